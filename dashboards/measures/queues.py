"""What queues did for those who waited, and how much work that was."""

from collections.abc import Sequence
from math import ceil

from dashboards.measures.counts import Counts, Handling
from dashboards.measures.ratio import Ratio


def answer_rate(counts: Counts) -> Ratio:
    """Answered / offered, of contacts that came in. Share; Genesys."""
    return Ratio(counts.answered, counts.offered)


def abandon_rate(counts: Counts) -> Ratio:
    """(Abandoned - short) / (answered + abandoned - short). Share; short abandons left out as Genesys can.

    It has the denominator of the default service level: the two and the late answers make a whole.
    """
    return Ratio(counts.abandoned - counts.short, counts.answered + counts.abandoned - counts.short)


def abandoned_of_offered(counts: Counts) -> Ratio:
    """Abandoned / offered, short abandons included. Share; Genesys' "abandon %", Amazon Connect's."""
    return Ratio(counts.abandoned, counts.offered)


def average_speed_of_answer(counts: Counts) -> Ratio:
    """ASA: wait of the answered / answered, waits of 0 s included. Seconds; Genesys."""
    return Ratio(counts.waited, counts.answered)


def average_time_to_abandon(counts: Counts) -> Ratio:
    """Wait of the abandoned / abandoned. Seconds."""
    return Ratio(counts.gave_up, counts.abandoned)


def average_handle_time(work: Handling) -> Ratio:
    """AHT: (talk + hold + after-contact work) / handled. Seconds; Genesys' total handle / interactions."""
    return Ratio(work.talked + work.held + work.wrapped, work.handled)


def average_talk_time(work: Handling) -> Ratio:
    """Talk without hold / handled. Seconds."""
    return Ratio(work.talked, work.handled)


def average_hold_time(work: Handling) -> Ratio:
    """Hold / handled. Seconds."""
    return Ratio(work.held, work.handled)


def average_after_contact_work(work: Handling) -> Ratio:
    """After-contact work / handled. Seconds."""
    return Ratio(work.wrapped, work.handled)


def transfer_rate(work: Handling) -> Ratio:
    """Transferred / handled. Share."""
    return Ratio(work.transferred, work.handled)


def percentile(ordered: Sequence[float], share: float) -> float | None:
    """The smallest of some waits, in order, that `share` of all do not exceed; None of none. Seconds."""
    if not ordered:
        return None
    return ordered[max(0, ceil(round(len(ordered) * share, 9)) - 1)]
