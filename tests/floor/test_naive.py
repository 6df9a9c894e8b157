"""Routing chooses as somebody who looks at everybody would."""

from random import Random

from callcenter.floor.phases import Presence
from callcenter.floor.routing import best_agent, best_contact
from tests.floor import naive
from tests.floor.world import World


def contacts_compared(seed: int) -> int:
    """Ask for every agent of a random day, as if free, whom they would get; return how many get somebody."""
    world, found = World(Random(seed)), 0
    for _ in range(150):
        world.step()
        state, lines = world.floor.state, world.floor.lines
        aside = [k.id for k in state.contacts.values() if naive.leaves_the_reserve(state, k)]
        for agent in state.agents.values():
            before = agent.presence, agent.rests_until
            agent.presence, agent.rests_until = Presence.AVAILABLE, 0.0
            expected, got = naive.best_contact(state, agent, aside), best_contact(lines, agent)
            agent.presence, agent.rests_until = before
            assert got is expected
            found += got is not None
    return found


def agents_compared(seed: int) -> int:
    """Ask for every contact of a random day, wherever it stands, who would get it; likewise."""
    world, found = World(Random(seed)), 0
    for _ in range(150):
        world.step()
        state, lines = world.floor.state, world.floor.lines
        for contact in state.contacts.values():
            if contact.queue:
                expected, chosen = naive.best_agent(state, contact), best_agent(lines, contact)
                assert (chosen[0] if chosen else None) is expected
                found += chosen is not None
    return found


def test_the_first_in_line_of_all_who_fit() -> None:
    """Lines, kept up step by step, give each agent the contact that a scan gives."""
    assert sum(map(contacts_compared, range(60, 76))) > 300


def test_the_preferred_and_longest_idle_of_all_who_fit() -> None:
    """And each contact the agent, whether it prefers skills or not."""
    assert sum(map(agents_compared, range(80, 96))) > 300
