"""Days, weeks and months by the clock on the wall, and the facts' cells that lie in them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from callcenter.ports.facts import CELL, Clock
from callcenter.ports.reports import BadReport, ReportInterval

#: Seconds of the steps by which facts are grouped; weeks and months are made of days.
_STEPS = {
    ReportInterval.QUARTER: 900,
    ReportInterval.HALF: 1800,
    ReportInterval.HOUR: 3600,
    ReportInterval.WHOLE: 0,
}
_DAY = 86_400
#: Days that a report may span: ten years.
_MOST = 3660


class Span(Struct, frozen=True):
    """Whole days in a zone: the moments `since` and `before`, and the clock's offsets between them."""

    zone: ZoneInfo
    since: float
    before: float
    clocks: tuple[Clock, ...]


def span_of(since: str, until: str, zone: str) -> Span:
    """Return the days from `since` to `until`, both included. Raises `BadReport`."""
    try:
        known = ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        raise BadReport("bad_zone", f"there is no time zone {zone}") from None
    try:
        first, last = date.fromisoformat(since), date.fromisoformat(until)
    except ValueError:
        raise BadReport("bad_time", "a day is written 2026-11-30") from None
    if not 0 <= (last - first).days < _MOST or not 1970 < first.year <= last.year < 3000:
        raise BadReport("bad_time", "the last day comes after the first, within ten years")
    begin, end = midnight(first, known), midnight(last + timedelta(days=1), known)
    return Span(known, begin, end, clocks(known, begin, end))


def midnight(day: date, zone: ZoneInfo) -> float:
    """Return when a day begins. A day has 23 or 25 hours when the clocks change."""
    return datetime.combine(day, time.min, zone).timestamp()


def clocks(zone: ZoneInfo, since: float, before: float) -> tuple[Clock, ...]:
    """Return the offsets that the zone has between two moments, each with the moment it begins."""
    found = [Clock(int(since), _offset(zone, since))]
    moment = since
    while moment < before:
        later = min(moment + _DAY, before)
        if _offset(zone, later) != found[-1].offset:
            found.append(_change(zone, moment, later))
        moment = later
    return tuple(found)


def step_of(interval: ReportInterval) -> int:
    """Return by which seconds of local time facts are grouped, 0 for not at all."""
    return _STEPS.get(interval, _DAY)


def begins(interval: ReportInterval, local: int, offset: int, span: Span) -> float:
    """Return the moment at which the span begins that a group of facts belongs to."""
    if interval is ReportInterval.WHOLE:
        return span.since
    if interval in _STEPS:
        return _step_begins(local - offset, offset, _STEPS[interval], span)
    day = datetime.fromtimestamp(local, UTC).date()
    if interval is ReportInterval.WEEK:
        day -= timedelta(days=day.weekday())
    if interval is ReportInterval.MONTH:
        day = day.replace(day=1)
    return midnight(day, span.zone)


def span_begins(interval: ReportInterval, moment: float, span: Span) -> float:
    """Return the moment at which the span begins that something at this moment belongs to."""
    offset, step = _offset(span.zone, moment), step_of(interval)
    local = int(moment // 1) + offset
    return begins(interval, local - local % step if step else local, offset, span)


def ends(interval: ReportInterval, begin: float, span: Span) -> float:
    """Return the moment before which the span ends that begins then."""
    if interval is ReportInterval.WHOLE:
        return span.before
    if interval in _STEPS:
        return _step_ends(begin, _STEPS[interval], span)
    day = datetime.fromtimestamp(begin, span.zone).date()
    if interval is ReportInterval.MONTH:
        return midnight((day + timedelta(days=31)).replace(day=1), span.zone)
    return midnight(day + timedelta(days=7 if interval is ReportInterval.WEEK else 1), span.zone)


def _step_ends(begin: float, step: int, span: Span) -> float:
    """Return when a step ends: at the latest when the clocks change."""
    offset = [clock.offset for clock in span.clocks if clock.since <= begin or clock is span.clocks[0]][-1]
    end = ((begin + offset) // step + 1) * step - offset
    return next((clock.since for clock in span.clocks if begin < clock.since < end), end)


def _step_begins(begin: int, offset: int, step: int, span: Span) -> float:
    """Return when a step begins: clocks that change by half an hour may do so in the middle of one."""
    later = (clock.since for clock in span.clocks[1:] if clock.offset == offset)
    return next((since for since in later if begin < since < begin + step), begin)


def _offset(zone: ZoneInfo, moment: float) -> int:
    offset = datetime.fromtimestamp(moment, zone).utcoffset()
    return round(offset.total_seconds()) if offset is not None else 0


def _change(zone: ZoneInfo, early: float, late: float) -> Clock:
    """Return the clock that begins between two moments, to the cell."""
    least, most = int(early // CELL), -int(-late // CELL)
    before = _offset(zone, early)
    while most - least > 1:
        middle = (least + most) // 2
        if _offset(zone, middle * CELL) == before:
            least = middle
        else:
            most = middle
    return Clock(most * CELL, _offset(zone, most * CELL))


def zones_of(names: Sequence[str]) -> tuple[str, ...]:
    """Return zones, each once, in order."""
    return tuple(dict.fromkeys(names))


def day_of(moment: float, zone: ZoneInfo) -> date:
    """Return the day of a moment."""
    return datetime.fromtimestamp(moment, zone).date()
