"""A message in place of a talk: wished for, closed, full, too late."""

from collections.abc import Callable

from tests.scenarios.house import House, document
from tests.scenarios.people import Caller


async def leaves_a_message(house: House, caller: Caller) -> None:
    """The caller speaks after the tone and ends the message with a key."""
    await house.world.speaks_for(caller.leg, 4.0)
    await caller.presses("#")
    await caller.is_gone()


async def test_a_caller_leaves_a_message(house: House) -> None:
    """The recording is kept with the contact, and the caller is thanked."""
    caller = house.caller()
    await caller.chooses("5")
    await caller.hears("Speak now.")
    await leaves_a_message(house, caller)
    assert caller.has_heard("Noted.")
    assert (await house.closed(caller)).outcome == "voicemail"
    (left,) = house.told("VoicemailLeft", caller)
    assert left.recording


async def test_a_message_that_ends_with_the_receiver_is_kept(house: House) -> None:
    """Most people just hang up: the recording comes after the end of the leg."""
    caller = house.caller()
    await caller.chooses("5")
    await house.world.speaks_for(caller.leg, 4.0)
    await caller.hangs_up()
    assert (await house.closed(caller)).outcome == "voicemail"
    assert house.told("VoicemailLeft", caller)


async def test_who_calls_a_closed_queue_is_told_so_and_leaves_a_message(house: House) -> None:
    """Closed by the calendar; nobody is offered the call, and it is no abandonment."""
    ana, caller = await house.agent("ana"), house.caller()
    await caller.chooses("4")
    await caller.hears("We are closed now. Please leave a message after the tone.")
    await leaves_a_message(house, caller)
    assert (await house.closed(caller)).outcome == "voicemail"
    assert house.told("VoicemailStarted", caller)[0].reason == "closed"
    assert ana.presence == "available"


async def test_who_calls_a_full_queue_is_told_so_and_leaves_a_message(house: House) -> None:
    """One waits already, and there is room for one."""
    first, caller = house.caller(), house.caller()
    await first.chooses("8")
    await house.is_in(first, "waiting")
    await caller.chooses("8")
    await caller.hears("All our lines are taken. Please leave a message after the tone.")
    await leaves_a_message(house, caller)
    assert house.told("VoicemailStarted", caller)[0].reason == "full"
    ben = await house.agent("ben")
    await ben.answers(first)
    await first.hangs_up()
    await ben.wraps_up(first)


async def test_who_has_waited_too_long_is_asked_for_a_message(opened: Callable[..., object]) -> None:
    """The wait has a limit; the agent who comes afterwards has nobody to talk to."""
    queues = [queue | {"max_wait": 0.5} for queue in document()["queues"]]
    async with opened(changed={"queues": queues}) as house:  # type: ignore[attr-defined]
        caller = house.caller()
        await caller.chooses("1")
        await house.is_in(caller, "voicemail")
        ana = await house.agent("ana")
        await leaves_a_message(house, caller)
        assert house.told("VoicemailStarted", caller)[0].reason == "late"
        assert (await house.closed(caller)).outcome == "voicemail"
        assert ana.presence == "available"
