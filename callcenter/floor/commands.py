"""What the floor can be told. Each is a wish or a report, and may be refused.

Commands are recorded beside the events they caused, so a day can be decided
again. Their tags are stable names: rename the class, never the tag.
"""

from typing import Any

from callcenter.floor.ahead import AnyAhead
from callcenter.floor.base import Command as Command  # noqa: PLC0414 - told on to those who take any
from callcenter.floor.calling import AnyCalling
from callcenter.floor.oversight import AnyOversight
from callcenter.floor.phases import Presence
from callcenter.floor.reporting import AnyReporting
from callcenter.floor.values import (
    AgentProfile,
    AnsweredBy,
    Calendar,
    Channel,
    CustomerCard,
    FloorRules,
    LegCause,
    Needs,
    QueuePolicy,
    Target,
)

# --- the house -----------------------------------------------------------------------------


class Configure(Command, frozen=True, tag="configure"):
    """The queues, agents, calendars and rules that hold from now on, whole."""

    queues: tuple[QueuePolicy, ...] = ()
    agents: tuple[AgentProfile, ...] = ()
    calendars: tuple[Calendar, ...] = ()
    rules: FloorRules = FloorRules()


class PassTime(Command, frozen=True, tag="pass_time"):
    """A deadline may have come: do what is due at `now`."""


class Reconcile(Command, frozen=True, tag="reconcile"):
    """The provider's truth: the legs that were live at `as_of`, which it was asked about.

    A leg that we think live, that began before `as_of` and is not in `live`, is lost.
    """

    live: frozenset[str]
    as_of: float


# --- the customer --------------------------------------------------------------------------


class ArriveContact(Command, frozen=True, tag="arrive_contact"):
    """A customer calls or writes. `menu` is the flow's state, opaque here."""

    contact: str
    leg: str
    channel: Channel = Channel.VOICE
    caller: str = ""
    dialled: str = ""
    card: CustomerCard = CustomerCard()
    menu: Any = None
    text: str = ""
    message: str = ""


class AdvanceMenu(Command, frozen=True, tag="advance_menu"):
    """The menu took `turn` (the number of the turn it answers) and stands at `menu` now."""

    contact: str
    turn: int
    menu: Any


class RequestQueue(Command, frozen=True, tag="request_queue"):
    """The menu leads the customer into a queue. `turn` as in `AdvanceMenu`, -1 for any."""

    contact: str
    queue: str
    needs: Needs = Needs()
    priority: int = 0
    target: str = ""
    menu: Any = None
    turn: int = -1


class RequestVoicemail(Command, frozen=True, tag="request_voicemail"):
    """The menu leads the customer to the voicemail of a queue."""

    contact: str
    queue: str = ""
    menu: Any = None
    turn: int = -1


class LeaveVoicemail(Command, frozen=True, tag="leave_voicemail"):
    """The recording of a message is there, `seconds` long, at the provider's `url`."""

    contact: str
    recording: str
    url: str = ""
    seconds: float = 0.0


class RequestForward(Command, frozen=True, tag="request_forward"):
    """The menu forwards the customer to an outside number."""

    contact: str
    number: str
    menu: Any = None
    turn: int = -1


class RequestCallback(Command, frozen=True, tag="request_callback"):
    """The customer wants to be called at `number` about `queue`: said in the menu, or while waiting."""

    contact: str
    queue: str
    number: str
    menu: Any = None
    turn: int = -1
    priority: int = 0


class FinishMenu(Command, frozen=True, tag="finish_menu"):
    """The menu is over: the customer was `served`, or was sent away for a `reason`; or a survey ended."""

    contact: str
    menu: Any = None
    turn: int = -1
    served: bool = True
    reason: str = ""


class ReceiveMessage(Command, frozen=True, tag="receive_message"):
    """The customer wrote again within an open message contact."""

    contact: str
    message: str
    text: str


# --- legs ----------------------------------------------------------------------------------


class BindLeg(Command, frozen=True, tag="bind_leg"):
    """An agent's leg is really there: for an offer or a consultation, or standing (offer empty)."""

    leg: str
    agent: str
    offer: str = ""


class AnswerLeg(Command, frozen=True, tag="answer_leg"):
    """An outside party that we dialled answered. `attempt` names the dial, `leg` the call.

    `answered_by` is what the carrier heard where it listened; the greeting ended `greeted_for` seconds ago.
    """

    contact: str
    attempt: str
    leg: str
    answered_by: AnsweredBy = AnsweredBy.UNKNOWN
    greeted_for: float = 0.0


class EndLeg(Command, frozen=True, tag="end_leg"):
    """A leg is over."""

    leg: str
    cause: LegCause = LegCause.HUNG_UP


