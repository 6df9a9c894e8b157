"""An agent stands by for a campaign that dials ahead: calls come without ringing, and the line stays."""

import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.browser.office import Office
from tests.browser.test_selling import click, publish
from tests.scenarios.calling import stands
from tests.scenarios.house import FLOWS, open_house
from tests.scenarios.test_campaigns import BO, IDA, records, supervisor
from tests.scenarios.test_predictive import dialled_ahead, house_for, takes_in

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]


@pytest.fixture(name="office")
async def _office(browser: Browser, tmp_path: Path) -> AsyncIterator[Office]:
    """A house that dials ahead."""
    flows = shutil.copytree(FLOWS, tmp_path / "flows")
    database = f"sqlite:///{tmp_path / 'browser.db'}"
    async with open_house("simulated", database, house_for(), flows=str(flows)) as house:
        office = Office(browser, house)
        yield office
        await office.closes()


async def test_calls_come_to_who_stands_by(office: Office) -> None:
    """Two calls on one line, over a reload, with record and script; then the agent leaves."""
    house = office.house
    await publish(office)
    for number in (IDA, BO):
        house.world.set_telephone(number)
    api = await supervisor(house)
    campaign = await dialled_ahead(house, api, {"Ida": IDA}, script="small")
    ana = await office.works("ana")
    panel = ana.region("Stand by")
    await expect(panel).to_contain_text("Calls of Spring reach only agents who stand by.")
    await panel.get_by_role("button").focus()
    await ana.page.keyboard.press("Enter")
    for name in ("Ida", "Bo"):
        await ana.sees("talking")
        await expect(ana.page.get_by_text(f"Is this {name}?")).to_be_visible()
        await expect(ana.page.get_by_role("alert").filter(has_text=f"Campaign call: {name}")).to_be_attached()
        if name == "Ida":
            await ana.reloads()
        await expect(panel).to_contain_text("The line stays for the next call.")
        record = next(each for each in await records(api, campaign) if each["name"] == name)
        customer = (await stands(house, f"{record['id']}-1", "talking")).leg
        leg = house.service.state.agents["ana"].leg
        assert house.world.together(leg, customer)
        await house.world.hang_up(customer)
        await ana.is_("Wrap-up")
        await ana.registers("Resolved")
        await expect(panel).to_contain_text("Standing by: calls come without ringing.")
        assert house.service.state.agents["ana"].leg == leg
        if name == "Ida":
            await takes_in(api, campaign, Bo=BO)
    await click(ana, "Leave")
    await expect(ana.button(re.compile("^Stand by$"), panel)).to_be_enabled()
    await house.until(lambda: house.world.over(leg), "the line is down")
