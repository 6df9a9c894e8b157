"""Abandoned calls: what counts as one, and the rates that laws look at (US-01, US-02, UK-01, UK-05)."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from callcenter.outbound.gate.values import Day

#: How long a person who answered may wait for somebody, from the end of their greeting (US-02).
GREETED_SECONDS = 2.0


def is_abandoned(greeted_at: float, connected_at: float | None) -> bool:
    """Whether a call that a person answered counts as abandoned, even if somebody came later (US-02)."""
    return connected_at is None or round(connected_at - greeted_at, 3) > GREETED_SECONDS


def periods(days: Sequence[Day], length: int) -> list[Day]:
    """Return a campaign's days summed by successive periods of `length` days from its first day on.

    Each is named by its first day. The last may be shorter (US-01).
    """
    sums: dict[date, Day] = {}
    start = min((date.fromisoformat(day.on) for day in days), default=None)
    for day in days:
        assert start is not None
        begins = start + timedelta(days=(date.fromisoformat(day.on) - start).days // length * length)
        so_far = sums.get(begins, Day(begins.isoformat()))
        sums[begins] = Day(so_far.on, so_far.answered + day.answered, so_far.abandoned + day.abandoned)
    return [sums[each] for each in sorted(sums)]


def period_of(days: Sequence[Day], today: date, length: int) -> Day:
    """Return the sums of the period that `today` lies in, empty ones if nobody answered in it yet."""
    start = min(date.fromisoformat(day.on) for day in days)
    begins = start + timedelta(days=(today - start).days // length * length)
    found = (each for each in periods(days, length) if each.on == begins.isoformat())
    return next(found, Day(begins.isoformat()))


def rolling(days: Iterable[Day], today: date, length: int = 30) -> Day:
    """Return the sums of the last `length` days, today among them: what an alarm looks at (US-01)."""
    first = (today - timedelta(days=length - 1)).isoformat()
    chosen = [day for day in days if first <= day.on <= today.isoformat()]
    return Day(first, sum(day.answered for day in chosen), sum(day.abandoned for day in chosen))


def rate(day: Day) -> float | None:
    """Return abandoned by answered by a person, None while nobody answered."""
    return day.abandoned / day.answered if day.answered else None


def uk_rate(
    abandoned: int, passed: int, *, false_positives: float = 0.0, machines: float = 0.0
) -> float | None:
    """Return abandoned by abandoned plus passed to an agent, of live calls alone (UK-05).

    With machine detection `false_positives` are people it hung up on, by a reasoned estimate, and count as
    abandoned; without it `machines` are those among the abandoned that no person answered.
    """
    counted = max(0.0, abandoned + false_positives - machines)
    return counted / (counted + passed) if counted + passed else None
