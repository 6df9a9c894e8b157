"""Who waits and who is free, kept ready for the router. Derived from the state, never stored.

Contacts stand in one sorted line per (queue, required skills, whether they leave the reserve alone),
agents in one per (queues, skills), so a decision compares the heads of a few lines instead of everybody.
"""

from collections.abc import Iterator

from sortedcontainers import SortedList

from callcenter.floor.choosing import Idle, choice_of, place_among
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.state import Agent, Contact, FloorState
from callcenter.floor.values import AgentProfile, Skill

Required = tuple[Skill, ...]
Ask = tuple[Required, bool]
Place = tuple[float, int, str]
Profile = tuple[tuple[str, ...], tuple[tuple[str, int], ...]]


def profile_key(profile: AgentProfile) -> Profile:
    """Return what makes two agents equal to the router."""
    return profile.queues, tuple(sorted(profile.skills.items()))


def has_skills(skills: dict[str, int], required: Required) -> bool:
    """Whether an agent's proficiencies reach every required level."""
    return all(skills.get(skill.name, 0) >= skill.level for skill in required)


def is_free(agent: Agent) -> bool:
    """Whether routing may choose the agent at all: available, and not at rest after a missed offer."""
    return agent.presence is Presence.AVAILABLE and not agent.rests_until


