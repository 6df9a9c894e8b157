"""An agent calls a customer from the desk."""

import pytest
from playwright.async_api import expect

from tests.browser.office import Office

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]

CUSTOMER = "+14155552072"


async def test_an_agent_calls_a_number(office: Office) -> None:
    """The own phone first, then the customer's rings, then a talk like any other."""
    office.house.world.set_telephone(CUSTOMER, after=20.0)
    ana = await office.works("ana")
    await ana.page.get_by_label("Number to call").fill("+1 415 555 2072")
    await ana.presses("Call")
    await ana.sees("dialling")
    await expect(ana.region("Active contact")).to_contain_text(CUSTOMER)
    await ana.sees("talking")
    await ana.presses("Hang up")
    await ana.is_("Wrap-up")
    await ana.registers("Resolved")
    await ana.is_("Available")


async def test_a_number_that_is_none_is_refused_in_words(office: Office) -> None:
    """What was typed stays, to be mended."""
    ana = await office.works("ana")
    await ana.page.get_by_label("Number to call").fill("12")
    await ana.presses("Call")
    await ana.is_told("number")
    await expect(ana.page.get_by_label("Number to call")).to_have_value("12")


async def test_who_is_signed_off_is_told_why_not(office: Office) -> None:
    """The button says what has to come first."""
    ana = await office.sits_down("ana")
    await ana.page.get_by_label("Number to call").fill(CUSTOMER)
    await expect(ana.page.get_by_role("main").get_by_role("button", name="Call", exact=True)).to_be_disabled()
    await expect(ana.region("Call a number")).to_contain_text("Sign in to a state first")
