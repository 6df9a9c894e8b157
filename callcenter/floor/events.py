"""What happened on the floor: the only truth, stored in the journal and folded into state.

Every event has a stable name (its tag) and is frozen. Change a meaning by adding a
new event or a defaulted field; never by changing an old one: yesterday's journal is
read by tomorrow's code. `at` is the moment of the decision, seconds UTC.
"""

from typing import Any

from callcenter.floor.ahead_events import AnyAheadEvent
from callcenter.floor.base import Event as Event  # noqa: PLC0414 - told on to those who take any
from callcenter.floor.calling_events import AnyCallingEvent
from callcenter.floor.oversight_events import AnyOversightEvent
from callcenter.floor.phases import Presence
from callcenter.floor.reporting_events import AnyReportingEvent
from callcenter.floor.routing_events import AnyRoutingEvent
from callcenter.floor.values import (
    AgentProfile,
    Calendar,
    Channel,
    CustomerCard,
    FloorRules,
    LegCause,
    LegRole,
    Needs,
    OfferEnd,
    Outcome,
    QueuePolicy,
    Target,
)


class FloorConfigured(Event, frozen=True, tag="floor.configured"):
    """The house's queues, agents, calendars and rules were set, whole."""

    queues: tuple[QueuePolicy, ...] = ()
    agents: tuple[AgentProfile, ...] = ()
    calendars: tuple[Calendar, ...] = ()
    rules: FloorRules = FloorRules()


# --- the life of a contact -----------------------------------------------------------------


class ContactEvent(Event, frozen=True):
    """An event of one contact."""

    contact: str


class ContactArrived(ContactEvent, frozen=True, tag="contact.arrived"):
    """A contact began; a voice contact is in the menu now, and its leg is up."""

    leg: str
    channel: Channel = Channel.VOICE
    caller: str = ""
    dialled: str = ""
    card: CustomerCard = CustomerCard()
    menu: Any = None


class MenuAdvanced(ContactEvent, frozen=True, tag="contact.menu_advanced"):
    """The menu took a turn."""

    menu: Any = None


class ContactQueued(ContactEvent, frozen=True, tag="contact.queued"):
    """The contact waits in a queue.

    `since` starts the queue clock, kept when it comes back to the same queue; `rank` orders it, small first.
    `target` names the only agent who may take it, until `target_until`; `by` the supervisor who moved it.
    """

    queue: str
    since: float
    rank: float
    needs: Needs = Needs()
    priority: int = 0
    target: str = ""
    target_until: float = 0.0
    reason: str = ""
    by: str = ""


class TargetReleased(ContactEvent, frozen=True, tag="contact.target_released"):
    """The agent the contact was meant for did not take it in time: anyone may now."""


class ContactOffered(ContactEvent, frozen=True, tag="contact.offered"):
    """An agent is reserved for the contact and rings until `lapses_at`. `why` says why this agent."""

    offer: str
    agent: str
    lapses_at: float
    why: str = ""


class OfferAccepted(ContactEvent, frozen=True, tag="contact.offer_accepted"):
    """The agent accepted; the agent's leg must be there by `lapses_at`."""

    offer: str
    agent: str
    lapses_at: float


class OfferEnded(ContactEvent, frozen=True, tag="contact.offer_ended"):
    """The offer is over without a talk; the contact waits again with its place kept.

    The agent is not offered this contact before `excluded_until`, nor any before `rests_until`.
    """

    offer: str
    agent: str
    end: OfferEnd
    excluded_until: float = 0.0
    rests_until: float = 0.0


class RestEnded(ContactEvent, frozen=True, tag="contact.rest_ended"):
    """Agents who passed on this contact may be offered it again."""

    agents: tuple[str, ...]


class ContactConnected(ContactEvent, frozen=True, tag="contact.connected"):
    """Customer and agent are bridged: the queue clock stops."""

    agent: str
    offer: str = ""


class ContactHeld(ContactEvent, frozen=True, tag="contact.held"):
    """The customer is on hold."""

    agent: str


class ContactResumed(ContactEvent, frozen=True, tag="contact.resumed"):
    """The customer is off hold."""

    agent: str


class ConsultStarted(ContactEvent, frozen=True, tag="contact.consult_started"):
    """The customer is held and a third party is called; it lapses at `lapses_at` if unanswered."""

    agent: str
    target: Target
    attempt: str
    lapses_at: float


class ConsultAnswered(ContactEvent, frozen=True, tag="contact.consult_answered"):
    """The third party is there; `agent` if it is one of ours."""

    attempt: str
    leg: str
    agent: str = ""


class ConsultEnded(ContactEvent, frozen=True, tag="contact.consult_ended"):
    """The third party is gone or never came; `end` says how, `agent` if it is one of ours."""

    attempt: str
    end: OfferEnd
    agent: str = ""


class ConsultMerged(ContactEvent, frozen=True, tag="contact.consult_merged"):
    """Customer, agent and third party speak together."""

    agent: str


class ContactHandedOver(ContactEvent, frozen=True, tag="contact.handed_over"):
    """A consultation ended in the consulted agent's taking the customer."""

    agent: str
    to: str


class ContactReleased(ContactEvent, frozen=True, tag="contact.released"):
    """The agent's part in the contact ended; `why`: transfer, hang_up, customer_left, taken_over, lost.

    The agent works on it until `wrap_up_until` (0: no after-contact work).
    """

    agent: str
    why: str
    wrap_up_until: float = 0.0


