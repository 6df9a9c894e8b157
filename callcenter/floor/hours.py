"""Opening hours: whether a calendar is open at a moment, and when it opens and closes next."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from callcenter.floor.state import FloorState
from callcenter.floor.values import Calendar, QueuePolicy


def is_open(calendar: Calendar, now: float) -> bool:
    """Return whether `now` (seconds UTC) lies in a window of the calendar, in its own zone.

    A date in `days` (a holiday or a make-up working day) replaces the week's windows.
    """
    local = datetime.fromtimestamp(now, UTC).astimezone(ZoneInfo(calendar.zone))
    minute = local.hour * 60 + local.minute
    special = calendar.days.get(local.date().isoformat())
    if special is not None:
        return any(start <= minute < end for start, end in special)
    return any(
        window.weekday == local.weekday() and window.start <= minute < window.end for window in calendar.week
    )


def queue_is_open(state: FloorState, policy: QueuePolicy, now: float) -> bool:
    """Return whether a queue takes customers now: by hand, else by its calendar, else always."""
    by_hand = state.by_hand.get(policy.id)
    if by_hand is not None:
        return by_hand
    calendar = state.calendars.get(policy.calendar)
    return calendar is None or is_open(calendar, now)


def opens_at(state: FloorState, policy: QueuePolicy, now: float) -> float:
    """Return `now` if a queue takes customers then, else when it opens, or when to look again."""
    if queue_is_open(state, policy, now):
        return now
    calendar = state.calendars.get(policy.calendar)
    again = now + state.rules.recheck_seconds
    if calendar is None or policy.id in state.by_hand:
        return again
    return next((start for start, _ in spans(calendar, now) if start >= now), now + _LOOK_AHEAD * 86400.0)


def closes_at(state: FloorState, policy: QueuePolicy, now: float) -> float:
    """Return when a queue that is open at `now` closes, or when to look again; 0 if nobody knows.

    Spans that touch are one: a house open day and night does not close at midnight.
    """
    calendar = state.calendars.get(policy.calendar)
    if calendar is None or policy.id in state.by_hand:
        return 0.0
    closes = now
    for start, end in spans(calendar, now):
        if start > closes:
            break
        closes = max(closes, end)
    return closes if closes > now else 0.0


#: Days that are looked ahead for an opening.
_LOOK_AHEAD = 14


def spans(calendar: Calendar, now: float) -> Iterator[tuple[float, float]]:
    """Yield the open spans (seconds UTC) from the day of `now` on, in order, in the calendar's own zone."""
    zone = ZoneInfo(calendar.zone)
    first = datetime.fromtimestamp(now, UTC).astimezone(zone).date()
    for ahead in range(_LOOK_AHEAD + 1):
        day = first + timedelta(days=ahead)
        midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
        for start, end in sorted(_windows(calendar, day)):
            # Wall-clock minutes: a day of 23 or 25 hours still opens at nine.
            begins, ends = midnight + timedelta(minutes=start), midnight + timedelta(minutes=end)
            yield begins.timestamp(), ends.timestamp()


def _windows(calendar: Calendar, day: date) -> list[tuple[int, int]]:
    special = calendar.days.get(day.isoformat())
    if special is not None:
        return list(special)
    return [(window.start, window.end) for window in calendar.week if window.weekday == day.weekday()]
