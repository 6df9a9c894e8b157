"""The SLA clock: how much of a span of time counts, when it is used up, and which seconds were counted.

A clock runs only while its calendar is open and nobody has paused it. The calendar is a function
that yields its open spans from the day of a moment on; lunch breaks, holidays, make-up working days
and the nights when clocks are changed all follow from the spans. All times are seconds UTC (ME-04).
"""

import math
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

Interval = tuple[float, float]
#: Open spans from the day of a moment on, in order.
Spans = Callable[[float], Iterable[Interval]]

#: Within how many hours a customer of a tier is answered where the house says nothing else (ME-04).
RESPONSE_HOURS = {"A": 24.0, "B": 48.0, "C": 72.0}
#: The shares of the time after which somebody is warned.
WARN_AT = (0.5, 0.8)


def always(start: float) -> Iterator[Interval]:
    """The calendar of hours that run by day and night."""
    yield start, math.inf


class Pause(Struct, frozen=True):
    """Time that does not count, and why (customer, supplier ...). Without `end` it still lasts."""

    reason: str
    start: float
    end: float | None = None


class Clock(Struct, frozen=True, omit_defaults=True):
    """`seconds` to be kept from `started` on; `stopped` is when it was done, None while it runs.

    Only pauses for a reason in `pausing` stop it; empty means every reason does.
    """

    started: float
    seconds: float
    pauses: tuple[Pause, ...] = ()
    stopped: float | None = None
    pausing: tuple[str, ...] = ()
    warn_at: tuple[float, ...] = WARN_AT


class Reading(Struct, frozen=True):
    """What a clock says at a moment. Spans in seconds, moments in seconds UTC.

    `due` is None while a pause without end lasts, and where the calendar never opens again.
    `next_at` is the next moment at which `warned` or `breached` will change.
    """

    elapsed: float
    remaining: float
    due: float | None
    paused: str
    warned: tuple[float, ...]
    breached: bool
    next_at: float | None


def counted(clock: Clock, spans: Spans, now: float) -> list[Interval]:
    """Return the intervals that count up to `now`: disjoint, in order, none of them empty."""
    until = now if clock.stopped is None else min(now, clock.stopped)
    found: list[Interval] = []
    for start, end in running(clock, spans):
        if start >= until:
            break
        found.append((start, min(end, until)))
    return found


def elapsed(clock: Clock, spans: Spans, now: float) -> float:
    """Return how many seconds have counted up to `now`, never less than 0."""
    return math.fsum(end - start for start, end in counted(clock, spans, now))


def reaches(clock: Clock, spans: Spans, seconds: float) -> float | None:
    """Return the first moment at which so many seconds have counted, None if that is never.

    What uses up the last second of a span is due at the end of that span, not at the next opening.
    """
    left = seconds
    for start, end in running(clock, spans):
        if end - start >= left:
            return start + left
        left -= end - start
    return None


def read(clock: Clock, spans: Spans, now: float) -> Reading:
    """Return what the clock says at `now`. Exactly in time is in time."""
    used = elapsed(clock, spans, now)
    due = reaches(clock, spans, clock.seconds)
    until = now if clock.stopped is None else min(now, clock.stopped)
    marks = [(share, reaches(clock, spans, share * clock.seconds)) for share in clock.warn_at]
    ahead = [at for at in (*(at for _, at in marks), due) if at is not None and at > now]
    return Reading(
        elapsed=used,
        remaining=max(0.0, clock.seconds - used),
        due=due,
        paused="" if clock.stopped is not None else _paused(clock, now),
        warned=tuple(share for share, at in marks if at is not None and at <= until),
        breached=due is not None and until > due,
        next_at=min(ahead) if ahead and clock.stopped is None else None,
    )


def running(clock: Clock, spans: Spans) -> Iterator[Interval]:
    """Yield when the clock runs: the open spans from its start on, less the pauses."""
    after = clock.started
    for opens, closes in spans(clock.started):
        start, end = max(opens, after), closes
        if end <= start:
            continue
        after = end
        yield from _without(start, end, _stops(clock))


def _stops(clock: Clock) -> list[Interval]:
    """Return the pauses that count as such, in order."""
    return sorted(
        (pause.start, math.inf if pause.end is None else pause.end)
        for pause in clock.pauses
        if not clock.pausing or pause.reason in clock.pausing
    )


def _without(start: float, end: float, stops: Iterable[Interval]) -> Iterator[Interval]:
    """Yield what is left of a span when the stops are cut out of it."""
    for begins, ends in stops:
        if begins >= end:
            break
        if begins > start:
            yield start, begins
        start = max(start, ends)
        if start >= end:
            return
    yield start, end


def _paused(clock: Clock, now: float) -> str:
    for pause in clock.pauses:
        stops = not clock.pausing or pause.reason in clock.pausing
        if stops and pause.start <= now and (pause.end is None or now < pause.end):
            return pause.reason
    return ""
