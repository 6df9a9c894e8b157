"""Checks flow files: all problems of all files, and the program if there is no error."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from ivr.checks import flows, links, words
from ivr.program import Program, program
from ivr.unit import Unit, parse
from notation.problems import Problem, problem
from notation.source import Source

SHIPPED = Path(__file__).parent / "flows"
"""The folder of the flows that come with the language."""


def build(sources: Iterable[Source]) -> tuple[Program | None, list[Problem]]:
    """The program of these files and all their problems; None if one of them is an error."""
    units, found = examine(sources)
    if any(each.is_error for each in found):
        return None, found
    return program(unit.flow for unit in units if unit.flow is not None), found


def check(sources: Iterable[Source]) -> list[Problem]:
    """All problems of these files, by file and line."""
    return examine(sources)[1]


def examine(sources: Iterable[Source]) -> tuple[list[Unit], list[Problem]]:
    """The units of the files and all their problems, by file and line."""
    parsed = [parse(source) for source in sources]
    units = [unit for unit, _ in parsed]
    found = {each for _, problems in parsed for each in problems}
    return units, sorted(found | set(between(units)))


def between(units: Sequence[Unit]) -> list[Problem]:
    """The problems beyond the form: of each flow, and of the flows with one another."""
    whole = [unit for unit in units if unit.flow is not None]
    found = {each for unit in whole for each in (*links.problems(unit), *words.problems(unit))}
    return sorted(found | set(flows.problems(whole)))


def sources(paths: Iterable[Path]) -> tuple[list[Source], list[Problem]]:
    """The flow files at these paths, folders giving every `.yaml` in them; and those that cannot be read."""
    found: list[Source] = []
    unreadable: list[Problem] = []
    for path in _files(paths):
        try:
            found.append(Source(str(path), path.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "not written in UTF-8"
            unreadable.append(problem(str(path), 1, "unreadable", str(reason)))
    return found, unreadable


def shipped() -> list[Source]:
    """The flows that come with the language."""
    return sources([SHIPPED])[0]


def _files(paths: Iterable[Path]) -> list[Path]:
    found = {
        file
        for path in paths
        for file in ((*path.glob("*.yaml"), *path.glob("*.yml")) if path.is_dir() else (path,))
    }
    return sorted(found)
