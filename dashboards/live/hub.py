"""The live feed: one look at the floor per tick, encoded once, handed to every console.

The shell part of `dashboards.live`. Owns one task (`run`); everything else happens at once.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence

from msgspec import Struct

from callcenter.floor.events import Event
from callcenter.floor.state import FloorState
from callcenter.ports.books import Changed
from callcenter.ports.clock import Clock
from callcenter.ports.live import Line, Viewer
from dashboards.live.changes import Changes, changes
from dashboards.live.client import Client
from dashboards.live.desk import desk_view
from dashboards.live.pace import Pace
from dashboards.live.picture import Frame, Head, Picture, Wait, beat, desk_part
from dashboards.live.standing import StandingLegs
from dashboards.live.steps import Steps
from dashboards.live.tidings import Tidings
from dashboards.live.today import Today


class Limits(Struct, frozen=True):
    """Spans in seconds, sizes in bytes. `tick`: least time between two messages for all.

    A pass over a large crowd takes its time: the next follows no sooner than `share` of the processor is
    spent on passes, and no later than after `slowest` (`Pace`). `beat`: a sign of life; consoles grey what
    they show when nothing came for 5 s, so it must be shorter.
    `mark` may lie unread at a client; one with more is left out, and let go when it has read nothing for
    `patience`. `frames` steps of together `kept` bytes are there for those who come back, `stride` clients
    are served before others get a turn of the loop. `unwatched`: for so long the picture is kept up though
    nobody watches, for those whose connection dropped.
    """

    tick: float = 0.1
    slowest: float = 0.5
    share: float = 0.2
    beat: float = 4.0
    unwatched: float = 60.0
    patience: float = 10.0
    mark: int = 262_144
    frames: int = 1024
    kept: int = 16_777_216
    stride: int = 100


def _no_head(_length: int) -> bytes:
    return b""


class LiveHub:
    """Where consoles join, and where the commits come in. Implements `ports.live.LiveFeed`.

    `state` returns the floor as it stands, `phone` tells whether an agent's phone was seen lately,
    `wait` how many seconds who joins a queue now is expected to wait, None if that is not known.
    `head` returns what the line wants before a message of so many bytes; it is asked once for each message
    that is made, and one made for many is the same for all of them.
    """

    def __init__(
        self,
        state: Callable[[], FloorState],
        clock: Clock,
        phone: Callable[[str], bool],
        seq: int = 0,
        limits: Limits | None = None,
        wait: Wait = lambda queue: None,
        head: Head = _no_head,
    ) -> None:
        self._state = state
        self._clock = clock
        self._phone = phone
        self._limits = limits or Limits()
        self.today = Today(state)
        self._pace = Pace(self._limits.tick, self._limits.slowest, self._limits.share)
        self._wait = wait
        self._head = head
        self._picture = self._draw(seq)
        self._seq = seq
        self._steps = Steps(self._limits.frames, self._limits.kept)
        self._changes = Changes()
        self._standing = StandingLegs(state().agents.values())
        self._desks: set[str] = set()
        self._tidings = Tidings(clock.now())
        self._noticed: set[str] = set()
        self._clients: dict[Client, None] = {}
        self._behind: dict[Client, None] = {}
        self._by_agent: dict[str, dict[Client, None]] = {}
        self._wake = asyncio.Event()
        self._left_at = float("-inf")  # when the last client left
        self._asleep = False  # nobody has watched for long: the picture is drawn anew for the next who does
        self.dropped = 0  #: clients let go because they did not read

    @property
    def clients(self) -> int:
        """How many consoles watch."""
        return len(self._clients)

    # --- what comes in ---------------------------------------------------------------------

    def listen(self, seq: int, events: Sequence[Event], now: float) -> None:
        """Take in a commit. An offer goes to its agent's desk at once, the rest with the tick."""
        counted = self.today.listen(events)
        unbound = self._standing.ended(events)
        self._seq = seq
        if self._asleep:
            return
        found = changes(events)
        found.queues |= counted
        found.agents |= unbound
        self._changes.merge(found)
        self._show_desks(found.rung, now)
        if self._changes:
            self._wake.set()

    def reload(self, seq: int) -> None:
        """Forget the picture: the floor was read anew from the journal and stands at `seq`."""
        self._seq = seq
        self._standing = StandingLegs(self._state().agents.values())
        if not self._asleep:
            self._changes.whole = True
            self._wake.set()

    def touch(self, agent: str) -> None:
        """Say that an agent's desk changed without an event (the phone came or went)."""
        self._desks.add(agent)
        self._wake.set()

    def hear(self, changes: Sequence[Changed]) -> None:
        """Take in what was stored: whoever has other notices now is told with the tick."""
        self._noticed |= self._tidings.hear(changes)
        if self._noticed:
            self._wake.set()

    # --- who watches -----------------------------------------------------------------------

    def join(self, viewer: Viewer, line: Line, on_late: Callable[[], None]) -> Client:
        """Return a client that gets nothing until its `hello`; `on_late` is called if it is let go."""
        if self._asleep:
            self._asleep = False
            self._redraw()
        client = Client(self, viewer, line, on_late)
        self._clients[client] = None
        if viewer.agent:
            self._by_agent.setdefault(viewer.agent, {})[client] = None
        self._wake.set()
        return client

    def welcome(self, client: Client, after: int | None) -> None:
        """Give a client what it lacks: the missed steps if all are known, else the whole picture.

        If too much lies unread already, that is put off until it was read.
        """
        now = self._clock.now()
        if client not in self._clients:
            return
        if client.unread() > self._limits.mark:
            client.seq = -1 if after is None else after
            self._put_off(client, now)
            return
        client.behind = False
        self._behind.pop(client, None)
        whole = client.viewer.whole
        missed = self._missed(after, whole=whole)
        client.seq = self._picture.seq
        if missed is None:
            self._send(client, *self._picture.snapshot(now, whole=whole), *self._own_parts(client.viewer))
            return
        for frame in missed:
            client.send((frame.message(self._head, whole=whole),))
        self._send(client, beat(client.seq, now), *self._own_parts(client.viewer))

    def forget(self, client: Client) -> None:
        """Let a client leave; unknown ones are no error."""
        self._clients.pop(client, None)
        self._behind.pop(client, None)
        self._left_at = self._clock.now()
        mine = self._by_agent.get(client.viewer.agent, {})
        mine.pop(client, None)
        if not mine:
            self._by_agent.pop(client.viewer.agent, None)

    def drop(self, client: Client) -> None:
        """Let go of a client that does not read."""
        self.dropped += 1
        self.forget(client)
        client.on_late()

    # --- what goes out ---------------------------------------------------------------------

    async def run(self) -> None:
        """Send what changed, at most once a tick; a sign of life when nothing did. Until cancelled."""
        while True:
            await self._something_to_tell()
            self._wake.clear()
            await self.flush()
            await asyncio.sleep(self._pace.pause())

    async def flush(self) -> None:
        """Send what changed since the last time to everybody."""
        now = self._clock.now()
        found, desks, noticed = self._changes, self._desks, self._noticed
        self._changes, self._desks, self._noticed = Changes(), set(), set()
        if not self._clients and now - self._left_at > self._limits.unwatched:
            self._asleep = True
            return
        if found.whole or self._picture.is_outdated(self._state(), now):
            await self._start_over()
            return
        with self._pace.work():
            frame = self._picture.advance(self._state(), found, self._seq, now)
            if frame is not None:
                self._steps.keep(frame)
        await self._publish(frame or self._sign_of_life(now), desks, noticed)
        await self._catch_up()

    def _sign_of_life(self, now: float) -> Frame:
        seq = self._picture.seq
        body = beat(seq, now)
        return Frame(seq, seq, body, body)

    async def _something_to_tell(self) -> None:
        """Wait for a change or until a sign of life is due; meanwhile look after those who are behind."""
        span = self._limits.beat if self._clients else None
        while self._behind and span is not None and span > self._limits.tick:
            if await self._woken(self._limits.tick):
                return
            await self._catch_up()
            span -= self._limits.tick
        await self._woken(span)

    async def _woken(self, span: float | None) -> bool:
        try:
            async with asyncio.timeout(span):
                return await self._wake.wait()
        except TimeoutError:
            return False

    async def _start_over(self) -> None:
        with self._pace.work():
            self._redraw()
        async for some in self._strides(self._clients):
            for client in some:
                if client.seq >= 0 or client.behind:
                    client.hello(None)

    def _redraw(self) -> None:
        """Draw the picture anew: what anybody holds of the one before is void."""
        self._steps.forget(self._picture.seq)
        self._picture = self._draw(self._seq)

    def _draw(self, seq: int) -> Picture:
        return Picture(self._state(), seq, self.today, self._clock.now(), self._wait)

    async def _publish(self, frame: Frame, desks: set[str], noticed: set[str]) -> None:
        """Hand a frame to all who stand at its start; those concerned get their desk and notices with it."""
        desks |= frame.agents
        now = self._clock.now()
        async for some in self._strides(self._clients):
            for client in some:
                # Who stands elsewhere is not greeted yet, or was greeted with a newer picture meanwhile.
                if client.seq == frame.after and not client.behind:
                    self._tell(client, frame, desks, noticed, now)

    def _tell(self, client: Client, frame: Frame, desks: set[str], noticed: set[str], now: float) -> None:
        line, viewer = client.line, client.viewer
        if line.get_write_buffer_size() > self._limits.mark:
            self._put_off(client, now)
            return
        client.seq = frame.seq
        if viewer.agent in desks or viewer.user in noticed:
            news = self._tidings.part(viewer.user) if viewer.user in noticed else b""
            end = self._desk_part(viewer.agent) if viewer.agent in desks else b"}"
            self._send(client, frame.body(whole=viewer.whole), news, end)
        elif not line.is_closing():
            line.write(frame.message(self._head, whole=viewer.whole))

    def _put_off(self, client: Client, now: float) -> None:
        self._behind[client] = None
        client.fall_behind(now)

    async def _catch_up(self) -> None:
        """Give those who read again what they lack, and let go of those who do not."""
        now = self._clock.now()
        async for some in self._strides(self._behind):
            for client in some:
                if client.unread() <= self._limits.mark // 4:
                    client.hello(client.seq)
                elif client.is_stalled(now, self._limits.patience):
                    self.drop(client)

    async def _strides(self, clients: dict[Client, None]) -> AsyncIterator[list[Client]]:
        """Yield the clients some at a time, letting others have the loop in between."""
        every, stride = list(clients), self._limits.stride
        for start in range(0, len(every), stride):
            if start:
                await asyncio.sleep(0)
            with self._pace.work():
                yield [client for client in every[start : start + stride] if client in clients]

    def _send(self, client: Client, *parts: bytes) -> None:
        """Send a message that is made for one client."""
        client.send((self._head(sum(map(len, parts))), *parts))

    def _show_desks(self, agents: Iterable[str], now: float) -> None:
        for agent in agents:
            for client in list(self._by_agent.get(agent, ())):
                if client.seq >= 0 and not client.behind:
                    self._send(client, beat(client.seq, now), self._desk_part(agent))

    def _own_parts(self, viewer: Viewer) -> tuple[bytes, bytes]:
        """Return what is one console's own, and the end of its message."""
        return self._tidings.part(viewer.user), self._desk_part(viewer.agent)

    def _desk_part(self, agent: str) -> bytes:
        state = self._state()
        known = state.agents.get(agent)
        return desk_part(desk_view(state, known, phone=self._phone(agent)) if known is not None else None)

    def _missed(self, after: int | None, *, whole: bool) -> list[Frame] | None:
        """Return the steps after `after`, None if they are not all known or are too much to send."""
        missed = None if after is None else self._steps.after(after, self._picture.seq)
        if missed and sum(len(frame.body(whole=whole)) for frame in missed) > self._limits.mark:
            return None
        return missed
