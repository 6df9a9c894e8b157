"""Public holidays and moved working days, as the `holidays` package knows them."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import cache, lru_cache

import holidays
from msgspec import Struct
from msgspec.structs import replace

from callcenter.service.house_parts import HolidayRule, Hours

Windows = tuple[tuple[int, int], ...]


class SpecialDay(Struct, frozen=True):
    """A date on which the week does not hold. `kind`: `holiday`, `make_up` or `exception`.

    `windows` are pairs of minutes since midnight; none at all is a closed day.
    """

    date: str
    kind: str
    name: str
    windows: Windows


@cache
def countries() -> dict[str, list[str]]:
    """Return every country (ISO 3166-1) with its parts (ISO 3166-2 without the country)."""
    return holidays.list_supported_countries(include_aliases=False)


def is_known(rule: HolidayRule) -> bool:
    """Return whether there is such a country, and such a part of it."""
    parts = countries().get(rule.country)
    return parts is not None and (not rule.subdivision or rule.subdivision in parts)


def special_days(hours: Hours, years: Iterable[int], language: str = "") -> list[SpecialDay]:
    """Return the dates of these years on which the week does not hold, by date.

    Names are in `language` where the package has it, else in English. An exception of the house's
    own keeps the name of the holiday that it stands in place of.
    """
    wanted = set(years)
    found = _public(hours, wanted, language) if hours.holidays is not None else {}
    for day, windows in hours.days.items():
        if date.fromisoformat(day).year in wanted:
            name = found[day].name if day in found else ""
            found[day] = SpecialDay(day, "exception", name, windows)
    return [found[day] for day in sorted(found)]


def resolved(hours: Hours, years: Iterable[int]) -> Hours:
    """Return the calendar with the holidays of these years among its `days`."""
    if hours.holidays is None:
        return hours
    special = {day.date: day.windows for day in special_days(hours, years)}
    return replace(hours, days={**special, **hours.days})


def _public(hours: Hours, years: set[int], language: str) -> dict[str, SpecialDay]:
    """Return the holidays and the moved working days of the rule that the calendar keeps."""
    rule = hours.holidays
    if rule is None or not is_known(rule):
        return {}
    calendar = holidays.country_holidays(
        rule.country, subdiv=rule.subdivision or None, years=years, language=_language(rule.country, language)
    )
    closed = {str(day): SpecialDay(str(day), "holiday", name, ()) for day, name in calendar.items()}
    as_on = tuple((window.start, window.end) for window in hours.week if window.weekday == rule.make_up_as)
    # The package also lists the moved days of other years than those that were asked for.
    moved = (str(day) for day in calendar.weekend_workdays if day.year in years)
    made_up = {day: SpecialDay(day, "make_up", "", as_on) for day in moved}
    return {day: special for day, special in closed.items() if int(day[:4]) in years} | made_up


def _language(country: str, wish: str) -> str | None:
    """Return the name that the package has for a language such as `zh-CN`: it, else English, else none."""
    known = holidays.list_localized_countries(include_aliases=False).get(country, [])
    wanted = ("en_US" if wish == "en" else wish.replace("-", "_"), "en_US")
    return next((language for language in wanted if language in known), None)


@lru_cache(maxsize=256)
def _dates(country: str, part: str, year: int) -> frozenset[str]:
    parts = countries().get(country)
    if parts is None:
        return frozenset()
    known = holidays.country_holidays(country, subdiv=part if part in parts else None, years=year)
    return frozenset(day.isoformat() for day in known)


def dates_in(country: str, part: str, now: float) -> frozenset[str]:
    """Return the public holidays (YYYY-MM-DD) of a place this year and next; an unknown place has none."""
    year = datetime.fromtimestamp(now, UTC).year
    return _dates(country, part, year) | _dates(country, part, year + 1)
