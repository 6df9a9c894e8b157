"""A queue's day in quarters of an hour, and the same day last week."""

from datetime import UTC, date
from zoneinfo import ZoneInfo

from callcenter.floor import events as e
from callcenter.floor.values import Calendar, Outcome, QueuePolicy
from callcenter.ports.views import QuarterView
from dashboards.live.board import last_week
from dashboards.live.days import a_week_on, midnight
from dashboards.live.quarters import KEPT, QUARTER, Quarters
from dashboards.live.today import Today
from dashboards.measures.counts import Counts
from tests.dashboards.live.build import floor

#: 2027-01-15 12:00:00 UTC, a Friday.
NOON = 1_800_014_400
DAY = 86_400


def test_counts_with_the_quarter_of_the_offer() -> None:
    """Offered at 12:14, answered at 12:16: a matter of the quarter from 12:00."""
    quarters = Quarters()
    quarters.add("help", NOON + 14 * 60.0, Counts(offered=1))
    quarters.add("help", NOON + 14 * 60.0, Counts(answered=1))
    quarters.add("help", NOON + 15 * 60.0, Counts(offered=1))
    kept = quarters.since("help", NOON)
    assert {start: (c.offered, c.answered) for start, c in kept.items()} == {
        NOON: (1, 1),
        NOON + QUARTER: (1, 0),
    }


def test_tells_what_changed_once() -> None:
    """The same quarter twice is one change; after that, silence."""
    quarters = Quarters()
    for _ in range(2):
        quarters.add("help", NOON + 1.0, Counts(offered=1))
    assert quarters.take() == {("help", NOON)}
    assert quarters.take() == set()


def test_lets_go_of_what_is_older_than_last_week() -> None:
    """A house that runs for years keeps nine days in memory."""
    quarters = Quarters()
    for day in range(30):
        quarters.add("help", NOON + day * DAY, Counts(offered=1))
    assert min(quarters.since("help", 0.0)) == NOON + 29 * DAY - KEPT
    assert quarters.get("help", NOON) == Counts()


def a_day_seen(first: float, *offers: float, zone: str = "UTC") -> Today:
    """A fold that was told its first event at `first`, then contacts that were answered at once."""
    state = floor()
    state.calendars["c"] = Calendar("c", zone=zone)
    state.queues["help"] = QueuePolicy("help", calendar="c")
    today = Today(lambda: state)
    today.tell(e.FloorConfigured(first))
    for number, at in enumerate(offers):
        today.tell(e.ContactQueued(at, f"c{number}", "help", at, at))
        today.tell(e.ContactClosed(at + 9, f"c{number}", Outcome.ABANDONED, "waiting"))
    return today


def test_shows_last_week_only_if_the_whole_day_was_seen() -> None:
    """Half a day known would look like half a quiet day."""
    state, days = floor(), {"help": date(2027, 1, 15)}
    begun = midnight(date(2027, 1, 8), UTC)
    whole = a_day_seen(begun, NOON - 7 * DAY, NOON - 8 * DAY, NOON - 6 * DAY)
    assert last_week(state, whole, days) == {"help": {NOON: QuarterView(1, 0, 1)}}
    assert last_week(state, a_day_seen(begun + 1, NOON - 7 * DAY), days) == {}
    assert last_week(state, Today(lambda: state), days) == {}


def test_lays_last_week_at_the_same_time_by_the_clock_on_the_wall() -> None:
    """Berlin moved its clocks on 2027-03-28: nine o'clock stays nine o'clock."""
    berlin = ZoneInfo("Europe/Berlin")
    before = midnight(date(2027, 3, 22), berlin) + 9 * 3600
    assert a_week_on(before, berlin) == midnight(date(2027, 3, 29), berlin) + 9 * 3600
    assert a_week_on(before, berlin) - before == 7 * DAY - 3600
