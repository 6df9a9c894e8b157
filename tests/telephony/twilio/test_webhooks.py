"""Webhooks: what each reports, and what it leaves alone."""

from typing import Any
from xml.etree import ElementTree as ET

import pytest

from callcenter.floor.effects import MoveLeg
from callcenter.floor.values import LegCause
from callcenter.ports.telephony import (
    Ask,
    AskAgent,
    Forward,
    Goodbye,
    Heard,
    Join,
    Pause,
    Play,
    Say,
    TakeMessage,
    Wait,
)
from tests.telephony.twilio.house import CALL, CALLER, OURS, House
from tests.telephony.twilio.twiml_rules import check_document

CONFERENCE = "CF" + "2" * 32


def verbs(body: bytes) -> list[str]:
    """Return the verbs of a document, after a look at the rules."""
    return [element.tag for element in check_document(body)]


def told(house: House) -> list[tuple[str, dict[str, Any]]]:
    """Return everything that was reported."""
    return [(report.what, report.said) for report in house.desk.reports]


@pytest.mark.parametrize(
    ("raw", "known"),
    [
        (CALLER, CALLER),
        ("anonymous", ""),
        ("+266696687", ""),
        ("Unavailable", ""),
        (" ", ""),
        ("sip:bob@x.example", "sip:bob@x.example"),
        ("0123 raw", "0123 raw"),
    ],
)
async def test_a_hidden_number_is_no_number(house: House, raw: str, known: str) -> None:
    """Whatever the network writes in its place."""
    await house.post("/twilio/voice", From=raw, To=OURS, CallStatus="ringing")
    assert told(house) == [("call_arrived", {"leg": CALL, "caller": known, "dialled": OURS})]


async def test_a_browser_phone_is_its_agents(house: House) -> None:
    """By the signed identity; the offer is taken from the form or, after a fallback, from the query."""
    await house.post("/twilio/voice", From="client:ann_2d_b", To="", offer="o-1")
    await house.post("/twilio/voice?offer=o-2", From="client:bob", To="", CallSid="CA" + "2" * 32)
    assert [(said["agent"], said["attempt"]) for _, said in told(house)] == [("ann-b", "o-1"), ("bob", "o-2")]


@pytest.mark.parametrize(
    ("fields", "kind", "value", "finished"),
    [
        ({"Digits": "42", "FinishedOnKey": "#"}, Heard.DIGITS, "42", True),
        ({"Digits": "1", "FinishedOnKey": ""}, Heard.DIGITS, "1", False),
        ({"Digits": "", "FinishedOnKey": "#"}, Heard.DIGITS, "", True),
        ({"SpeechResult": "sales please", "Confidence": "0.91"}, Heard.SPEECH, "sales please", False),
        ({"SpeechResult": "no figure", "Confidence": "high"}, Heard.SPEECH, "no figure", False),
        ({"Digits": "<script>"}, Heard.NOTHING, "", False),
        ({}, Heard.NOTHING, "", False),
    ],
)
async def test_input_comes_back_with_its_turn(
    house: House, fields: dict[str, str], kind: Heard, value: str, finished: bool
) -> None:
    """Keys, speech or nothing, whichever of Twilio's fields are there."""
    await house.post(f"/twilio/input/{CALL}/12", **fields)
    said = {"leg": CALL, "turn": 12, "kind": kind, "value": value, "finished": finished}
    assert told(house) == [("heard", said)]


async def test_who_waits_may_press_a_key_and_keep_the_place(house: House) -> None:
    """The question comes within the queue; so does its answer, in verbs that the queue holds."""
    house.desk.announcement = (Ask((Say("Press one to be called back."),), 5),)
    house.desk.replies("call_arrived", Wait("sales"))
    house.desk.replies("heard", Say("You keep your place."), Wait("sales"))
    caller = await house.twilio.call(CALLER, OURS)
    await house.twilio.press(caller, "3")
    assert caller.heard == [
        "Press one to be called back.",
        "You keep your place.",
        "Press one to be called back.",
    ]
    house.desk.replies("heard", TakeMessage((Say("Speak."),)))
    await house.twilio.pass_time(6)
    assert caller.place == "gather"  # turn 5 is answered already: the same key, the same answer
    assert caller.queue


