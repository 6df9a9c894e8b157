"""The floor as finished JSON: every view encoded once when it changes, for two audiences."""

from collections.abc import Callable, Iterable
from datetime import date

import msgspec
from msgspec import Struct

from callcenter.floor.hours import queue_is_open
from callcenter.floor.state import FloorState
from dashboards.live.board import Board
from dashboards.live.changes import Changes
from dashboards.live.days import day_of
from dashboards.live.tally import Tally
from dashboards.live.today import Today, lately_view
from dashboards.live.views import Standing, agent_of, contact_view, discreet, veiled

_encode = msgspec.json.Encoder().encode

#: Seconds that who joins a queue now is expected to wait behind others, None if that is not known.
Wait = Callable[[str], float | None]

#: What stands before a message of so many bytes on the line.
Head = Callable[[int], bytes]


class Frame(Struct):
    """One step of the feed, `after` -> `seq`, as JSON without its last brace.

    `veiled` is for everybody, `whole` for those who may see numbers. `agents` are those
    whose desk changed. `messages` are the finished ones, by audience, once somebody has got one.
    """

    after: int
    seq: int
    veiled: bytes
    whole: bytes
    agents: frozenset[str] = frozenset()
    messages: dict[bool, bytes] = {}

    def body(self, *, whole: bool) -> bytes:
        """Return the open JSON for one audience."""
        return self.whole if whole else self.veiled

    def message(self, head: Head, *, whole: bool) -> bytes:
        """Return the finished message for one audience: the same object for everybody in it."""
        found = self.messages.get(whole)
        if found is None:
            body = self.body(whole=whole)
            found = self.messages[whole] = b"%b%b}" % (head(len(body) + 1), body)
        return found

    @property
    def size(self) -> int:
        """How many bytes it holds, more or less."""
        return len(self.veiled) + len(self.whole) + sum(map(len, self.messages.values()))


