"""Charts as SVG, drawn by hand: bars or a line with its interval, over the intervals of a day."""

from collections.abc import Sequence
from html import escape

from callcenter.simulation.estimates import Estimate
from callcenter.simulation.words import figure

_WIDTH, _HEIGHT = 720, 180
_LEFT, _BOTTOM, _TOP = 56, 24, 12

Series = Sequence[tuple[str, Sequence[Estimate]]]


def chart(name: str, labels: Sequence[str], series: Series) -> str:
    """Draw a measure through the day: one line with a band for each named series (one or two)."""
    top = max([*_values(series), 1e-9])
    top = 1.0 if name.startswith("service_level") or name == "occupancy" else top * 1.05
    parts = [_axis(name, top), _labels(labels)]
    for number, (title, estimates) in enumerate(series):
        parts += [_band(estimates, top, number), _line(estimates, top, number, title)]
    inner = "".join(parts)
    return f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(name)}">{inner}</svg>'


def _values(series: Series) -> list[float]:
    return [
        value
        for _, estimates in series
        for each in estimates
        for value in (each.value, each.high)
        if value is not None
    ]


def _axis(name: str, top: float) -> str:
    lines = []
    for share in (0.0, 0.5, 1.0):
        y = _y(share * top, top)
        lines.append(f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>')
        text = escape(figure(name, share * top))
        lines.append(f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{text}</text>')
    return "".join(lines)


def _labels(labels: Sequence[str]) -> str:
    every = max(1, len(labels) // 8)
    places = [(_x(number, len(labels)), label) for number, label in enumerate(labels) if number % every == 0]
    y = _HEIGHT - 6
    return "".join(
        f'<text x="{x:.1f}" y="{y}" text-anchor="middle">{escape(label)}</text>' for x, label in places
    )


def _band(estimates: Sequence[Estimate], top: float, number: int) -> str:
    known = [
        (_x(place, len(estimates)), each.low, each.high)
        for place, each in enumerate(estimates)
        if each.low is not None and each.high is not None
    ]
    if len(known) < 2:
        return ""
    upper = [f"{x:.1f},{_y(min(high, top), top):.1f}" for x, _, high in known]
    lower = [f"{x:.1f},{_y(low, top):.1f}" for x, low, _ in reversed(known)]
    return f'<polygon class="band s{number}" points="{" ".join([*upper, *lower])}"/>'


def _line(estimates: Sequence[Estimate], top: float, number: int, title: str) -> str:
    points = " ".join(
        f"{_x(place, len(estimates)):.1f},{_y(each.value, top):.1f}"
        for place, each in enumerate(estimates)
        if each.value is not None
    )
    return f'<polyline class="line s{number}" points="{points}"><title>{escape(title)}</title></polyline>'


def _x(number: int, count: int) -> float:
    return _LEFT + (number + 0.5) * (_WIDTH - _LEFT) / max(1, count)


def _y(value: float, top: float) -> float:
    return _TOP + (1.0 - value / top) * (_HEIGHT - _TOP - _BOTTOM)
