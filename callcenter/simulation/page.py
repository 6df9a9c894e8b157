"""A report as one web page that needs nothing else: no script, no network, light and dark."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from html import escape
from zoneinfo import ZoneInfo

from callcenter.simulation.charts import chart
from callcenter.simulation.estimates import Estimate
from callcenter.simulation.experiment import Comparison, Report
from callcenter.simulation.style import STYLE
from callcenter.simulation.taking import ALL
from callcenter.simulation.words import (
    BRIEF,
    GROUPS,
    figure,
    is_told,
    points,
    runs,
    scope_name,
    short,
    spread,
    word,
)

#: What stands at the top.
_TILES = (
    "service_level.offered_less_short",
    "abandon_rate",
    "asa",
    "wait_p90",
    "occupancy",
    "people_served",
)

#: What is drawn through the day.
CHARTED = (
    "offered",
    "service_level.offered_less_short",
    "abandon_rate",
    "wait_mean",
    "wait_p90",
    "occupancy",
)


def page(found: Report | Comparison, language: str, zone: str = "UTC") -> str:
    """Return the page of a report or a comparison, in a language, with times in a zone."""
    reports = [found] if isinstance(found, Report) else [found.base, found.other]
    names = " / ".join(report.name for report in reports)
    scopes = [scope for scope in reports[0].scopes if scope != ALL]
    body = [
        f"<h1>{escape(word('simulation', language))}: {escape(names)}</h1>",
        f'<p class="soft">{escape(_heading(reports[0], language, zone))}</p>',
        _keys(reports) if len(reports) > 1 else "",
        _tiles(found, reports, language),
        f"<h2>{escape(word('intraday', language))}</h2>",
        f'<p class="soft">{escape(word("band", language))}</p>',
        f'<div class="charts">{"".join(_charts(reports, language, zone))}</div>',
        f"<h2>{escape(scope_name(ALL, language))}</h2>",
        _whole(found, reports, ALL, language),
        f"<h2>{escape(word('parts', language))}</h2>",
        _parts(found, reports, language),
        *(_folded(found, reports, scope, language) for scope in scopes),
        f'<p class="soft"><small>{escape(word("assumption", language))}</small></p>',
    ]
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    head += f"<style>{STYLE}</style><title>{escape(names)}</title>"
    html = f'<html lang="{language}"><head>{head}</head><body>{"".join(body)}</body></html>'
    return f"<!doctype html>{html}\n"


def _heading(report: Report, language: str, zone: str) -> str:
    """The day, its hours, its zone, and how often it was run."""
    end = report.begin + report.interval * len(report.series)
    day = _local(report.begin, zone).date().isoformat()
    hours = f"{clock(report.begin, zone)}–{clock(end, zone)}"
    return f"{day} · {hours} {zone} · {runs(len(report.seeds), language)}"


def _keys(reports: Sequence[Report]) -> str:
    marks = (
        f'<span class="key key{number}">{"━" if not number else "╍"} {escape(report.name)}</span>'
        for number, report in enumerate(reports)
    )
    return f"<p>{''.join(marks)}</p>"


def _tiles(found: Report | Comparison, reports: Sequence[Report], language: str) -> str:
    last = reports[-1].scopes[ALL]
    tiles = [
        f'<div class="tile"><span>{escape(word(name, language))}</span>'
        f"<b>{escape(figure(name, last[name].value))}</b>"
        f"<span>{escape(_beside(found, name, language))}</span></div>"
        for name in _TILES
        if is_told(name, [report.scopes[ALL] for report in reports])
    ]
    return f'<div class="tiles">{"".join(tiles)}</div>'


def _beside(found: Report | Comparison, name: str, language: str) -> str:
    """The interval of a value; of a comparison, what it was before."""
    if isinstance(found, Report):
        return spread(name, found.scopes[ALL][name])
    before = found.base.scopes[ALL][name].value
    return f"{word('before', language)} {figure(name, before)}"


def _whole(found: Report | Comparison, reports: Sequence[Report], scope: str, language: str) -> str:
    """All measures of a scope, by groups."""
    names = [report.name for report in reports]
    columns = [*names, word("difference", language)] if isinstance(found, Comparison) else names
    rows = []
    for group, measures in GROUPS:
        told = [
            name
            for name in measures
            if name in reports[0].scopes.get(scope, {})
            and is_told(name, [report.scopes.get(scope, {}) for report in reports])
        ]
        if told:
            rows.append(f'<tr><th colspan="{len(columns) + 2}">{escape(word(group, language))}</th></tr>')
            rows += [_measure(found, reports, scope, name, language) for name in told]
    return _table([word("measure", language), *columns, word("interval", language)], rows)


def _measure(
    found: Report | Comparison, reports: Sequence[Report], scope: str, name: str, language: str
) -> str:
    estimates = [report.scopes.get(scope, {}).get(name, Estimate(None)) for report in reports]
    cells = [_cell(word(name, language)), *(_cell(figure(name, each.value)) for each in estimates)]
    if isinstance(found, Comparison):
        change = found.difference[scope][name]
        text = figure(name, None) if change.value is None else points(name, change.value)
        cells += [_cell(text, change), _cell(spread(name, change, points), change)]
    else:
        cells.append(_cell(spread(name, estimates[0])))
    return f"<tr>{''.join(cells)}</tr>"


def _parts(found: Report | Comparison, reports: Sequence[Report], language: str) -> str:
    """One line for every queue and tier; of a comparison, the differences."""
    rows = []
    for scope in reports[0].scopes:
        cells = [_cell(scope_name(scope, language))]
        for name in BRIEF:
            if isinstance(found, Comparison):
                change = found.difference[scope][name]
                text = figure(name, None) if change.value is None else points(name, change.value)
                cells.append(_cell(text, change))
            else:
                cells.append(_cell(figure(name, found.scopes[scope][name].value)))
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return _table([word("scope", language), *(short(name, language) for name in BRIEF)], rows)


def _folded(found: Report | Comparison, reports: Sequence[Report], scope: str, language: str) -> str:
    title = escape(scope_name(scope, language))
    return f"<details><summary>{title}</summary>{_whole(found, reports, scope, language)}</details>"


def _table(headings: Iterable[str], rows: Iterable[str]) -> str:
    head = "".join(f"<th>{escape(heading)}</th>" for heading in headings)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    return f'<div class="scroll">{table}</div>'


def _cell(text: str, change: Estimate | None = None) -> str:
    """A cell; a difference that may be chance is pale."""
    chance = change is not None and change.low is not None and change.high is not None
    pale = chance and change is not None and (change.low or 0.0) <= 0 <= (change.high or 0.0)
    return f'<td class="chance">{escape(text)}</td>' if pale else f"<td>{escape(text)}</td>"


def _charts(reports: Sequence[Report], language: str, zone: str) -> Iterable[str]:
    first = reports[0]
    labels = [clock(first.begin + number * first.interval, zone) for number in range(len(first.series))]
    for name in CHARTED:
        series = [(report.name, [each[name] for each in report.series]) for report in reports]
        title = word(name, language)
        yield f'<figure class="chart"><h3>{escape(title)}</h3>{chart(name, title, labels, series)}</figure>'


def clock(moment: float, zone: str) -> str:
    """Return the time of day of a moment in a zone."""
    return _local(moment, zone).strftime("%H:%M")


def _local(moment: float, zone: str) -> datetime:
    return datetime.fromtimestamp(moment, UTC).astimezone(ZoneInfo(zone))
