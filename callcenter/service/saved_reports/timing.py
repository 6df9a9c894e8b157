"""Which days a word means, and when a schedule comes next. Pure; by the clock on the wall."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from callcenter.cases.recurrence import last_time, next_time
from callcenter.cases.refusal import Refusal
from callcenter.ports.saved_reports import DaysWord, ReportDays

_W = DaysWord
_DAY = timedelta(days=1)
#: Days that `last_days` may count: ten years less some.
_MOST = 3600
_Ends = Callable[[date], tuple[date, date]]


def today(now: float, zone: str) -> date:
    """Return the day on the wall. Refuses with `bad_zone`."""
    try:
        return datetime.fromtimestamp(now, UTC).astimezone(ZoneInfo(zone)).date()
    except (ValueError, OSError, LookupError):
        raise Refusal("bad_zone", zone) from None


def days_of(days: ReportDays, on: date) -> tuple[str, str]:
    """Return the first and the last day that are meant on a day. Refuses with `bad_time`."""
    if days.word is _W.FIXED:
        return _fixed(days)
    if days.word is _W.LAST_DAYS:
        if not 1 <= days.count <= _MOST:
            raise Refusal("bad_time", "count")
        return (on - days.count * _DAY).isoformat(), (on - _DAY).isoformat()
    since, until = _ENDS[days.word](on)
    return since.isoformat(), until.isoformat()


def first_of(start: str, zone: str) -> float:
    """Return the moment of a time on the wall, `2026-11-23T08:00`. Refuses with `bad_time` or `bad_zone`."""
    try:
        local = datetime.fromisoformat(start)
    except ValueError:
        raise Refusal("bad_time", start) from None
    if local.tzinfo is not None or not 1970 < local.year < 3000:
        raise Refusal("bad_time", start)
    try:
        return local.replace(tzinfo=ZoneInfo(zone)).timestamp()
    except (ValueError, OSError, LookupError):
        raise Refusal("bad_zone", zone) from None


def next_run(rule: str, first: float, now: float, zone: str) -> float | None:
    """Return when a schedule comes next, later than `now`; its first time counts. None when it is over."""
    return next_time(rule, first, max(now, first - 1.0), zone)


def missed_until(rule: str, first: float, due: float, now: float, zone: str) -> float:
    """Return the last time of a schedule up to `now`: it stands for all since `due`, which is one."""
    return max(due, last_time(rule, first, now, zone) or due)


def _fixed(days: ReportDays) -> tuple[str, str]:
    try:
        since, until = date.fromisoformat(days.since), date.fromisoformat(days.until)
    except ValueError:
        raise Refusal("bad_time", days.since) from None
    if since > until:
        raise Refusal("bad_time", days.until)
    return since.isoformat(), until.isoformat()


def _monday(on: date) -> date:
    return on - on.weekday() * _DAY


def _last_month(on: date) -> tuple[date, date]:
    last = on.replace(day=1) - _DAY
    return last.replace(day=1), last


_ENDS: Mapping[DaysWord, _Ends] = {
    _W.TODAY: lambda on: (on, on),
    _W.YESTERDAY: lambda on: (on - _DAY, on - _DAY),
    _W.THIS_WEEK: lambda on: (_monday(on), on),
    _W.LAST_WEEK: lambda on: (_monday(on) - 7 * _DAY, _monday(on) - _DAY),
    _W.THIS_MONTH: lambda on: (on.replace(day=1), on),
    _W.LAST_MONTH: _last_month,
}
