"""goto: go on in another flow, for good or until that flow returns."""

from typing import Annotated

from msgspec import Meta

from ivr.kinds import FlowName, Target
from ivr.steps.step import At, Jump, Move, Step
from notation.links import Link


class Goto(Step, frozen=True, kw_only=True, tag="goto"):
    """Goes to the start of another flow; with `next` the call comes back here."""

    flow: FlowName
    next: Annotated[
        Target | None, Meta(description="the step after that flow returns; else it never does")
    ] = None

    def links(self) -> tuple[Link, ...]:
        return (Link(("next",), self.next, "returned"),) if self.next else ()

    def enter(self, at: At) -> Move:
        return Jump(at.state, self.flow, self.next)
