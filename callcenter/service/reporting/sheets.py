"""A report as a sheet: what it is stands above it, and every number has its own column."""

from datetime import datetime
from zoneinfo import ZoneInfo

from callcenter.ports.reports import ReportRow
from callcenter.service.reporting.values import ReportTable


def sheet(table: ReportTable) -> list[list[str]]:
    """Return a report as rows of texts: the heading, the columns, the rows, the total."""
    variant = [["service level", table.variant]] if table.variant else []
    return [
        ["report", table.kind],
        ["days", f"{table.since} / {table.until}"],
        ["time zone", ", ".join(table.zones)],
        *variant,
        ["definitions", str(table.definitions)],
        [],
        ["begins", *table.by, *(column.name for column in table.columns)],
        *([_moment(row.begins, row.zone), *_cells(table, row)] for row in table.rows),
        ["total", *_cells(table, table.total)],
    ]


def _cells(table: ReportTable, row: ReportRow) -> list[str]:
    return [
        *(row.key.get(name, "") for name in table.by),
        *(_number(row, column.name) for column in table.columns),
    ]


def _number(row: ReportRow, name: str) -> str:
    if name in row.counts:
        return f"{row.counts[name]:.15g}"
    value = row.measures.get(name)
    return "" if value is None else f"{value:.6g}"


def _moment(moment: float, zone: str) -> str:
    return datetime.fromtimestamp(moment, ZoneInfo(zone)).isoformat(timespec="seconds")
