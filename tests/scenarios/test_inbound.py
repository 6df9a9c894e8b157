"""From the greeting to the registered contact (FL-24), and every way in which it can end before."""

import asyncio
from contextlib import suppress

import pytest

from tests.scenarios.agents import Agent, Refused
from tests.scenarios.house import KEY_ACCOUNT, RINGS_OUT, House


async def test_a_call_goes_from_the_menu_to_an_agent_and_is_registered(house: House) -> None:
    """FL-24 whole: announced dialogue, queue, agent, registration; unregistered it cannot be finished."""
    ana, caller = await house.agent("ana"), house.caller()
    await caller.dials()
    await caller.hears("Welcome. Calls are recorded.")
    await caller.presses("1")
    await caller.hears("Please hold.")
    await ana.is_offered(caller)
    assert ana.desk["offer"]["contact"]["queue"] == "sales"
    await ana.answers(caller)
    await ana.sees("talking")
    assert ana.contact["caller"] == caller.number
    await house.until(lambda: house.world.recording(caller.leg) == "on", "recorded")
    await caller.hangs_up()
    await ana.is_("wrap_up")
    await house.until(lambda: house.world.over(ana.leg), "the agent's leg is down")
    with pytest.raises(Refused, match="409 disposition_missing"):
        await ana.finishes()
    await house.is_in(caller, "wrapping_up")
    await ana.disposes(caller, "resolved", note="all well", resolution="customer_db")
    await ana.finishes()
    closed = await house.closed(caller)
    assert closed.outcome == "handled"
    await ana.is_("available")
    page = await ana.get(f"/contacts/{caller.contact}")
    assert page["contact"]["disposition"] == "resolved"
    assert [moment["kind"] for moment in page["timeline"]][-1] == "contact.closed"


async def test_who_is_served_by_the_menu_is_in_no_queue_figure(house: House) -> None:
    """FL-24 ①: self-served, and never waiting, offered or abandoned."""
    ana, caller = await house.agent("ana"), house.caller()
    await caller.chooses("3")
    await caller.hears("Nine to six.")
    await caller.is_gone()
    closed = await house.closed(caller)
    assert closed.outcome == "self_served"
    assert not house.told("ContactQueued", caller)
    assert not house.told("ContactOffered", caller)
    assert all(queue["waiting"] == 0 for queue in ana.queues.values())
    assert ana.presence == "available"


async def test_a_key_account_skips_the_menu_and_comes_to_the_next_when_the_manager_is_silent(
    house: House,
) -> None:
    """KA-09: the account manager first; who does not answer loses the caller, not the caller the place."""
    ana, ben = await house.agent("ana"), await house.agent("ben")
    caller = house.caller(KEY_ACCOUNT)
    await caller.dials()
    await caller.hears("One moment.")
    await ana.is_offered(caller)
    assert ana.desk["offer"]["why"] == "meant_for_you"
    assert (ana.desk["offer"]["card"]["name"], ana.desk["offer"]["card"]["tier"]) == ("Ida Lindqvist", "A")
    since = (await house.is_in(caller, "offered")).queued_at
    await house.passes(RINGS_OUT)
    await ana.is_("not_ready")
    await ben.answers(caller)
    contact = await house.is_in(caller, "talking")
    assert contact.queued_at == since
    assert not caller.has_heard("Sales, press 1.")
    (first, second) = house.told("ContactOffered", caller)
    assert (first.agent, second.agent) == ("ana", "ben")
    assert house.told("OfferEnded", caller)[0].end == "no_answer"
    assert ana.desk["agent"]["reason"] == "no_answer"
    await ben.does("hang-up")
    await ben.wraps_up(caller)


async def test_the_account_manager_who_is_there_takes_the_call(house: House) -> None:
    """KA-09: no menu, and nobody else is asked, though somebody else has been idle for longer."""
    ben, ana = await house.agent("ben"), await house.agent("ana")
    caller = house.caller(KEY_ACCOUNT)
    await caller.dials()
    await ana.answers(caller)
    assert ben.desk["offer"] is None
    await caller.hangs_up()
    await ana.wraps_up(caller)


