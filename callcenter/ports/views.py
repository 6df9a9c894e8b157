"""What a console is shown of the floor: plain values, the vocabulary of the live feed.

Times are seconds UTC, None when there is none. Ids are the floor's; an absent id is "".
`caller` is masked (+1555***4567) in the views meant for everybody and whole on the desk of
the agent who has the contact, and for supervisors.
"""

from msgspec import Struct

from callcenter.floor.phases import Phase, Presence
from callcenter.floor.values import Channel, Delivery, Kind, Outcome, TargetKind


class TodayView(Struct, frozen=True):
    """One queue since midnight of its own zone, by the definitions of `dashboards.measures`.

    `since` is that midnight. `sl` and `abandon_rate` are 0..1 and `asa` is seconds; all are None
    where there is nothing to divide by.
    """

    since: float
    offered: int
    answered: int
    abandoned: int
    short_abandoned: int
    flowed_out: int
    sl: float | None
    abandon_rate: float | None
    asa: float | None


class LatelyView(Struct, frozen=True):
    """The contacts that were offered in the minute that runs and the thirty before it. `sl` is 0..1."""

    offered: int
    answered: int
    abandoned: int
    sl: float | None


class QuarterView(Struct, frozen=True, array_like=True):
    """What became of the contacts that were offered in one quarter of an hour."""

    offered: int
    answered: int
    abandoned: int


class TotalView(Struct, frozen=True):
    """The whole house: the counts of its queues added up, each of its own day, and divided last.

    `today.since` is the earliest of their midnights.
    """

    today: TodayView
    lately: LatelyView


class CallbacksView(Struct, frozen=True):
    """A queue's callbacks: `held` until their time, `due` in line or under way now.

    Of those asked for today: how many, how many customers were `reached`, and the share of promises
    that were `kept` (0..1, None before any was decided).
    """

    held: int = 0
    due: int = 0
    asked: int = 0
    reached: int = 0
    kept: float | None = None


class QueueView(Struct, frozen=True):
    """One queue now. `waiting` counts contacts whose queue clock runs (queue and ring time).

    Who is to be called back does not wait on the line and is counted in `callbacks`.

    `oldest_since` is the queue clock's start of the longest waiter. The agents who serve the
    queue are counted by presence: `busy` are those offered or on a contact. `open` tells whether
    it takes customers now, `by_hand` whether somebody said so (None: its calendar does).
    `expected_wait` is what a customer who joins now would be told: seconds, None if nothing is
    known. `sl_seconds` and `sl_goal` (0..1) are the queue's own target.
    """

    id: str
    name: dict[str, str]
    waiting: int
    waiting_by_tier: dict[str, int]
    oldest_since: float | None
    expected_wait: float | None
    available: int
    busy: int
    wrap_up: int
    not_ready: int
    sl_seconds: float
    sl_goal: float
    open: bool
    by_hand: bool | None
    today: TodayView
    lately: LatelyView
    callbacks: CallbacksView = CallbacksView()


class HelpView(Struct, frozen=True):
    """An agent's call for help, about a contact or ("") in general."""

    since: float
    contact: str
    text: str


class MonitorView(Struct, frozen=True):
    """Somebody beside the agent in a talk. `mode`: listen, whisper, barge or take_over.

    `attempt` is what their phone dials in for; `there` tells whether it has.
    """

    id: str
    mode: str
    attempt: str
    since: float
    there: bool


class NoticeView(Struct, frozen=True, rename={"from_": "from"}):
    """A supervisor's note on the desk; `from` is the user's name."""

    at: float
    from_: str
    text: str


class AgentView(Struct, frozen=True):
    """One agent now. `until` is the end of a time-boxed presence (ringing, wrap-up).

    `contacts` are all that the agent has, the call first; `contact` is the one in front, or what rings.
    `monitored_by` are those who are in the agent's talk beside them, shown to those who may see
    numbers; so is `help`, and on the agent's own desk. `monitoring` is the contact that the agent
    listens in on, "" for none. `queues` are those that the agent serves.
    """

    id: str
    name: str
    presence: Presence
    since: float
    reason: str
    contact: str
    contacts: tuple[str, ...]
    until: float | None
    wish: Presence | None
    misses: int
    help: HelpView | None
    monitored_by: tuple[MonitorView, ...]
    monitoring: str
    queues: tuple[str, ...]


class PartyView(Struct, frozen=True):
    """The third party of a consultation. `state` is `calling`, `talking` or `merged`."""

    kind: TargetKind
    id: str
    state: str
    since: float


