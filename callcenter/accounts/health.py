"""How likely a customer is to leave, and why we think so; how full and how fresh a file is (KA-22, DU-04)."""

from decimal import Decimal

from msgspec import Struct

from callcenter.accounts.account import Account, Stage
from callcenter.accounts.person import DecisionRole, Person
from callcenter.accounts.tiers import Part

DAY = 86_400.0


class Weights(Struct, frozen=True, omit_defaults=True):
    """How many of 100 points each signal adds at most; a house may weigh them otherwise."""

    falling_sales: float = 20.0
    overdue_visit: float = 10.0
    open_complaints: float = 20.0
    falling_csat: float = 15.0
    contract_ending: float = 15.0
    contact_gone: float = 10.0
    credit_anomaly: float = 10.0
    contract_days: int = 90


class Signs(Struct, frozen=True, omit_defaults=True):
    """What is known about an account at a moment. None: nothing is known.

    Sales of two periods of equal length; satisfaction as shares 0 to 1 of two periods; days are
    whole. `contract_days` until the first running contract ends; `visit_days` since the last visit,
    `visit_cycle` the longest that should be (0: none is wanted). `gone` counts people of weight who
    have left.
    """

    sales_before: Decimal | None = None
    sales_now: Decimal | None = None
    csat_before: float | None = None
    csat_now: float | None = None
    complaints: int = 0
    contract_days: int | None = None
    visit_days: int | None = None
    visit_cycle: int = 0
    gone: int = 0
    credit_anomaly: bool = False


class Health(Struct, frozen=True):
    """`risk` of leaving, 0 to 100, and every signal that adds to it, the heaviest first."""

    risk: float
    reasons: tuple[Part, ...]

    @property
    def level(self) -> str:
        """`high` from 50 on, `watch` from 20 on, else `good`."""
        return "high" if self.risk >= 50 else "watch" if self.risk >= 20 else "good"


def health(signs: Signs, weights: Weights | None = None) -> Health:
    """Return the churn risk as the sum of its explained signals, 0 where none speaks (KA-22)."""
    kept = weights or Weights()
    shares = {
        "falling_sales": _fall(signs.sales_before, signs.sales_now) * 2,
        "overdue_visit": _overdue(signs.visit_days, signs.visit_cycle),
        "open_complaints": signs.complaints / 3,
        "falling_csat": _drop(signs.csat_before, signs.csat_now) * 4,
        "contract_ending": _nearness(signs.contract_days, kept.contract_days),
        "contact_gone": float(signs.gone),
        "credit_anomaly": float(signs.credit_anomaly),
    }
    parts = [_part(name, share, getattr(kept, name)) for name, share in shares.items() if share > 0]
    reasons = sorted((part for part in parts if part.points), key=lambda part: (-part.points, part.id))
    return Health(round(min(100.0, sum(part.points for part in reasons)), 1), tuple(reasons))


def _part(name: str, share: float, most: float) -> Part:
    return Part(name, round(most * min(1.0, share), 1), most)


def _fall(before: Decimal | None, now: Decimal | None) -> float:
    """Return the share of sales that was lost; half of them gone is the whole signal."""
    if before is None or now is None or before <= 0:
        return 0.0
    return max(0.0, float((before - now) / before))


def _drop(before: float | None, now: float | None) -> float:
    """Return by how much satisfaction fell; 25 points are the whole signal."""
    return max(0.0, before - now) if before is not None and now is not None else 0.0


def _overdue(days: int | None, cycle: int) -> float:
    """Return how overdue a visit is; one cycle too late, or none ever, is the whole signal."""
    if cycle <= 0:
        return 0.0
    return 1.0 if days is None else max(0.0, (days - cycle) / cycle)


def _nearness(days: int | None, within: int) -> float:
    """Return how near a contract's end is, in thirds; an end that has passed is the whole signal."""
    if days is None or days >= within:
        return 0.0
    return 1.0 if days <= within / 3 else 2 / 3 if days <= within * 2 / 3 else 1 / 3


class Completeness(Struct, frozen=True):
    """How much of a file is filled in, 0 to 1, what is missing, and since how many days nobody looked.

    `stale`: longer than the house allows, or never.
    """

    score: float
    missing: tuple[str, ...]
    days: int | None
    stale: bool


def completeness(
    account: Account, people: tuple[Person, ...], now: float, *, stale_after: int = 180
) -> Completeness:
    """Return how full and how fresh the file of an account is (DU-04). `stale_after` in days."""
    wanted = _wanted(account, people)
    missing = tuple(name for name, value in wanted.items() if not value)
    score = round(1 - len(missing) / len(wanted), 3)
    days = int((now - account.looked_at) // DAY) if account.looked_at else None
    return Completeness(score, missing, days, days is None or days > stale_after)


def _wanted(account: Account, people: tuple[Person, ...]) -> dict[str, object]:
    here = [person for person in people if not person.left_at and not person.erased_at]
    return {
        "company": account.company,
        "tier": account.tier,
        "manager": account.manager,
        "deputy": account.deputy,
        "segment": account.segment,
        "industry": account.industry,
        "address": account.address,
        "credit": account.credit.grade,
        "people": here,
        "numbers": any(person.numbers for person in here),
        "decision_maker": any(person.decision is DecisionRole.DECIDES for person in here),
    }


def gone(people: tuple[Person, ...], since: float) -> int:
    """Return how many people of weight (who decide or influence) have left since a moment."""
    weighty = (DecisionRole.DECIDES, DecisionRole.INFLUENCES)
    return sum(bool(person.left_at >= since and person.decision in weighty) for person in people)


def is_active(account: Account) -> bool:
    """Whether an account is still a customer or to become one."""
    return account.stage is not Stage.LOST and not account.merged_into
