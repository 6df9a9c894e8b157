"""A deadline runs over a weekend that is half worked: whom it warns and calls, at screens (ME-04)."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from callcenter.ports.records import User
from tests.browser.case_moves import stands
from tests.browser.clock import MovableClock
from tests.browser.office import Desk, Office
from tests.scenarios.house import HASH, House, document, open_house
from tests.web.case_stage import OFFICE as CHINA
from tests.web.case_stage import at

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]

HOURS: dict[str, Any] = {
    "calendars": [*document()["calendars"], CHINA],
    "sla_policies": [{"id": "china", "response_hours": {"A": 9}, "calendar": "china"}],
    "departments": [
        {
            "id": "support",
            "name": {"en": "Technical support"},
            "head": "hal",
            "members": ["tia"],
            "calendar": "china",
            "proposal_hours": 9,
        }
    ],
    "case_rules": {"management": ["mia"]},
}
PEOPLE = {"tia": "department", "hal": "department", "mia": "supervisor"}


@pytest.fixture
async def clock() -> MovableClock:
    """It is Friday morning; Sunday is worked instead of the holiday that follows."""
    return MovableClock(at("2026-09-18T10:00"))


@pytest.fixture
async def house(clock: MovableClock) -> AsyncIterator[House]:
    """A house with those hours. In memory: no thread is to see its clock jump."""
    async with open_house("simulated", changed=HOURS, clock=clock) as found:
        for name, role in PEOPLE.items():
            await found.service.storage.records.save_user(User(name, HASH, name.title(), "", (role,)))
        yield found


@pytest.fixture
async def office(browser: Browser, house: House) -> AsyncIterator[Office]:
    """The rooms of that house."""
    made = Office(browser, house)
    yield made
    await made.closes()


async def sits_down(office: Office, name: str) -> Desk:
    """Somebody signs in at a screen in Shanghai."""
    return await office.sits_down(name, timezone_id="Asia/Shanghai")


async def test_a_deadline_passes_over_a_make_up_working_day(
    office: Office, house: House, clock: MovableClock
) -> None:
    """Warned of on Friday, quiet on Saturday, missed on Sunday; the head hears of it, then the management."""
    due = house.service.cases.due
    tia = await sits_down(office, "tia")
    await tia.page.goto(f"{tia.url}/cases")
    await tia.presses("New case")
    dialog = tia.page.get_by_role("dialog")
    await dialog.get_by_label("What it is about").fill("No pressure")
    await dialog.get_by_label("Department").click()
    await tia.page.get_by_title("Technical support").click()
    await tia.button("Open case", dialog).click()
    await stands(tia, "Assigned")
    address = tia.page.url
    clocks = tia.page.get_by_role("region", name="Deadlines")
    response = clocks.get_by_role("listitem").filter(has_text="First response")
    await expect(response).to_contain_text("Sep 20, 10:00")

    trail = tia.page.get_by_role("region", name="What happened")
    for warnings, friday in ((2, "14:31"), (4, "17:13")):
        clock.comes_to(at(f"2026-09-18T{friday}"))
        await due.run_due(clock.now())
        await tia.page.reload()
        await expect(trail.get_by_text("Warning")).to_have_count(warnings)
    clock.comes_to(at("2026-09-19T12:00"))
    await due.run_due(clock.now())

    clock.comes_to(at("2026-09-20T10:01"))
    await due.run_due(clock.now())
    hal = await sits_down(office, "hal")
    await hal.button("Notices:").click()
    await expect(hal.page.get_by_role("link", name="A case was escalated")).to_be_visible()
    await hal.page.goto(f"{hal.url}/cases/deadlines")
    late = hal.page.get_by_role("region", name="Late")
    await expect(late).to_contain_text("Head of department")
    await late.get_by_role("link", name="No pressure").first.click()
    happened = hal.page.get_by_role("region", name="What happened").get_by_role("listitem")
    for words, times in (
        ("Warning", 4),
        ("Deadline missed · Time · First response", 1),
        ("Deadline missed · Time · Proposal of the department", 1),
        ("Escalated · Time · Head of department", 1),
        ("Sep 19", 0),
    ):
        await expect(happened.filter(has_text=words)).to_have_count(times)

    clock.comes_to(at("2026-09-20T14:31"))
    await due.run_due(clock.now())
    mia = await sits_down(office, "mia")
    await mia.page.goto(address)
    steps = mia.page.get_by_role("listitem").filter(has_text="Escalated")
    await expect(steps).to_have_count(2)
    await expect(steps.first).to_contain_text("Management")
    await expect(steps.first).to_contain_text("Told: Mia")
    await expect(steps.last).to_contain_text("Told: Hal")
