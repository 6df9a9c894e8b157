"""say: speak a text, then go on."""

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta

from ivr.inputs import Given, PromptsDone
from ivr.kinds import Target, Text
from ivr.outputs import PromptsEnd
from ivr.steps.step import At, Move, Step, Wait
from notation.links import Link

WaitForEnd = Annotated[
    bool, Meta(description="go on only when the caller has heard it to its end, as a legal notice needs")
]


class Say(Step, frozen=True, kw_only=True, tag="say"):
    """Speaks a text."""

    text: Text
    every_language: Annotated[
        bool, Meta(description="speak every language of the text, one after another")
    ] = False
    wait: WaitForEnd = False
    next: Target

    def links(self) -> tuple[Link, ...]:
        return (Link(("next",), self.next),)

    def texts(self) -> Mapping[str, Text | None]:
        return {"text": self.text}

    def enter(self, at: At) -> Move:
        prompts = at.speak(self.text, every_language=self.every_language)
        return Wait(at.state, PromptsEnd(), prompts) if self.wait else at.go(self.next, prompts)

    def expect(self, at: At) -> PromptsEnd:
        return PromptsEnd()

    def hear(self, at: At, given: Given) -> Move | None:
        return at.go(self.next) if self.wait and isinstance(given, PromptsDone) else None
