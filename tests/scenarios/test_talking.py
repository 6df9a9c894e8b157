"""While caller and agent have each other: hold, recording, the survey afterwards, a desk that is reloaded."""

import asyncio
from collections.abc import Callable

from tests.scenarios.agents import Agent
from tests.scenarios.house import House
from tests.scenarios.people import Caller


async def talking(house: House, door: str = "1") -> tuple[Agent, Caller]:
    """An agent and a caller talk."""
    ana, caller = await house.agent("ana"), house.caller()
    await caller.chooses(door)
    await ana.answers(caller)
    await ana.sees("talking")
    return ana, caller


async def apart(house: House, agent: Agent, caller: Caller) -> None:
    """Wait until the two do not hear one another."""
    await house.until(lambda: not house.world.together(agent.leg, caller.leg), "apart")


async def test_a_caller_is_held_and_taken_back(house: House) -> None:
    """The caller hears nobody while held; the desk allows what fits."""
    ana, caller = await talking(house)
    await ana.does("hold")
    await ana.sees("on_hold")
    await apart(house, ana, caller)
    assert ana.controls["hold"] == "wrong_phase"
    await ana.does("resume")
    await ana.sees("talking")
    await ana.talks_with(caller)
    await caller.hangs_up()
    await ana.wraps_up(caller)


async def test_an_agent_who_hangs_up_the_phone_ends_the_talk(house: House) -> None:
    """Putting the receiver down is hanging up for the caller too."""
    ana, caller = await talking(house)
    await ana.hangs_up_the_phone()
    await caller.is_gone()
    await ana.wraps_up(caller)
    assert (await house.closed(caller)).outcome == "handled"


async def test_a_caller_whose_agent_is_cut_off_waits_again_with_the_place_kept(
    opened: Callable[..., object],
) -> None:
    """The agent's leg dies: the caller goes back in line, the next agent takes over, nobody is in silence."""
    async with opened(reconcile_seconds=0.3) as house:  # type: ignore[attr-defined]
        ana, caller = await talking(house)
        since = house.contact(caller).queued_at
        await house.world.lose(ana.leg)
        assert (await house.is_in(caller, "waiting")).queued_at == since
        await ana.is_("not_ready")
        ben = await house.agent("ben")
        await ben.answers(caller)
        await caller.hangs_up()
        await ben.wraps_up(caller)


async def test_the_recording_is_announced_and_pauses_for_card_data(house: House) -> None:
    """PC-02: announced before it begins; who paused it and why is on record."""
    ana, caller = await talking(house)
    assert caller.has_heard("Welcome. Calls are recorded.")
    await house.until(lambda: house.world.recording(caller.leg) == "on", "recorded")
    await ana.does("recording", paused=True, reason="card")
    await house.until(lambda: house.world.recording(caller.leg) == "paused", "paused")
    await ana.may("resume_recording")
    (paused,) = [each for each in house.told("RecordingChanged", caller) if each.recording == "paused"]
    assert (paused.agent, paused.reason) == ("ana", "card")
    await ana.post(f"/contacts/{caller.contact}/recording", paused=False)
    await house.until(lambda: house.world.recording(caller.leg) == "on", "recorded again")
    await caller.hangs_up()
    await ana.wraps_up(caller)
    await house.until(lambda: house.told("RecordingReported", caller), "finished")
    shown = (await ana.get(f"/contacts/{caller.contact}"))["contact"]["recordings"]
    assert [each.recording for each in house.told("RecordingReported", caller)] == [shown[0]["id"]]


async def test_who_is_asked_after_the_call_answers_while_the_agent_wraps_up(house: House) -> None:
    """The survey follows the agent's goodbye, and its mark is on the record."""
    ana, caller = await talking(house, door="9")
    await ana.does("hang-up")
    await caller.hears("How was it?")
    await ana.is_("wrap_up")
    await caller.presses("5")
    await caller.hears("Thank you.")
    await caller.is_gone()
    await ana.wraps_up(caller)
    assert (await house.closed(caller)).outcome == "handled"
    assert house.told("MenuAdvanced", caller)[-1].menu["variables"]["csat"] == 5


async def test_who_hangs_up_in_the_survey_leaves_nothing_behind(house: House) -> None:
    """The agent may have finished before: then the contact closes with the caller's leg."""
    ana, caller = await talking(house, door="9")
    await ana.does("hang-up")
    await caller.hears("How was it?")
    await ana.wraps_up(caller)
    await caller.hangs_up()
    assert (await house.closed(caller)).outcome == "handled"


async def shows_the_same(house: House, agent: Agent) -> None:
    """A desk that is loaded anew shows what it showed before."""
    seq = -1
    while seq != house.service.runner.seq:  # else something happened meanwhile
        await house.settles()
        await seen_to_the_end(house, agent)
        seq, before = house.service.runner.seq, agent.desk
        await agent.reloads()
    assert agent.desk == before


async def seen_to_the_end(house: House, agent: Agent) -> None:
    """Wait until the desk has everything that has happened."""
    await house.until(lambda: agent.seq >= house.service.runner.seq, "the desk is up to date")


async def test_a_desk_that_is_reloaded_shows_the_same_in_every_phase(house: House) -> None:
    """The browser may be closed and opened at any time: nothing of the work is in it."""
    ana, caller = await house.agent("ana"), house.caller()
    await shows_the_same(house, ana)
    await caller.chooses("1")
    offer = await ana.is_offered(caller)
    await shows_the_same(house, ana)
    await ana.post(f"/offers/{offer}/accept")
    await house.is_in(caller, "connecting")
    await shows_the_same(house, ana)
    ana.leg = await house.world.connect_phone(ana, offer)
    await ana.talks_with(caller)
    await house.until(lambda: house.contact(caller).bridge, "the bridge is known")  # type: ignore[union-attr]
    await shows_the_same(house, ana)
    await ana.does("hold")
    await apart(house, ana, caller)
    await shows_the_same(house, ana)
    await ana.consults("number", "+14155550191")
    await house.is_in(caller, "consulting")
    await shows_the_same(house, ana)
    await ana.does("cancel-consult")
    await ana.talks_with(caller)
    await shows_the_same(house, ana)
    await caller.hangs_up()
    await ana.is_("wrap_up")
    await shows_the_same(house, ana)
    await ana.disposes(caller)
    await shows_the_same(house, ana)
    await ana.finishes()
    await ana.is_("available")


async def test_two_desks_of_one_agent_agree(house: House) -> None:
    """A second tab shows the same, and what is taken in one is over in the other."""
    ana, caller = await house.agent("ana"), house.caller()
    other = await house.agent("ana")
    await caller.chooses("1")
    await asyncio.gather(ana.is_offered(caller), other.is_offered(caller))
    await ana.answers(caller)
    await other.sees("talking")
    assert other.desk["offer"] is None
    await caller.hangs_up()
    await other.wraps_up(caller)
    await ana.is_("available")
