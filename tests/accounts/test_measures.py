"""Measures of key accounts: counted per account, added up, divided once (ME-01 to ME-10, ME-14)."""

from decimal import Decimal

import pytest

from callcenter.accounts.book import Contract, ContractState, Figures
from callcenter.accounts.measures import (
    Amounts,
    Rate,
    Tally,
    Targets,
    added,
    measured,
    missed,
    quantile,
    rate,
)
from callcenter.accounts.money import ExchangeRate, in_house, used
from callcenter.accounts.surveys import SurveyAnswer
from callcenter.accounts.tallies import Known, Period, name, number, tally

YEAR = Period("2026-01", "2026-12")


def figures(period: str, sales: int, *, profit: int = 0, orders: int = 1, currency: str = "CNY") -> Figures:
    """Return the figures of a month."""
    return Figures(
        f"f-{period}-{currency}",
        0,
        "a",
        period,
        Decimal(sales),
        Decimal(profit),
        Decimal(0),
        orders,
        currency,
    )


def test_counts_are_added_and_divided_once() -> None:
    """A large account and a small one: 90 of 100 and 1 of 10 are 91 of 110, not the mean of two shares."""
    both = added([Tally(answers=100, satisfied=90), Tally(answers=10, satisfied=1)])
    assert measured(both, Targets()).satisfaction == Rate(91, 110, 91 / 110, 0.9, missed=True)


def test_nothing_to_divide_by_is_nothing() -> None:
    """No customer, no contract, no case: no measure has a value, and none is missed."""
    found = measured(Tally(), Targets(resolution=0.9, response_hours=1.0, retention=0.9))
    shares = (found.satisfaction, found.renewal, found.resolution, found.retention, found.visits)
    assert [each.value for each in shares] == [None] * 5
    assert (found.churn, found.speed.median, found.loyalty.index, found.business) == (None, None, None, ())
    assert missed(found) == {}


def test_every_threshold_of_service_quality_can_be_passed() -> None:
    """Solved, kept and answered at the threshold is enough; less of it is not (KA-23)."""
    goals = Targets(resolution=0.9, retention=0.5, response_hours=24.0)
    good = Tally(raised=10, resolved=9, bought_before=2, kept=1, answer_hours=(24.0,))
    assert missed(measured(good, goals)) == {}
    bad = Tally(raised=10, resolved=8, bought_before=3, kept=1, answer_hours=(25.0,))
    assert missed(measured(bad, goals)) == {
        "resolution": (0.8, 0.9),
        "retention": (1 / 3, 0.5),
        "response": (25.0, 24.0),
    }
    assert missed(measured(bad, Targets())) == {}, "a house that sets none is told of none"


@pytest.mark.parametrize(
    ("signed", "renewed", "counts"),
    [
        ((), 0, (0, 0)),
        (("2026-02-01",), 0, (0, 0)),
        (("2024-02-01",), 0, (1, 0)),
        (("2024-02-01", "2026-02-01"), 1, (1, 0)),
        (("2024-02-01", "2026-02-01"), 0, (1, 1)),
        (("2024-02-01", "2026-02-01", "2026-03-31"), 1, (1, 1)),
        (("2024-02-01", "2026-04-01"), 0, (1, 0)),
    ],
)
def test_cross_selling_is_more_than_was_renewed(
    signed: tuple[str, ...], renewed: int, counts: tuple[int, int]
) -> None:
    """Of customers from before the period; a first contract is no cross-selling (DU-03)."""
    ended = [Contract("e", ends_on="2026-01-31", outcome=ContractState.RENEWED)] * renewed
    all_of = [Contract(str(n), signed_on=day) for n, day in enumerate(signed)]
    found = tally(Known(contracts=ended, signed=all_of), Period("2026-01", "2026-03"))
    assert (found.customers, found.extended) == counts
    assert measured(found, Targets()).cross_sell == rate(counts[1], counts[0])


def test_satisfaction_of_few_is_hidden() -> None:
    """Four answers: how many, but not which; and no alarm."""
    found = measured(Tally(answers=4, satisfied=0), Targets()).satisfaction
    assert (found.whole, found.value, found.hidden, found.missed) == (4, None, True, False)


def test_targets_of_the_field_are_held_against() -> None:
    """90 % content, 80 % renewed, 15 % grown: exactly that is enough, less is missed."""
    enough = Tally(
        answers=10, satisfied=9, due=10, renewed=8, money={"CNY": Amounts(Decimal(115), Decimal(100))}
    )
    assert missed(measured(enough, Targets())) == {}
    less = Tally(
        answers=10, satisfied=8, due=10, renewed=7, money={"CNY": Amounts(Decimal(114), Decimal(100))}
    )
    found = missed(measured(less, Targets()))
    assert found.keys() == {"satisfaction", "renewal", "growth"}
    assert found["renewal"] == (0.7, 0.8)
    assert missed(measured(less, Targets(satisfaction=None, renewal=None, growth=None))) == {}


