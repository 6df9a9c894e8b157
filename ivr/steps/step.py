"""What every step is: read from a file, linked to others, and answering in moves.

A step decides and never speaks: it is given the state of a call and what
happened, and answers with a value that says where the call goes.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from ivr.inputs import Given
from ivr.outputs import Exit, Expect, Failed, Play, Prompt, Result, Say
from ivr.state import State
from notation.kinds import Fact
from notation.links import Link
from notation.source import Path
from notation.texts import AUDIO, Text, choose, fill


class Go(Struct, frozen=True):
    """On to the step that `state` names."""

    state: State
    prompts: tuple[Prompt, ...] = ()
    result: Result | None = None


class Wait(Struct, frozen=True):
    """Stay at this step until an input comes."""

    state: State
    expect: Expect
    prompts: tuple[Prompt, ...] = ()
    result: Result | None = None


class Leave(Struct, frozen=True):
    """The flow ends here."""

    state: State
    exit: Exit
    prompts: tuple[Prompt, ...] = ()
    result: Result | None = None


class Jump(Struct, frozen=True):
    """On to the start of another flow; `back` is the step to return to, if any."""

    state: State
    flow: str
    back: str | None = None
    prompts: tuple[Prompt, ...] = ()
    result: Result | None = None


class Back(Struct, frozen=True):
    """Return to the flow that called this one."""

    state: State
    prompts: tuple[Prompt, ...] = ()
    result: Result | None = None


Move = Go | Wait | Leave | Jump | Back


class At(Struct, frozen=True):
    """A call at a step: its state, and the languages of the flow, the default one first."""

    state: State
    languages: tuple[str, ...]

    def value(self, name: str) -> Fact:
        """The variable or fact of that name, but None for a secret."""
        return None if name in self.state.secrets else self.state.value(name)

    def fill(self, text: str) -> str:
        """The text with its holes filled; secrets fill nothing."""
        return fill(text, self.value)

    def speak(self, text: Text | None, *, every_language: bool = False) -> tuple[Prompt, ...]:
        """The prompts of a text in the language of the call, or in every language of the text."""
        if text is None:
            return ()
        if every_language and not isinstance(text, str):
            return tuple(self._prompt(tag, line) for tag, line in text.items())
        return (self._prompt(*choose(text, self.state.language, self.languages[0])),)

    def _prompt(self, language: str, line: str) -> Prompt:
        if line.startswith(AUDIO):
            return Play(line.removeprefix(AUDIO), language)
        return Say(self.fill(line), language)

    def go(self, step: str, prompts: tuple[Prompt, ...] = (), result: Result | None = None) -> Go:
        """A move to another step, which begins with no failed try and no key pressed."""
        return Go(replace(self.state, step=step, tries=0, keys=""), prompts, result)

    def go_or_fail(self, step: str | None) -> "Go | Leave":
        """A move to a step that a checked flow always names."""
        if step is not None:
            return self.go(step)
        return Leave(self.state, Failed(reason="no-target", variables=self.state.public()))


class Step(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="do"):
    """One step of a flow."""

    def links(self) -> tuple[Link, ...]:
        """Every way that leads on from here, within this flow."""
        return ()

    def texts(self) -> Mapping[str, Text | None]:
        """The texts that are spoken, by attribute."""
        return {}

    def reads(self) -> Iterator[tuple[Path, str]]:
        """The names used outside of texts, each with the path of the attribute."""
        return iter(())

    def writes(self) -> tuple[str, ...]:
        """The variables and facts that this step may set."""
        return ()

    def hides(self) -> tuple[str, ...]:
        """Those of `writes` that are secrets."""
        return ()

    def faults(self) -> Iterator[tuple[Path, str]]:
        """What contradicts itself in this step, each with the path of the attribute."""
        return iter(())

    def enter(self, at: At) -> Move:
        """What happens when the call reaches this step."""
        raise NotImplementedError

    def expect(self, at: At) -> Expect | None:
        """What a call that rests at this step waits for; None where none ever rests."""
        return None

    def hear(self, at: At, given: Given) -> Move | None:
        """What an input leads to; None if it does not fit, being late, doubled or out of order."""
        return None
