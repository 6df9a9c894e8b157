"""What is counted of one account over some months (ME-01 to ME-14)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from callcenter.accounts.book import Contract, ContractState, Figures
from callcenter.accounts.measures import LONG, Amounts, Tally
from callcenter.accounts.surveys import Measure, SurveyAnswer, csat

#: An account that has bought within so many months is active (ME-08).
ACTIVE_MONTHS = 12
_YEAR_DAYS = 365.25


class Period(Struct, frozen=True):
    """From one month (YYYY-MM) to another, both included."""

    since: str
    until: str

    @property
    def months(self) -> range:
        """The months by number: January of the year 0 is 0."""
        return range(number(self.since), number(self.until) + 1)

    @property
    def reaches_back(self) -> str:
        """The first month that is looked at: a year before, which also covers who was active."""
        return name(number(self.since) - ACTIVE_MONTHS)


def number(month: str) -> int:
    """Return the number of a month (YYYY-MM)."""
    return int(month[:4]) * 12 + int(month[5:]) - 1


def name(number: int) -> str:
    """Return the month of a number as YYYY-MM."""
    return f"{number // 12:04}-{number % 12 + 1:02}"


class Known(Struct, frozen=True):
    """What is known of one account: figures in their currencies, contracts, answers, cases, visits.

    `contracts` are those that ended in the period, `signed` all there ever were. `days`: how long we work
    together, None if unknown. `visit_days` since the last visit (None: never), `visit_cycle` the longest
    that should be, 0 for none wanted. `answer_hours` of the cases raised.
    """

    figures: Sequence[Figures] = ()
    contracts: Sequence[Contract] = ()
    signed: Sequence[Contract] = ()
    answers: Sequence[SurveyAnswer] = ()
    days: float | None = None
    visit_days: float | None = None
    visit_cycle: int = 0
    raised: int = 0
    resolved: int = 0
    answer_hours: tuple[float, ...] = ()


def tally(known: Known, period: Period) -> Tally:
    """Return the counts of one account. Contracts and answers are those of the period already."""
    asked = [each for each in known.answers if each.measure is Measure.CSAT]
    return replace(
        _custom(known.figures, period.months),
        answers=len(asked),
        satisfied=round((csat(asked) or 0.0) * len(asked)),
        due=len(known.contracts),
        renewed=sum(each.outcome is ContractState.RENEWED for each in known.contracts),
        known=int(known.days is not None),
        years=min(LONG, max(0.0, known.days or 0.0) / _YEAR_DAYS),
        **_extension(known, period),
        with_cycle=int(known.visit_cycle > 0),
        visited=int(known.visit_days is not None and known.visit_days <= known.visit_cycle),
        raised=known.raised,
        resolved=known.resolved,
        answer_hours=known.answer_hours,
        money=_money(known.figures, period.months),
    )


def _extension(known: Known, period: Period) -> dict[str, int]:
    """Return whether the account was a customer by contract, and has signed more than it renewed (DU-03)."""
    months = [each.signed_on[:7] for each in known.signed if each.signed_on]
    customer = any(month < period.since for month in months)
    new = sum(period.since <= month <= period.until for month in months)
    renewed = sum(each.outcome is ContractState.RENEWED for each in known.contracts)
    return {"customers": int(customer), "extended": int(customer and new > renewed)}


def _custom(figures: Sequence[Figures], months: range) -> Tally:
    """Return the counts of who bought, and how steadily."""
    sales = _by_month(figures)
    busy, steady = _steadiness(figures, months)
    active, kept_months = _activity(sales, months)
    before = _bought(sales, range(months.start - 12, months.stop - 12))
    orders = sum(line.orders for line in figures if number(line.period) in months)
    return Tally(
        bought_before=int(before),
        kept=int(before and _bought(sales, months)),
        active_months=active,
        kept_months=kept_months,
        ordered=int(orders > 0),
        repeated=int(orders > 1),
        months=len(months) if figures else 0,
        busy_months=busy,
        steady_months=steady,
    )


def _by_month(figures: Iterable[Figures]) -> dict[int, Decimal]:
    """Return sales by month. Of several currencies it only says whether there were any."""
    found: dict[int, Decimal] = {}
    for line in figures:
        month = number(line.period)
        found[month] = found.get(month, Decimal(0)) + line.sales
    return found


def _bought(sales: dict[int, Decimal], months: range) -> bool:
    return any(sales.get(month, Decimal(0)) > 0 for month in months)


def _activity(sales: dict[int, Decimal], months: range) -> tuple[int, int]:
    """Return how many months began with an active customer, and how many of them left it one (ME-08)."""
    began = [month for month in months if _bought(sales, range(month - ACTIVE_MONTHS, month))]
    kept = sum(_bought(sales, range(month + 1 - ACTIVE_MONTHS, month + 1)) for month in began)
    return len(began), kept


def _steadiness(figures: Sequence[Figures], months: range) -> tuple[int, int]:
    """Return in how many months there were sales, and in how many at least half of the mean (ME-07).

    Only the currency that most lines are in is looked at: amounts in two currencies are not added.
    """
    here = [line for line in figures if number(line.period) in months]
    if not here:
        return 0, 0
    usual, _ = Counter(line.currency for line in here).most_common(1)[0]
    sales = _by_month(line for line in here if line.currency == usual)
    least = sum(sales.values(), Decimal(0)) / len(months) / 2
    return sum(each > 0 for each in sales.values()), sum(0 < each >= least for each in sales.values())


def _money(figures: Iterable[Figures], months: range) -> dict[str, Amounts]:
    found: dict[str, Amounts] = {}
    for line in figures:
        so_far, month = found.get(line.currency, Amounts()), number(line.period)
        now, again = month in months, month + 12 in months
        if now or again:
            found[line.currency] = Amounts(
                so_far.sales + (line.sales if now else 0),
                so_far.before + (line.sales if again else 0),
                so_far.profit + (line.profit if now else 0),
            )
    return found
