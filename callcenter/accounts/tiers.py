"""Tiers: their names and benefits, and how their contacts are routed and answered (KA-02 to KA-09, ME-15)."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct, field

from callcenter.accounts.clock import RESPONSE_HOURS, WARN_AT

#: The schemes that a house may begin with: names of the tiers A, B and C by language. Letters (KA-02), core,
#: important and potential customers (KA-03), gold, silver and bronze with benefits of their own (KA-04).
SCHEMES: dict[str, dict[str, dict[str, str]]] = {
    "letters": {
        "A": {"en": "A", "zh-CN": "A 级"},
        "B": {"en": "B", "zh-CN": "B 级"},
        "C": {"en": "C", "zh-CN": "C 级"},
    },
    "importance": {
        "A": {"en": "Core", "zh-CN": "核心客户"},
        "B": {"en": "Important", "zh-CN": "重要客户"},
        "C": {"en": "Potential", "zh-CN": "潜力客户"},
    },
    "metals": {
        "A": {"en": "Gold", "zh-CN": "金牌客户"},
        "B": {"en": "Silver", "zh-CN": "银牌客户"},
        "C": {"en": "Bronze", "zh-CN": "铜牌客户"},
    },
}


class Path(StrEnum):
    """Who a contact of a tier is for, one after another."""

    MANAGER = "manager"
    DEPUTY = "deputy"
    TEAM = "team"  #: the team of the account manager
    ANYONE = "anyone"


class PathStep(Struct, frozen=True, omit_defaults=True):
    """From `after` seconds of waiting on a contact is also for `to`."""

    to: Path
    after: float = 0.0


class TierPolicy(Struct, frozen=True, omit_defaults=True):
    """All that holds for one tier: its name, benefits, way through the house and response clock.

    `skip_menu`: contacts go past the menu to `queue` ("" for where the flow's menu falls back to).
    `bonus_seconds`: how much longer they seem to have waited (None: as the rules of the floor say).
    `path`: the account manager first, then the others, each from its own second on. `response_hours`
    run in `calendar`, or by day and night where it is empty; `visit_days` is the longest time between
    two visits (ME-14), 0 for none.
    """

    id: str
    name: dict[str, str] = field(default_factory=dict)
    meaning: dict[str, str] = field(default_factory=dict)
    benefits: tuple[str, ...] = ()
    skip_menu: bool = False
    queue: str = ""
    bonus_seconds: float | None = None
    path: tuple[PathStep, ...] = ()
    response_hours: float = 0.0
    calendar: str = ""
    warn_at: tuple[float, ...] = WARN_AT
    visit_days: int = 0

    @property
    def hours(self) -> float:
        """The hours within which the tier is answered: its own, else those of ME-04, else 72."""
        return self.response_hours or RESPONSE_HOURS.get(self.id, max(RESPONSE_HOURS.values()))


#: A tier A contact is for the account manager, the deputy, the team, and then anyone (KA-09).
GREEN_CHANNEL = (
    PathStep(Path.MANAGER),
    PathStep(Path.DEPUTY, 20.0),
    PathStep(Path.TEAM, 40.0),
    PathStep(Path.ANYONE, 60.0),
)


def scheme(name: str) -> tuple[TierPolicy, ...]:
    """Return the three tiers of a scheme with the defaults of each. Raises `KeyError` if unknown."""
    names = SCHEMES[name]
    return (
        TierPolicy("A", names["A"], skip_menu=True, path=GREEN_CHANNEL, visit_days=30),
        TierPolicy("B", names["B"], visit_days=90),
        TierPolicy("C", names["C"], visit_days=180),
    )


class Criterion(Struct, frozen=True, omit_defaults=True):
    """One reason to be a key account, with its weight (KA-01). `name` by language."""

    id: str
    weight: float = 1.0
    name: dict[str, str] = field(default_factory=dict)


CRITERIA = (
    Criterion("strategic", 3.0, {"en": "Strategic value", "zh-CN": "战略价值"}),
    Criterion("sales", 3.0, {"en": "Sales", "zh-CN": "销售额"}),
    Criterion("share", 2.0, {"en": "Market share", "zh-CN": "市场份额"}),
    Criterion("brand", 1.0, {"en": "Weight for our brand", "zh-CN": "品牌影响"}),
    Criterion("steady", 2.0, {"en": "Steady cooperation", "zh-CN": "合作稳定"}),
    Criterion("size", 1.0, {"en": "Size", "zh-CN": "规模"}),
)


class Part(Struct, frozen=True):
    """What one criterion or signal adds to a score: `points` of at most `most`."""

    id: str
    points: float
    most: float


class Nomination(Struct, frozen=True):
    """A scored proposal for a tier: `score` 0 to 100, its parts, and who says so (KA-01)."""

    account: str
    tier: str
    score: float
    parts: tuple[Part, ...]


def nominate(
    account: str,
    marks: Mapping[str, float],
    criteria: Iterable[Criterion] = CRITERIA,
    bounds: Mapping[str, float] | None = None,
) -> Nomination:
    """Return what the marks (0 to 5 by criterion) add up to, and the tier that the score stands for.

    A criterion without a mark counts as 0. `bounds` says from which score on an account is of a tier;
    the highest bound reached wins, "" if none is. Default A 75, B 50, C 25.
    """
    listed = tuple(criteria)
    total = sum(each.weight for each in listed) or 1.0
    parts = tuple(_part(each, marks.get(each.id, 0.0), total) for each in listed)
    score = round(sum(part.points for part in parts), 1)
    steps = sorted((bounds or {"A": 75.0, "B": 50.0, "C": 25.0}).items(), key=lambda item: -item[1])
    return Nomination(account, next((tier for tier, least in steps if score >= least), ""), score, parts)


def _part(criterion: Criterion, mark: float, total: float) -> Part:
    most = 100.0 * criterion.weight / total
    return Part(criterion.id, most * min(5.0, max(0.0, mark)) / 5.0, most)


class ParetoRow(Struct, frozen=True):
    """One account in order of profit; `share` and `running` are shares of all profit of its currency, 0 to 1.

    `vital`: it belongs to the accounts that together bring the wanted part of the profit.
    """

    account: str
    profit: Decimal
    share: float | None
    running: float | None
    vital: bool


class ParetoList(Struct, frozen=True):
    """The accounts whose profit is in one currency: currencies are never added (ME-15)."""

    currency: str
    profit: Decimal
    rows: tuple[ParetoRow, ...]


def pareto_lists(profits: Mapping[tuple[str, str], Decimal], part: float = 0.8) -> tuple[ParetoList, ...]:
    """Return a list for each currency, that with most accounts first; profits by account and currency."""
    purses: dict[str, dict[str, Decimal]] = {}
    for (account, currency), profit in profits.items():
        purses.setdefault(currency, {})[account] = profit
    lists = (
        ParetoList(currency, sum(purse.values(), Decimal(0)), tuple(pareto(purse, part)))
        for currency, purse in purses.items()
    )
    return tuple(sorted(lists, key=lambda each: (-len(each.rows), each.currency)))


def pareto(profits: Mapping[str, Decimal], part: float = 0.8) -> list[ParetoRow]:
    """Return the accounts by profit, greatest first, ties by id (ME-15).

    Those are vital that are needed, greatest first, to bring `part` of the whole. Where losses leave
    nothing to share, shares are None and none is vital.
    """
    ordered = sorted(profits.items(), key=lambda item: (-item[1], item[0]))
    whole = sum((max(profit, Decimal(0)) for profit in profits.values()), Decimal(0))
    rows: list[ParetoRow] = []
    before = Decimal(0)
    for account, profit in ordered:
        if not whole:
            rows.append(ParetoRow(account, profit, None, None, False))
            continue
        gained = before + max(profit, Decimal(0))
        vital = profit > 0 and before < whole * Decimal(str(part))
        rows.append(ParetoRow(account, profit, float(profit / whole), float(gained / whole), vital))
        before = gained
    return rows
