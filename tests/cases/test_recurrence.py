"""Rules of RFC 5545: by the wall clock, to their end, and none that is no rule."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from callcenter.cases.recurrence import check_rule, last_time, next_time
from callcenter.cases.refusal import Refusal


def at(text: str, zone: str = "Europe/Berlin") -> float:
    """Return a local time as seconds UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp()


def times(rule: str, first: str, zone: str = "Europe/Berlin") -> list[str]:
    """Return the next six times of a rule as local texts."""
    begun = moment = at(first, zone)
    found: list[str] = []
    while len(found) < 6 and (after := next_time(rule, begun, moment, zone)) is not None:
        moment = after
        found.append(datetime.fromtimestamp(moment, ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M"))
    return found


def test_a_training_every_two_months_of_the_first_year() -> None:
    """Six times, the first included (PR-06)."""
    assert times("FREQ=MONTHLY;INTERVAL=2;COUNT=6", "2026-01-15 09:00") == [
        "2026-03-15 09:00",
        "2026-05-15 09:00",
        "2026-07-15 09:00",
        "2026-09-15 09:00",
        "2026-11-15 09:00",
    ]


def test_nine_stays_nine_over_the_change_of_the_clocks() -> None:
    """Summer time begins on 29 March and ends on 25 October 2026."""
    assert times("FREQ=WEEKLY;COUNT=3", "2026-03-22 09:00") == ["2026-03-29 09:00", "2026-04-05 09:00"]
    assert times("FREQ=WEEKLY;COUNT=2", "2026-10-18 09:00") == ["2026-10-25 09:00"]


def test_the_last_working_day_of_a_month() -> None:
    """A rule with a place in its set."""
    rule = "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;UNTIL=20260401T000000Z"
    assert times(rule, "2026-01-30 10:00", "Asia/Shanghai") == ["2026-02-27 10:00", "2026-03-31 10:00"]


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "every monday",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYHOUR=1,2,3",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=1001",
        "FREQ=DAILY;COUNT=x",
        "FREQ=DAILY;FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=",
        "FREQ=DAILY;COLOUR=RED",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "RRULE:FREQ=DAILY\nEXDATE:20260101T000000Z",
        "FREQ=DAILY;UNTIL=soon",
    ],
)
def test_what_is_no_rule_is_refused(rule: str) -> None:
    """Also what comes by the hour, and what never comes again."""
    with pytest.raises(Refusal, match="bad_rule"):
        check_rule(rule, at("2026-01-15 09:00"), "Europe/Berlin")


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../etc/passwd"])
def test_what_is_no_zone_is_refused(zone: str) -> None:
    """A zone is an IANA name."""
    with pytest.raises(Refusal, match="bad_zone"):
        check_rule("FREQ=DAILY", 0.0, zone)


def test_a_rule_without_an_end_is_fine() -> None:
    """Once a year, on a leap day too."""
    check_rule("FREQ=YEARLY", at("2028-02-29 09:00"), "Europe/Berlin")


def test_the_last_time_is_the_newest_that_is_over() -> None:
    """The moment itself counts; before the first there is none; the hour on the wall stays."""
    monday, week = 1_774_242_000.0, 604_800.0  # 23 March 2026, six o'clock in Berlin
    summer = monday + week - 3600.0
    told = [
        last_time("FREQ=WEEKLY", monday, until, "Europe/Berlin")
        for until in (monday - 1, monday, summer - 1, summer)
    ]
    assert told == [None, monday, monday, summer]
