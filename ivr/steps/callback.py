"""callback: offer to call back, and end the flow if the caller wants it."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from ivr.keys import match
from ivr.kinds import Filled, Key, Priority, Text
from ivr.outputs import Gather, OfferCallback, Result
from ivr.steps.ask import Ask, Heard, Verdict
from ivr.steps.step import At, Leave, Move
from notation.kinds import NamePath
from notation.links import Link
from notation.source import Path
from notation.texts import holes, plain

FEWEST_DIGITS = 3


class Callback(Ask, frozen=True, kw_only=True, tag="callback"):
    """Offers a callback; a caller whose number is not known goes to `otherwise` at once."""

    queue: Annotated[Filled, Meta(description="the queue in which the caller keeps a place")]
    prompt: Annotated[
        Text | None, Meta(description="the offer; without one the caller has agreed already, in a menu")
    ] = None
    accept: Key = "1"
    decline: Key = "2"
    number: Annotated[NamePath, Meta(description="the name that holds the number to call")] = "caller"
    priority: Priority = 0
    text: Annotated[Text | None, Meta(description="what is said when the callback is agreed")] = None

    def question(self) -> Text | None:
        return self.prompt

    def texts(self) -> dict[str, Text | None]:
        return {**super().texts(), "text": self.text}

    def reads(self) -> Iterator[tuple[Path, str]]:
        yield ("number",), self.number
        yield from ((("queue",), name) for name in holes(self.queue))

    def faults(self) -> Iterator[tuple[Path, str]]:
        if self.accept == self.decline:
            yield ("decline",), "the same key cannot accept and decline"

    def enter(self, at: At) -> Move:
        if not self._number(at) or not at.fill(self.queue):
            return at.go(self.otherwise)
        return super().enter(at) if self.prompt else self.found(at, self.accept)

    def expect(self, at: At) -> Gather:
        return Gather(timeout=self.timeout, language=at.state.language)

    def judge(self, at: At, heard: Heard) -> Verdict:
        return Verdict(match((self.accept, self.decline), heard.entry, heard.finished), heard.entry)

    def found(self, at: At, answer: str) -> Move:
        if answer == self.decline:
            return at.go(self.otherwise, result=Result.FOUND)
        exit = OfferCallback(
            queue=at.fill(self.queue),
            number=self._number(at),
            priority=self.priority,
            variables=at.state.public(),
        )
        return Leave(at.state, exit, at.speak(self.text), Result.FOUND if self.prompt else None)

    def links(self) -> tuple[Link, ...]:
        return (Link(("otherwise",), self.otherwise, f"{self.decline} or none"),)

    def _number(self, at: At) -> str:
        number = plain(at.value(self.number))
        return number if sum(map(str.isdigit, number)) >= FEWEST_DIGITS else ""
