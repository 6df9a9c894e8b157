"""A step that goes on by what is known: its cases, where they lead, and which of them holds."""

from collections.abc import Callable, Iterator, Sequence
from typing import Annotated, Any

from msgspec import Meta, Struct, field

from notation.conditions import holds, label, names
from notation.kinds import WORD, Fact
from notation.links import Link
from notation.source import Path

Condition = Annotated[dict[str, Any], Meta(min_length=1)]
Target = Annotated[str, Meta(pattern=f"^{WORD}$", description="the name of a step of this file")]


class Case(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A condition, and the step that follows if it holds."""

    condition: Condition = field(name="if")
    next: Target


Cases = Annotated[list[Case], Meta(min_length=1, description="conditions in order: `{if: ..., next: step}`")]


def links_of(cases: Sequence[Case], otherwise: str) -> tuple[Link, ...]:
    """Return every way that leads on, with its condition in words."""
    ways = (
        Link(("cases", index, "next"), case.next, label(case.condition)) for index, case in enumerate(cases)
    )
    return (*ways, Link(("otherwise",), otherwise, "otherwise"))


def names_in(cases: Sequence[Case]) -> Iterator[tuple[Path, str]]:
    """Yield the names that the conditions ask for, each with the path of its attribute."""
    for index, case in enumerate(cases):
        yield from names(case.condition, ("cases", index, "if"))


def first_that_holds(cases: Sequence[Case], otherwise: str, value: Callable[[str], Fact]) -> str:
    """Return the step of the first case whose condition holds."""
    return next((case.next for case in cases if holds(case.condition, value)), otherwise)