class Lines:
    """The lines of waiting contacts and free agents."""

    def __init__(self, state: FloorState) -> None:
        self.state = state
        self.rebuild()

    def rebuild(self) -> None:
        """Build all lines from the state; everybody in them counts as fresh."""
        self._no_contacts()
        self._no_agents()
        self._nothing_known()
        for contact in self.state.contacts.values():
            self.put_contact(contact)
        for agent in self.state.agents.values():
            self.put_agent(agent)

    def _no_contacts(self) -> None:
        self.waiting: dict[str, dict[Ask, SortedList[Place]]] = {}
        self.meant_for: dict[str, SortedList[Place]] = {}
        self.fresh_contacts: dict[str, None] = {}
        self.to_dial: dict[str, int] = {}
        self._dialled_in: dict[str, str] = {}
        self._contact_at: dict[str, tuple[Place, tuple[SortedList[Place], ...]]] = {}

    def _no_agents(self) -> None:
        self.free: dict[str, dict[Profile, SortedList[Idle]]] = {}
        self.fresh_agents: dict[str, None] = {}
        self.deserted: dict[str, None] = {}
        self._on_duty: dict[str, tuple[str, ...]] = {}
        self._staff: dict[str, int] = {}
        self._agent_at: dict[str, list[tuple[str, SortedList[Idle], Idle]]] = {}
        queues = self.state.queues.values()
        self._reserves = {each.id: each.reserve.agents for each in queues if each.reserve.agents}
        self._free_count = dict.fromkeys(self._reserves, 0)

    def _nothing_known(self) -> None:
        """Forget which lines belong to which: it is found out when it is asked for."""
        self._keys: dict[str, tuple[AgentProfile, Profile]] = {}
        self._serves: dict[str, dict[Profile, list[SortedList[Place]]]] = {}
        self._serves_scarce: dict[str, dict[Profile, list[SortedList[Place]]]] = {}
        self._served_by: dict[str, dict[Required, list[SortedList[Idle]]]] = {}
        self._staffable: dict[str, dict[Required, bool]] = {}
        self._teams: dict[str, list[str]] | None = None

    def nobody_is_fresh(self) -> None:
        """Say that everybody in line has been looked at."""
        self.deserted.clear()
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
        lines = self._lines_of(contact)
        for line in lines:
            line.add(place)
        self._contact_at[contact.id] = (place, lines)
        if contact.to_dial and not contact.narrow:
            self._dialled_in[contact.id] = contact.queue
            self.to_dial[contact.queue] = self.to_dial.get(contact.queue, 0) + 1
        self.fresh_contacts[contact.id] = None

    def drop_contact(self, contact: str) -> None:
        """Take a contact out of its line."""
        found = self._contact_at.pop(contact, None)
        if found is not None:
            for line in found[1]:
                line.remove(found[0])
            self.fresh_contacts.pop(contact, None)
            if queue := self._dialled_in.pop(contact, ""):
                self.to_dial[queue] -= 1

    def put_agent(self, agent: Agent) -> None:
        """Bring an agent's place among the free, and among those signed in, up to date."""
        self.drop_agent(agent.id)
        self._clock_in(agent)
        if not is_free(agent):
            return
        key = self._key(agent)
        places = self._agent_at[agent.id] = []
        for queue in agent.profile.queues:
            line, idle = self._free_in(queue, key), place_among(choice_of(self.state, queue), agent)
            line.add(idle)
            places.append((queue, line, idle))
            if queue in self._reserves:
                self._one_more(queue)
        self.fresh_agents[agent.id] = None

    def is_staffed(self, queue: str) -> bool:
        """Whether anybody who serves the queue is signed in, free or not."""
        return bool(self._staff.get(queue))

    def is_scarce(self, queue: str) -> bool:
        """Whether no more agents of the queue are free than it keeps in reserve."""
        kept = self._reserves.get(queue)
        return kept is not None and self._free_count[queue] <= kept

    def spares(self, contact: Contact) -> bool:
        """Whether the contact must leave the agents who are free now to others."""
        return bool(contact.yields_until) and not contact.narrow and self.is_scarce(contact.queue)

    def _one_more(self, queue: str) -> None:
        """Count a free agent. With the first beyond the reserve all may serve those who spared it."""
        self._free_count[queue] += 1
        if self._free_count[queue] == self._reserves[queue] + 1:
            for line in self.free[queue].values():
                self.fresh_agents.update((idle[2], None) for idle in line)

    def is_served(self, queue: str, required: Required) -> bool:
        """Whether any agent of the house serves the queue and has the skills, signed in or not."""
        known = self._staffable.setdefault(queue, {})
        served = known.get(required)
        if served is None:
            crew = [a.profile for a in self.state.agents.values() if queue in a.profile.queues]
            served = known[required] = any(has_skills(profile.skills, required) for profile in crew)
        return served

    def team(self, team: str) -> list[str]:
        """Return the agents of a team."""
        if self._teams is None:
            self._teams = {}
            for agent in self.state.agents.values():
                for each in agent.profile.teams:
                    self._teams.setdefault(each, []).append(agent.id)
        return self._teams.get(team, [])

    def _clock_in(self, agent: Agent) -> None:
        """Count the agent for the queues that they are signed in for; note a queue that is left alone."""
        before = self._on_duty.get(agent.id, ())
        now = () if agent.presence is Presence.OFFLINE else agent.profile.queues
        if now is before or now == before:
            return
        self._on_duty[agent.id] = now
        for queue in now:
            self._staff[queue] = self._staff.get(queue, 0) + 1
        for queue in before:
            self._staff[queue] -= 1
            if not self._staff[queue]:
                self.deserted[queue] = None

    def drop_agent(self, agent: str) -> None:
        """Take an agent out of the free ones."""
        found = self._agent_at.pop(agent, None)
        if found is not None:
            for queue, line, idle in found:
                line.remove(idle)
                if queue in self._reserves:
                    self._free_count[queue] -= 1
            self.fresh_agents.pop(agent, None)

    def lines_for(self, agent: Agent) -> Iterator[SortedList[Place]]:
        """Yield every line of contacts the agent may serve now."""
        if own := self.meant_for.get(agent.id):
            yield own
        key = self._key(agent)
        for queue in agent.profile.queues:
            for line in self._served(queue, key):
                if line:
                    yield line

    def agents_for(self, contact: Contact) -> Iterator[SortedList[Idle]]:
        """Yield every line of free agents who may serve the contact's queue and skills."""
        for line in self._serving(contact.queue, contact.needs.required):
            if line:
                yield line

    def _served(self, queue: str, key: Profile) -> "list[SortedList[Place]]":
        """Return the lines of a queue that a profile may serve now; kept until the queue has another line."""
        scarce = self.is_scarce(queue)
        known = (self._serves_scarce if scarce else self._serves).setdefault(queue, {})
        lines = known.get(key)
        if lines is None:
            skills, waiting = dict(key[1]), self.waiting.get(queue, {})
            lines = known[key] = [
                line
                for (required, yields), line in waiting.items()
                if has_skills(skills, required) and not (scarce and yields)
            ]
        return lines

    def _serving(self, queue: str, required: Required) -> "list[SortedList[Idle]]":
        """Return a queue's lines of agents with these skills; kept until the queue has another line."""
        known = self._served_by.setdefault(queue, {})
        lines = known.get(required)
        if lines is None:
            free = self.free.get(queue, {})
            lines = known[required] = [
                line for key, line in free.items() if has_skills(dict(key[1]), required)
            ]
        return lines

    def _key(self, agent: Agent) -> Profile:
        """Return an agent's profile as a key; it is made once for each profile that the agent has."""
        known = self._keys.get(agent.id)
        if known is None or known[0] is not agent.profile:
            known = self._keys[agent.id] = (agent.profile, profile_key(agent.profile))
        return known[1]

    def _free_in(self, queue: str, key: Profile) -> "SortedList[Idle]":
        lines = self.free.setdefault(queue, {})
        line = lines.get(key)
        if line is None:
            line = lines[key] = SortedList()
            self._served_by.pop(queue, None)
        return line

    def _lines_of(self, contact: Contact) -> "tuple[SortedList[Place], ...]":
        """Return the line of the contact's queue, or one for each of those it is meant for."""
        if contact.target or contact.circle:
            meant = dict.fromkeys((contact.target, *contact.circle) if contact.target else contact.circle)
            return tuple(self.meant_for.setdefault(agent, SortedList()) for agent in meant)
        lines = self.waiting.setdefault(contact.queue, {})
        ask = contact.needs.required, bool(contact.yields_until)
        line = lines.get(ask)
        if line is None:
            line = lines[ask] = SortedList()
            self._serves.pop(contact.queue, None)
            self._serves_scarce.pop(contact.queue, None)
        return (line,)
