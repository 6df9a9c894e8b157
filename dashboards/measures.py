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

    def add(self, other: "Counts", sign: int = 1) -> None:
        """Add the other counts to these; take them off with a `sign` of -1."""
        self.offered += sign * other.offered
        self.answered += sign * other.answered
        self.within += sign * other.within
        self.abandoned += sign * other.abandoned
        self.short += sign * other.short
        self.flowed_out += sign * other.flowed_out
        self.waited += sign * other.waited


class CallbackCounts(Struct):
    """What came of the callbacks that were asked for about one queue in one span of time.

    `reached`: the customer answered and was connected; `in_time`: at or before the promised moment.
    `unreached`: given up. One that was called off, or whose customer called first, is in neither, and
    so is one that is still open.
    """

    asked: int = 0
    reached: int = 0
    in_time: int = 0
    unreached: int = 0

    def add(self, other: "CallbackCounts") -> None:
        """Add what another span counted."""
        self.asked += other.asked
        self.reached += other.reached
        self.in_time += other.in_time
        self.unreached += other.unreached


def kept_promises(counts: CallbackCounts) -> float | None:
    """Share of callbacks made within the promise: in_time / (reached + unreached).

    The callback's own service level (a queue callback is a flow-out of the queue's): the clock runs
    from the wish to the customer's answer, and the promised moment itself is in time.
    """
    return _share(counts.in_time, counts.reached + counts.unreached)


def service_level(counts: Counts) -> float | None:
    """Service level, variant `offered_less_short`: within / (answered + abandoned - short)."""
    return _share(counts.within, counts.answered + counts.abandoned - counts.short)


def abandon_rate(counts: Counts) -> float | None:
    """Abandon rate without short abandons: (abandoned - short) / (answered + abandoned - short).

    It has the denominator of the service level, so that the two and the late answers make a whole.
    """
    return _share(counts.abandoned - counts.short, counts.answered + counts.abandoned - counts.short)


def average_speed_of_answer(counts: Counts) -> float | None:
    """Average speed of answer in seconds: waited / answered."""
    return _share(counts.waited, counts.answered)


def average_handle_time(worked: float, handled: int) -> float | None:
    """AHT in seconds: (talk + hold + after-contact work) / handled contacts, each counted once."""
    return _share(worked, handled)


def average_after_contact_work(wrapped: float, handled: int) -> float | None:
    """Average after-contact work in seconds: after-contact work / handled contacts."""
    return _share(wrapped, handled)


def _share(part: float, whole: int) -> float | None:
    return part / whole if whole else None