def test_currencies_are_never_added() -> None:
    """Each has a line of its own; growth is missed where one of them misses it."""
    money = {"CNY": Amounts(Decimal(300), Decimal(100)), "EUR": Amounts(Decimal(50), Decimal(100))}
    lines = measured(Tally(money=money), Targets()).business
    assert [(each.currency, each.growth, each.missed) for each in lines] == [
        ("CNY", 2.0, False),
        ("EUR", -0.5, True),
    ]


def test_an_amount_is_converted_only_at_a_rate_of_the_house() -> None:
    """Without one it stays what it is; with one it is in the house's currency, and the rate is told."""
    rates = (ExchangeRate("EUR", Decimal("7.8"), "2026-09-30"), ExchangeRate("USD", Decimal(7)))
    euro, pound = figures("2026-01", 10, currency="EUR"), figures("2026-01", 10, currency="GBP")
    assert (in_house(euro, "CNY", rates).currency, in_house(euro, "CNY", rates).sales) == (
        "CNY",
        Decimal("78.0"),
    )
    assert (in_house(pound, "CNY", rates).currency, in_house(pound, "CNY", rates).sales) == (
        "GBP",
        Decimal(10),
    )
    assert in_house(figures("2026-01", 1, currency=""), "CNY").currency == "CNY"
    assert used([euro, pound], "CNY", rates) == rates[:1]


def test_business_of_the_period_beside_a_year_before() -> None:
    """Months outside both are left out."""
    lines = [figures("2025-03", 100), figures("2026-03", 120, profit=30), figures("2024-12", 999)]
    assert tally(Known(lines), YEAR).money == {"CNY": Amounts(Decimal(120), Decimal(100), Decimal(30))}


def test_renewal_counts_contracts_that_ended() -> None:
    """Renewed of those due (ME-02)."""
    contracts = [Contract("1", outcome=ContractState.RENEWED), Contract("2", outcome=ContractState.ENDED)]
    found = tally(Known(contracts=contracts), YEAR)
    assert (found.renewed, found.due) == (1, 2)


def test_who_bought_a_year_before_and_again_is_kept() -> None:
    """Retention by year; and by month: twelve months after the last purchase a customer is lost (ME-08)."""
    again = tally(Known([figures("2025-06", 1), figures("2026-06", 1)]), YEAR)
    assert (again.bought_before, again.kept, again.active_months, again.kept_months) == (1, 1, 12, 12)
    gone = tally(Known([figures("2025-06", 1)]), YEAR)
    assert (gone.bought_before, gone.kept, gone.active_months, gone.kept_months) == (1, 0, 6, 5)
    assert measured(gone, Targets()).churn == 1.0
    assert tally(Known(), YEAR).active_months == 0


def test_loyalty_is_the_mean_of_its_parts() -> None:
    """Half of five years, six of twelve months, all of them steady but one, two orders (ME-07)."""
    lines = [figures(f"2026-{month:02}", 100 if month < 6 else 20) for month in range(1, 7)]
    found = measured(tally(Known(lines, days=2.5 * 365.25), YEAR), Targets()).loyalty
    assert found.length.value == 0.5
    assert (found.frequency.part, found.frequency.whole) == (6, 12)
    assert found.stability.part == 5
    assert found.repeat.value == 1.0
    assert found.index == round(100 * (0.5 + 0.5 + 5 / 12 + 1.0) / 4, 1)


def test_visits_within_the_cycle() -> None:
    """On the last day is in time; never is late; without a cycle nothing is wanted (ME-14)."""
    cases = [(30, 30.0), (30, 31.0), (30, None), (0, None)]
    found = [tally(Known(visit_cycle=cycle, visit_days=days), YEAR) for cycle, days in cases]
    assert [(each.with_cycle, each.visited) for each in found] == [(1, 1), (1, 0), (1, 0), (0, 0)]


def test_speed_of_answers() -> None:
    """Median and P90 of those answered; a median beyond the goal is missed (ME-06)."""
    found = measured(Tally(answer_hours=(1.0, 2.0, 3.0, 10.0)), Targets(response_hours=2.0)).speed
    assert (found.n, found.median, found.p90, found.missed) == (4, 2.5, 10.0, True)
    assert quantile([1.0, 2.0, 3.0], 0.5) == 2.0


def test_satisfaction_counts_each_answer_on_its_scale() -> None:
    """The two best marks, of whatever scale it was asked on (ME-01)."""
    answers = [SurveyAnswer("1", score=4), SurveyAnswer("2", score=9, most=10), SurveyAnswer("3", score=3)]
    found = tally(Known(answers=answers), YEAR)
    assert (found.satisfied, found.answers) == (2, 3)


def test_months_are_numbered_through_the_years() -> None:
    """There and back again; a period looks back twelve months."""
    assert name(number("2026-12") + 1) == "2027-01"
    assert YEAR.reaches_back == "2025-01"
