"""What each step answers to each input, in the good examples."""

import pytest

from ivr.inputs import Digits, Facts, HungUp, NoInput, PromptsDone, Recorded, Speech
from ivr.outputs import (
    Failed,
    Gather,
    HangUp,
    LookUp,
    OfferCallback,
    Play,
    PromptsEnd,
    Recording,
    Result,
    Say,
    SelfServed,
    ToQueue,
    ToTransfer,
    Voicemail,
)
from ivr.program import program
from notation.kinds import Fact
from tests.ivr.playing import good, play, program_of, words


def test_say_fills_and_waits() -> None:
    """A text is filled in; with `wait` the flow goes on only when it was heard."""
    turn = play(good("say"), "say", customer_name="王芳")

    assert words(turn) == ["您好王芳。", "本次通话将被录音。"]
    assert turn.expect == PromptsEnd()


def test_say_every_language() -> None:
    """Every language of the text is spoken, in the order of the file."""
    turn = play(good("say"), "say", PromptsDone(), language="en")

    assert turn.prompts == (Say("再见。", "zh-CN"), Say("Goodbye.", "en"))


def test_say_plays_audio() -> None:
    """A text that begins with `audio:` is a recording."""
    turn = play(good("say"), "say", language="en")

    assert turn.prompts[1] == Play("recording-notice.mp3", "en")


def test_play_by_language() -> None:
    """A recording may differ by language, or be one for all."""
    turn = play(good("play"), "play", language="en")

    assert turn.prompts == (Play("jingle.mp3", "zh-CN"), Play("notice-en.mp3", "en"))


@pytest.mark.parametrize(
    ("keys", "finished", "result"),
    [
        ("4", False, Result.FOUND),
        ("3", True, Result.FOUND),
        ("3", False, Result.FOUND_MORE_POSSIBLE),
        ("33", False, Result.FOUND),
        ("3#", False, Result.FOUND),
        ("9", False, Result.INVALID),
        ("34", True, Result.INVALID),
        ("", True, Result.NO_INPUT),
        ("#", False, Result.NO_INPUT),
    ],
)
def test_menu_results(keys: str, finished: bool, result: Result) -> None:
    """A menu decides and does not speak: what the keys come to is a value."""
    assert play(good("menu"), "menu", Digits(keys, finished)).result is result


def test_menu_three_or_thirty_three() -> None:
    """After a 3 the menu waits for one key more, and silence then means the 3."""
    first = play(good("menu"), "menu", Digits("3", finished=False))
    more = play(good("menu"), "menu", Digits("3", finished=False), Digits("3", finished=False))
    silence = play(good("menu"), "menu", Digits("3", finished=False), NoInput())

    assert isinstance(first.expect, Gather)
    assert (first.expect.max_digits, first.expect.timeout, first.prompts) == (1, 3, ())
    assert more.exit == ToQueue(queue="parts", variables={"choice": "parts"})
    assert silence.exit == ToQueue(queue="sales", variables={"choice": "sales"})


def test_menu_tries_again() -> None:
    """A wrong key is told and the question asked again; after the last try the call moves on."""
    again = play(good("menu"), "menu", Digits("9"))
    silent = play(good("menu"), "menu", NoInput())
    over = play(good("menu"), "menu", Digits("9"), NoInput())

    assert words(again)[0] == "Sorry, no such option."
    assert words(again)[1].startswith("For sales")
    assert words(silent)[0] == "Are you still there?"
    assert over.result is Result.LIMIT_REACHED
    assert over.exit == ToQueue(queue="support")


@pytest.mark.parametrize(
    ("said", "queue"), [("Spare parts please", "parts"), ("I want to BUY", "sales"), ("33", "parts")]
)
def test_menu_by_word(said: str, queue: str) -> None:
    """A choice may be said, in the middle of a sentence; the longest word wins."""
    turn = play(good("menu"), "menu", Speech(said, 0.9))

    assert isinstance(turn.exit, ToQueue)
    assert turn.exit.queue == queue


def test_menu_doubts() -> None:
    """Speech that recognition is not sure of is not taken."""
    assert play(good("menu"), "menu", Speech("sales", 0.1)).result is Result.INVALID


@pytest.mark.parametrize(("keys", "valid"), [("1", True), ("31", True), ("0", False), ("32", False)])
def test_collect_range(keys: str, valid: bool) -> None:
    """A number must lie in the range."""
    turn = play(good("collect"), "collect", Digits(keys))

    assert (turn.result is Result.FOUND) is valid


@pytest.mark.parametrize(
    ("keys", "valid"), [("13812345678", True), ("12812345678", False), ("1381234567", False)]
)
def test_collect_pattern_and_length(keys: str, valid: bool) -> None:
    """A number must have the length and fit the pattern."""
    turn = play(good("collect"), "collect", Digits("7"), Digits(keys))

    assert (turn.result is Result.FOUND) is valid


