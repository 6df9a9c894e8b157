"""One contact as its events tell it: what is left of it when the floor has let go of it. Pure."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from callcenter.floor import ahead_events as a
from callcenter.floor import calling_events as k
from callcenter.floor import events as e
from callcenter.floor import oversight_events as oe
from callcenter.floor import reporting_events as r
from callcenter.floor.phases import Phase
from callcenter.floor.values import Channel, CustomerCard, Delivery, Kind, Outcome
from callcenter.ports.history import ClosedContact
from callcenter.ports.views import ContactView, MessageView, RecordingView


class Story(Struct):
    """The fold of one contact's events. `waited` runs from the first queue to the first agent.

    `talked` counts from each connection to the agent's release, holds included. `agents` are
    all who took part.
    """

    id: str
    at: float = 0.0
    channel: Channel = Channel.VOICE
    caller: str = ""
    dialled: str = ""
    card: CustomerCard = CustomerCard()
    queue: str = ""
    queued_at: float = 0.0
    priority: int = 0
    agent: str = ""
    agents: set[str] = field(default_factory=set)
    attempts: int = 0
    waited: float | None = None
    talked: float | None = None
    talking_since: float = 0.0
    disposition: str = ""
    outcome: Outcome | None = None
    closed_at: float = 0.0
    messages: list[MessageView] = field(default_factory=list)
    recordings: list[RecordingView] = field(default_factory=list)
    kind: Kind = Kind.INBOUND

    def tell(self, event: e.Event) -> None:
        """Take in the next event of this contact."""
        teller = _TELLERS.get(type(event))
        if teller is not None:
            teller(self, event)

    def view(self) -> ContactView:
        """Return the contact as it ended."""
        return ContactView(
            id=self.id,
            channel=self.channel,
            phase=Phase.CLOSED,
            since=self.closed_at,
            arrived_at=self.at,
            queue=self.queue,
            queued_at=self.queued_at or None,
            tier=self.card.tier,
            name=self.card.name,
            company=self.card.company,
            caller=self.caller,
            dialled=self.dialled,
            agent=self.agent,
            attempts=self.attempts,
            priority=self.priority,
            outcome=self.outcome,
            disposition=self.disposition,
            messages=tuple(self.messages),
            recordings=tuple(self.recordings),
            kind=self.kind,
        )

    def line(self, seq: int) -> ClosedContact:
        """Return the contact as a line of the list; `seq` is that of its end."""
        return ClosedContact(
            seq=seq,
            id=self.id,
            at=self.at,
            closed_at=self.closed_at,
            channel=self.channel,
            outcome=self.outcome or Outcome.FAILED,
            queue=self.queue,
            agent=self.agent,
            disposition=self.disposition,
            tier=self.card.tier,
            name=self.card.name,
            company=self.card.company,
            caller=self.caller,
            waited=self.waited,
            talked=self.talked,
        )


def _arrived(story: Story, event: e.ContactArrived) -> None:
    story.at, story.channel, story.card = event.at, event.channel, event.card
    story.caller, story.dialled = event.caller, event.dialled


def _opened(story: Story, event: k.CallbackOpened) -> None:
    story.at, story.card, story.kind = event.at, event.card, Kind.CALLBACK
    story.caller, story.dialled = event.number, event.caller_id
    story.queue, story.queued_at, story.priority = event.queue, event.since, event.priority


def _placed(story: Story, event: k.CallPlaced) -> None:
    story.at, story.card, story.kind = event.at, event.card, Kind.OUTGOING
    story.caller, story.dialled, story.queue = event.number, event.caller_id, event.queue
    story.agents.add(event.agent)


def _dialled_ahead(story: Story, event: a.CallDialledAhead) -> None:
    story.at, story.card, story.kind = event.at, event.card, Kind.PREDICTIVE
    story.caller, story.dialled, story.queue = event.number, event.caller_id, event.queue


def _dialled(story: Story, event: k.CustomerDialled) -> None:
    story.agent = event.agent
    story.agents.add(event.agent)


def _queued(story: Story, event: e.ContactQueued) -> None:
    story.queue, story.queued_at, story.priority = event.queue, event.since, event.priority


def _offered(story: Story, _event: e.ContactOffered) -> None:
    story.attempts += 1


def _connected(story: Story, event: e.ContactConnected) -> None:
    story.agent = event.agent
    story.agents.add(event.agent)
    story.talking_since = event.at
    if story.waited is None and story.queued_at:
        story.waited = event.at - story.queued_at


def _handed_over(story: Story, event: e.ContactHandedOver) -> None:
    story.agent = event.to
    story.agents |= {event.agent, event.to}


def _taken_over(story: Story, event: oe.ContactTakenOver) -> None:
    story.agent = event.to
    story.agents |= {event.agent, event.to}


def _released(story: Story, event: e.ContactReleased) -> None:
    story.agents.add(event.agent)
    # On a hand-over the talk goes on with the other agent, whose release ends it.
    if event.agent == story.agent and story.talking_since:
        story.talked = (story.talked or 0.0) + event.at - story.talking_since
        story.talking_since = 0.0


def _disposed(story: Story, event: e.ContactDisposed) -> None:
    story.disposition = event.disposition


def _left(story: Story, event: e.CustomerLeft) -> None:
    story.outcome = event.outcome


def _received(story: Story, event: e.MessageReceived) -> None:
    story.messages.append(MessageView("customer", event.text, event.at))


def _sent(story: Story, event: e.MessageSent) -> None:
    story.agents.add(event.agent)
    story.messages.append(MessageView("agent", event.text, event.at, Delivery.SENDING))


def _fared(story: Story, event: r.DeliveryReported) -> None:
    places = [place for place, each in enumerate(story.messages) if each.from_ == "agent"]
    if event.message <= len(places):
        place = places[event.message - 1]
        fared = replace(story.messages[place], delivery=event.delivery, error=event.error)
        story.messages[place] = fared


def _recorded(story: Story, event: r.RecordingReported) -> None:
    story.recordings.append(RecordingView(event.recording, event.seconds, event.absent))


def _closed(story: Story, event: e.ContactClosed) -> None:
    story.outcome, story.closed_at = event.outcome, event.at


_TELLERS: dict[type[e.Event], Callable[[Story, Any], None]] = {
    e.ContactArrived: _arrived,
    k.CallbackOpened: _opened,
    k.CallPlaced: _placed,
    a.CallDialledAhead: _dialled_ahead,
    k.CustomerDialled: _dialled,
    e.ContactQueued: _queued,
    e.ContactOffered: _offered,
    e.ContactConnected: _connected,
    e.ContactHandedOver: _handed_over,
    oe.ContactTakenOver: _taken_over,
    e.ContactReleased: _released,
    e.ContactDisposed: _disposed,
    e.CustomerLeft: _left,
    e.MessageReceived: _received,
    e.MessageSent: _sent,
    r.DeliveryReported: _fared,
    r.RecordingReported: _recorded,
    e.ContactClosed: _closed,
}
