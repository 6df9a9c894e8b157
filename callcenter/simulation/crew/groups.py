"""Agents who can stand in for one another, and a day with more or fewer of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from callcenter.floor.commands import Configure
from callcenter.floor.phases import Presence
from callcenter.simulation.plan import Move
from callcenter.simulation.prepared import Prepared, Working

Counts = tuple[int, ...]
#: When an agent is there and ready: begin and end (seconds UTC), in order.
Spans = list[tuple[float, float]]


class Group(Struct, frozen=True):
    """Agents with the same queues, skills and shifts. There are never fewer than `least` of them."""

    name: str
    agents: tuple[str, ...]
    least: int = 0


def groups_of(day: Prepared) -> tuple[Group, ...]:
    """Return the groups of a day: its shifts, or in a recorded day the agents who are alike.

    Nobody is in two groups; people of the house, whom a shift names, always come.
    """
    if day.shifts:
        return _of_shifts(day.shifts)
    coming = {move.agent for move in day.moves}
    alike: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for agent in day.house.agents:
        if agent.id in coming:
            alike[tuple(agent.queues), tuple(sorted(agent.skills.items())), agent.teams].append(agent.id)
    return tuple(Group(f"{ids[0]} …" if ids[1:] else ids[0], tuple(ids)) for ids in alike.values())


def _of_shifts(shifts: Iterable[Working]) -> tuple[Group, ...]:
    found: list[Group] = []
    known: set[str] = set()
    for shift in shifts:
        agents = tuple(agent for agent in shift.agents if agent not in known)
        known.update(agents)
        if agents:
            found.append(
                Group(shift.name, agents, len(set(agents).intersection(shift.agents[: shift.people])))
            )
    return tuple(found)


def staffed(day: Prepared, groups: Sequence[Group], counts: Counts) -> Prepared:
    """Return the day with so many agents of each group: the last stay at home, new ones are like the first.

    A new agent has the queues, skills, teams and shifts of the one it is like.
    """
    profiles = {agent.id: agent for agent in day.house.agents}
    home: set[str] = set()
    like: list[tuple[str, str]] = []
    for group, count in zip(groups, counts, strict=True):
        home.update(group.agents[count:])
        for number in range(len(group.agents), count):
            model = group.agents[number % len(group.agents)]
            like.append((f"{model}+{number // len(group.agents)}", model))
    new = [replace(profiles[model], id=id_, name=id_) for id_, model in like]
    moves = [move for move in day.moves if move.agent not in home]
    moves += [replace(move, agent=id_) for id_, model in like for move in day.moves if move.agent == model]
    house = replace(day.house, agents=(*day.house.agents, *new))
    return replace(day, house=house, moves=tuple(sorted(moves, key=lambda move: move.at)))


def at_work(moves: Iterable[Move], end: float) -> dict[str, Spans]:
    """Return when each agent is there and ready, as the plan says."""
    found: dict[str, Spans] = defaultdict(list)
    since: dict[str, float] = {}
    for move in sorted(moves, key=lambda each: each.at):
        begun = since.pop(move.agent, None)
        if begun is not None:
            found[move.agent].append((begun, move.at))
        if move.presence is Presence.AVAILABLE:
            since[move.agent] = move.at
    for agent, begun in since.items():
        found[agent].append((begun, max(begun, end)))
    return dict(found)


def present(spans: Iterable[Spans], begin: float, end: float) -> float:
    """Return how many agents are there between two moments, on average."""
    there = sum(max(0.0, min(until, end) - max(since, begin)) for each in spans for since, until in each)
    return there / (end - begin)


def asked_for(house: Configure, asked: frozenset[str]) -> dict[str, frozenset[str]]:
    """Return which of the queues that callers ask for each agent serves."""
    return {agent.id: asked.intersection(agent.queues) for agent in house.agents}
