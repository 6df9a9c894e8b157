"""The pages about flows are true."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ivr.check import build
from ivr.problems import CODES
from ivr.schema import schema
from ivr.steps import STEPS
from ivr.steps.ask import Ask
from notation.source import Source
from tests.ivr.test_transcripts import transcript

DOCS = Path(__file__).parent.parent.parent / "docs"
REFERENCE = (DOCS / "reference" / "flows.md").read_text(encoding="utf-8")
HOWTO = (DOCS / "howto" / "write-a-flow.md").read_text(encoding="utf-8")

FLOW = re.compile(r"<!-- flow: (\S+) -->\n```yaml\n(.*?)```", re.DOTALL)
CALL = re.compile(r"<!-- call: (.+?) -->\n```text\n(.*?)```", re.DOTALL)
ROW = re.compile(r"^\| `(\w+)` \| (yes|) \| (.*?) \| .+ \|$", re.MULTILINE)

Attributes = dict[str, tuple[bool, str]]


def section(title: str) -> str:
    """The part of the reference under a heading, up to the next one."""
    return re.split(r"^#+ ", REFERENCE.partition(f"# {title}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def told(title: str) -> Attributes:
    """The attributes that the reference lists: whether needed, and the default."""
    return {
        name: (needed == "yes", default.strip("` ")) for name, needed, default in ROW.findall(section(title))
    }


def true_of(definition: dict[str, Any]) -> Attributes:
    """The same of the schema."""
    return {
        name: (name in definition["required"], _default(attribute.get("default")))
        for name, attribute in definition["properties"].items()
        if name != "do"
    }


def _default(value: object) -> str:
    return "" if value in (None, [], {}) else json.dumps(value)


def test_the_file_is_described() -> None:
    """The reference lists the attributes of a flow as the schema has them."""
    assert told("The file") == true_of(schema())


@pytest.mark.parametrize("do", STEPS)
def test_every_step_is_described(do: str) -> None:
    """The reference lists each attribute of each step, whether it is needed, and its default."""
    shared = told("Questions") if issubclass(STEPS[do], Ask) else {}

    assert {**shared, **told(do)} == true_of(schema()["$defs"][STEPS[do].__name__])


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_described(code: str) -> None:
    """The reference says what each problem means."""
    assert f"| `{code}` | {CODES[code]} |" in section("Problems")


def test_every_test_is_described() -> None:
    """The reference names each test that a condition may make."""
    tests = schema()["$defs"]["test"]["anyOf"][-1]["properties"]

    assert all(f"`{test}`" in section("Conditions") for test in tests)


def test_the_howto_works() -> None:
    """The flows of the how-to check clean, and the call goes as it is told."""
    program, problems = build(Source(file, text) for file, text in FLOW.findall(HOWTO))

    assert problems == []
    assert program is not None
    ((flow, call),) = CALL.findall(HOWTO)
    assert transcript(program, f"{flow}\n{call}") == f"{flow}\n{call}"


def test_the_howto_tells_the_truth_about_a_slip() -> None:
    """The misspelling of the how-to gives the messages that it shows, on those lines."""
    slips = [(file, text.replace("prompt", "promt", 1)) for file, text in FLOW.findall(HOWTO)]
    _, problems = build(Source(f"flows/{file}", text) for file, text in slips)

    assert "".join(f"{problem}\n" for problem in problems) in HOWTO
    assert len(problems) == 2
