"""The service level in all its variants. Each has a name, and the name stands beside every percentage.

With T the queue's threshold and s its short-abandon threshold, both inclusive. None of them is a mean of
percentages: counts are added up first and divided last.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum

from msgspec import Struct


class Variant(StrEnum):
    """How those who hung up count. `offered_less_short` is the default, `offered` is shown beside it."""

    OFFERED_LESS_SHORT = "offered_less_short"
    OFFERED = "offered"
    ANSWERED_ONLY = "answered_only"
    IGNORE_EARLY_ABANDONS = "ignore_early_abandons"
    CREDIT_EARLY_ABANDONS = "credit_early_abandons"
    CREDIT_SHORT_ABANDONS = "credit_short_abandons"


class Answering(Struct):
    """Contacts by how their wait ended: `within` answered and `early` abandoned at or before T.

    `short` are those abandoned at or before s.
    """

    answered: int = 0
    within: int = 0
    abandoned: int = 0
    early: int = 0
    short: int = 0


Fraction = tuple[int, int]

#: Variant -> what is divided by what.
FORMULAS: Mapping[Variant, Callable[[Answering], Fraction]] = {
    Variant.OFFERED_LESS_SHORT: lambda a: (a.within, a.answered + a.abandoned - a.short),
    Variant.OFFERED: lambda a: (a.within, a.answered + a.abandoned),
    Variant.ANSWERED_ONLY: lambda a: (a.within, a.answered),
    Variant.IGNORE_EARLY_ABANDONS: lambda a: (a.within, a.answered + a.abandoned - a.early),
    Variant.CREDIT_EARLY_ABANDONS: lambda a: (a.within + a.early, a.answered + a.abandoned),
    Variant.CREDIT_SHORT_ABANDONS: lambda a: (a.within + a.short, a.answered + a.abandoned),
}


def service_level(variant: Variant, answering: Answering) -> float | None:
    """Return the service level as a share, None where there is nothing to divide by."""
    part, whole = FORMULAS[variant](answering)
    return part / whole if whole else None
