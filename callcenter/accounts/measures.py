"""What key accounts come to over some months, counted per account and divided once (ME-01 to ME-10, ME-14).

A `Tally` holds counts of one account. Counts add up, rates do not: every measure is worked out from one
tally, of an account or of the sum of many. Where there is nothing to divide by, a measure is None.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from math import ceil
from statistics import median

from msgspec import Struct, field

from callcenter.accounts.surveys import HIDE_BELOW

#: The measures that are shares with a target.
_SHARES = ("satisfaction", "renewal", "resolution", "retention")
#: Years of cooperation that count as whole loyalty.
LONG = 5.0


class Amounts(Struct, frozen=True):
    """Sales of the period, of the same months a year before, and profit, in one currency."""

    sales: Decimal = Decimal(0)
    before: Decimal = Decimal(0)
    profit: Decimal = Decimal(0)


class Tally(Struct, frozen=True, omit_defaults=True):
    """Counts of one account, or of many, over a period.

    `answers`, `satisfied`: answers to satisfaction questions, and those in the two best marks. `due`,
    `renewed`: contracts that ended, and those renewed. `bought_before`, `kept`: accounts that bought in
    the same months a year before, and those of them that bought again. `active_months`, `kept_months`:
    months that began with a customer who had bought within twelve months, and those after which that
    still held. `ordered`, `repeated`: accounts with an order, and with two or more. `known`, `years`:
    accounts whose beginning is known, and the years since then, at most `LONG` each. `months`,
    `busy_months`, `steady_months`: months looked at of accounts with figures, those with sales, and those
    with at least half of the account's monthly mean. `customers`, `extended`: accounts with a contract
    from before, and those of them that signed more than they renewed (DU-03). `with_cycle`, `visited`:
    accounts that are to be visited, and those visited within their cycle. `raised`, `resolved`: cases, and
    those solved. `answer_hours`: from each case to the first answer, of those answered. `money` by currency.
    """

    answers: int = 0
    satisfied: int = 0
    due: int = 0
    renewed: int = 0
    bought_before: int = 0
    kept: int = 0
    active_months: int = 0
    kept_months: int = 0
    ordered: int = 0
    repeated: int = 0
    known: int = 0
    years: float = 0.0
    months: int = 0
    busy_months: int = 0
    steady_months: int = 0
    customers: int = 0
    extended: int = 0
    with_cycle: int = 0
    visited: int = 0
    raised: int = 0
    resolved: int = 0
    answer_hours: tuple[float, ...] = ()
    money: dict[str, Amounts] = field(default_factory=dict)


class Targets(Struct, frozen=True, omit_defaults=True):
    """What the measures shall reach over the last `months` whole months; None is no target.

    Shares from 0 to 1: `satisfaction` (ME-01), `renewal` (ME-02), `growth` (ME-03), `resolution` (ME-05),
    `retention` (ME-08). `response_hours` is the most that the median first answer may take (ME-06). They are
    the thresholds of service quality, too: whoever answers for one that is passed is told (KA-23). Who hears
    of a target that the whole house misses are the users `told`; without them the management of the case
    rules, else who manages cases.
    """

    satisfaction: float | None = 0.9
    renewal: float | None = 0.8
    growth: float | None = 0.15
    resolution: float | None = None
    response_hours: float | None = None
    retention: float | None = None
    months: int = 12
    told: tuple[str, ...] = ()


class Rate(Struct, frozen=True):
    """`part` of `whole` as a share, None of nothing or while `hidden`; `missed`: below its goal."""

    part: float
    whole: float
    value: float | None
    goal: float | None = None
    missed: bool = False
    hidden: bool = False


class Growth(Struct, frozen=True):
    """Business in one currency. `growth`: sales / sales of the same months a year before, less 1 (ME-03)."""

    currency: str
    sales: Decimal
    before: Decimal
    profit: Decimal
    growth: float | None
    goal: float | None
    missed: bool


class Loyalty(Struct, frozen=True):
    """Loyalty from 0 to 100, the mean of its parts that are known, and the parts (ME-07).

    `length`: years of cooperation, at most five each / five for every account. `frequency`: months with
    sales / months. `stability`: months with at least half of the account's monthly mean / months.
    `repeat`: accounts with two orders or more / accounts with an order.
    """

    index: float | None
    length: Rate
    frequency: Rate
    stability: Rate
    repeat: Rate


class Speed(Struct, frozen=True):
    """Hours from a case to its first answer: median and P90 of the `n` that were answered (ME-06)."""

    n: int
    median: float | None
    p90: float | None
    goal: float | None = None
    missed: bool = False


class Measures(Struct, frozen=True):
    """What a tally comes to.

    `satisfaction`: CSAT, top-2-box, hidden below five answers (ME-01). `renewal`: renewed / due (ME-02).
    `business`: sales, growth and profit, a line for each currency (ME-03, ME-09, ME-10). `resolution`:
    cases solved / raised (ME-05). `speed`: first answers (ME-06). `loyalty`: ME-07. `retention`: bought
    again / bought a year before; `churn` is 1 less that; `monthly_retention`: months that kept their
    customer / months that began with one (ME-08). `visits`: visited within the cycle / with one (ME-14).
    `cross_sell`: customers with a new contract beyond those renewed / customers by contract (DU-03).
    """

    satisfaction: Rate
    renewal: Rate
    business: tuple[Growth, ...]
    resolution: Rate
    speed: Speed
    loyalty: Loyalty
    retention: Rate
    churn: float | None
    monthly_retention: Rate
    visits: Rate
    cross_sell: Rate


def added(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of tallies."""
    every = tuple(tallies)
    plain = {
        name: sum(getattr(each, name) for each in every)
        for name in Tally.__struct_fields__
        if name not in {"answer_hours", "money"}
    }
    hours = tuple(hour for each in every for hour in each.answer_hours)
    return Tally(**plain, answer_hours=hours, money=_money(each.money for each in every))


