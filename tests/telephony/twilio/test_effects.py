"""The floor's wishes: what is asked of Twilio, and what becomes of answers that fail."""

import asyncio

import pytest

from callcenter.floor.effects import (
    AnyEffect,
    CancelDial,
    DialNumber,
    HangUpLeg,
    HoldLeg,
    MoveLeg,
    Record,
    RingAgent,
    SendMessage,
    TuneLeg,
)
from callcenter.floor.values import LegCause
from callcenter.ports.telephony import Join, LegGone, Refused, Say, StandBy, TryAgain, Uncertain, Wait
from callcenter.telephony.twilio.double import Call
from tests.telephony.twilio.house import CALLER, OURS, House

AGENT = "+14155550177"
RING = RingAgent("c-1", "ann", AGENT, "o-1", ring_seconds=12.5)


async def waiting(house: House) -> Call:
    """Let a customer wait in the queue."""
    house.desk.replies("call_arrived", Say("Hello."), Wait("sales"))
    return await house.twilio.call(CALLER, OURS)


async def talking(house: House) -> tuple[Call, Call]:
    """Let a customer and an agent talk."""
    customer = await waiting(house)
    house.desk.replies("agent_arrived", Join("c-1", "agent"))
    agent = await house.twilio.device_connect("ann", "o-1")
    house.desk.gives(customer.sid, Join("c-1", "customer", ends_bridge=True))
    await house.provider.carry_out("m", MoveLeg("c-1", customer.sid))
    await house.twilio.until(lambda: house.twilio.together(customer, agent))
    await house.twilio.rest_now()
    return customer, agent


def asked(house: House, method: str, ending: str) -> list[dict[str, str]]:
    """Return the fields of the requests of a kind."""
    return [
        dict(fields)
        for verb, path, fields in house.twilio.requests
        if verb == method and path.endswith(ending)
    ]


async def test_a_ring_carries_its_attempt_and_intent_everywhere(house: House) -> None:
    """So that a call whose creation went unanswered is known by the webhook that follows."""
    house.desk.replies("agent_reached", StandBy())
    await house.provider.carry_out("intent/7", RING)
    fields = asked(house, "POST", "/Calls.json")[0]
    assert fields["Url"] == f"{house.url}/twilio/agent/o-1"
    assert fields["StatusCallback"].startswith(f"{house.url}/twilio/call/c-1/o-1/intent%2F7#rc=3")
    assert (fields["Timeout"], fields["From"], fields["To"]) == ("13", OURS, AGENT)
    events = [value for name, value in house.twilio.requests[0][2] if name == "StatusCallbackEvent"]
    assert events == ["initiated", "ringing", "answered", "completed"]


async def test_a_lost_answer_does_not_ring_twice(house: House) -> None:
    """The webhook tells of the call; the same intent again finds it made."""
    house.twilio.rest.lose("POST /Calls.json")
    with pytest.raises(Uncertain):
        await house.provider.carry_out("i", RING)
    await house.twilio.rest_now()
    await house.provider.carry_out("i", RING)
    assert len(house.twilio.phone(AGENT).calls) == 1


async def test_a_lost_answer_without_any_webhook_is_looked_up(house: House) -> None:
    """The call is found by its numbers, and is ended when the dial is called off."""
    held = house.twilio.webhooks.hold("/twilio/call/")
    house.twilio.rest.lose("POST /Calls.json")
    with pytest.raises(Uncertain):
        await house.provider.carry_out("i", RING)
    await house.provider.carry_out("c", CancelDial("c-1", "o-1"))
    await house.provider.carry_out("i", RING)
    assert asked(house, "GET", "/Calls.json")[0]["To"] == AGENT
    assert len(house.twilio.phone(AGENT).calls) == 1
    await house.twilio.until(lambda: house.twilio.phone(AGENT).call.status == "canceled")
    held.release()
    await house.twilio.rest_now()
    await house.desk.told("dial_failed", attempt="o-1")


async def test_a_lost_request_is_made_again(house: House) -> None:
    """Nothing was found, so nothing had been done."""
    house.twilio.rest.answer(500, "POST /Calls.json")
    with pytest.raises(Uncertain):
        await house.provider.carry_out("i", RING)
    await house.provider.carry_out("i", RING)
    await house.twilio.rest_now()
    assert house.twilio.phone(AGENT).call.status == "ringing"


