"""axe finds nothing serious on any screen, in light and in dark."""

import pytest
from playwright.async_api import expect

from tests.browser.axe import findings
from tests.browser.office import Desk, Office

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]


async def _shift(office: Office, desk: Desk) -> dict[str, list[str]]:
    """Walk through a shift; return what is serious on each screen."""
    found: dict[str, list[str]] = {}
    await desk.page.goto(desk.url)
    await expect(desk.page.get_by_label("Password")).to_be_visible()
    found["sign-in"] = await findings(desk.page)
    await desk.signs_in("ana")
    await desk.goes_available()
    found["idle"] = await findings(desk.page)
    caller = await office.calls()
    await desk.rings()
    found["ringing"] = await findings(desk.page)
    await desk.takes_the_call()
    found["talking"] = await findings(desk.page)
    for tab in ("Notes", "Script", "Knowledge"):
        await desk.opens_tab(tab)
        found[tab] = await findings(desk.page)
    await desk.presses("Keypad")
    found["keypad"] = await findings(desk.page)
    await desk.presses("Transfer")
    await expect(desk.region("Transfer to")).to_be_visible()
    found["choosing"] = await findings(desk.page)
    await caller.hangs_up()
    await desk.is_("Wrap-up")
    found["wrap-up"] = await findings(desk.page)
    return {screen: faults for screen, faults in found.items() if faults}


@pytest.mark.parametrize("colours", ["light", "dark"])
async def test_the_screens_of_a_shift(office: Office, colours: str) -> None:
    """Sign-in, idle, ringing, talking, choosing a target, wrap-up."""
    desk = await office.opens(color_scheme=colours)
    assert await _shift(office, desk) == {}
