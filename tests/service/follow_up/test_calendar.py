"""The calendar that other programs read: one's own, behind a secret that can be taken back."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar
from msgspec.structs import replace

from callcenter.cases.refusal import Refusal
from callcenter.cases.tasks import Task, TaskState
from callcenter.cases.visits import Visit
from callcenter.ports.calendars import CalendarLink
from callcenter.service.follow_up.calendar import DueCall
from tests.service.follow_up.world import ANN, DAY, MAX, NOW, World


def moment(at: float) -> datetime:
    """Return a moment as calendars write it."""
    return datetime.fromtimestamp(at, UTC)


async def test_it_holds_tasks_visits_and_callbacks(world: World) -> None:
    """What is open and one's own, read back by another reader than the one that wrote it."""
    await world.office.tasks.add(
        Task("", title="Call; then, write", due=NOW + DAY, remind_at=NOW + DAY - 900), ANN
    )
    await world.office.tasks.add(Task("", title="Not hers", due=NOW + DAY, owner="max"), ANN)
    over = await world.office.tasks.add(Task("", title="Over", due=NOW + DAY), ANN)
    await world.office.tasks.move(over.id, TaskState.DONE, ANN)
    await world.office.visits.plan(Visit("", account="acme", planned=NOW + 2 * DAY, purpose="Talk"), ANN)
    world.calls = [DueCall("k1", NOW + 3 * DAY, "Ida")]
    calendar = Calendar.from_ical(await world.office.calendars.of_user(ANN))
    events = {str(event["summary"]): event for event in calendar.walk("VEVENT")}
    assert {"Call; then, write", "Acme: Talk", "☎ Ida"} == set(events)
    assert moment(NOW + DAY) == events["Call; then, write"].decoded("dtstart")
    (alarm,) = events["Call; then, write"].walk("VALARM")
    assert timedelta(minutes=-15) == alarm.decoded("trigger")
    assert "2.0" == calendar["version"]


async def test_the_link_opens_it_until_it_is_taken_back(world: World) -> None:
    """A new one ends the one before; nothing that is kept opens anything."""
    calendars = world.office.calendars
    first = await calendars.link(ANN)
    assert await calendars.of_secret(first) == await calendars.of_user(ANN)
    second = await calendars.link(ANN)
    (kept,) = await world.books.find(CalendarLink)
    for wrong in (first, "", "guess", kept.token):
        with pytest.raises(Refusal, match="not_found"):
            await calendars.of_secret(wrong)
    assert NOW == await calendars.linked_at(ANN)
    await calendars.unlink(ANN)
    with pytest.raises(Refusal, match="not_found"):
        await calendars.of_secret(second)
    assert await calendars.linked_at(ANN) is None


async def test_who_left_has_no_calendar(world: World) -> None:
    """A link ends with its user."""
    secret = await world.office.calendars.link(MAX)
    user = await world.records.user("max")
    assert user is not None
    await world.records.save_user(replace(user, active=False))
    with pytest.raises(Refusal, match="not_found"):
        await world.office.calendars.of_secret(secret)
