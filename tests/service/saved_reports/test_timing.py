"""Which days a word means, and when a schedule comes next, by the clock on the wall."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from callcenter.cases.refusal import Refusal
from callcenter.ports.saved_reports import DaysWord, ReportDays
from callcenter.service.saved_reports.timing import days_of, first_of, missed_until, next_run, today

BERLIN = "Europe/Berlin"
W = DaysWord


def at(text: str, zone: str = BERLIN, fold: int = 0) -> float:
    """Return a local time as seconds UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold).timestamp()


def wall(moment: float | None, zone: str = BERLIN) -> str:
    """Return a moment as the clock on the wall has it."""
    return "" if moment is None else f"{datetime.fromtimestamp(moment, ZoneInfo(zone)):%m-%d %H:%M %Z}"


@pytest.mark.parametrize(
    ("word", "on", "since", "until"),
    [
        (W.TODAY, "2026-11-23", "2026-11-23", "2026-11-23"),
        (W.YESTERDAY, "2026-03-01", "2026-02-28", "2026-02-28"),
        (W.YESTERDAY, "2028-03-01", "2028-02-29", "2028-02-29"),
        (W.YESTERDAY, "2027-01-01", "2026-12-31", "2026-12-31"),
        (W.THIS_WEEK, "2026-11-23", "2026-11-23", "2026-11-23"),
        (W.THIS_WEEK, "2026-11-29", "2026-11-23", "2026-11-29"),
        (W.LAST_WEEK, "2026-11-23", "2026-11-16", "2026-11-22"),
        (W.LAST_WEEK, "2026-11-22", "2026-11-09", "2026-11-15"),
        (W.LAST_WEEK, "2027-01-01", "2026-12-21", "2026-12-27"),
        (W.THIS_MONTH, "2026-03-31", "2026-03-01", "2026-03-31"),
        (W.LAST_MONTH, "2026-03-31", "2026-02-01", "2026-02-28"),
        (W.LAST_MONTH, "2026-01-01", "2025-12-01", "2025-12-31"),
    ],
)
def test_words_mean_days(word: DaysWord, on: str, since: str, until: str) -> None:
    """Weeks begin on Monday, months end when they end."""
    assert days_of(ReportDays(word), date.fromisoformat(on)) == (since, until)


def test_so_many_days_end_yesterday_and_fixed_days_stay() -> None:
    """Today is not over: a whole number of days never holds it."""
    on = date(2026, 3, 3)
    assert days_of(ReportDays(W.LAST_DAYS, 7), on) == ("2026-02-24", "2026-03-02")
    assert days_of(ReportDays(W.FIXED, since="2026-01-01", until="2026-01-31"), on)[1] == "2026-01-31"


@pytest.mark.parametrize(
    "days",
    [
        ReportDays(W.LAST_DAYS),
        ReportDays(W.LAST_DAYS, 4000),
        ReportDays(W.FIXED),
        ReportDays(W.FIXED, since="2026-02-01", until="2026-01-31"),
        ReportDays(W.FIXED, since="2026-02-01", until="2026-02-30"),
    ],
)
def test_what_means_no_days_is_refused(days: ReportDays) -> None:
    """With the code of a time that makes no sense."""
    with pytest.raises(Refusal, match="bad_time"):
        days_of(days, date(2026, 3, 3))


def test_today_is_said_by_the_zone() -> None:
    """At one moment it is Monday in Berlin and Tuesday in Shanghai."""
    moment = at("2026-11-23 23:30")
    assert (today(moment, BERLIN).day, today(moment, "Asia/Shanghai").day) == (23, 24)
    with pytest.raises(Refusal, match="bad_zone"):
        today(moment, "Mars/Olympus")


def test_eight_stays_eight_over_the_change_of_the_clocks() -> None:
    """Both ways; the first time counts, and a schedule that is over comes no more."""
    first = first_of("2026-03-28T08:00", BERLIN)
    assert wall(next_run("FREQ=DAILY", first, at("2026-03-01 00:00"), BERLIN)) == "03-28 08:00 CET"
    assert wall(next_run("FREQ=DAILY", first, first, BERLIN)) == "03-29 08:00 CEST"
    autumn = at("2026-10-24 08:00")
    assert wall(next_run("FREQ=DAILY", first, autumn, BERLIN)) == "10-25 08:00 CET"
    assert next_run("FREQ=DAILY;COUNT=2", first, autumn, BERLIN) is None


def test_an_hour_that_there_is_not_and_one_that_comes_twice() -> None:
    """At half past two in the night of the change it comes once, not never and not twice."""
    first = first_of("2026-03-27T02:30", BERLIN)
    spring = next_run("FREQ=DAILY", first, at("2026-03-28 12:00"), BERLIN)
    assert wall(spring) == "03-29 03:30 CEST"
    autumn = next_run("FREQ=DAILY", first, at("2026-10-24 12:00"), BERLIN)
    assert wall(autumn) == "10-25 02:30 CEST"
    for late in (at("2026-10-25 02:10", fold=1), at("2026-10-25 02:40", fold=1)):
        assert wall(next_run("FREQ=DAILY", first, late, BERLIN)) == "10-26 02:30 CET"


@pytest.mark.parametrize(
    ("zone", "hour"),
    [(BERLIN, "02:30"), ("America/Santiago", "00:30"), ("Australia/Lord_Howe", "01:45"), ("UTC", "23:59")],
)
def test_a_daily_one_comes_once_on_each_day_of_a_year(zone: str, hour: str) -> None:
    """Wherever the clocks change by however much: no day is left out, and none has two."""
    first = moment = first_of(f"2026-01-01T{hour}", zone)
    days = [today(first, zone)]
    while (later := next_run("FREQ=DAILY;UNTIL=20261231T000000Z", first, moment, zone)) is not None:
        assert later > moment
        moment = later
        days.append(today(moment, zone))
    assert len(days) == len(set(days)) >= 364
    assert (days[-1] - days[0]).days == len(days) - 1


def test_at_the_end_of_a_month() -> None:
    """The last day of each, whichever it is."""
    first = first_of("2026-01-31T18:00", "Asia/Shanghai")
    february = next_run("FREQ=MONTHLY;BYMONTHDAY=-1", first, first, "Asia/Shanghai")
    assert wall(february, "Asia/Shanghai") == "02-28 18:00 CST"


def test_days_that_were_missed_are_one() -> None:
    """After three days without a service the last time stands for all; the next is still to come."""
    first = due = first_of("2026-11-20T08:00", BERLIN)
    last = missed_until("FREQ=DAILY", first, due, at("2026-11-23 07:00"), BERLIN)
    assert wall(last) == "11-22 08:00 CET"
    assert missed_until("FREQ=DAILY", first, due, due + 3600, BERLIN) == due


@pytest.mark.parametrize("start", ["", "tomorrow", "2026-11-23T08:00Z", "2026-11-23T08:00+01:00"])
def test_a_start_is_a_time_on_the_wall(start: str) -> None:
    """Without an offset: the zone says which it is."""
    with pytest.raises(Refusal, match="bad_time"):
        first_of(start, BERLIN)