class FailDial(Command, frozen=True, tag="fail_dial"):
    """A dial to an agent's telephone or an outside number did not come about."""

    contact: str
    attempt: str
    cause: LegCause = LegCause.FAILED


class FinishForward(Command, frozen=True, tag="finish_forward"):
    """The customer's talk with the outside number is over; `connected` tells whether there was one."""

    contact: str
    connected: bool


class OpenBridge(Command, frozen=True, tag="open_bridge"):
    """The provider's own name of the contact's bridge is known."""

    contact: str
    bridge: str


class FailEffect(Command, frozen=True, tag="fail_effect"):
    """An effect could not be carried out, for good. `effect` is its stable name.

    `message` says which of our messages it was, `code` the carrier's own word for the reason.
    """

    effect: str
    contact: str = ""
    leg: str = ""
    attempt: str = ""
    reason: str = ""
    message: int = 0
    code: str = ""


# --- the agent -----------------------------------------------------------------------------


class RequestPresence(Command, frozen=True, tag="request_presence"):
    """An agent wants to be available, not ready (with a reason) or offline.

    While the agent is with a contact the wish is kept and holds afterwards.
    """

    agent: str
    presence: Presence
    reason: str = ""


class AcceptOffer(Command, frozen=True, tag="accept_offer"):
    """The agent takes the offered contact."""

    agent: str
    offer: str


class DeclineOffer(Command, frozen=True, tag="decline_offer"):
    """The agent does not take the offered contact."""

    agent: str
    offer: str


class Hold(Command, frozen=True, tag="hold"):
    """The agent puts the customer on hold."""

    agent: str
    contact: str


class Resume(Command, frozen=True, tag="resume"):
    """The agent takes the customer off hold."""

    agent: str
    contact: str


class Transfer(Command, frozen=True, tag="transfer"):
    """The agent hands the customer over unannounced (blind) to a queue, agent or number."""

    agent: str
    contact: str
    target: Target


class Consult(Command, frozen=True, tag="consult"):
    """The agent holds the customer and calls an agent or a number to ask."""

    agent: str
    contact: str
    target: Target


class Merge(Command, frozen=True, tag="merge"):
    """The agent brings customer and consulted party together (three-way)."""

    agent: str
    contact: str


class CompleteConsult(Command, frozen=True, tag="complete_consult"):
    """The agent leaves; customer and consulted party stay together."""

    agent: str
    contact: str


class CancelConsult(Command, frozen=True, tag="cancel_consult"):
    """The agent lets the consulted party go and keeps the customer."""

    agent: str
    contact: str


class HangUpContact(Command, frozen=True, tag="hang_up_contact"):
    """The agent ends the contact for the customer."""

    agent: str
    contact: str


class SetRecording(Command, frozen=True, tag="set_recording"):
    """The agent pauses or resumes the recording, for card data (PC-02)."""

    agent: str
    contact: str
    paused: bool
    reason: str = ""


class SendReply(Command, frozen=True, tag="send_reply"):
    """The agent writes to the customer of a message contact."""

    agent: str
    contact: str
    text: str


class Dispose(Command, frozen=True, tag="dispose"):
    """The agent registers what the contact was about (FL-24 ⑦).

    `article` is the one that solved it, in this `edition`.
    """

    agent: str
    contact: str
    disposition: str
    note: str = ""
    resolution: str = ""
    follow_up_at: float = 0.0
    article: str = ""
    edition: int = 0


class ExtendWrapUp(Command, frozen=True, tag="extend_wrap_up"):
    """The agent needs more time for after-contact work on `contact`, "" for the only one there is."""

    agent: str
    contact: str = ""


class FinishWrapUp(Command, frozen=True, tag="finish_wrap_up"):
    """The agent is done with after-contact work on `contact`, "" for the only one there is."""

    agent: str
    contact: str = ""


AnyCommand = (
    Configure
    | PassTime
    | Reconcile
    | ArriveContact
    | AdvanceMenu
    | RequestQueue
    | RequestVoicemail
    | LeaveVoicemail
    | RequestForward
    | RequestCallback
    | FinishMenu
    | ReceiveMessage
    | BindLeg
    | AnswerLeg
    | EndLeg
    | FailDial
    | FinishForward
    | OpenBridge
    | FailEffect
    | RequestPresence
    | AcceptOffer
    | DeclineOffer
    | Hold
    | Resume
    | Transfer
    | Consult
    | Merge
    | CompleteConsult
    | CancelConsult
    | HangUpContact
    | SetRecording
    | SendReply
    | Dispose
    | ExtendWrapUp
    | FinishWrapUp
    | AnyAhead
    | AnyCalling
    | AnyOversight
    | AnyReporting
)
