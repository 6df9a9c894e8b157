"""Somebody asks to be forgotten, and the house's own lists bring them back no more (EU-03)."""

import pytest
from playwright.async_api import FilePayload, Locator, expect

from callcenter.ports.records import User
from tests.browser.axe import findings
from tests.browser.office import Desk, Office
from tests.scenarios.house import HASH, House

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]

HEAD = "company,name,numbers\n"
LI = "Acme,Li Wei,+8613800550102\n"


async def takes_in(desk: Desk, sheet: str, rows: int) -> Locator:
    """Choose a sheet, look at what would become of it, and take so many rows of it in."""
    main = desk.page.get_by_role("main")
    await desk.page.goto(f"{desk.url}/accounts/import")
    file = FilePayload(name="list.csv", mimeType="text/csv", buffer=(HEAD + sheet).encode())
    await main.get_by_label("Choose a file").and_(main.locator("input")).set_input_files(file)
    await desk.presses(f"Take in {rows} rows")
    await expect(main.get_by_text("Taken in: list.csv")).to_be_visible()
    return main


async def test_an_erased_person_does_not_come_back_by_import(office: Office, house: House) -> None:
    """Ada erases Li by what Li wrote; the old list is refused at Li's row, and takes in the colleague."""
    records = house.service.storage.records
    await records.save_user(User("ada", HASH, "Ada", "", ("supervisor", "administrator")))
    ada = await office.sits_down("ada")
    await takes_in(ada, LI, 1)
    await ada.page.goto(f"{ada.url}/accounts")
    await ada.page.get_by_role("link", name="Acme").click()
    await ada.page.get_by_role("tab", name="People").click()
    await ada.page.get_by_role("table", name="People").get_by_role("link", name="Li Wei").click()
    await ada.presses("Erase this person")
    dialog = ada.page.get_by_role("dialog")
    await dialog.get_by_label("How they asked for it").fill("letter")
    await ada.button("Erase for good", dialog).click()
    await expect(ada.page.get_by_text("This person was erased on")).to_be_visible()
    assert await findings(ada.page) == []

    main = await takes_in(ada, f"{LI}Acme,Wang Fang,+8613800550103\n", 1)
    fault = main.get_by_role("table", name="Faults").get_by_role("row").nth(1)
    await expect(fault).to_contain_text("This person was erased and may not come back.")
    await ada.page.goto(f"{ada.url}/accounts")
    await ada.page.get_by_role("link", name="Acme").click()
    await ada.page.get_by_role("tab", name="People").click()
    people = ada.page.get_by_role("table", name="People")
    await expect(people.get_by_role("link", name="Wang Fang")).to_be_visible()
    await expect(people.get_by_role("link", name="Li Wei")).to_have_count(0)
