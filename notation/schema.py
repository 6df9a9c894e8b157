"""The JSON Schema of a language, made from its steps themselves."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from notation import conditions


def schema_of(
    title: str, whole: type, steps: Mapping[str, type], parts: Iterable[type] = ()
) -> dict[str, Any]:
    """The schema of one file, JSON Schema draft 2020-12.

    `whole` is what a file is read into, with `steps` by name; `parts` are what its steps hold. A part
    called `Case` has its condition in `if`.
    """
    _, found = msgspec.json.schema_components([whole, *parts, *steps.values()])
    definitions = {name: _without_titles(definition) for name, definition in found.items()}
    root = definitions.pop(whole.__name__)
    definitions["Case"]["properties"]["if"] = {"$ref": "#/$defs/condition"}
    root["properties"]["steps"] |= {"minProperties": 1, "additionalProperties": {"$ref": "#/$defs/step"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **root,
        "$defs": {"step": _step(steps), **definitions, **conditions.schema()},
    }


def rendered(schema: Mapping[str, Any]) -> str:
    """The schema as the text of a file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _step(steps: Mapping[str, type]) -> dict[str, Any]:
    """Looks at `do` and hands on to the schema of that step, so that an error is told once."""
    return {
        "description": "a step: a mapping with `do`",
        "type": "object",
        "required": ["do"],
        "properties": {"do": {"description": "the kind of step", "enum": list(steps)}},
        "allOf": [_dispatch(do, step.__name__) for do, step in steps.items()],
    }


def _dispatch(do: str, name: str) -> dict[str, Any]:
    case = {"type": "object", "required": ["do"], "properties": {"do": {"const": do}}}
    return {"if": case, "then": {"$ref": f"#/$defs/{name}"}}


def _without_titles(definition: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in definition.items() if key != "title"}
