"""What all questions share: listening, trying again, giving up."""

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from ivr.inputs import Digits, Given, NoInput, Speech
from ivr.keys import typed
from ivr.kinds import Retries, Seconds, Share, Target, Text
from ivr.outputs import Gather, Prompt, Result
from ivr.steps.step import At, Move, Step, Wait
from notation.links import Link
from notation.texts import plain


class Heard(Struct, frozen=True):
    """What the caller has answered so far, and whether no more of it comes."""

    entry: str
    finished: bool = True
    spoken: bool = False
    doubtful: bool = False


class Verdict(Struct, frozen=True):
    """What an answer comes to; `answer` is the one found."""

    result: Result
    answer: str = ""


class Ask(Step, frozen=True, kw_only=True):
    """A question to the caller."""

    invalid: Text | None = None
    no_input: Text | None = None
    every_language: Annotated[
        bool, Meta(description="speak every language of the texts, one after another")
    ] = False
    timeout: Seconds = 5
    digit_timeout: Seconds = 3
    retries: Retries = 2
    confidence: Share = 0.3
    otherwise: Annotated[Target, Meta(description="the step after the last failed try")]

    def question(self) -> Text | None:
        """The text that asks."""
        raise NotImplementedError

    def expect(self, at: At) -> Gather:
        """What the question listens for, given the keys pressed so far."""
        raise NotImplementedError

    def judge(self, at: At, heard: Heard) -> Verdict:
        """What the answer so far comes to."""
        raise NotImplementedError

    def found(self, at: At, answer: str) -> Move:
        """Where a good answer leads."""
        raise NotImplementedError

    def texts(self) -> Mapping[str, Text | None]:
        return {"prompt": self.question(), "invalid": self.invalid, "no_input": self.no_input}

    def links(self) -> tuple[Link, ...]:
        return (Link(("otherwise",), self.otherwise, "otherwise"),)

    def enter(self, at: At) -> Move:
        return Wait(at.state, self.expect(at), self._speak(at, self.question()))

    def hear(self, at: At, given: Given) -> Move | None:
        heard = self._heard(at, given)
        if heard is None:
            return None
        if not heard.entry:
            return self._fail(at, Result.NO_INPUT)
        verdict = Verdict(Result.INVALID) if heard.doubtful else self.judge(at, heard)
        match verdict.result:
            case Result.FOUND:
                return self.found(at, verdict.answer)
            case Result.FOUND_MORE_POSSIBLE | Result.MORE_NEEDED:
                return self._listen_on(at, heard.entry, verdict.result)
            case failure:
                return self._fail(at, failure)

    def _heard(self, at: At, given: Given) -> Heard | None:
        listening = self.expect(at)
        match given:
            case Digits(keys, finished) if listening.digits:
                entry, ended = typed(at.state.keys + keys, listening.finish_key)
                return Heard(entry, finished or ended)
            case Speech(text, confidence) if listening.speech:
                doubtful = confidence is not None and confidence < self.confidence
                return Heard(plain(text), spoken=True, doubtful=doubtful)
            case NoInput():
                return Heard(at.state.keys)
        return None

    def _listen_on(self, at: At, keys: str, result: Result) -> Wait:
        state = replace(at.state, keys=keys)
        return Wait(state, self.expect(replace(at, state=state)), (), result)

    def _fail(self, at: At, failure: Result) -> Move:
        tries = at.state.tries + 1
        if tries > self.retries:
            return at.go(self.otherwise, result=Result.LIMIT_REACHED)
        sorry = self._speak(at, self.invalid if failure is Result.INVALID else self.no_input)
        again = replace(at, state=replace(at.state, tries=tries, keys=""))
        question = self._speak(at, self.question())
        return Wait(again.state, self.expect(again), sorry + question, failure)

    def _speak(self, at: At, text: Text | None) -> tuple[Prompt, ...]:
        return at.speak(text, every_language=self.every_language)
