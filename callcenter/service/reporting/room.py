"""Reports: one door to all kinds, for the API, for files, and for what is sent by itself."""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Protocol

from msgspec.structs import replace

from callcenter.ports.reports import BadReport, RowSpan
from callcenter.service.accounts.office import Reader
from callcenter.service.accounts.tables import write_csv, write_xlsx
from callcenter.service.reporting.sheets import sheet
from callcenter.service.reporting.values import Asked, Drill, ReportKind, ReportTable

#: Lines that are listed behind a number unless more are asked for.
LIMIT = 200


class Source(Protocol):
    """Who answers for a kind. What it is asked is checked; days and zones it checks itself."""

    @property
    def kind(self) -> ReportKind:
        """What it answers for."""

    async def table(self, asked: Asked, reader: Reader) -> ReportTable:
        """Return the report. Raises `BadReport`."""

    async def behind(
        self, asked: Asked, number: str, row: RowSpan | None, limit: int, reader: Reader
    ) -> Drill:
        """Return what a number of the report, or of one row, counts. Raises `BadReport`."""


class Reporting:
    """The registry of kinds. Raises what the store raises, and `BadReport` for what is refused.

    Its codes: `not_found`, `forbidden`, `bad_value`, `bad_time`, `bad_zone`, `too_many`.
    """

    def __init__(self, sources: Iterable[Source]) -> None:
        self._sources = {source.kind.name: source for source in sources}

    def kinds(self, reader: Reader) -> tuple[ReportKind, ...]:
        """Return the kinds that somebody may see."""
        return tuple(each.kind for each in self._sources.values() if reader.may(each.kind.needs))

    async def report(self, kind: str, asked: Asked, reader: Reader) -> ReportTable:
        """Return a report of a kind."""
        source = self._source(kind, reader)
        return await source.table(_checked(source.kind, asked), reader)

    async def file(self, kind: str, asked: Asked, format: str, reader: Reader) -> bytes:
        """Return a report as a file, `csv` or `xlsx`, written beside the loop."""
        rows = sheet(await self.report(kind, asked, reader))
        return await asyncio.to_thread(write_csv if format == "csv" else write_xlsx, rows)

    async def behind(
        self,
        kind: str,
        asked: Asked,
        number: str,
        reader: Reader,
        key: Mapping[str, str] | None = None,
        row: RowSpan | None = None,
        limit: int = LIMIT,
    ) -> Drill:
        """Return what is behind a column: of the row under `key` of the span `row`, of the total without."""
        source = self._source(kind, reader)
        if not any(each.name == number and each.listed for each in source.kind.columns):
            raise BadReport("bad_value", f"there is no list behind {number}")
        where = asked.where | {name: (value,) for name, value in (key or {}).items()}
        return await source.behind(
            _checked(source.kind, replace(asked, where=where)), number, row, limit, reader
        )

    def _source(self, name: str, reader: Reader) -> Source:
        source = self._sources.get(name)
        if source is None:
            raise BadReport("not_found", "There is no such report.")
        if not reader.may(source.kind.needs):
            raise BadReport("forbidden", f"This needs the permission {source.kind.needs.value}.")
        return source


def _checked(kind: ReportKind, asked: Asked) -> Asked:
    """Return what is asked, grouped also by what the kind is always grouped by. Raises `BadReport`."""
    by = tuple(dict.fromkeys((*kind.fixed, *asked.by)))
    for names, known in ((by, (*kind.fixed, *kind.groups)), (asked.where, kind.filters)):
        unknown = next((name for name in names if name not in known), "")
        if unknown:
            raise BadReport("bad_value", f"the report {kind.name} knows no {unknown}")
    if asked.interval not in kind.intervals:
        raise BadReport("bad_value", f"the report {kind.name} has no rows by {asked.interval.value}")
    return replace(asked, by=by)
