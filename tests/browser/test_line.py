"""The line between the desk and the service breaks and comes back."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.office import Office
from tests.browser.wire import wire_to

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]


async def test_the_desk_keeps_what_it_shows_and_says_when_it_is_back(office: Office) -> None:
    """Cut off while talking: it says so, keeps the customer, refuses with the reason, then catches up."""
    async with wire_to(office.house.url) as wire:
        ana = await office.works("ana", wire.url)
        caller = await office.calls()
        await ana.takes_the_call()
        await wire.cut()
        await expect(ana.page.get_by_text(re.compile("^Reconnecting"))).to_be_visible()
        await ana.sees("talking")
        await expect(ana.region("Active contact")).to_contain_text(caller.number)
        hold = ana.button("Hold")
        await expect(hold).to_be_disabled()
        await expect(hold).to_have_attribute("title", re.compile("connection to the service is down"))

        await caller.hangs_up()
        await office.house.is_in(caller, "wrapping_up")
        await ana.sees("talking")
        await wire.mend()
        await expect(ana.page.get_by_text(re.compile(r"^Restored \d"))).to_be_visible()
        await ana.is_("Wrap-up")
        await ana.registers("Resolved")
        await ana.is_("Available")
