"""transfer: pass the call on to a number, an agent or a queue."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, cast

from msgspec import Meta

from ivr.kinds import Filled, Text
from ivr.outputs import ToTransfer
from ivr.steps.filled import NEEDS_OTHERWISE, IfEmpty, may_be_empty
from ivr.steps.step import At, Leave, Move, Step
from notation.links import Link
from notation.source import Path
from notation.texts import holes

Kind = Annotated[str, Meta(pattern="^(number|agent|queue)$", description="`number`, `agent` or `queue`")]


class Transfer(Step, frozen=True, kw_only=True, tag="transfer"):
    """Ends the flow with a transfer."""

    to: Annotated[
        dict[Kind, Filled],
        Meta(
            min_length=1,
            max_length=1,
            description="one of `{number: ...}`, `{agent: ...}`, `{queue: ...}`; `{name}` is filled in",
        ),
    ]
    text: Annotated[Text | None, Meta(description="what is said before")] = None
    otherwise: IfEmpty = None

    def links(self) -> tuple[Link, ...]:
        return (Link(("otherwise",), self.otherwise, "not known"),) if self.otherwise else ()

    def texts(self) -> Mapping[str, Text | None]:
        return {"text": self.text}

    def reads(self) -> Iterator[tuple[Path, str]]:
        return ((("to", kind), name) for kind, target in self.to.items() for name in holes(target))

    def faults(self) -> Iterator[tuple[Path, str]]:
        return (
            (("to", kind), NEEDS_OTHERWISE)
            for kind, to in self.to.items()
            if may_be_empty(to, self.otherwise)
        )

    def enter(self, at: At) -> Move:
        ((kind, target),) = self.to.items()
        filled = at.fill(target)
        if not filled:
            return at.go_or_fail(self.otherwise)
        exit = ToTransfer(
            kind=cast(Literal["number", "agent", "queue"], kind),
            target=filled,
            variables=at.state.public(),
        )
        return Leave(at.state, exit, at.speak(self.text))
