"""Agents on a telephone: rung, with a key to accept, or on a standing leg."""

from callcenter.floor.values import LegCause
from tests.scenarios.agents import Agent
from tests.scenarios.house import House
from tests.scenarios.people import Caller

TELEPHONE = "+14155550177"
QUESTION = "A call from Sales. Press 1 to take it, 2 to decline."


async def talks(house: House, tess: Agent, caller: Caller) -> None:
    """Wait until Tess talks to the caller on whatever leg she has."""
    tess.leg = (await house.is_in(caller, "talking")).agent_leg
    await tess.talks_with(caller)


async def test_a_telephone_rings_and_key_1_takes_the_call(house: House) -> None:
    """A voicemail that picks up takes no call: only the key does."""
    house.world.set_telephone(TELEPHONE, keys="1")
    tess, caller = await house.agent("tess"), house.caller()
    await caller.chooses("1")
    await talks(house, tess, caller)
    assert QUESTION in house.world.heard(tess.leg)
    await caller.hangs_up()
    await house.until(lambda: house.world.over(tess.leg), "the telephone is free")
    await tess.wraps_up(caller)


async def test_key_2_declines(house: House) -> None:
    """The agent stays available, the telephone is let go and the caller waits for the next."""
    house.world.set_telephone(TELEPHONE, keys="2")
    tess, caller = await house.agent("tess"), house.caller()
    await caller.chooses("1")
    await house.until(lambda: house.told("OfferEnded", caller), "declined")
    assert house.told("OfferEnded", caller)[0].end == "declined"
    ana = await house.agent("ana")
    await ana.answers(caller)
    await caller.hangs_up()
    await ana.wraps_up(caller)
    await tess.is_("available")


async def test_a_telephone_that_is_busy_costs_the_caller_no_place(house: House) -> None:
    """The agent is not ready until she says so."""
    house.world.set_telephone(TELEPHONE, LegCause.BUSY)
    tess, caller = await house.agent("tess"), house.caller()
    await caller.chooses("1")
    await tess.is_("not_ready")
    ana = await house.agent("ana")
    await ana.answers(caller)
    await caller.hangs_up()
    await ana.wraps_up(caller)


async def test_the_telephone_stops_ringing_when_the_caller_leaves(house: House) -> None:
    """T43: no agent's telephone rings for nobody."""
    house.world.set_telephone(TELEPHONE, LegCause.NO_ANSWER)
    tess, caller = await house.agent("tess"), house.caller()
    await caller.chooses("1")
    await tess.is_offered(caller)
    await house.settles()
    await caller.hangs_up()
    await tess.is_("available")
    await house.until(lambda: not house.world.live(), "all is quiet")


async def test_a_call_taken_in_the_console_goes_through_when_the_telephone_is_picked_up(house: House) -> None:
    """No key is asked for twice."""
    house.world.set_telephone(TELEPHONE, after=10.0)
    tess, caller = await house.agent("tess"), house.caller()
    await caller.chooses("1")
    await tess.post(f"/offers/{await tess.is_offered(caller)}/accept")
    await talks(house, tess, caller)
    assert QUESTION not in house.world.heard(tess.leg)
    await tess.does("hang-up")
    await caller.is_gone()
    await tess.wraps_up(caller)


async def test_a_standing_leg_takes_one_call_after_the_other(house: House) -> None:
    """Dialled in once: each call asks on that leg, and between the calls it stays up."""
    tess = await house.agent("tess")
    tess.leg = await house.world.stand_by("tess", TELEPHONE)
    await house.until(lambda: house.service.state.agents["tess"].leg == tess.leg, "standing")
    for _ in range(2):
        caller = house.caller()
        await caller.chooses("1")
        await tess.is_offered(caller)
        await house.world.press(tess.leg, "1")
        await tess.talks_with(caller)
        await caller.hangs_up()
        await tess.wraps_up(caller)
        assert not house.world.over(tess.leg)
    await house.world.hang_up(tess.leg)
    await house.until(lambda: not house.service.state.agents["tess"].leg, "gone")


async def test_a_call_taken_in_the_console_comes_to_the_standing_leg(house: House) -> None:
    """The leg is there: the two are together at once."""
    tess, caller = await house.agent("tess"), house.caller()
    tess.leg = await house.world.stand_by("tess", TELEPHONE)
    await caller.chooses("1")
    await tess.post(f"/offers/{await tess.is_offered(caller)}/accept")
    await tess.talks_with(caller)
    await tess.does("hang-up")
    await caller.is_gone()
    await tess.wraps_up(caller)
    assert not house.world.over(tess.leg)


async def test_a_standing_leg_that_dies_while_it_rings_gives_the_caller_to_the_next(house: House) -> None:
    """The agent's line broke: nobody waits for it."""
    tess, caller = await house.agent("tess"), house.caller()
    tess.leg = await house.world.stand_by("tess", TELEPHONE)
    await caller.chooses("1")
    await tess.is_offered(caller)
    ana = await house.agent("ana")
    await house.world.hang_up(tess.leg)
    await ana.answers(caller)
    await caller.hangs_up()
    await ana.wraps_up(caller)
