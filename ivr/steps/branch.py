"""branch: go on by what is known."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from ivr.kinds import Target
from ivr.steps.step import At, Move, Step
from notation.branching import Cases, first_that_holds, links_of, names_in
from notation.links import Link
from notation.source import Path


class Branch(Step, frozen=True, kw_only=True, tag="branch"):
    """Takes the first case whose condition holds."""

    cases: Cases
    otherwise: Annotated[Target, Meta(description="the step if no condition holds")]

    def links(self) -> tuple[Link, ...]:
        return links_of(self.cases, self.otherwise)

    def reads(self) -> Iterator[tuple[Path, str]]:
        return names_in(self.cases)

    def enter(self, at: At) -> Move:
        return at.go(first_that_holds(self.cases, self.otherwise, at.value))
