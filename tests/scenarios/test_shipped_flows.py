"""The flows that come with the service, called as they are: who asks how a case stands is told (FL-24)."""

from tests.scenarios.agents import Agent
from tests.scenarios.conftest import OpenHouse
from tests.scenarios.people import Caller

IDA = "+14155550163"
MENU = (
    "For sales, press 1. For technical support, press 2. For billing, press 3. For key accounts, press 4. "
    "To hear how your case stands, press 5. To hear this again, press 9. To change the language, press star."
)
OPEN = (
    "Your case is being worked on, and you will hear from us. To hear this again, press 9. "
    "To speak to someone, press 0. Otherwise, just hang up."
)


async def asks(caller: Caller, digits: str) -> None:
    """Choose it in the menu, and press the digits of the case's number."""
    await caller.hears(MENU)
    await caller.presses("5")
    await caller.hears("Please enter the ten digits of your case number.")
    await caller.presses(digits)


async def test_a_caller_hears_how_their_case_stands(opened: OpenHouse) -> None:
    """Without an agent; from another number the same case is not found, and a person is asked."""
    async with opened(flows="", changed={"fallback_queue": "sales"}) as house:
        assert not [each for each in house.service.keeper.warnings if each.code == "unknown_look_up"]
        sue = Agent(house.url, "sue", house.world, house.watch)
        await sue.signs_in()
        person = await sue.post("/people", name="Ida Holm", language="en", numbers=[IDA])
        case = await sue.post("/cases", title="Pump leaks", person=person["id"])
        digits = "".join(filter(str.isdigit, case["case"]["number"]))
        await sue.leaves()
        ida, stranger = house.caller(IDA), house.caller()

        await ida.dials()
        await asks(ida, digits)
        await ida.hears(OPEN)
        await ida.hangs_up()
        await stranger.dials()
        await stranger.hears("For English, press 2.")
        await stranger.presses("2")
        await asks(stranger, digits)
        await stranger.hears("Sorry, we do not find that case for your telephone number.")
        await stranger.hangs_up()

        await stranger.is_gone()
        await house.closed(ida)
        assert not house.told("ContactQueued", ida)
