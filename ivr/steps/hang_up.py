"""hang-up: end the call, with a last word if there is one."""

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta

from ivr.kinds import FlowName, Text
from ivr.outputs import HangUp as HangUpExit
from ivr.outputs import SelfServed
from ivr.steps.step import At, Leave, Move, Step


class HangUp(Step, frozen=True, kw_only=True, tag="hang-up"):
    """Ends the call; `self_served` counts it as served without an agent (FL-24)."""

    text: Annotated[Text | None, Meta(description="the last words")] = None
    reason: Annotated[FlowName, Meta(description="why, in one word such as `finished`")] = "finished"
    self_served: Annotated[bool, Meta(description="the caller has what they came for")] = False

    def texts(self) -> Mapping[str, Text | None]:
        return {"text": self.text}

    def enter(self, at: At) -> Move:
        return Leave(at.state, self._exit(at), at.speak(self.text))

    def _exit(self, at: At) -> HangUpExit | SelfServed:
        if self.self_served:
            return SelfServed(variables=at.state.public())
        return HangUpExit(reason=self.reason, variables=at.state.public())