def _money(purses: Iterable[Mapping[str, Amounts]]) -> dict[str, Amounts]:
    found: dict[str, Amounts] = {}
    for purse in purses:
        for currency, more in purse.items():
            so_far = found.get(currency, Amounts())
            found[currency] = Amounts(
                so_far.sales + more.sales, so_far.before + more.before, so_far.profit + more.profit
            )
    return found


def measured(tally: Tally, targets: Targets) -> Measures:
    """Return what a tally comes to, held against the targets."""
    retention = rate(tally.kept, tally.bought_before, targets.retention)
    return Measures(
        satisfaction=_hidden(rate(tally.satisfied, tally.answers, targets.satisfaction)),
        renewal=rate(tally.renewed, tally.due, targets.renewal),
        business=tuple(_growth(*each, targets.growth) for each in sorted(tally.money.items())),
        resolution=rate(tally.resolved, tally.raised, targets.resolution),
        speed=speed(tally.answer_hours, targets.response_hours),
        loyalty=_loyalty(tally),
        retention=retention,
        churn=None if retention.value is None else 1 - retention.value,
        monthly_retention=rate(tally.kept_months, tally.active_months),
        visits=rate(tally.visited, tally.with_cycle),
        cross_sell=rate(tally.extended, tally.customers),
    )


def rate(part: float, whole: float, goal: float | None = None) -> Rate:
    """Return part / whole against a goal that it shall reach."""
    value = part / whole if whole else None
    return Rate(part, whole, value, goal, value is not None and goal is not None and value < goal)


def speed(hours: Iterable[float], goal: float | None = None) -> Speed:
    """Return median and P90 (nearest rank) of hours, against the most that the median may be."""
    every = sorted(hours)
    middle = median(every) if every else None
    missed = middle is not None and goal is not None and middle > goal
    return Speed(len(every), middle, quantile(every, 0.9), goal, missed)


def quantile(ordered: Sequence[float], share: float) -> float | None:
    """Return the least of some values, smallest first, that `share` of them do not exceed; None of none."""
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else None


def missed(found: Measures) -> dict[str, tuple[float, float]]:
    """Return value and goal of every target that is missed, by its name (ME-01 to ME-08, KA-23).

    Growth in several currencies is missed where one of them misses it: the lowest is told. `response` is
    the median first answer in hours, the others are shares.
    """
    rates: dict[str, Rate] = {name: getattr(found, name) for name in _SHARES}
    low = {name: (each.value or 0.0, each.goal or 0.0) for name, each in rates.items() if each.missed}
    small = [(each.growth or 0.0, each.goal or 0.0) for each in found.business if each.missed]
    low |= {"growth": min(small)} if small else {}
    slow = found.speed
    return low | ({"response": (slow.median or 0.0, slow.goal or 0.0)} if slow.missed else {})


def _hidden(found: Rate) -> Rate:
    """Return a rate of answers, hidden while so few answered that one of them could be told apart."""
    few = 0 < found.whole < HIDE_BELOW
    return Rate(0, found.whole, None, found.goal, hidden=True) if few else found


def _growth(currency: str, amounts: Amounts, goal: float | None) -> Growth:
    grown = float(amounts.sales / amounts.before - 1) if amounts.before > 0 else None
    slow = grown is not None and goal is not None and grown < goal
    return Growth(currency, amounts.sales, amounts.before, amounts.profit, grown, goal, slow)


def _loyalty(tally: Tally) -> Loyalty:
    parts = {
        "length": rate(tally.years, LONG * tally.known),
        "frequency": rate(tally.busy_months, tally.months),
        "stability": rate(tally.steady_months, tally.months),
        "repeat": rate(tally.repeated, tally.ordered),
    }
    known = [each.value for each in parts.values() if each.value is not None]
    return Loyalty(round(100 * sum(known) / len(known), 1) if known else None, **parts)
