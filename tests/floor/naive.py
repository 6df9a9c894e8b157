"""Routing as one would write it first: look at everybody, take the best. The oracle of the real one."""

from collections.abc import Collection

from callcenter.floor.capacity import is_free, takes
from callcenter.floor.phases import Phase
from callcenter.floor.routing import is_eligible
from callcenter.floor.state import Agent, Contact, FloorState


def best_contact(state: FloorState, agent: Agent, aside: Collection[str] = ()) -> Contact | None:
    """Return the first in line whom the agent may serve, of all who wait and do not stand `aside`."""
    fitting = (
        contact
        for contact in state.contacts.values()
        if contact.phase is Phase.WAITING and is_eligible(state, agent, contact) and contact.id not in aside
    )
    return min(fitting, key=lambda contact: (contact.rank, contact.order, contact.id), default=None)


def best_agent(state: FloorState, contact: Contact) -> Agent | None:
    """Return whom the contact prefers, then whom the queue would choose, of all who may serve it."""
    fitting = (agent for agent in state.agents.values() if may_serve(state, agent, contact))
    return min(fitting, key=lambda agent: _order(state, agent, contact), default=None)


def may_serve(state: FloorState, agent: Agent, contact: Contact) -> bool:
    """Whether the agent may be offered the contact, the queue's reserve included."""
    return is_eligible(state, agent, contact) and not leaves_the_reserve(state, contact)


def leaves_the_reserve(state: FloorState, contact: Contact, also_free: Collection[str] = ()) -> bool:
    """Whether all who are free are kept for other tiers. `also_free` were free at the moment in question."""
    policy = state.queues.get(contact.queue)
    if policy is None or contact.target or contact.circle or not contact.yields_until:
        return False
    crew = [agent for agent in state.agents.values() if contact.queue in agent.profile.queues]
    crew = [agent for agent in crew if takes(agent.profile, contact.channel)]
    free = [agent for agent in crew if is_free(agent, contact.channel) or agent.id in also_free]
    return len(free) <= policy.reserve.agents


def _order(state: FloorState, agent: Agent, contact: Contact) -> tuple[object, ...]:
    """Return what an agent is compared by, small first; who has been idle longest among equals."""
    policy = state.queues.get(contact.queue)
    first, mastery, card, spoke = agent.idle_since, (0,), contact.card, state.spoke.get(contact.customer)
    match policy.choice if policy else "longest_idle":
        case "least_occupied":
            first = agent.handled_seconds / ((agent.handled_seconds + agent.free_seconds) or 1.0)
        case "round_robin":
            first = agent.offered_at
        case "most_skilled":
            levels = [
                (agent.profile.skills.get(skill.name, 0), skill.level) for skill in contact.needs.required
            ]
            mastery = (-sum(has for has, asked in levels if has >= asked),)  # who is named may lack some
            first = agent.idle_since
    known = (card.manager, card.deputy, card.last_agent, spoke.agent if spoke else "")
    closest = (agent.id != contact.target, agent.id not in known) if contact.circle else ()
    load = bool(agent.call) + len(agent.messages) + len(agent.wrap_ups)
    first = agent.offered_at if load else first
    return *closest, -preference(agent, contact), *mastery, load, first, agent.idle_since, agent.id


def preference(agent: Agent, contact: Contact) -> int:
    """Return the sum of the proficiencies that the contact would rather have, as far as they suffice."""
    levels = [(agent.profile.skills.get(skill.name, 0), skill.level) for skill in contact.needs.preferred]
    return sum(level for level, least in levels if level >= least)
