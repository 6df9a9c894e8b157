"""Holds a REST request against Twilio's own description of it."""

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "openapi" / "twilio_api_v2010_subset.json"
DESCRIPTION: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
_FORM = "application/x-www-form-urlencoded"
_E164 = re.compile(r"\+[1-9]\d{1,14}|client:.+")

Pairs = list[tuple[str, str]]


def check_request(method: str, path: str, fields: Pairs) -> None:
    """Raise `AssertionError` unless Twilio describes such a request with these fields."""
    operation, in_path = _operation(method.lower(), path)
    _check_fields(in_path, _parameters(operation, "path"), set())
    if method == "POST":
        schema = operation["requestBody"]["content"][_FORM]["schema"]
        _check_fields(fields, schema["properties"], set(schema.get("required", ())))
    else:
        _check_fields(fields, _parameters(operation, "query"), set())


def _operation(method: str, path: str) -> tuple[dict[str, Any], Pairs]:
    for template, operations in DESCRIPTION["paths"].items():
        pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+?)", template.replace(".", r"\."))
        match = re.fullmatch(pattern, path)
        if match and method in operations:
            operation: dict[str, Any] = operations[method]
            return operation, list(match.groupdict().items())
    raise AssertionError(f"Twilio describes no {method.upper()} {path}")


def _parameters(operation: dict[str, Any], where: str) -> dict[str, Any]:
    return {each["name"]: each["schema"] for each in operation.get("parameters", ()) if each["in"] == where}


def _check_fields(fields: Pairs, schemas: dict[str, Any], required: set[str]) -> None:
    values: dict[str, list[str]] = defaultdict(list)
    for name, value in fields:
        values[name].append(value)
    assert required <= values.keys(), f"missing: {required - values.keys()}"
    for name, given in values.items():
        assert name in schemas, f"unknown field {name}"
        _check_value(name, given, schemas[name])


def _check_value(name: str, given: list[str], schema: dict[str, Any]) -> None:
    schema = _resolved(schema)
    if schema["type"] == "array":
        for value in given:
            assert " " not in value, f"{name}: one value per field, not {value!r} (T26)"
            _check_value(name, [value], schema["items"])
        return
    assert len(given) == 1, f"{name} is given {len(given)} times"
    _check_one(name, given[0], schema)


def _check_one(name: str, value: str, schema: dict[str, Any]) -> None:
    assert value not in {"True", "False", "None"}, f"{name}: {value} is Python, not Twilio"
    if schema["type"] == "integer":
        assert schema.get("minimum", 0) <= int(value) <= schema.get("maximum", 1 << 62), f"{name}: {value}"
    if schema["type"] == "boolean":
        assert value in {"true", "false"}, f"{name}: {value}"
    if "enum" in schema:
        assert value in schema["enum"], f"{name}: {value} is none of {schema['enum']}"
    if schema.get("format") == "uri":
        assert re.match(r"https?://[^\s]+$", value), f"{name}: {value}"
    if schema.get("format") == "endpoint":
        assert _E164.fullmatch(value), f"{name}: {value}"
    if "pattern" in schema and not value.startswith("Twilio."):
        assert re.fullmatch(schema["pattern"], value), f"{name}: {value}"


def _resolved(schema: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in schema:
        return schema
    found: dict[str, Any] = DESCRIPTION["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    return found
