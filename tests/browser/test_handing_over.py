"""A customer is handed over by way of a consultation, between two browsers."""

import pytest
from playwright.async_api import expect

from tests.browser.office import Office

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]


async def test_a_consultation_ends_in_a_hand_over(office: Office) -> None:
    """Ana asks Ben, all three speak, Ana hands over: Ben has the customer, Ana the wrap-up."""
    ana = await office.works("ana")
    caller = await office.calls()
    await ana.takes_the_call()
    ben = await office.works("ben")
    await ana.consults("Ben Okafor")
    await expect(ana.region("Consultation with Ben Okafor")).to_contain_text("calling Ben Okafor")

    card = ben.region("A colleague asks for you")
    await expect(card).to_contain_text("Asked by Ana Ruiz")
    await ben.presses("Accept")
    await expect(ben.region("Active contact")).to_contain_text("You are being consulted")
    await expect(ana.region("Consultation with Ben Okafor")).to_contain_text("talking to Ben Okafor")
    await ana.presses("Merge all")
    await ana.sees("conferencing")
    await ana.presses("Hand over")

    await ana.is_("Wrap-up")
    await ben.sees("talking")
    await expect(ben.region("Timeline")).to_contain_text("Handed over to Ben Okafor")
    contact = await office.house.is_in(caller, "talking")
    assert contact.agent == "ben"


async def test_a_colleague_who_is_away_is_shown_and_cannot_be_chosen(office: Office) -> None:
    """Who is signed off stands in the list, disabled, with the reason."""
    ana = await office.works("ana")
    await office.calls()
    await ana.takes_the_call()
    await ana.presses("Consult")
    picker = ana.region("Consult with")
    await expect(picker).to_be_visible()
    await expect(ana.button("Ben Okafor", picker)).to_be_disabled()
    await ana.page.keyboard.press("Escape")
    await expect(picker).to_be_hidden()
