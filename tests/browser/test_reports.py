"""A supervisor reads a report, opens what is behind its numbers, keeps it and has it sent."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.axe import findings
from tests.browser.office import Office

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


async def test_a_supervisor_reads_keeps_and_schedules_a_report(office: Office) -> None:
    """Two called: the numbers are theirs, each opens as many lines; what is kept has its time."""
    house = office.house
    ana = await house.agent("ana")
    answered = await office.calls()
    await ana.answers(answered)
    await answered.hangs_up()
    await ana.wraps_up(answered)
    lost = await office.calls()
    await ana.is_offered(lost)
    await lost.hangs_up()
    await house.closed(lost)

    sue = await office.sits_down("sue")
    page = sue.page
    await page.goto(f"{sue.url}/reports?kind=intervals&interval=15min")
    numbers = page.get_by_role("table", name="Contacts")
    total = numbers.get_by_role("row", name=re.compile("^Total"))
    offered = total.get_by_role("link", name="Total, Offered: 2")
    await expect(offered).to_be_visible()
    assert await findings(page) == []
    await offered.click()
    drawer = page.get_by_role("dialog")
    await expect(drawer.get_by_text("All 2 are shown.")).to_be_visible()
    contacts = drawer.get_by_role("row").get_by_role("link")
    await expect(contacts).to_have_count(2)
    addresses = {await contact.get_attribute("href") for contact in await contacts.all()}
    assert addresses == {f"/contacts/{caller.contact}" for caller in (answered, lost)}
    await page.keyboard.press("Escape")
    await expect(drawer).to_be_hidden()

    await sue.button("Save as").click()
    await drawer.get_by_label("Name").fill("My morning")
    await sue.button("Save", drawer).click()
    await expect(sue.button("Saved reports (1)")).to_be_visible()
    await page.goto(f"{sue.url}/reports?kind=queues")
    await sue.button("Saved reports (1)").click()
    kept = drawer.get_by_role("listitem", name="My morning")
    await expect(kept).to_contain_text("15 minutes")
    await sue.button("Schedule", kept).click()
    form = page.get_by_role("dialog", name="When My morning is sent")
    await sue.button("Save", form).click()
    await expect(form).to_be_hidden()
    await expect(kept).to_contain_text("Every Monday, 08:00")
    await expect(kept).to_contain_text("Next ")
    assert await findings(page) == []
    await kept.get_by_role("link", name="My morning").click()
    await expect(page).to_have_url(re.compile("kind=intervals.*interval=15min"))
    await expect(total).to_be_visible()
