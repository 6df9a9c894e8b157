"""Routing: who gets whom, and why.

After every command no free eligible agent stands beside a waiting contact. That holds
because a pair can only come into being through a contact or an agent that has just
joined the lines, and each of those is matched here before the decision is returned.
"""

from heapq import heapify, heappop, heappush

from callcenter.floor.capacity import is_free
from callcenter.floor.choosing import WHO, Idle, choice_of, is_weighed, place_among, reason, weight
from callcenter.floor.effects import MoveLeg, RingAgent
from callcenter.floor.events import ContactOffered
from callcenter.floor.handlers.answering import hand_over_at_once
from callcenter.floor.phases import Phase
from callcenter.floor.state import Agent, Contact, FloorState
from callcenter.floor.turn import Turn
from callcenter.floor.values import AgentChoice, Channel, Device, QueuePolicy
from callcenter.floor.waiting import Lines, Place, has_skills


def is_eligible(state: FloorState, agent: Agent, contact: Contact) -> bool:
    """Whether routing may offer the contact to the agent, the reserve aside."""
    if not is_free(agent, contact.channel) or not is_open_to(agent, contact):
        return False
    if contact.narrow:
        return agent.id == contact.target or agent.id in contact.circle
    profile = agent.profile
    return contact.queue in profile.queues and has_skills(profile.skills, contact.needs.required)


def is_open_to(agent: Agent, contact: Contact) -> bool:
    """Whether the agent has not passed on the contact; who cannot wait needs one whose leg stands."""
    return agent.id not in contact.excluded and (bool(agent.leg) or not contact.pressing)


def best_contact(lines: Lines, agent: Agent) -> Contact | None:
    """Return the first contact in line that the agent may serve."""
    best: tuple[float, int, str] | None = None
    for line in lines.lines_for(agent):
        if best is not None and line[0] >= best:
            continue
        for place in line:
            if best is not None and place >= best:
                break
            if is_open_to(agent, lines.state.contacts[place[2]]):
                best = place
                break
    return lines.state.contacts[best[2]] if best else None


def best_agent(lines: Lines, contact: Contact) -> tuple[Agent, str] | None:
    """Return the agent for a waiting contact and the reason, None if nobody may take it."""
    state = lines.state
    if contact.target or contact.circle:
        return _meant(state, contact)
    if contact.yields_until and lines.is_scarce(contact.queue, contact.channel):
        return None
    choice = choice_of(state, contact.queue)
    if is_weighed(choice, contact.needs):
        return _weightiest(lines, contact, choice)
    best = _first_free(lines, contact)
    return (state.agents[best[WHO]], reason(choice)) if best else None


def _meant(state: FloorState, contact: Contact) -> tuple[Agent, str] | None:
    """Return whom of those it is meant for may take the contact, the one named first, and why."""
    named = state.agents.get(contact.target)
    if named is not None and is_eligible(state, named, contact):
        return named, contact.target_why or "meant_for_you"
    choice = choice_of(state, contact.queue)
    crew = [agent for id_ in contact.circle if (agent := state.agents.get(id_))]
    fit = [agent for agent in crew if is_eligible(state, agent, contact)]
    best = min(fit, key=lambda agent: _closeness(state, contact, agent, choice), default=None)
    return (best, known_as(state, contact, best.id)) if best else None


def known_as(state: FloorState, contact: Contact, agent: str) -> str:
    """Return what an agent out of the contact's circle is to the customer."""
    card, spoke = contact.card, state.spoke.get(contact.customer)
    if agent == card.manager:
        return "account_manager"
    if agent == card.deputy:
        return "deputy"
    return "last_agent" if agent in (card.last_agent, spoke.agent if spoke else "") else "team"


def _closeness(
    state: FloorState, contact: Contact, agent: Agent, choice: AgentChoice
) -> tuple[bool, int, int, Idle]:
    """Return an agent's place in a circle, small first: whom they know, then as the queue chooses."""
    preferred, mastery = weight(choice, agent.profile.skills, contact.needs)
    place = place_among(choice, agent)
    return known_as(state, contact, agent.id) == "team", -preferred, -mastery, place


