"""Days of a queue: in the zone of its calendar, UTC without one. Moments are seconds UTC."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from callcenter.floor.state import FloorState

DAY = timedelta(days=1)
WEEK = timedelta(days=7)


def zone_of(state: FloorState, queue: str) -> tzinfo:
    """Return the zone of a queue's calendar, UTC without one."""
    policy = state.queues.get(queue)
    calendar = state.calendars.get(policy.calendar) if policy else None
    return ZoneInfo(calendar.zone) if calendar else UTC


def day_of(state: FloorState, queue: str, moment: float) -> date:
    """Return the date of a moment where the queue is."""
    return datetime.fromtimestamp(moment, zone_of(state, queue)).date()


def midnight(day: date, zone: tzinfo) -> float:
    """Return when a day begins. A day has 23 or 25 hours when the clocks change."""
    return datetime.combine(day, time.min, zone).timestamp()


def a_week_on(moment: float, zone: tzinfo) -> float:
    """Return the moment with the same wall-clock time seven days later."""
    return (datetime.fromtimestamp(moment, zone) + WEEK).timestamp()
