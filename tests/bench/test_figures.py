"""The statistics: ratios round by round, medians, percentiles, goals."""

import pytest

from bench.figures import at_least, at_most, figure, percentile, ratios


def test_a_ratio_is_taken_round_by_round() -> None:
    """A round in which everything was half as quick changes nothing."""
    assert ratios([100.0, 50.0, 100.0], [200.0, 100.0, 200.0]) == [0.5, 0.5, 0.5]
    with pytest.raises(ValueError, match=r"shorter|longer"):
        ratios([1.0], [1.0, 2.0])


def test_a_figure_is_the_median_with_its_spread() -> None:
    """One bad round moves the spread, not the figure."""
    found = figure("x", [0.5, 9.0, 0.6], at_least(0.5))
    assert (found.value, found.low, found.high, found.rounds) == (0.6, 0.5, 9.0, 3)
    with pytest.raises(ValueError, match="nothing was measured"):
        figure("x", [])


@pytest.mark.parametrize(
    ("share", "value"),
    [(0.0, 1.0), (0.5, 51.0), (0.99, 100.0), (1.0, 100.0)],
    ids=["least", "p50", "p99", "all"],
)
def test_percentiles_are_values_that_were_measured(share: float, value: float) -> None:
    """In whatever order they came."""
    assert percentile([float(n) for n in range(100, 0, -1)], share) == value
    with pytest.raises(ValueError, match="percentile of nothing"):
        percentile([], share)


def test_a_goal_is_met_at_its_bound() -> None:
    """In both senses."""
    assert at_least(0.5).met(0.5)
    assert not at_least(0.5).met(0.49)
    assert at_most(3).met(3.0)
    assert not at_most(3).met(3.01)


def test_lines_are_a_name_and_a_value() -> None:
    """The detail says also whether the goal is met."""
    assert figure("journal", [22.7]).line() == "journal: 22.7"
    assert figure("rate", [12345.6]).line() == "rate: 12346"
    assert figure("none", [0.0]).line() == "none: 0"
    assert "goal <= 3 MISSED" in figure("x", [4.0], at_most(3)).detail()
    assert "goal <= 3 met" in figure("x", [2.0], at_most(3)).detail()
