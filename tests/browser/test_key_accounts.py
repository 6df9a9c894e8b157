"""A key account is found, its page is read, and another tier is asked for: a second person has to agree."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from callcenter.accounts.account import Account
from callcenter.ports.books import Put
from callcenter.ports.records import User
from tests.browser.axe import findings
from tests.browser.office import Office
from tests.scenarios.house import HASH, House, open_house

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

TIERS = [{"id": "A", "name": {"en": "Gold", "zh-CN": "金牌"}}, {"id": "B", "name": {"en": "Silver"}}]


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A house with tiers, an account of the second, and two who may agree."""
    database = f"sqlite:///{tmp_path / 'browser.db'}"
    async with open_house("simulated", database, {"tiers": TIERS}) as found:
        storage = found.service.storage
        await storage.records.save_user(User("meg", HASH, "Meg", "", ("supervisor",)))
        acme = Account("acc-acme", company="Acme Pumps", tier="B", manager="ana")
        await storage.books.commit([Put(acme)], "sue", found.service.clock.now())
        yield found


async def test_another_tier_waits_for_a_second_person(browser: Browser, house: House) -> None:
    """From the list to the page to the request; the tier is what it was until somebody agrees."""
    office = Office(browser, house)
    sue = await office.sits_down("sue")
    page = sue.page
    await page.get_by_role("link", name="Key accounts").click()
    await page.get_by_role("link", name="Acme Pumps").click()
    await expect(page.get_by_role("heading", name="Acme Pumps")).to_be_visible()
    await sue.button("Ask for another tier").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Reason").fill("Twice the sales")
    await dialog.get_by_role("button", name="Ask").click()
    request = page.get_by_role("table", name="Approvals").get_by_role("row", name="Gold")
    await expect(request).to_contain_text("Waits for Meg")
    await expect(page.get_by_text("Silver · Identified")).to_be_visible()
    kept = await house.service.storage.books.get(Account, "acc-acme")
    assert kept is not None
    assert kept.tier == "B"
    await office.closes()


async def test_the_screens_of_key_accounts_are_accessible(browser: Browser, house: House) -> None:
    """axe finds nothing serious on the list, the page's parts, the watch list, Pareto and the import."""
    office = Office(browser, house)
    sue = await office.sits_down("sue")
    found: dict[str, list[str]] = {}
    parts = ("people", "contracts", "needs", "cases", "follow", "approvals", "changes")
    pages = ("", "/watch", "/pareto", "/import", "/acc-acme", *(f"/acc-acme?tab={part}" for part in parts))
    for path in pages:
        await sue.page.goto(f"{sue.url}/accounts{path}")
        await expect(sue.page.get_by_role("heading").first).to_be_visible()
        await expect(sue.page.get_by_role("status", name="Loading…")).to_have_count(0)
        found[path] = await findings(sue.page)
    assert {path: faults for path, faults in found.items() if faults} == {}
    await office.closes()
