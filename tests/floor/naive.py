"""Routing as one would write it first: look at everybody, take the best. The oracle of the real one."""

from callcenter.floor.phases import Phase
from callcenter.floor.routing import is_eligible
from callcenter.floor.state import Agent, Contact, FloorState


def best_contact(state: FloorState, agent: Agent) -> Contact | None:
    """Return the first in line whom the agent may serve, of all who wait."""
    fitting = (
        contact
        for contact in state.contacts.values()
        if contact.phase is Phase.WAITING and is_eligible(state, agent, contact)
    )
    return min(fitting, key=lambda contact: (contact.rank, contact.order, contact.id), default=None)


def best_agent(state: FloorState, contact: Contact) -> Agent | None:
    """Return whom the contact prefers, then whom the queue would choose, of all who may serve it."""
    fitting = (agent for agent in state.agents.values() if is_eligible(state, agent, contact))
    return min(fitting, key=lambda agent: _order(state, agent, contact), default=None)


def _order(state: FloorState, agent: Agent, contact: Contact) -> tuple[object, ...]:
    """Return what an agent is compared by, small first; who has been idle longest among equals."""
    policy = state.queues.get(contact.queue)
    first = 0.0
    match policy.choice if policy else "longest_idle":
        case "least_occupied":
            first = agent.handled_seconds / ((agent.handled_seconds + agent.free_seconds) or 1.0)
        case "round_robin":
            first = agent.offered_at
        case "most_skilled":
            first = -float(sum(agent.profile.skills[skill.name] for skill in contact.needs.required))
    return -preference(agent, contact), first, agent.idle_since, agent.id


def preference(agent: Agent, contact: Contact) -> int:
    """Return the sum of the proficiencies that the contact would rather have, as far as they suffice."""
    levels = [(agent.profile.skills.get(skill.name, 0), skill.level) for skill in contact.needs.preferred]
    return sum(level for level, least in levels if level >= least)
