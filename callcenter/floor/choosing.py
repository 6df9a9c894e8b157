"""Among several free agents, which one: each way that a queue may choose is one small function.

An agent's place among the free is settled when the agent becomes free and does not drift while
they wait, so that the free stand in sorted lines: small first, the longest idle among equals.
"""

from collections.abc import Callable
from typing import Final

from callcenter.floor.state import Agent, FloorState
from callcenter.floor.values import AgentChoice, Needs, Skill

Idle = tuple[int, float, float, str]

#: Where an agent's id stands in their place.
WHO: Final = 3


def longest_idle(agent: Agent) -> float:
    """Return since when the agent has had no work: a missed ring does not renew it."""
    return agent.idle_since


def least_occupied(agent: Agent) -> float:
    """Return handle time / (handle time + available time) since sign-in, 0 before any of either."""
    counted = agent.handled_seconds + agent.free_seconds
    return agent.handled_seconds / counted if counted else 0.0


def round_robin(agent: Agent) -> float:
    """Return when the agent was last offered a contact: the turn passes on with every offer."""
    return agent.offered_at


_ORDER: dict[AgentChoice, Callable[[Agent], float]] = {
    AgentChoice.LONGEST_IDLE: longest_idle,
    AgentChoice.LEAST_OCCUPIED: least_occupied,
    AgentChoice.ROUND_ROBIN: round_robin,
    AgentChoice.MOST_SKILLED: longest_idle,
}


def choice_of(state: FloorState, queue: str) -> AgentChoice:
    """Return how a queue chooses; a queue that is no more, by idle time."""
    policy = state.queues.get(queue)
    return policy.choice if policy else AgentChoice.LONGEST_IDLE


def place_among(choice: AgentChoice, agent: Agent) -> Idle:
    """Return the agent's place among the free of a queue that chooses so.

    Whoever has contacts already comes after those who have fewer; among equals of them the turn passes on.
    """
    if agent.profile.capacity is not None and (load := agent.load):
        return load, agent.offered_at, agent.idle_since, agent.id
    return 0, _ORDER[choice](agent), agent.idle_since, agent.id


def proficiency(skills: dict[str, int], wanted: tuple[Skill, ...]) -> int:
    """Return the sum of an agent's proficiencies in those of the skills whose level is reached."""
    return sum(skills[skill.name] for skill in wanted if skills.get(skill.name, 0) >= skill.level)


def weight(choice: AgentChoice, skills: dict[str, int], needs: Needs) -> tuple[int, int]:
    """Return what counts before the place: the preferred skills, then the required if the queue says so.

    It chooses among those who are free; it keeps nobody waiting.
    """
    mastery = proficiency(skills, needs.required) if choice is AgentChoice.MOST_SKILLED else 0
    return proficiency(skills, needs.preferred), mastery


def is_weighed(choice: AgentChoice, needs: Needs) -> bool:
    """Whether anything but the place counts for a contact."""
    return bool(needs.preferred) or (choice is AgentChoice.MOST_SKILLED and bool(needs.required))


def reason(choice: AgentChoice, weighed: tuple[int, int] = (0, 0)) -> str:
    """Return why an agent of this weight was chosen, as offers say it."""
    if weighed[0]:
        return "preferred_skills"
    if choice is AgentChoice.MOST_SKILLED and not weighed[1]:
        return AgentChoice.LONGEST_IDLE.value
    return choice.value
