"""What several runs say together, by hand."""

import pytest

from callcenter.simulation.estimates import Estimate, bounded, difference, student, together


def test_percentages_are_not_averaged() -> None:
    """90 of 100 and 0 of 10 are 90 of 110, not 45 %."""
    assert together([(90, 100), (0, 10)]).value == pytest.approx(90 / 110)


def test_the_interval_of_a_mean() -> None:
    """With one as the whole it is the ordinary interval: 2 +- t(2) * 1 / sqrt 3."""
    found = together([(1, 1), (2, 1), (3, 1)])

    assert found.value == 2
    assert found.high == pytest.approx(2 + 4.303 / 3**0.5)
    assert found.low == pytest.approx(2 - 4.303 / 3**0.5)


def test_nothing_to_divide_by() -> None:
    """No value; and no interval where a single run says anything."""
    assert together([(0, 0), (0, 0)]) == Estimate(None)
    assert together([(1, 2)]) == Estimate(0.5)
    assert together([(1, 2), (0, 0)]) == Estimate(0.5)
    assert difference([(0, 0)], [(1, 1)]) == Estimate(None)


def test_what_days_have_in_common_cancels_out() -> None:
    """Days differ by tens, the policies always by one: the difference is certain."""
    base, other = [(10, 1), (50, 1), (90, 1)], [(11, 1), (51, 1), (91, 1)]
    found = difference(base, other)

    assert (found.value, found.low, found.high) == (1, 1, 1)
    alone = together(base)
    assert alone.low is not None
    assert alone.low < 10


def test_students_factor_tends_to_the_normal_one() -> None:
    """As printed in tables for 1, 10, 40 and 120 degrees of freedom."""
    assert [round(student(n), 2) for n in (1, 10, 40, 120)] == [12.71, 2.23, 2.02, 1.98]


def test_no_interval_holds_what_cannot_be() -> None:
    """No share over one, no time below zero."""
    assert bounded(Estimate(0.95, 0.85, 1.05), 1.0) == Estimate(0.95, 0.85, 1.0)
    assert bounded(Estimate(3.0, -1.0, 7.0), None) == Estimate(3.0, 0.0, 7.0)
