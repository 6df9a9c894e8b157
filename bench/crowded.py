"""A floor with very many agents and waiting contacts, made in one piece."""

import gc
from random import Random

from callcenter.floor import Floor
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.state import Agent, Contact, FloorState, Leg
from callcenter.floor.values import AgentProfile, LegRole, Needs, QueuePolicy, Skill

NOW = 1_800_000_000.0
QUEUES = tuple(f"queue-{number}" for number in range(8))
SKILLS = tuple(f"skill-{number}" for number in range(32))
#: Nobody has it: who needs it waits for ever.
RARE = Needs((Skill("rare"),))


class Crowd:
    """So many agents of 200 profiles, and so many waiting contacts of 40 sets of needs, in 8 queues.

    With agents `away` the contacts wait for them; else the agents are free, and the contacts wait for a
    skill that none of them has.
    """

    def __init__(self, agents: int, waiting: int, *, away: bool, seed: int = 1) -> None:
        self.dice = Random(seed)
        self.needs = [self._needs() for _ in range(40)]
        self._kinds = [self._kind() for _ in range(200)]
        state = FloorState(queues={queue: QueuePolicy(queue, max_waiting=10**9) for queue in QUEUES})
        presence = Presence.OFFLINE if away else Presence.AVAILABLE
        for number in range(agents):
            agent = Agent(f"agent-{number}", self._profile(number), presence, NOW, idle_since=NOW + number)
            state.agents[agent.id] = agent
        for number in range(waiting):
            contact = self._contact(number, self.dice.choice(self.needs) if away else RARE)
            state.contacts[contact.id] = contact
            state.legs[contact.leg] = Leg(contact.leg, LegRole.CUSTOMER, NOW, contact.id)
        state.queued = waiting
        self.agents = list(state.agents)
        self.floor = Floor(state)
        spare_the_collector()

    def _profile(self, number: int) -> AgentProfile:
        queues, skills = self.dice.choice(self._kinds)
        return AgentProfile(f"agent-{number}", queues=queues, skills=skills)

    def _kind(self) -> tuple[tuple[str, ...], dict[str, int]]:
        skills = {skill: self.dice.randint(1, 10) for skill in self.dice.sample(SKILLS, 4)}
        return tuple(self.dice.sample(QUEUES, 2)), skills

    def _needs(self) -> Needs:
        wanted = self.dice.sample(SKILLS, self.dice.choice((0, 1, 1, 2)))
        return Needs(tuple(Skill(skill, self.dice.randint(1, 5)) for skill in sorted(wanted)))

    def _contact(self, number: int, needs: Needs) -> Contact:
        since = NOW - 10_000 + number * 0.01
        contact = Contact(f"waiting-{number}", f"leg-{number}", since, Phase.WAITING, since)
        contact.queue = self.dice.choice(QUEUES)
        contact.needs = needs
        contact.order = number
        contact.queued_at = contact.rank = since
        return contact


def spare_the_collector() -> None:
    """Do with the garbage collector what the service does at its start."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
