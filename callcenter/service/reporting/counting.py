"""Kinds that count kept records, each at one moment: read, put into rows, listed behind a number."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from msgspec import Struct

from callcenter.ports.books import Books, Entity, Match, cursor_of
from callcenter.ports.reports import BadReport, ReportInterval, ReportRow, RowSpan
from callcenter.service.accounts.office import Reader
from callcenter.service.reporting.spans import Span, ends, span_begins, span_of
from callcenter.service.reporting.values import Asked, Drill, DrillLine, ReportKind, ReportTable

R = TypeVar("R")
T = TypeVar("T", bound=Entity)

#: More records are not read at once: fewer days are to be asked for.
MOST = 50_000
_PAGE = 1000

Counts = dict[str, float]
Measures = dict[str, float | None]


class Counted(Struct, frozen=True):
    """One record: the moment at which it counts (seconds UTC), and its value in each field it can have."""

    at: float
    key: Mapping[str, str]
    what: Any


class Counting(Protocol):
    """What a kind says of its records."""

    @property
    def kind(self) -> ReportKind:
        """Its name, fields and columns."""

    async def read(self, span: Span, asked: Asked, reader: Reader) -> list[Counted]:
        """Return the records of some days, as far as somebody may count them; others may be among them."""

    def measured(self, found: Sequence[Counted]) -> tuple[Counts, Measures]:
        """Return what records come to."""

    def times(self, each: Counted, number: str) -> int:
        """Return how often a record is counted in a listed column."""

    async def lines(self, found: Sequence[Counted], number: str, reader: Reader) -> list[DrillLine]:
        """Return a line for each time that these records are counted, in their order."""


class Kept:
    """A `Source` of records; `zone` is the house's."""

    def __init__(self, counting: Counting, zone: Callable[[], str]) -> None:
        self._counting = counting
        self._zone = zone

    @property
    def kind(self) -> ReportKind:
        """What it answers for."""
        return self._counting.kind

    async def table(self, asked: Asked, reader: Reader) -> ReportTable:
        """Return the report."""
        zone = asked.zone or self._zone()
        span = span_of(asked.since, asked.until, zone)
        found = await self._read(span, asked, reader)
        rows, total = await asyncio.to_thread(self._rows, found, asked, span)
        return ReportTable(
            kind=self.kind.name,
            about=self.kind.name,
            since=asked.since,
            until=asked.until,
            interval=asked.interval,
            by=asked.by,
            zones=(zone,),
            variant="",
            definitions=self.kind.definitions,
            columns=self.kind.columns,
            rows=rows,
            total=total,
        )

    async def behind(
        self, asked: Asked, number: str, row: RowSpan | None, limit: int, reader: Reader
    ) -> Drill:
        """Return the records that a number counts, the earliest first."""
        span = span_of(asked.since, asked.until, asked.zone or self._zone())
        found = await self._read(span, asked, reader)
        inside = (each for each in found if row is None or row.begins <= each.at < row.ends)
        counted = [each for each in inside if self._counting.times(each, number)]
        counted.sort(key=lambda each: (each.at, each.what.id))
        lines = await self._counting.lines(counted[:limit], number, reader)
        count = sum(self._counting.times(each, number) for each in counted)
        return Drill(number, count, tuple(lines[:limit]))

    async def _read(self, span: Span, asked: Asked, reader: Reader) -> list[Counted]:
        found = await self._counting.read(span, asked, reader)
        return await asyncio.to_thread(_chosen, found, span, asked)

    def _rows(
        self, found: Sequence[Counted], asked: Asked, span: Span
    ) -> tuple[tuple[ReportRow, ...], ReportRow]:
        groups: dict[tuple[float, tuple[str, ...]], list[Counted]] = defaultdict(list)
        for each in found:
            begin = span_begins(asked.interval, each.at, span)
            groups[begin, tuple(each.key.get(name, "") for name in asked.by)].append(each)
        rows = (
            self._row(dict(zip(asked.by, key, strict=True)), asked.interval, begin, span, groups[begin, key])
            for begin, key in sorted(groups)
        )
        return tuple(rows), self._row({}, ReportInterval.WHOLE, span.since, span, found)

    def _row(
        self,
        key: dict[str, str],
        interval: ReportInterval,
        begin: float,
        span: Span,
        found: Sequence[Counted],
    ) -> ReportRow:
        counts, measures = self._counting.measured(found)
        return ReportRow(key, begin, ends(interval, begin, span), span.zone.key, counts, measures)


async def paged(books: Books, kind: type[T], where: Mapping[str, Match], order: str) -> list[T]:
    """Return all of a kind in an order. Raises `BadReport` (`too_many`) where they are more than `MOST`."""
    found: list[T] = []
    page = await books.find(kind, where, order=order, limit=_PAGE)
    while page:
        found += page
        if len(found) > MOST:
            raise BadReport("too_many", f"More than {MOST} are counted in these days: ask for fewer.")
        if len(page) < _PAGE:
            break
        page = await books.find(kind, where, order=order, limit=_PAGE, after=cursor_of(page[-1], order))
    return found


async def each_counted(records: Iterable[R], counted: Callable[[R], Counted]) -> list[Counted]:
    """Return records as they are counted, worked out beside the loop."""
    return await asyncio.to_thread(lambda: [counted(record) for record in records])


def only(asked: Asked, *names: str) -> bool:
    """Whether nothing but these fields groups and chooses."""
    return {*asked.by, *asked.where} <= set(names)


def share(part: float, whole: float) -> float | None:
    """Return part / whole, None where there is nothing to divide by."""
    return part / whole if whole else None


def _chosen(found: Iterable[Counted], span: Span, asked: Asked) -> list[Counted]:
    return [each for each in found if span.since <= each.at < span.before and _fits(each, asked)]


def _fits(each: Counted, asked: Asked) -> bool:
    return all(each.key.get(name, "") in values for name, values in asked.where.items())