async def test_an_agent_who_does_not_answer_is_not_ready_and_the_caller_keeps_the_place(house: House) -> None:
    """Ring no answer: another caller who came later does not get past."""
    ana, first, second = await house.agent("ana"), house.caller(), house.caller()
    await first.chooses("2")
    await ana.is_offered(first)
    since = (await house.is_in(first, "offered")).queued_at
    await second.chooses("2")
    await house.is_in(second, "waiting")
    await house.passes(RINGS_OUT)
    await ana.is_("not_ready")
    assert (await house.is_in(first, "waiting")).queued_at == since
    await house.is_in(second, "waiting")
    ben = await house.agent("ben")
    await ben.answers(first)
    await first.hangs_up()
    await ben.wraps_up(first)
    await ben.answers(second)
    await second.hangs_up()
    await ben.wraps_up(second)


async def test_who_declines_stays_available_and_is_asked_again_after_a_rest(house: House) -> None:
    """The caller waits for the rest when there is nobody else."""
    ana, caller = await house.agent("ana"), house.caller()
    await caller.chooses("1")
    offer = await ana.is_offered(caller)
    await ana.declines()
    assert (await ana.is_offered(caller)) != offer
    await ana.answers(caller)
    await caller.hangs_up()
    await ana.wraps_up(caller)


async def test_who_declines_passes_the_caller_on_at_once(house: House) -> None:
    """The next free agent is asked in the same decision."""
    ana, caller = await house.agent("ana"), house.caller()
    await caller.chooses("1")
    ben = await house.agent("ben")
    await ana.declines()
    await ben.answers(caller)
    await ben.does("hang-up")
    await caller.is_gone()
    await ben.wraps_up(caller)


async def hang_up_if_it_is_still_theirs(agent: Agent) -> None:
    with suppress(Refused):
        await agent.does("hang-up")


async def put_the_phone_down_if_it_is_still_up(agent: Agent) -> None:
    with suppress(Refused):
        await agent.hangs_up_the_phone()


async def test_agent_and_caller_hang_up_in_the_same_moment(house: House) -> None:
    """One end, one registration, nobody stuck."""
    ana, caller = await house.agent("ana"), house.caller()
    await caller.chooses("1")
    await ana.answers(caller)
    await ana.sees("talking")
    async with asyncio.TaskGroup() as both:
        both.create_task(caller.hangs_up())
        both.create_task(hang_up_if_it_is_still_theirs(ana))
    await caller.is_gone()
    await ana.wraps_up(caller)
    assert (await house.closed(caller)).outcome == "handled"


async def test_the_agents_phone_and_the_caller_hang_up_in_the_same_moment(house: House) -> None:
    """As when both put the receiver down after goodbye."""
    ana, caller = await house.agent("ana"), house.caller()
    await caller.chooses("1")
    await ana.answers(caller)
    await ana.sees("talking")
    async with asyncio.TaskGroup() as both:
        both.create_task(put_the_phone_down_if_it_is_still_up(ana))
        both.create_task(caller.hangs_up())
    await caller.is_gone()
    await ana.wraps_up(caller)


async def test_a_caller_is_served_in_the_language_that_was_chosen(house: House) -> None:
    """The menu changes language, and the queue speaks it too."""
    ana, caller = await house.agent("ana"), house.caller()
    await caller.chooses("*")
    await caller.hears("销售请按1。")
    await caller.presses("1")
    await caller.hears("请稍候。")
    await ana.answers(caller)
    await caller.hangs_up()
    await ana.wraps_up(caller)


async def test_a_waiting_caller_hears_the_position_in_the_language_of_the_menu(house: House) -> None:
    """What the queue says follows the choice, not the house."""
    english, chinese = house.caller(), house.caller()
    await english.chooses("1")
    await english.hears("You are number 1 in line.")
    await chinese.chooses("*")
    await chinese.hears("销售请按1。")
    await chinese.presses("1")
    await chinese.hears("您目前排在第2位。")
    await english.hangs_up()
    await chinese.hangs_up()
    assert {(await house.closed(each)).outcome for each in (english, chinese)} == {"abandoned"}
