"""Deadlines worked out: hours of a calendar become moments (ME-04). Pure."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from callcenter.accounts.clock import Clock, Interval, Pause, Spans, always, elapsed, reaches
from callcenter.cases.deadlines import Deadline, DeadlineKind, Rung
from callcenter.floor.hours import spans
from callcenter.floor.values import Calendar
from callcenter.service.house_cases import LadderRule

HOUR = 3600.0
_DAY = 86_400.0
#: Days that the floor looks ahead at once, and how often it is asked to: about two years.
_STRIDE, _TIMES = 14, 52


def spans_of(calendar: Calendar | None) -> Spans:
    """Return the open spans of a calendar for about two years; those of all hours without one."""
    if calendar is None:
        return always

    def opened(start: float) -> Iterator[Interval]:
        last = float("-inf")
        for stride in range(_TIMES):
            for begin, end in spans(calendar, start + stride * _STRIDE * _DAY):
                if begin > last:
                    last = begin
                    yield begin, end

    return opened


def deadline(
    kind: DeadlineKind,
    since: float,
    hours: float,
    calendar: Calendar | None,
    warn_at: Iterable[float],
    ladder: Iterable[LadderRule],
) -> Deadline | None:
    """Return the deadline so many hours of the calendar from `since`; None if it is never open so long."""
    opened, seconds = spans_of(calendar), hours * HOUR
    due = _moment(since, seconds, opened)
    if due is None:
        return None
    warnings = (_moment(since, share * seconds, opened) for share in warn_at)
    rungs = ((_moment(since, rule.share * seconds, opened), rule.step.value) for rule in ladder)
    return Deadline(
        kind,
        since,
        due,
        tuple(at for at in warnings if at is not None),
        tuple(Rung(at, step) for at, step in rungs if at is not None),
        calendar.id if calendar is not None else "",
    )


def hours_between(since: float, until: float, calendar: Calendar | None) -> float:
    """Return how many hours of the calendar lie between two moments."""
    return elapsed(Clock(since, 0.0), spans_of(calendar), until) / HOUR


def moved(each: Deadline, since: float, until: float, calendar: Calendar | None) -> Deadline:
    """Return a deadline whose moments after `since` are put off by a pause until `until`."""
    opened = spans_of(calendar)

    def later(moment: float) -> float:
        if moment <= since:
            return moment
        left = elapsed(Clock(since, 0.0), opened, moment)
        again = reaches(Clock(since, 0.0, (Pause("", since, until),)), opened, left)
        return moment + until - since if again is None else again

    rungs = tuple(Rung(later(rung.at), rung.step) for rung in each.rungs)
    return replace(each, due=later(each.due), warn_at=tuple(map(later, each.warn_at)), rungs=rungs)


def _moment(since: float, seconds: float, opened: Spans) -> float | None:
    return reaches(Clock(since, seconds), opened, seconds)
