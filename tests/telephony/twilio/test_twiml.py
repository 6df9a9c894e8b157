"""Every script becomes a document that keeps Twilio's rules and says what the library would say."""

# mypy: disable-error-code="no-untyped-call"

from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twilio.twiml.voice_response import VoiceResponse

from callcenter.ports.telephony import (
    AnyVerb,
    Ask,
    AskAgent,
    Forward,
    Goodbye,
    Join,
    Pause,
    Play,
    Say,
    Script,
    StandBy,
    TakeMessage,
    Wait,
)
from callcenter.telephony.twilio.twiml import Renderer, queue_name
from tests.telephony.twilio.twiml_rules import check_document

BASE = "https://x.example"
LEG = "CA" + "1" * 32
REPEAT = "#rc=3&rp=ct,rt,5xx&rt=4000"
RENDER = Renderer(BASE, "+18005550100")

words = st.text(min_size=1, max_size=40).filter(lambda text: bool(text.strip()))
tags = st.sampled_from(["en", "zh-CN", "zh", "zh-Hant", "de", "fr-CA", "xx", ""])
prompts = st.one_of(
    st.builds(Say, st.text(max_size=60), tags),
    st.builds(Play, st.sampled_from(["music.wav", "https://x.example/a b?c=1&d=2", "ä/../x.wav"])),
    st.builds(Pause, st.integers(-1, 90)),
)
several = st.lists(prompts, max_size=3).map(tuple)
spans = st.floats(0, 60)
ids = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=150).filter(str.strip)
asks = st.builds(
    Ask,
    several,
    st.integers(0, 10**8),
    st.booleans(),
    st.booleans(),
    st.integers(0, 20),
    spans,
    st.sampled_from(["#", "*", ""]),
    st.lists(st.text(max_size=150), max_size=5).map(tuple),
    tags,
)
finals = st.one_of(
    asks,
    st.builds(AskAgent, ids, several, spans),
    st.builds(Wait, st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=100)),
    st.builds(Join, ids, st.just("agent-1"), st.booleans()),
    st.builds(Forward, st.just("+14155550123"), st.sampled_from(["", "+18005550101"]), st.integers(0, 900)),
    st.builds(TakeMessage, several, st.integers(0, 600)),
    st.just(StandBy()),
    st.just(Goodbye()),
)
scripts = st.builds(
    lambda before, final: tuple(before) + ((final,) if final else ()),
    st.lists(prompts, max_size=4),
    st.one_of(st.none(), finals),
)


def alike(ours: bytes, theirs: VoiceResponse) -> None:
    """Compare two documents whatever the order of attributes."""
    assert _tree(ET.fromstring(ours)) == _tree(ET.fromstring(str(theirs)))


def _tree(element: ET.Element) -> Any:
    return (element.tag, element.attrib, element.text or "", [_tree(child) for child in element])


def rendered(*script: AnyVerb) -> bytes:
    """Render a script for the one leg of these tests."""
    return RENDER.script(script, LEG)


@given(scripts)
def test_every_script_gives_a_document_that_keeps_the_rules(script: Script) -> None:
    """Whatever the texts hold; and the same script gives the same bytes."""
    document = RENDER.script(script, LEG)
    check_document(document)
    assert RENDER.script(script, LEG) == document


@given(scripts)
def test_every_script_keeps_the_rules_of_the_queue(script: Script) -> None:
    """Within Twilio's queue only some verbs are taken."""
    for document in (RENDER.waiting(script, LEG), RENDER.waiting_answer(script, LEG)):
        tags = [element.tag for element in check_document(document)]
        assert set(tags) <= {"Say", "Play", "Pause", "Gather", "Redirect", "Hangup", "Leave"}
        assert tags
    check_document(RENDER.waiting_outside(script, LEG))


