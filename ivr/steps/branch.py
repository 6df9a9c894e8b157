"""branch: go on by what is known."""

from collections.abc import Iterator
from typing import Annotated, Any

from msgspec import Meta, Struct, field

from ivr.kinds import Target
from ivr.steps.step import At, Move, Step
from notation.conditions import holds, label, names
from notation.links import Link
from notation.source import Path

Condition = Annotated[dict[str, Any], Meta(min_length=1)]


class Case(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A condition, and where the call goes if it holds."""

    condition: Condition = field(name="if")
    next: Target


class Branch(Step, frozen=True, kw_only=True, tag="branch"):
    """Takes the first case whose condition holds."""

    cases: Annotated[
        list[Case], Meta(min_length=1, description="conditions in order: `{if: ..., next: step}`")
    ]
    otherwise: Annotated[Target, Meta(description="the step if no condition holds")]

    def links(self) -> tuple[Link, ...]:
        cases = (
            Link(("cases", index, "next"), case.next, label(case.condition))
            for index, case in enumerate(self.cases)
        )
        return (*cases, Link(("otherwise",), self.otherwise, "otherwise"))

    def reads(self) -> Iterator[tuple[Path, str]]:
        for index, case in enumerate(self.cases):
            yield from names(case.condition, ("cases", index, "if"))

    def enter(self, at: At) -> Move:
        return at.go(next((c.next for c in self.cases if holds(c.condition, at.value)), self.otherwise))
