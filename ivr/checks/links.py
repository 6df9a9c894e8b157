"""Where links lead: no dead end, no step that nothing leads to."""

from collections.abc import Iterator
from typing import Any

from ivr.problems import Problem
from ivr.unit import Unit


def problems(unit: Unit) -> Iterator[Problem]:
    """Missing targets, and steps that no way from the start reaches."""
    yield from _missing(unit)
    yield from _unreachable(unit)


def _missing(unit: Unit) -> Iterator[Problem]:
    assert unit.flow is not None
    known = {*unit.flow.steps, *unit.broken}
    if unit.flow.start not in known:
        message = f"the flow starts at `{unit.flow.start}`, which is no step"
        yield unit.problem(("start",), "missing-step", message)
    for name, step in unit.flow.steps.items():
        for link in step.links():
            if link.to not in known:
                message = f"step `{name}` leads to `{link.to}`, which is no step"
                yield unit.problem(("steps", name, *link.path), "missing-step", message)


def _unreachable(unit: Unit) -> Iterator[Problem]:
    assert unit.flow is not None
    reached = _reached(unit, unit.flow.start)
    for name in (*unit.flow.steps, *sorted(unit.broken)):
        if name not in reached:
            yield unit.problem(("steps", name), "unreachable-step", f"nothing leads to step `{name}`")


def _reached(unit: Unit, start: str) -> set[str]:
    reached: set[str] = set()
    ahead = [start]
    while ahead:
        name = ahead.pop()
        if name not in reached:
            reached.add(name)
            ahead.extend(_onward(unit, name))
    return reached


def _onward(unit: Unit, name: str) -> Iterator[str]:
    """The steps after this one; for one that cannot be read, every step that it names."""
    assert unit.flow is not None
    if name in unit.flow.steps:
        yield from (link.to for link in unit.flow.steps[name].links())
    elif name in unit.broken:
        yield from _texts(unit.tree.value["steps"][name])


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for each in value.values():
                yield from _texts(each)
        case list():
            for each in value:
                yield from _texts(each)
