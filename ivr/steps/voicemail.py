"""voicemail: take a message, and end the flow."""

from collections.abc import Mapping
from math import inf
from typing import Annotated

from msgspec import Meta

from ivr.inputs import Given, NoInput, Recorded
from ivr.kinds import FinishKey, FlowName, Seconds, Target, Text
from ivr.outputs import HangUp, Recording, Result
from ivr.outputs import Voicemail as VoicemailExit
from ivr.steps.step import At, Leave, Move, Step, Wait
from notation.links import Link

MaxSeconds = Annotated[int, Meta(ge=5, le=600, description="the longest message in seconds, 5 to 600")]


class Voicemail(Step, frozen=True, kw_only=True, tag="voicemail"):
    """Takes a message into a mailbox."""

    prompt: Text
    mailbox: Annotated[FlowName, Meta(description="the mailbox, as the host calls it")] = "main"
    max_seconds: MaxSeconds = 120
    min_seconds: Annotated[Seconds, Meta(description="a shorter message counts as none, in seconds")] = 1
    finish_key: FinishKey = "#"
    text: Annotated[Text | None, Meta(description="what is said after the message")] = None
    otherwise: Annotated[Target | None, Meta(description="the step if no message is left; else hang up")] = (
        None
    )

    def links(self) -> tuple[Link, ...]:
        return (Link(("otherwise",), self.otherwise, "no message"),) if self.otherwise else ()

    def texts(self) -> Mapping[str, Text | None]:
        return {"prompt": self.prompt, "text": self.text}

    def enter(self, at: At) -> Move:
        return Wait(at.state, self.expect(at), at.speak(self.prompt))

    def expect(self, at: At) -> Recording:
        return Recording(self.max_seconds, self.finish_key, self.mailbox)

    def hear(self, at: At, given: Given) -> Move | None:
        match given:
            case Recorded(reference, seconds) if reference and self.min_seconds <= seconds < inf:
                return self._taken(at, reference, seconds)
            case Recorded() | NoInput():
                return self._nothing(at)
        return None

    def _taken(self, at: At, reference: str, seconds: float) -> Leave:
        exit = VoicemailExit(
            mailbox=self.mailbox, recording=reference, seconds=seconds, variables=at.state.public()
        )
        return Leave(at.state, exit, at.speak(self.text), Result.FOUND)

    def _nothing(self, at: At) -> Move:
        if self.otherwise:
            return at.go(self.otherwise, result=Result.NO_INPUT)
        exit = HangUp(reason="no-message", variables=at.state.public())
        return Leave(at.state, exit, (), Result.NO_INPUT)
