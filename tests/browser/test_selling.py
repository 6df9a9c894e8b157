"""A call that sells: the script step by step, an objection in two clicks, and a reload that loses nothing."""

import pytest
from playwright.async_api import expect

from callcenter.service.follow_up.tools import Tools
from callcenter.service.selling.scripts import ScriptBook
from tests.browser.office import Desk, Office
from tests.outbound.scripts_world import SMALL

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]

CUSTOMER = "+14155552072"


async def publish(office: Office) -> None:
    """The small script is there for every call."""
    service = office.house.service
    tools = Tools(service.storage.books, service.storage.records, service.clock, lambda: service.house)
    queues = ", ".join(queue.id for queue in service.house.queues)
    text = SMALL.replace("start: hello", f"queues: [{queues}]\nstart: hello")
    await ScriptBook(tools).publish("small", text, 0, "system")


async def click(desk: Desk, name: str) -> None:
    """Click the button of exactly this name."""
    await desk.page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


async def test_a_talk_goes_through_its_script_and_a_reload_loses_nothing(office: Office) -> None:
    """The agent reads, clicks, logs what is objected, and registers the sale."""
    await publish(office)
    office.house.world.set_telephone(CUSTOMER)
    ana = await office.works("ana")
    await ana.page.get_by_label("Number to call").fill("+1 415 555 2072")
    await ana.presses("Call")
    await ana.sees("talking")
    await expect(ana.page.get_by_text(f"Is this {CUSTOMER}?")).to_be_visible()
    await click(ana, "It is")
    await expect(ana.page.get_by_text(f", {CUSTOMER}.")).to_be_visible()
    await click(ana, "Price")
    await click(ana, "Cost over the years")
    await expect(ana.page.get_by_text("May we look at what it costs over the years")).to_be_visible()
    await click(ana, "Resolved")
    await ana.page.reload()
    await expect(ana.page.get_by_text(f", {CUSTOMER}.")).to_be_visible()
    await expect(ana.page.get_by_role("button", name="Resolved", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    await click(ana, "Next")
    await click(ana, "Register the result")
    await expect(ana.region("Result of the talk")).to_contain_text("Registered: Sale")
