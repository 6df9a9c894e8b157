"""The supervisor's page and the wallboard follow the floor, and a supervisor comes into a talk."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.axe import findings
from tests.browser.office import Office
from tests.scenarios.simulated_world import SimulatedWorld

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]


async def test_a_supervisor_whispers(office: Office) -> None:
    """Listening nobody hears her, whispering the agent alone; the agent's desk shows nothing of it."""
    house, world = office.house, office.house.world
    assert isinstance(world, SimulatedWorld)
    ana = await house.agent("ana")
    caller = await office.calls()
    await ana.answers(caller)
    sue = await office.sits_down("sue")
    await expect(sue.page.get_by_text("Phone ready")).to_be_visible()
    await sue.page.goto(f"{sue.url}/supervisor")
    await sue.button("Listen to Ana Ruiz").click()
    strip = sue.region("You are in the talk of Ana Ruiz")
    await expect(strip).to_contain_text("Listening to Ana Ruiz: nobody hears you")
    own = world.simulated.phone.leg_of("user:sue")
    assert world.heard_by(own) == set()
    await sue.button("Whisper", strip).click()
    await expect(strip).to_contain_text("the customer does not hear you")
    await house.until(lambda: world.heard_by(own) == {ana.leg}, "the agent alone hears the supervisor")
    await sue.button("Leave", strip).click()
    await expect(strip).to_be_hidden()
    await house.until(lambda: world.over(own), "the supervisor's phone is down")
    await ana.talks_with(caller)


async def test_the_wallboard_follows(office: Office) -> None:
    """A caller waits, is answered and leaves; the board on the wall shows each of it by itself."""
    house = office.house
    wall = await office.opens(viewport={"width": 1920, "height": 1080})
    await wall.signs_in("sue")
    await wall.page.goto(f"{wall.url}/wallboard")
    waiting = wall.region("Waiting").first
    on_contact = wall.region("On contact").first
    await expect(waiting).to_contain_text(re.compile("Waiting\\s*0"))
    caller = await office.calls()
    await expect(waiting).to_contain_text(re.compile("Waiting\\s*1"))
    ana = await house.agent("ana")
    await ana.answers(caller)
    await expect(waiting).to_contain_text(re.compile("Waiting\\s*0"))
    await expect(on_contact).to_contain_text(re.compile("On contact\\s*1"))
    await caller.hangs_up()
    await ana.wraps_up(caller)
    await expect(on_contact).to_contain_text(re.compile("On contact\\s*0"))


async def test_the_overseeing_screens_are_accessible(office: Office) -> None:
    """axe finds nothing serious on supervision, contacts, a contact, and the wallboard in both modes."""
    ana = await office.house.agent("ana")
    caller = await office.calls()
    await ana.answers(caller)
    await office.calls()
    sue = await office.sits_down("sue")
    found: dict[str, list[str]] = {}
    paths = {
        "/supervisor": "Agents",
        "/contacts": "",
        f"/contacts/{caller.contact}": "Timeline",
        "/wallboard": "Queues",
        "/wallboard?mode=desk": "Queues",
    }
    for path, region in paths.items():
        await sue.page.goto(sue.url + path)
        awaited = sue.region(region).first if region else sue.page.get_by_text(caller.number).first
        await expect(awaited).to_be_visible()
        found[path] = await findings(sue.page)
    assert {path: faults for path, faults in found.items() if faults} == {}
