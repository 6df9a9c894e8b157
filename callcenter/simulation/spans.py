"""How long things take: spans drawn at random. Seconds."""

from math import exp, inf, isfinite, log, sqrt
from random import Random
from statistics import NormalDist
from typing import Literal

from msgspec import Struct


class Spread(Struct, frozen=True, forbid_unknown_fields=True):
    """Spans around a mean. `cv` is the deviation over the mean, for `lognormal` alone.

    With `samples` one of them is taken, each as likely as the others, and the rest is of no matter.
    """

    mean: float = 0.0
    shape: Literal["exponential", "lognormal", "fixed"] = "exponential"
    cv: float = 1.0
    samples: tuple[float, ...] = ()


#: A span as it may be written: a number is the mean of exponential spans.
Span = float | Literal["forever"] | Spread


def problem(span: Span) -> str:
    """Return what is wrong with a span, nothing if it makes sense."""
    if span == "forever":
        return ""
    spread = span if isinstance(span, Spread) else Spread(span)
    numbers = (spread.mean, *spread.samples)
    if not all(isfinite(number) and number >= 0 for number in numbers):
        return "a span is 0 seconds or more"
    if not (isfinite(spread.cv) and spread.cv > 0):
        return "`cv` must be more than 0"
    return ""


def mean(span: Span) -> float:
    """Return the mean, infinite for `forever`."""
    if span == "forever":
        return inf
    if isinstance(span, Spread):
        return sum(span.samples) / len(span.samples) if span.samples else span.mean
    return span


def draw(span: Span, dice: Random) -> float:
    """Draw one span. Throws the dice once whatever the span is, so that others are not shifted."""
    chance = dice.random()
    if span == "forever":
        return inf
    spread = span if isinstance(span, Spread) else Spread(span)
    if spread.samples:
        return spread.samples[int(chance * len(spread.samples))]
    if spread.shape == "fixed" or spread.mean == 0:
        return spread.mean
    if spread.shape == "exponential":
        return -log(1.0 - chance) * spread.mean
    return _lognormal(spread.mean, spread.cv, chance)


def _lognormal(mean: float, cv: float, chance: float) -> float:
    sigma = sqrt(log(1.0 + cv * cv))
    middle = log(mean) - sigma * sigma / 2.0
    normal = NormalDist().inv_cdf(min(max(chance, 1e-12), 1.0 - 1e-12))
    return exp(middle + sigma * normal)