async def test_a_dial_called_off_in_flight_ends_when_its_answer_comes(house: House) -> None:
    """The wish is remembered while the call is being created (T42)."""
    house.twilio.rest.stall("POST /Calls.json")
    ring = asyncio.create_task(house.provider.carry_out("i", RING))
    await house.twilio.until(lambda: bool(house.twilio.requests))
    await house.provider.carry_out("c", CancelDial("c-1", "o-1"))
    house.twilio.rest.release()
    await ring
    await house.twilio.until(lambda: house.twilio.phone(AGENT).call.over)
    await house.desk.told("dial_failed", attempt="o-1", cause=LegCause.HUNG_UP)


async def test_a_dial_called_off_whose_answer_is_lost_ends_at_its_first_report(house: House) -> None:
    """Whatever tells of the leg first ends it."""
    await house.provider.carry_out("c", CancelDial("c-1", "o-9"))
    await house.twilio.rest_now()
    call = house.twilio.new_outbound(OURS, AGENT, f"{house.url}/twilio/agent/o-9")
    call.status_url, call.events = f"{house.url}/twilio/call/c-1/o-9/i", ("initiated", "completed")
    house.twilio.create(call)
    await house.twilio.until(lambda: call.over)
    await house.desk.told("dial_failed", attempt="o-9")


async def test_the_outside_party_enters_when_the_floor_says_so(house: House) -> None:
    """An ordinary call that fetches its script: nobody joins a bridge by merely ringing (T33)."""
    customer, agent = await talking(house)
    house.twilio.phone(AGENT).answers()
    house.desk.replies("outside_answered", Join("c-1", "outside"))
    await house.provider.carry_out("d", DialNumber("c-1", AGENT, "k-1"))
    await house.twilio.until(lambda: house.twilio.together(customer, agent, house.twilio.phone(AGENT).call))
    assert asked(house, "POST", "/Calls.json")[0]["Url"] == f"{house.url}/twilio/outside/c-1/k-1"


async def test_a_customer_sees_the_number_they_know(house: House) -> None:
    """The caller id of the dial goes before the usual one; machines are looked for where that is wished."""
    house.twilio.phone(AGENT).answers()
    house.desk.replies("outside_answered", Join("c-1", "customer"))
    dial = DialNumber("c-1", AGENT, "k-1", caller_id="+18005550111", detect_machine=True)
    await house.provider.carry_out("d", dial)
    (made,) = asked(house, "POST", "/Calls.json")
    assert (made["From"], made["MachineDetection"]) == ("+18005550111", "Enable")


async def test_a_number_that_may_not_be_shown_gives_way_to_the_usual_one(house: House) -> None:
    """A customer who dialled a number that is not Twilio's is called back all the same."""
    house.twilio.phone(AGENT).answers()
    house.desk.replies("outside_answered", Join("c-1", "customer"))
    house.twilio.rest.answer(400, "POST /Calls.json", code=21210)
    await house.provider.carry_out("d", DialNumber("c-1", AGENT, "k-1", caller_id="+18005550111"))
    shown = [each["From"] for each in asked(house, "POST", "/Calls.json")]
    assert shown == ["+18005550111", house.provider.settings.caller_id]
    await house.desk.told("outside_answered", attempt="k-1")


async def test_a_call_that_a_former_process_made_is_found_and_ends_when_called_off(house: House) -> None:
    """By its two numbers; what is called off before its first report ends with it."""
    dial = DialNumber("c-1", AGENT, "k-1", ring_seconds=60.0)
    house.twilio.phone(AGENT).rings()
    await house.provider.carry_out("d", dial)
    house.provider.dials._dials.clear()  # as after a restart
    assert await house.provider.is_dialling(dial)
    house.provider.dials._dials.clear()
    await house.provider.carry_out("off", CancelDial("c-1", "k-1", AGENT))
    await house.desk.told("dial_failed", attempt="k-1")
    await house.twilio.rest_now()
    house.provider.dials._dials.clear()
    assert not await house.provider.is_dialling(dial)


async def test_a_customer_is_held_by_call_with_our_music(house: House) -> None:
    """In the bridge the floor names, or the running one of the contact's name."""
    customer, agent = await talking(house)
    bridge = (await house.desk.told("bridge_opened", contact="c-1")).said["bridge"]
    for named in (bridge, ""):
        await house.provider.carry_out("h", HoldLeg("c-1", customer.sid, named, on=True))
        assert not house.twilio.together(customer, agent)
        await house.provider.carry_out("r", HoldLeg("c-1", customer.sid, named, on=False))
        assert house.twilio.together(customer, agent)
    holds = asked(house, "POST", f"/Participants/{customer.sid}.json")
    assert holds[0] == {"Hold": "true", "HoldUrl": f"{house.url}/twilio/hold", "HoldMethod": "POST"}
    assert holds[1] == {"Hold": "false"}
    assert len(asked(house, "GET", "/Conferences.json")) == 2


