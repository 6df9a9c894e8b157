"""An agent calls a customer: the own phone first, ringing, a talk like any other, or a cause in words."""

import pytest

from callcenter.floor.values import LegCause
from tests.scenarios.agents import Agent, Refused
from tests.scenarios.calling import customer_answers, ended, hears_ringing, stands, wraps_up
from tests.scenarios.house import House
from tests.scenarios.world import OURS

CUSTOMER = "+14155552072"
TELEPHONE = "+14155550177"


async def calls(house: House, agent: Agent, **wish: str) -> str:
    """An agent calls the customer and the browser phone dials in; return the contact."""
    placed = await agent.post("/calls", number=CUSTOMER, **wish)
    agent.leg = await house.world.connect_phone(agent, placed["attempt"])
    contact: str = placed["contact"]
    return contact


async def test_an_agent_calls_a_customer_who_answers(house: House) -> None:
    """Connecting, ringing, talking: the desk says so, and the same controls and rules hold."""
    house.world.set_telephone(CUSTOMER, after=20.0)
    ana = await house.agent("ana")
    id_ = await calls(house, ana)
    await stands(house, id_, "dialling")
    await hears_ringing(house, ana)
    await ana.sees("dialling")
    assert ana.contact["kind"] == "outgoing"
    assert (ana.controls["hang_up"], ana.controls["hold"]) == ("", "wrong_phase")
    customer = await customer_answers(house, ana, id_)
    await house.until(lambda: house.world.recording(customer) == "on", "recorded, as the queue says")
    await ana.does("hold")
    await ana.sees("on_hold")
    await ana.does("resume")
    await ana.does("hang-up")
    await house.until(lambda: house.world.over(customer), "the customer is let go")
    await wraps_up(ana, id_)
    assert await ended(house, id_) == ("handled", "")


@pytest.mark.parametrize("cause", [LegCause.BUSY, LegCause.NO_ANSWER])
async def test_a_customer_who_is_not_there_is_a_cause_in_words(house: House, cause: LegCause) -> None:
    """The agent is free at once and owes nothing."""
    house.world.set_telephone(CUSTOMER, cause)
    ana = await house.agent("ana")
    id_ = await calls(house, ana)
    assert await ended(house, id_) == ("unreached", cause.value)
    await ana.is_("available")
    await house.until(lambda: house.world.over(ana.leg), "the phone is let go")


async def test_an_agent_stops_the_ringing_by_putting_the_phone_down(house: House) -> None:
    """The customer's telephone is silent then."""
    house.world.set_telephone(CUSTOMER, LegCause.NO_ANSWER)
    ana = await house.agent("ana")
    id_ = await calls(house, ana)
    await hears_ringing(house, ana)
    await ana.hangs_up_the_phone()
    assert await ended(house, id_) == ("unreached", "stopped")
    await house.settles()
    await house.until(lambda: not house.world.live(), "nothing rings any more")


async def test_an_agent_on_a_telephone_is_rung_first(house: House) -> None:
    """Picking up is enough: it was the agent's own wish."""
    house.world.set_telephone(TELEPHONE)
    house.world.set_telephone(CUSTOMER)
    tess = await house.agent("tess")
    placed = await tess.post("/calls", number=CUSTOMER)
    assert placed["attempt"] == ""
    id_ = placed["contact"]
    tess.leg = (await stands(house, id_, "talking")).agent_leg
    customer = await customer_answers(house, tess, id_)
    await house.world.hang_up(customer)
    await wraps_up(tess, id_)


async def test_a_standing_leg_is_there_at_once(house: House) -> None:
    """And stands by again afterwards."""
    house.world.set_telephone(CUSTOMER)
    tess = await house.agent("tess")
    tess.leg = await house.world.stand_by("tess", TELEPHONE)
    await house.until(lambda: house.service.state.agents["tess"].leg, "standing by")
    id_ = (await tess.post("/calls", number=CUSTOMER))["contact"]
    customer = await customer_answers(house, tess, id_)
    await house.world.hang_up(customer)
    await wraps_up(tess, id_)
    assert not house.world.over(tess.leg)


async def test_only_our_own_numbers_are_shown(house: House) -> None:
    """And nobody calls twice at once."""
    ana = await house.agent("ana")
    with pytest.raises(Refused, match="unknown_caller_id"):
        await ana.post("/calls", number=CUSTOMER, caller_id=OURS)
    house.world.set_telephone(CUSTOMER, LegCause.NO_ANSWER)
    await calls(house, ana)
    with pytest.raises(Refused, match="agent_busy"):
        await ana.post("/calls", number=CUSTOMER)
    await ana.does("hang-up")
    await ana.is_("available")