def test_collect_key_by_key() -> None:
    """Keys may come one at a time; the last one that fits ends the entry by itself."""
    first = play(good("collect"), "collect", Digits("3", finished=False))
    second = play(good("collect"), "collect", Digits("3", finished=False), Digits("1", finished=False))

    assert first.result is Result.MORE_NEEDED
    assert isinstance(first.expect, Gather)
    assert first.expect.max_digits == 1
    assert second.state.variables == {"day": "31"}


def test_collect_a_secret() -> None:
    """A secret is asked for as such, marked in the state, and kept out of every exit."""
    asked = play(good("collect"), "collect", Digits("7"), Digits("13812345678"))
    turn = play(
        good("collect"), "collect", Digits("7"), Digits("13812345678"), Digits("4321"), Speech("Beijing")
    )

    assert isinstance(asked.expect, Gather)
    assert asked.expect.secret
    assert turn.state.secrets == ("pin",)
    assert turn.state.variables["pin"] == "4321"
    assert turn.exit == SelfServed(variables={"day": "7", "phone": "13812345678", "city": "Beijing"})
    assert words(turn) == ["Beijing, 1 3 8 1 2 3 4 5 6 7 8, day 7."]


def test_collect_speech_hints() -> None:
    """Words to expect go to speech recognition, and a doubtful answer is asked again."""
    inputs = (Digits("7"), Digits("13812345678"), Digits("4321"))
    asked = play(good("collect"), "collect", *inputs)
    doubtful = play(good("collect"), "collect", *inputs, Speech("Beijing", 0.4))

    assert isinstance(asked.expect, Gather)
    assert asked.expect.hints == ("Shanghai", "Beijing")
    assert doubtful.result is Result.INVALID


def test_look_up_takes_what_it_declares() -> None:
    """Only the facts that the step names are taken from the answer."""
    turn = play(
        good("look-up"), "look-up", Digits("4321"), Facts({"balance": 12, "shoe_size": 43}), caller="+86"
    )

    assert words(turn) == ["Your balance is 12."]
    assert turn.state.facts == {"caller": "+86", "balance": 12}


def test_look_up_sends_a_secret_marked() -> None:
    """The host gets a secret that it must check, and is told that it is one."""
    turn = play(good("look-up"), "look-up", Digits("4321"), caller="+86")

    assert turn.expect == LookUp("account", {"caller": "+86", "pin": "4321"}, ("pin",))


@pytest.mark.parametrize(
    ("answer", "said"), [(Facts({}), "We do not know you."), (NoInput(), "We cannot look right now.")]
)
def test_look_up_without_answer(answer: Facts | NoInput, said: str) -> None:
    """Nothing found and no answer at all are two different ways."""
    assert words(play(good("look-up"), "look-up", Digits("4321"), answer)) == [said]


@pytest.mark.parametrize(
    ("facts", "case"),
    [
        ({"tier": "A", "open": {"main": True}}, "first"),
        ({"tier": "A", "open": {"main": False}, "orders": 1}, "fifth"),
        ({"tier": "A", "orders": 1}, "fifth"),
        ({"caller": "+85212345678"}, "second"),
        ({"caller": "+8613812345678", "visits": 3}, "third"),
        ({"caller": "+8613812345678", "visits": "9"}, "third"),
        ({"caller": "+8613812345678", "visits": 10, "orders": 1}, "fifth"),
        ({"caller": "+8613812345678", "visits": "many", "orders": 1}, "fifth"),
        ({}, "fourth"),
        ({"orders": 1}, "fifth"),
    ],
)
def test_branch(facts: dict[str, Fact], case: str) -> None:
    """The first condition that holds decides; what is not known holds nowhere."""
    assert play(good("branch"), "branch", **facts).exit == HangUp(reason=case)


def test_set_values_and_language() -> None:
    """Values are stored and filled in, the language changes, a variable is forgotten."""
    turn = play(good("set"), "set", caller="+86138", preferred_language="en-GB")

    assert turn.exit == HangUp(
        reason="finished", variables={"need": "billing", "level": 3, "who": "caller +86138"}
    )
    assert turn.prompts == (Say("Goodbye.", "en"),)


def test_queue_with_all() -> None:
    """The exit names queue, skills, priority and the agent to try first (KA-09)."""
    turn = play(good("queue"), "queue", account_manager="ana")

    assert turn.exit == ToQueue(
        queue="support",
        skills={"billing": 1, "german": 4},
        preferred={"language:en": 7, "agent:ana": 1},
        priority=70,
        agent="ana",
    )


ASKING = """
flow: ask
language: en
languages: [en, zh-CN]
facts: [subject]
start: wait
steps:
  wait: {do: queue, queue: support, SKILLS}
"""


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("skills: {german: 3, pumps: 1}", {"german": 3, "pumps": 1}),
        ('skills: {"language:{language}": 7}', {"language:en": 7}),
        ('skills: {"{subject}": 5, german: 2}', {"german": 2}),
        ('skills: {"language:{language}": 2, "language:en": 9}', {"language:en": 9}),
        ("skills: [german, german]", {"german": 1}),
        ("skills: {}", {}),
    ],
)
def test_queue_asks_for_proficiency(written: str, asked: dict[str, int]) -> None:
    """A skill with its least level, filled in; who only names it asks for level 1."""
    for attribute in ("skills", "preferred"):
        exit = play(program_of(ASKING.replace("SKILLS", written.replace("skills", attribute))), "ask").exit

        assert isinstance(exit, ToQueue)
        assert getattr(exit, attribute) == asked


