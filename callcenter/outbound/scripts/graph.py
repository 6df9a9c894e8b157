"""A script as a graph, as Mermaid text and as an SVG file."""

import notation.graph
import notation.svg
from callcenter.outbound.scripts.script import Script
from callcenter.outbound.scripts.steps import Ask, Branch, End, Field, Record, Step
from notation.graph import Edge, Graph, Node, graph_of


def graph(script: Script) -> Graph:
    """The graph of a script."""
    nodes = (Node(name, _caption(step), _kind(step)) for name, step in script.steps.items())
    ways = (Edge(name, link.to, link.label) for name, step in script.steps.items() for link in step.links())
    return graph_of(script.start, nodes, ways)


def mermaid(script: Script) -> str:
    """The script as a Mermaid flowchart."""
    return notation.graph.mermaid(graph(script), script.script)


def svg(script: Script) -> str:
    """The drawing of a script, as the text of an SVG file."""
    return notation.svg.svg(graph(script), next(iter(script.titles().values())))


def drawable(script: Script) -> bool:
    """Whether every link leads to a step, so that it can be drawn."""
    reached = {script.start, *(link.to for step in script.steps.values() for link in step.links())}
    return reached <= set(script.steps)


def _caption(step: Step) -> str:
    word = str(step.__struct_config__.tag)
    match step:
        case Field(field=detail):
            return f"{word} {detail}"
        case Record(result=result) if result is not None:
            return f"{word} {result.value}"
        case _:
            return word


def _kind(step: Step) -> str:
    match step:
        case Ask() | Field():
            return "asks"
        case Branch() | Record():
            return "host"
        case End():
            return "ends"
        case _:
            return "acts"
