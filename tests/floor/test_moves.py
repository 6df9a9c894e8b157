"""The two tables of moves: whole, obeyed by every fold, and without a move that never happens."""

from itertools import product
from random import Random

import pytest

from callcenter.floor.fold import base
from callcenter.floor.phases import AGENT_MOVES, CONTACT_MOVES, FIRST, ImpossibleMove, Phase, Presence
from callcenter.floor.phases import check_agent_move as may_agent
from callcenter.floor.phases import check_contact_move as may_contact
from callcenter.floor.state import Agent, Contact
from callcenter.floor.values import AgentProfile
from tests.floor.paths import PATHS
from tests.floor.world import World

Moves = set[tuple[str, str]]


@pytest.mark.parametrize(("old", "new"), list(product(Phase, Phase)))
def test_a_contact_moves_only_as_the_table_says(old: Phase, new: Phase) -> None:
    """All pairs: what is absent raises, and then the contact stays where it was."""
    contact = Contact("k1", "L-k1", 0.0, old, 1.0)

    if new in CONTACT_MOVES[old]:
        base.move(contact, new, 2.0)
        assert (new, 2.0) == (contact.phase, contact.since)
    else:
        with pytest.raises(ImpossibleMove):
            base.move(contact, new, 2.0)
        assert (old, 1.0) == (contact.phase, contact.since)


@pytest.mark.parametrize(("old", "new"), list(product(Presence, Presence)))
def test_an_agent_moves_only_as_the_table_says(old: Presence, new: Presence) -> None:
    """All pairs, as for contacts."""
    agent = Agent("ana", AgentProfile("ana"), old, 1.0)

    if new in AGENT_MOVES[old]:
        base.stand(agent, new, 2.0)
        assert (new, 2.0) == (agent.presence, agent.since)
    else:
        with pytest.raises(ImpossibleMove):
            base.stand(agent, new, 2.0)
        assert (old, 1.0) == (agent.presence, agent.since)


@pytest.fixture(name="seen")
def _seen(monkeypatch: pytest.MonkeyPatch) -> tuple[Moves, Moves]:
    """Every move of contacts and of agents that the folds make meanwhile."""
    contacts: Moves = set()
    agents: Moves = set()

    def contact(old: Phase, new: Phase) -> None:
        may_contact(old, new)
        contacts.add((old, new))

    def agent(old: Presence, new: Presence) -> None:
        may_agent(old, new)
        agents.add((old, new))

    monkeypatch.setattr(base, "check_contact_move", contact)
    monkeypatch.setattr(base, "check_agent_move", agent)
    return contacts, agents


def test_every_move_of_the_tables_happens(seen: tuple[Moves, Moves]) -> None:
    """Random days reach every move, so the tables promise nothing that cannot be."""
    for seed in range(60, 140):
        world = World(Random(seed))
        for _ in range(300):
            world.step()

    contacts, agents = seen
    assert contacts == {(old, new) for old, allowed in CONTACT_MOVES.items() for new in allowed}
    assert agents == {(old, new) for old, allowed in AGENT_MOVES.items() for new in allowed}


def test_a_phase_changes_by_its_fold_alone(seen: tuple[Moves, Moves]) -> None:
    """Whoever changed a phase or a presence past the table would be seen here."""
    world = World(Random(1))
    for _ in range(400):
        phases = {k.id: k.phase for k in world.floor.state.contacts.values()}
        stands = {a.id: a.presence for a in world.floor.state.agents.values()}
        for moves in seen:
            moves.clear()
        world.step()
        ends = {new for _, new in seen[0]}
        for contact in world.floor.state.contacts.values():
            before = {phases[contact.id]} if contact.id in phases else {*FIRST}
            assert contact.phase in before | ends
        ends = {new for _, new in seen[1]}
        for agent in world.floor.state.agents.values():
            assert agent.presence is stands.get(agent.id, Presence.OFFLINE) or agent.presence in ends


@pytest.mark.parametrize("phase", list(PATHS))
def test_the_way_into_a_phase_ends_there(phase: Phase) -> None:
    """The stories that start in a phase do start there."""
    assert phase is PATHS[phase]().phase()
