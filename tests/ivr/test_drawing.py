"""Flows are drawn the same way every time."""

from xml.etree import ElementTree

import pytest

from ivr.graph import mermaid, svg
from notation.graph import Edge, Graph, Node
from notation.layout import layout
from notation.svg import HEIGHT, WIDTH
from tests.ivr.playing import good, program_of, shipped_program

FLOWS = sorted(shipped_program().flows)
SVG = "{http://www.w3.org/2000/svg}"


def test_mermaid() -> None:
    """A flow as Mermaid text: each kind of step its shape, each way its label."""
    assert mermaid(good("menu").flows["menu"]) == (
        "flowchart TD\n"
        '    start(("menu")) --> s0\n'
        '    s0{{"choose<br/>menu"}}\n'
        '    s1(["operator<br/>queue support"])\n'
        '    s2(["end<br/>queue {choice}"])\n'
        '    s0 -->|"3, 33, 4"| s2\n'
        '    s0 -->|"otherwise"| s1\n'
        '    s2 -->|"not known"| s1\n'
    )


def test_skills_are_drawn() -> None:
    """A queue's box says whom it is for, with the level that is asked."""
    step = "{do: queue, queue: sales, skills: {german: 3, pumps: 1}}"
    flow = f"flow: a\nlanguage: en\nstart: s\nsteps: {{s: {step}}}"

    assert 's0(["s<br/>queue sales german(3),pumps"])' in mermaid(program_of(flow).flows["a"])


@pytest.mark.parametrize("name", FLOWS)
def test_drawings_are_stable(name: str) -> None:
    """The same flow, read anew, gives the same drawing to the letter."""
    once, twice = shipped_program().flows[name], shipped_program().flows[name]

    assert (mermaid(once), svg(once)) == (mermaid(twice), svg(twice))


@pytest.mark.parametrize("name", FLOWS)
def test_svg_shows_every_step(name: str) -> None:
    """The SVG is well formed, names every step once, and no two boxes overlap."""
    flow = shipped_program().flows[name]
    drawn = ElementTree.fromstring(svg(flow))
    named = [text.text for text in drawn.iter(f"{SVG}text") if text.get("class") == "name"]
    corners = [(float(box.get("x", "")), float(box.get("y", ""))) for box in drawn.iter(f"{SVG}rect")]

    assert sorted(named, key=str) == sorted(flow.steps)
    assert all(
        abs(x - other_x) >= WIDTH or abs(y - other_y) >= HEIGHT
        for index, (x, y) in enumerate(corners)
        for other_x, other_y in corners[index + 1 :]
    )


def test_ways_lead_down() -> None:
    """Every edge goes at least one layer down, except those that close a circle."""
    nodes = tuple(Node(name, "", "acts") for name in "abcd")
    edges = (Edge("a", "b"), Edge("b", "c"), Edge("a", "c"), Edge("c", "a"), Edge("d", "d"))
    placed = layout(Graph("a", nodes, edges))

    assert placed.layers[0] == (("a", 0), ("d", 0))
    assert [len(route.slots) for route in placed.routes] == [2, 2, 3, 3]
    assert [route.upwards for route in placed.routes] == [False, False, False, True]


def test_texts_are_escaped() -> None:
    """What a flow's author writes cannot break the drawing."""
    flow = program_of(
        "flow: a\ntitle: <b> & co\nlanguage: en\nstart: s\n"
        "steps:\n  s: {do: branch, cases: [{if: {tier: '\"<x>'}, next: e}], otherwise: e}\n  e: {do: hang-up}"
    ).flows["a"]

    assert ElementTree.fromstring(svg(flow)).findtext(f"{SVG}title") == "<b> & co"
    assert '"tier #quot;<x>, otherwise"' in mermaid(flow)
