"""What is kept beside an account: needs, promises, projects, contracts, figures, consents."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

#: A day as YYYY-MM-DD, or "" for none.
Day = Annotated[str, Meta(pattern=r"^(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?$")]
#: A month as YYYY-MM, or "" for none.
Month = Annotated[str, Meta(pattern=r"^(\d{4}-(0[1-9]|1[0-2]))?$")]
#: An ISO 4217 code, or "" for the house's own.
Currency = Annotated[str, Meta(pattern=r"^([A-Z]{3})?$")]
#: From 1, hardly, to 5, very much so.
Mark = Annotated[int, Meta(ge=1, le=5)]


class NeedStatus(StrEnum):
    """How far a need is (KA-17)."""

    OPEN = "open"
    PLANNED = "planned"
    MET = "met"
    DROPPED = "dropped"


class Need(Struct, frozen=True, omit_defaults=True):
    """Something the customer needs. `importance` and `urgency` 1 to 5, `source` says how we know (KA-17)."""

    id: str
    version: int = 0
    account: str = ""
    person: str = ""
    text: str = ""
    source: str = ""
    importance: Mark = 3
    urgency: Mark = 3
    status: NeedStatus = NeedStatus.OPEN
    at: float = 0.0
    by: str = ""

    @property
    def priority(self) -> int:
        """Importance times urgency, 1 to 25."""
        return self.importance * self.urgency


class Promise(Struct, frozen=True, omit_defaults=True):
    """Something we promised, to be kept by `due` (seconds UTC) by `owner`, a user's name (KA-34).

    `kept_at` and `broken_at` are 0 while it is open; `told_at` is when its owner was reminded.
    """

    id: str
    version: int = 0
    account: str = ""
    person: str = ""
    text: str = ""
    owner: str = ""
    due: float = 0.0
    at: float = 0.0
    by: str = ""
    kept_at: float = 0.0
    broken_at: float = 0.0
    told_at: float = 0.0

    @property
    def is_open(self) -> bool:
        """Whether it is still to be kept."""
        return not self.kept_at and not self.broken_at


class Project(Struct, frozen=True, omit_defaults=True):
    """What a customer is about to do (DA-03): plan, problem, who decides, when, budget, how."""

    id: str
    version: int = 0
    account: str = ""
    name: str = ""
    plan: str = ""
    problem: str = ""
    people: tuple[str, ...] = ()
    timetable: str = ""
    budget: Decimal = Decimal(0)
    currency: str = "CNY"
    process: str = ""
    stage: str = ""
    at: float = 0.0
    by: str = ""


class ContractState(StrEnum):
    """What became of a contract at its end (ME-02)."""

    RUNNING = "running"
    RENEWED = "renewed"
    ENDED = "ended"


class Milestone(Struct, frozen=True, omit_defaults=True):
    """A step of delivery with its day; `done_on` is empty until it is done (KA-19)."""

    name: str
    due_on: Day
    done_on: Day = ""


class Contract(Struct, frozen=True, omit_defaults=True):
    """An agreement with its days (YYYY-MM-DD), steps and outcome (KA-19)."""

    id: str
    version: int = 0
    account: str = ""
    name: str = ""
    signed_on: Day = ""
    ends_on: Day = ""
    value: Decimal = Decimal(0)
    currency: str = "CNY"
    outcome: ContractState = ContractState.RUNNING
    milestones: tuple[Milestone, ...] = ()


class Correction(Struct, frozen=True, omit_defaults=True):
    """What a month said until it was corrected: `by` whom, `at` in seconds UTC, and the `note` it had."""

    at: float
    by: str
    sales: Decimal = Decimal(0)
    margin: Decimal = Decimal(0)
    cost: Decimal = Decimal(0)
    orders: int = 0
    wallet: float | None = None
    note: str = ""


class Figures(Struct, frozen=True, omit_defaults=True):
    """What an account brought in one month (`period` YYYY-MM): ME-09, ME-10, ME-11.

    `cost` is what serving it cost; `wallet` is our share of its spending, 0 to 1, if known. `currency`
    is that of the amounts, "" for the house's own; a month in two currencies is two lines, in one it is
    one. `note` says where the amounts come from or why they were corrected, `corrected` what they were, the
    latest last.
    """

    id: str
    version: int = 0
    account: str = ""
    period: Month = ""
    sales: Decimal = Decimal(0)
    margin: Decimal = Decimal(0)
    cost: Decimal = Decimal(0)
    orders: int = 0
    currency: Currency = ""
    wallet: Annotated[float, Meta(ge=0, le=1)] | None = None
    note: str = ""
    corrected: tuple[Correction, ...] = ()

    @property
    def profit(self) -> Decimal:
        """Margin less what serving cost."""
        return self.margin - self.cost


class Consent(Struct, frozen=True, omit_defaults=True):
    """Leave to use a person's data for a purpose, with its proof (EU-01, CN-01, CN-02).

    `basis` in law: consent, contract, legal_obligation, legitimate_interest. `form`: express or written
    (US-11). `evidence` says where the proof is (a contact, a form); `notice` is the version of the notice
    they were given, or what was read out to them.
    `used_at` is the last use, from which the proof is kept on.
    """

    id: str
    version: int = 0
    person: str = ""
    purpose: str = ""
    basis: str = "consent"
    form: str = "express"
    evidence: str = ""
    notice: str = ""
    at: float = 0.0
    by: str = ""
    used_at: float = 0.0
    withdrawn_at: float = 0.0


class Meeting(Struct, frozen=True, omit_defaults=True):
    """A talk with the customer's management, or a round of several customers (KA-13).

    `held_on` is its day, `people` are ids of people of the account, `ours` who came of us. `agreed` is what
    both sides will do.
    """

    id: str
    version: int = 0
    account: str = ""
    held_on: Day = ""
    topic: str = ""
    level: str = ""
    people: tuple[str, ...] = ()
    ours: str = ""
    summary: str = ""
    agreed: str = ""
    at: float = 0.0
    by: str = ""


class DisputeState(StrEnum):
    """How far a dispute is."""

    OPEN = "open"
    IN_HAND = "in_hand"
    SETTLED = "settled"


class DisputeKind(StrEnum):
    """What a dispute is about."""

    CHANNEL = "channel"  #: another way of ours to sell takes the customer's business, or theirs takes ours
    PRICE = "price"
    DELIVERY = "delivery"
    OTHER = "other"


class Dispute(Struct, frozen=True, omit_defaults=True):
    """A conflict with a customer and how it is resolved (KA-13): with whom, its cause, what is done, by whom.

    `owner` is a user's name, `since` and `settled_on` are days. It is settled only with its handling.
    """

    id: str
    version: int = 0
    account: str = ""
    kind: DisputeKind = DisputeKind.CHANNEL
    text: str = ""
    party: str = ""
    cause: str = ""
    handling: str = ""
    owner: str = ""
    since: Day = ""
    state: DisputeState = DisputeState.OPEN
    settled_on: Day = ""
    at: float = 0.0
    by: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether it says what it is about, and when it is settled also how."""
        return bool(self.text.strip() and (self.state is not DisputeState.SETTLED or self.handling.strip()))
