"""Two want the same: two tabs, two agents, a click and the end of an offer."""

import asyncio

import pytest
from playwright.async_api import Route, expect

from tests.browser.office import Desk, Office

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]

GONE = "The call has gone to somebody else or the customer hung up."
#: Counts the tones that a page has made.
TONES = """
    window.tones = 0;
    const make = AudioContext.prototype.createOscillator;
    AudioContext.prototype.createOscillator = function () { window.tones += 1; return make.call(this); };
"""


async def test_of_two_tabs_one_is_the_phone(office: Office) -> None:
    """Both tabs show the call, one rings; either may accept, and the phone dials in once."""
    ana = await office.opens()
    await ana.page.context.add_init_script(TONES)
    await ana.signs_in("ana")
    await ana.goes_available()
    other = await office.another_tab(ana)
    await expect(other.page.get_by_text("Phone in another tab")).to_be_visible()
    await office.calls()
    await ana.rings()
    await other.rings()
    await ana.page.wait_for_function("window.tones > 0")
    assert await other.page.evaluate("window.tones") == 0
    await other.presses("Accept")
    await ana.sees("talking")
    await other.sees("talking")


async def test_the_phone_moves_to_the_tab_that_is_left(office: Office) -> None:
    """The tab with the phone is closed: the other one becomes the phone and takes the call."""
    ana = await office.works("ana")
    other = await office.another_tab(ana)
    await expect(other.page.get_by_text("Phone in another tab")).to_be_visible()
    await ana.page.close()
    await expect(other.page.get_by_text("Phone ready")).to_be_visible()
    caller = await office.calls()
    await other.takes_the_call()
    await office.house.is_in(caller, "talking")


async def test_the_later_of_two_agents_is_told_why(office: Office) -> None:
    """Ana's click is under way while the call goes to Ben: she gets the reason in words, he the caller."""
    ana = await office.works("ana")
    held = await _held_accept(ana)
    caller = await office.calls("2")
    await ana.rings()
    await ana.presses("Accept")
    click = await held.wait()
    await office.house.passes(61.0)  # it has rung out
    await expect(ana.region("Incoming call")).to_be_hidden()
    ben = await office.sits_down("ben")
    await ben.wants_calls()
    await ben.takes_the_call()
    await click.continue_()
    await ana.is_told(GONE)
    await expect(ana.region("Active contact")).to_be_hidden()
    contact = await office.house.is_in(caller, "talking")
    assert contact.agent == "ben"


async def test_the_caller_gives_up_while_the_button_is_pressed(office: Office) -> None:
    """The desk says that the call is gone, and the agent is free for the next one."""
    ana = await office.works("ana")
    held = await _held_accept(ana)
    caller = await office.calls()
    await ana.rings()
    await ana.presses("Accept")
    click = await held.wait()
    await caller.hangs_up()
    await expect(ana.region("Incoming call")).to_be_hidden()
    await click.continue_()
    await ana.is_told(GONE)
    await ana.is_("Available")


class _Held:
    """A request that is kept on its way until the test lets it go."""

    def __init__(self) -> None:
        self._route: asyncio.Future[Route] = asyncio.get_running_loop().create_future()

    def keep(self, route: Route) -> None:
        self._route.set_result(route)

    async def wait(self) -> Route:
        async with asyncio.timeout(60):
            return await self._route


async def _held_accept(desk: Desk) -> _Held:
    held = _Held()
    await desk.page.route("**/offers/*/accept", held.keep, times=1)
    return held
