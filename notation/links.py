"""Where links lead: no dead end, no step that nothing leads to."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from msgspec import Struct

from notation.problems import Problem
from notation.source import Path, Tree


class Link(Struct, frozen=True):
    """One way on: the attribute it is written in, the step it leads to, a label for drawings.

    `heard` says that only an input takes this way; a round of links of which none is heard would go
    on for ever.
    """

    path: Path
    to: str
    label: str = ""
    heard: bool = False


class Linked(Protocol):
    """A step, as far as links are concerned."""

    def links(self) -> Sequence[Link]:
        """Every way that leads on from here."""


class Net(Struct, frozen=True):
    """The steps of one file. `broken` names those whose form is wrong: they are in the tree alone.

    `whole` is what the file is called in messages.
    """

    tree: Tree
    start: str
    steps: Mapping[str, Any]
    broken: frozenset[str] = frozenset()
    whole: str = "flow"


def problems(net: Net) -> Iterator[Problem]:
    """Missing targets, and steps that no way from the start reaches."""
    yield from _missing(net)
    yield from _unreachable(net)


def _missing(net: Net) -> Iterator[Problem]:
    known = {*net.steps, *net.broken}
    if net.start not in known:
        message = f"the {net.whole} starts at `{net.start}`, which is no step"
        yield net.tree.problem(("start",), "missing-step", message)
    for name, step in net.steps.items():
        for link in _links(step):
            if link.to not in known:
                message = f"step `{name}` leads to `{link.to}`, which is no step"
                yield net.tree.problem(("steps", name, *link.path), "missing-step", message)


def _unreachable(net: Net) -> Iterator[Problem]:
    reached = _reached(net)
    for name in (*net.steps, *sorted(net.broken)):
        if name not in reached:
            message = f"nothing leads to step `{name}`"
            yield net.tree.problem(("steps", name), "unreachable-step", message)


def _reached(net: Net) -> set[str]:
    reached: set[str] = set()
    ahead = [net.start]
    while ahead:
        name = ahead.pop()
        if name not in reached:
            reached.add(name)
            ahead.extend(_onward(net, name))
    return reached


def _onward(net: Net, name: str) -> Iterator[str]:
    """The steps after this one; for one that cannot be read, every step that it names."""
    if name in net.steps:
        yield from (link.to for link in _links(net.steps[name]))
    elif name in net.broken:
        yield from _texts(net.tree.value["steps"][name])


def _links(step: Linked) -> Sequence[Link]:
    return step.links()


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
