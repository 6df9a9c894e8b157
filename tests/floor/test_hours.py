"""Whether a calendar is open: its own zone, holidays, make-up working days, summer time."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from callcenter.floor.hours import is_open
from callcenter.floor.values import Calendar, Window

WEEK = tuple(Window(day, 9 * 60, 17 * 60) for day in range(5))
HOUSE = Calendar("house", "Europe/Berlin", WEEK, {"2026-12-25": (), "2026-12-26": ((600, 720), (780, 840))})


def at(text: str, zone: str = "Europe/Berlin") -> float:
    """Return a local time as seconds UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp()


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-23 08:59:59", False),
        ("2026-11-23 09:00:00", True),
        ("2026-11-23 16:59:59", True),
        ("2026-11-23 17:00:00", False),
        ("2026-11-22 12:00:00", False),
    ],
)
def test_a_window_opens_with_its_first_minute_and_closes_with_its_last(moment: str, expected: bool) -> None:
    """The end is exclusive; Sunday has no window."""
    assert expected is is_open(HOUSE, at(moment))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-12-25 12:00:00", False),
        ("2026-12-26 11:59:00", True),
        ("2026-12-26 12:30:00", False),
        ("2026-12-26 13:00:00", True),
        ("2026-12-24 12:00:00", True),
    ],
)
def test_a_date_replaces_its_week(moment: str, expected: bool) -> None:
    """A holiday on a Friday, a working Saturday with a break."""
    assert expected is is_open(HOUSE, at(moment))


@pytest.mark.parametrize("day", ["2026-03-27", "2026-03-30", "2026-10-23", "2026-10-26"])
def test_the_clock_on_the_wall_counts(day: str) -> None:
    """On both sides of the change to and from summer time."""
    assert is_open(HOUSE, at(f"{day} 09:00:00"))
    assert not is_open(HOUSE, at(f"{day} 08:59:00"))


def test_each_calendar_has_its_own_zone() -> None:
    """Nine in Shanghai is night in Berlin."""
    moment = at("2026-11-23 09:00:00", "Asia/Shanghai")

    assert is_open(Calendar("east", "Asia/Shanghai", WEEK), moment)
    assert not is_open(HOUSE, moment)


def test_a_calendar_without_windows_is_closed() -> None:
    """For ever."""
    assert not is_open(Calendar("never"), at("2026-11-23 12:00:00"))