def _first_free(lines: Lines, contact: Contact) -> Idle | None:
    """Return the first of the free agents, as the queue orders them, whom the contact may be offered."""
    best: Idle | None = None
    for line in lines.agents_for(contact):
        if best is not None and line[0] >= best:
            continue
        for idle in line:
            if best is not None and idle >= best:
                break
            if is_open_to(lines.state.agents[idle[WHO]], contact):
                best = idle
                break
    return best


def _weightiest(lines: Lines, contact: Contact, choice: AgentChoice) -> tuple[Agent, str] | None:
    """Return the free agent of the greatest weight, by the queue's order among equals."""
    agents, best = lines.state.agents, None
    for line in lines.agents_for(contact):
        skills = agents[line[0][WHO]].profile.skills  # one profile a line
        preferred, mastery = weight(choice, skills, contact.needs)
        for idle in line:
            place = (-preferred, -mastery, idle)
            if best is not None and place >= best:
                break
            if is_open_to(agents[idle[WHO]], contact):
                best = place
                break
    if best is None:
        return None
    return agents[best[2][WHO]], reason(choice, (-best[0], -best[1]))


def match_fresh(turn: Turn) -> None:
    """Offer every fresh contact and the first in line for every fresh agent, the best place first.

    An agent who has just become free serves the head of the line, not whoever joined in the
    same moment, and nobody is taken from a contact that stands further ahead.
    """
    while turn.lines.fresh_contacts or turn.lines.fresh_agents:
        _match(turn)


def _match(turn: Turn) -> None:
    """Look once at all who are fresh. Who was handed a call at once may have room for a message now."""
    lines = turn.lines
    contacts, agents = [*lines.fresh_contacts], [*lines.fresh_agents]
    lines.fresh_contacts.clear()
    lines.fresh_agents.clear()
    if not lines.idle:
        return
    heads = [(_place(turn.state.contacts[id_]), "") for id_ in contacts]
    heads += [head for id_ in agents if (head := _head(turn, id_))]
    heapify(heads)
    while heads and lines.idle:
        place, fresh = heappop(heads)
        contact = turn.state.contacts[place[2]]
        if contact.phase is Phase.WAITING:
            _offer_best(turn, contact, fresh)
        done = contact.phase is not Phase.WAITING or turn.lines.spares(contact)
        if fresh and done and (head := _head(turn, fresh)):
            heappush(heads, head)


def offer(turn: Turn, contact: Contact, agent: Agent, why: str) -> None:
    """Reserve the agent for the contact and let it ring; who cannot wait is handed over at once."""
    if contact.pressing:
        return hand_over_at_once(turn, contact, agent, why)
    policy = turn.state.queues.get(contact.queue) or QueuePolicy(contact.queue)
    offer_id = f"{contact.id}.{contact.attempts + 1}"
    lapses_at = turn.now + policy.ring_seconds
    turn.emit(ContactOffered(turn.now, contact.id, offer_id, agent.id, lapses_at, why))
    if contact.channel is Channel.MESSAGE or agent.device is Device.BROWSER:
        return None
    if agent.leg:
        turn.wish(MoveLeg(contact.id, agent.leg))
    else:
        ring = RingAgent(contact.id, agent.id, agent.profile.number, offer_id, policy.ring_seconds)
        turn.wish(ring)
    return None


def _offer_best(turn: Turn, contact: Contact, fresh: str) -> None:
    found = best_agent(turn.lines, contact)
    if found is not None:
        agent, why = found
        first = agent.id == fresh and not contact.narrow
        offer(turn, contact, agent, "first_in_line" if first else why)


def _head(turn: Turn, agent_id: str) -> tuple[Place, str] | None:
    """Return the place of the first contact that an agent may serve now, with the agent's id."""
    contact = best_contact(turn.lines, turn.state.agents[agent_id])
    return (_place(contact), agent_id) if contact else None


def _place(contact: Contact) -> Place:
    return contact.rank, contact.order, contact.id
