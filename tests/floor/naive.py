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
    """Return whom the contact prefers, then who has been idle longest, of all who may serve it."""
    fitting = (agent for agent in state.agents.values() if is_eligible(state, agent, contact))
    return min(
        fitting, key=lambda agent: (-preference(agent, contact), agent.idle_since, agent.id), default=None
    )


def preference(agent: Agent, contact: Contact) -> int:
    """Return the sum of the proficiencies that the contact would rather have, as far as they suffice."""
    levels = [(agent.profile.skills.get(skill.name, 0), skill.level) for skill in contact.needs.preferred]
    return sum(level for level, least in levels if level >= least)
