"""When a queue opens and closes next: what callbacks go by."""

from datetime import datetime
from zoneinfo import ZoneInfo

from callcenter.floor.hours import closes_at, opens_at
from callcenter.floor.state import FloorState
from callcenter.floor.values import Calendar, QueuePolicy, Window

BERLIN = ZoneInfo("Europe/Berlin")
SALES = QueuePolicy("sales", calendar="office")
#: Monday to Friday, nine to five, with a break at noon.
OFFICE = tuple(Window(day, start, end) for day in range(5) for start, end in ((540, 720), (780, 1020)))
ALWAYS = tuple(Window(day, 0, 1440) for day in range(7))


def at(day: str, clock: str) -> float:
    """Return a moment of Berlin in seconds UTC."""
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=BERLIN).timestamp()


def floor(week: tuple[Window, ...] = OFFICE, **days: tuple[tuple[int, int], ...]) -> FloorState:
    """Return a floor whose queue keeps these hours; a day is written d2027_03_26."""
    dates = {name[1:].replace("_", "-"): spans for name, spans in days.items()}
    calendar = Calendar("office", "Europe/Berlin", week, dates)
    return FloorState(queues={"sales": SALES}, calendars={"office": calendar})


def test_an_open_queue_opens_now() -> None:
    """And one without a calendar always."""
    now = at("2027-03-24", "10:00")
    assert now == opens_at(floor(), SALES, now)
    assert now == opens_at(FloorState(), QueuePolicy("other"), now)


def test_a_closed_queue_opens_after_the_break_the_night_and_the_weekend() -> None:
    """In its own zone, summer time or not: on Monday the clocks have gone forward."""
    assert at("2027-03-24", "13:00") == opens_at(floor(), SALES, at("2027-03-24", "12:10"))
    assert at("2027-03-25", "09:00") == opens_at(floor(), SALES, at("2027-03-24", "18:00"))
    assert at("2027-03-29", "09:00") == opens_at(floor(), SALES, at("2027-03-26", "17:00"))


def test_a_holiday_stays_closed_and_a_make_up_day_opens() -> None:
    """Single dates go before the week."""
    state = floor(d2027_03_26=(), d2027_03_27=((600, 660),))
    assert at("2027-03-27", "10:00") == opens_at(state, SALES, at("2027-03-26", "08:00"))


def test_a_queue_closes_at_the_end_of_its_span() -> None:
    """Spans that touch are one: who is open day and night does not close at midnight."""
    assert at("2027-03-24", "12:00") == closes_at(floor(), SALES, at("2027-03-24", "10:00"))
    closes = closes_at(floor(ALWAYS), SALES, at("2027-03-24", "10:00"))
    assert closes >= at("2027-04-07", "00:00")


def test_by_hand_nobody_knows_when() -> None:
    """It is looked at again after a while."""
    state, now = floor(), at("2027-03-24", "10:00")
    state.by_hand["sales"] = False
    assert now + 900.0 == opens_at(state, SALES, now)
    assert closes_at(state, SALES, now) == 0.0


def test_a_queue_that_never_opens_is_looked_at_again() -> None:
    """In a fortnight."""
    now = at("2027-03-24", "10:00")
    assert now + 14 * 86400.0 == opens_at(floor(()), SALES, now)
