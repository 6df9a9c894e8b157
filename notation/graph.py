"""Steps and the ways between them as a graph, and as Mermaid text.

The order of nodes and edges is that of the file, so the same file gives the
same drawing, and a small edit a small difference.
"""

from collections.abc import Iterable

from msgspec import Struct

SHAPES = {"asks": ("{{", "}}"), "host": ("[(", ")]"), "ends": ("([", "])"), "acts": ("[", "]")}
"""The brackets that Mermaid draws each kind of node with."""


class Node(Struct, frozen=True):
    """A step: its name, what it does, and its kind: `asks`, `host`, `ends` or `acts`."""

    name: str
    caption: str
    kind: str


class Edge(Struct, frozen=True):
    """A way from one step to another, with its label."""

    source: str
    target: str
    label: str = ""


class Graph(Struct, frozen=True):
    """Steps and the ways between them."""

    start: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def graph_of(start: str, nodes: Iterable[Node], ways: Iterable[Edge]) -> Graph:
    """The graph of these; ways between the same two steps are one edge with joined labels."""
    labels: dict[tuple[str, str], list[str]] = {}
    for way in ways:
        labels.setdefault((way.source, way.target), []).append(way.label)
    edges = (Edge(*ends, ", ".join(filter(None, words))) for ends, words in labels.items())
    return Graph(start, tuple(nodes), tuple(edges))


def mermaid(drawn: Graph, name: str) -> str:
    """The graph as a Mermaid flowchart that begins at a circle with this name."""
    ids = {node.name: f"s{index}" for index, node in enumerate(drawn.nodes)}
    lines = ["flowchart TD", f"    start(({_quoted(name)})) --> {ids[drawn.start]}"]
    lines += (f"    {ids[node.name]}{_box(node)}" for node in drawn.nodes)
    lines += (f"    {ids[edge.source]} -->{_label(edge)} {ids[edge.target]}" for edge in drawn.edges)
    return "\n".join(lines) + "\n"


def _box(node: Node) -> str:
    opening, closing = SHAPES[node.kind]
    return f"{opening}{_quoted(f'{node.name}<br/>{node.caption}')}{closing}"


def _label(edge: Edge) -> str:
    return f"|{_quoted(edge.label)}|" if edge.label else ""


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "#quot;") + '"'