class Picture:
    """Everything a console sees but the desks, as of `seq`."""

    def __init__(self, state: FloorState, seq: int, today: Today, now: float, wait: Wait) -> None:
        self.seq = seq
        self._today = today
        self._wait = wait
        today.lately.turn(now)
        self._board = Board(state, today, now)
        self._tally = Tally.of(state)
        self._minute = int(now // 60)
        self._hours = _hours(state, now)
        self._queues: dict[str, bytes] = {}
        self._agents: dict[str, bytes] = {}
        self._discreet: dict[str, bytes] = {}
        self._whole: dict[str, bytes] = {}
        self._veiled: dict[str, bytes] = {}
        for id_ in state.queues:
            self._draw_queue(state, id_, now)
        for id_ in state.agents:
            self._draw_agent(state, id_)
        for id_ in state.contacts:
            self._draw_contact(state, id_)
        self._snapshots: dict[bool, bytes] = {}

    def advance(self, state: FloorState, changes: Changes, seq: int, now: float) -> Frame | None:
        """Draw what changed and return it as a frame from the last one to `seq`.

        Returns None, and stays where it is, if nothing that is shown changed. When a minute turns,
        the queues are looked at even if nothing happened: the frame may then lead from `seq` to `seq`.
        """
        queues, agents = self._count(state, changes)
        turned = self._today.lately.turn(now)
        queues |= state.queues.keys() if turned else changes.queues & state.queues.keys()
        parts = (
            [id_ for id_ in queues if self._draw_queue(state, id_, now)],
            [id_ for id_ in agents if self._draw_agent(state, id_)],
            [id_ for id_ in changes.contacts if self._draw_contact(state, id_)],
        )
        board = self._board.advance(counted=bool(queues))
        if not agents and not any(parts) and not board:
            return None
        after, self.seq = self.seq, seq
        self._snapshots.clear()
        return self._frame(_head("delta", seq, now, after) + board, after, parts, frozenset(agents))

    def _frame(self, head: bytes, after: int, parts: tuple[list[str], ...], agents: frozenset[str]) -> Frame:
        queues, staff, contacts = parts
        shared = head + _part("queues", self._queues, queues)
        veiled = _part("agents", self._discreet, staff) + _part("contacts", self._veiled, contacts)
        whole = _part("agents", self._agents, staff) + _part("contacts", self._whole, contacts)
        return Frame(after, self.seq, shared + veiled, shared + whole, agents)

    def is_outdated(self, state: FloorState, now: float) -> bool:
        """Whether time alone has changed what is shown: a queue opened or closed, or a day began."""
        minute = int(now // 60)
        if minute == self._minute:
            return False
        self._minute = minute
        return self._hours != _hours(state, now)

    def snapshot(self, now: float, *, whole: bool) -> tuple[bytes, bytes]:
        """Return the whole picture for one audience as two parts of JSON, without its last brace.

        The second and large one is the same object for everybody who asks at this place.
        """
        body = self._snapshots.get(whole)
        if body is None:
            contacts = self._whole if whole else self._veiled
            agents = self._agents if whole else self._discreet
            body = b"".join(
                (
                    _object("queues", self._queues.values()),
                    _object("agents", agents.values()),
                    _object("contacts", contacts.values()),
                    self._board.snapshot(),
                )
            )
            self._snapshots[whole] = body
        return _head("snapshot", self.seq, now), body

    def _count(self, state: FloorState, changes: Changes) -> tuple[set[str], set[str]]:
        """Bring the counts up to date; return the queues and agents to draw again."""
        queues: set[str] = set()
        agents = set(changes.agents)
        for id_ in changes.contacts:
            left_or_joined, concerned = self._tally.count_contact(id_, state.contacts.get(id_))
            queues |= left_or_joined
            agents |= concerned
        agents &= state.agents.keys()
        for id_ in agents:
            queues |= self._tally.count_agent(state.agents[id_])
        return queues & state.queues.keys(), agents

    def _draw_queue(self, state: FloorState, id_: str, now: float) -> bool:
        policy = state.queues[id_]
        is_open = queue_is_open(state, policy, now)
        standing = Standing(
            is_open,
            state.by_hand.get(id_),
            self._today.view(id_, now),
            lately_view(self._today.lately.counts(id_)),
            self._wait(id_),
            callbacks=self._today.promises.view(id_, now),
        )
        self._hours[id_] = (is_open, day_of(state, id_, now))
        return _draw(self._queues, id_, self._tally.view(policy, standing))

    def _draw_agent(self, state: FloorState, id_: str) -> bool:
        view = agent_of(state, state.agents[id_])
        changed = _draw(self._agents, id_, view)
        if changed:
            _draw(self._discreet, id_, discreet(view))
        return changed

    def _draw_contact(self, state: FloorState, id_: str) -> bool:
        """Draw a contact for both audiences, or take it out; return whether that changed anything."""
        contact = state.contacts.get(id_)
        if contact is None:
            self._veiled.pop(id_, None)
            return self._whole.pop(id_, None) is not None
        view = contact_view(contact)
        changed = _draw(self._whole, id_, view)
        if changed:
            _draw(self._veiled, id_, veiled(view))
        return changed


def _hours(state: FloorState, now: float) -> dict[str, tuple[bool, date]]:
    """Return for each queue whether it is open, and its date."""
    return {
        id_: (queue_is_open(state, policy, now), day_of(state, id_, now))
        for id_, policy in state.queues.items()
    }


def beat(seq: int, now: float) -> bytes:
    """Return a delta that changes nothing (`from` is `seq`), as JSON without its last brace."""
    return _head("delta", seq, now, seq)


def desk_part(desk: object) -> bytes:
    """Return the last part of a message: a desk (a view, or None) and the brace."""
    return b',"desk":%b}' % _encode(desk)


def _head(kind: str, seq: int, now: float, after: int | None = None) -> bytes:
    since = "" if after is None else f'"from":{after},'
    return f'{{"type":"{kind}","seq":{seq},{since}"now":{now!r}'.encode()


def _draw(drawn: dict[str, bytes], id_: str, view: object) -> bool:
    """Encode a view into its place; return whether it differs from what stood there."""
    fragment = _fragment(id_, view)
    changed = drawn.get(id_) != fragment
    drawn[id_] = fragment
    return changed


def _fragment(id_: str, view: object) -> bytes:
    return b"%b:%b" % (_encode(id_), _encode(view))


def _part(name: str, drawn: dict[str, bytes], ids: Iterable[str]) -> bytes:
    """Return the named members as a part of a delta; one that is gone becomes null."""
    parts = [drawn.get(id_) or _encode(id_) + b":null" for id_ in sorted(ids)]
    return _object(name, parts) if parts else b""


def _object(name: str, fragments: Iterable[bytes]) -> bytes:
    return b',"%b":{%b}' % (name.encode(), b",".join(fragments))
