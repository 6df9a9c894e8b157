"""The days of a calendar, worked out before anything is stored."""

import msgspec

from callcenter.service.house_checks import check_hours
from callcenter.service.house_parts import Hours
from callcenter.service.public_holidays import countries, special_days
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure
from callcenter.web.values_administration import Countries, Country, HoursWish, YearOfDays


async def list_countries(call: Call[None]) -> Countries:
    """The countries whose public holidays are known."""
    return Countries(tuple(Country(code, tuple(parts)) for code, parts in sorted(countries().items())))


async def days_of_year(call: Call[HoursWish]) -> YearOfDays:
    """The holidays, moved working days and exceptions of a calendar in one year. Nothing is changed."""
    try:
        hours = msgspec.convert(call.body.hours, Hours)
    except msgspec.ValidationError as error:
        raise Failure("bad_configuration", "Not accepted.", problems=[str(error)]) from None
    if found := [str(fault) for fault in check_hours(hours)]:
        raise Failure("bad_configuration", "Not accepted.", problems=found)
    language = call.user.language or call.parts.house().language
    return YearOfDays(tuple(special_days(hours, (call.body.year,), language)))
