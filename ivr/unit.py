"""One flow file, read: its flow where the form is right, its tree for the lines."""

from functools import cache

import msgspec
from jsonschema import Draft202012Validator
from msgspec import Struct

from ivr.program import Flow
from ivr.schema import schema
from ivr.steps import STEPS
from notation import form
from notation.problems import Problem
from notation.source import Path, Source, Tree, read


class Unit(Struct, frozen=True):
    """A flow with the lines of its file; `broken` names the steps whose form is wrong.

    The flow holds the good steps only, so that the other checks can go on and
    all problems of a file are found at once. It is None where the head of the
    file is wrong.
    """

    tree: Tree
    flow: Flow | None
    broken: frozenset[str] = frozenset()

    @property
    def file(self) -> str:
        return self.tree.file

    def problem(self, path: Path, code: str, message: str) -> Problem:
        """A problem at the path."""
        return self.tree.problem(path, code, message)


@cache
def _form() -> form.Form:
    return form.Form(Draft202012Validator(schema()), STEPS)


def parse(source: Source) -> tuple[Unit, list[Problem]]:
    """The unit of a file, and every problem of its form."""
    tree = read(source)
    if tree.value is None and tree.problems:
        return Unit(tree, None), list(tree.problems)
    found, broken = form.examine(_form(), tree)
    flow, misfit = _flow(tree, broken)
    problems = [*tree.problems, *found]
    if misfit and not problems:
        problems.append(tree.problem((), "bad-value", misfit))
    return Unit(tree, flow, broken), problems


def _flow(tree: Tree, broken: frozenset[str]) -> tuple[Flow | None, str]:
    """The flow of the good steps and of the head's known attributes, or why there is none."""
    if not isinstance(tree.value, dict) or not isinstance(tree.value.get("steps"), dict):
        return None, "no flow"
    head = {name: tree.value[name] for name in Flow.__struct_fields__ if name in tree.value}
    steps = {name: step for name, step in tree.value["steps"].items() if name not in broken}
    try:
        return msgspec.convert({**head, "steps": steps}, Flow), ""
    except msgspec.ValidationError as error:
        return None, str(error)
