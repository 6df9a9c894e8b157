"""What to expect from earlier weeks, and how far off it was."""

import pytest

from callcenter.staffing.forecast import WEEK, Interval, accuracy, backtest, forecast, high, roll_up

MONDAY = 1_800_000_000.0 // WEEK * WEEK


def week(back: int, calls: float, handle: float | None = 180.0) -> Interval:
    """Return the same half hour so many weeks ago."""
    return Interval(MONDAY - back * WEEK, 1800.0, calls, handle)


def test_the_error_is_divided_by_what_came() -> None:
    """1200 were expected and 1440 came: 16.67 %, not 20 %; too little is a negative bias."""
    found = accuracy([(1200, 1440)])

    assert found.wape == pytest.approx(240 / 1440)
    assert found.bias == pytest.approx(-240 / 1440)


def test_errors_that_cancel_out_show_in_the_wape_alone() -> None:
    """Ten too many and ten too few are no bias, but twenty of a hundred."""
    found = accuracy([(60, 50), (40, 50)])

    assert (found.wape, found.bias) == (0.2, 0.0)


def test_nothing_came() -> None:
    """No percentage of nothing."""
    assert accuracy([(5, 0)]).wape is None
    assert accuracy([]).bias is None


def test_the_same_interval_of_the_week_recent_ones_first() -> None:
    """Weights 1 and 0.8; other intervals of the week say nothing."""
    history = [week(1, 100, 200.0), week(2, 10, 100.0), Interval(MONDAY - 86400, 1800.0, 7000)]
    (found,) = forecast(history, [MONDAY])

    assert found is not None
    assert found.calls == pytest.approx((100 + 0.8 * 10) / 1.8)
    assert found.handle == pytest.approx((100 * 200 + 8 * 100) / 108)


def test_what_was_never_seen_is_not_guessed() -> None:
    """Nor what lies too far back."""
    assert forecast([week(9, 100)], [MONDAY]) == [None]
    assert forecast([week(1, 0, None)], [MONDAY]) == [week(0, 0, None)]


def test_a_forecast_never_looks_ahead() -> None:
    """The first week cannot be tested, the second is expected to repeat it."""
    found = backtest([week(2, 100), week(1, 80)])

    assert found.intervals == 1
    assert found.wape == pytest.approx(20 / 80)
    assert found.bias == pytest.approx(20 / 80)


def test_quarters_roll_up_to_halves() -> None:
    """Calls add up, handling time is weighted by calls, and an empty quarter does not count."""
    quarters = [Interval(MONDAY, 900.0, 30, 100.0), Interval(MONDAY + 900, 900.0, 10, 300.0)]
    empty = Interval(MONDAY + 1800, 900.0, 0)

    assert roll_up([*quarters, empty], 2) == [
        Interval(MONDAY, 1800.0, 40, 150.0),
        Interval(MONDAY + 1800, 1800.0, 0, None),
    ]


def test_a_high_volume_is_above_the_mean() -> None:
    """By chance alone 1.28 deviations; a forecast that misses needs more room."""
    assert high(100, None) == pytest.approx(112.816)
    assert high(100, 0.1) > high(100, 0.0)
    assert high(0, 0.5) == 0.0
