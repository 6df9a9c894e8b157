"""Counts of contacts and agents for the metrics, kept as the floor moves."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from callcenter.floor import ahead_events as a
from callcenter.floor import calling_events as k
from callcenter.floor import events as e
from callcenter.floor.phases import IN_QUEUE, Phase
from callcenter.floor.state import Contact, FloorState
from callcenter.floor.values import AnsweredBy, OfferEnd
from callcenter.observe.lines import LOST, NO_TIER, Lines, Shown, Waits
from callcenter.observe.registry import Registry

#: The label of contacts that have not reached a queue.
NO_QUEUE = "none"
#: What becomes of callbacks.
_CALLED_BACK = ("asked", "kept", "late", "unreached", "cancelled")


class _Seen(Struct, frozen=True, gc=False):
    queue: str
    tier: str
    phase: Phase
    queued_at: float
    answered: bool = False  #: in this stay in the queue
    to_dial: str = ""  #: `held` or `due`, for a callback whose customer was not reached
    promised_by: float = 0.0


@cache
def _fields(kind: type[e.Event]) -> tuple[bool, tuple[str, ...]]:
    """Return whether events of a kind have a contact, and which of their fields name agents."""
    names = kind.__struct_fields__
    return "contact" in names, tuple(name for name in ("agent", "to") if name in names)


def _seen(contact: Contact) -> _Seen:
    """Return what is counted of a contact; who is to be called has no wait on the line."""
    queue, tier = contact.queue or NO_QUEUE, contact.card.tier or NO_TIER
    if not contact.to_dial:
        answered = contact.answered_at >= contact.queued_at > 0
        return _Seen(queue, tier, contact.phase, contact.queued_at, answered)
    if contact.callback is None:
        return _Seen(queue, tier, contact.phase, 0.0)
    stands = "held" if contact.phase is Phase.SCHEDULED else "due"
    promised_by = contact.callback.promised_by
    return _Seen(queue, tier, contact.phase, 0.0, to_dial=stands, promised_by=promised_by)


class Census:
    """Counts contacts and agents, and offers, waits and ends from the events.

    How many there are is kept in plain numbers and put into the gauges when somebody asks (`numbers`).
    """

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._contacts: dict[str, _Seen] = {}
        self._agents: dict[str, tuple[str, tuple[str, ...]]] = {}
        self._by_phase: Counter[tuple[str, str]] = Counter()
        self._by_presence: Counter[str] = Counter()
        self._staff: Counter[tuple[str, str]] = Counter()
        self._callbacks: Counter[tuple[str, str]] = Counter()
        self._lines = Lines()
        self._waits = Waits(registry)

    def numbers(self, now: float) -> Iterator[Shown]:
        """Yield what the gauges are to show. What is counted may change in between."""
        yield from self._lines.numbers(now)
        for (queue, phase), number in tuple(self._by_phase.items()):
            yield ("callcenter_contacts", queue, phase), number
        for (queue, stands), number in tuple(self._callbacks.items()):
            yield ("callcenter_callbacks_open", queue, stands), number
        for presence, number in tuple(self._by_presence.items()):
            yield ("callcenter_agents", presence), number
        for (queue, presence), number in tuple(self._staff.items()):
            yield ("callcenter_queue_agents", queue, presence), number

    def recount(self, state: FloorState) -> None:
        """Count everything anew: after a start, or when the floor was read again."""
        for id_ in list(self._contacts):
            self._look_contact(id_, None)
        for contact in state.contacts.values():
            self._look_contact(contact.id, contact)
        self._look_agents(state, list(self._agents) + list(state.agents))
        self._look_queues(state)

    def take(self, state: FloorState, events: Sequence[e.Event]) -> None:
        """Take in a commit."""
        agents: set[str] = set()
        contacts: set[str] = set()
        for event in events:
            kind = type(event)
            if kind in _COUNTED:
                _COUNTED[kind](self, state, event)
            of_contact, of_agents = _fields(kind)
            if of_contact:
                contacts.add(event.contact)  # type: ignore[attr-defined]
            for name in of_agents:
                agents.add(getattr(event, name))
            if kind is e.FloorConfigured:
                agents.update(state.agents, self._agents)
                self._look_queues(state)
            elif kind is e.ConsultStarted:
                agents.add(event.target.id)  # type: ignore[attr-defined]
        for id_ in contacts - {""}:
            self._look_contact(id_, state.contacts.get(id_))
        self._look_agents(state, agents - {""})

    def _queued(self, state: FloorState, event: e.ContactQueued) -> None:
        # Remembered at once: the next event of the same commit may be the end of the wait.
        self._look_contact(event.contact, state.contacts.get(event.contact), event)

    def _offered(self, state: FloorState, event: e.ContactOffered) -> None:
        self._registry.counter("callcenter_offers_made_total", self._queue(event.contact)).inc()

    def _offer_ended(self, state: FloorState, event: e.OfferEnded) -> None:
        queue = self._queue(event.contact)
        self._registry.counter("callcenter_offers_ended_total", queue, event.end.value).inc()

    def _connected(self, state: FloorState, event: e.ContactConnected) -> None:
        self._reached(event)
        seen = self._contacts.get(event.contact)
        if seen is not None and seen.queued_at and not seen.answered:
            self._contacts[event.contact] = replace(seen, answered=True)
            self._waits.answered(state, (seen.queue, seen.tier), max(0.0, event.at - seen.queued_at))

    def _opened(self, state: FloorState, event: k.CallbackOpened | k.CallPlaced) -> None:
        self._look_contact(event.contact, state.contacts.get(event.contact))
        if isinstance(event, k.CallbackOpened):
            self._registry.counter("callcenter_callbacks_total", event.queue, "asked").inc()

    def _dialled(self, state: FloorState, event: k.DialEnded) -> None:
        self._registry.counter("callcenter_dials_total", self._queue(event.contact), event.result).inc()

    def _reached(self, event: e.ContactConnected) -> None:
        """Count a customer of ours who answered, and whether a promise was kept by that."""
        seen = self._contacts.get(event.contact)
        if seen is None or seen.phase is not Phase.DIALLING:
            return
        self._registry.counter("callcenter_dials_total", seen.queue, "answered").inc()
        if seen.promised_by:
            result = "kept" if event.at <= seen.promised_by else "late"
            self._registry.counter("callcenter_callbacks_total", seen.queue, result).inc()

    def _dialled_ahead(self, state: FloorState, event: a.CallDialledAhead) -> None:
        self._look_contact(event.contact, state.contacts.get(event.contact))
        self._registry.counter("callcenter_dials_ahead_total", event.queue).inc()

    def _answered_ahead(self, state: FloorState, event: a.CallAnswered) -> None:
        result = "machine" if event.answered_by is AnsweredBy.MACHINE else "answered"
        self._registry.counter("callcenter_dials_total", self._queue(event.contact), result).inc()

    def _abandoned(self, state: FloorState, event: a.CallAbandoned) -> None:
        self._registry.counter("callcenter_calls_abandoned_total", self._queue(event.contact)).inc()

    def _closed(self, state: FloorState, event: e.ContactClosed) -> None:
        queue = self._queue(event.contact)
        if event.phase == Phase.REACHING.value and event.reason != "machine":
            self._registry.counter("callcenter_dials_total", queue, event.reason).inc()
        seen = self._contacts.get(event.contact)
        if seen is not None and seen.to_dial:
            self._registry.counter("callcenter_callbacks_total", queue, event.outcome.value).inc()
        self._registry.counter("callcenter_contacts_closed_total", queue, event.outcome.value).inc()
        if seen is None or event.outcome not in LOST or Phase(event.phase) not in IN_QUEUE:
            return
        if seen.queued_at and not seen.answered:
            waited = max(0.0, event.at - seen.queued_at)
            self._waits.lost(state, (seen.queue, seen.tier), waited, event)

    def _queue(self, contact: str) -> str:
        seen = self._contacts.get(contact)
        return seen.queue if seen is not None else NO_QUEUE

    def _look_contact(self, id_: str, contact: Contact | None, queued: e.ContactQueued | None = None) -> None:
        old = self._contacts.pop(id_, None)
        if old is not None:
            self._move(id_, old, -1)
        if queued is not None:
            new = _again(old, contact, queued)
        elif contact is not None:
            new = _seen(contact)
        else:
            return
        self._contacts[id_] = new
        self._move(id_, new, 1)

    def _move(self, id_: str, seen: _Seen, by: int) -> None:
        self._by_phase[seen.queue, seen.phase._value_] += by
        if seen.to_dial:
            self._callbacks[seen.queue, seen.to_dial] += by
        elif seen.queued_at and seen.phase in IN_QUEUE:
            place = seen.queue, seen.tier
            if by > 0:
                self._waits.begin(place)
                self._lines.enter(id_, place, seen.queued_at)
            else:
                self._lines.leave(id_, place)

    def _look_queues(self, state: FloorState) -> None:
        """Keep the goals, and let what is counted of a queue begin at 0: the first one is a rise, too."""
        self._waits.goals(state)
        for queue in state.queues:
            self._registry.counter("callcenter_offers_made_total", queue)
            self._registry.counter("callcenter_dials_ahead_total", queue)
            self._registry.counter("callcenter_calls_abandoned_total", queue)
            for end in OfferEnd:
                self._registry.counter("callcenter_offers_ended_total", queue, end.value)
            for result in _CALLED_BACK:
                self._registry.counter("callcenter_callbacks_total", queue, result)

    def _look_agents(self, state: FloorState, ids: Iterable[str]) -> None:
        for id_ in ids:
            agent = state.agents.get(id_)
            new = (agent.presence.value, agent.profile.queues) if agent is not None else None
            old = self._agents.get(id_)
            if new == old:
                continue
            if old is not None:
                del self._agents[id_]
                self._stand(*old, -1)
            if new is not None:
                self._agents[id_] = new
                self._stand(*new, 1)

    def _stand(self, presence: str, queues: tuple[str, ...], by: int) -> None:
        self._by_presence[presence] += by
        for queue in queues:
            self._staff[queue, presence] += by


def _again(old: _Seen | None, contact: Contact | None, queued: e.ContactQueued) -> _Seen:
    """Return what is counted of a contact that begins to wait, or goes on where it waited before."""
    tier = contact.card.tier if contact is not None else old.tier if old is not None else ""
    same = old is not None and (old.queue, old.queued_at) == (queued.queue, queued.since)
    answered = old is not None and same and old.answered
    return _Seen(queued.queue, tier or NO_TIER, Phase.WAITING, queued.since, answered)


#: What is counted of an event by its kind; of all others nothing is.
_COUNTED: dict[type, Callable[[Census, FloorState, Any], None]] = {
    e.ContactQueued: Census._queued,
    e.ContactOffered: Census._offered,
    e.OfferEnded: Census._offer_ended,
    e.ContactConnected: Census._connected,
    e.ContactClosed: Census._closed,
    k.CallbackOpened: Census._opened,
    k.CallPlaced: Census._opened,
    k.DialEnded: Census._dialled,
    a.CallDialledAhead: Census._dialled_ahead,
    a.CallAnswered: Census._answered_ahead,
    a.CallAbandoned: Census._abandoned,
}
