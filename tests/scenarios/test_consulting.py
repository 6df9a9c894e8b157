"""Asking a colleague or a number while the caller waits: called off, three together, handed over."""

from callcenter.floor.state import Contact
from callcenter.floor.values import LegCause
from tests.scenarios.agents import Agent
from tests.scenarios.house import House
from tests.scenarios.people import Caller
from tests.scenarios.test_talking import apart, talking
from tests.scenarios.world import WAREHOUSE


async def asking_ben(house: House) -> tuple[Agent, Agent, Caller]:
    """Ana asks Ben while the caller is held; the two hear one another."""
    ana, caller = await talking(house)
    ben = await house.agent("ben")
    await ana.consults("agent", "ben")
    await apart(house, ana, caller)
    assert await ben.is_offered(caller)
    await ben.accepts()
    await house.until(lambda: house.world.together(ana.leg, ben.leg), "the agents together")
    assert not house.world.together(ben.leg, caller.leg)
    await ben.sees("consulting")
    return ana, ben, caller


async def asking_the_warehouse(house: House) -> tuple[Agent, str, Caller]:
    """Ana asks the warehouse while the caller is held; return also the warehouse's leg."""
    ana, caller = await talking(house)
    house.world.set_telephone(WAREHOUSE)
    await ana.consults("number", WAREHOUSE)
    await house.until(lambda: outside_leg(house.contact(caller)), "the warehouse answers")
    leg = outside_leg(house.contact(caller))
    await house.until(lambda: house.world.together(ana.leg, leg), "agent and warehouse together")
    assert not house.world.together(leg, caller.leg)
    return ana, leg, caller


def outside_leg(contact: Contact | None) -> str:
    """Return the leg of the third party, "" while there is none."""
    return contact.party.leg if contact is not None and contact.party is not None else ""


async def test_a_consultation_is_called_off(house: House) -> None:
    """The colleague is free again and the caller is back."""
    ana, ben, caller = await asking_ben(house)
    await ana.does("cancel-consult")
    await ana.talks_with(caller)
    await ben.is_("available")
    await house.until(lambda: house.world.over(ben.leg), "the colleague's leg is down")
    await caller.hangs_up()
    await ana.wraps_up(caller)


async def test_three_talk_together(house: House) -> None:
    """Everybody hears everybody; when the colleague leaves, the two go on."""
    ana, ben, caller = await asking_ben(house)
    await ana.does("merge")
    await house.until(lambda: house.world.together(ana.leg, ben.leg, caller.leg), "three together")
    await ana.sees("conferencing")
    await ben.hangs_up_the_phone()
    await ana.sees("talking")
    await ana.talks_with(caller)
    await ben.is_("available")
    await caller.hangs_up()
    await ana.wraps_up(caller)


async def test_the_caller_is_handed_to_the_colleague(house: House) -> None:
    """The colleague has the contact now and registers it; the first agent is done at will."""
    ana, ben, caller = await asking_ben(house)
    await ana.does("complete")
    await ben.talks_with(caller)
    assert (await house.is_in(caller, "talking")).agent == "ben"
    await ana.is_("wrap_up")
    await house.until(lambda: house.world.over(ana.leg), "the first agent's leg is down")
    await ana.finishes()
    await ana.is_("available")
    await caller.hangs_up()
    await ben.wraps_up(caller)
    assert (await house.closed(caller)).outcome == "handled"


async def test_three_become_two_when_the_first_agent_leaves(house: House) -> None:
    """Out of a three-way talk the first agent hands over by hanging up."""
    ana, ben, caller = await asking_ben(house)
    await ana.does("merge")
    await house.until(lambda: house.world.together(ana.leg, ben.leg, caller.leg), "three together")
    await ana.hangs_up_the_phone()
    assert (await house.is_in(caller, "talking")).agent == "ben"
    await ben.talks_with(caller)
    await caller.hangs_up()
    await ben.wraps_up(caller)


async def test_a_caller_who_leaves_during_a_consultation_ends_it(house: House) -> None:
    """Both agents' legs go down; the first one wraps up, the colleague is free."""
    ana, ben, caller = await asking_ben(house)
    await caller.hangs_up()
    await ben.is_("available")
    await house.until(lambda: house.world.over(ben.leg) and house.world.over(ana.leg), "all legs down")
    await ana.wraps_up(caller)


async def test_a_number_is_asked_and_let_go(house: House) -> None:
    """Nobody stays on the line with the warehouse."""
    ana, leg, caller = await asking_the_warehouse(house)
    await ana.does("cancel-consult")
    await house.until(lambda: house.world.over(leg), "the warehouse is let go")
    await ana.talks_with(caller)
    await caller.hangs_up()
    await ana.wraps_up(caller)


async def test_a_caller_is_handed_to_the_number_that_was_asked(house: House) -> None:
    """Caller and warehouse go on without us; the end of the one is the end of the other."""
    ana, leg, caller = await asking_the_warehouse(house)
    await ana.does("complete")
    await house.until(lambda: house.world.together(caller.leg, leg), "caller and warehouse together")
    await house.until(lambda: house.world.over(ana.leg), "the agent's leg is down")
    await house.is_in(caller, "transferring")
    await house.world.hang_up(leg)
    await caller.is_gone()
    assert (await house.closed(caller)).outcome == "transferred_out"
    await ana.is_("wrap_up")
    await ana.disposes(caller)
    await ana.finishes()


async def test_an_agent_who_leaves_while_the_colleague_rings_drops_nobody(house: House) -> None:
    """T23: the consultation is over, the caller is back in line and gets the colleague in the end."""
    ana, caller = await talking(house)
    ben = await house.agent("ben")
    await ana.consults("agent", "ben")
    question = await ben.is_offered(caller)
    await ana.hangs_up_the_phone()
    await ben.is_offered(caller, besides=question)
    await ben.answers(caller)
    assert not house.world.over(caller.leg)
    await caller.hangs_up()
    await ben.wraps_up(caller)


async def test_an_agent_who_leaves_while_a_number_rings_drops_nobody(house: House) -> None:
    """T23, with an outside number: its ringing ends and the caller waits with the place kept."""
    ana, caller = await talking(house)
    house.world.set_telephone(WAREHOUSE, LegCause.NO_ANSWER)
    since = house.told("ContactQueued", caller)[0].since
    await ana.consults("number", WAREHOUSE)
    await house.is_in(caller, "consulting")
    await house.settles()
    await ana.hangs_up_the_phone()
    assert (await house.is_in(caller, "waiting")).queued_at == since
    ben = await house.agent("ben")
    await ben.answers(caller)
    assert not house.world.over(caller.leg)
    await caller.hangs_up()
    await ben.wraps_up(caller)


async def test_a_number_that_is_busy_gives_the_caller_back(house: House) -> None:
    """The agent hears of it at once and speaks to the caller again."""
    ana, caller = await talking(house)
    house.world.set_telephone(WAREHOUSE, LegCause.BUSY)
    await ana.consults("number", WAREHOUSE)
    await ana.sees("on_hold")
    await ana.does("resume")
    await ana.talks_with(caller)
    await caller.hangs_up()
    await ana.wraps_up(caller)
