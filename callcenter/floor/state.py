"""The live picture: what the fold of the events has made of the floor.

These are the only mutable values of the floor, and only `fold` changes them.
All are msgspec structs, so a snapshot is one encode.
"""

from typing import Any

from msgspec import Struct, field

from callcenter.floor.phases import Phase, Presence
from callcenter.floor.values import (
    AgentProfile,
    AnsweredBy,
    Calendar,
    Channel,
    CustomerCard,
    Delivery,
    Device,
    FloorRules,
    Kind,
    LegRole,
    MonitorMode,
    Needs,
    OnMachine,
    Outcome,
    QueuePolicy,
    Target,
    is_e164,
)


class Offer(Struct, omit_defaults=True, gc=False):
    """A reservation of one agent for one contact. `accepted_at` is 0 while it rings."""

    id: str
    agent: str
    made_at: float
    lapses_at: float
    why: str = ""
    accepted_at: float = 0.0


class Party(Struct, omit_defaults=True):
    """The third party of a consultation: called until `lapses_at`, there once `leg` is set."""

    attempt: str
    target: Target
    started_at: float
    lapses_at: float
    leg: str = ""
    accepted: bool = False
    merged: bool = False


class Dial(Struct, frozen=True, omit_defaults=True):
    """The customer's telephone is rung, until `lapses_at` at the latest."""

    attempt: str
    started_at: float
    lapses_at: float


class Ahead(Struct, frozen=True, omit_defaults=True, gc=False):
    """What a call dialled ahead of the agents is for, and who answered it.

    Until `connect_by` whoever answered waits for an agent; 0: not any more, or not yet. `telling` is what
    is said to it, `abandoned` or `machine`. `judged` is what an agent found.
    """

    campaign: str
    message: str
    language: str = "en"
    on_machine: OnMachine = OnMachine.HANG_UP
    machine_message: str = ""
    answered_by: AnsweredBy | None = None
    connect_by: float = 0.0
    telling: str = ""
    judged: AnsweredBy | None = None


class Callback(Struct, omit_defaults=True):
    """What was promised to a customer who is called back, and what has come of it so far.

    Held until `due_at` for a reason: `asked`, `closed` or `retry`. `result` is how the last of
    `dials` dials ended.
    """

    asked_at: float
    due_at: float
    promised_by: float
    latest_at: float
    held_for: str = "asked"
    origin: str = ""
    by: str = ""
    note: str = ""
    dials: int = 0
    result: str = ""


class Monitor(Struct, omit_defaults=True):
    """Somebody beside the agent in a talk: let in until `lapses_at`, there once `leg` is set."""

    id: str
    mode: MonitorMode
    attempt: str
    since: float
    lapses_at: float
    leg: str = ""


class Help(Struct, frozen=True, omit_defaults=True):
    """An agent's call for help."""

    since: float
    contact: str = ""
    text: str = ""


class Note(Struct, frozen=True, omit_defaults=True):
    """A supervisor's note on an agent's desk."""

    at: float
    by: str
    text: str


class Spoke(Struct, frozen=True, gc=False):
    """Who spoke with a customer last, and when it was over."""

    agent: str
    at: float


class Sent(Struct, frozen=True, omit_defaults=True, gc=False):
    """How far one message that we wrote has come; `error` is the carrier's code where it failed."""

    delivery: Delivery = Delivery.SENDING
    error: str = ""


class Awaited(Struct, frozen=True, omit_defaults=True):
    """What the carrier has yet to report of a contact that `began` and is over `since` these times.

    Its messages, as far as they have come, and whether a recording of it is to be finished.
    """

    began: float
    since: float
    sent: list[Sent]
    recording: bool = False

    @property
    def over(self) -> bool:
        """Whether all has been reported."""
        return not self.recording and all(each.delivery.final for each in self.sent)


