"""Drives a flow as a conversation in text: lines of a caller in, lines of a transcript out.

At a question a line of keys is pressed and any other line is said; an empty
line is silence. At a look-up a line is `name=value name=value`, an empty one
finds nothing, and `fail` is a host that cannot answer. At a recording a line
is the seconds spoken. `hang up` ends the call anywhere, as does the last line.
"""

from collections.abc import Iterable, Iterator, Mapping

from ivr.inputs import Digits, Facts, Given, HungUp, NoInput, PromptsDone, Recorded, Speech
from ivr.interpreter import advance, start
from ivr.keys import KEYPAD
from ivr.outputs import Expect, Gather, LookUp, Play, PromptsEnd, Recording
from ivr.program import Program
from ivr.state import Turn
from ivr.steps.queue import in_words
from notation.kinds import Fact, Known, Value
from notation.source import scalar

REFERENCE = "recording"


def walk(program: Program, flow: str, facts: Known, lines: Iterable[str]) -> Iterator[str]:
    """The transcript of a call. A line is taken only when the flow waits for it.

    Raises `UnknownFlow`; ends with a line that names the exit.
    """
    said = iter(lines)
    turn = start(program, flow, facts)
    yield from _spoken(turn)
    while turn.expect is not None:
        given: Given = PromptsDone()
        if not isinstance(turn.expect, PromptsEnd):
            yield _awaited(turn.expect)
            line = next(said, None)
            given = HungUp() if line is None else understood(line.strip(), turn.expect)
        turn = advance(program, turn.state, given)
        yield from _spoken(turn)
    yield f"= {_exit(turn)}"


def understood(line: str, expect: Expect) -> Given:
    """What a line means where this is expected."""
    if line == "hang up":
        return HungUp()
    match expect:
        case LookUp():
            return NoInput() if line == "fail" else Facts(pairs(line.split()))
        case Recording():
            seconds = scalar(line)
            return Recorded(REFERENCE, seconds) if isinstance(seconds, int | float) else NoInput()
        case _:
            return _answered(line)


def pairs(words: Iterable[str]) -> dict[str, Fact]:
    """`tier=A open.main=true` as facts; a dot makes a mapping, a word without `=` is true."""
    facts: dict[str, Fact] = {}
    for word in words:
        name, equals, text = word.partition("=")
        value: Value = scalar(text) if equals else True
        outer, dot, inner = name.partition(".")
        held = facts.get(outer)
        facts[outer] = {**(held if isinstance(held, dict) else {}), inner: value} if dot else value
    return facts


def _answered(line: str) -> Given:
    if not line:
        return NoInput()
    return Digits(line) if set(line) <= KEYPAD else Speech(line, 1.0)


def _spoken(turn: Turn) -> Iterator[str]:
    if turn.result is not None:
        yield f"  ({turn.result.value})"
    for prompt in turn.prompts:
        words = f"♪ {prompt.audio}" if isinstance(prompt, Play) else prompt.text
        yield f"{prompt.language}: {words}"


def _awaited(expect: Expect) -> str:
    match expect:
        case Gather():
            keys = "a key" if expect.max_digits == 1 else f"up to {expect.max_digits} keys"
            ways = [keys] * expect.digits + ["speech"] * expect.speech
            return f"? {' or '.join(ways)}, {expect.timeout} s{', secret' if expect.secret else ''}"
        case LookUp():
            shown = (f"{k}={'***' if k in expect.secrets else v}" for k, v in expect.given.items())
            return f"? look up {expect.name}: {' '.join(shown)}"
        case Recording():
            return f"? a message of up to {expect.max_seconds} s"
        case PromptsEnd():
            return "? the end of the prompts"


def _exit(turn: Turn) -> str:
    """The exit in one line: its kind, what it holds, and the variables behind it."""
    if turn.exit is None:
        return ""
    names = [name for name in turn.exit.__struct_fields__ if name != "variables"]
    fields = {name: getattr(turn.exit, name) for name in names}
    shown = [f"{name}={_plain(value)}" for name, value in fields.items() if value not in ("", 0, None, {})]
    learned = [f"{name}={_plain(value)}" for name, value in turn.exit.variables.items()]
    return " ".join([str(turn.exit.__struct_config__.tag), *shown, *(["with"] if learned else []), *learned])


def _plain(value: object) -> str:
    return in_words(value) if isinstance(value, Mapping) else str(value)
