"""queue: hand the caller to a queue."""

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated

from msgspec import Meta

from ivr.kinds import Filled, Level, Priority, Text
from ivr.outputs import ToQueue
from ivr.steps.filled import NEEDS_OTHERWISE, IfEmpty, may_be_empty
from ivr.steps.step import At, Leave, Move, Step
from notation.links import Link
from notation.source import Path
from notation.texts import holes

Skills = list[Filled] | dict[Filled, Level]
_SO = "a list, or a mapping to the least proficiency, 1 to 10; `language:{language}` is filled in"


def levels(skills: list[str] | dict[str, int]) -> dict[str, int]:
    """The least proficiency in each of the skills; 1 where only the skill is named."""
    return skills if isinstance(skills, dict) else dict.fromkeys(skills, 1)


def in_words(skills: Mapping[str, int]) -> str:
    """Skills on one line, such as `german(3),pumps`: with the level where it is more than the skill."""
    return ",".join(f"{name}({level})" if level > 1 else name for name, level in skills.items())


def _places(attribute: str, skills: list[str] | dict[str, int]) -> Iterator[tuple[Path, str]]:
    """Each skill with where it stands: under its name in a mapping, at its place in a list."""
    for place, name in enumerate(skills):
        yield (attribute, name if isinstance(skills, dict) else place), name


def _filled(skills: list[str] | dict[str, int], fill: Callable[[str], str]) -> dict[str, int]:
    """The skills with their holes filled; of two that come out alike the higher level, of none nothing."""
    found: dict[str, int] = {}
    for text, level in levels(skills).items():
        if name := fill(text):
            found[name] = max(level, found.get(name, level))
    return found


class Queue(Step, frozen=True, kw_only=True, tag="queue"):
    """Ends the flow in a queue."""

    queue: Annotated[Filled, Meta(description="the queue, as the host calls it; `{name}` is filled in")]
    text: Annotated[Text | None, Meta(description="what is said before")] = None
    skills: Annotated[Skills, Meta(description=f"skills an agent must have: {_SO}")] = []
    preferred: Annotated[Skills, Meta(description=f"skills that are better to have: {_SO}")] = []
    priority: Priority = 0
    agent: Annotated[Filled | None, Meta(description="the agent to try first, `{account_manager}`")] = None
    otherwise: IfEmpty = None

    def links(self) -> tuple[Link, ...]:
        return (Link(("otherwise",), self.otherwise, "not known"),) if self.otherwise else ()

    def texts(self) -> Mapping[str, Text | None]:
        return {"text": self.text}

    def reads(self) -> Iterator[tuple[Path, str]]:
        filled: list[tuple[Path, str]] = [(("queue",), self.queue), (("agent",), self.agent or "")]
        filled += _places("skills", self.skills)
        filled += _places("preferred", self.preferred)
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
            skills=_filled(self.skills, at.fill),
            preferred=_filled(self.preferred, at.fill),
            priority=self.priority,
            agent=(at.fill(self.agent) if self.agent else "") or None,
            variables=at.state.public(),
        )
        return Leave(at.state, exit, at.speak(self.text))
