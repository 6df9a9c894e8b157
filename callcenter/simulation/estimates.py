"""What several runs of one day say together: a value, and between what it lies with 95 % confidence.

A measure of one run is a fraction (what, of what); counts are fractions of one. Runs are put together by
adding up numerators and denominators, so no percentage is ever averaged; the interval is that of a ratio
of sums (delta method), with Student's t. The difference of two policies that were tried on the same days
is taken day by day, so what the days have in common cancels out.
"""

from collections.abc import Sequence
from math import sqrt

from msgspec import Struct

Fraction = tuple[float, float]

#: Student's t at 97.5 %, by degrees of freedom from 1.
_T = (
    *(12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228),
    *(2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086),
    *(2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042),
)


class Estimate(Struct, frozen=True):
    """A value with its interval.

    `value` is None where nothing could be divided, the bounds where fewer than two runs say anything.
    """

    value: float | None
    low: float | None = None
    high: float | None = None


def student(freedom: int) -> float:
    """Return the factor of a 95 % interval for so many degrees of freedom (1 or more)."""
    return _T[freedom - 1] if freedom <= len(_T) else 1.96 + 2.42 / freedom


def together(runs: Sequence[Fraction]) -> Estimate:
    """Return what the runs say of one measure."""
    value = ratio(runs)
    if value is None:
        return Estimate(None)
    return _around(value, _residuals(runs, value), _told(runs))


def difference(base: Sequence[Fraction], other: Sequence[Fraction]) -> Estimate:
    """Return other - base, run by run. Raises `ValueError` unless both have the same runs."""
    before, after = ratio(base), ratio(other)
    if before is None or after is None:
        return Estimate(None)
    pairs = zip(_residuals(base, before), _residuals(other, after), strict=True)
    return _around(after - before, [b - a for a, b in pairs], min(_told(base), _told(other)))


def ratio(runs: Sequence[Fraction]) -> float | None:
    """Return the sum of the numerators over that of the denominators."""
    whole = sum(bottom for _, bottom in runs)
    return sum(top for top, _ in runs) / whole if whole else None


def _residuals(runs: Sequence[Fraction], value: float) -> list[float]:
    size = sum(bottom for _, bottom in runs) / len(runs)
    return [(top - value * bottom) / size for top, bottom in runs]


def _told(runs: Sequence[Fraction]) -> int:
    """Return how many runs say anything of the measure."""
    return sum(bottom > 0 for _, bottom in runs)


def _around(value: float, residuals: Sequence[float], told: int) -> Estimate:
    runs = len(residuals)
    if told < 2:
        return Estimate(value)
    error = sqrt(sum(each * each for each in residuals) / (runs * (runs - 1)))
    reach = student(runs - 1) * error
    return Estimate(value, value - reach, value + reach)


def bounded(estimate: Estimate, most: float | None) -> Estimate:
    """Return an estimate of something that is never less than 0 nor more than `most`."""
    if estimate.low is None or estimate.high is None:
        return estimate
    high = estimate.high if most is None else min(most, estimate.high)
    return Estimate(estimate.value, max(0.0, estimate.low), high)
