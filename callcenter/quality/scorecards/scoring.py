"""The one formula of a scorecard: from figures to points, kept as two sums (ME-17)."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from callcenter.quality.scorecards.catalogue import MEASURES, Better, Unit
from callcenter.quality.scorecards.forms import Goal, ScorecardContent, ScoreLine


class Figure(Struct, frozen=True):
    """What somebody came to in one measure. `value` is None where there is nothing to divide by.

    `n` is what it rests on, in what the catalogue names.
    """

    value: float | None = None
    n: float = 0.0


class LineState(StrEnum):
    """Whether a line has points, and if not, why."""

    SCORED = "scored"
    NO_VALUE = "no_value"  #: there was nothing to measure
    TOO_FEW = "too_few"  #: the figure rests on less than the line asks for


class LineScore(Struct, frozen=True):
    """A line with its figure and the goal that held. `points` is None where it is not scored."""

    measure: str
    unit: Unit
    rests_on: str
    better: Better
    weight: float
    least: float
    goal: Goal
    figure: Figure
    state: LineState
    points: float | None = None


class CardScore(Struct, frozen=True):
    """The lines, and their sums: `earned` = Σ weight × points and `weight` = Σ weight of what was scored.

    `of` is the weight of all lines: what was not scored is left out, never counted as nothing.
    """

    lines: tuple[LineScore, ...] = ()
    earned: float = 0.0
    weight: float = 0.0
    of: float = 0.0

    @property
    def total(self) -> float | None:
        """Points, 0 to the cap of the form; None where no line was scored."""
        return self.earned / self.weight if self.weight else None

    @property
    def scored(self) -> float:
        """The share of the weight that was scored, 0..1."""
        return self.weight / self.of if self.of else 0.0


def points(figure: float, goal: Goal, better: Better, cap: float) -> float:
    """Return the points of a figure.

    With floor F, target T and stretch S: 0 up to F, then 100 × (x - F) ÷ (T - F) up to T, then
    100 + (cap - 100) × (x - T) ÷ (S - T) up to S, and no more than that; without a stretch no more than
    100. Where lower is better all four are taken with the other sign.
    """
    sign = 1.0 if better is Better.HIGHER else -1.0
    x, floor, target = sign * figure, sign * goal.floor, sign * goal.target
    if x <= floor:
        return 0.0
    if x <= target:
        return 100.0 * ((x - floor) / (target - floor))
    if goal.stretch is None:
        return 100.0
    beyond = (x - target) / (sign * goal.stretch - target)
    return min(cap, 100.0 + (cap - 100.0) * beyond)


def score_line(line: ScoreLine, goal: Goal, figure: Figure, cap: float) -> LineScore:
    """Return a line with its points, or with why it has none."""
    kind = MEASURES[line.measure]
    state, earned = LineState.NO_VALUE, None
    if figure.value is not None and figure.n < line.least:
        state = LineState.TOO_FEW
    elif figure.value is not None:
        state, earned = LineState.SCORED, points(figure.value, goal, line.better, cap)
    return LineScore(
        measure=line.measure,
        unit=kind.unit,
        rests_on=kind.rests_on,
        better=line.better,
        weight=line.weight,
        least=line.least,
        goal=goal,
        figure=figure,
        state=state,
        points=earned,
    )


def score_card(
    content: ScorecardContent, goals: Mapping[str, Goal], figures: Mapping[str, Figure]
) -> CardScore:
    """Return the score by the goals and figures of each measure; what has no figure has no value."""
    lines = tuple(
        score_line(line, goals.get(line.measure, line.goal), figures.get(line.measure, Figure()), content.cap)
        for line in content.lines
    )
    scored = [(line.weight, line.points) for line in lines if line.points is not None]
    return CardScore(
        lines,
        earned=sum(weight * earned for weight, earned in scored),
        weight=sum(weight for weight, _ in scored),
        of=sum(line.weight for line in lines),
    )
