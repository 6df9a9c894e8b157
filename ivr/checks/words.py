"""What texts say: their languages, their holes, and the names used everywhere."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ivr.program import Flow
from ivr.steps.play import Play
from ivr.steps.set import Set
from ivr.steps.step import Step
from ivr.unit import Unit
from notation import words
from notation.problems import Problem
from notation.source import Path
from notation.texts import Text, holes

ALWAYS_KNOWN = frozenset({"caller", "dialled", "language", "open", "tier"})
"""Names that any host tells, or that every call has."""


def problems(unit: Unit) -> Iterator[Problem]:
    """Everything wrong in the words of one flow."""
    flow = unit.flow
    assert flow is not None
    written = {name for step in flow.steps.values() for name in step.writes()}
    known = {*ALWAYS_KNOWN, *flow.facts, *written, *_perhaps_written(unit)}
    hidden = {name for step in flow.steps.values() for name in step.hides()}
    for name, step in flow.steps.items():
        here = ("steps", name)
        yield from (unit.problem((*here, *path), "contradiction", said) for path, said in step.faults())
        yield from _languages(unit, flow, here, step)
        yield from _holes(unit, here, step, hidden)
        yield from _names(unit, here, step, known)


def _perhaps_written(unit: Unit) -> Iterator[str]:
    """The names that the steps which cannot be read seem to set: better one problem less than a false one."""
    for name in unit.broken:
        step = unit.tree.value["steps"].get(name)
        if isinstance(step, dict):
            for written in (step.get("store"), step.get("gives"), step.get("values")):
                yield from (each for each in _listed(written) if isinstance(each, str))


def _listed(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list | dict) else (value,)


def _spoken(step: Step) -> Mapping[str, Text]:
    """The texts and recordings of a step by attribute."""
    recordings = {"audio": step.audio} if isinstance(step, Play) else {}
    return {name: text for name, text in {**step.texts(), **recordings}.items() if text is not None}


def _languages(unit: Unit, flow: Flow, here: Path, step: Step) -> Iterator[Problem]:
    for attribute, text in _spoken(step).items():
        if not (isinstance(text, str) and attribute == "audio"):
            yield from words.languages(unit.tree, (*here, attribute), text, flow.spoken())
    if isinstance(step, Set) and step.language and not _spoken_here(flow, step.language):
        message = f"the flow does not list the language `{step.language}`"
        yield unit.problem((*here, "language"), "unknown-language", message)


def _spoken_here(flow: Flow, language: str) -> bool:
    """Whether the flow lists the language; one that a variable names cannot be told."""
    return any(holes(language)) or language in flow.spoken()


def _holes(unit: Unit, here: Path, step: Step, hidden: set[str]) -> Iterator[Problem]:
    for path, line in _lines(here, step):
        yield from words.braces(unit.tree, path, line)
        for name in holes(line):
            if name.partition(".")[0] in hidden:
                yield unit.problem(path, "secret-spoken", f"`{name}` is a secret and must not be spoken")


def _names(unit: Unit, here: Path, step: Step, known: set[str]) -> Iterator[Problem]:
    spoken = ((path, name) for path, line in _lines(here, step) for name in holes(line))
    read = (((*here, *path), name) for path, name in step.reads())
    for path, name in (*spoken, *read):
        if name.partition(".")[0] not in known:
            message = f"`{name}` is set nowhere in this flow; list it under `facts` if it comes from outside"
            yield unit.problem(path, "unknown-name", message)


def _lines(here: Path, step: Step) -> Iterator[tuple[Path, str]]:
    for attribute, text in step.texts().items():
        if text is not None:
            yield from words.lines((*here, attribute), text)
