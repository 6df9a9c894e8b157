"""What queues and flows ask of agents, held against who serves: what nobody has, or not so well. Pure."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from callcenter.floor.values import QueuePolicy
from callcenter.service.house_parts import Fault
from ivr.steps.queue import Queue, in_words, levels
from notation.texts import holes

if TYPE_CHECKING:
    from callcenter.service.house import House

#: A skill that the house does not list; one that nobody has; several that nobody has together; such that
#: only a later step lowers enough; one that is preferred, and nobody has.
KINDS = ("unknown_skill", "missing_skill", "split_skills", "late_skills", "unmatched_preference")

Skills = dict[str, int]


class Asked(Struct, frozen=True):
    """Skills with the least proficiency: those an agent must have, and those that are better to have."""

    required: Skills = {}
    preferred: Skills = {}


NOTHING = Asked()


def queue_warnings(house: "House", policy: QueuePolicy) -> Iterator[Fault]:
    """Yield which skills a queue asks of its own agents in vain, whatever flows ask besides."""
    asked = Asked(policy.skills, policy.preferred)
    yield from _in_vain(house, policy, f"queues.{policy.id}", asked, NOTHING)


def needs_warnings(house: "House", policy: QueuePolicy, at: str, step: Queue) -> Iterator[Fault]:
    """Yield which skills a step asks of a queue's agents in vain, together with what the queue asks.

    What the queue asks in vain by itself is told there. What is filled in during the call is not known.
    """
    asked = Asked(_written(step.skills), _written(step.preferred))
    yield from _in_vain(house, policy, at, asked, Asked(policy.skills, policy.preferred))


def _in_vain(house: "House", policy: QueuePolicy, at: str, asked: Asked, already: Asked) -> Iterator[Fault]:
    """Levels that the queue's last step lowers count as lowered; a queue without agents is another fault."""
    crew = [agent.skills for agent in house.agents if policy.id in agent.queues]
    if not crew:
        return
    required, preferred = _more(asked.required, already.required), _more(asked.preferred, already.preferred)
    wanted = {*required, *preferred}
    listed = {skill.id for skill in house.skills} or {*wanted, *already.required}
    for skill in sorted(wanted - listed):
        yield Fault(at, "unknown_skill", f"{at}: the house has no skill {skill}", skill)
    known = {skill for skill in required if skill in listed}
    together = {**already.required, **required}
    together = {skill: level for skill, level in together.items() if skill in listed}
    if known:
        yield from _required(policy, crew, at, together, known)
    for skill, level in preferred.items():
        if skill in listed and not _anybody(crew, {skill: level}):
            words = in_words({skill: level})
            message = f"{at}: {words} is preferred, and no agent of queue {policy.id} has it"
            yield Fault(at, "unmatched_preference", message, words)


def _required(
    policy: QueuePolicy, crew: list[Skills], at: str, asked: Skills, new: Collection[str]
) -> Iterator[Fault]:
    """Yield what is asked in vain, of single skills the `new` ones."""
    less = max((step.level_less for step in policy.steps), default=0)
    lowest = {skill: max(1, level - less) for skill, level in asked.items()}
    missing = [skill for skill in asked if not _anybody(crew, {skill: lowest[skill]})]
    for skill in filter(new.__contains__, missing):
        words = in_words({skill: asked[skill]})
        message = f"{at}: no agent of queue {policy.id} has the skill {words}"
        yield Fault(at, "missing_skill", message, words)
    if missing or _anybody(crew, asked):
        return
    words = in_words(asked)
    if not _anybody(crew, lowest):
        message = f"{at}: no agent of queue {policy.id} has these skills together: {words}"
        yield Fault(at, "split_skills", message, words)
    else:
        message = f"{at}: no agent of queue {policy.id} has {words} until a step lowers the level"
        yield Fault(at, "late_skills", message, words)


def _more(asked: Skills, already: Skills) -> Skills:
    """Return what is asked beyond what is asked already."""
    return {skill: level for skill, level in asked.items() if level > already.get(skill, 0)}


def _written(skills: list[str] | Skills) -> Skills:
    return {skill: level for skill, level in levels(skills).items() if not any(holes(skill))}


def _anybody(crew: list[Skills], asked: Skills) -> bool:
    return any(all(skills.get(skill, 0) >= level for skill, level in asked.items()) for skills in crew)
