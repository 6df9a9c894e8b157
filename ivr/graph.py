"""A flow as a graph, as Mermaid text and as an SVG file."""

import notation.graph
import notation.svg
from ivr.program import Flow
from ivr.steps import AnyStep
from ivr.steps.ask import Ask
from ivr.steps.callback import Callback
from ivr.steps.goto import Goto
from ivr.steps.look_up import LookUp
from ivr.steps.queue import Queue, in_words, levels
from ivr.steps.voicemail import Voicemail
from notation.graph import Edge, Graph, Node, graph_of


def graph(flow: Flow) -> Graph:
    """The graph of a flow."""
    nodes = (Node(name, _caption(step), _kind(step)) for name, step in flow.steps.items())
    ways = (Edge(name, link.to, link.label) for name, step in flow.steps.items() for link in step.links())
    return graph_of(flow.start, nodes, ways)


def mermaid(flow: Flow) -> str:
    """The flow as a Mermaid flowchart."""
    return notation.graph.mermaid(graph(flow), flow.flow)


def svg(flow: Flow) -> str:
    """The drawing of a flow, as the text of an SVG file."""
    return notation.svg.svg(graph(flow), flow.title or flow.flow)


def _caption(step: AnyStep) -> str:
    word = str(step.__struct_config__.tag)
    match step:
        case Goto(flow=detail) | LookUp(name=detail) | Voicemail(mailbox=detail):
            return f"{word} {detail}"
        case Queue(queue=detail, skills=skills):
            return " ".join(filter(None, (word, detail, in_words(levels(skills)))))
        case _:
            return word


def _kind(step: AnyStep) -> str:
    if isinstance(step, Ask | Voicemail) and not (isinstance(step, Callback) and step.prompt is None):
        return "asks"
    if isinstance(step, LookUp):
        return "host"
    return "acts" if any(link.label != "not known" for link in step.links()) else "ends"
