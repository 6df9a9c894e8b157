"""Charts as SVG, drawn by hand: bars or a line with its interval, over the intervals of a day."""

from collections.abc import Sequence
from html import escape
from math import floor, log10

from callcenter.simulation.estimates import Estimate
from callcenter.simulation.words import figure, tick

_WIDTH, _HEIGHT = 560, 190
_LEFT, _BOTTOM, _TOP = 56, 26, 12

Series = Sequence[tuple[str, Sequence[Estimate]]]


def chart(name: str, title: str, labels: Sequence[str], series: Series) -> str:
    """Draw a measure through the day: one line with a band for each named series (one or two)."""
    top = 1.0 if name.startswith("service_level") or name == "occupancy" else round_top(_values(series))
    parts = [_axis(name, top), _labels(labels)]
    for number, (_, estimates) in enumerate(series):
        parts += [_band(estimates, top, number), _line(estimates, top, number)]
    for series_name, estimates in series:
        parts += _dots(name, series_name, labels, estimates, top)
    inner = "".join(parts)
    return f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(title)}">{inner}</svg>'


def round_top(values: Sequence[float]) -> float:
    """Return the least of 1, 2, 3, 4, 5, 6, 8 or 10 times a power of ten that no value exceeds."""
    most = max([*values, 1e-3])
    power = 10.0 ** floor(log10(most))
    return next(step * power for step in (1, 2, 3, 4, 5, 6, 8, 10) if step * power >= most * (1 - 1e-9))


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
        text = escape(tick(name, share * top))
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


def _line(estimates: Sequence[Estimate], top: float, number: int) -> str:
    points = " ".join(
        f"{_x(place, len(estimates)):.1f},{_y(each.value, top):.1f}"
        for place, each in enumerate(estimates)
        if each.value is not None
    )
    return f'<polyline class="line s{number}" points="{points}"/>'


def _dots(
    name: str, series: str, labels: Sequence[str], estimates: Sequence[Estimate], top: float
) -> list[str]:
    """Places to point at, each saying its moment and value."""
    return [
        f'<circle class="dot" cx="{_x(place, len(estimates)):.1f}" cy="{_y(each.value, top):.1f}" r="9">'
        f"<title>{escape(f'{series} · {label} · {figure(name, each.value)}')}</title></circle>"
        for place, (label, each) in enumerate(zip(labels, estimates, strict=True))
        if each.value is not None
    ]


def _x(number: int, count: int) -> float:
    return _LEFT + (number + 0.5) * (_WIDTH - _LEFT) / max(1, count)


def _y(value: float, top: float) -> float:
    return _TOP + (1.0 - value / top) * (_HEIGHT - _TOP - _BOTTOM)