async def test_who_waits_may_leave_the_queue_for_the_message_box(house: House) -> None:
    """By way of the queue's action, which hears the script that holds now."""
    house.desk.announcement = (Ask((Say("Press one to leave a message."),), 5), Pause(1))
    house.desk.replies("call_arrived", Wait("sales"))
    house.desk.replies("heard", TakeMessage((Say("Speak."),)))
    caller = await house.twilio.call(CALLER, OURS)
    await house.twilio.press(caller, "1")
    assert (caller.place, caller.queue, caller.last_heard()) == ("recording", "", "Speak.")


async def test_what_we_moved_ourselves_changes_nothing(house: House) -> None:
    """Twilio reports the verb that the leg was in as over; only the floor knows better (T25)."""
    house.desk.replies("call_arrived", Forward("+14155550999", OURS))
    caller = await house.twilio.call(CALLER, OURS)
    await house.twilio.answer("+14155550999")
    house.desk.gives(caller.sid, Say("Back."), Wait("sales"))
    await house.provider.carry_out("m", MoveLeg("c-1", caller.sid))
    await house.twilio.until(lambda: caller.place == "queue")
    assert [what for what, _ in told(house)] == ["call_arrived"]
    sent = [webhook.path for webhook in house.twilio.webhooks.sent]
    assert sent.index("/twilio/forward") < sent.index("/twilio/leg")
    _, body = await house.post("/twilio/enqueue-action", QueueResult="redirected")
    assert body.endswith(b"<Response/>")
    assert [what for what, _ in told(house)] == ["call_arrived"]


@pytest.mark.parametrize("result", ["leave", "bridged", "something-new", ""])
async def test_a_caller_out_of_the_queue_hears_what_holds_now(house: House, result: str) -> None:
    """An unknown result means that the caller is still here."""
    house.desk.gives(CALL, Say("Still here."))
    _, body = await house.post("/twilio/enqueue-action", QueueResult=result)
    assert verbs(body) == ["Say", "Redirect"]
    assert told(house) == []


@pytest.mark.parametrize("result", ["error", "system-error", "queue-full"])
async def test_a_caller_whom_the_queue_did_not_take_waits_outside_it(house: House, result: str) -> None:
    """Music and another try, never a loop of refusals."""
    house.desk.gives(CALL, Wait("sales"))
    house.desk.announcement = (Say("You are second."), Play("music.wav"))
    _, body = await house.post("/twilio/enqueue-action", QueueResult=result)
    assert verbs(body) == ["Say", "Play", "Pause", "Play", "Redirect"]
    house.desk.gives(CALL, Goodbye())
    _, body = await house.post("/twilio/enqueue-action", QueueResult=result)
    assert verbs(body) == ["Hangup"]


async def test_the_first_signal_of_an_abandoned_call_counts(house: House) -> None:
    """The queue's action and the call's status are one event, in either order."""
    await house.post("/twilio/enqueue-action", QueueResult="hangup", CallStatus="completed")
    await house.post("/twilio/call", CallStatus="completed")
    await house.post("/twilio/dial-action", CallStatus="completed", DialCallStatus="answered")
    assert told(house) == [("leg_ended", {"leg": CALL, "cause": LegCause.HUNG_UP})]


@pytest.mark.parametrize(
    ("status", "cause"),
    [
        ("completed", LegCause.HUNG_UP),
        ("canceled", LegCause.HUNG_UP),
        ("busy", LegCause.BUSY),
        ("no-answer", LegCause.NO_ANSWER),
        ("failed", LegCause.FAILED),
    ],
)
async def test_the_last_status_of_a_call_is_its_end(house: House, status: str, cause: LegCause) -> None:
    """What comes late after it goes unnoticed."""
    await house.post("/twilio/call", CallStatus=status, SequenceNumber="3")
    for late in ("ringing", "in-progress", "queued", "never-heard-of", ""):
        assert (await house.post("/twilio/call", CallStatus=late, SequenceNumber="1"))[0] == 204
    assert told(house) == [("leg_ended", {"leg": CALL, "cause": cause})]


