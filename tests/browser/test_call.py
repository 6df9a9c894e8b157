"""A call at the desk, from ring to wrap-up, by mouse and by keys."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.office import Office

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]


async def test_a_call_from_ring_to_wrap_up(office: Office) -> None:
    """Ring, accept, talk, hold, resume, hang up, result by key, done; the service agrees at each step."""
    ana = await office.works("ana")
    caller = await office.calls()
    card = await ana.rings()
    await expect(card).to_contain_text(caller.number)
    await ana.presses("Accept")
    await ana.sees("talking")
    contact = await office.house.is_in(caller, "talking")
    assert contact.agent == "ana"

    await ana.presses("Hold")
    await ana.sees("on_hold")
    await office.house.is_in(caller, "on_hold")
    await ana.presses("Resume")
    await ana.sees("talking")

    await ana.presses("Hang up")
    await caller.is_gone()
    await ana.is_("Wrap-up")
    await expect(ana.button("Finish")).to_be_disabled()
    await ana.page.keyboard.press("2")
    await expect(ana.page.get_by_role("radio", name="Complaint")).to_be_checked()
    await ana.page.get_by_label("Note").fill("The pump arrived broken.")
    await ana.presses("Save and finish")
    await ana.is_("Available")
    closed = await office.house.closed(caller)
    assert closed.outcome == "handled"
    (disposed,) = office.house.told("ContactDisposed", caller)
    assert (disposed.disposition, disposed.note) == ("complaint", "The pump arrived broken.")


async def test_a_call_by_keys_alone(office: Office) -> None:
    """A, H, H, a result's number and F: no mouse."""
    ana = await office.works("ana")
    caller = await office.calls()
    await ana.rings()
    await ana.page.keyboard.press("a")
    await ana.sees("talking")
    await ana.page.keyboard.press("h")
    await ana.sees("on_hold")
    await ana.page.keyboard.press("h")
    await ana.sees("talking")
    await caller.hangs_up()
    await ana.is_("Wrap-up")
    await ana.page.keyboard.press("1")
    await ana.page.keyboard.press("f")
    await ana.is_("Available")
    (disposed,) = office.house.told("ContactDisposed", caller)
    assert disposed.disposition == "resolved"


async def test_a_declined_call_goes_to_a_colleague(office: Office) -> None:
    """Decline takes the card away; the caller rings elsewhere."""
    ana = await office.works("ana")
    caller = await office.calls()
    await ana.rings()
    ben = await office.house.agent("ben")
    await ana.presses("Decline")
    await expect(ana.region("Incoming call")).to_be_hidden()
    await ben.answers(caller)
    await caller.hangs_up()
    await ben.wraps_up(caller)


async def test_a_wrong_password_is_told_and_the_name_kept(office: Office) -> None:
    """Sign-in says what is wrong; what was typed stays."""
    desk = await office.opens()
    await desk.page.goto(desk.url)
    await desk.page.get_by_label("User name").fill("ana")
    await desk.page.get_by_label("Password").fill("not it")
    await desk.page.keyboard.press("Enter")
    await desk.is_told("The name or the password is not right.")
    await expect(desk.page.get_by_label("User name")).to_have_value("ana")
    await desk.signs_in("ana")
    await expect(desk.presence).to_contain_text(re.compile("Signed off"))
