"""A report as a sheet: what it is stands above it, and every number has its own column."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from callcenter.ports.facts import Record
from callcenter.ports.reports import Report, ReportRow

#: The columns of the contacts' export, in order. Spans in seconds, moments in UTC.
RECORD_HEADS = Record.__struct_fields__
_MILLIS = frozenset({"waited", "talked", "held", "wrapped"})
_MOMENTS = frozenset({"at", "began", "closed"})


def sheet(report: Report) -> list[list[str]]:
    """Return a report as rows of texts: the heading, the columns, the rows, the total."""
    counts, measures = list(report.total.counts), _measures(report)
    heads = ["begins", *report.by, *counts, *measures]
    return [
        ["report", report.about.value],
        ["days", f"{report.since} / {report.until}"],
        ["time zone", ", ".join(report.zones)],
        ["service level", report.variant],
        ["definitions", str(report.definitions)],
        [],
        heads,
        *([_moment(row.begins, row.zone), *_cells(report, row, counts, measures)] for row in report.rows),
        ["total", *_cells(report, report.total, counts, measures)],
    ]


def record_row(record: Record) -> list[str]:
    """Return a contact as a row under `RECORD_HEADS`."""
    return [_plain(name, getattr(record, name)) for name in RECORD_HEADS]


def _measures(report: Report) -> list[str]:
    names = dict.fromkeys(name for row in report.rows for name in row.measures)
    return list(names or report.total.measures)


def _cells(report: Report, row: ReportRow, counts: Sequence[str], measures: Sequence[str]) -> list[str]:
    numbers = [f"{row.counts[name]:.15g}" for name in counts]
    values = [row.measures.get(name) for name in measures]
    shares = ["" if value is None else f"{value:.6g}" for value in values]
    return [*(row.key.get(name, "") for name in report.by), *numbers, *shares]


def _plain(name: str, value: object) -> str:
    if value is None:
        return ""
    if name in _MILLIS and isinstance(value, int):
        return f"{value / 1000:.3f}"
    if name in _MOMENTS and isinstance(value, float):
        return _moment(value, "UTC")
    return str(value).lower() if isinstance(value, bool) else str(value)


def _moment(moment: float, zone: str) -> str:
    return datetime.fromtimestamp(moment, ZoneInfo(zone)).isoformat(timespec="seconds")
