"""A flow as a conversation in text."""

import pytest

from ivr.inputs import Digits, Facts, Given, HungUp, NoInput, Recorded, Speech
from ivr.interpreter import UnknownFlow
from ivr.outputs import Expect, Gather, LookUp, Recording
from ivr.walk import pairs, understood, walk
from tests.ivr.playing import good

QUESTION = Gather(language="en")


@pytest.mark.parametrize(
    ("line", "expect", "given"),
    [
        ("12#", QUESTION, Digits("12#")),
        ("", QUESTION, NoInput()),
        ("billing please", QUESTION, Speech("billing please", 1.0)),
        ("hang up", QUESTION, HungUp()),
        ("tier=A visits=3 vip", LookUp("customer"), Facts({"tier": "A", "visits": 3, "vip": True})),
        ("", LookUp("customer"), Facts({})),
        ("fail", LookUp("customer"), NoInput()),
        ("12", Recording(60, "#", "main"), Recorded("recording", 12)),
        ("", Recording(60, "#", "main"), NoInput()),
    ],
)
def test_lines(line: str, expect: Expect, given: Given) -> None:
    """A line means what is expected where it stands."""
    assert understood(line, expect) == given


def test_pairs() -> None:
    """A dot makes a mapping; a phone number stays a text."""
    assert pairs(["open.main=true", "open.night=false", "caller=+86138"]) == {
        "open": {"main": True, "night": False},
        "caller": "+86138",
    }


def test_lines_are_taken_when_needed() -> None:
    """What is said is told before the next line is asked for, as a terminal needs it."""
    lines = iter(["9", "3"])
    conversation = walk(good("menu"), "menu", {}, lines)

    assert next(conversation).startswith("en: For sales")
    assert next(conversation).startswith("? ")
    assert list(lines) == ["9", "3"]


def test_a_caller_without_lines_hangs_up() -> None:
    """The end of the lines is the end of the call."""
    assert list(walk(good("menu"), "menu", {}, []))[-1] == "= hang-up reason=caller"


def test_a_secret_is_not_shown() -> None:
    """What a caller keeps secret does not appear in the transcript."""
    told = list(walk(good("look-up"), "look-up", {}, ["4321", "balance=12"]))

    assert "? look up account: caller=None pin=***" in told
    assert not any("4321" in line for line in told)


def test_prompts_are_heard_by_themselves() -> None:
    """A step that waits for the end of its prompt takes no line."""
    told = list(walk(good("say"), "say", {"customer_name": "Ana", "language": "en"}, []))

    assert told == [
        "en: Hello, Ana.",
        "en: ♪ recording-notice.mp3",
        "zh-CN: 再见。",
        "en: Goodbye.",
        "= hang-up reason=finished",
    ]


def test_unknown_flow() -> None:
    """A flow that does not exist is told at once."""
    with pytest.raises(UnknownFlow):
        next(walk(good("menu"), "nowhere", {}, []))


def test_levels_are_shown() -> None:
    """The exit names what is asked of agents, with the level where it is more than the skill."""
    *_, told = walk(good("queue"), "queue", {"account_manager": "ana"}, [])

    assert "skills=billing,german(4) preferred=language:en(7),agent:ana priority=70" in told
