"""A report as one web page that needs nothing else: no script, no network, light and dark."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from html import escape
from zoneinfo import ZoneInfo

from callcenter.simulation.charts import chart
from callcenter.simulation.estimates import Estimate
from callcenter.simulation.experiment import Comparison, Report
from callcenter.simulation.words import change, figure, is_told, scope_name, spread, word

_STYLE = """
:root { color-scheme: light dark; --ink: light-dark(#1c2230, #e6e9f0); --soft: light-dark(#667, #99a);
  --s0: light-dark(#1f5fd0, #7aa8ff); --s1: light-dark(#c2571a, #ffa36b); --rule: light-dark(#dde, #334); }
body { font: 15px/1.5 system-ui, "Noto Sans CJK SC", sans-serif; color: var(--ink); max-width: 60rem;
  margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 2rem; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--rule); text-align: right; }
th:first-child, td:first-child { text-align: left; }
td small, p small { color: var(--soft); }
svg { width: 100%; height: auto; } svg text { font-size: 11px; fill: var(--soft); }
.grid { stroke: var(--rule); } .line { fill: none; stroke-width: 2; } .band { opacity: .18; }
.line.s0 { stroke: var(--s0); } .line.s1 { stroke: var(--s1); stroke-dasharray: 6 3; }
.band.s0 { fill: var(--s0); } .band.s1 { fill: var(--s1); }
.key0 { color: var(--s0); } .key1 { color: var(--s1); }
"""

_STYLE_TAG = f"<style>{_STYLE}</style>"

#: What is drawn through the day.
CHARTED = ("offered", "service_level.offered_less_short", "abandon_rate", "wait_mean", "occupancy")


def page(found: Report | Comparison, language: str, zone: str = "UTC") -> str:
    """Return the page of a report or a comparison, in a language, with times in a zone."""
    reports = [found] if isinstance(found, Report) else [found.base, found.other]
    names = " / ".join(report.name for report in reports)
    body = [
        f"<h1>{escape(word('simulation', language))}: {escape(names)}</h1>",
        f"<p>{len(reports[0].seeds)} {escape(word('runs', language))}</p>",
        *_tables(found, reports, language),
        f"<h2>{escape(word('intraday', language))}</h2>",
        *_charts(reports, language, zone),
        f"<p><small>{escape(word('assumption', language))}</small></p>",
    ]
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width">{_STYLE_TAG}'
    head += f"<title>{escape(names)}</title>"
    html = f'<html lang="{language}"><head>{head}</head><body>{"".join(body)}</body></html>'
    return f"<!doctype html>{html}\n"


def _tables(found: Report | Comparison, reports: Sequence[Report], language: str) -> Iterable[str]:
    headings = [word("measure", language), *(report.name for report in reports)]
    if isinstance(found, Comparison):
        headings.append(word("difference", language))
    for scope, measures in reports[0].scopes.items():
        rows = []
        for name in measures:
            if not is_told(name, [report.scopes.get(scope, {}) for report in reports]):
                continue
            cells = [_cell(name, report.scopes.get(scope, {}).get(name)) for report in reports]
            if isinstance(found, Comparison):
                cells.append(escape(change(name, found.difference[scope][name])))
            rows.append(_row("td", [escape(word(name, language)), *cells]))
        table = _row("th", map(escape, headings)) + "".join(rows)
        yield f"<h2>{escape(scope_name(scope, language))}</h2><table>{table}</table>"


def _cell(name: str, estimate: Estimate | None) -> str:
    if estimate is None:
        return "–"
    return f"{escape(figure(name, estimate.value))} <small>{escape(spread(name, estimate))}</small>"


def _row(kind: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{kind}>{cell}</{kind}>' for cell in cells)}</tr>"


def _charts(reports: Sequence[Report], language: str, zone: str) -> Iterable[str]:
    first = reports[0]
    labels = [clock(first.begin + number * first.interval, zone) for number in range(len(first.series))]
    keys = " ".join(
        f'<span class="key{number}">■ {escape(report.name)}</span>' for number, report in enumerate(reports)
    )
    yield f"<p>{keys}</p>"
    for name in CHARTED:
        series = [(report.name, [each[name] for each in report.series]) for report in reports]
        yield f"<h3>{escape(word(name, language))}</h3>{chart(name, labels, series)}"


def clock(moment: float, zone: str) -> str:
    """Return the time of day of a moment in a zone."""
    return datetime.fromtimestamp(moment, UTC).astimezone(ZoneInfo(zone)).strftime("%H:%M")
