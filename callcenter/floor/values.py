"""The small values that commands, events and state share.

All are frozen. Times are seconds since 1970 UTC (float), spans are seconds,
numbers are E.164 where the network gave one.
"""

from enum import StrEnum

from msgspec import Struct, field


class Channel(StrEnum):
    """The medium of a contact."""

    VOICE = "voice"
    MESSAGE = "message"


class Kind(StrEnum):
    """Who began a contact."""

    INBOUND = "inbound"  #: the customer called or wrote
    CALLBACK = "callback"  #: we call back: an agent first, then the customer
    OUTGOING = "outgoing"  #: an agent calls the customer
    PREDICTIVE = "predictive"  #: dialled ahead: the customer first, then whichever agent is free


class Device(StrEnum):
    """How an agent's voice reaches us."""

    BROWSER = "browser"  #: the browser phone dials in when the agent accepts
    TELEPHONE = "telephone"  #: a standing leg if the agent dialled in, else we ring the number


class Outcome(StrEnum):
    """How a contact ended, one each (domain: answered, abandoned, flow-out, self-served)."""

    SELF_SERVED = "self_served"  #: the menu was enough (FL-24 ①)
    ABANDONED = "abandoned"  #: the customer left before an agent answered
    HANDLED = "handled"  #: an agent spoke to the customer
    CALLBACK = "callback"  #: the customer asked to be called back, flow-out
    VOICEMAIL = "voicemail"  #: a message was left, flow-out
    TRANSFERRED_OUT = "transferred_out"  #: handed to an outside number, flow-out
    TURNED_AWAY = "turned_away"  #: closed or full, and nothing else was offered
    FAILED = "failed"  #: we lost the leg through no wish of the customer
    UNREACHED = "unreached"  #: we called, and spoke to nobody
    CANCELLED = "cancelled"  #: a call of ours was called off before the customer was reached


class OfferEnd(StrEnum):
    """Why an offer ended without a talk."""

    DECLINED = "declined"
    NO_ANSWER = "no_answer"  #: ring time ran out (RONA)
    FAILED = "failed"  #: the agent's leg could not be made or never came
    WITHDRAWN = "withdrawn"  #: the customer left, or the agent went away


class Delivery(StrEnum):
    """How far a message that we wrote has come. Reports are ordered by `rank`, never by time (T14, T15)."""

    SENDING = "sending"  #: with us, or with the carrier
    SENT = "sent"  #: the carrier has passed it on
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"  #: the other network did not deliver it
    FAILED = "failed"  #: the carrier did not take it, or could not send it
    READ = "read"

    @property
    def rank(self) -> int:
        """The place in the order: a report of the same or a lower rank changes nothing."""
        return _RANKS.get(self, 2)

    @property
    def final(self) -> bool:
        """Whether nothing more is waited for."""
        return self.rank >= 2


_RANKS = {Delivery.SENDING: 0, Delivery.SENT: 1, Delivery.READ: 3}


class LegRole(StrEnum):
    """Whose leg it is."""

    CUSTOMER = "customer"
    AGENT = "agent"
    OUTSIDE = "outside"
    MONITOR = "monitor"  #: a supervisor's own, beside the agent's


class LegCause(StrEnum):
    """Why a leg ended, as far as the provider can tell."""

    HUNG_UP = "hung_up"
    NO_ANSWER = "no_answer"
    BUSY = "busy"
    FAILED = "failed"
    LOST = "lost"  #: it is gone and nobody saw it go
    MACHINE = "machine"  #: an answering machine or a fax picked up


class AnsweredBy(StrEnum):
    """Who answered a call of ours, as far as anybody can tell."""

    PERSON = "person"
    MACHINE = "machine"  #: an answering machine or a fax
    UNKNOWN = "unknown"  #: nobody listened, or it could not be told: counts as a person


class OnMachine(StrEnum):
    """What is done when a machine answers a call dialled ahead."""

    HANG_UP = "hang_up"
    LEAVE_MESSAGE = "leave_message"
    AGENT = "agent"  #: an agent gets it like a person's answer


class MonitorMode(StrEnum):
    """How somebody is in a talk that is not theirs."""

    LISTEN = "listen"  #: hears all, is heard by nobody
    WHISPER = "whisper"  #: hears all, is heard by the agent alone
    BARGE = "barge"  #: hears all and is heard by all
    TAKE_OVER = "take_over"  #: has the customer as soon as the leg is there


