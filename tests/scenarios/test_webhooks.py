"""What comes to the webhooks: twice, forged, broken, backwards. Never a 500, never anything undone."""

import pytest

from tests.scenarios.house import House
from tests.scenarios.postman import FORM, Postman

CALL = "CA" + "9" * 32


@pytest.fixture
def house(twilio_house: House) -> House:
    """Webhooks are Twilio's matter."""
    return twilio_house


async def test_a_webhook_that_comes_twice_gets_the_same_bytes(house: House) -> None:
    """T8: also when the call has moved on meanwhile; and nothing happens twice."""
    post, caller = Postman(house.url), house.caller()
    ana = await house.agent("ana")
    arrival = {"path": "/twilio/voice", "CallSid": CALL, "CallStatus": "ringing"}
    first = await post.post(**arrival)
    assert first[0] == 200
    turn = house.service.state.contacts[CALL].menu_turn
    pressed = {"path": f"/twilio/input/{CALL}/{turn}", "CallSid": CALL, "Digits": "1"}
    chosen = await post.post(**pressed)
    assert b"Please hold." in chosen[1]
    await ana.is_offered()
    assert await post.post(**arrival) == first
    assert await post.post(**pressed) == chosen
    caller.leg = CALL
    assert len(house.told("ContactArrived", caller)) == 1
    assert len(house.told("ContactQueued", caller)) == 1
    ended = await post.post("/twilio/call", CallSid=CALL, CallStatus="completed")
    assert await post.post("/twilio/call", CallSid=CALL, CallStatus="completed") == ended
    await house.closed(caller)
    await ana.is_("available")


async def test_every_report_of_a_whole_call_may_come_twice(house: House) -> None:
    """The carrier doubles everything: the call goes as ever."""
    house.world.twilio.webhooks.double("/twilio/", times=1000)  # type: ignore[attr-defined]
    ana, caller = await house.agent("ana"), house.caller()
    await caller.chooses("1")
    await ana.answers(caller)
    await ana.does("hold")
    await ana.does("resume")
    await ana.talks_with(caller)
    await caller.hangs_up()
    await ana.wraps_up(caller)
    for kind in ("ContactArrived", "ContactQueued", "ContactConnected", "ContactReleased", "ContactClosed"):
        assert len(house.told(kind, caller)) == 1


@pytest.mark.parametrize("token", ["", "67890"], ids=["unsigned", "wrong key"])
@pytest.mark.parametrize(
    "path",
    ["/twilio/voice", "/twilio/call", "/twilio/leg", "/twilio/fallback", "/twilio/message", "/twilio/wait"],
)
async def test_a_forged_webhook_changes_nothing(house: House, path: str, token: str) -> None:
    """403, counted, and not a line in the journal."""
    caller = house.caller()
    await caller.dials()
    await house.is_in(caller, "greeted")
    before = house.service.runner.seq
    forged = await Postman(house.url).post(path, token=token, CallSid=caller.leg, CallStatus="completed")
    assert forged[0] == 403
    assert house.service.runner.seq == before
    assert b"callcenter_webhooks_forged_total 1.0" in await house.service.metrics.text()
    await house.is_in(caller, "greeted")
    await caller.hangs_up()


KNOWN_PATHS = (
    "/twilio/voice",
    "/twilio/leg",
    "/twilio/wait",
    "/twilio/hold",
    "/twilio/enqueue-action",
    "/twilio/dial-action",
    "/twilio/forward",
    "/twilio/voicemail",
    "/twilio/recording",
    "/twilio/conference",
    "/twilio/call",
    "/twilio/fallback",
    "/twilio/message",
    f"/twilio/input/{CALL}/3",
    "/twilio/agent/nothing.1",
    "/twilio/agent/nothing.1/answer/1",
    "/twilio/outside/nothing/nothing.1",
    "/twilio/call/nothing/nothing.1/1.0",
)
BROKEN = {
    "an unknown call": {"CallSid": CALL},
    "no call": {"CallSid": "-"},
    "an empty call": {"CallSid": ""},
    "a call that is none": {"CallSid": "../../etc/passwd"},
    "an unknown parameter": {"CallSid": CALL, "Novelty": "x" * 500, "StirVerstat": "TN-Validation-Passed-A"},
    "an unknown status": {"CallSid": CALL, "CallStatus": "pondering", "QueueResult": "pondering"},
    "no numbers": {"CallSid": CALL, "From": "", "To": ""},
    "hidden numbers": {"CallSid": CALL, "From": "anonymous", "To": "+266696687"},
    "wild values": {"CallSid": CALL, "Digits": "🎉", "RecordingDuration": "NaN", "SequenceNumber": "-1"},
    "nothing but a call": {"CallSid": CALL, "From": "-", "To": "-", "CallStatus": "-"},
}


@pytest.mark.parametrize("fields", BROKEN.values(), ids=BROKEN)
async def test_strange_input_never_breaks_a_handler(house: House, fields: dict[str, str]) -> None:
    """Each path answers with something that Twilio can use, or says what was wrong with the request."""
    post = Postman(house.url)
    for path in KNOWN_PATHS:
        status, body = await post.post(path, **fields)
        assert status < 500, f"{path}: {status} {body[:200]!r}"


async def test_bodies_that_are_none_never_break_a_handler(house: House) -> None:
    """A megabyte, bytes that are no text, another type, no body at all."""
    post = Postman(house.url)
    bodies = {
        b"CallSid=" + b"x" * 1_000_000: FORM,
        b"CallSid=%ff%fe&From=\xff\xfe": FORM,
        b"\x00\x01\x02": FORM,
        b'{"CallSid": "CA1"}': "application/json",
        b"": FORM,
    }
    for path in KNOWN_PATHS:
        for body, kind in bodies.items():
            signed = post.signature(path, {}) | {"Content-Type": kind}
            status, _ = await post.send(path, body, signed)
            assert status < 500, f"{path} {body[:20]!r}: {status}"


async def test_a_status_never_moves_a_call_backwards(house: House) -> None:
    """T14, T28: what comes late is told apart from what is new."""
    post, caller = Postman(house.url), house.caller()
    ana = await house.agent("ana")
    await caller.chooses("1")
    await ana.answers(caller)
    for status in ("ringing", "queued", "in-progress", "initiated"):
        assert (await post.post("/twilio/call", CallSid=caller.leg, CallStatus=status))[0] < 300
        await house.is_in(caller, "talking")
    await caller.hangs_up()
    await ana.wraps_up(caller)
    await house.closed(caller)
    before = house.service.runner.seq
    for path in ("/twilio/voice", "/twilio/leg", "/twilio/call", "/twilio/enqueue-action"):
        assert (await post.post(path, CallSid=caller.leg, CallStatus="ringing"))[0] < 300
    assert house.service.runner.seq == before
    assert len(house.told("ContactArrived", caller)) == 1
