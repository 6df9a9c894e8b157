"""The JSON Schema of flow files, made from the steps themselves.

`python -m ivr.schema` prints it; `ivr/schema.json` is that output, kept for
editors and other tools.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from ivr.program import Flow
from ivr.steps import STEPS
from ivr.steps.branch import Case
from ivr.steps.menu import Choice
from notation import conditions

SCHEMA_FILE = Path(__file__).parent / "schema.json"


@cache
def schema() -> dict[str, Any]:
    """The schema of one flow file, JSON Schema draft 2020-12."""
    _, found = msgspec.json.schema_components([Flow, Choice, Case, *STEPS.values()])
    definitions = {name: _without_titles(definition) for name, definition in found.items()}
    flow = definitions.pop("Flow")
    definitions["Case"]["properties"]["if"] = {"$ref": "#/$defs/condition"}
    flow["properties"]["steps"] |= {"minProperties": 1, "additionalProperties": {"$ref": "#/$defs/step"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A call flow",
        **flow,
        "$defs": {"step": _step(), **definitions, **conditions.schema()},
    }


def _step() -> dict[str, Any]:
    """Looks at `do` and hands on to the schema of that step, so that an error is told once."""
    return {
        "description": "a step: a mapping with `do`",
        "type": "object",
        "required": ["do"],
        "properties": {"do": {"description": "the kind of step", "enum": list(STEPS)}},
        "allOf": [_dispatch(do, step.__name__) for do, step in STEPS.items()],
    }


def _dispatch(do: str, name: str) -> dict[str, Any]:
    case = {"type": "object", "required": ["do"], "properties": {"do": {"const": do}}}
    return {"if": case, "then": {"$ref": f"#/$defs/{name}"}}


def _without_titles(definition: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in definition.items() if key != "title"}


def rendered() -> str:
    """The schema as it stands in `schema.json`."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(rendered(), end="")
