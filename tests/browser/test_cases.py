"""A case goes from an agent's talk to a department and back, until the customer is content (FL-26)."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from callcenter.ports.records import User
from tests.browser.axe import findings
from tests.browser.case_moves import moves, stands
from tests.browser.office import Office
from tests.scenarios.house import HASH, open_house

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]

SUPPORT = {"id": "support", "name": {"en": "Technical support"}, "head": "tia", "members": ["tia"]}


@pytest.fixture
async def office(browser: Browser, tmp_path: Path) -> AsyncIterator[Office]:
    """A house with a department, of which Tia is."""
    database = f"sqlite:///{tmp_path}/house.db"
    async with open_house("simulated", database, {"departments": [SUPPORT]}) as house:
        await house.service.storage.records.save_user(User("tia", HASH, "Tia", "", ("department",)))
        office = Office(browser, house)
        yield office
        await office.closes()


async def test_a_case_goes_to_a_department_and_comes_back_until_the_customer_is_content(
    office: Office,
) -> None:
    """Opened beside the talk, refused, reopened, solved, followed up and closed; Ana sees it all along."""
    ana = await office.works("ana")
    await office.calls()
    await ana.takes_the_call()
    await ana.opens_tab("Cases")
    await ana.presses("New case for this contact")
    dialog = ana.page.get_by_role("dialog")
    await dialog.get_by_label("What it is about").fill("Pump leaks")
    await dialog.get_by_label("Department").click()
    await ana.page.get_by_title("Technical support").click()
    await ana.button("Open case", dialog).click()
    link = ana.page.get_by_role("status").get_by_role("link", name="Pump leaks")
    await expect(link).to_be_visible()
    address = await link.get_attribute("href")

    tia = await office.sits_down("tia")
    await tia.page.goto(f"{tia.url}/cases?department=support")
    await tia.page.get_by_role("link", name="Pump leaks").click()
    await stands(tia, "Assigned")
    assert await findings(tia.page) == []
    await moves(tia, "Propose a solution", Words="A new seal")
    await stands(tia, "Solution proposed")

    await ana.page.goto(f"{ana.url}{address}")
    await moves(ana, "Tell the customer", Words="We send a new seal.")
    await stands(ana, "Customer told")
    await moves(ana, "Customer refuses", Words="I want a new pump.")
    await moves(ana, "Reopen", Words="Ask for a new pump")
    await stands(ana, "Reopened")

    await tia.page.reload()
    await moves(tia, "Propose a solution", Words="A new pump")
    await ana.page.reload()
    await moves(ana, "Tell the customer", Words="You get a new pump.")
    await expect(ana.page.get_by_role("button", name="Close the case", exact=True)).to_be_disabled()
    await moves(ana, "Customer accepts")
    await moves(ana, "Solved", Words="The pump was changed.")
    await moves(ana, "Follow up", Words="Nothing drips.", Satisfaction="5")
    await stands(ana, "Followed up")
    await moves(ana, "Close the case")
    await stands(ana, "Closed")


async def test_what_is_due_stands_on_the_board(office: Office) -> None:
    """By the time that is left, and leads to the case."""
    sue = await office.sits_down("sue")
    await sue.page.goto(f"{sue.url}/cases")
    await sue.presses("New case")
    dialog = sue.page.get_by_role("dialog")
    await dialog.get_by_label("What it is about").fill("Invoice wrong")
    await sue.button("Open case", dialog).click()
    await stands(sue, "Assigned")
    await sue.page.goto(f"{sue.url}/cases/deadlines")
    await sue.page.get_by_role("link", name="Invoice wrong").click()
    await expect(sue.page.get_by_role("heading", name="Invoice wrong")).to_be_visible()