@given(scripts)
def test_no_document_runs_dry_or_spins(script: Script) -> None:
    """It ends with a verb that decides what follows, and a redirect comes only after some time."""
    verbs = list(check_document(RENDER.script(script, LEG)))
    assert verbs[-1].tag in {"Redirect", "Hangup", "Gather", "Enqueue", "Dial", "Record"}
    if verbs[-1].tag == "Redirect":
        assert any(verb.tag in {"Say", "Play", "Pause", "Gather"} for verb in verbs[:-1])


def test_prompts_are_as_the_library_says_them() -> None:
    """Escapes, languages, our own media by name."""
    theirs = VoiceResponse()
    theirs.say("Fish & <chips> “now”", language="en-US")
    theirs.say("您好", language="zh-CN")
    theirs.play(f"{BASE}/twilio/media/music.wav")
    theirs.play("https://cdn.example/a.mp3?x=1&y=2")
    theirs.pause(length=2)
    theirs.redirect(f"{BASE}/twilio/leg")
    ours = rendered(
        Say("Fish & <chips> “now”"),
        Say("您好", "zh-CN"),
        Play("music.wav"),
        Play("https://cdn.example/a.mp3?x=1&y=2"),
        Pause(2),
    )
    alike(ours, theirs)


def test_a_question_is_a_gather_that_always_answers() -> None:
    """The turn rides in the path, and silence is reported too."""
    theirs = VoiceResponse()
    gather = theirs.gather(
        action=f"{BASE}/twilio/input/{LEG}/7",
        action_on_empty_result=True,
        timeout=4,
        finish_on_key="#",
        num_digits=1,
        input="dtmf speech",
        language="zh-CN",
        speech_timeout="auto",
        hints="销售,service desk",
    )
    gather.say("?", language="en-US")
    ask = Ask((Say("?"),), 7, speech=True, timeout=3.2, hints=("销售", "service, desk"), language="zh")
    ours = rendered(ask).replace(b"service  desk", b"service desk")
    alike(ours, theirs)


def test_waiting_is_a_queue_with_our_own_announcements() -> None:
    """Twilio's queue holds the caller, our webhook says what is heard."""
    theirs = VoiceResponse()
    theirs.enqueue("sales", action=f"{BASE}/twilio/enqueue-action", wait_url=f"{BASE}/twilio/wait")
    alike(rendered(Wait("sales")), theirs)


@pytest.mark.parametrize("ends", [True, False])
def test_a_bridge_is_a_conference_named_by_the_contact(ends: bool) -> None:
    """Silent, without a beep, every event reported, the customer's end its end."""
    theirs = VoiceResponse()
    theirs.dial(action=f"{BASE}/twilio/dial-action").conference(
        "c-1",
        beep="false",
        participant_label="agent-1",
        start_conference_on_enter=True,
        end_conference_on_exit=ends,
        wait_url="",
        status_callback=f"{BASE}/twilio/conference{REPEAT}",
        status_callback_event="start end join leave mute hold modify announcement",
    )
    alike(rendered(Join("c-1", "agent-1", ends_bridge=ends)), theirs)


@pytest.mark.parametrize(("muted", "coach"), [(True, ""), (False, "CA" + "1" * 32), (False, "")])
def test_a_leg_beside_the_agent_is_heard_by_whom_it_should(muted: bool, coach: str) -> None:
    """Muted, or coaching one call; an ordinary leg carries neither word."""
    theirs = VoiceResponse()
    theirs.dial(action=f"{BASE}/twilio/dial-action").conference(
        "c-1",
        beep="false",
        participant_label="monitor-2",
        start_conference_on_enter=True,
        end_conference_on_exit=False,
        wait_url="",
        status_callback=f"{BASE}/twilio/conference{REPEAT}",
        status_callback_event="start end join leave mute hold modify announcement",
        **({"muted": True} if muted else {}),
        **({"coach": coach} if coach else {}),
    )
    alike(rendered(Join("c-1", "monitor-2", muted=muted, coach=coach)), theirs)


