"""A long past: rows of calls that a floor really decided, written into a journal."""

from collections.abc import Iterator
from itertools import count

from callcenter.floor import Floor
from callcenter.floor import commands as c
from callcenter.floor.phases import Presence
from callcenter.floor.values import AgentProfile, LegCause, Needs, QueuePolicy, Skill
from callcenter.ports.journal import Batch, Journal, Row
from callcenter.service.batch import Draft
from callcenter.service.beginnings import Beginnings

_AGENTS = 20
_QUEUES = ("sales", "support")
_MENU = {"flow": "reception", "version": "1", "step": "departments", "language": "en", "facts": {"open": {}}}
_AT_ONCE = 10_000


class Past:
    """Calls of several kinds, some at a time, on a floor of twenty agents."""

    def __init__(self) -> None:
        self._floor = Floor()
        self._numbers = count(1)
        self.now = 1_700_000_000.0
        self._beginnings = Beginnings()
        self._draft = Draft(0, self.now, self._beginnings)
        self._do(c.Configure(tuple(map(QueuePolicy, _QUEUES)), tuple(map(_agent, range(_AGENTS)))))
        for number in range(_AGENTS):
            self._do(c.RequestPresence(f"agent{number}", Presence.AVAILABLE))

    def rows(self, number: int) -> list[Row]:
        """Return the rows not yet returned and those of further calls, at least so many."""
        while len(self._draft.rows) < number:
            self._call(next(self._numbers))
        rows = self._draft.rows
        self._draft = Draft(self._draft.seq, self.now, self._beginnings)
        return rows

    def _call(self, number: int) -> None:
        """Let one call live: two of ten end in the menu, one in the queue, the others talk."""
        call = f"CA{number:032x}"
        self._do(c.ArriveContact(call, call, caller=f"+1202{number:07d}", dialled="+12025550100", menu=_MENU))
        self._do(c.AdvanceMenu(call, 0, _MENU))
        if number % 10 < 2:
            self._do(c.EndLeg(call))
            return
        needs = Needs((Skill("language:en"),)) if number % 2 else Needs()
        self._do(c.RequestQueue(call, _QUEUES[number % 2], needs, menu=_MENU))
        if number % 10 == 2:
            self._do(c.EndLeg(call, LegCause.HUNG_UP))
            return
        self._talk(call, number)

    def _talk(self, call: str, number: int) -> None:
        offer = self._floor.state.contacts[call].offer
        if offer is None:
            raise RuntimeError("nobody was free: the past has come off its tracks")
        agent, leg = offer.agent, f"CB{number:032x}"
        self._do(c.AcceptOffer(agent, offer.id))
        self._do(c.BindLeg(leg, agent, offer.id))
        self._do(c.OpenBridge(call, f"CF{number:032x}"))
        if number % 5 == 0:
            self._do(c.Hold(agent, call))
            self._do(c.Resume(agent, call))
        self._do(c.EndLeg(call))
        self._do(c.EndLeg(leg))
        self._do(c.Dispose(agent, call, "resolved"))
        self._do(c.FinishWrapUp(agent))

    def _do(self, command: c.Command) -> None:
        self.now += 0.5
        self._draft.now = self.now
        decision = self._draft.decide(self._floor, lambda _floor: (command,))
        if decision.refusal is not None:
            raise RuntimeError(f"{type(command).__name__} was refused: {decision.refusal.code}")


def again(rows: list[Row], lap: int) -> Iterator[Row]:
    """Return the same calls once more, under other names and later numbers; lap 0 changes nothing."""
    for row in rows:
        cause = None if row.cause is None else _renamed(row.cause, lap)
        contact = _renamed(row.contact.encode(), lap).decode()
        seq = row.seq + lap * len(rows)
        yield Row(seq, row.at, row.kind, contact, _renamed(row.payload, lap), cause, row.began)


def _renamed(text: bytes, lap: int) -> bytes:
    return text.replace(b"CA000000", b"CA%06x" % lap).replace(b"CB000000", b"CB%06x" % lap)


async def write(journal: Journal, rows: list[Row]) -> None:
    """Append rows, many to a transaction."""
    for start in range(0, len(rows), _AT_ONCE):
        await journal.append(Batch(rows[start : start + _AT_ONCE]))


def _agent(number: int) -> AgentProfile:
    return AgentProfile(f"agent{number}", queues=_QUEUES, skills={"language:en": 5})