async def test_a_whisper_names_the_call_that_hears_it(house: House) -> None:
    """And the end of it says so; in the bridge of the contact's name if the floor knows none."""
    customer, agent = await talking(house)
    await house.provider.carry_out("w", TuneLeg("c-1", agent.sid, "", coach=customer.sid))
    await house.provider.carry_out("m", TuneLeg("c-1", agent.sid, "", muted=True))
    assert asked(house, "POST", f"/Participants/{agent.sid}.json") == [
        {"Muted": "false", "Coaching": "true", "CallSidToCoach": customer.sid},
        {"Muted": "true", "Coaching": "false"},
    ]


async def test_a_recording_is_started_paused_resumed_and_stopped(house: House) -> None:
    """Stopping what is not recorded is success; pausing it is not (PC-02)."""
    customer = await waiting(house)
    states = []
    for action in ("start", "pause", "resume", "stop", "stop"):
        await house.provider.carry_out(action, Record("c-1", customer.sid, action))
        states.append(customer.recording)
    assert states == ["in-progress", "paused", "in-progress", "stopped", "stopped"]
    with pytest.raises(LegGone):
        await house.provider.carry_out("p", Record("c-1", customer.sid, "pause"))
    with pytest.raises(Refused):
        await house.provider.carry_out("p", Record("c-1", customer.sid, "rewind"))


async def test_a_recording_whose_start_went_unanswered_is_started_once(house: House) -> None:
    """The repeat looks first."""
    customer = await waiting(house)
    house.twilio.rest.lose(f"POST /Calls/{customer.sid}/Recordings.json")
    start = Record("c-1", customer.sid, "start")
    with pytest.raises(Uncertain):
        await house.provider.carry_out("s", start)
    await house.provider.carry_out("s", start)
    assert len(asked(house, "POST", "/Recordings.json")) == 1


async def test_a_leg_that_is_not_answered_yet_may_be_moved_later(house: House) -> None:
    """Twilio says the same of calls that ring and calls that are over; only their state tells."""
    await house.provider.carry_out("i", RING)
    await house.twilio.rest_now()
    ringing = house.twilio.phone(AGENT).call
    with pytest.raises(TryAgain):
        await house.provider.carry_out("m", MoveLeg("c-1", ringing.sid))
    await house.provider.carry_out("e", HangUpLeg("c-1", ringing.sid))
    await house.twilio.until(lambda: ringing.over)
    with pytest.raises(LegGone):
        await house.provider.carry_out("m", MoveLeg("c-1", ringing.sid))
    await house.twilio.rest_now()


async def test_a_long_message_goes_in_parts_and_goes_on_where_it_stopped(house: House) -> None:
    """What was sent is not sent again when the rest is tried again."""
    message = SendMessage("c-1", CALLER, OURS, "a" * 1600 + "b" * 1600 + "c")
    await house.provider.carry_out("one", SendMessage("c-1", CALLER, OURS, "short"))
    house.twilio.rest.answer(429, "POST /Messages.json", skip=1)
    with pytest.raises(TryAgain):
        await house.provider.carry_out("m", message)
    await house.provider.carry_out("m", message)
    assert [text.body[:1] for text in house.twilio.messages] == ["s", "a", "b", "c"]


EFFECTS: list[AnyEffect] = [
    MoveLeg("c", "CA" + "9" * 32),
    RING,
    DialNumber("c", AGENT, "k"),
    HoldLeg("c", "CA" + "9" * 32, "CF" + "9" * 32, on=True),
    TuneLeg("c", "CA" + "9" * 32, "CF" + "9" * 32, muted=True),
    Record("c", "CA" + "9" * 32, "start"),
    SendMessage("c", CALLER, OURS, "Hello"),
    HangUpLeg("c", "CA" + "9" * 32),
]


@pytest.mark.parametrize("effect", EFFECTS, ids=lambda effect: type(effect).__name__)
async def test_every_effect_tells_what_it_met(house: House, effect: AnyEffect) -> None:
    """Too busy, in doubt, refused: each as the port says, and none repeated by the provider."""
    for status, error in ((429, TryAgain), (502, Uncertain), (403, Refused)):
        before = len(house.twilio.requests)
        house.twilio.rest.answer(status)
        with pytest.raises(error):
            await house.provider.carry_out(f"i-{status}", effect)
        assert len(house.twilio.requests) == before + 1
        house.provider.dials.of("o-1").doubtful = house.provider.dials.of("k").doubtful = False


async def test_without_a_caller_id_nothing_is_dialled() -> None:
    """The reason is said at once."""
    async with House(caller_id="") as house:
        with pytest.raises(Refused, match="caller ID"):
            await house.provider.carry_out("i", RING)
        assert house.twilio.requests == []
