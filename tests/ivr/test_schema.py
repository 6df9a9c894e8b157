"""The published schema is the code's own, and holds for every flow."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from ivr.check import shipped, sources
from ivr.schema import SCHEMA_FILE, rendered, schema
from ivr.steps import STEPS
from notation.source import Source, read
from tests.ivr.playing import GOOD


def test_the_published_schema_is_new() -> None:
    """`python -m ivr.schema > ivr/schema.json` was run after the last change of a step."""
    assert SCHEMA_FILE.read_text(encoding="utf-8") == rendered()


def test_the_schema_is_a_schema() -> None:
    """It is valid JSON Schema, draft 2020-12."""
    Draft202012Validator.check_schema(json.loads(rendered()))


def flows() -> list[Source]:
    return [*shipped(), *sources(path for path in sorted(GOOD.iterdir()))[0]]


@pytest.mark.parametrize("source", flows(), ids=lambda source: "-".join(Path(source.file).parts[-2:]))
def test_good_flows_are_valid(source: Source) -> None:
    """Any validator can check the form of a flow with the schema alone."""
    Draft202012Validator(json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))).validate(read(source).value)


@pytest.mark.parametrize("do", STEPS)
def test_every_attribute_is_described(do: str) -> None:
    """Each attribute says what it wants, for the reference page and for messages."""
    attributes = schema()["$defs"][STEPS[do].__name__]["properties"]

    assert all(described(each) for name, each in attributes.items() if name not in ("do", "wait"))


def described(attribute: dict[str, object]) -> bool:
    """Whether the attribute, or one of the forms it may have, is described."""
    forms = attribute.get("anyOf", [])
    return "description" in attribute or (
        isinstance(forms, list) and any("description" in form for form in forms)
    )
