"""A campaign from its start to its figures: dialled, talked through the script, sold, and counted."""

import shutil
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.browser.office import Office
from tests.browser.test_selling import click, publish
from tests.scenarios.house import FLOWS, open_house
from tests.scenarios.test_campaigns import IDA, NUMBERS, supervisor
from tests.scenarios.world import OURS

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]


async def test_a_record_becomes_a_sale_that_the_analysis_shows(browser: Browser, tmp_path: Path) -> None:
    """The agent enters the result once; the campaign and the figures have it."""
    flows = shutil.copytree(FLOWS, tmp_path / "flows")
    database = f"sqlite:///{tmp_path / 'browser.db'}"
    async with open_house("simulated", database, NUMBERS, flows=str(flows)) as house:
        office = Office(browser, house)
        try:
            await publish(office)
            house.world.set_telephone(IDA)
            api = await supervisor(house)
            wish = {
                "name": "Spring",
                "purpose": "service",
                "queue": "sales",
                "caller_id": OURS,
                "script": "small",
            }
            made = await api.post("/campaigns", **wish)
            path = f"/campaigns/{made['id']}/lists?name=Fair&source=fair&confirm=true"
            await api._ask("POST", path, data=f"Name,Phone\nIda,{IDA}\n".encode())

            sue = await office.sits_down("sue")
            await sue.page.goto(f"{house.url}/campaigns/{made['id']}")
            await click(sue, "Start")
            await expect(sue.page.get_by_text("Running", exact=True)).to_be_visible()

            ana = await office.works("ana")
            await click(ana, "Next record of Spring")
            await click(ana, "Dial")
            await ana.sees("talking")
            await expect(ana.page.get_by_text("Is this Ida?")).to_be_visible()
            await click(ana, "It is")
            await click(ana, "Price")
            await click(ana, "Next")
            await click(ana, "Register the result")
            await expect(ana.region("Result of the talk")).to_contain_text("Registered: Sale")

            await sue.page.goto(f"{house.url}/sales")
            await expect(sue.page.get_by_role("main").get_by_text("Price", exact=True).first).to_be_visible()
            record = (await api.get(f"/campaigns/{made['id']}/records"))["records"][0]
            assert record["attempts"][0]["talk"] == "sale"
        finally:
            await office.closes()
