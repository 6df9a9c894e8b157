"""Conditions, written as plain YAML and never evaluated as code.

    tier: A                          the tier is A
    tier: [A, B]                     it is one of these
    caller: {starts: "+86"}          a test by name, see `TESTS`
    open.sales: true                 a look inside a fact
    all: [...], any: [...], not: {}  conditions together

Several names in one condition must all hold. A name that is not known holds
in no test but `known: false`.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from notation.kinds import PATH, PATTERN, Fact, Value
from notation.patterns import matches
from notation.source import Path

Condition = Mapping[str, Any]


def holds(condition: Condition, value: Callable[[str], Fact]) -> bool:
    """Whether the condition holds, `value` telling what each name stands for."""
    return all(_part(key, wanted, value) for key, wanted in condition.items())


def _part(key: str, wanted: Any, value: Callable[[str], Fact]) -> bool:
    match key:
        case "all":
            return all(holds(each, value) for each in wanted)
        case "any":
            return any(holds(each, value) for each in wanted)
        case "not":
            return not holds(wanted, value)
        case _:
            return _passes(value(key), wanted)


def _passes(found: Fact, wanted: Any) -> bool:
    if isinstance(wanted, Mapping):
        return all(TESTS[test](found, against) for test, against in wanted.items())
    return _among(found, wanted) if isinstance(wanted, list) else _same(found, wanted)


def names(condition: Condition, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every name that the condition asks for, with the path to its place."""
    for key, wanted in condition.items():
        here = (*path, key)
        if key == "not":
            yield from names(wanted, here)
        elif key in {"all", "any"}:
            for index, each in enumerate(wanted):
                yield from names(each, (*here, index))
        else:
            yield here, key


def label(condition: Condition) -> str:
    """The condition in a few words, for drawings."""
    return ", ".join(f"{name} {_words(wanted)}" for name, wanted in condition.items())


def _words(wanted: Any) -> str:
    if isinstance(wanted, dict):
        return label(wanted)
    if isinstance(wanted, list):
        return " | ".join(f"({label(each)})" if isinstance(each, dict) else _words(each) for each in wanted)
    return str(wanted).lower() if isinstance(wanted, bool) else str(wanted)


def _same(found: Fact, wanted: Value) -> bool:
    if isinstance(found, list):
        return any(_same(each, wanted) for each in found)
    if found is None or wanted is None or isinstance(found, bool) or isinstance(wanted, bool):
        return found is wanted
    return found == wanted or str(found) == str(wanted)


def _among(found: Fact, wanted: list[Value]) -> bool:
    return any(_same(found, each) for each in wanted)


def _compared(compare: Callable[[float, float], bool]) -> Callable[[Fact, Any], bool]:
    """A test on numbers; what is no number passes none."""

    def test(found: Fact, wanted: Any) -> bool:
        number = _number(found)
        return number is not None and compare(number, wanted)

    return test


def _number(found: Fact) -> float | None:
    if isinstance(found, bool) or not isinstance(found, int | float | str):
        return None
    try:
        return float(found)
    except (ValueError, OverflowError):
        return None


def _like(found: Fact, wanted: str | list[str]) -> bool:
    patterns = [wanted] if isinstance(wanted, str) else wanted
    return isinstance(found, str) and any(matches(each, found) for each in patterns)


def _starts(found: Fact, wanted: str | list[str]) -> bool:
    return isinstance(found, str) and found.startswith(wanted if isinstance(wanted, str) else tuple(wanted))


TESTS: dict[str, Callable[[Fact, Any], bool]] = {
    "is": _same,
    "is_not": lambda found, wanted: found is not None and not _same(found, wanted),
    "in": _among,
    "at_least": _compared(lambda number, wanted: number >= wanted),
    "at_most": _compared(lambda number, wanted: number <= wanted),
    "above": _compared(lambda number, wanted: number > wanted),
    "below": _compared(lambda number, wanted: number < wanted),
    "starts": _starts,
    "like": _like,
    "known": lambda found, wanted: (found is not None) is wanted,
}

_VALUE = {"type": ["string", "number", "boolean"]}
_VALUES = {"type": "array", "minItems": 1, "items": _VALUE}
_PATTERN = {"type": "string", "pattern": PATTERN, "minLength": 1}
_KINDS: dict[str, Any] = {
    "is": _VALUE,
    "is_not": _VALUE,
    "in": _VALUES,
    "starts": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]},
    "like": {"anyOf": [_PATTERN, {"type": "array", "items": _PATTERN, "minItems": 1}]},
    "known": {"type": "boolean"},
}


_SEVERAL = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/condition"}}
_CONDITION = {
    "description": "names with what they must be, or `all`, `any` and `not` of conditions",
    "type": "object",
    "minProperties": 1,
    "properties": {"all": _SEVERAL, "any": _SEVERAL, "not": {"$ref": "#/$defs/condition"}},
    "propertyNames": {"pattern": f"^{PATH}$", "description": "the name of a variable or a fact"},
    "additionalProperties": {"$ref": "#/$defs/test"},
}


def schema() -> dict[str, Any]:
    """The definitions `condition` and `test` of the JSON Schema."""
    kinds = {test: _KINDS.get(test, {"type": "number"}) for test in TESTS}
    tests = {"type": "object", "minProperties": 1, "properties": kinds, "additionalProperties": False}
    description = f"a value, a list of values, or tests among {', '.join(TESTS)}"
    return {
        "condition": _CONDITION,
        "test": {"description": description, "anyOf": [_VALUE, _VALUES, tests]},
    }
