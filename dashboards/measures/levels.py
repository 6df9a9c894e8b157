"""The service level in all its variants. Each has a name, and the name stands beside every percentage.

With T the queue's threshold and s its short-abandon threshold, both inclusive. None of them is a mean of
percentages: counts are added up first and divided last.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum

from dashboards.measures.counts import CallbackCounts, Counts
from dashboards.measures.ratio import Ratio


class Variant(StrEnum):
    """How those who hung up count. `offered_less_short` is the default, `offered` is shown beside it."""

    OFFERED_LESS_SHORT = "offered_less_short"
    OFFERED = "offered"
    ANSWERED_ONLY = "answered_only"
    IGNORE_EARLY_ABANDONS = "ignore_early_abandons"
    CREDIT_EARLY_ABANDONS = "credit_early_abandons"
    CREDIT_SHORT_ABANDONS = "credit_short_abandons"


DEFAULT = Variant.OFFERED_LESS_SHORT


def offered_less_short(counts: Counts) -> Ratio:
    """Within T / (answered + abandoned - short). Share; Genesys with abandons on, short abandons off.

    Whoever was lost after s stays in the denominator, so slowness never makes it better.
    """
    return Ratio(counts.within, counts.answered + counts.abandoned - counts.short)


def offered(counts: Counts) -> Ratio:
    """Within T / (answered + abandoned). Share; Cisco's "negative impact", the usual one in China."""
    return Ratio(counts.within, counts.answered + counts.abandoned)


def answered_only(counts: Counts) -> Ratio:
    """Within T / answered. Share; it leaves the lost ones out and is no fair measure."""
    return Ratio(counts.within, counts.answered)


def ignore_early_abandons(counts: Counts) -> Ratio:
    """Within T / (answered + abandoned after T). Share; Cisco's "ignore", Bright Pattern's choice."""
    return Ratio(counts.within, counts.answered + counts.abandoned - counts.early)


def credit_early_abandons(counts: Counts) -> Ratio:
    """(Within T + abandoned within T) / (answered + abandoned). Share; Cisco's "positive", ICMI's first."""
    return Ratio(counts.within + counts.early, counts.answered + counts.abandoned)


def credit_short_abandons(counts: Counts) -> Ratio:
    """(Within T + short) / (answered + abandoned). Share; ICMI's fifth."""
    return Ratio(counts.within + counts.short, counts.answered + counts.abandoned)


FORMULAS: Mapping[Variant, Callable[[Counts], Ratio]] = {
    Variant.OFFERED_LESS_SHORT: offered_less_short,
    Variant.OFFERED: offered,
    Variant.ANSWERED_ONLY: answered_only,
    Variant.IGNORE_EARLY_ABANDONS: ignore_early_abandons,
    Variant.CREDIT_EARLY_ABANDONS: credit_early_abandons,
    Variant.CREDIT_SHORT_ABANDONS: credit_short_abandons,
}


def service_level(counts: Counts, variant: Variant = DEFAULT) -> Ratio:
    """Return the service level by a variant. Share."""
    return FORMULAS[variant](counts)


def kept_promises(counts: CallbackCounts) -> Ratio:
    """Callbacks made within the promise: in time / (reached + unreached). Share.

    The callback's own service level (a queue callback is a flow-out of the queue's): the clock runs
    from the wish to the customer's answer, and the promised moment itself is in time.
    """
    return Ratio(counts.in_time, counts.reached + counts.unreached)