class MonitorEnd(StrEnum):
    """Why somebody is in a talk no more."""

    LEFT = "left"
    OVER = "over"  #: the agent's talk is over
    NEVER_CAME = "never_came"
    FAILED = "failed"


class TargetKind(StrEnum):
    """What a transfer or a consultation can aim at."""

    QUEUE = "queue"
    AGENT = "agent"
    NUMBER = "number"


class Target(Struct, frozen=True):
    """Where a transfer or consultation goes: a queue's id, an agent's id or an E.164 number."""

    kind: TargetKind
    id: str


class CustomerCard(Struct, frozen=True, omit_defaults=True, gc=False):
    """What the shell knew of the customer when the contact arrived (KA-09, DA-01).

    The floor never asks a database: whatever routing may use is on this card. `last_agent` had the
    customer's last contact, which began at `last_spoke_at`, as far as the records tell.
    """

    person: str = ""
    name: str = ""
    account: str = ""
    company: str = ""
    tier: str = ""
    language: str = ""
    manager: str = ""
    deputy: str = ""
    last_agent: str = ""
    last_spoke_at: float = 0.0


class Skill(Struct, frozen=True, array_like=True):
    """A skill that a contact needs, with the least proficiency 1-10."""

    name: str
    level: int = 1


class Needs(Struct, frozen=True, omit_defaults=True, gc=False):
    """What a waiting contact asks of an agent."""

    required: tuple[Skill, ...] = ()
    preferred: tuple[Skill, ...] = ()


class Overflow(Struct, frozen=True, omit_defaults=True):
    """What becomes of a contact that a queue cannot keep: `voicemail`, `hang_up` or `queue`.

    `wait`, for a queue that nobody is signed in for, keeps it all the same.
    """

    action: str = "voicemail"
    queue: str = ""


class AgentChoice(StrEnum):
    """Whom a queue offers a contact, of several agents who are free."""

    LONGEST_IDLE = "longest_idle"  #: who has had no work for longest
    LEAST_OCCUPIED = "least_occupied"  #: whose share of handle time since sign-in is smallest
    ROUND_ROBIN = "round_robin"  #: whose last offer is longest ago, whatever came of it
    MOST_SKILLED = "most_skilled"  #: who masters the required skills best


class Reach(StrEnum):
    """Who may take a contact, narrow first."""

    LAST_AGENT = "last_agent"  #: who spoke with the customer last, as the floor or the card knows
    MANAGER = "manager"  #: the account manager on the customer's card
    DEPUTY = "deputy"  #: who stands in for the account manager
    TEAM = "team"  #: the agents of the queue who are in a team with the account manager
    ANYONE = "anyone"  #: every agent of the queue with the skills


class WideningStep(Struct, frozen=True, omit_defaults=True):
    """`after` so many seconds in the queue a contact is for `to`, its required levels `level_less` lower."""

    after: float = 0.0
    to: Reach = Reach.ANYONE
    level_less: int = 0


class Reserve(Struct, frozen=True, omit_defaults=True):
    """So many free `agents` of a queue are kept for contacts of `tiers` (KA-09).

    Any other contact may have them too once it has waited `after` seconds; 0: once its age makes up
    for its tier, so that those of `tiers` who come now stand behind it.
    """

    agents: int = 0
    tiers: tuple[str, ...] = ("A",)
    after: float = 0.0


class CallsIn(StrEnum):
    """What becomes of a callback when its customer calls the same queue before it."""

    JOIN = "join"  #: the call takes the callback's place in line, and the callback is off
    CANCEL = "cancel"  #: the callback is off, and the call waits like any other
    KEEP = "keep"  #: both stand


class CallbackPolicy(Struct, frozen=True, omit_defaults=True):
    """How a queue calls back. Spans in minutes, `keep_hours` in hours, `ring_seconds` in seconds.

    `offered`: whoever waits may press `key` for it. The customer is dialled `attempts` times at most,
    `retry_minutes` apart, while the queue is open, and not after `keep_hours`. A callback is promised
    within `promise_minutes`; one that was agreed for a time, within `punctual_minutes` of it.
    `detect_machine`: an answering machine counts as nobody.
    """

    offered: bool = False
    key: str = "1"
    attempts: int = 3
    retry_minutes: float = 15.0
    promise_minutes: float = 60.0
    punctual_minutes: float = 15.0
    keep_hours: float = 24.0
    ring_seconds: float = 30.0
    detect_machine: bool = False
    calls_in: CallsIn = CallsIn.JOIN


