"""Calls through the shipped flows, word for word, as a person would read them.

A file in `calls/` begins with the flow and what the host knows; `> ` is what
the caller or the host answers, an empty one being silence or nothing found.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from ivr.check import check, shipped
from ivr.program import Program
from ivr.walk import pairs, walk
from tests.ivr.playing import shipped_program

CALLS = sorted((Path(__file__).parent / "calls").glob("*.txt"))
ANSWER = ">"


def transcript(program: Program, text: str) -> str:
    """The call of a transcript, held again."""
    head, *lines = text.splitlines()
    flow, *facts = head.split()
    written = [head]
    answers = (line.removeprefix(ANSWER).strip() for line in lines if line.startswith(ANSWER))
    for line in walk(program, flow, pairs(facts), _noted(answers, written)):
        written.append(line)  # noqa: PERF402  the answers are written in between
    return "\n".join(written) + "\n"


def _noted(answers: Iterable[str], written: list[str]) -> Iterator[str]:
    for answer in answers:
        written.append(f"{ANSWER} {answer}".rstrip())
        yield answer


@pytest.mark.parametrize("path", CALLS, ids=lambda path: path.stem)
def test_calls_read_as_written(path: Path) -> None:
    """Each call says, expects and ends exactly as its transcript does."""
    text = path.read_text(encoding="utf-8")

    assert transcript(shipped_program(), text) == text


def test_shipped_flows_are_clean() -> None:
    """The flows that come with the language fit together without a warning."""
    assert check(shipped()) == []


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_flow_is_heard_in_both(language: str) -> None:
    """There is a transcript of every shipped flow in each language."""
    heard = {path.stem.partition(".")[0] for path in CALLS if f"\n{language}: " in path.read_text("utf-8")}

    assert heard == set(shipped_program().flows)
