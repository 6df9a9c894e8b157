"""queue: hand the caller to a queue."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta

from ivr.kinds import Filled, Priority, Text
from ivr.outputs import ToQueue
from ivr.steps.filled import NEEDS_OTHERWISE, IfEmpty, may_be_empty
from ivr.steps.step import At, Leave, Move, Step
from notation.links import Link
from notation.source import Path
from notation.texts import holes

Skills = Annotated[list[Filled], Meta(description="skills by name; `lang:{language}` fills in")]


class Queue(Step, frozen=True, kw_only=True, tag="queue"):
    """Ends the flow in a queue."""

    queue: Annotated[Filled, Meta(description="the queue, as the host calls it; `{name}` is filled in")]
    text: Annotated[Text | None, Meta(description="what is said before")] = None
    skills: Annotated[Skills, Meta(description="skills an agent must have")] = []
    preferred: Annotated[Skills, Meta(description="skills that are better to have")] = []
    priority: Priority = 0
    agent: Annotated[Filled | None, Meta(description="the agent to try first, `{account_manager}`")] = None
    otherwise: IfEmpty = None

    def links(self) -> tuple[Link, ...]:
        return (Link(("otherwise",), self.otherwise, "not known"),) if self.otherwise else ()

    def texts(self) -> Mapping[str, Text | None]:
        return {"text": self.text}

    def reads(self) -> Iterator[tuple[Path, str]]:
        filled: list[tuple[Path, str]] = [(("queue",), self.queue), (("agent",), self.agent or "")]
        filled += ((("skills", index), skill) for index, skill in enumerate(self.skills))
        filled += ((("preferred", index), skill) for index, skill in enumerate(self.preferred))
        return ((path, name) for path, text in filled for name in holes(text))

    def faults(self) -> Iterator[tuple[Path, str]]:
        if may_be_empty(self.queue, self.otherwise):
            yield ("queue",), NEEDS_OTHERWISE

    def enter(self, at: At) -> Move:
        queue = at.fill(self.queue)
        if not queue:
            return at.go_or_fail(self.otherwise)
        exit = ToQueue(
            queue=queue,
            skills=tuple(filter(None, map(at.fill, self.skills))),
            preferred=tuple(filter(None, map(at.fill, self.preferred))),
            priority=self.priority,
            agent=(at.fill(self.agent) if self.agent else "") or None,
            variables=at.state.public(),
        )
        return Leave(at.state, exit, at.speak(self.text))
