"""Draws a graph as SVG, by itself: no program and no font beyond the reader's own is needed."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from xml.sax.saxutils import escape

from msgspec import Struct

from notation.graph import Edge, Graph, Node
from notation.layout import Layout, Route, Slot, layout

WIDTH, HEIGHT = 168, 46
GAP, LAYER_GAP, MARGIN = 28, 64, 28
POINT_WIDTH = 36
LONGEST_LABEL = 34

FILLS = {"asks": "#dbeafe", "host": "#fef3c7", "ends": "#dcfce7", "acts": "#f1f5f9"}

STYLE = (
    "text{font-family:system-ui,sans-serif;font-size:12px;fill:#0f172a;text-anchor:middle}"
    ".caption{font-size:10px;fill:#475569}"
    ".label,.halo{font-size:10px;fill:#334155}.halo{stroke:#fff;stroke-width:3px}"
    "rect{stroke:#64748b}path{fill:none;stroke:#64748b;stroke-width:1.2}.up{stroke-dasharray:5 3}"
    "#tip path{fill:#64748b}"
)

_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
    'viewBox="0 0 {width} {height}" role="img">'
)
_TIP = (
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" '
    'orient="auto-start-reverse"><path d="M0 0L8 4L0 8z"/></marker></defs>'
)


class Point(Struct, frozen=True):
    """The middle of a slot, in pixels from the upper left corner."""

    x: float
    y: float


def svg(drawn: Graph, title: str) -> str:
    """The drawing of a graph, as the text of an SVG file."""
    placed = layout(drawn)
    points = _points(placed)
    width = max(point.x for point in points.values()) + WIDTH / 2 + MARGIN
    height = max(point.y for point in points.values()) + HEIGHT / 2 + MARGIN
    lines = [
        _HEAD.format(width=round(width), height=round(height)),
        f"<title>{escape(title)}</title>",
        f"<style>{STYLE}</style>",
        _TIP,
        *_edges(drawn, placed, points),
        *(_node(node, points[node.name, 0], first=node.name == drawn.start) for node in drawn.nodes),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _points(placed: Layout) -> dict[Slot, Point]:
    """Every layer in the middle of the widest one."""
    widest = max(map(_width, placed.layers))
    points: dict[Slot, Point] = {}
    for depth, layer in enumerate(placed.layers):
        x = MARGIN + (widest - _width(layer)) / 2
        y = MARGIN + HEIGHT / 2 + depth * (HEIGHT + LAYER_GAP)
        for slot in layer:
            points[slot] = Point(x + _slot_width(slot) / 2, y)
            x += _slot_width(slot) + GAP
    return points


def _width(layer: tuple[Slot, ...]) -> float:
    return sum(map(_slot_width, layer)) + GAP * (len(layer) - 1)


def _slot_width(slot: Slot) -> int:
    return POINT_WIDTH if slot[1] else WIDTH


def _node(node: Node, at: Point, *, first: bool) -> str:
    corner = HEIGHT // 2 if node.kind == "ends" else 6
    left, top = at.x - WIDTH / 2, at.y - HEIGHT / 2
    return (
        f'<g><rect x="{left:.1f}" y="{top:.1f}" width="{WIDTH}" height="{HEIGHT}" '
        f'rx="{corner}" fill="{FILLS[node.kind]}"{_heavy(first)}/>'
        + _text(Point(at.x, at.y - 3), _short(node.name, 26))
        + _text(Point(at.x, at.y + 13), _short(node.caption, 30), "caption")
        + "</g>"
    )


def _text(at: Point, words: str, kind: str = "name") -> str:
    return f'<text class="{kind}" x="{at.x:.1f}" y="{at.y:.1f}">{escape(words)}</text>'


def _heavy(first: bool) -> str:
    return ' stroke-width="2.5"' if first else ""


def _edges(drawn: Graph, placed: Layout, points: Mapping[Slot, Point]) -> Iterator[str]:
    for route in placed.routes:
        yield _edge(drawn.edges[route.edge], route, [points[slot] for slot in route.slots])
    for edge in drawn.edges:
        if edge.source == edge.target:
            yield _loop(edge, points[edge.source, 0])


def _edge(edge: Edge, route: Route, passed: list[Point]) -> str:
    """A curve from the lower side of the upper node to the upper side of the lower one."""
    first, last = passed[0], passed[-1]
    stops = [Point(first.x, first.y + HEIGHT / 2), *passed[1:-1], Point(last.x, last.y - HEIGHT / 2)]
    curve = f"M{stops[0].x:.1f} {stops[0].y:.1f}"
    for one, other in pairwise(stops):
        middle = (one.y + other.y) / 2
        curve += f"C{one.x:.1f} {middle:.1f} {other.x:.1f} {middle:.1f} {other.x:.1f} {other.y:.1f}"
    end = 'class="up" marker-start="url(#tip)"' if route.upwards else 'marker-end="url(#tip)"'
    near = stops[-2:] if route.upwards else stops[:2]
    apart = (route.edge % 3 - 1) * 11
    beside = Point((near[0].x + near[1].x) / 2, (near[0].y + near[1].y) / 2 + apart)
    return f'<path {end} d="{curve}"/>{_label(edge, beside)}'


def _loop(edge: Edge, at: Point) -> str:
    right = at.x + WIDTH / 2
    curve = f"M{right:.1f} {at.y - 10:.1f}c22 -6 22 26 0 20"
    return f'<path marker-end="url(#tip)" d="{curve}"/>{_label(edge, Point(right + 20, at.y + 3))}'


def _label(edge: Edge, at: Point) -> str:
    """The label over a halo of its own, since not every viewer knows `paint-order`."""
    words = _short(edge.label, LONGEST_LABEL)
    return _text(at, words, "halo") + _text(at, words, "label") if words else ""


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