class Recorded(Struct, frozen=True, omit_defaults=True, gc=False):
    """A finished recording at the carrier; with `absent` nothing was recorded."""

    recording: str
    leg: str
    seconds: float = 0.0
    absent: bool = False

    @property
    def name(self) -> str:
        """What tells it from others of its contact: where nothing was recorded there is only the leg."""
        return f"{self.leg}/{self.recording}"


class Contact(Struct, omit_defaults=True, gc=False):
    """One live contact, or a closed one that is remembered for a while.

    `leg` is the customer's. `rank`, then `order`, order the queue (small first); `queued_at`
    starts the queue clock. `needs`, `priority` and `target` are what routing looks at.
    `excluded` maps agents who passed to the moment they may be offered it again. `caller` is the
    customer's number and `dialled` ours, whoever called. `widened` of the queue's steps have been taken,
    the next comes at `wider_at`. While there is a `target` or a `circle`, nobody else may take it; no step
    names anybody any more once it is `wide`.
    Until `yields_until` it leaves the queue's reserve to other tiers. `handed_by` transferred it last.
    `sent` tells of each message that we wrote how far it has come.
    """

    id: str
    leg: str
    arrived_at: float
    phase: Phase
    since: float
    channel: Channel = Channel.VOICE
    caller: str = ""
    dialled: str = ""
    card: CustomerCard = CustomerCard()
    menu: Any = None
    menu_turn: int = 0
    queue: str = ""
    order: int = 0
    queued_at: float = 0.0
    late_at: float = 0.0
    rank: float = 0.0
    needs: Needs = Needs()
    priority: int = 0
    target: str = ""
    target_until: float = 0.0
    target_why: str = ""
    circle: tuple[str, ...] = ()
    widened: int = 0
    wider_at: float = 0.0
    wide: bool = False
    yields_until: float = 0.0
    handed_by: str = ""
    excluded: dict[str, float] = field(default_factory=dict)
    attempts: int = 0
    offer: Offer | None = None
    agent: str = ""
    agent_leg: str = ""
    answered_at: float = 0.0
    party: Party | None = None
    forward: str = ""
    forward_leg: str = ""
    voicemail: str = ""
    bridge: str = ""
    recording: str = "off"
    outcome: Outcome | None = None
    disposition: str = ""
    wrapping: str = ""
    messages: list[tuple[str, str, float]] = field(default_factory=list)
    monitors: list[Monitor] = field(default_factory=list)
    kind: Kind = Kind.INBOUND
    callback: Callback | None = None
    dial: Dial | None = None
    ahead: Ahead | None = None
    sent: list[Sent] = field(default_factory=list)
    recordings: list[Recorded] = field(default_factory=list)

    @property
    def customer(self) -> str:
        """Who the customer is to the floor: the known person, else the number, empty if it is withheld."""
        return self.card.person or (self.caller if is_e164(self.caller) else "")

    @property
    def narrow(self) -> bool:
        """Whether only those may take it whom it is meant for."""
        return bool(self.target or self.circle)

    @property
    def to_dial(self) -> bool:
        """Whether the customer was never on the line yet: we must call them."""
        return self.kind is not Kind.INBOUND and not self.leg

    @property
    def pressing(self) -> bool:
        """Whether the customer has answered a call dialled ahead and has nobody yet."""
        return self.ahead is not None and self.ahead.connect_by > 0.0

    def legs(self) -> tuple[str, ...]:
        """Return the ids of all legs this contact holds."""
        party = self.party.leg if self.party else ""
        listening = (monitor.leg for monitor in self.monitors)
        return tuple(leg for leg in (self.leg, self.agent_leg, party, self.forward_leg, *listening) if leg)

    def monitor(self, id_: str) -> Monitor | None:
        """Return somebody's part beside the agent in this talk, if they have one."""
        return next((each for each in self.monitors if each.id == id_), None)


class WrapUp(Struct, omit_defaults=True):
    """After-contact work on one contact, until a moment that can be moved a few times."""

    contact: str
    until: float
    started_at: float
    extensions: int = 0
    channel: Channel = Channel.VOICE


