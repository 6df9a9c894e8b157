"""axe finds nothing serious on the screens of the follow-up and of knowledge, as full as the demo's."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import expect

from callcenter.demo.accounts import file_in
from callcenter.demo.articles import stock
from callcenter.demo.people import house_document
from callcenter.demo.stage import introduce
from callcenter.demo.story import follow
from callcenter.service.house import parse
from tests.browser.axe import findings
from tests.browser.office import Office
from tests.scenarios.house import House, open_house

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]

#: Each screen with words that stand on it once it is loaded.
SCREENS = {
    "/follow-up?whose=everybody": "Send the offer for six more pumps",
    "/follow-up/visits?whose=everybody": "Overdue visits",
    "/follow-up/plans?owner=wanglei": "东海化工挽回计划",
    "/follow-up/plans/plan-demo-winback": "在上海仓设备件库存",
    "/follow-up/upgrades": "NW-80 controller 2.4",
    "/approvals?box=all": "Monsoon Textiles",
    "/surveys": "I was put through three times.",
    "/knowledge": "Knowledge",
}
SURVEYS = [each | {"department": ""} for each in house_document()["surveys"]]


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A house that asks what the demo asks, and holds what the demo holds."""
    async with open_house("simulated", f"sqlite:///{tmp_path / 'browser.db'}", {"surveys": SURVEYS}) as found:
        storage, clock = found.service.storage, found.service.clock
        await introduce(storage.records)
        await file_in(storage.books, clock)
        await follow(storage.books, clock, parse(house_document()))
        await stock(storage.books, clock)
        yield found


async def test_the_screens_of_the_follow_up_are_accessible(office: Office) -> None:
    """With tasks, visits, plans, upgrades, approvals, answers and articles on them."""
    sue = await office.sits_down("sue")
    found: dict[str, list[str]] = {}
    for path, words in SCREENS.items():
        await sue.page.goto(f"{sue.url}{path}")
        await expect(sue.page.get_by_role("main").get_by_text(words).first).to_be_visible()
        found[path] = await findings(sue.page)
    assert {path: faults for path, faults in found.items() if faults} == {}
