"""Counts of contacts and agents for the metrics, kept as the floor moves."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from callcenter.floor import calling_events as k
from callcenter.floor import events as e
from callcenter.floor.phases import Phase
from callcenter.floor.state import Contact, FloorState
from callcenter.floor.values import Outcome
from callcenter.observe.registry import Registry

#: The label of contacts that have not reached a queue.
NO_QUEUE = "none"


class _Seen(Struct, frozen=True, gc=False):
    queue: str
    phase: Phase
    queued_at: float
    to_dial: str = ""  #: `held` or `due`, for a callback whose customer was not reached
    promised_by: float = 0.0


@cache
def _fields(kind: type[e.Event]) -> tuple[bool, tuple[str, ...]]:
    """Return whether events of a kind have a contact, and which of their fields name agents."""
    names = kind.__struct_fields__
    return "contact" in names, tuple(name for name in ("agent", "to") if name in names)


def _seen(contact: Contact) -> _Seen:
    """Return what is counted of a contact; who is to be called has no wait on the line."""
    queue = contact.queue or NO_QUEUE
    if not contact.to_dial:
        return _Seen(queue, contact.phase, contact.queued_at)
    if contact.callback is None:
        return _Seen(queue, contact.phase, 0.0)
    stands = "held" if contact.phase is Phase.SCHEDULED else "due"
    return _Seen(queue, contact.phase, 0.0, stands, contact.callback.promised_by)


class Census:
    """Counts contacts and agents, and offers, waits and ends from the events.

    How many there are is kept in plain numbers and put into the gauges when somebody asks (`show`).
    """

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._contacts: dict[str, _Seen] = {}
        self._agents: dict[str, str] = {}
        self._by_phase: Counter[tuple[str, str]] = Counter()
        self._by_presence: Counter[str] = Counter()
        self._callbacks: Counter[tuple[str, str]] = Counter()

    def show(self) -> None:
        """Set the gauges to what was counted."""
        for (queue, phase), number in self._by_phase.items():
            self._registry.gauge("callcenter_contacts", queue, phase).set(number)
        for (queue, stands), number in self._callbacks.items():
            self._registry.gauge("callcenter_callbacks_open", queue, stands).set(number)
        for presence, number in self._by_presence.items():
            self._registry.gauge("callcenter_agents", presence).set(number)

    def recount(self, state: FloorState) -> None:
        """Count everything anew: after a start, or when the floor was read again."""
        for id_ in list(self._contacts):
            self._look_contact(id_, None)
        for contact in state.contacts.values():
            self._look_contact(contact.id, contact)
        self._look_agents(state, list(self._agents) + list(state.agents))

    def take(self, state: FloorState, events: Sequence[e.Event]) -> None:
        """Take in a commit."""
        agents: set[str] = set()
        contacts: set[str] = set()
        for event in events:
            self._count(state, event)
            of_contact, of_agents = _fields(type(event))
            if of_contact:
                contacts.add(event.contact)  # type: ignore[attr-defined]
            for name in of_agents:
                agents.add(getattr(event, name))
            if isinstance(event, e.FloorConfigured):
                agents.update(state.agents, self._agents)
            elif isinstance(event, e.ConsultStarted):
                agents.add(event.target.id)
        for id_ in contacts - {""}:
            self._look_contact(id_, state.contacts.get(id_))
        self._look_agents(state, agents - {""})

    def _count(self, state: FloorState, event: e.Event) -> None:
        count = _COUNTED.get(type(event))
        if count is not None:
            count(self, state, event)

    def _queued(self, state: FloorState, event: e.ContactQueued) -> None:
        # Remembered at once: the next event of the same commit may be the end of the wait.
        self._look_contact(event.contact, state.contacts.get(event.contact), event)

    def _offered(self, state: FloorState, event: e.ContactOffered) -> None:
        self._registry.counter("callcenter_offers_made_total", self._queue(event.contact)).inc()

    def _offer_ended(self, state: FloorState, event: e.OfferEnded) -> None:
        queue = self._queue(event.contact)
        self._registry.counter("callcenter_offers_ended_total", queue, event.end.value).inc()

    def _connected(self, state: FloorState, event: e.ContactConnected) -> None:
        self._waited(event.contact, event.at, "answered")
        self._reached(event)

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

    def _closed(self, state: FloorState, event: e.ContactClosed) -> None:
        queue = self._queue(event.contact)
        seen = self._contacts.get(event.contact)
        if seen is not None and seen.to_dial:
            self._registry.counter("callcenter_callbacks_total", queue, event.outcome.value).inc()
        self._registry.counter("callcenter_contacts_closed_total", queue, event.outcome.value).inc()
        if event.outcome is Outcome.ABANDONED:
            self._waited(event.contact, event.at, "abandoned")

    def _waited(self, contact: str, at: float, outcome: str) -> None:
        seen = self._contacts.get(contact)
        if seen is not None and seen.queued_at:
            wait = max(0.0, at - seen.queued_at)
            self._registry.histogram("callcenter_wait_seconds", seen.queue, outcome).observe(wait)

    def _queue(self, contact: str) -> str:
        seen = self._contacts.get(contact)
        return seen.queue if seen is not None else NO_QUEUE

    def _look_contact(self, id_: str, contact: Contact | None, queued: e.ContactQueued | None = None) -> None:
        old = self._contacts.pop(id_, None)
        if old is not None:
            self._by_phase[old.queue, old.phase._value_] -= 1
            if old.to_dial:
                self._callbacks[old.queue, old.to_dial] -= 1
        if queued is not None:
            new = _Seen(queued.queue, Phase.WAITING, queued.since)
        elif contact is not None:
            new = _seen(contact)
        else:
            return
        self._contacts[id_] = new
        self._by_phase[new.queue, new.phase._value_] += 1
        if new.to_dial:
            self._callbacks[new.queue, new.to_dial] += 1

    def _look_agents(self, state: FloorState, ids: Iterable[str]) -> None:
        for id_ in ids:
            agent = state.agents.get(id_)
            old = self._agents.pop(id_, None)
            if old is not None:
                self._by_presence[old] -= 1
            if agent is not None:
                self._agents[id_] = agent.presence.value
                self._by_presence[agent.presence.value] += 1


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
}
