"""A key account is found, its page is read, and another tier is asked for: a second person has to agree."""

import pytest
from playwright.async_api import expect

from callcenter.accounts.account import Account
from tests.browser.axe import findings
from tests.browser.gold import house
from tests.browser.office import Office
from tests.scenarios.house import House

__all__ = ["house"]

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]


async def test_another_tier_waits_for_a_second_person(office: Office, house: House) -> None:
    """From the list to the page to the request; the tier is what it was until somebody agrees."""
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


async def test_the_screens_of_key_accounts_are_accessible(office: Office) -> None:
    """axe finds nothing serious on the list, the page's parts, the watch list, Pareto and the import."""
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
