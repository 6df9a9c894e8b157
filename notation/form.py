"""The form of a file: every attribute known, every needed one there, every value right."""

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from msgspec import Struct

from notation.problems import Problem
from notation.source import Path, Tree


class Form(Struct, frozen=True):
    """The schema of a language, the words for its steps (`do`), and what a file of it is called."""

    schema: Draft202012Validator
    steps: Collection[str]
    whole: str = "flow"


def examine(form: Form, tree: Tree) -> tuple[list[Problem], frozenset[str]]:
    """Every departure from the schema, each told once, and the names of the steps that have one."""
    errors = list(form.schema.iter_errors(tree.value))
    told = {problem for error in errors for problem in _told(form, tree, error)}
    places = (_exact(tuple(error.absolute_path), error) for error in errors)
    broken = frozenset(str(place[1]) for place in places if len(place) > 1 and place[0] == "steps")
    return sorted(told), broken


def _told(form: Form, tree: Tree, error: ValidationError) -> Iterator[Problem]:
    path = tuple(error.absolute_path)
    match error.validator:
        case "additionalProperties":
            yield from _unknown(form, tree, path, error)
        case "required":
            yield from _missing(form, tree, path, error)
        case "enum" if path[-1:] == ("do",):
            yield tree.problem(path, "unknown-step-type", _no_step(form, error.instance))
        case "anyOf" if meant := _meant(error):
            for inner in meant:
                yield from _told(form, tree, inner)
        case _:
            message = f"{_place(form, path)} wants {_wanted(error)}; it has {_shown(error)}"
            yield tree.problem(_exact(path, error), "bad-value", message)


def _meant(error: ValidationError) -> list[ValidationError]:
    """What is wrong inside the one form, of several that a value may have, whose type it is."""
    forms: dict[Any, list[ValidationError]] = {}
    for each in error.context or ():
        forms.setdefault(each.relative_schema_path[0], []).append(each)
    fits = [found for found in forms.values() if all(each.relative_path for each in found)]
    return fits[0] if len(fits) == 1 else []


def _unknown(form: Form, tree: Tree, path: Path, error: ValidationError) -> Iterator[Problem]:
    known = _schema(error).get("properties", {})
    instance: Any = error.instance
    for name in instance:
        if name not in known:
            message = f"{_place(form, path)} has no attribute `{name}`{_perhaps(name, known)}"
            yield tree.problem((*path, name), "unknown-attribute", message)


def _missing(form: Form, tree: Tree, path: Path, error: ValidationError) -> Iterator[Problem]:
    instance: Any = error.instance
    for name in _schema(error)["required"]:
        if name not in instance:
            yield tree.problem(path, "missing-attribute", f"{_place(form, path)} needs `{name}`")


def _schema(error: ValidationError) -> Mapping[str, Any]:
    """The part of the schema that was broken; all its parts are mappings."""
    return error.schema if isinstance(error.schema, Mapping) else {}


def _wanted(error: ValidationError) -> str:
    return str(_schema(error).get("description") or error.message)


def _no_step(form: Form, name: Any) -> str:
    return f"there is no step `{name}`{_perhaps(str(name), form.steps)}"


def _perhaps(word: str, known: Any) -> str:
    near = get_close_matches(word, list(known), n=1)
    return f"; perhaps `{near[0]}`" if near else ""


def _exact(path: Path, error: ValidationError) -> Path:
    """The path to a bad key itself, where the key and not its value is wrong."""
    in_key = "propertyNames" in error.absolute_schema_path
    return (*path, error.instance) if in_key and isinstance(error.instance, str) else path


def _place(form: Form, path: Path) -> str:
    """`step welcome, prompt en` for a path; the whole file is `the flow`, or what it is."""
    match path:
        case ():
            return f"the {form.whole}"
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
