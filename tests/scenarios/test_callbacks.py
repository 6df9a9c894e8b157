"""Callbacks: asked for by key press, the place kept, the agent first, one dial at a time, an end."""

import pytest

from callcenter.floor.values import LegCause
from tests.scenarios.agents import Refused
from tests.scenarios.calling import (
    asks_to_be_called_back,
    calls_back,
    customer_answers,
    ended,
    hears_ringing,
    stands,
    wraps_up,
)
from tests.scenarios.conftest import OpenHouse


async def test_a_caller_presses_a_key_hangs_up_and_is_called_back(opened: OpenHouse) -> None:
    """First the agent, who hears ringing; then the customer; then a talk like any other."""
    async with opened(changed=calls_back()) as house:
        caller, later = house.caller(), house.caller()
        id_ = await asks_to_be_called_back(house, caller)
        await later.chooses("1")
        await house.is_in(later, "waiting")
        house.world.set_telephone(caller.number, after=20.0)
        ana = await house.agent("ana")
        await ana.accepts()
        await stands(house, id_, "dialling")
        await hears_ringing(house, ana)
        assert ana.queues["sales"]["callbacks"]["due"] == 1
        assert ana.queues["sales"]["waiting"] == 1
        customer = await customer_answers(house, ana, id_)
        await ana.does("hold")
        await ana.does("resume")
        await ana.sees("talking")
        await house.world.hang_up(customer)
        await wraps_up(ana, id_)
        assert await ended(house, id_) == ("handled", "")
        assert ana.queues["sales"]["callbacks"]["kept"] == 1.0
        await later.hangs_up()
        await house.closed(later)


@pytest.mark.parametrize("cause", [LegCause.BUSY, LegCause.MACHINE])
async def test_nobody_there_is_tried_again_and_given_up(opened: OpenHouse, cause: LegCause) -> None:
    """The agent is free in between; two dials are two, and never more."""
    async with opened(changed=calls_back(detect_machine=True)) as house:
        caller = house.caller()
        id_ = await asks_to_be_called_back(house, caller)
        house.world.set_telephone(caller.number, cause)
        ana = await house.agent("ana")
        for _ in range(2):
            await ana.accepts()
            await house.until(lambda: house.world.over(ana.leg), "the phone is let go")
            await ana.is_("available", "offered")
        assert await ended(house, id_) == ("unreached", cause.value)
        assert [each.attempt for each in house.told("CustomerDialled")] == [f"{id_}.2", f"{id_}.4"]


async def test_a_customer_who_calls_in_takes_the_callbacks_place(opened: OpenHouse) -> None:
    """The callback is off, and whoever came in between is behind."""
    async with opened(changed=calls_back()) as house:
        caller, other = house.caller(), house.caller()
        id_ = await asks_to_be_called_back(house, caller)
        await other.chooses("1")
        await house.is_in(other, "waiting")
        await caller.chooses("1")
        await house.is_in(caller, "waiting")
        assert await ended(house, id_) == ("cancelled", "called_in")
        ana = await house.agent("ana")
        await ana.is_offered(caller)
        await ana.answers(caller)
        await caller.hangs_up()
        await ana.wraps_up(caller)
        await other.hangs_up()


async def test_a_callback_is_agreed_by_hand_and_called_off_while_it_rings(opened: OpenHouse) -> None:
    """The customer's telephone stops ringing, and the agent is free."""
    async with opened(changed=calls_back()) as house:
        ana = await house.agent("ana")
        number = "+14155552071"
        house.world.set_telephone(number, LegCause.NO_ANSWER)
        made = await ana.post("/callbacks", number="+1 (415) 555-2071", queue="sales", note="prices")
        id_ = made["id"]
        await ana.accepts()
        await stands(house, id_, "dialling")
        (listed,) = (await ana.get("/callbacks"))["callbacks"]
        assert (listed["id"], listed["phase"], listed["dials"]) == (id_, "dialling", 1)
        with pytest.raises(Refused, match="callback_exists"):
            await ana.post("/callbacks", number=number, queue="sales")
        await ana.delete(f"/callbacks/{id_}")
        assert await ended(house, id_) == ("cancelled", "called_off")
        await ana.is_("available")
        await house.until(lambda: house.world.over(ana.leg), "the phone is let go")
        await house.settles()
        await house.until(lambda: not house.world.live(), "nothing rings any more")


async def test_an_agent_who_has_heard_enough_ringing_hangs_up(opened: OpenHouse) -> None:
    """The callback is held and tried again; the telephone has stopped."""
    async with opened(changed=calls_back(retry_minutes=60.0)) as house:
        caller = house.caller()
        id_ = await asks_to_be_called_back(house, caller)
        house.world.set_telephone(caller.number, LegCause.NO_ANSWER)
        ana = await house.agent("ana")
        await ana.accepts()
        await hears_ringing(house, ana)
        await ana.does("hang-up")
        held = await stands(house, id_, "scheduled")
        assert held.callback is not None
        assert held.callback.result == "stopped"
        await ana.is_("available")
        assert ana.queues["sales"]["callbacks"]["held"] == 1


async def test_an_agent_whose_line_breaks_loses_nobody_the_place(opened: OpenHouse) -> None:
    """The next agent calls at once, and the first telephone call is over before the second begins."""
    async with opened(changed=calls_back(attempts=3)) as house:
        caller = house.caller()
        id_ = await asks_to_be_called_back(house, caller)
        house.world.set_telephone(caller.number, LegCause.NO_ANSWER)
        ana = await house.agent("ana")
        await ana.accepts()
        rank = (await stands(house, id_, "dialling")).rank
        await house.world.lose(ana.leg)
        await house.service.reconciler.once(grace=0.0)
        assert (await stands(house, id_, "waiting")).rank == rank
        await ana.is_("not_ready")
        house.world.set_telephone(caller.number)
        ben = await house.agent("ben")
        await ben.accepts()
        customer = await customer_answers(house, ben, id_)
        await house.world.hang_up(customer)
        await wraps_up(ben, id_)
