"""The measures, each defined once: one pure function with its formula. None where nothing divides.

Counts are added up first and divided last: percentages are never averaged.
"""

from msgspec import Struct


class Counts(Struct):
    """What happened to the contacts that were offered to one queue in one span of time.

    A contact is offered when it enters the queue; ring-no-answer and a transfer within the queue
    keep it the same one, another queue is a flow-out here and a new offer there. `within` are those
    answered at or before the queue's threshold; `short` those of the abandoned who left at or before
    the queue's short-abandon threshold; `waited` the seconds that the answered ones waited, ring time
    included. A customer whose line broke while waiting counts as abandoned.
    """

    offered: int = 0
    answered: int = 0
    within: int = 0
    abandoned: int = 0
    short: int = 0
    flowed_out: int = 0
    waited: float = 0.0


def service_level(counts: Counts) -> float | None:
    """Service level, variant `offered_less_short`: within / (answered + abandoned - short)."""
    return _share(counts.within, counts.answered + counts.abandoned - counts.short)


def average_speed_of_answer(counts: Counts) -> float | None:
    """Average speed of answer in seconds: waited / answered."""
    return _share(counts.waited, counts.answered)


def _share(part: float, whole: int) -> float | None:
    return part / whole if whole else None
