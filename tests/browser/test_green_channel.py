"""A key account calls: past the menu to its manager, who lets it ring, and on to the deputy (KA-09)."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.browser.office import Office
from tests.scenarios.house import RINGS_OUT, House, open_house
from tests.scenarios.test_green_channel import GOLD, IDA, kept_by, supervisor

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A house that leads tier A past the menu."""
    changed = {"tiers": [GOLD]}
    async with open_house("simulated", f"sqlite:///{tmp_path / 'browser.db'}", changed) as found:
        yield found


async def test_what_the_manager_misses_the_deputy_answers(browser: Browser, house: House) -> None:
    """Each sees who calls and why it rings here; the caller hears no menu and keeps the place."""
    sue = await supervisor(house)
    await kept_by(sue, house)
    await sue.leaves()
    office = Office(browser, house)
    ana, ben = await office.works("ana"), await office.works("ben")
    caller = house.caller(IDA)
    await caller.dials()

    card = await ana.rings()
    for words in ("Ida Holm", "Fjord", "You are the account manager"):
        await expect(card).to_contain_text(words)
    await expect(ben.region("Incoming call")).to_be_hidden()
    since = (await house.is_in(caller, "offered")).queued_at

    await house.passes(RINGS_OUT)
    await ana.is_("missed a contact")
    await expect(ana.region("Incoming call")).to_be_hidden()
    await expect(await ben.rings()).to_contain_text("You stand in for the account manager")
    await ben.takes_the_call()
    await expect(ben.page.get_by_label("Customer", exact=True)).to_contain_text("Fjord")
    contact = await house.is_in(caller, "talking")
    assert ("ben", since) == (contact.agent, contact.queued_at)
    assert caller.has_heard("Welcome. We are connecting you.")
    assert not caller.has_heard("Sales, press 1.")

    await ben.presses("Hang up")
    await caller.is_gone()
    await ben.registers("Resolved")
    await ben.is_("Available")
    assert "handled" == (await house.closed(caller)).outcome
    await office.closes()
