"""The SLA clock, against cases that were worked out by hand."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from callcenter.accounts.clock import (
    RESPONSE_HOURS,
    Clock,
    Interval,
    Pause,
    Spans,
    always,
    counted,
    elapsed,
    read,
)

BERLIN, SHANGHAI = "Europe/Berlin", "Asia/Shanghai"
#: Weekday windows in hours; a lunch break from twelve to one.
OFFICE = ((9, 12), (13, 18))
WEEK = dict.fromkeys(range(5), OFFICE)
#: Labour day moves: Friday and Monday are off, the Saturday before is worked.
MOVED = {"2026-05-01": (), "2026-05-04": (), "2026-05-09": OFFICE}
ROUND_THE_CLOCK = dict.fromkeys(range(7), ((0, 24),))


def at(text: str, zone: str = BERLIN) -> float:
    """Return a local time as seconds UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp()


def hours(
    week: Mapping[int, tuple[tuple[int, int], ...]],
    zone: str = BERLIN,
    days: Mapping[str, tuple[tuple[int, int], ...]] | None = None,
) -> Spans:
    """Return the open spans of windows in whole hours by weekday; single dates have their own."""

    def spans(start: float) -> Iterator[Interval]:
        first = datetime.fromtimestamp(start, ZoneInfo(zone)).date()
        for ahead in range(60):
            day = first + timedelta(days=ahead)
            midnight = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone))
            for opens, closes in (days or {}).get(day.isoformat(), week.get(day.weekday(), ())):
                begin, end = midnight + timedelta(hours=opens), midnight + timedelta(hours=closes)
                yield begin.timestamp(), end.timestamp()

    return spans


