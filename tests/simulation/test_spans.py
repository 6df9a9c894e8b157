"""How long things take, drawn."""

from math import inf
from random import Random
from statistics import fmean, stdev

import pytest

from callcenter.simulation.spans import Span, Spread, draw, mean, problem


@pytest.mark.parametrize(
    ("span", "middle", "deviation"),
    [
        (100.0, 100.0, 100.0),
        (Spread(100.0, "lognormal", 0.5), 100.0, 50.0),
        (Spread(100.0, "fixed"), 100.0, 0.0),
        (Spread(samples=(50.0, 150.0)), 100.0, 50.0),
    ],
)
def test_mean_and_deviation(span: Span, middle: float, deviation: float) -> None:
    """Of twenty thousand drawn, within a few percent."""
    dice = Random(1)
    drawn = [draw(span, dice) for _ in range(20_000)]

    assert mean(span) == middle
    assert fmean(drawn) == pytest.approx(middle, rel=0.03)
    assert stdev(drawn) == pytest.approx(deviation, rel=0.05, abs=1e-9)


def test_every_span_throws_the_dice_once() -> None:
    """So a change of one span leaves all others of the day as they were."""
    spans: list[Span] = ["forever", 0.0, 5.0, Spread(5.0, "lognormal"), Spread(samples=(1.0,))]
    for span in spans:
        dice, other = Random(7), Random(7)
        draw(span, dice)
        other.random()
        assert dice.getstate() == other.getstate()


def test_forever_never_ends() -> None:
    """And is no problem; a negative or endless number is."""
    assert draw("forever", Random(1)) == inf
    assert mean("forever") == inf
    assert not problem("forever")
    assert problem(-1.0)
    assert problem(inf)
    assert problem(Spread(5.0, cv=0.0))
    assert problem(Spread(samples=(1.0, -1.0)))
