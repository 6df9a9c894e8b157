"""Who waits and who is free, kept ready for the router. Derived from the state, never stored.

Contacts stand in one sorted line per (queue, required skills, whether they leave the reserve alone, channel),
agents in one per (queues, skills, channels they have room for), so a decision compares the heads of a few
lines instead of everybody.
"""

from collections.abc import Iterator

from sortedcontainers import SortedList

from callcenter.floor.capacity import BITS, NONE, bit_of, room_of, takes
from callcenter.floor.choosing import WHO, Idle, choice_of, place_among
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.state import Agent, Contact, FloorState
from callcenter.floor.values import AgentProfile, Channel, Skill

Required = tuple[Skill, ...]
#: What a contact asks, whether it leaves the reserve alone, and the bit of its channel.
Ask = tuple[Required, bool, int]
Place = tuple[float, int, str]
Profile = tuple[tuple[str, ...], tuple[tuple[str, int], ...], int]


def profile_key(profile: AgentProfile, room: int) -> Profile:
    """Return what makes two agents equal to the router."""
    return profile.queues, tuple(sorted(profile.skills.items())), room


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
        self._no_contacts()
        self._no_agents()
        self._nothing_known()
        for contact in self.state.contacts.values():
            self.put_contact(contact)
        for agent in self.state.agents.values():
            self.put_agent(agent)

    def _no_contacts(self) -> None:
        self.waiting: dict[str, dict[Ask, SortedList[Place]]] = {}
        self.meant_for: dict[tuple[str, int], SortedList[Place]] = {}
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
        self._agent_at: dict[str, tuple[int, list[tuple[str, SortedList[Idle], Idle]]]] = {}
        queues = self.state.queues.values()
        self._reserves = {each.id: each.reserve.agents for each in queues if each.reserve.agents}
        self._free_count = {(queue, bit): 0 for queue in self._reserves for bit in BITS[-1]}

    def _nothing_known(self) -> None:
        """Forget which lines belong to which: it is found out when it is asked for."""
        self._keys: dict[tuple[str, int], tuple[AgentProfile, Profile]] = {}
        self._serves: dict[str, dict[tuple[Profile, int], list[SortedList[Place]]]] = {}
        self._served_by: dict[str, dict[tuple[Required, int], list[SortedList[Idle]]]] = {}
        self._staffable: dict[str, dict[Required, bool]] = {}
        self._teams: dict[str, list[str]] | None = None

    def nobody_is_fresh(self) -> None:
        """Say that everybody in line has been looked at."""
        self.deserted.clear()
        self.fresh_contacts.clear()
        self.fresh_agents.clear()

    @property
    def moved(self) -> bool:
        """Whether anybody joined a line, became free or left a queue alone since the last match."""
        return bool(self.fresh_contacts or self.fresh_agents or self.deserted)

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
        room = NONE if agent.rests_until else room_of(agent)
        if not room:
            return
        key = self._key(agent, room)
        places: list[tuple[str, SortedList[Idle], Idle]] = []
        self._agent_at[agent.id] = room, places
        for queue in agent.profile.queues:
            line, idle = self._free_in(queue, key), place_among(choice_of(self.state, queue), agent)
            line.add(idle)
            places.append((queue, line, idle))
            if queue in self._reserves:
                self._one_more(queue, room)
        self.fresh_agents[agent.id] = None

    def is_staffed(self, queue: str) -> bool:
        """Whether anybody who serves the queue's callers is signed in, free or not."""
        return bool(self._staff.get(queue))

    def is_scarce(self, queue: str, channel: Channel) -> bool:
        """Whether no more agents of the queue have room for the channel than it keeps in reserve."""
        return bool(self._scarce(queue) & bit_of(channel))

    def spares(self, contact: Contact) -> bool:
        """Whether the contact must leave the agents who are free now to others."""
        if not contact.yields_until or contact.narrow:
            return False
        return self.is_scarce(contact.queue, contact.channel)

    def _one_more(self, queue: str, room: int) -> None:
        """Count a free agent. With the first beyond the reserve all may serve those who spared it."""
        for bit in BITS[room]:
            self._free_count[queue, bit] += 1
            if self._free_count[queue, bit] == self._reserves[queue] + 1:
                for key, line in self.free[queue].items():
                    if bit & key[2]:
                        self.fresh_agents.update((idle[WHO], None) for idle in line)

    def is_served(self, queue: str, required: Required) -> bool:
        """Whether any agent of the house takes the queue's calls and has the skills, signed in or not."""
        known = self._staffable.setdefault(queue, {})
        served = known.get(required)
        if served is None:
            profiles = (agent.profile for agent in self.state.agents.values())
            crew = [each for each in profiles if queue in each.queues and takes(each, Channel.VOICE)]
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
        """Count the agent for the queues whose calls they take; note a queue that is left alone."""
        before = self._on_duty.get(agent.id, ())
        profile = agent.profile
        absent = agent.presence is Presence.OFFLINE
        if absent or (profile.capacity is not None and not takes(profile, Channel.VOICE)):
            now: tuple[str, ...] = ()
        else:
            now = profile.queues
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
            room, places = found
            for queue, line, idle in places:
                line.remove(idle)
                if queue in self._reserves:
                    for bit in BITS[room]:
                        self._free_count[queue, bit] -= 1
            self.fresh_agents.pop(agent, None)

    def lines_for(self, agent: Agent) -> Iterator[SortedList[Place]]:
        """Yield every line of contacts the agent may serve now."""
        room = NONE if agent.rests_until else room_of(agent)
        for bit in BITS[room]:
            if own := self.meant_for.get((agent.id, bit)):
                yield own
        key = self._key(agent, room)
        for queue in agent.profile.queues:
            for line in self._served(queue, key):
                if line:
                    yield line

    def agents_for(self, contact: Contact) -> Iterator[SortedList[Idle]]:
        """Yield every line of free agents who may serve the contact's queue and skills."""
        for line in self._serving(contact.queue, contact.needs.required, bit_of(contact.channel)):
            if line:
                yield line

    def _served(self, queue: str, key: Profile) -> "list[SortedList[Place]]":
        """Return the lines of a queue that a profile may serve now; kept until the queue has another line."""
        scarce = self._scarce(queue)
        known = self._serves.setdefault(queue, {})
        lines = known.get((key, scarce))
        if lines is None:
            skills, waiting = dict(key[1]), self.waiting.get(queue, {})
            lines = known[key, scarce] = [
                line
                for (required, yields, bit), line in waiting.items()
                if bit & key[2] and has_skills(skills, required) and not (yields and bit & scarce)
            ]
        return lines

    def _scarce(self, queue: str) -> int:
        """Return the bits of the channels of a queue for which its reserve is all that is free."""
        kept = self._reserves.get(queue)
        if kept is None:
            return NONE
        return sum(bit for bit in BITS[-1] if self._free_count[queue, bit] <= kept)

    def _serving(self, queue: str, required: Required, bit: int) -> "list[SortedList[Idle]]":
        """Return a queue's lines of agents with skills and room; kept until the queue has another line."""
        known = self._served_by.setdefault(queue, {})
        lines = known.get((required, bit))
        if lines is None:
            free = self.free.get(queue, {})
            lines = known[required, bit] = [
                line for key, line in free.items() if bit & key[2] and has_skills(dict(key[1]), required)
            ]
        return lines

    def _key(self, agent: Agent, room: int) -> Profile:
        """Return an agent's profile and room as a key; it is made once for each that the agent has."""
        known = self._keys.get((agent.id, room))
        if known is None or known[0] is not agent.profile:
            known = self._keys[agent.id, room] = (agent.profile, profile_key(agent.profile, room))
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
            bit = bit_of(contact.channel)
            return tuple(self.meant_for.setdefault((agent, bit), SortedList()) for agent in meant)
        lines = self.waiting.setdefault(contact.queue, {})
        ask = contact.needs.required, bool(contact.yields_until), bit_of(contact.channel)
        line = lines.get(ask)
        if line is None:
            line = lines[ask] = SortedList()
            self._serves.pop(contact.queue, None)
        return (line,)
