"""A change that one asks for is agreed to by a second person, who hears of it by the bell (FL-22)."""

import pytest
from playwright.async_api import expect

from callcenter.accounts.account import Account
from tests.browser.axe import findings
from tests.browser.gold import house
from tests.browser.office import Office
from tests.scenarios.house import House

__all__ = ["house"]

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]


async def test_a_second_person_agrees_and_the_change_holds(office: Office, house: House) -> None:
    """Sue asks, Meg comes by the bell, sees before and after, and agrees; the account has its tier."""
    sue = await office.sits_down("sue")
    await sue.page.goto(f"{sue.url}/accounts/acc-acme")
    await sue.button("Ask for another tier").click()
    wish = sue.page.get_by_role("dialog")
    await wish.get_by_label("Reason").fill("Twice the sales")
    await wish.get_by_role("button", name="Ask").click()
    await expect(sue.page.get_by_role("table", name="Approvals")).to_contain_text("Waits for Meg")

    meg = await office.sits_down("meg")
    await meg.page.get_by_role("button", name="Notices: 1 not read").click()
    await meg.page.get_by_role("link", name="An approval waits for you: Acme Pumps").click()
    card = meg.page.get_by_role("article", name="Tier · Acme Pumps")
    await expect(card.get_by_role("row", name="Tier Silver Gold")).to_be_visible()
    assert await findings(meg.page) == []
    await card.get_by_role("button", name="Approve").click()
    await meg.page.get_by_role("dialog").get_by_role("button", name="Approve").click()
    await expect(card.get_by_role("status")).to_have_text("In force")
    kept = await house.service.storage.books.get(Account, "acc-acme")
    assert kept is not None
    assert kept.tier == "A"
