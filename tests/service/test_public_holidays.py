"""Public holidays become plain dates: closed days, moved working days, and the house's own exceptions."""

from datetime import date

import msgspec

from callcenter.floor.hours import is_open
from callcenter.service.house_parts import HolidayRule, Hours
from callcenter.service.public_holidays import countries, is_known, resolved, special_days

#: Noon in Shanghai is 04:00 UTC.
NOON = 4 * 3600


def hours(**change: object) -> Hours:
    """Monday 9 to 12 and 13 to 18, the other working days 9 to 17, with the holidays of China."""
    week = [[0, 540, 720], [0, 780, 1080], *([day, 540, 1020] for day in range(1, 5))]
    document = {"id": "office", "zone": "Asia/Shanghai", "week": week, "holidays": {"country": "CN"}}
    return msgspec.convert(document | change, Hours)


def test_the_spring_festival_is_closed_and_the_weekends_before_and_after_it_are_worked() -> None:
    """As the State Council arranged 2026: off from 15 to 23 February, at work on the 14th and 28th.

    The weekend in between is no public holiday of its own: the week says whether it is open.
    """
    days = {day.date: day for day in special_days(hours(), [2026])}
    assert all(days[f"2026-02-{day}"].kind == "holiday" for day in (16, 17, 18, 19, 20, 23))
    assert {date for date, day in days.items() if day.kind == "make_up"} == {
        "2026-01-04",
        "2026-02-14",
        "2026-02-28",
        "2026-05-09",
        "2026-09-20",
        "2026-10-10",
    }
    assert days["2026-02-14"].windows == ((540, 720), (780, 1080))
    assert days["2026-02-17"].windows == ()


def test_a_moved_day_is_as_the_weekday_that_the_house_names() -> None:
    """Monday, unless it says otherwise."""
    by_friday = hours(holidays={"country": "CN", "make_up_as": 4})
    days = {day.date: day for day in special_days(by_friday, [2026])}
    assert days["2026-02-14"].windows == ((540, 1020),)


def test_the_house_wins_over_the_holiday() -> None:
    """Its exception keeps the holiday's name, so that a reader knows which one is worked."""
    own = hours(days={"2026-10-01": [[600, 660]], "2026-07-09": []})
    days = {day.date: day for day in special_days(own, [2026], "en")}
    assert (days["2026-10-01"].kind, days["2026-10-01"].windows) == ("exception", ((600, 660),))
    assert "National Day" in days["2026-10-01"].name
    assert (days["2026-07-09"].kind, days["2026-07-09"].name) == ("exception", "")
    assert resolved(own, [2026]).days["2026-10-01"] == ((600, 660),)


def test_only_the_years_asked_for_are_told() -> None:
    """Holidays, moved days and exceptions alike."""
    own = hours(days={"2025-07-09": [], "2026-07-09": []})
    assert {day.date[:4] for day in special_days(own, [2026])} == {"2026"}
    assert {day[:4] for day in resolved(own, [2026, 2027]).days} == {"2025", "2026", "2027"}


def test_the_floor_is_open_and_closed_by_the_resolved_days() -> None:
    """A Saturday that is worked, a Tuesday that is not, and an ordinary Sunday."""
    plain = resolved(hours(), [2026]).plain()

    def at_noon(month: int, day: int) -> bool:
        days = date(2026, month, day).toordinal() - date(1970, 1, 1).toordinal()
        return is_open(plain, days * 86400 + NOON - 3600)

    assert at_noon(2, 14)
    assert not at_noon(2, 17)
    assert not at_noon(3, 1)


def test_names_come_in_the_readers_language() -> None:
    """Where the package has them; else in English."""
    named = {
        language: {day.date: day.name for day in special_days(hours(), [2026], language)}["2026-10-01"]
        for language in ("zh-CN", "en", "fr")
    }
    assert named == {"zh-CN": "国庆节", "en": "National Day", "fr": "National Day"}


def test_countries_and_their_parts_are_known() -> None:
    """By their codes, not by names of the package's own."""
    assert "BY" in countries()["DE"]
    assert is_known(HolidayRule("DE", "BY"))
    assert not is_known(HolidayRule("DE", "XX"))
    assert not is_known(HolidayRule("ATLANTIS"))


def test_hours_without_holidays_stay_as_they_are() -> None:
    """Nobody guesses a country."""
    own = hours(holidays=None)
    assert resolved(own, [2026]) is own
    assert special_days(own, [2026]) == []
