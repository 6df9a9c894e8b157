"""A flow as a graph, and as Mermaid text.

The order of nodes and edges is that of the file, so the same flow gives the
same drawing, and a small edit a small difference.
"""

from msgspec import Struct

from ivr.program import Flow
from ivr.steps import AnyStep
from ivr.steps.ask import Ask
from ivr.steps.callback import Callback
from ivr.steps.goto import Goto
from ivr.steps.look_up import LookUp
from ivr.steps.queue import Queue
from ivr.steps.voicemail import Voicemail

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
    """The steps of a flow and the ways between them."""

    start: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def graph(flow: Flow) -> Graph:
    """The graph of a flow; ways between the same two steps are one edge with joined labels."""
    nodes = tuple(Node(name, _caption(step), _kind(step)) for name, step in flow.steps.items())
    labels: dict[tuple[str, str], list[str]] = {}
    for name, step in flow.steps.items():
        for link in step.links():
            labels.setdefault((name, link.to), []).append(link.label)
    edges = (Edge(*ends, ", ".join(filter(None, words))) for ends, words in labels.items())
    return Graph(flow.start, nodes, tuple(edges))


def mermaid(flow: Flow) -> str:
    """The flow as a Mermaid flowchart."""
    drawn = graph(flow)
    ids = {node.name: f"s{index}" for index, node in enumerate(drawn.nodes)}
    lines = ["flowchart TD", f"    start(({_quoted(flow.flow)})) --> {ids[flow.start]}"]
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


def _caption(step: AnyStep) -> str:
    word = str(step.__struct_config__.tag)
    match step:
        case Goto(flow=detail) | LookUp(name=detail) | Queue(queue=detail) | Voicemail(mailbox=detail):
            return f"{word} {detail}"
        case _:
            return word


def _kind(step: AnyStep) -> str:
    if isinstance(step, Ask | Voicemail) and not (isinstance(step, Callback) and step.prompt is None):
        return "asks"
    if isinstance(step, LookUp):
        return "host"
    return "acts" if any(link.label != "not known" for link in step.links()) else "ends"
