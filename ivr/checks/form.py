"""The form of a file: every attribute known, every needed one there, every value right."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from ivr.problems import Problem
from ivr.schema import schema
from ivr.source import Tree
from ivr.steps import STEPS


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(schema())


def examine(tree: Tree) -> tuple[list[Problem], frozenset[str]]:
    """Every departure from the schema, each told once, and the names of the steps that have one."""
    errors = list(_validator().iter_errors(tree.value))
    told = {problem for error in errors for problem in _told(tree, error)}
    places = (_exact(tuple(error.absolute_path), error) for error in errors)
    broken = frozenset(str(place[1]) for place in places if len(place) > 1 and place[0] == "steps")
    return sorted(told), broken


def _told(tree: Tree, error: ValidationError) -> Iterator[Problem]:
    path = tuple(error.absolute_path)
    match error.validator:
        case "additionalProperties":
            yield from _unknown(tree, path, error)
        case "required":
            yield from _missing(tree, path, error)
        case "enum" if path[-1:] == ("do",):
            yield tree.problem(path, "unknown-step-type", _no_step(error.instance))
        case _:
            message = f"{_place(path)} wants {_wanted(error)}; it has {_shown(error)}"
            yield tree.problem(_exact(path, error), "bad-value", message)


def _unknown(tree: Tree, path: tuple[str | int, ...], error: ValidationError) -> Iterator[Problem]:
    known = _schema(error).get("properties", {})
    instance: Any = error.instance
    for name in instance:
        if name not in known:
            message = f"{_place(path)} has no attribute `{name}`{_perhaps(name, known)}"
            yield tree.problem((*path, name), "unknown-attribute", message)


def _missing(tree: Tree, path: tuple[str | int, ...], error: ValidationError) -> Iterator[Problem]:
    instance: Any = error.instance
    for name in _schema(error)["required"]:
        if name not in instance:
            yield tree.problem(path, "missing-attribute", f"{_place(path)} needs `{name}`")


def _schema(error: ValidationError) -> Mapping[str, Any]:
    """The part of the schema that was broken; all its parts are mappings."""
    return error.schema if isinstance(error.schema, Mapping) else {}


def _wanted(error: ValidationError) -> str:
    return str(_schema(error).get("description") or error.message)


def _no_step(name: Any) -> str:
    return f"there is no step `{name}`{_perhaps(str(name), STEPS)}"


def _perhaps(word: str, known: Any) -> str:
    near = get_close_matches(word, list(known), n=1)
    return f"; perhaps `{near[0]}`" if near else ""


def _exact(path: tuple[str | int, ...], error: ValidationError) -> tuple[str | int, ...]:
    """The path to a bad key itself, where the key and not its value is wrong."""
    in_key = "propertyNames" in error.absolute_schema_path
    return (*path, error.instance) if in_key and isinstance(error.instance, str) else path


def _place(path: tuple[str | int, ...]) -> str:
    """`step welcome, prompt en` for a path; the whole file is `the flow`."""
    match path:
        case ():
            return "the flow"
        case ("steps", step):
            return f"step `{step}`"
        case ("steps", step, *inner):
            return f"step `{step}`, {_dotted(inner)}"
        case _:
            return _dotted(list(path))


def _dotted(path: list[str | int]) -> str:
    return "`" + ".".join(map(str, path)) + "`"


def _shown(error: ValidationError) -> str:
    return "nothing" if error.instance is None else repr(error.instance)[:60]
