"""set: set variables, change the language, forget."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from ivr.kinds import Filled, Target
from ivr.steps.step import At, Move, Step
from notation.kinds import Name, Value
from notation.languages import nearest
from notation.links import Link
from notation.source import Path
from notation.texts import holes, stray


class Set(Step, frozen=True, kw_only=True, tag="set"):
    """Sets variables and the language, and forgets variables that are no longer needed."""

    values: Annotated[
        dict[Name, Value], Meta(description="variables with their values; `{name}` in a text is filled in")
    ] = {}
    language: Annotated[
        Filled | None,
        Meta(description="the language from here on; `{name}` is filled in"),
    ] = None
    forget: Annotated[list[Name], Meta(description="variables to drop, such as a checked PIN")] = []
    next: Target

    def links(self) -> tuple[Link, ...]:
        return (Link(("next",), self.next),)

    def reads(self) -> Iterator[tuple[Path, str]]:
        for name, value in self.values.items():
            if isinstance(value, str):
                yield from ((("values", name), hole) for hole in holes(value))
        yield from ((("language",), hole) for hole in holes(self.language or ""))

    def writes(self) -> tuple[str, ...]:
        return tuple(self.values)

    def faults(self) -> Iterator[tuple[Path, str]]:
        for name, value in self.values.items():
            if isinstance(value, str) and stray(value):
                yield ("values", name), "a brace without its hole; write {name}, or {{ for a plain brace"

    def enter(self, at: At) -> Move:
        state = at.state
        for name, value in self.values.items():
            state = state.store(name, at.fill(value) if isinstance(value, str) else value)
        for name in self.forget:
            state = state.forget(name)
        return replace(at, state=replace(state, language=self._language(at))).go(self.next)

    def _language(self, at: At) -> str:
        return nearest(at.fill(self.language or ""), at.languages, at.state.language)