class MessageView(Struct, frozen=True, rename={"from_": "from"}):
    """One message; `from` is `customer` or `agent`.

    Of an agent's, `delivery` says how far it has come, and `error` the carrier's code where it failed.
    """

    from_: str
    text: str
    at: float
    delivery: Delivery | None = None
    error: str = ""


class RecordingView(Struct, frozen=True):
    """A finished recording: the carrier's name of it and its length; with `absent` there is none."""

    id: str
    seconds: float
    absent: bool = False


class CallbackPart(Struct, frozen=True):
    """What is special about a contact that we call back. Times in seconds UTC.

    Held until `due_at` for a reason (`asked`, `closed`, `retry`); `result` is how the last of
    `dials` dials ended.
    """

    asked_at: float
    due_at: float
    promised_by: float
    held_for: str
    dials: int
    result: str
    origin: str
    by: str


class AheadPart(Struct, frozen=True):
    """What is special about a call that was dialled ahead: who answered, as the carrier and the agent say."""

    campaign: str
    answered_by: str
    judged: str


class CallbackView(Struct, frozen=True):
    """One callback whose customer has not been reached, as a line of a list. Times in seconds UTC.

    It is given up at `latest_at` or after `attempts` dials. `phase`: scheduled, waiting, offered,
    connecting or dialling; `agent` is who has it then, `target` who is tried first.
    """

    id: str
    queue: str
    number: str
    name: str
    company: str
    tier: str
    phase: Phase
    asked_at: float
    due_at: float
    promised_by: float
    latest_at: float
    held_for: str
    dials: int
    attempts: int
    result: str
    agent: str
    target: str
    origin: str
    by: str
    note: str


class ContactView(Struct, frozen=True, gc=False):
    """One contact now. `messages` is empty in the views meant for everybody.

    `kind`: inbound, callback, outgoing or predictive. `caller` is the customer's number and `dialled` ours,
    whoever called.
    """

    id: str
    channel: Channel
    phase: Phase
    since: float
    arrived_at: float
    queue: str = ""
    queued_at: float | None = None
    tier: str = ""
    name: str = ""
    company: str = ""
    caller: str = ""
    dialled: str = ""
    agent: str = ""
    attempts: int = 0
    recording: str = "off"
    priority: int = 0
    target: str = ""
    outcome: Outcome | None = None
    disposition: str = ""
    party: PartyView | None = None
    messages: tuple[MessageView, ...] = ()
    recordings: tuple[RecordingView, ...] = ()
    kind: Kind = Kind.INBOUND
    callback: CallbackPart | None = None
    ahead: AheadPart | None = None


class CardView(Struct, frozen=True):
    """What is known of the customer (KA-09, DA-01)."""

    person: str
    name: str
    account: str
    company: str
    tier: str
    language: str
    manager: str
    deputy: str


class OfferView(Struct, frozen=True):
    """A contact that rings at the agent until `lapses_at`. `waited`: seconds in queue when made."""

    id: str
    contact: ContactView
    card: CardView | None
    made_at: float
    lapses_at: float
    why: str
    waited: float
    accepted: bool


class Controls(Struct, frozen=True):
    """What the agent may do: "" when possible, else the code of the reason why not.

    Codes: no_contact, wrong_phase, voice_only, message_only, no_party, party_not_there,
    not_recording, not_paused.
    """

    hold: str = "no_contact"
    resume: str = "no_contact"
    hang_up: str = "no_contact"
    transfer: str = "no_contact"
    consult: str = "no_contact"
    merge: str = "no_contact"
    complete: str = "no_contact"
    cancel_consult: str = "no_contact"
    pause_recording: str = "no_contact"
    resume_recording: str = "no_contact"
    reply: str = "no_contact"


class WrapUpView(Struct, frozen=True):
    """After-contact work until `until`."""

    until: float
    started_at: float
    extensions_left: int
    disposition_required: bool
    disposed: bool


class WorkView(Struct, frozen=True):
    """One contact that the agent has, is consulted on, or works on afterwards (`wrap_up`).

    `contact` is None where it is over elsewhere, and `card` where nobody knows the customer.
    """

    id: str
    contact: ContactView | None
    card: CardView | None
    controls: Controls
    wrap_up: WrapUpView | None


class DeskView(Struct, frozen=True):
    """Everything one agent's desk shows. `phone` is `ok` or `missing`.

    `work` is every contact at hand: the call first, then the written ones, the oldest first, each before
    those of its channel that are in after-contact work. What rings is in `offer` alone.
    `stands_by`: the agent's phone leg stands, idle or in a call, and calls dialled ahead come at once.
    """

    agent: AgentView
    offer: OfferView | None
    work: tuple[WorkView, ...]
    my_queues: tuple[str, ...]
    phone: str
    notices: tuple[NoticeView, ...]
    stands_by: bool