def test_queue_without_agent() -> None:
    """No account manager known means no agent first."""
    turn = play(good("queue"), "queue")

    assert isinstance(turn.exit, ToQueue)
    assert turn.exit.agent is None


def test_callback_agreed() -> None:
    """One key and the caller is called back at the number they call from."""
    turn = play(good("callback"), "callback", Digits("1"), caller="+8613812345678")

    assert turn.exit == OfferCallback(queue="support", number="+8613812345678", priority=10)
    assert words(turn) == ["We will call you."]


def test_callback_elsewhere() -> None:
    """Who declines may leave another number; agreed already, no offer is made again."""
    turn = play(good("callback"), "callback", Digits("2"), Digits("02155550100"), caller="+8613812345678")

    assert turn.exit == OfferCallback(
        queue="support", number="02155550100", variables={"number": "02155550100"}
    )


@pytest.mark.parametrize("caller", [None, "", "anonymous"])
def test_callback_without_number(caller: str | None) -> None:
    """A hidden number cannot be called back, so nothing is offered."""
    assert words(play(good("callback"), "callback", caller=caller)) == [
        "Enter the number that we should call."
    ]


def test_voicemail_taken() -> None:
    """A message ends the flow with the host's reference to it."""
    asked = play(good("voicemail"), "voicemail")
    turn = play(good("voicemail"), "voicemail", Recorded("RE1", 7))

    assert asked.expect == Recording(60, "*", "sales")
    assert turn.exit == Voicemail(mailbox="sales", recording="RE1", seconds=7)


@pytest.mark.parametrize("given", [NoInput(), Recorded("RE1", 1), Recorded("", 9)])
def test_voicemail_empty(given: NoInput | Recorded) -> None:
    """A message too short is none."""
    assert play(good("voicemail"), "voicemail", given).exit == HangUp(reason="no-message")


def test_voicemail_told_after_hang_up() -> None:
    """Who speaks and hangs up has left a message, although the recording is told after the end."""
    turn = play(good("voicemail"), "voicemail", HungUp(), Recorded("RE1", 7))
    short = play(good("voicemail"), "voicemail", HungUp(), Recorded("RE1", 0))

    assert turn.exit == Voicemail(mailbox="sales", recording="RE1", seconds=7)
    assert short.exit == HangUp(reason="caller")


def test_transfer() -> None:
    """A transfer goes to the agent that a fact names, or elsewhere if it names none."""
    assert play(good("transfer"), "transfer", account_manager="ana").exit == ToTransfer(
        kind="agent", target="ana"
    )
    assert play(good("transfer"), "transfer").exit == ToTransfer(kind="number", target="+862155550100")


@pytest.mark.parametrize(("keys", "mark"), [("0", 0), ("10", 10), ("1", 1)])
def test_survey_marks(keys: str, mark: int) -> None:
    """A mark is stored as a number; 1 and 10 can both be given."""
    turn = play(good("survey"), "survey", Digits(keys))

    assert turn.exit == HangUp(reason="surveyed", variables={"nps": mark})


def test_survey_out_of_scale() -> None:
    """What is not on the scale is asked again, then left out."""
    turn = play(good("survey"), "survey", Digits("11"), NoInput())

    assert turn.exit == HangUp(reason="surveyed")


def test_hang_up_self_served() -> None:
    """A caller who got what they came for is counted as self-served (FL-24)."""
    assert play(good("hang-up"), "hang-up").exit == SelfServed()


def test_goto_and_return() -> None:
    """A called flow comes back behind the `goto`; the path names every step passed."""
    turn = play(good("goto"), "outer")

    assert words(turn) == ["Inside.", "Back again."]
    assert turn.path == ("outer/ask", "inner/speak", "inner/done", "outer/end")


def test_return_from_nowhere() -> None:
    """A flow that nobody called ends where it returns."""
    assert play(good("return"), "top").exit == HangUp(reason="finished")


def test_an_unchecked_program_fails_aloud() -> None:
    """A program that no check has seen ends as failed, and the host takes the caller."""
    whole = good("goto")
    alone = program([whole.flows["outer"]])

    assert play(alone, "outer").exit == Failed(reason="unknown-flow")


def test_a_question_without_languages() -> None:
    """A bare text is spoken in the flow's default language, whatever the caller's."""
    made = program_of("flow: a\nlanguage: en\nstart: s\nsteps: {s: {do: hang-up, text: 'Bye, {{you}}.'}}")

    assert play(made, "a", language="zh-CN").prompts == (Say("Bye, {you}.", "en"),)


def test_menu_stores_values_only() -> None:
    """Beside choices with a value, one without it leads on and stores nothing."""
    assert play(good("menu"), "menu", Digits("4")).state.variables == {}
    assert play(good("menu"), "menu", Digits("3")).state.variables == {"choice": "sales"}
