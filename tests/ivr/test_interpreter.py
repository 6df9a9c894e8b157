"""A call through a program: always ready for any input, always storable, never surprised."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr.inputs import Digits, Facts, Given, HungUp, Input, NoInput, PromptsDone, Recorded, Speech
from ivr.interpreter import UnknownFlow, WrongProgram, advance, again, start
from ivr.outputs import Gather, HangUp, LookUp, Result
from ivr.program import Program, decode
from ivr.state import Turn, redacted
from notation.kinds import Fact
from tests.ivr.playing import GOOD, good, play, program_of, shipped_program, stored, words

PROGRAMS: list[Program] = [shipped_program(), *(good(path.stem) for path in sorted(GOOD.iterdir()))]

values = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False) | st.text()
names = st.sampled_from(
    ["tier", "caller", "open", "balance", "account_manager", "preferred_language", "language", "choice"]
)
facts: st.SearchStrategy[dict[str, Fact]] = st.dictionaries(
    names,
    values
    | st.lists(values, max_size=2)
    | st.dictionaries(st.sampled_from(["main", "key-accounts"]), values),
)
inputs: st.SearchStrategy[Given] = st.one_of(
    st.builds(Digits, st.text("0123456789*#", max_size=12) | st.text(), st.booleans()),
    st.builds(Speech, st.text(), st.none() | st.floats()),
    st.builds(Recorded, st.text(), st.floats()),
    st.builds(Facts, facts),
    st.sampled_from([NoInput(), PromptsDone(), NoInput(), Digits("1"), Digits("2"), Digits("3")]),
)


@given(st.sampled_from(PROGRAMS), st.data())
def test_any_call_goes_on_or_ends(program: Program, data: st.DataObject) -> None:
    """Whatever comes, a turn either expects or exits, and its state survives the journal."""
    flow = data.draw(st.sampled_from(sorted(program.flows)))
    turn = start(program, flow, data.draw(facts))
    for given_ in data.draw(st.lists(inputs, max_size=30)):
        sound(turn)
        turn = advance(program, stored(turn.state), given_)
    sound(turn)
    assert advance(program, turn.state, HungUp()).exit is not None


def sound(turn: Turn) -> None:
    assert (turn.expect is None) is not (turn.exit is None)
    assert turn.exit == turn.state.exit
    assert stored(turn.state) == turn.state
    assert msgspec.json.decode(msgspec.json.encode(turn), type=Turn) == turn


@given(st.sampled_from(PROGRAMS), st.data())
def test_silence_ends_every_call(program: Program, data: st.DataObject) -> None:
    """A dead line is never held: whoever says nothing is led to an exit."""
    turn = start(program, data.draw(st.sampled_from(sorted(program.flows))), data.draw(facts))
    for _ in range(100):
        turn = advance(program, turn.state, PromptsDone())
        turn = advance(program, turn.state, NoInput())

    assert turn.exit is not None


@given(st.sampled_from(PROGRAMS), facts, st.lists(inputs, max_size=8))
def test_the_same_call_twice(program: Program, known: dict[str, Fact], heard: list[Given]) -> None:
    """The same state and input always give the same turn: a call can be replayed."""
    flow = min(program.flows)

    assert play(program, flow, *heard, **known) == play(program, flow, *heard, **known)


@pytest.mark.parametrize("late", [PromptsDone(), Facts({"tier": "A"}), Recorded("RE1", 9)])
def test_what_does_not_fit_changes_nothing(late: Given) -> None:
    """An input that nobody asked for leaves the state alone and repeats no prompt."""
    before = play(good("menu"), "menu")
    after = advance(good("menu"), before.state, late)

    assert (after.state, after.expect, after.prompts) == (before.state, before.expect, ())


def test_an_ended_call_stays_ended() -> None:
    """A doubled webhook after the end is answered with the same exit."""
    ended = play(good("menu"), "menu", Digits("4"))

    assert advance(good("menu"), ended.state, Digits("3")).exit == ended.exit


def test_turns_are_counted() -> None:
    """The host can tell a late input by the number of the turn; one that does not fit counts nothing."""
    assert play(good("menu"), "menu").state.turn == 0
    assert play(good("menu"), "menu", Digits("9"), PromptsDone()).state.turn == 1


def test_hanging_up_keeps_what_was_learned() -> None:
    """A caller who leaves has still told something."""
    turn = play(good("collect"), "collect", Digits("7"), HungUp())

    assert turn.exit == HangUp(reason="caller", variables={"day": "7"})


def test_again_asks_without_counting() -> None:
    """After a restart the question is asked once more, and no try is lost."""
    turn = play(good("menu"), "menu", Digits("9"))
    once_more = again(good("menu"), turn.state)

    assert once_more.state == turn.state
    assert words(once_more) == words(play(good("menu"), "menu"))


def test_again_of_an_ended_call() -> None:
    """An ended call has its exit to say again."""
    ended = play(good("menu"), "menu", Digits("4"))

    assert again(good("menu"), ended.state).exit == ended.exit


def test_prompts_come_together() -> None:
    """All that is spoken before the next question is one turn."""
    turn = play(shipped_program(), "after-hours", language="en", preferred_language="en")

    assert len(words(turn)) == 2
    assert isinstance(turn.expect, Gather)


def test_unknown_flow() -> None:
    """A flow that is not there is the host's mistake."""
    with pytest.raises(UnknownFlow):
        start(good("menu"), "nowhere")


