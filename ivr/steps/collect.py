"""collect: have the caller enter or say something, check it, store it."""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta
from msgspec.structs import replace

from ivr.kinds import FinishKey, Hints, Pattern, Target, Text
from ivr.outputs import Gather, Result
from ivr.steps.ask import Ask, Heard, Verdict
from ivr.steps.step import At, Move
from notation.kinds import Name
from notation.languages import nearest
from notation.links import Link
from notation.patterns import matches
from notation.source import Path

Length = Annotated[int, Meta(ge=1, le=64, description="a number of keys (or letters of speech), 1 to 64")]
Bounds = Annotated[
    list[int], Meta(min_length=2, max_length=2, description="the least and the greatest number, `[1, 31]`")
]
Secret = Annotated[bool, Meta(description="the entry must never be logged, shown or spoken")]


class Collect(Ask, frozen=True, kw_only=True, tag="collect"):
    """Collects digits or speech into a variable."""

    prompt: Text
    input: Annotated[
        Literal["digits", "speech", "either"], Meta(description="`digits`, `speech` or `either`")
    ] = "digits"
    min: Length = 1
    max: Length = 32
    length: Annotated[Length | None, Meta(description="exactly so many, instead of `min` and `max`")] = None
    pattern: Pattern | None = None
    range: Bounds | None = None
    finish_key: FinishKey = "#"
    hints: Hints = {}
    store: Name
    secret: Secret = False
    next: Target

    def question(self) -> Text:
        return self.prompt

    def faults(self) -> Iterator[tuple[Path, str]]:
        if self.length is None and self.min > self.max:
            yield ("min",), f"no entry is at least {self.min} and at most {self.max} long"
        if self.range and self.range[0] > self.range[1]:
            yield ("range",), f"no number lies from {self.range[0]} to {self.range[1]}"

    def writes(self) -> tuple[str, ...]:
        return (self.store,)

    def hides(self) -> tuple[str, ...]:
        return (self.store,) if self.secret else ()

    def links(self) -> tuple[Link, ...]:
        return (Link(("next",), self.next, heard=True), *super().links())

    def expect(self, at: At) -> Gather:
        return Gather(
            digits=self.input != "speech",
            speech=self.input != "digits",
            max_digits=max(1, self._most - len(at.state.keys)),
            timeout=self.digit_timeout if at.state.keys else self.timeout,
            finish_key=self.finish_key,
            language=at.state.language,
            hints=self._hints(at.state.language),
            secret=self.secret,
        )

    def judge(self, at: At, heard: Heard) -> Verdict:
        entry = _digits(heard.entry) if heard.spoken else heard.entry
        if not heard.finished and len(entry) < self._most:
            return Verdict(Result.MORE_NEEDED)
        return Verdict(Result.FOUND, entry) if self._valid(entry) else Verdict(Result.INVALID)

    def found(self, at: At, answer: str) -> Move:
        state = at.state.store(self.store, answer, secret=self.secret)
        return replace(at, state=state).go(self.next, result=Result.FOUND)

    @property
    def _most(self) -> int:
        return self.length or self.max

    def _valid(self, entry: str) -> bool:
        return (
            (self.length or self.min) <= len(entry) <= self._most
            and (self.pattern is None or matches(self.pattern, entry))
            and (self.range is None or _within(self.range, entry))
        )

    def _hints(self, language: str) -> tuple[str, ...]:
        if not self.hints or self.input == "digits":
            return ()
        return tuple(self.hints[nearest(language, self.hints, next(iter(self.hints)))])


def _within(bounds: list[int], entry: str) -> bool:
    return entry.isascii() and entry.isdigit() and bounds[0] <= int(entry) <= bounds[1]


def _digits(spoken: str) -> str:
    """A number without the gaps and dashes that recognition puts in; other speech as it is."""
    joined = spoken.replace(" ", "").replace("-", "")
    return joined if joined.isascii() and joined.isdigit() else spoken
