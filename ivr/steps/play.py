"""play: play a recording, then go on."""

from ivr.inputs import Given, PromptsDone
from ivr.kinds import Audio, Target
from ivr.outputs import Play as PlayPrompt
from ivr.outputs import PromptsEnd
from ivr.steps.say import WaitForEnd
from ivr.steps.step import At, Move, Step, Wait
from notation.links import Link
from notation.texts import choose


class Play(Step, frozen=True, kw_only=True, tag="play"):
    """Plays a recording."""

    audio: Audio
    wait: WaitForEnd = False
    next: Target

    def links(self) -> tuple[Link, ...]:
        return (Link(("next",), self.next),)

    def enter(self, at: At) -> Move:
        tag, name = choose(self.audio, at.state.language, at.languages[0])
        prompts = (PlayPrompt(name, tag),)
        return Wait(at.state, PromptsEnd(), prompts) if self.wait else at.go(self.next, prompts)

    def expect(self, at: At) -> PromptsEnd:
        return PromptsEnd()

    def hear(self, at: At, given: Given) -> Move | None:
        return at.go(self.next) if self.wait and isinstance(given, PromptsDone) else None