class ContactForwarded(ContactEvent, frozen=True, tag="contact.forwarded"):
    """The customer is handed to an outside number. `leg` if that party is in the bridge already."""

    number: str
    leg: str = ""


class SurveyStarted(ContactEvent, frozen=True, tag="contact.survey_started"):
    """The agent has left and the customer is asked."""

    menu: Any = None


class CallbackRequested(ContactEvent, frozen=True, tag="contact.callback_requested"):
    """The customer left a number to be called back at, about a queue."""

    queue: str
    number: str


class VoicemailStarted(ContactEvent, frozen=True, tag="contact.voicemail_started"):
    """The customer is asked for a message. `reason`: `menu`, `closed`, `unstaffed`, `full` or `late`."""

    queue: str = ""
    reason: str = "menu"


class VoicemailLeft(ContactEvent, frozen=True, tag="contact.voicemail_left"):
    """A message was recorded."""

    recording: str
    url: str = ""
    seconds: float = 0.0


class CustomerLeft(ContactEvent, frozen=True, tag="contact.customer_left"):
    """The customer's leg is gone; the agent still wraps up."""

    outcome: Outcome = Outcome.HANDLED


class ContactDisposed(ContactEvent, frozen=True, tag="contact.disposed"):
    """The agent registered the contact (FL-24 ⑦). `article` is the one that solved it, in this `edition`."""

    agent: str
    disposition: str
    note: str = ""
    resolution: str = ""
    follow_up_at: float = 0.0
    article: str = ""
    edition: int = 0


class ContactClosed(ContactEvent, frozen=True, tag="contact.closed"):
    """The contact is over for good, in `phase`. `short`: an early abandon; `by`: who called it off."""

    outcome: Outcome
    phase: str
    short: bool = False
    reason: str = ""
    by: str = ""


class MessageReceived(ContactEvent, frozen=True, tag="contact.message_received"):
    """The customer wrote."""

    message: str
    text: str


class MessageSent(ContactEvent, frozen=True, tag="contact.message_sent"):
    """The agent wrote."""

    agent: str
    text: str


class RecordingChanged(ContactEvent, frozen=True, tag="contact.recording_changed"):
    """The recording is `on`, `paused` or `off` (PC-02: who and why)."""

    recording: str
    agent: str = ""
    reason: str = ""


class BridgeOpened(ContactEvent, frozen=True, tag="contact.bridge_opened"):
    """The provider's name of the bridge is known."""

    bridge: str


class LegBound(Event, frozen=True, tag="leg.bound"):
    """A leg exists and belongs to a contact, or stands by for an agent (contact empty)."""

    leg: str
    role: LegRole
    contact: str = ""
    agent: str = ""


class LegEnded(Event, frozen=True, tag="leg.ended"):
    """A leg is gone."""

    leg: str
    cause: LegCause = LegCause.HUNG_UP
    contact: str = ""


class PresenceChanged(Event, frozen=True, tag="agent.presence_changed"):
    """An agent stands elsewhere now. `until` if it is time-boxed, `reason` if not ready.

    `by` names the supervisor who put them there, empty if they went themselves.
    """

    agent: str
    presence: Presence
    reason: str = ""
    until: float = 0.0
    contact: str = ""
    by: str = ""


class PresenceWished(Event, frozen=True, tag="agent.presence_wished"):
    """An agent who is busy wants to be elsewhere afterwards."""

    agent: str
    presence: Presence
    reason: str = ""


class WrapUpExtended(Event, frozen=True, tag="agent.wrap_up_extended"):
    """After-contact work on `contact` ("": all that there is) may last until `until`."""

    agent: str
    until: float
    contact: str = ""


class WrapUpEnded(Event, frozen=True, tag="agent.wrap_up_ended"):
    """After-contact work on `contact` is over; an agent without another contact is available again."""

    agent: str
    contact: str


class LegOverdue(Event, frozen=True, tag="leg.overdue"):
    """A leg without business is still up and is hung up; looked at again at `end_by`."""

    leg: str
    end_by: float


class EffectFailed(Event, frozen=True, tag="effect.failed"):
    """An effect could not be carried out, for good."""

    effect: str
    contact: str = ""
    leg: str = ""
    reason: str = ""


AnyEvent = (
    FloorConfigured
    | ContactArrived
    | MenuAdvanced
    | ContactQueued
    | TargetReleased
    | ContactOffered
    | OfferAccepted
    | OfferEnded
    | RestEnded
    | ContactConnected
    | ContactHeld
    | ContactResumed
    | ConsultStarted
    | ConsultAnswered
    | ConsultEnded
    | ConsultMerged
    | ContactHandedOver
    | ContactReleased
    | ContactForwarded
    | SurveyStarted
    | CallbackRequested
    | VoicemailStarted
    | VoicemailLeft
    | CustomerLeft
    | ContactDisposed
    | ContactClosed
    | MessageReceived
    | MessageSent
    | RecordingChanged
    | BridgeOpened
    | LegBound
    | LegEnded
    | PresenceChanged
    | PresenceWished
    | WrapUpExtended
    | WrapUpEnded
    | LegOverdue
    | EffectFailed
    | AnyAheadEvent
    | AnyCallingEvent
    | AnyOversightEvent
    | AnyReportingEvent
    | AnyRoutingEvent
)
