"""The live feed: one look at the floor per tick, encoded once, handed to every console.

The shell part of `dashboards.live`. Owns one task (`run`); everything else happens at once.
"""

import asyncio
from bisect import bisect_left
from collections.abc import AsyncIterator, Callable, Iterable, Sequence

from msgspec import Struct

from callcenter.floor.events import Event
from callcenter.floor.state import FloorState
from callcenter.ports.books import Changed
from callcenter.ports.clock import Clock
from callcenter.ports.live import Viewer
from dashboards.live.changes import Changes, changes
from dashboards.live.client import Client
from dashboards.live.desk import desk_view
from dashboards.live.picture import Frame, Picture, Wait, beat, desk_part
from dashboards.live.tidings import Tidings
from dashboards.live.today import Today


class Limits(Struct, frozen=True):
    """Spans in seconds. `tick`: least time between two messages for all. `beat`: a sign of life.

    Consoles grey what they show when nothing came for 5 s: the beat must be shorter.
    `queue` messages may wait for a client, `frames` steps are kept for those who come back,
    `stride` clients are served before others get a turn of the loop. `unwatched`: for so long the
    picture is kept up though nobody watches, for those whose connection dropped.
    """

    tick: float = 0.05
    beat: float = 4.0
    unwatched: float = 60.0
    queue: int = 128
    frames: int = 1024
    stride: int = 250