@pytest.mark.parametrize(
    ("reason", "status", "over"),
    [
        ("participant_hung_up", "completed", True),
        ("participant_hung_up", "", True),
        ("participant_hung_up", "in-progress", False),
        ("participant_updated_via_api", "in-progress", False),
        ("participant_updated_via_api", "", False),
        ("moderator_ended_conference", "in-progress", False),
        ("moderator_ended_conference", "completed", True),
        ("", "", False),
    ],
)
async def test_who_leaves_a_bridge_has_not_always_hung_up(
    house: House, reason: str, status: str, over: bool
) -> None:
    """Moved legs leave too: the call's own state decides (T47)."""
    fields = {"ReasonParticipantLeft": reason, "ParticipantCallStatus": status}
    event = {"StatusCallbackEvent": "participant-leave", "ConferenceSid": CONFERENCE, "FriendlyName": "c-1"}
    await house.post("/twilio/conference", **event, **{name: v for name, v in fields.items() if v})
    assert [what for what, _ in told(house)] == (["leg_ended"] if over else [])


async def test_a_bridge_is_told_of_once(house: House) -> None:
    """By whichever event comes first; its end and the many others change nothing."""
    events = (
        "participant-join",
        "conference-start",
        "participant-mute",
        "conference-end",
        "announcement-fail",
        "",
    )
    for event in events:
        fields = {"StatusCallbackEvent": event, "ConferenceSid": CONFERENCE, "FriendlyName": "c-1"}
        assert (await house.post("/twilio/conference", **fields))[0] == 204
    assert told(house) == [("bridge_opened", {"contact": "c-1", "bridge": CONFERENCE})]


async def test_a_leg_whose_conference_failed_does_not_spin(house: House) -> None:
    """Some silence before the next try (T44)."""
    house.desk.gives(CALL, Join("c-1", "agent"))
    _, body = await house.post("/twilio/dial-action", DialCallStatus="failed")
    assert verbs(body) == ["Pause", "Dial"]
    _, body = await house.post("/twilio/dial-action", DialCallStatus="answered")
    assert verbs(body) == ["Dial"]


@pytest.mark.parametrize(
    ("fields", "connected"),
    [
        ({"DialCallStatus": "completed", "DialBridged": "true"}, True),
        ({"DialCallStatus": "completed", "DialBridged": "false"}, False),
        ({"DialCallStatus": "completed"}, True),
        ({"DialCallStatus": "busy"}, False),
        ({"DialCallStatus": "canceled"}, False),
        ({}, False),
    ],
)
async def test_completed_does_not_mean_talked(house: House, fields: dict[str, str], connected: bool) -> None:
    """Whether the two were bridged says so."""
    await house.post("/twilio/forward", **fields)
    assert told(house) == [("forward_finished", {"leg": CALL, "connected": connected})]


async def test_a_customer_who_hangs_up_during_a_forward_has_ended(house: House) -> None:
    """After a talk the forward is told as well."""
    await house.post("/twilio/forward", CallStatus="completed", DialCallStatus="no-answer")
    other = "CA" + "2" * 32
    await house.post("/twilio/forward", CallSid=other, CallStatus="completed", DialBridged="true")
    assert [what for what, _ in told(house)] == ["leg_ended", "forward_finished", "leg_ended"]


async def test_a_message_is_known_by_its_recording(house: House) -> None:
    """The request at its end and the report when the file is there are one event."""
    recording = "RE" + "7" * 32
    url = f"https://api.example/Recordings/{recording}"
    await house.post("/twilio/voicemail", RecordingUrl=url, RecordingDuration="12", Digits="#")
    await house.post(
        "/twilio/recording",
        RecordingSid=recording,
        RecordingUrl=url,
        RecordingDuration="12",
        RecordingStatus="completed",
        RecordingSource="RecordVerb",
    )
    said = {"leg": CALL, "recording": recording, "url": url, "seconds": 12.0}
    assert told(house) == [("voicemail_left", said)]


async def test_other_recordings_are_nobodys_message(house: House) -> None:
    """Of a whole call or conference, or none at all; without a recording the call ends."""
    for fields in (
        {"RecordingStatus": "completed", "RecordingSource": "StartCallRecordingAPI"},
        {"RecordingStatus": "completed", "RecordingSource": "Conference", "CallSid": ""},
        {"RecordingStatus": "absent", "RecordingSource": "RecordVerb"},
        {},
    ):
        assert (await house.post("/twilio/recording", **fields))[0] == 204
    _, body = await house.post("/twilio/voicemail", RecordingDuration="0")
    assert verbs(body) == ["Hangup"]
    assert told(house) == []


