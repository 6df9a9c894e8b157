"""survey: ask for a mark on a scale, by key."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from ivr.keys import match
from ivr.kinds import Target, Text
from ivr.outputs import Gather, Result
from ivr.steps.ask import Ask, Heard, Verdict
from ivr.steps.step import At, Move
from notation.kinds import Name
from notation.links import Link
from notation.source import Path

Scale = Annotated[
    list[Annotated[int, Meta(ge=0, le=99)]],
    Meta(min_length=2, max_length=2, description="the lowest and the highest mark, `[1, 5]` or `[0, 10]`"),
]


class Survey(Ask, frozen=True, kw_only=True, tag="survey"):
    """Asks for a mark and stores it as a number (DV-04)."""

    prompt: Text
    scale: Scale
    store: Name
    next: Target

    def question(self) -> Text:
        return self.prompt

    def writes(self) -> tuple[str, ...]:
        return (self.store,)

    def faults(self) -> Iterator[tuple[Path, str]]:
        if self.scale[0] >= self.scale[1]:
            yield ("scale",), "the lowest mark must lie below the highest"

    def links(self) -> tuple[Link, ...]:
        label = f"{self.scale[0]} to {self.scale[1]}"
        return (Link(("next",), self.next, label, heard=True), *super().links())

    def expect(self, at: At) -> Gather:
        longest = len(str(self.scale[1]))
        return Gather(
            max_digits=longest - len(at.state.keys),
            timeout=self.digit_timeout if at.state.keys else self.timeout,
            finish_key="#",
            language=at.state.language,
        )

    def judge(self, at: At, heard: Heard) -> Verdict:
        marks = [str(mark) for mark in range(self.scale[0], self.scale[1] + 1)]
        return Verdict(match(marks, heard.entry, heard.finished), heard.entry)

    def found(self, at: At, answer: str) -> Move:
        return replace(at, state=at.state.store(self.store, int(answer))).go(self.next, result=Result.FOUND)
