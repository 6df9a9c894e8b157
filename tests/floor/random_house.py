"""Houses by chance: any crew, any queue, any policy that the configuration would take."""

from random import Random

from msgspec.structs import replace

from callcenter.floor import commands as c
from callcenter.floor.values import (
    AgentChoice,
    AgentProfile,
    Capacity,
    Device,
    FloorRules,
    Overflow,
    QueuePolicy,
    Reach,
    Reserve,
    WideningStep,
)
from tests.floor.outward import SHORT, SOON
from tests.floor.world_house import AGENTS, MORNINGS, QUEUES

SPANS = (0.0, 5.0, 12.0, 25.0, 60.0)


def random_house(random: Random) -> c.Configure:
    """Return a house with the agents and queues that the random world speaks of, or some of them."""
    names = random.sample(QUEUES, random.randint(1, 2))
    agents = random.sample(AGENTS, random.randint(2, len(AGENTS)))
    tiers = {tier: random.choice((0.0, 20.0, 90.0, 600.0)) for tier in "AB"}
    way = {"A": steps(random)} if random.random() < 0.3 else {}
    rules = FloorRules(
        tier_bonus=tiers, tier_steps={tier: taken for tier, taken in way.items() if taken}, max_misses=3
    )
    profiles = tuple(agent(random, name, names) for name in agents)
    return c.Configure(tuple(queue(random, name, names) for name in names), profiles, (MORNINGS,), rules)


def asking_house(random: Random) -> c.Configure:
    """Return such a house whose queues ask for skills of their own."""
    house = random_house(random)
    queues = tuple(
        replace(
            each,
            skills=random.choice(({}, {"german": random.randint(1, 5)})),
            preferred=random.choice(({}, {"german": 3, "pumps": 1})),
        )
        for each in house.queues
    )
    return replace(house, queues=queues)


def agent(random: Random, name: str, queues: list[str]) -> AgentProfile:
    """Return an agent of some queues, skills and teams."""
    device = random.choice(list(Device))
    return AgentProfile(
        name,
        queues=tuple(random.sample(queues, random.randint(1, len(queues)))),
        skills=random.choice(({}, {"german": random.randint(1, 6)}, {"german": 3, "pumps": 2})),
        device=device,
        number="+491" if device is Device.TELEPHONE else "",
        teams=tuple(random.sample(("north", "south"), random.randint(0, 2))),
        capacity=random.choice((None, capacity(random))),
    )


def capacity(random: Random) -> Capacity:
    """Return how much an agent may have at once."""
    return Capacity(random.choice((0, 1, 1, 1)), random.randint(0, 3), random.random() < 0.5)


def queue(random: Random, name: str, queues: list[str]) -> QueuePolicy:
    """Return a queue with policies by chance."""
    overflow = Overflow(random.choice(("voicemail", "hang_up", "queue")), random.choice(queues))
    return QueuePolicy(
        name,
        priority=random.choice((0, 0, 1)),
        choice=random.choice(list(AgentChoice)),
        wrap_up_seconds=random.choice((0.0, 10.0)),
        disposition_required=random.random() < 0.3,
        no_answer_rest_seconds=random.choice((0.0, 8.0)),
        max_wait=random.choice((0.0, 0.0, 90.0)),
        max_waiting=random.choice((2, 1000)),
        calendar=random.choice(("", "", "", "mornings")),
        when_late=overflow,
        when_full=overflow,
        when_unstaffed=random.choice((Overflow("wait"), overflow)),
        callback=random.choice((SOON, SHORT)),
        steps=steps(random),
        reserve=reserve(random),
    )


def steps(random: Random) -> tuple[WideningStep, ...]:
    """Return steps that widen, or none."""
    if random.random() < 0.5:
        return ()
    reaches = sorted(random.sample(list(Reach), random.randint(1, 4)), key=list(Reach).index)
    less = sorted(random.choice((0, 0, 2, 4)) for _ in reaches)
    return tuple(
        WideningStep(after, *each)
        for after, each in zip(SPANS, zip(reaches, less, strict=True), strict=False)
    )


def reserve(random: Random) -> Reserve:
    """Return a reserve, or none."""
    tiers = random.choice((("A",), ("B",), ("A", "B")))
    return Reserve(random.choice((0, 0, 1, 2)), tiers, random.choice((0.0, 15.0, 40.0)))
