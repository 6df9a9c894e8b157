"""A supervisor beside the agent, by HTTP and a phone of their own, on both carriers."""

from callcenter.ports.records import User
from tests.scenarios.agents import Agent
from tests.scenarios.house import HASH, House
from tests.scenarios.people import Caller
from tests.scenarios.test_talking import talking


async def listening(house: House) -> tuple[Agent, Agent, Caller]:
    """Ana talks, Ben (her supervisor) listens: he is heard by nobody."""
    await house.service.storage.records.save_user(User("ben", HASH, "Ben", "ben", ("agent", "supervisor")))
    ana, caller = await talking(house)
    ben = await house.agent("ben")
    made = await ben.post(f"/contacts/{caller.contact}/monitor", mode="listen")
    ben.leg = await house.world.connect_phone(ben, made["attempt"])
    await hears(house, ana.leg, caller.leg, ben.leg)
    await hears(house, caller.leg, ana.leg, ben.leg)
    await hears(house, ben.leg)
    return ana, ben, caller


async def hears(house: House, speaker: str, *listeners: str) -> None:
    """Wait until what is said on a leg is heard by these legs and no others."""
    await house.until(
        lambda: house.world.heard_by(speaker) == set(listeners), f"{speaker} heard by {listeners}"
    )


async def test_a_supervisor_whispers_barges_and_leaves(house: House) -> None:
    """The customer hears the supervisor only after the barge; leaving disturbs nobody."""
    ana, ben, caller = await listening(house)
    path = f"/contacts/{caller.contact}/monitor/mode"
    await ben.post(path, mode="whisper")
    await hears(house, ben.leg, ana.leg)
    await ben.post(path, mode="barge")
    await hears(house, ben.leg, ana.leg, caller.leg)
    await ben.hangs_up_the_phone()
    await ben.is_("available")
    await ana.talks_with(caller)
    await caller.hangs_up()
    await ana.wraps_up(caller)


async def test_a_supervisor_takes_the_customer_over(house: House) -> None:
    """The listener is heard at once, the agent is let go, and the end is the supervisor's to register."""
    ana, ben, caller = await listening(house)
    await ben.post(f"/contacts/{caller.contact}/take-over")
    await ben.talks_with(caller)
    await hears(house, ben.leg, caller.leg)
    assert (await house.is_in(caller, "talking")).agent == "ben"
    await house.until(lambda: house.world.over(ana.leg), "the agent's leg is down")
    await ana.is_("wrap_up")
    await ana.finishes()
    await caller.hangs_up()
    await ben.wraps_up(caller)
    assert (await house.closed(caller)).outcome == "handled"


async def test_nobody_is_left_listening_when_the_customer_leaves(house: House) -> None:
    """The supervisor's phone goes down with the talk."""
    ana, ben, caller = await listening(house)
    await caller.hangs_up()
    await house.until(lambda: house.world.over(ben.leg), "the supervisor's leg is down")
    await ana.wraps_up(caller)
    await ben.is_("available")
