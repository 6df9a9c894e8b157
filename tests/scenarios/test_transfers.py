"""Handing a caller over unannounced: to a queue, a colleague, a number that answers or does not."""

from callcenter.floor.values import LegCause
from tests.scenarios.house import House
from tests.scenarios.test_talking import talking
from tests.scenarios.world import WAREHOUSE


async def test_a_caller_is_handed_to_another_queue(house: House) -> None:
    """The agent wraps up at once; the caller waits for the next one, with the new queue's clock."""
    ana, caller = await talking(house)
    began = house.told("ContactQueued", caller)[0].since
    await ana.transfers("queue", "quick")
    await ana.is_("wrap_up")
    contact = await house.is_in(caller, "waiting")
    assert (contact.queue, contact.queued_at > began) == ("quick", True)
    await house.until(lambda: house.world.over(ana.leg), "the agent's leg is down")
    await ana.finishes()
    ben = await house.agent("ben")
    await ana.declines()
    await ben.answers(caller)
    await caller.hangs_up()
    await ben.wraps_up(caller)


async def test_a_caller_is_handed_to_a_colleague(house: House) -> None:
    """The colleague is offered the caller, whoever else is free."""
    ana, caller = await talking(house)
    ben = await house.agent("ben")
    await ana.transfers("agent", "ben")
    await ben.answers(caller)
    assert (await house.is_in(caller, "talking")).agent == "ben"
    await ana.is_done()
    await caller.hangs_up()
    await ben.wraps_up(caller)


async def test_a_caller_is_handed_to_a_number_that_answers(house: House) -> None:
    """The caller talks to the number; when that is over so is the contact, as a flow-out."""
    ana, caller = await talking(house)
    house.world.set_telephone(WAREHOUSE)
    await ana.transfers("number", WAREHOUSE)
    await ana.is_("wrap_up")
    await house.is_in(caller, "transferring")
    await house.until(lambda: house.world.forwarded(caller.leg), "the warehouse talks")
    await caller.hangs_up()
    assert (await house.closed(caller)).outcome == "transferred_out"
    await ana.disposes(caller)
    await ana.finishes()
    await ana.is_("available")


async def test_a_caller_comes_back_from_a_number_that_does_not_answer(house: House) -> None:
    """Back in line with the place kept, and the next agent takes over."""
    ana, caller = await talking(house)
    since = house.told("ContactQueued", caller)[0].since
    house.world.set_telephone(WAREHOUSE, LegCause.BUSY)
    await ana.transfers("number", WAREHOUSE)
    assert (await house.is_in(caller, "waiting")).queued_at == since
    ben = await house.agent("ben")
    await ben.answers(caller)
    await caller.hangs_up()
    await ben.wraps_up(caller)


async def test_the_menu_forwards_to_a_number(house: House) -> None:
    """No agent of ours was in it."""
    caller = house.caller()
    house.world.set_telephone(WAREHOUSE)
    await caller.chooses("7")
    await house.until(lambda: house.world.forwarded(caller.leg), "the warehouse talks")
    await caller.hangs_up()
    assert (await house.closed(caller)).outcome == "transferred_out"


async def test_a_caller_whom_the_menu_forwarded_in_vain_leaves_a_message(house: House) -> None:
    """There is no queue to come back to, and nobody hangs in silence."""
    caller = house.caller()
    house.world.set_telephone(WAREHOUSE, LegCause.BUSY)
    await caller.chooses("7")
    await house.is_in(caller, "voicemail")
    await house.world.speaks_for(caller.leg, 4.0)
    await caller.presses("#")
    await caller.is_gone()
    assert (await house.closed(caller)).outcome == "voicemail"