def test_a_forward_rings_within_twilios_bounds() -> None:
    """With the number asked for, else ours."""
    theirs = VoiceResponse()
    dial = theirs.dial(
        action=f"{BASE}/twilio/forward", answer_on_bridge=True, timeout=5, caller_id="+18005550100"
    )
    dial.number("+14155550123")
    alike(rendered(Forward("+14155550123", ring_seconds=1)), theirs)


def test_a_message_is_recorded_after_a_tone() -> None:
    """Its action continues the call, its report tells when the file is there."""
    theirs = VoiceResponse()
    theirs.say("Speak.", language="en-US")
    theirs.record(
        action=f"{BASE}/twilio/voicemail",
        max_length=60,
        timeout=5,
        play_beep=True,
        recording_status_callback=f"{BASE}/twilio/recording{REPEAT}",
        recording_status_callback_event="completed absent",
    )
    alike(rendered(TakeMessage((Say("Speak."),), 60)), theirs)


def test_the_other_verbs_are_as_the_library_writes_them() -> None:
    """An agent is asked for one key, a standing leg hears nothing, goodbye hangs up."""
    asks = VoiceResponse()
    gather = asks.gather(
        action=f"{BASE}/twilio/agent/o%2F1/answer/3",
        action_on_empty_result=True,
        timeout=20,
        finish_on_key="",
        num_digits=1,
        input="dtmf",
    )
    gather.say("A call.", language="en-US")
    alike(RENDER.script((AskAgent("o/1", (Say("A call."),)),), LEG, asked=2), asks)
    stands = VoiceResponse()
    stands.pause(length=600)
    stands.redirect(f"{BASE}/twilio/leg")
    alike(rendered(StandBy()), stands)
    ends = VoiceResponse()
    ends.hangup()
    alike(rendered(Goodbye()), ends)


def test_a_long_text_is_said_in_pieces_that_lose_nothing() -> None:
    """Cut between words where there are any, in any script."""
    for text in ("word " * 2000, "漢字。" * 3000, "x" * 9000):
        said = [element.text or "" for element in check_document(rendered(Say(text))) if element.tag == "Say"]
        assert "".join(said) == text
        assert all(piece[-1] in " 。x" for piece in said)


@pytest.mark.parametrize("character", ["字", '"', "a", "&"])
def test_no_document_outgrows_twilio(character: str) -> None:
    """What is too long is shortened, in prompts and in hints as well."""
    text = character * 30_000
    hints = tuple(f"{number}{character * 120}" for number in range(600))
    for verb in (
        Say(text),
        Ask((Say(text), Say(text)), 1, speech=True, hints=hints),
        AskAgent("o", (Say(text),)),
        TakeMessage((Say(text), Say(text))),
    ):
        check_document(RENDER.script((Say(text), Say(text), verb), LEG))
        assert len(RENDER.waiting((Say(text), Say(text), Say(text)), LEG)) <= 64 * 1024


def test_queues_of_any_name_stay_apart() -> None:
    """At most 64 characters, never blank."""
    names = [queue_name(name) for name in ("q" * 64, "q" * 65, "q" * 66, "sales")]
    assert len(set(names)) == 4
    assert all(len(name) <= 64 for name in names)
    assert queue_name(" ") == "waiting"


def test_a_caller_who_belongs_elsewhere_leaves_the_queue() -> None:
    """No verb of the bridge is ever put into a waiting document."""
    assert b"<Leave/>" in RENDER.waiting((Join("c", "l"),), LEG)
    assert b"<Leave/>" in RENDER.waiting_answer((Say("x"), TakeMessage(())), LEG)
    assert b"<Hangup/>" in RENDER.waiting((Goodbye(),), LEG)
    assert RENDER.waiting_answer((Wait("q"),), LEG).endswith(b"/twilio/wait</Redirect></Response>")
