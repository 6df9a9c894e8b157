"""The desk is reloaded in the middle of things: it shows the same truth, and the call goes on."""

import pytest
from playwright.async_api import expect

from tests.browser.office import Office

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]


async def test_a_reload_while_a_call_rings(office: Office) -> None:
    """The card comes back with the same caller and can be accepted."""
    ana = await office.works("ana")
    caller = await office.calls()
    await ana.rings()
    await ana.reloads()
    await expect(await ana.rings()).to_contain_text(caller.number)
    await ana.takes_the_call()
    await office.house.is_in(caller, "talking")


async def test_a_reload_while_talking_held_and_consulting(office: Office) -> None:
    """Each time the same phase, the same customer and the same colleague stand there again."""
    ana = await office.works("ana")
    caller = await office.calls()
    await ana.takes_the_call()
    await ana.reloads()
    await ana.sees("talking")
    await expect(ana.region("Active contact")).to_contain_text(caller.number)

    await ana.presses("Hold")
    await ana.sees("on_hold")
    await ana.reloads()
    await ana.sees("on_hold")

    ben = await office.house.agent("ben")
    await ana.consults("Ben Okafor")
    await ben.accepts()
    await ana.reloads()
    await ana.sees("consulting")
    await expect(ana.region("Consultation with Ben Okafor")).to_contain_text("talking to Ben Okafor")
    await ana.presses("End consultation")
    await ana.sees("talking")
    contact = await office.house.is_in(caller, "talking")
    assert contact.agent == "ana"


async def test_a_reload_in_the_wrap_up_keeps_what_was_typed(office: Office) -> None:
    """The clock, the chosen result and the note are still there."""
    ana = await office.works("ana")
    caller = await office.calls()
    await ana.takes_the_call()
    await caller.hangs_up()
    await ana.is_("Wrap-up")
    await ana.chooses("Complaint")
    await ana.page.get_by_label("Note").fill("Half a sentence")
    await ana.reloads()
    await ana.is_("Wrap-up")
    await expect(ana.page.get_by_role("timer", name="Wrap-up time left")).to_be_visible()
    await expect(ana.page.get_by_role("radio", name="Complaint")).to_be_checked()
    await expect(ana.page.get_by_label("Note")).to_have_value("Half a sentence")
    await ana.presses("Save and finish")
    await ana.is_("Available")
