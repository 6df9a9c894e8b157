"""Who waits and who is free, kept ready for the router. Derived from the state, never stored.

Contacts stand in one sorted line per (queue, required skills), agents in one per
(queues, skills), so a decision compares the heads of a few lines instead of everybody.
"""

from collections.abc import Iterator

from sortedcontainers import SortedList

from callcenter.floor.phases import Phase, Presence
from callcenter.floor.state import Agent, Contact, FloorState
from callcenter.floor.values import AgentProfile, Skill

Required = tuple[Skill, ...]
Place = tuple[float, int, str]
Idle = tuple[float, str]
Profile = tuple[tuple[str, ...], tuple[tuple[str, int], ...]]


def profile_key(profile: AgentProfile) -> Profile:
    """Return what makes two agents equal to the router."""
    return profile.queues, tuple(sorted(profile.skills.items()))


def has_skills(skills: dict[str, int], required: Required) -> bool:
    """Whether an agent's proficiencies reach every required level."""
    return all(skills.get(skill.name, 0) >= skill.level for skill in required)


class Lines:
    """The lines of waiting contacts and free agents."""

    def __init__(self, state: FloorState) -> None:
        self.state = state
        self.rebuild()

    def rebuild(self) -> None:
        """Build all lines from the state; everybody in them counts as fresh."""
        self.waiting: dict[str, dict[Required, SortedList[Place]]] = {}
        self.meant_for: dict[str, SortedList[Place]] = {}
        self.free: dict[str, dict[Profile, SortedList[Idle]]] = {}
        self.fresh_contacts: dict[str, None] = {}
        self.fresh_agents: dict[str, None] = {}
        self.to_dial: dict[str, int] = {}
        self._dialled_in: dict[str, str] = {}
        self._contact_at: dict[str, tuple[SortedList[Place], Place]] = {}
        self._agent_at: dict[str, tuple[list[SortedList[Idle]], Idle]] = {}
        self._fits: dict[tuple[Profile, Required], bool] = {}
        for contact in self.state.contacts.values():
            self.put_contact(contact)
        for agent in self.state.agents.values():
            self.put_agent(agent)

    def nobody_is_fresh(self) -> None:
        """Say that everybody in line has been looked at."""
        self.fresh_contacts.clear()
        self.fresh_agents.clear()

    @property
    def idle(self) -> int:
        """How many agents are free."""
        return len(self._agent_at)

    def length(self, queue: str) -> int:
        """How many wait on the line in a queue, those meant for one agent and those to be dialled aside."""
        return sum(len(line) for line in self.waiting.get(queue, {}).values()) - self.to_dial.get(queue, 0)

    def position(self, contact: Contact) -> int:
        """Return a contact's place among all who wait in its queue, 1 for the next."""
        place = (contact.rank, contact.order, contact.id)
        lines = self.waiting.get(contact.queue, {}).values()
        return 1 + sum(line.bisect_left(place) for line in lines)

    def put_contact(self, contact: Contact) -> None:
        """Bring a contact's place in line up to date."""
        self.drop_contact(contact.id)
        if contact.phase is not Phase.WAITING:
            return
        place = (contact.rank, contact.order, contact.id)
        line = self._line_of(contact)
        line.add(place)
        self._contact_at[contact.id] = (line, place)
        if contact.to_dial and not contact.target:
            self._dialled_in[contact.id] = contact.queue
            self.to_dial[contact.queue] = self.to_dial.get(contact.queue, 0) + 1
        self.fresh_contacts[contact.id] = None

    def drop_contact(self, contact: str) -> None:
        """Take a contact out of its line."""
        found = self._contact_at.pop(contact, None)
        if found is not None:
            found[0].remove(found[1])
            self.fresh_contacts.pop(contact, None)
            if queue := self._dialled_in.pop(contact, ""):
                self.to_dial[queue] -= 1

    def put_agent(self, agent: Agent) -> None:
        """Bring an agent's place among the free up to date."""
        self.drop_agent(agent.id)
        if agent.presence is not Presence.AVAILABLE:
            return
        key = profile_key(agent.profile)
        idle = (agent.idle_since, agent.id)
        lines = [
            self.free.setdefault(queue, {}).setdefault(key, SortedList()) for queue in agent.profile.queues
        ]
        for line in lines:
            line.add(idle)
        self._agent_at[agent.id] = (lines, idle)
        self.fresh_agents[agent.id] = None

    def drop_agent(self, agent: str) -> None:
        """Take an agent out of the free ones."""
        found = self._agent_at.pop(agent, None)
        if found is not None:
            for line in found[0]:
                line.remove(found[1])
            self.fresh_agents.pop(agent, None)

    def lines_for(self, agent: Agent) -> Iterator[SortedList[Place]]:
        """Yield every line of contacts the agent may serve."""
        if own := self.meant_for.get(agent.id):
            yield own
        key = profile_key(agent.profile)
        for queue in agent.profile.queues:
            for required, line in self.waiting.get(queue, {}).items():
                if line and self._fit(key, agent.profile.skills, required):
                    yield line

    def agents_for(self, contact: Contact) -> Iterator[SortedList[Idle]]:
        """Yield every line of free agents who may serve the contact's queue and skills."""
        required = contact.needs.required
        for key, line in self.free.get(contact.queue, {}).items():
            if line and self._fit(key, dict(key[1]), required):
                yield line

    def _line_of(self, contact: Contact) -> "SortedList[Place]":
        if contact.target:
            return self.meant_for.setdefault(contact.target, SortedList())
        queue = self.waiting.setdefault(contact.queue, {})
        return queue.setdefault(contact.needs.required, SortedList())

    def _fit(self, key: Profile, skills: dict[str, int], required: Required) -> bool:
        if not required:
            return True
        found = self._fits.get((key, required))
        if found is None:
            found = self._fits[key, required] = has_skills(skills, required)
        return found