#: spans, started, hours, pauses (reason, from, until), due: all worked out by hand.
CASES: dict[str, tuple[Spans, str, float, tuple[tuple[str, str, str], ...], str, str]] = {
    "A by day and night": (always, "2026-11-20 16:00", RESPONSE_HOURS["A"], (), "2026-11-21 16:00", BERLIN),
    "B over a week's end": (always, "2026-11-20 16:00", RESPONSE_HOURS["B"], (), "2026-11-22 16:00", BERLIN),
    "C by day and night": (always, "2026-11-20 16:00", RESPONSE_HOURS["C"], (), "2026-11-23 16:00", BERLIN),
    "over lunch": (hours(WEEK), "2026-11-23 11:00", 2, (), "2026-11-23 14:00", BERLIN),
    "begun at lunch": (hours(WEEK), "2026-11-23 12:30", 1, (), "2026-11-23 14:00", BERLIN),
    "used up at noon": (hours(WEEK), "2026-11-23 09:00", 3, (), "2026-11-23 12:00", BERLIN),
    "used up at closing": (hours(WEEK), "2026-11-23 13:00", 5, (), "2026-11-23 18:00", BERLIN),
    "a minute more": (hours(WEEK), "2026-11-23 13:00", 5 + 1 / 60, (), "2026-11-24 09:01", BERLIN),
    "over the night": (hours(WEEK), "2026-11-23 17:00", 3, (), "2026-11-24 11:00", BERLIN),
    "over the week's end": (hours(WEEK), "2026-11-20 17:00", 3, (), "2026-11-23 11:00", BERLIN),
    "begun on a Sunday": (hours(WEEK), "2026-11-22 03:00", 8, (), "2026-11-23 18:00", BERLIN),
    "24 hours of business": (hours(WEEK), "2026-11-23 09:00", 24, (), "2026-11-25 18:00", BERLIN),
    "over a moved holiday": (
        hours(WEEK, SHANGHAI, MOVED),
        "2026-04-30 17:00",
        3,
        (),
        "2026-05-05 11:00",
        SHANGHAI,
    ),
    "on a make-up Saturday": (
        hours(WEEK, SHANGHAI, MOVED),
        "2026-05-08 17:00",
        3,
        (),
        "2026-05-09 11:00",
        SHANGHAI,
    ),
    "the night with an hour less": (always, "2026-03-28 12:00", 24, (), "2026-03-29 13:00", BERLIN),
    "the night with an hour more": (always, "2026-10-24 12:00", 24, (), "2026-10-25 11:00", BERLIN),
    "open through the short night": (
        hours(ROUND_THE_CLOCK),
        "2026-03-28 12:00",
        24,
        (),
        "2026-03-29 13:00",
        BERLIN,
    ),
    "open through the long night": (
        hours(ROUND_THE_CLOCK),
        "2026-10-24 12:00",
        24,
        (),
        "2026-10-25 11:00",
        BERLIN,
    ),
    "office hours after the short night": (
        hours(WEEK),
        "2026-03-27 17:00",
        2,
        (),
        "2026-03-30 10:00",
        BERLIN,
    ),
    "office hours after the long night": (hours(WEEK), "2026-10-23 17:00", 2, (), "2026-10-26 10:00", BERLIN),
    "waiting for the customer": (
        hours(WEEK),
        "2026-11-23 09:00",
        4,
        (("customer", "2026-11-23 10:00", "2026-11-23 11:00"),),
        "2026-11-23 15:00",
        BERLIN,
    ),
    "paused over lunch": (
        hours(WEEK),
        "2026-11-23 09:00",
        4,
        (("supplier", "2026-11-23 11:00", "2026-11-23 14:00"),),
        "2026-11-23 16:00",
        BERLIN,
    ),
    "paused while closed": (
        hours(WEEK),
        "2026-11-23 17:00",
        3,
        (("customer", "2026-11-23 19:00", "2026-11-24 08:00"),),
        "2026-11-24 11:00",
        BERLIN,
    ),
    "pauses that overlap": (
        always,
        "2026-11-23 09:00",
        4,
        (
            ("supplier", "2026-11-23 10:30", "2026-11-23 12:00"),
            ("customer", "2026-11-23 10:00", "2026-11-23 11:00"),
        ),
        "2026-11-23 15:00",
        BERLIN,
    ),
    "a reason that stops nothing": (
        always,
        "2026-11-23 09:00",
        4,
        (("colleague", "2026-11-23 10:00", "2026-11-23 12:00"),),
        "2026-11-23 13:00",
        BERLIN,
    ),
    "paused before it began": (
        always,
        "2026-11-23 09:00",
        4,
        (("customer", "2026-11-23 08:00", "2026-11-23 09:30"),),
        "2026-11-23 13:30",
        BERLIN,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_due(name: str) -> None:
    """When the time is used up, and that it is used up then and not a second before."""
    spans, started, limit, pauses, due, zone = CASES[name]
    stops = tuple(Pause(reason, at(start, zone), at(end, zone)) for reason, start, end in pauses)
    clock = Clock(at(started, zone), limit * 3600, stops, pausing=("customer", "supplier"))

    reading = read(clock, spans, at(due, zone))

    assert (at(due, zone), False) == (reading.due, reading.breached)
    assert elapsed(clock, spans, at(due, zone)) == pytest.approx(limit * 3600)
    assert read(clock, spans, at(due, zone) - 1).remaining == pytest.approx(1)
    assert read(clock, spans, at(due, zone) + 1).breached


def test_the_counted_intervals_say_why() -> None:
    """Whoever doubts a figure sees which hours were counted."""
    pause = Pause("customer", at("2026-11-23 10:00"), at("2026-11-23 11:00"))
    clock = Clock(at("2026-11-23 08:00"), 4 * 3600, (pause,))

    assert [
        (at("2026-11-23 09:00"), at("2026-11-23 10:00")),
        (at("2026-11-23 11:00"), at("2026-11-23 12:00")),
        (at("2026-11-23 13:00"), at("2026-11-23 13:45")),
    ] == counted(clock, hours(WEEK), at("2026-11-23 13:45"))


def test_warnings_come_at_half_and_at_four_fifths() -> None:
    """Each is a moment that can be waited for; the breach comes last."""
    clock = Clock(0.0, 1000.0)
    told = [read(clock, always, now) for now in (0.0, 499.0, 500.0, 800.0, 1000.0, 1001.0)]

    assert [(), (), (0.5,), (0.5, 0.8), (0.5, 0.8), (0.5, 0.8)] == [each.warned for each in told]
    assert [500.0, 500.0, 800.0, 1000.0, None, None] == [each.next_at for each in told]
    assert [False] * 5 + [True] == [each.breached for each in told]


def test_what_was_answered_in_time_stays_so() -> None:
    """The clock stands from then on; what came late stays late."""
    in_time = read(Clock(0.0, 100.0, stopped=100.0), always, 5000.0)
    late = read(Clock(0.0, 100.0, stopped=101.0), always, 5000.0)

    assert (100.0, 0.0, False, None) == (
        in_time.elapsed,
        in_time.remaining,
        in_time.breached,
        in_time.next_at,
    )
    assert late.breached


def test_while_a_pause_lasts_nobody_knows_when_it_is_due() -> None:
    """It says what it waits for; before the pause it was counted."""
    reading = read(Clock(0.0, 100.0, (Pause("customer", 40.0),)), always, 5000.0)

    assert (40.0, None, "customer", False) == (
        reading.elapsed,
        reading.due,
        reading.paused,
        reading.breached,
    )


def test_a_calendar_that_never_opens_is_never_due() -> None:
    """Nothing is counted, nothing is late."""
    reading = read(Clock(0.0, 100.0), lambda _: (), 1e9)

    assert (0.0, 100.0, None, False) == (reading.elapsed, reading.remaining, reading.due, reading.breached)