class QueuePolicy(Struct, frozen=True, omit_defaults=True):
    """The rules of one queue. Spans in seconds; 0 means "no limit" for `max_wait`.

    Whoever misses an offer is offered nothing for `no_answer_rest_seconds`, and is not ready after
    `max_misses` in a row (0: as the rules of the floor say). `skills` are required of whoever takes a
    contact of the queue, `preferred` are better to have: each with the least proficiency 1-10.
    """

    id: str
    name: dict[str, str] = {}
    ring_seconds: float = 20.0
    no_answer_rest_seconds: float = 0.0
    max_misses: int = 0
    wrap_up_seconds: float = 30.0
    wrap_up_extensions: int = 3
    max_waiting: int = 1000
    max_wait: float = 0.0
    calendar: str = ""
    when_closed: Overflow = Overflow()
    when_full: Overflow = Overflow()
    when_late: Overflow = Overflow()
    when_unstaffed: Overflow = Overflow("wait")
    skills: dict[str, int] = {}
    preferred: dict[str, int] = {}
    steps: tuple[WideningStep, ...] = ()
    reserve: Reserve = Reserve()
    service_level_seconds: float = 20.0
    service_level_goal: float = 0.8
    short_abandon_seconds: float = 5.0
    priority: int = 0
    choice: AgentChoice = AgentChoice.LONGEST_IDLE
    record: bool = True
    survey: str = ""
    disposition_required: bool = True
    callback: CallbackPolicy = CallbackPolicy()


class Capacity(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """How many contacts an agent may have at once: calls 0 or 1, `message` written ones, 0 for none.

    A call is offered beside written contacts: it interrupts. Written contacts are offered during a call,
    its after-contact work included, only with `beside_calls`. After-contact work takes the contact's room.
    """

    voice: int = 1
    message: int = 1
    beside_calls: bool = False


class AgentProfile(Struct, frozen=True, omit_defaults=True):
    """Who an agent is to the router. `skills` maps a skill to a proficiency 1-10, `teams` are ids.

    Without a `capacity` the agent has one contact in all, whatever its channel.
    """

    id: str
    name: str = ""
    queues: tuple[str, ...] = ()
    skills: dict[str, int] = {}
    device: Device = Device.BROWSER
    number: str = ""
    teams: tuple[str, ...] = ()
    capacity: Capacity | None = None


class Window(Struct, frozen=True, array_like=True):
    """One open window of a day: weekday 0 (Monday) to 6, minutes since midnight, end exclusive."""

    weekday: int
    start: int
    end: int


class Calendar(Struct, frozen=True, omit_defaults=True):
    """Opening hours. `days` replaces the week's windows on single dates (YYYY-MM-DD).

    A holiday maps to no window at all; a make-up working day maps to its windows,
    each a pair of minutes since midnight.
    """

    id: str
    zone: str = "UTC"
    week: tuple[Window, ...] = ()
    days: dict[str, tuple[tuple[int, int], ...]] = {}


def is_e164(number: str) -> bool:
    """Whether a text is a telephone number in E.164: a plus, 7 to 15 digits, no leading zero."""
    digits = number[1:]
    return (
        number[:1] == "+"
        and 7 <= len(digits) <= 15
        and digits[0] != "0"
        and digits.isdecimal()
        and digits.isascii()
    )


class FloorRules(Struct, frozen=True, omit_defaults=True):
    """Rules of the whole floor. `tier_bonus`: seconds of waiting that a tier counts as.

    `tier_steps`: who may take a tier's contacts first, and who then, instead of the queue's steps (KA-09).
    `answered_seconds`: for so long who answers a call dialled ahead waits for an agent (US-02: 2 at most).
    """

    tier_bonus: dict[str, float] = field(default_factory=lambda: {"A": 600.0, "B": 300.0})
    tier_steps: dict[str, tuple[WideningStep, ...]] = {}
    priority_seconds: float = 60.0
    decline_rest_seconds: float = 30.0
    connect_seconds: float = 15.0
    targeted_seconds: float = 60.0
    leg_grace_seconds: float = 10.0
    voicemail_grace_seconds: float = 60.0
    consult_seconds: float = 30.0
    dial_grace_seconds: float = 30.0
    answered_seconds: float = 2.0
    recheck_seconds: float = 900.0
    wrap_up_extension_seconds: float = 30.0
    remember_closed_seconds: float = 86400.0
    last_agent_days: float = 30.0
    max_misses: int = 1
