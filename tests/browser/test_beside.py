"""What stands beside a talk: the keypad, help, notices, script, knowledge, notes and the day."""

import re

import pytest
from playwright.async_api import expect

from callcenter.floor.oversight import SendNote
from tests.browser.office import Office
from tests.scenarios.simulated_world import SimulatedWorld

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]

GUIDES = {
    "scripts": [
        {
            "id": "order",
            "name": {"en": "Order", "zh-CN": "订购"},
            "queues": ["sales"],
            "steps": [
                {
                    "id": "need",
                    "text": {"en": "What do you need?"},
                    "branches": [{"to": "pump", "name": {"en": "A pump"}}],
                },
                {"id": "pump", "text": {"en": "Which size?"}},
            ],
        }
    ],
    "articles": [
        {"id": "hours", "title": {"en": "Hours"}, "text": {"en": "Day and night."}, "keywords": ["open"]},
        {"id": "seal", "title": {"en": "Seals"}, "text": {"en": "Keep them greased."}},
    ],
}


async def test_the_keypad_sends_tones_to_the_caller(office: Office) -> None:
    """By click and by key; the digits are no shortcuts there."""
    ana = await office.works("ana")
    caller = await office.calls()
    await ana.takes_the_call()
    await ana.presses("Keypad")
    pad = ana.region("Keypad")
    await ana.button("4", pad).click()
    await ana.page.keyboard.press("2")
    await expect(pad).to_contain_text("Sent 42")
    world = office.house.world
    assert isinstance(world, SimulatedWorld)
    await office.house.until(
        lambda: world.simulated.leg(caller.leg).tones == "42", "the caller hears the tones"
    )
    await expect(ana.page.get_by_role("radio", name="Complaint")).not_to_be_checked()
    await ana.page.keyboard.press("Escape")
    await expect(pad).to_be_hidden()


async def test_help_is_asked_and_a_supervisor_answers(office: Office) -> None:
    """The floor knows who asks about which contact; the note stays on the desk until it is read."""
    house = office.house
    ana = await office.works("ana")
    caller = await office.calls()
    await ana.takes_the_call()
    await ana.presses("Ask for help")
    await expect(ana.page.get_by_text("Supervisors see since")).to_be_visible()
    asked = house.service.state.agents["ana"].help
    assert asked is not None
    assert asked.contact == caller.contact

    await house.service.runner.submit(SendNote("ana", "Offer the repair.", "sue"))
    notices = ana.region("From your supervisors")
    await expect(notices).to_contain_text("Offer the repair.")
    await ana.reloads()
    await ana.button("Read", notices).click()
    await expect(notices).to_be_hidden()
    await ana.presses("Take the call for help back")
    await expect(ana.button("Ask for help")).to_be_visible()
    assert house.service.state.agents["ana"].help is None


async def test_script_knowledge_and_notes_of_a_call(office: Office) -> None:
    """The script goes on where it was after a reload; what is saved can be read back; the day counts."""
    keeper = office.house.service.keeper
    await keeper.change(keeper.document | GUIDES, keeper.version, "test")
    ana = await office.works("ana")
    caller = await office.calls()
    await ana.takes_the_call()
    await ana.opens_tab("Script")
    await ana.presses("A pump")
    await ana.reloads()
    await ana.opens_tab("Script")
    await expect(ana.page.get_by_text("Which size?")).to_be_visible()

    await ana.opens_tab("Knowledge")
    await ana.page.get_by_label("Search in knowledge").fill("open")
    await expect(ana.page.get_by_text("Seals")).to_be_hidden()
    await ana.page.get_by_text("Hours").click()
    await expect(ana.page.get_by_text("Day and night.")).to_be_visible()

    await ana.chooses("Complaint")
    await ana.page.get_by_label("Note").fill("Wants a bigger one.")
    await ana.presses("Save")
    await ana.opens_tab("Notes")
    notes = ana.region("Notes")
    await expect(notes).to_contain_text("Wants a bigger one.")
    await expect(notes).to_contain_text("Complaint")

    await caller.hangs_up()
    await ana.is_("Wrap-up")
    await ana.presses("Finish")
    await ana.is_("Available")
    await expect(ana.region("My day")).to_contain_text(re.compile(r"Handled\s*1"))
