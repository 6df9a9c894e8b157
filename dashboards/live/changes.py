"""Which contacts and agents a batch of events touched."""

from collections.abc import Iterable

from msgspec import Struct, field

from callcenter.floor.events import (
    ConsultStarted,
    ContactHandedOver,
    ContactOffered,
    Event,
    FloorConfigured,
    RestEnded,
)
from callcenter.floor.oversight_events import (
    ContactTakenOver,
    MonitorChanged,
    MonitorEnded,
    MonitorStarted,
    QueueSwitched,
)
from callcenter.floor.values import TargetKind


class Changes(Struct):
    """Ids of what must be looked at again. `whole`: everything, the house itself changed.

    `rung` are the agents who were just offered something and must know at once. `queues` are
    those that were switched or counted: which ones a contact or agent left and joined, these tell.
    """

    contacts: set[str] = field(default_factory=set)
    agents: set[str] = field(default_factory=set)
    queues: set[str] = field(default_factory=set)
    rung: set[str] = field(default_factory=set)
    whole: bool = False

    def __bool__(self) -> bool:
        return self.whole or bool(self.contacts or self.agents or self.queues)

    def add(self, event: Event) -> None:
        """Note what one event touched."""
        contact = getattr(event, "contact", "")
        agent = getattr(event, "agent", "")
        if contact:
            self.contacts.add(contact)
        if agent:
            self.agents.add(agent)
        special = _SPECIAL.get(type(event))
        if special is not None:
            special(self, event)

    def merge(self, other: "Changes") -> None:
        """Take in what another batch touched."""
        self.contacts |= other.contacts
        self.agents |= other.agents
        self.queues |= other.queues
        self.rung |= other.rung
        self.whole = self.whole or other.whole


def changes(events: Iterable[Event]) -> Changes:
    """Return what a batch of events touched."""
    found = Changes()
    for event in events:
        found.add(event)
    return found


def _configured(found: Changes, _event: Event) -> None:
    found.whole = True


def _offered(found: Changes, event: Event) -> None:
    assert isinstance(event, ContactOffered)
    found.rung.add(event.agent)


def _consulted(found: Changes, event: Event) -> None:
    assert isinstance(event, ConsultStarted)
    if event.target.kind is TargetKind.AGENT:
        found.agents.add(event.target.id)
        found.rung.add(event.target.id)


def _handed_over(found: Changes, event: Event) -> None:
    assert isinstance(event, ContactHandedOver)
    found.agents.add(event.to)


def _taken_over(found: Changes, event: Event) -> None:
    assert isinstance(event, ContactTakenOver)
    found.agents.add(event.to)


def _monitored(found: Changes, event: Event) -> None:
    assert isinstance(event, MonitorStarted | MonitorChanged | MonitorEnded)
    found.agents.add(event.monitor)


def _switched(found: Changes, event: Event) -> None:
    assert isinstance(event, QueueSwitched)
    found.queues.add(event.queue)


def _rested(found: Changes, event: Event) -> None:
    assert isinstance(event, RestEnded)
    found.agents.update(event.agents)


_SPECIAL = {
    FloorConfigured: _configured,
    ContactOffered: _offered,
    ConsultStarted: _consulted,
    ContactHandedOver: _handed_over,
    RestEnded: _rested,
    ContactTakenOver: _taken_over,
    MonitorStarted: _monitored,
    MonitorChanged: _monitored,
    MonitorEnded: _monitored,
    QueueSwitched: _switched,
}
