"""Checks a script: all its problems, and the script if none is an error."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path as File

import msgspec
from jsonschema import Draft202012Validator
from msgspec import Struct

from callcenter.outbound.scripts.schema import schema
from callcenter.outbound.scripts.script import Script
from callcenter.outbound.scripts.steps import STEPS, Branch, End
from notation import form, links, words
from notation.problems import Problem
from notation.source import Path, Source, Tree, read

SHIPPED = File(__file__).parent / "shipped"
"""The folder of the scripts that come with the house."""

ALWAYS_KNOWN = frozenset({"customer", "company", "agent", "house", "tier", "language", "campaign"})
"""Names that the desk tells of every talk."""


class Checked(Struct, frozen=True):
    """What a text is as a script. `drawn` is it as far as it can be read, `script` None with an error."""

    script: Script | None
    drawn: Script | None
    problems: tuple[Problem, ...]


class _Unit(Struct, frozen=True):
    tree: Tree
    script: Script
    broken: frozenset[str]


@cache
def _form() -> form.Form:
    return form.Form(Draft202012Validator(schema()), STEPS, "script")


def check(source: Source) -> Checked:
    """All problems of a script, by line, and the script if none is an error."""
    tree = read(source)
    if tree.value is None and tree.problems:
        return Checked(None, None, tree.problems)
    told, broken = form.examine(_form(), tree)
    script, misfit = _script(tree, broken)
    found = {*tree.problems, *told}
    if misfit and not found:
        found.add(tree.problem((), "bad-value", misfit))
    if script is not None:
        found |= set(_beyond(_Unit(tree, script, broken)))
    good = script if not any(each.is_error for each in found) else None
    return Checked(good, script, tuple(sorted(found)))


def shipped() -> list[Source]:
    """The scripts that come with the house, by name."""
    return [Source(file.name, file.read_text(encoding="utf-8")) for file in sorted(SHIPPED.glob("*.yaml"))]


def _script(tree: Tree, broken: frozenset[str]) -> tuple[Script | None, str]:
    """The script of the good steps and of the head's known attributes, or why there is none."""
    if not isinstance(tree.value, dict) or not isinstance(tree.value.get("steps"), dict):
        return None, "no script"
    head = {name: tree.value[name] for name in Script.__struct_fields__ if name in tree.value}
    steps = {name: step for name, step in tree.value["steps"].items() if name not in broken}
    try:
        return msgspec.convert({**head, "steps": steps}, Script), ""
    except msgspec.ValidationError as error:
        return None, str(error)


def _beyond(unit: _Unit) -> Iterator[Problem]:
    """The problems beyond the form: where links lead, whether it ends, and what texts say."""
    script = unit.script
    lost = list(links.problems(links.Net(unit.tree, script.start, script.steps, unit.broken, "script")))
    yield from lost
    if not unit.broken and all(each.code != "missing-step" for each in lost):
        yield from _no_way_out(unit)
        yield from _rounds(unit)
    yield from _texts(unit)


def _no_way_out(unit: _Unit) -> Iterator[Problem]:
    steps = unit.script.steps
    ending = {name for name, step in steps.items() if isinstance(step, End)}
    while True:
        more = {name for name, step in steps.items() if any(link.to in ending for link in step.links())}
        if more <= ending:
            break
        ending |= more
    for name in steps:
        if name not in ending:
            message = f"no way leads from step `{name}` to an `end`"
            yield unit.tree.problem(("steps", name), "no-way-out", message)


def _rounds(unit: _Unit) -> Iterator[Problem]:
    """Rounds of branches alone, each told at the first of them."""
    branches = {name: step for name, step in unit.script.steps.items() if isinstance(step, Branch)}
    told: set[str] = set()
    for name in branches:
        around = _after(name, branches)
        if name in around and name not in told:
            told |= around
            message = f"branches go round for ever from step `{name}`"
            yield unit.tree.problem(("steps", name), "loop-without-input", message)


def _after(name: str, branches: Mapping[str, Branch]) -> set[str]:
    """The branches that come after a branch, without the agent doing anything."""
    reached: set[str] = set()
    ahead = [link.to for link in branches[name].links()]
    while ahead:
        each = ahead.pop()
        if each in branches and each not in reached:
            reached.add(each)
            ahead += (link.to for link in branches[each].links())
    return reached


def _texts(unit: _Unit) -> Iterator[Problem]:
    script, tree = unit.script, unit.tree
    written = {name for step in script.steps.values() for name in step.writes()}
    known = {*ALWAYS_KNOWN, *script.facts, *written, *_perhaps_written(unit)}
    yield from words.languages(tree, ("title",), script.title, script.spoken(), "script")
    for name, step in script.steps.items():
        here: Path = ("steps", name)
        yield from (tree.problem((*here, *path), "contradiction", said) for path, said in step.faults())
        used = [((*here, *path), each) for path, each in step.reads()]
        for path, text in step.texts():
            at = (*here, *path)
            yield from words.languages(tree, at, text, script.spoken(), "script")
            for place, line in words.lines(at, text):
                yield from words.braces(tree, place, line)
            used += words.named(at, text)
        yield from _unknown(tree, used, known)


def _unknown(tree: Tree, used: list[tuple[Path, str]], known: set[str]) -> Iterator[Problem]:
    for place, name in used:
        if name.partition(".")[0] not in known:
            message = f"`{name}` is set nowhere in this script; list it under `facts` if the list has it"
            yield tree.problem(place, "unknown-name", message)


def _perhaps_written(unit: _Unit) -> Iterator[str]:
    """The names that the steps which cannot be read seem to set: better one problem less than a false one."""
    for name in unit.broken:
        step = unit.tree.value["steps"].get(name)
        if isinstance(step, dict):
            yield from (each for each in (step.get("store"), step.get("field")) if isinstance(each, str))
