"""An administrator at the console: what is published holds for the next call."""

import re
from pathlib import Path

import pytest
from playwright.async_api import expect

from callcenter.ports.records import User
from tests.browser.axe import findings
from tests.browser.office import Desk, Office
from tests.scenarios.house import FLOWS, HASH

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]

OLD, NEW = "Sales, press 1.", "For our sales desk, press 1."


async def _administrator(office: Office) -> Desk:
    records = office.house.service.storage.records
    await records.save_user(User("ada", HASH, "Ada", "", ("administrator",)))
    return await office.sits_down("ada")


async def test_a_published_flow_is_used_by_the_next_call(office: Office) -> None:
    """It is changed, checked, shown as a difference and published."""
    ada = await _administrator(office)
    await ada.page.goto(f"{ada.url}/admin/flows")
    text = Path(FLOWS, "main.yaml").read_text(encoding="utf-8")
    assert OLD in text
    await ada.page.get_by_role("textbox", name="Text of main").fill(text.replace(OLD, NEW))
    await ada.presses("Publish")
    dialog = ada.page.get_by_role("dialog", name="Publish main")
    await expect(dialog).to_contain_text(NEW)
    await ada.button("Publish", dialog).click()
    await expect(dialog).to_be_hidden()
    await expect(ada.page.get_by_text(re.compile(r"^Version \d+ is in use"))).to_be_visible()
    after = office.house.caller()
    await after.dials()
    await after.hears(NEW)
    assert not after.has_heard(OLD)


async def test_a_department_whose_head_nobody_is_gets_one(office: Office) -> None:
    """The warning stands beside the field, and goes with the choice."""
    ada = await _administrator(office)
    keeper = office.house.service.keeper
    tech = {"id": "tech", "name": {"en": "Technical service"}, "head": "olga"}
    await keeper.change(keeper.document | {"departments": [tech]}, keeper.version, "ada")
    await ada.page.goto(f"{ada.url}/admin/departments")
    head = ada.page.get_by_role("combobox", name="Head")
    await expect(head).to_have_accessible_description(re.compile('No user is called "olga"'))
    await head.click()
    await ada.page.get_by_title("Ada · ada").click()
    await expect(head).not_to_have_accessible_description(re.compile("No user"))
    await ada.presses("Review and store")
    await ada.button("Store", ada.page.get_by_role("dialog")).click()
    await expect(ada.page.get_by_text("Stored as version")).to_be_visible()
    assert keeper.house.departments[0].head == "ada"
    await office.closes()


async def test_the_screens_of_administration_are_accessible(office: Office) -> None:
    """axe finds nothing serious on users, queues, flows, and how customers are looked after."""
    ada = await _administrator(office)
    found: dict[str, list[str]] = {}
    headings = {
        "users": "Users",
        "queues": "Queues",
        "flows": "Call flows",
        "cases": "Cases",
        "surveys": "Surveys",
    }
    for section, heading in headings.items():
        await ada.page.goto(f"{ada.url}/admin/{section}")
        await expect(ada.page.get_by_role("heading", name=heading).first).to_be_visible()
        await ada.page.wait_for_load_state("networkidle")
        found[section] = await findings(ada.page)
    assert {section: faults for section, faults in found.items() if faults} == {}
