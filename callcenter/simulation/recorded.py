"""A real day out of a journal: who called, how long they talked, how long they would have waited.

What nobody saw is drawn. An abandoned caller's patience is known, it ended at the hang-up; of an answered
one it is only known that it was longer than the wait. With exponential patience the best guess of its mean
is the sum of all waits over the number who hung up, and what is left of it after a wait is exponential
again. Who hung up has no talk: theirs is taken from somebody who was answered in the same queue.
"""

from collections import defaultdict
from collections.abc import Iterable
from math import inf
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from callcenter.floor import events as e
from callcenter.floor.asking import brought
from callcenter.floor.commands import Configure
from callcenter.floor.phases import Presence
from callcenter.floor.values import Channel, CustomerCard, Needs, Outcome
from callcenter.simulation.plan import Call, Move

_FORCED = frozenset({"no_answer", "device"})
_STEERED = frozenset({Presence.AVAILABLE, Presence.NOT_READY, Presence.OFFLINE})


class Seen(Struct):
    """What the journal tells of one contact that asked for a queue."""

    id: str
    at: float
    card: CustomerCard = CustomerCard()
    queue: str = ""
    needs: Needs = Needs()
    priority: int = 0
    target: str = ""
    queued_at: float = 0.0
    wait: float | None = None
    lost: bool = False
    rang_at: float = 0.0
    answer: float | None = None
    connected_at: float = 0.0
    talk: float | None = None
    released_at: float = 0.0
    after_call: float | None = None


class RecordedDay(Struct, frozen=True):
    """A day as it was. `house` is the last configuration in force; times are seconds UTC."""

    house: Configure
    seen: tuple[Seen, ...]
    moves: tuple[Move, ...]
    begin: float
    end: float

    def calls(self, seed: int) -> tuple[Call, ...]:
        """Return the callers, with what nobody saw drawn from the seed."""
        patience = mean_patience(self.seen)
        known = {name: _known(self.seen, name) for name in ("talk", "after_call", "answer")}
        return tuple(_call(each, known, patience, Random(f"{seed}/{each.id}")) for each in self.seen)


def mean_patience(seen: Iterable[Seen]) -> float:
    """Return the mean patience in seconds: all waits over the number who hung up; infinite if nobody did."""
    waits, lost = 0.0, 0
    for each in seen:
        waits += each.wait or 0.0
        lost += each.lost
    return waits / lost if lost else inf


def _known(seen: Iterable[Seen], name: str) -> dict[str, list[float]]:
    """Return what was seen of one span, by queue and (under "") anywhere."""
    found: dict[str, list[float]] = defaultdict(list)
    for each in seen:
        value = getattr(each, name)
        if value is not None:
            found[each.queue].append(value)
            found[""].append(value)
    return found


def _call(seen: Seen, known: dict[str, dict[str, list[float]]], patience: float, dice: Random) -> Call:
    extra = dice.expovariate(1.0 / patience) if patience != inf else inf
    spans = {name: _span(seen, name, by, dice) for name, by in known.items()}
    wait = seen.wait or 0.0
    return Call(
        seen.id,
        seen.at,
        seen.queue,
        talk=spans["talk"],
        after_call=spans["after_call"],
        answer=spans["answer"],
        patience=wait if seen.lost else wait + extra,
        menu=seen.queued_at - seen.at,
        luck=dice.random(),
        card=seen.card,
        needs=seen.needs,
        priority=seen.priority,
        target=seen.target,
    )


def _span(seen: Seen, name: str, known: dict[str, list[float]], dice: Random) -> float:
    value: float | None = getattr(seen, name)
    chance = dice.random()
    if value is not None:
        return value
    others = known.get(seen.queue) or known.get("") or [0.0]
    return others[int(chance * len(others))]


class Reader:
    """Listens to the events of a day in order and keeps what a simulation needs of it."""

    def __init__(self) -> None:
        self._house: Configure | None = None
        self._seen: dict[str, Seen] = {}
        self._moves: list[Move] = []
        self._first: float | None = None
        self._last = 0.0

    def tell(self, event: e.Event) -> None:
        """Take in one event."""
        self._first = event.at if self._first is None else self._first
        self._last = event.at
        match event:
            case e.FloorConfigured():
                self._house = Configure(event.queues, event.agents, event.calendars, event.rules)
            case e.ContactArrived(channel=Channel.VOICE):
                self._seen[event.contact] = Seen(event.contact, event.at, event.card)
            case e.PresenceChanged() | e.PresenceWished():
                self._steer(event)
            case e.ContactEvent():
                if (seen := self._seen.get(event.contact)) is not None:
                    note(seen, self._as_brought(event))
            case e.WrapUpEnded():
                if (seen := self._seen.get(event.contact)) is not None and seen.after_call is None:
                    seen.after_call = event.at - seen.released_at

    def day(self) -> RecordedDay:
        """Return the day. Raises `ValueError` where there is nothing in it to simulate."""
        seen = tuple(each for each in self._seen.values() if each.queue)
        if self._house is None:
            raise ValueError("the journal holds no configuration of the floor")
        if not seen:
            raise ValueError("nobody asked for a queue in this journal")
        begin = self._first or 0.0
        return RecordedDay(self._house, seen, tuple(self._moves), begin, max(self._last, begin + 1.0))

    def _as_brought(self, event: e.ContactEvent) -> e.ContactEvent:
        """Return the event with the skills that the queue did not ask for itself: it will ask again."""
        if not isinstance(event, e.ContactQueued) or self._house is None:
            return event
        policy = next((each for each in self._house.queues if each.id == event.queue), None)
        return replace(event, needs=brought(policy, event.needs))

    def _steer(self, event: e.PresenceChanged | e.PresenceWished) -> None:
        """Keep what agents asked for; what the floor did to them it will do again."""
        forced = event.presence is Presence.NOT_READY and event.reason in _FORCED
        if event.presence in _STEERED and not forced:
            self._moves.append(Move(event.at, event.agent, event.presence, event.reason))


def note(seen: Seen, event: e.ContactEvent) -> None:
    """Keep what an event tells of its contact: the first queue, the first answer, the first talk."""
    match event:
        case e.ContactQueued() if not seen.queue:
            seen.queue, seen.queued_at, seen.needs = event.queue, event.at, event.needs
            seen.priority, seen.target = event.priority, event.target
        case e.ContactOffered():
            seen.rang_at = event.at
        case e.ContactConnected() if seen.wait is None:
            seen.wait, seen.connected_at = event.at - seen.queued_at, event.at
            seen.answer = event.at - seen.rang_at
        case e.ContactReleased() if seen.talk is None:
            seen.talk, seen.released_at = event.at - seen.connected_at, event.at
        case e.ContactClosed() if seen.queue and seen.wait is None:
            seen.wait = event.at - seen.queued_at
            seen.lost = event.outcome in (Outcome.ABANDONED, Outcome.FAILED)


def shifted(day: RecordedDay, house: Configure) -> RecordedDay:
    """Return the same day in another house; agents it does not know stay at home."""
    known = {agent.id for agent in house.agents}
    return replace(day, house=house, moves=tuple(move for move in day.moves if move.agent in known))