class LiveHub:
    """Where consoles join, and where the commits come in. Implements `ports.live.LiveFeed`.

    `state` returns the floor as it stands, `phone` tells whether an agent's phone was seen lately,
    `wait` how many seconds who joins a queue now is expected to wait, None if that is not known.
    """

    def __init__(
        self,
        state: Callable[[], FloorState],
        clock: Clock,
        phone: Callable[[str], bool],
        seq: int = 0,
        limits: Limits | None = None,
        wait: Wait = lambda queue: None,
    ) -> None:
        self._state = state
        self._clock = clock
        self._phone = phone
        self._limits = limits or Limits()
        self.today = Today(state)
        self._wait = wait
        self._picture = self._draw(seq)
        self._seq = seq
        self._frames: list[Frame] = []
        self._changes = Changes()
        self._desks: set[str] = set()
        self._tidings = Tidings(clock.now())
        self._noticed: set[str] = set()
        self._clients: dict[Client, None] = {}
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
        self._seq = seq
        if self._asleep:
            return
        found = changes(events)
        found.queues |= counted
        self._changes.merge(found)
        self._show_desks(found.rung, now)
        if self._changes:
            self._wake.set()

    def reload(self, seq: int) -> None:
        """Forget the picture: the floor was read anew from the journal and stands at `seq`."""
        self._seq = seq
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

    def join(self, viewer: Viewer, on_late: Callable[[], None]) -> Client:
        """Return a client that gets nothing until its `hello`; `on_late` is called if it is let go."""
        if self._asleep:
            self._asleep = False
            self._picture = self._draw(self._seq)
            self._frames.clear()
        client = Client(self, viewer, on_late, self._limits.queue)
        self._clients[client] = None
        if viewer.agent:
            self._by_agent.setdefault(viewer.agent, {})[client] = None
        self._wake.set()
        return client

    def welcome(self, client: Client, after: int | None) -> None:
        """Give a client what it lacks: the missed steps if all are known, else the whole picture."""
        now = self._clock.now()
        whole = client.viewer.whole
        missed = self._missed(after)
        client.seq = self._picture.seq
        if missed is None:
            client.push(*self._picture.snapshot(now, whole=whole), *self._own_parts(client.viewer))
            return
        for frame in missed:
            client.push(frame.body(whole=whole), b"}")
        client.push(beat(client.seq, now), *self._own_parts(client.viewer))

    def forget(self, client: Client) -> None:
        """Let a client leave; unknown ones are no error."""
        self._clients.pop(client, None)
        self._left_at = self._clock.now()
        mine = self._by_agent.get(client.viewer.agent, {})
        mine.pop(client, None)
        if not mine:
            self._by_agent.pop(client.viewer.agent, None)

    def drop(self, client: Client) -> None:
        """Let go of a client that does not read."""
        self.dropped += 1
        self.forget(client)

    # --- what goes out ---------------------------------------------------------------------

    async def run(self) -> None:
        """Send what changed, at most once a tick; a sign of life when nothing did. Until cancelled."""
        while True:
            await self._something_to_tell()
            self._wake.clear()
            await self.flush()
            await asyncio.sleep(self._limits.tick)

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
        frame = self._picture.advance(self._state(), found, self._seq, now)
        if frame is not None:
            self._keep(frame)
        await self._publish(frame or self._sign_of_life(now), desks, noticed)

    def _sign_of_life(self, now: float) -> Frame:
        seq = self._picture.seq
        body = beat(seq, now)
        return Frame(seq, seq, body, body)

    async def _something_to_tell(self) -> None:
        try:
            async with asyncio.timeout(self._limits.beat if self._clients else None):
                await self._wake.wait()
        except TimeoutError:
            return

    async def _start_over(self) -> None:
        self._picture = self._draw(self._seq)
        self._frames.clear()
        async for client in self._everyone():
            if client.seq >= 0:
                client.hello(None)

    def _draw(self, seq: int) -> Picture:
        return Picture(self._state(), seq, self.today, self._clock.now(), self._wait)

    async def _publish(self, frame: Frame, desks: set[str], noticed: set[str]) -> None:
        """Hand a frame to all who stand at its start; those concerned get their desk and notices with it."""
        desks |= frame.agents
        shared = {whole: frame.body(whole=whole) + b"}" for whole in (False, True)}
        async for client in self._everyone():
            if client.seq != frame.after:
                continue  # not greeted yet, or greeted with a newer picture meanwhile
            client.seq = frame.seq
            viewer = client.viewer
            news = self._tidings.part(viewer.user) if viewer.user in noticed else b""
            if viewer.agent in desks:
                client.push(frame.body(whole=viewer.whole), news, self._desk_part(viewer.agent))
            elif news:
                client.push(frame.body(whole=viewer.whole), news, b"}")
            else:
                client.push(shared[viewer.whole])

    async def _everyone(self) -> AsyncIterator[Client]:
        """Yield the clients, letting others have the loop now and then."""
        for index, client in enumerate(list(self._clients), 1):
            if client in self._clients:
                yield client
            if index % self._limits.stride == 0:
                await asyncio.sleep(0)

    def _show_desks(self, agents: Iterable[str], now: float) -> None:
        for agent in agents:
            for client in list(self._by_agent.get(agent, ())):
                if client.seq >= 0:
                    client.push(beat(client.seq, now), self._desk_part(agent))

    def _own_parts(self, viewer: Viewer) -> tuple[bytes, bytes]:
        """Return what is one console's own, and the end of its message."""
        return self._tidings.part(viewer.user), self._desk_part(viewer.agent)

    def _desk_part(self, agent: str) -> bytes:
        state = self._state()
        known = state.agents.get(agent)
        return desk_part(desk_view(state, known, phone=self._phone(agent)) if known is not None else None)

    def _keep(self, frame: Frame) -> None:
        self._frames.append(frame)
        if len(self._frames) >= 2 * self._limits.frames:
            del self._frames[: self._limits.frames]

    def _missed(self, after: int | None) -> list[Frame] | None:
        """Return the steps after `after`, None if they are not all known or are too many to queue.

        A step that time alone made begins and ends at the same place: it may be told twice.
        """
        if after is None:
            return None
        start = bisect_left(self._frames, after, key=lambda frame: frame.after)
        missed = self._frames[start:]
        if not missed:
            return [] if after == self._picture.seq else None
        if missed[0].after != after or len(missed) > self._limits.queue // 2:
            return None
        return missed
