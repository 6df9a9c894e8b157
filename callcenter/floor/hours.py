"""Opening hours: whether a calendar is open at a moment."""

from datetime import UTC, datetime
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