class Agent(Struct, omit_defaults=True):
    """One agent, with the contacts they hold; `leg` is a standing leg.

    `ringing` is the one contact that they are offered or asked about now, `call` the one they talk in or
    are consulted on, `messages` the written ones, oldest first. The presence says what that comes to: on
    contact with a call or a message, else in after-contact work, else offered. `monitoring` is the contact
    that the agent listens in on. `handled_seconds` (with at least one contact, or in after-contact work)
    and `free_seconds` (available, or rung without a contact) count since sign-in, up to the last change:
    a second that is spent on several contacts is one second. `offered_at` is when routing last chose the
    agent. Routing leaves an agent who missed an offer alone until `rests_until`.
    """

    id: str
    profile: AgentProfile
    presence: Presence = Presence.OFFLINE
    since: float = 0.0
    reason: str = ""
    idle_since: float = 0.0
    call: str = ""
    messages: list[str] = field(default_factory=list)
    ringing: str = ""
    wrap_ups: list[WrapUp] = field(default_factory=list)
    wish: Presence | None = None
    wish_reason: str = ""
    misses: int = 0
    leg: str = ""
    monitoring: str = ""
    help: Help | None = None
    notes: list[Note] = field(default_factory=list)
    handled_seconds: float = 0.0
    free_seconds: float = 0.0
    offered_at: float = 0.0
    rests_until: float = 0.0

    @property
    def device(self) -> Device:
        """How the agent's voice reaches us."""
        return self.profile.device

    @property
    def contact(self) -> str:
        """The contact in front: the call, else the oldest message, else what rings, "" for none."""
        return self.call or (self.messages[0] if self.messages else self.ringing)

    @property
    def load(self) -> int:
        """How many contacts the agent works on, after-contact work included."""
        return bool(self.call) + len(self.messages) + len(self.wrap_ups)

    def holds(self, contact: str) -> bool:
        """Whether the agent is offered a contact, has it, or works on it afterwards."""
        at_hand = (self.call, self.ringing, *self.messages)
        return contact in at_hand or self.wrap_up(contact) is not None

    def wrap_up(self, contact: str) -> WrapUp | None:
        """Return the agent's after-contact work on a contact, if there is any."""
        return next((work for work in self.wrap_ups if work.contact == contact), None)


class Leg(Struct, omit_defaults=True, gc=False):
    """A leg that is up, as far as we know. `contact` is empty for an idle standing leg.

    `end_by` is set once the leg has no business left: past it, it is hung up again.
    """

    id: str
    role: LegRole
    since: float
    contact: str = ""
    agent: str = ""
    end_by: float = 0.0


class FloorState(Struct, omit_defaults=True):
    """Everything live.

    `closed` remembers ended contacts (id -> when) so that they stay ended; `queued` counts
    every joining of a queue, for first in, first out among equals. `by_hand` maps queues to
    whether they are open, where somebody has decided that against the calendar. `callbacks` maps
    numbers to the callbacks whose customer has not been reached. `spoke` remembers, as long as closed
    contacts are, who spoke last with whom, where a queue asks for that. `awaited` maps contacts that are
    over to what their carrier has yet to report, `recorded` closed ones to the recordings it told of.
    """

    contacts: dict[str, Contact] = field(default_factory=dict)
    agents: dict[str, Agent] = field(default_factory=dict)
    queues: dict[str, QueuePolicy] = field(default_factory=dict)
    calendars: dict[str, Calendar] = field(default_factory=dict)
    legs: dict[str, Leg] = field(default_factory=dict)
    closed: dict[str, float] = field(default_factory=dict)
    rules: FloorRules = FloorRules()
    queued: int = 0
    by_hand: dict[str, bool] = field(default_factory=dict)
    callbacks: dict[str, list[str]] = field(default_factory=dict)
    spoke: dict[str, Spoke] = field(default_factory=dict)
    awaited: dict[str, Awaited] = field(default_factory=dict)
    recorded: dict[str, list[str]] = field(default_factory=dict)
