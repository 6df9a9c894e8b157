"""The account: what is kept of a customer's house (DA-01, KA-05 to KA-10, KA-25)."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct, field

from callcenter.accounts.book import Day


class Stage(StrEnum):
    """Where an account stands in its life (KA-25, DV-03)."""

    FOUND = "found"  #: identified and screened
    APPROACHED = "approached"  #: in contact, terms are talked over
    STARTED = "started"  #: signed, the first project runs
    KEPT = "kept"  #: served and visited
    GROWN = "grown"  #: more than it began with
    LOST = "lost"  #: does not buy any more


class Secrecy(StrEnum):
    """Who may read a file, the most open first (DA-08)."""

    NORMAL = "normal"
    CONFIDENTIAL = "confidential"  #: 秘密
    SECRET = "secret"  #: 机密
    TOP_SECRET = "top_secret"  #: 绝密


class ServiceMode(StrEnum):
    """How the customer is served beyond calls (KA-10)."""

    USUAL = "usual"
    ADVISORY = "advisory"  #: 顾问服务
    ON_SITE = "on_site"  #: 驻扎服务


class TeamRole(Struct, frozen=True):
    """Who else works for the account, and as what (KA-07). `user` is a user's name."""

    user: str
    role: str


class TierChange(Struct, frozen=True):
    """One line of the tier's history. `at` in seconds UTC."""

    at: float
    by: str
    tier: str
    reason: str


class Credit(Struct, frozen=True, omit_defaults=True):
    """Credit grade, limit and payment term in days, to be looked at again on `review_on` (DA-07)."""

    grade: str = ""
    limit: Decimal = Decimal(0)
    currency: str = "CNY"
    term_days: int = 0
    review_on: Day = ""


class CreditChange(Struct, frozen=True):
    """One line of the credit's history (FL-22, FL-23): what holds from `at` on, and why."""

    at: float
    by: str
    credit: Credit
    reason: str


class Benefit(Struct, frozen=True, omit_defaults=True):
    """Something granted to one account beyond its tier's benefits (KA-11). Dates are YYYY-MM-DD."""

    name: str
    granted_by: str = ""
    until: Day = ""


class Competitor(Struct, frozen=True, omit_defaults=True):
    """Who else the customer buys from (DA-06). `share` of the customer's spending, 0 to 1."""

    name: str
    share: Annotated[float, Meta(ge=0, le=1)] = 0.0
    note: str = ""


class Swot(Struct, frozen=True, omit_defaults=True):
    """Strengths, weaknesses, opportunities and threats, one line each (KA-37)."""

    strengths: tuple[str, ...] = ()
    weaknesses: tuple[str, ...] = ()
    opportunities: tuple[str, ...] = ()
    threats: tuple[str, ...] = ()


class Account(Struct, frozen=True, omit_defaults=True):
    """A customer's house and how we serve it. Dates are YYYY-MM-DD, times seconds UTC.

    `tier` is the id of a tier of the house ("" for none), `manager` and `deputy` are agents' ids,
    `team` names users. `secrecy` falls back to normal after `secrecy_until`; `circulation` lists the
    users who may read in spite of it. `own` are the house's own fields. `looked_at` is when somebody
    last confirmed that all this is true.
    """

    id: str
    version: int = 0
    company: str = ""
    tier: str = ""
    tiers: tuple[TierChange, ...] = ()
    manager: str = ""
    deputy: str = ""
    team: tuple[TeamRole, ...] = ()
    stage: Stage = Stage.FOUND
    segment: str = ""
    industry: str = ""
    need_type: str = ""
    credit: Credit = Credit()
    credits: tuple[CreditChange, ...] = ()
    secrecy: Secrecy = Secrecy.NORMAL
    secrecy_until: Day = ""
    circulation: tuple[str, ...] = ()
    service_mode: ServiceMode = ServiceMode.USUAL
    benefits: tuple[Benefit, ...] = ()
    competitors: tuple[Competitor, ...] = ()
    swot: Swot = Swot()
    address: str = ""
    website: str = ""
    tags: tuple[str, ...] = ()
    own: dict[str, str] = field(default_factory=dict)
    note: str = ""
    visit_days: Annotated[int, Meta(ge=0, le=3650)] = 0
    last_visit: float = 0.0
    created_at: float = 0.0
    looked_at: float = 0.0
    merged_into: str = ""

    @property
    def served_by(self) -> tuple[str, ...]:
        """Everybody who works for the account: manager and deputy (agents), and the team (users)."""
        names = (self.manager, self.deputy, *(each.user for each in self.team))
        return tuple(name for name in names if name)
