"""What every measure is: something out of something."""

from collections.abc import Iterable
from typing import NamedTuple


class Ratio(NamedTuple):
    """What is divided by what. Ratios of parts are added up as they are, then divided."""

    part: float
    whole: float

    @property
    def value(self) -> float | None:
        """The quotient, None where there is nothing to divide by: neither 0 nor 1."""
        return self.part / self.whole if self.whole else None


def together(ratios: Iterable[Ratio]) -> Ratio:
    """Return the ratio of the whole whose parts these are."""
    every = tuple(ratios)
    return Ratio(sum(each.part for each in every), sum(each.whole for each in every))
