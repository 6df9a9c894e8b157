"""Several contacts at one desk, by HTTP: messages beside a call, each with its own after-contact work."""

from contextlib import AbstractAsyncContextManager

from tests.scenarios.agents import Agent
from tests.scenarios.conftest import OpenHouse
from tests.scenarios.house import House, document
from tests.scenarios.people import Caller


def several(opened: OpenHouse) -> AbstractAsyncContextManager[House]:
    """Open a house in which Ana may have two messages beside a call."""
    agents = document()["agents"]
    agents[0]["capacity"] = {"voice": 1, "message": 2, "beside_calls": True}
    return opened(changed={"agents": agents})


async def writes(house: House, ana: Agent, text: str) -> str:
    """A customer writes and Ana takes it; return the contact."""
    before = {each["id"] for each in ana.work}
    await house.caller().writes(text)
    offer = await ana.is_offered()
    contact: str = ana.desk["offer"]["contact"]["id"]
    await ana.post(f"/offers/{offer}/accept")
    await ana.has(*before, contact)
    return contact


async def calls(house: House, ana: Agent) -> Caller:
    """A customer calls and talks to Ana."""
    caller = house.caller()
    await caller.chooses("1")
    await ana.answers(caller)
    await house.until(lambda: ana.contact.get("id") == caller.contact, "the call is in front")
    return caller


async def test_two_messages_beside_a_call(opened: OpenHouse) -> None:
    """One is answered and wrapped up, the call goes on all the while; the supervisor sees what is held."""
    async with several(opened) as house:
        ana = await house.agent("ana")
        sue = Agent(house.url, "sue", house.world, house.watch)
        await sue.signs_in()
        caller = await calls(house, ana)
        first, second = await writes(house, ana, "Where is my pump?"), await writes(house, ana, "And mine?")
        assert [each["id"] for each in ana.work] == [caller.contact, first, second]
        held = [caller.contact, first, second]
        await house.until(lambda: sue.agents["ana"]["contacts"] == held, "seen by the supervisor")
        assert sue.agents["ana"]["presence"] == "on_contact"

        await house.caller().writes("A third")
        await house.until(lambda: len(house.told("ContactQueued")) == 4, "the third waits")
        assert ana.desk["offer"] is None

        await ana.post(f"/contacts/{first}/reply", text="On its way.")
        await ana.post(f"/contacts/{first}/hang-up")
        await house.until(lambda: ana.wrapping == [first], "after-contact work on the first alone")
        await ana.disposes_of(first)
        await ana.finishes(first)
        await ana.is_offered()
        await ana.declines()
        assert ana.contact["id"] == caller.contact
        await ana.talks_with(caller)

        await ana.reloads()
        assert [each["id"] for each in ana.work] == [caller.contact, second]
        await caller.hangs_up()
        await house.until(lambda: ana.wrapping == [caller.contact], "the call is over, the message is not")
        await ana.disposes(caller)
        await ana.finishes(caller.contact)
        await ana.has(second)
        assert ana.presence == "on_contact"
        await sue.leaves()


async def test_a_call_rings_beside_messages(opened: OpenHouse) -> None:
    """It interrupts, has its phone, and its end gives the agent back to the message."""
    async with several(opened) as house:
        ana = await house.agent("ana")
        message = await writes(house, ana, "Hello?")
        caller = await calls(house, ana)
        assert ana.contact["id"] == caller.contact
        await ana.does("hold")
        await ana.sees("on_hold")
        await ana.post(f"/contacts/{message}/reply", text="One moment.")
        await ana.does("hang-up")
        await house.until(lambda: house.world.over(ana.leg), "the agent's leg is down")
        await ana.disposes(caller)
        await ana.finishes(caller.contact)
        await ana.has(message)
        await ana.does("hang-up")
        await ana.disposes_of(message)
        await ana.finishes(message)
        await ana.is_("available")
