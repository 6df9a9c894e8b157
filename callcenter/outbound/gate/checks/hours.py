"""Calling hours, by the clock on the called party's wall (US-06, CN-11)."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from callcenter.outbound.gate.case import Case, deny, zone_of
from callcenter.outbound.gate.rules import Weekday, Window
from callcenter.outbound.gate.values import Reason

_WEEKDAYS = tuple(Weekday)
#: How many days ahead the next opening is looked for, and how often zones may put one another off.
_DAYS, _ROUNDS = 15, 40


def window(rule: Window, case: Case) -> Reason | None:
    """Deny outside the hours of any zone the called party may be in."""
    if not case.known_zone:
        return deny(rule, zone="unknown")
    holidays = _holidays(case)
    for zone, clock in zip(case.zones, case.clocks, strict=True):
        if not _is_open(rule, clock, holidays):
            span = _span(rule, clock.date(), holidays) or ""
            local = clock.strftime("%a %Y-%m-%d %H:%M")
            return deny(
                rule, opens_for_all(rule, case.zones, case.now, holidays), zone=zone, local=local, hours=span
            )
    return None


def opens_for_all(rule: Window, zones: Iterable[str], now: float, holidays: frozenset[str]) -> float | None:
    """Return the first moment from `now` on that lies in the hours of every zone, None if there is none."""
    at: float | None = now
    for _ in range(_ROUNDS):
        before = at
        for zone in zones:
            at = _opens(rule, zone, at, holidays) if at is not None else None
        if at is None or at == before:
            return at
    return None


def _opens(rule: Window, zone: str, now: float, holidays: frozenset[str]) -> float | None:
    clock = datetime.fromtimestamp(now, zone_of(zone))
    if _is_open(rule, clock, holidays):
        return now
    for ahead in range(_DAYS):
        day = clock.date() + timedelta(days=ahead)
        start = _bounds(_span(rule, day, holidays))
        if start is None:
            continue
        at = datetime.combine(day, time(*divmod(start[0], 60)), zone_of(zone)).timestamp()
        if at > now:
            return at
    return None


def _is_open(rule: Window, clock: datetime, holidays: frozenset[str]) -> bool:
    bounds = _bounds(_span(rule, clock.date(), holidays))
    return bounds is not None and bounds[0] <= clock.hour * 60 + clock.minute < bounds[1]


def _span(rule: Window, day: date, holidays: frozenset[str]) -> str | None:
    """Return the hours of a day, None if this rule leaves it alone."""
    if holidays and "holiday" in rule.hours and day.isoformat() in holidays:
        return rule.hours["holiday"]
    return rule.hours.get(_WEEKDAYS[day.weekday()].value) or rule.hours.get("every")


@lru_cache(maxsize=256)
def _bounds(span: str | None) -> tuple[int, int] | None:
    """Return the minutes since midnight from and to, None for never."""
    if span is None:
        return 0, 24 * 60
    if span == "never":
        return None
    start, end = (int(each[:2]) * 60 + int(each[3:]) for each in span.split("-"))
    return start, end


def _holidays(case: Case) -> frozenset[str]:
    places = case.facts.places
    if len(places) == 1:
        return places[0].holidays
    return frozenset().union(*(place.holidays for place in places))
