"""A customer gives two points: what follows from it, at the screens of those it concerns (DV-04)."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import expect

from callcenter.cases.tasks import Task
from tests.browser.axe import findings
from tests.browser.case_moves import stands
from tests.browser.office import Office
from tests.scenarios.house import KEY_ACCOUNT, House, open_house
from tests.scenarios.test_surveys import SURVEYS, kept

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A house that asks its key accounts after the call; Ana manages the account of the story."""
    database = f"sqlite:///{tmp_path / 'browser.db'}"
    async with open_house("simulated", database, SURVEYS) as found:
        yield found


async def test_two_points_become_a_case_with_a_call_back(office: Office, house: House) -> None:
    """The customer presses two; Ana finds the case and calls back; Sue sees the loop close."""
    ana = await office.works("ana")
    caller = house.caller(KEY_ACCOUNT)
    await caller.dials()
    await ana.takes_the_call()
    await ana.presses("Hang up")
    await caller.hears("How was it?")
    await caller.presses("2")
    await caller.is_gone()
    await ana.registers("Resolved")
    await kept(house, Task)

    await ana.page.get_by_role("link", name="Follow-up").click()
    call_back = ana.page.get_by_role("row").filter(has_text="Call back")
    await call_back.get_by_role("link", name="Case").click()
    await stands(ana, "Assigned")
    await ana.page.go_back()
    await call_back.get_by_role("button", name="Done:").click()
    await expect(call_back).to_have_count(0)

    sue = await office.sits_down("sue")
    await sue.page.goto(f"{sue.url}/surveys")
    loop = sue.region("Closed loop of low scores")
    for count in ("Low scores", "With a case", "Called back"):
        await expect(loop.locator("div").filter(has_text=count).last).to_contain_text("1")
    low = sue.page.get_by_role("table", name="Low answers").get_by_role("row", name="2 of 5")
    await expect(low).to_contain_text("Fjord AB")
    assert await findings(sue.page) == []
    await low.get_by_role("link", name="Open the case").click()
    await stands(sue, "Assigned")