def test_wrong_program() -> None:
    """A state is never run by another version than its own."""
    with pytest.raises(WrongProgram):
        advance(good("say"), play(good("menu"), "menu").state, NoInput())


def test_language_at_the_start() -> None:
    """The caller's language is the nearest one of the flow, or else the flow's own."""
    languages = [
        start(good("say"), "say", {"language": tag}).state.language for tag in ("en-GB", "ZH-cn", "fr")
    ]

    assert languages == ["en", "zh-CN", "zh-CN"]


def test_secrets_stay_out_of_sight() -> None:
    """Neither a repr nor a redacted state shows what a caller entered."""
    turn = play(good("look-up"), "look-up", Digits("4321"), caller="+8613812345678")
    shown = (
        f"{turn} {Digits('4321')} {Speech('4321')} {Facts({'pin': '4321'})} {redacted(turn.state).variables}"
    )

    assert "4321" not in shown
    assert "138" not in shown
    assert isinstance(turn.expect, LookUp)


def test_half_typed_keys_are_redacted() -> None:
    """Keys of an unfinished entry may be part of a secret."""
    turn = play(good("look-up"), "look-up", Digits("43", finished=False))

    assert turn.result is Result.MORE_NEEDED
    assert (turn.state.keys, redacted(turn.state).keys) == ("43", "")


def test_what_was_answered_is_told_unless_it_is_secret_or_not_understood() -> None:
    """The state says by which answer the call came here, for whoever looks at the contact later."""
    text = """
        flow: a
        language: en
        start: choice
        steps:
          choice: {do: menu, prompt: Which one., options: {"1": pin, "22": pin}, otherwise: end}
          pin: {do: collect, prompt: Pin., length: 4, store: pin, secret: true, next: end, otherwise: end}
          end: {do: hang-up}
    """
    program = program_of(text)
    first = start(program, "a")
    half = advance(program, first.state, Digits("2", finished=False))
    chosen = advance(program, half.state, Digits("2"))
    entered = advance(program, chosen.state, Digits("4321"))

    assert (first.state.heard, half.state.heard, chosen.state.heard) == ("", "2", "22")
    assert (chosen.state.step, entered.state.step, entered.state.heard) == ("pin", "end", "")
    assert advance(program, first.state, Digits("9")).state.heard == ""


def test_a_program_can_be_stored() -> None:
    """A host keeps the program beside its calls and finds it unchanged after a restart."""
    program = shipped_program()

    assert decode(program.encode()) == program


def test_the_version_is_the_content() -> None:
    """Comments and blank lines make no new version, a word does."""
    text = "flow: a\nlanguage: en\nstart: s\nsteps: {s: {do: hang-up, text: Bye.}}"

    assert program_of(text).version == program_of(f"# a comment\n\n{text}").version
    assert program_of(text).version != program_of(text.replace("Bye", "Goodbye")).version


def test_every_input_has_a_name() -> None:
    """Inputs go through JSON by name, as commands in a journal do."""
    for given_ in (Digits("1"), Speech("a"), NoInput(), Facts({}), PromptsDone(), Recorded("a", 1), HungUp()):
        assert isinstance(given_, Input)
        assert msgspec.json.decode(msgspec.json.encode(given_), type=Given) == given_
