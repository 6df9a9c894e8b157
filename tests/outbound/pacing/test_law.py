"""What may be abandoned: exact counts, periods from the campaign's first day, and who may at all."""

import pytest

from callcenter.outbound.pacing.law import DAY, LAWS, Jurisdiction, Period, counted, period_at, within

US = LAWS[Jurisdiction.US]


@pytest.mark.parametrize(("abandoned", "keeps"), [(3, True), (4, False)])
def test_three_of_a_hundred_keep_the_law_and_four_do_not(abandoned: int, keeps: bool) -> None:
    """US-01."""
    assert within(US, Period(0.0, 30 * DAY, 100, abandoned)) is keeps


def test_nobody_answered_is_no_rate() -> None:
    """And keeps the law."""
    assert Period(0.0, DAY).rate is None
    assert within(US, Period(0.0, DAY))


@pytest.mark.parametrize(
    ("day", "begins"), [(0.0, 0.0), (29.999, 0.0), (30.0, 30.0), (59.0, 30.0), (60.5, 60.0)]
)
def test_periods_follow_one_another_from_the_first_day(day: float, begins: float) -> None:
    """Thirty days each, not calendar months."""
    start = 1_000_000.0
    assert period_at(US, start, start + day * DAY).begins == start + begins * DAY


def test_a_call_counts_where_it_was_answered() -> None:
    """The first one of a new period begins anew."""
    period = counted(period_at(US, 0.0, 0.0), US, 5.0, abandoned=True)
    period = counted(period, US, 6.0, abandoned=False)
    assert (period.answered, period.abandoned, period.rate) == (2, 1, 0.5)
    fresh = counted(period, US, 65 * DAY, abandoned=False)
    assert (fresh.begins, fresh.answered, fresh.abandoned) == (60 * DAY, 1, 0)


def test_ahead_of_agents_only_where_the_law_provides_for_it() -> None:
    """Off by default in the UK and in China."""
    assert [jurisdiction for jurisdiction, law in LAWS.items() if law.allowed] == [Jurisdiction.US]
