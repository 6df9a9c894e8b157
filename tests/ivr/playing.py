"""What the tests of flows share: a call that is played step by step."""

from pathlib import Path

import msgspec

from ivr.check import build, shipped, sources
from ivr.inputs import Given
from ivr.interpreter import advance, start
from ivr.outputs import Say
from ivr.program import Program
from ivr.state import State, Turn
from notation.kinds import Fact
from notation.source import Source

GOOD = Path(__file__).parent / "good"


def program_of(*texts: str) -> Program:
    """The checked program of flows given as text."""
    made, problems = build([Source(f"{index}.yaml", text) for index, text in enumerate(texts)])
    assert made is not None, "\n".join(map(str, problems))
    return made


def good(name: str) -> Program:
    """The program of a good example, a file or a folder."""
    path = GOOD / name
    made, _ = build(sources([path if path.is_dir() else path.with_suffix(".yaml")])[0])
    assert made is not None
    return made


def shipped_program() -> Program:
    made, _ = build(shipped())
    assert made is not None
    return made


def play(program: Program, flow: str, *inputs: Given, **facts: Fact) -> Turn:
    """The last turn of a call in which these inputs come one after another."""
    turn = start(program, flow, facts)
    for given in inputs:
        turn = advance(program, stored(turn.state), given)
    return turn


def stored(state: State) -> State:
    """The state as a host has it again, out of its journal."""
    return msgspec.json.decode(msgspec.json.encode(state), type=State)


def words(turn: Turn) -> list[str]:
    """What is spoken in a turn."""
    return [prompt.text for prompt in turn.prompts if isinstance(prompt, Say)]
