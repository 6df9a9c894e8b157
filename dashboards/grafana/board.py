"""Boards as values, and the JSON that Grafana reads of them. No network, no Grafana: only words."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

#: Grafana's grid is so wide.
WIDTH = 24
SOURCE = {"type": "prometheus", "uid": "${source}"}


class Series(Struct, frozen=True):
    """One query and how its lines are called, `{{label}}` for a label's value."""

    query: str
    legend: str = ""


class Panel(Struct, frozen=True):
    """One picture. `text` says what it tells; `unit` is Grafana's word for the unit.

    `limits` are (value, colour): from that value on the number has that colour. A `share` lies between
    0 and 1. `stacked` series add up.
    """

    title: str
    text: str
    series: tuple[Series, ...]
    kind: str = "timeseries"
    unit: str = "short"
    width: int = 8
    height: int = 8
    limits: tuple[tuple[float, str], ...] = ()
    stacked: bool = False


class Row(Struct, frozen=True):
    """Panels under one heading, from left to right; the next line begins where the grid ends."""

    title: str
    panels: tuple[Panel, ...]


class Board(Struct, frozen=True):
    """One board. `choices` are labels that can be chosen from above: (label, the metric that has all)."""

    uid: str
    title: str
    text: str
    rows: tuple[Row, ...]
    choices: tuple[tuple[str, str], ...] = ()


def document(board: Board) -> dict[str, Any]:
    """Return the board as Grafana reads it."""
    return {
        "uid": board.uid,
        "title": board.title,
        "description": board.text,
        "tags": ["callcenter"],
        "schemaVersion": 36,
        "version": 1,
        "editable": False,
        "graphTooltip": 1,
        "refresh": "30s",
        "timezone": "browser",
        "time": {"from": "now-3h", "to": "now"},
        "links": [_to_the_others()],
        "annotations": {"list": []},
        "templating": {"list": [_source(), *(_choice(*each) for each in board.choices)]},
        "panels": list(_panels(board.rows)),
    }


def _panels(rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    number, top = 0, 0
    for row in rows:
        number += 1
        yield {
            "id": number,
            "type": "row",
            "title": row.title,
            "collapsed": False,
            "gridPos": {"x": 0, "y": top, "w": WIDTH, "h": 1},
            "panels": [],
        }
        top, left, height = top + 1, 0, 0
        for panel in row.panels:
            if left + panel.width > WIDTH:
                top, left, height = top + height, 0, 0
            number += 1
            yield _panel(number, panel, left, top)
            left, height = left + panel.width, max(height, panel.height)
        top += height


def _panel(number: int, panel: Panel, left: int, top: int) -> dict[str, Any]:
    return {
        "id": number,
        "type": panel.kind,
        "title": panel.title,
        "description": panel.text,
        "datasource": SOURCE,
        "gridPos": {"x": left, "y": top, "w": panel.width, "h": panel.height},
        "targets": [_target(panel, place, each) for place, each in enumerate(panel.series)],
        "fieldConfig": {"defaults": _defaults(panel), "overrides": []},
        "options": _OPTIONS[panel.kind],
    }


def _target(panel: Panel, place: int, series: Series) -> dict[str, Any]:
    now = panel.kind in ("stat", "bargauge")
    found = {
        "refId": chr(ord("A") + place),
        "datasource": SOURCE,
        "expr": series.query,
        "legendFormat": series.legend or "__auto",
        "instant": now,
        "range": not now,
    }
    return found | {"format": "heatmap"} if panel.kind == "heatmap" else found


def _defaults(panel: Panel) -> dict[str, Any]:
    steps: list[dict[str, Any]] = [{"value": None, "color": "green" if panel.limits else "text"}]
    steps += [{"value": value, "color": colour} for value, colour in panel.limits]
    found: dict[str, Any] = {"unit": panel.unit, "thresholds": {"mode": "absolute", "steps": steps}}
    if panel.unit == "percentunit":
        found |= {"min": 0}
    if panel.kind == "timeseries":
        found["custom"] = {
            "drawStyle": "line",
            "lineWidth": 1,
            "fillOpacity": 30 if panel.stacked else 8,
            "showPoints": "never",
            "spanNulls": False,
            "stacking": {"mode": "normal" if panel.stacked else "none", "group": "A"},
            "thresholdsStyle": {"mode": "dashed" if panel.limits else "off"},
        }
    return found


_OPTIONS: dict[str, dict[str, Any]] = {
    "timeseries": {
        "legend": {"displayMode": "list", "placement": "bottom", "showLegend": True},
        "tooltip": {"mode": "multi", "sort": "desc"},
    },
    "stat": {
        "colorMode": "value",
        "graphMode": "none",
        "reduceOptions": {"calcs": ["lastNotNull"], "values": False},
    },
    "bargauge": {
        "displayMode": "basic",
        "orientation": "horizontal",
        "reduceOptions": {"calcs": ["lastNotNull"], "values": False},
    },
    "heatmap": {"calculate": False, "yAxis": {"unit": "s"}, "color": {"mode": "scheme", "scheme": "Blues"}},
}


def _source() -> dict[str, Any]:
    return {"name": "source", "label": "Prometheus", "type": "datasource", "query": "prometheus", "hide": 0}


def _choice(label: str, metric: str) -> dict[str, Any]:
    query = f"label_values({metric}, {label})"
    return {
        "name": label,
        "label": label.capitalize(),
        "type": "query",
        "datasource": SOURCE,
        "definition": query,
        "query": {"query": query, "refId": label},
        "refresh": 2,
        "sort": 1,
        "multi": True,
        "includeAll": True,
        "allValue": ".*",
        "current": {"text": ["All"], "value": ["$__all"], "selected": True},
    }


def _to_the_others() -> dict[str, Any]:
    return {
        "title": "Other boards",
        "type": "dashboards",
        "tags": ["callcenter"],
        "asDropdown": True,
        "includeVars": True,
        "keepTime": True,
        "targetBlank": False,
        "icon": "external link",
        "tooltip": "",
        "url": "",
    }
