"""What was measured: ratios taken round by round, and the lines that say them."""

import statistics
from collections.abc import Sequence

from msgspec import Struct


class Goal(Struct, frozen=True):
    """What a figure should reach: at least or at most `bound`."""

    sense: str
    bound: float

    def met(self, value: float) -> bool:
        """Whether a value reaches the goal."""
        return value >= self.bound if self.sense == ">=" else value <= self.bound


class Figure(Struct, frozen=True):
    """One line of the result. `low` and `high` are the least and the most of all rounds."""

    name: str
    value: float
    low: float
    high: float
    rounds: int = 1
    goal: Goal | None = None
    note: str = ""

    def line(self) -> str:
        """Return `name: value`."""
        return f"{self.name}: {_short(self.value)}"

    def detail(self) -> str:
        """Return the same with its spread, its goal and its note."""
        parts = [self.name, _short(self.value), f"[{_short(self.low)}..{_short(self.high)}]"]
        if self.rounds > 1:
            parts.append(f"{self.rounds} rounds")
        if self.goal is not None:
            reached = "met" if self.goal.met(self.value) else "MISSED"
            parts.append(f"goal {self.goal.sense} {_short(self.goal.bound)} {reached}")
        return "  ".join(part for part in (*parts, self.note) if part)


def at_least(bound: float) -> Goal:
    """A goal that more is better for."""
    return Goal(">=", bound)


def at_most(bound: float) -> Goal:
    """A goal that less is better for."""
    return Goal("<=", bound)


def figure(name: str, values: Sequence[float], goal: Goal | None = None, note: str = "") -> Figure:
    """Return the median of a value that was taken once in every round. Raises `ValueError` for none."""
    if not values:
        raise ValueError(f"nothing was measured for {name}")
    return Figure(name, statistics.median(values), min(values), max(values), len(values), goal, note)


def ratios(above: Sequence[float], below: Sequence[float]) -> list[float]:
    """Divide round by round, so that what slowed a whole round down cancels out."""
    return [a / b for a, b in zip(above, below, strict=True)]


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that `share` (0 to 1) of all are not above. Raises `ValueError` for none."""
    if not values:
        raise ValueError("a percentile of nothing")
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 1000 or value == int(value) else f"{value:.3g}"