async def test_an_agent_who_presses_nonsense_is_asked_again(house: House) -> None:
    """Every asking has an address of its own, so the next answer is a new one."""
    ask = AskAgent("o-1", (Say("A call."),))
    house.desk.replies("agent_reached", ask)
    _, body = await house.post("/twilio/agent/o-1")
    for digits in ("5", "", "1"):
        action = ET.fromstring(body)[0].get("action", "").removeprefix(house.url)
        house.desk.replies("agent_pressed", ask if digits != "1" else Join("c-1", "agent"))
        _, body = await house.post(action, Digits=digits)
    assert verbs(body) == ["Dial"]
    pressed = [said["digits"] for what, said in told(house) if what == "agent_pressed"]
    assert pressed == ["5", "", "1"]


async def test_a_voicemail_box_that_picks_up_is_no_agent(house: House) -> None:
    """It ends without a key: the leg is over and the dial has failed (T45). A taken one only ends."""
    house.desk.replies("agent_reached", AskAgent("o-1", (Say("A call."),)))
    await house.post("/twilio/agent/o-1")
    await house.post("/twilio/call/c-1/o-1/i", CallStatus="completed")
    assert [what for what, _ in told(house)] == ["agent_reached", "leg_ended", "dial_failed"]
    other = "CA" + "2" * 32
    house.desk.replies("outside_answered", Join("c-1", "outside"))
    await house.post("/twilio/outside/c-1/k-1", CallSid=other)
    await house.post("/twilio/call/c-1/k-1/i", CallSid=other, CallStatus="completed")
    assert [what for what, _ in told(house)][3:] == ["outside_answered", "leg_ended"]


async def test_a_second_call_of_one_attempt_is_ended(house: House) -> None:
    """Whatever made it: the first one is the attempt."""
    first = house.twilio.new_outbound(OURS, CALLER, "")
    second = house.twilio.new_outbound(OURS, CALLER, "")
    await house.post("/twilio/call/c-1/o-1/i", CallSid=first.sid, CallStatus="ringing")
    await house.post("/twilio/call/c-1/o-1/i", CallSid=second.sid, CallStatus="ringing")
    _, body = await house.post("/twilio/agent/o-1", CallSid=second.sid)
    assert verbs(body) == ["Hangup"]
    await house.twilio.until(lambda: bool(house.twilio.requests))
    assert house.twilio.requests[0][1].endswith(f"/Calls/{second.sid}.json")
    await house.post("/twilio/call/c-1/o-1/i", CallSid=second.sid, CallStatus="canceled")
    assert told(house) == []


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"Body": "STOP"}, "stop"),
        ({"Body": " Opt  out! "}, "stop"),
        ({"Body": "退订"}, "stop"),
        ({"Body": "revoke"}, "stop"),
        ({"Body": "please stop calling my mother"}, ""),
        ({"Body": "unstop"}, "start"),
        ({"Body": "HELP"}, "help"),
        ({"Body": "anything", "OptOutType": "STOP"}, "stop"),
        ({"Body": "yes"}, ""),
        ({"Body": ""}, ""),
        ({}, ""),
    ],
)
async def test_a_message_tells_whether_it_opts_out(house: House, fields: dict[str, str], kind: str) -> None:
    """What Twilio says first, then the whole text against the words of the rule (US-10)."""
    sid = "SM" + "5" * 32
    status, body = await house.post("/twilio/message", MessageSid=sid, From=CALLER, To=OURS, **fields)
    assert (status, verbs(body)) == (200, [])
    assert told(house) == [
        ("message_arrived", {"sender": CALLER, "text": fields.get("Body", ""), "opt_out": kind})
    ]


async def test_a_busy_service_keeps_new_callers_without_a_word_to_the_floor(house: House) -> None:
    """Agents come in all the same: they are the way out."""
    house.desk.overloaded = True
    _, body = await house.post("/twilio/voice", From=CALLER, To=OURS)
    assert verbs(body) == ["Say", "Pause", "Redirect"]
    await house.post("/twilio/voice", From="client:ann", offer="o-1")
    assert [what for what, _ in told(house)] == ["agent_arrived"]


async def test_held_callers_hear_music_without_end(house: House) -> None:
    """The hold document plays and asks for itself again."""
    _, body = await house.post("/twilio/hold")
    assert verbs(body) == ["Play", "Redirect"]
    assert b"/twilio/media/music.wav" in body
