"""A caller may hang up in every phase; nothing is left behind, and the figures say what it was."""

from collections.abc import Awaitable, Callable

import pytest

from tests.scenarios.agents import Agent
from tests.scenarios.house import House
from tests.scenarios.people import Caller

Way = Callable[[House, Agent, Caller], Awaitable[None]]


async def in_the_menu(house: House, ana: Agent, caller: Caller) -> None:
    await caller.dials()
    await house.is_in(caller, "greeted")


async def in_line(house: House, ana: Agent, caller: Caller) -> None:
    await ana.post("/presence", presence="not_ready", reason="break")
    await caller.chooses("1")
    await house.is_in(caller, "waiting")


async def while_it_rings(house: House, ana: Agent, caller: Caller) -> None:
    await caller.chooses("1")
    await ana.is_offered(caller)


async def while_the_agents_phone_is_on_its_way(house: House, ana: Agent, caller: Caller) -> None:
    await caller.chooses("1")
    await ana.post(f"/offers/{await ana.is_offered(caller)}/accept")
    await house.is_in(caller, "connecting")


@pytest.mark.parametrize("way", [in_the_menu, in_line, while_it_rings, while_the_agents_phone_is_on_its_way])
async def test_a_caller_who_leaves_before_the_answer_has_abandoned(house: House, way: Way) -> None:
    """The contact closes as abandoned, the offer is withdrawn and the agent is free."""
    ana, caller = await house.agent("ana"), house.caller()
    await way(house, ana, caller)
    await caller.hangs_up()
    closed = await house.closed(caller)
    assert closed.outcome == "abandoned"
    if way is in_line:
        await ana.available()
    await ana.is_("available")
    await house.until(lambda: ana.desk["offer"] is None, "nothing rings")
    assert not house.service.state.legs


async def test_an_agents_phone_that_comes_too_late_is_told_goodbye(house: House) -> None:
    """The caller left while the phone was on its way: no empty room, no silence."""
    ana, caller = await house.agent("ana"), house.caller()
    await caller.chooses("1")
    offer = await ana.is_offered(caller)
    await ana.post(f"/offers/{offer}/accept")
    await caller.hangs_up()
    await house.closed(caller)
    leg = await house.world.connect_phone(ana, offer)
    await house.until(lambda: house.world.over(leg), "the late leg is down")
    await ana.is_("available")


async def test_a_caller_who_leaves_on_hold_was_handled(house: House) -> None:
    """After an answer there is no abandoning."""
    ana, caller = await house.agent("ana"), house.caller()
    await caller.chooses("1")
    await ana.answers(caller)
    await ana.does("hold")
    await house.until(lambda: not house.world.together(ana.leg, caller.leg), "held")
    await caller.hangs_up()
    await ana.wraps_up(caller)
    assert (await house.closed(caller)).outcome == "handled"


async def test_a_caller_who_vanishes_is_found_out(opened: Callable[..., object]) -> None:
    """No report comes: the comparison with the carrier ends the contact and frees the agent."""
    async with opened(reconcile_seconds=0.3) as house:  # type: ignore[attr-defined]
        ana, caller = await house.agent("ana"), house.caller()
        await caller.chooses("1")
        await ana.is_offered(caller)
        await house.world.lose(caller.leg)
        closed = await house.closed(caller)
        assert closed.outcome == "failed"
        await ana.is_("available")
