"""look-up: ask the host for what it knows, and go on by whether it found something."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from ivr.inputs import Facts, Given, NoInput
from ivr.kinds import FlowName, Target
from ivr.outputs import LookUp as LookUpExpect
from ivr.state import storable
from ivr.steps.step import At, Move, Step, Wait
from notation.kinds import Known, Name, NamePath
from notation.links import Link
from notation.source import Path


class LookUp(Step, frozen=True, kw_only=True, tag="look-up"):
    """Asks the host a question by name; only the facts named in `gives` are taken."""

    name: Annotated[FlowName, Meta(description="what to look up, as the host calls it")]
    send: Annotated[list[NamePath], Meta(description="the names whose values the host is given")] = []
    gives: Annotated[list[Name], Meta(description="the facts that the answer may hold")] = []
    next: Target
    not_found: Annotated[Target | None, Meta(description="the step if nothing is found; else `next`")] = None
    failed: Annotated[
        Target | None, Meta(description="the step if the host cannot answer; else as `not_found`")
    ] = None

    def links(self) -> tuple[Link, ...]:
        links = (
            Link(("next",), self.next, "found"),
            Link(("not_found",), self.not_found or "", "not found"),
            Link(("failed",), self.failed or "", "failed"),
        )
        return tuple(link for link in links if link.to)

    def reads(self) -> Iterator[tuple[Path, str]]:
        return ((("send", index), name) for index, name in enumerate(self.send))

    def writes(self) -> tuple[str, ...]:
        return tuple(self.gives)

    def enter(self, at: At) -> Move:
        return Wait(at.state, self.expect(at))

    def expect(self, at: At) -> LookUpExpect:
        given = {name: at.state.value(name) for name in self.send}
        return LookUpExpect(self.name, given, tuple(name for name in self.send if name in at.state.secrets))

    def hear(self, at: At, given: Given) -> Move | None:
        not_found = self.not_found or self.next
        match given:
            case Facts(facts) if facts:
                return self._found(at, facts)
            case Facts():
                return at.go(not_found)
            case NoInput():
                return at.go(self.failed or not_found)
        return None

    def _found(self, at: At, facts: Known) -> Move:
        taken = storable({name: facts[name] for name in self.gives if name in facts})
        state = replace(at.state, facts={**at.state.facts, **taken})
        return replace(at, state=state).go(self.next)
