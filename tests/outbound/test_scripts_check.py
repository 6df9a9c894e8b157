"""Every problem of a script is found, on its line; and the scripts that are shipped have none."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from callcenter.outbound.scripts.check import check, shipped
from callcenter.outbound.scripts.graph import graph, mermaid, svg
from callcenter.outbound.scripts.problems import CODES
from callcenter.outbound.scripts.schema import SCHEMA_FILE, rendered
from notation.source import Source, read
from tests.outbound.scripts_world import SMALL, checked, small


def line_of(text: str, part: str) -> int:
    """The line that a part of a text stands on."""
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("next: offer\n  offer", "next: nowhere\n  offer", "missing-step"),
        ("start: hello", "start: who", "unreachable-step"),
        ("next: outcome", "next: offer", "no-way-out"),
        ("{customer}.", "{custommer}.", "unknown-name"),
        ("if: {tier: A}", "if: {teir: A}", "unknown-name"),
        ("otherwise: offer", "otherwise: who", "loop-without-input"),
        ("do: say", "do: speak", "unknown-step-type"),
        ("text: Is", "txet: Is", "unknown-attribute"),
        ("    kind: number\n", "    kind: choice\n", "contradiction"),
        ("    kind: number\n", "    kind: number\n    into: person.title\n", "contradiction"),
        ("    kind: number\n", "    kind: number\n    into: person.height\n", "contradiction"),
        ("    kind: number\n", "    kind: number\n    into: seats\n", "bad-value"),
        ("text: Is this {customer}?", "text: Is this {customer?", "stray-brace"),
        ("title: Small", "title: [Small", "unreadable"),
        ("title: Small", "title: Small\ntitle: Great", "duplicate-key"),
        ("result: sale", "result: sold", "bad-value"),
        ("title: Small", "title: {zh-CN: 小}", "no-default-text"),
    ],
)
def test_a_slip_is_told_by_its_code(old: str, new: str, code: str) -> None:
    """And the script is not to be had."""
    found = checked(SMALL.replace(old, new))

    assert code in {each.code for each in found.problems}
    assert found.script is None


def test_a_problem_names_file_and_line() -> None:
    """So that its author finds the place."""
    text = SMALL.replace("next: outcome", "next: outcom")
    (missing, *_) = (each for each in checked(text).problems if each.code == "missing-step")

    assert (missing.file, missing.line) == ("small.yaml", line_of(text, "next: outcom"))


def test_a_language_that_lacks_is_a_warning() -> None:
    """The script can be used."""
    found = checked(SMALL.replace("language: en", "language: en\nlanguages: [en, zh-CN]"))

    assert {each.code for each in found.problems} == {"missing-language"}
    assert found.script is not None


def test_only_known_codes_are_told() -> None:
    """Each is explained to whoever reads the list."""
    page = Path(__file__).parent.parent.parent / "docs" / "reference" / "scripts.md"
    told = page.read_text(encoding="utf-8").partition("## Problems")[2]

    assert dict(re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", told, re.MULTILINE)) == CODES


@pytest.mark.parametrize("source", shipped(), ids=lambda source: source.file)
def test_shipped_scripts_have_no_problem(source: Source) -> None:
    """Not even a warning, and each is written in both languages."""
    found = check(source)

    assert found.problems == ()
    assert found.script is not None
    assert set(found.script.spoken()) == {"en", "zh-CN"}


def test_the_published_schema_is_new() -> None:
    """`python -m callcenter.outbound.scripts.schema` was run after the last change of a step."""
    assert SCHEMA_FILE.read_text(encoding="utf-8") == rendered()
    Draft202012Validator.check_schema(json.loads(rendered()))


def test_the_schema_alone_accepts_a_good_script() -> None:
    """Any editor can check the form."""
    Draft202012Validator(json.loads(rendered())).validate(read(Source("", SMALL)).value)


def test_a_script_is_drawn_with_every_step() -> None:
    """Kinds of steps look different, and answers stand at their ways."""
    drawn = graph(small())

    assert {node.name: node.kind for node in drawn.nodes} == {
        "hello": "asks",
        "who": "host",
        "seats": "asks",
        "offer": "acts",
        "outcome": "host",
        "bye": "ends",
    }
    assert "right" in mermaid(small())
    assert "seats" in svg(small())
