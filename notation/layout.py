"""Places the nodes of a graph in layers, from the start downwards.

Sugiyama's way in small: break the circles, rank by the longest path, let long
edges pass through points of their own, and order each layer by its neighbours.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from notation.graph import Graph

SWEEPS = 8

Slot = tuple[str, int]
"""A node with 0, or the point at which an edge passes a layer: its name with the layer's number."""


class Route(Struct, frozen=True):
    """An edge by its index, and the slots it passes from its upper to its lower end."""

    edge: int
    slots: tuple[Slot, ...]
    upwards: bool


class Layout(Struct, frozen=True):
    """The layers from top to bottom, each from left to right; self-links have no route."""

    layers: tuple[tuple[Slot, ...], ...]
    routes: tuple[Route, ...]


def layout(graph: Graph) -> Layout:
    """The layers and routes of a graph; the same graph always gives the same."""
    upwards = _upward(graph)
    ranks = _ranks(graph, upwards)
    routes = tuple(
        _route(index, ranks, edge.source, edge.target, upwards=index in upwards)
        for index, edge in enumerate(graph.edges)
        if edge.source != edge.target
    )
    layers: list[list[Slot]] = [[] for _ in range(max(ranks.values()) + 1)]
    for name, rank in ranks.items():
        layers[rank].append((name, 0))
    for route in routes:
        top = ranks[route.slots[0][0]]
        for depth, slot in enumerate(route.slots[1:-1], start=top + 1):
            layers[depth].append(slot)
    return Layout(_ordered(layers, routes), routes)


def _upward(graph: Graph) -> set[int]:
    """The edges that close a circle, found by going deep from the start."""
    ways: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for index, edge in enumerate(graph.edges):
        ways[edge.source].append((index, edge.target))
    upward: set[int] = set()
    done: set[str] = set()
    for root in (graph.start, *(node.name for node in graph.nodes)):
        if root not in done:
            upward |= _closing(root, ways, done)
    return upward


def _closing(root: str, ways: Mapping[str, list[tuple[int, str]]], done: set[str]) -> set[int]:
    closing: set[int] = set()
    open_ = {root: iter(ways.get(root, ()))}
    while open_:
        name, onward = next(reversed(open_.items()))
        index, target = next(onward, (-1, ""))
        if index < 0:
            done.add(name)
            del open_[name]
        elif target in open_:
            closing.add(index)
        elif target not in done:
            open_[target] = iter(ways.get(target, ()))
    return closing


def _ranks(graph: Graph, upwards: set[int]) -> dict[str, int]:
    """The longest way from the top to each node, counted in edges."""
    ranks = {node.name: 0 for node in graph.nodes}
    down = [(edge.source, edge.target) for index, edge in enumerate(graph.edges) if index not in upwards]
    for _ in ranks:
        lower = [(source, target) for source, target in down if ranks[target] <= ranks[source]]
        if not lower:
            break
        for source, target in lower:
            ranks[target] = max(ranks[target], ranks[source] + 1)
    return ranks


def _route(edge: int, ranks: Mapping[str, int], source: str, target: str, *, upwards: bool) -> Route:
    upper, lower = (target, source) if upwards else (source, target)
    passed = [(f"{edge}", depth) for depth in range(ranks[upper] + 1, ranks[lower])]
    return Route(edge, ((upper, 0), *passed, (lower, 0)), upwards)


def _ordered(layers: list[list[Slot]], routes: Sequence[Route]) -> tuple[tuple[Slot, ...], ...]:
    """Each layer ordered by where its neighbours stand, swept down and up in turn."""
    above: dict[Slot, list[Slot]] = defaultdict(list)
    below: dict[Slot, list[Slot]] = defaultdict(list)
    for route in routes:
        for upper, lower in pairwise(route.slots):
            above[lower].append(upper)
            below[upper].append(lower)
    for sweep in range(SWEEPS):
        neighbours, order = (above, layers) if sweep % 2 == 0 else (below, layers[::-1])
        for fixed, moving in pairwise(order):
            _sort(moving, fixed, neighbours)
    return tuple(tuple(layer) for layer in layers)


def _sort(moving: list[Slot], fixed: Sequence[Slot], neighbours: Mapping[Slot, Sequence[Slot]]) -> None:
    places = {slot: place / len(fixed) for place, slot in enumerate(fixed)}
    own = {slot: place / len(moving) for place, slot in enumerate(moving)}

    def place(slot: Slot) -> float:
        found = [places[each] for each in neighbours.get(slot, ()) if each in places]
        return sum(found) / len(found) if found else own[slot]

    moving.sort(key=place)
