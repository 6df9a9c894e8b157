"""An office with some records kept, its reports, and who asks."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from callcenter.ports.books import Entity, Put
from callcenter.ports.reports import ReportInterval, RowSpan
from callcenter.service.accounts.office import Office, Reader
from callcenter.service.house import House, default_document, parse
from callcenter.service.reporting.kinds import reporting_of
from callcenter.service.reporting.room import Reporting
from callcenter.service.reporting.values import Asked, ReportTable
from callcenter.storage.memory_records import MemoryRecords

ZONE = "Europe/Berlin"
SUE = Reader("sue", roles=("supervisor",))
MAX = Reader("max", "max", ("account_manager",))
HOUSE = {
    "calendars": [{"id": "always", "zone": ZONE}],
    "tiers": [{"id": "A"}, {"id": "B"}],
    "agents": [{"id": "ana"}, {"id": "ben"}],
    "skills": [],
    "teams": [{"id": "north", "members": ["ana"]}, {"id": "south", "members": ["ana", "ben"]}],
}


def at(text: str) -> float:
    """Return a moment of the house's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE)).timestamp()


class Clock:
    """A clock that is set."""

    def __init__(self, now: float) -> None:
        self.time = now

    def now(self) -> float:
        return self.time


@cache
def _house() -> House:
    queues = [{"id": "sales"}, {"id": "support"}]
    return parse(default_document() | HOUSE | {"queues": queues})


async def office_with(kept: Iterable[Entity], now: str = "2026-11-23T12:00") -> Office:
    """Return an office in which these records are kept."""
    records = MemoryRecords()
    await records.open()
    await records.books.commit([Put(each) for each in kept], "", at(now))
    return Office(records.books, records, Clock(at(now)), _house)


def reports_of(office: Office) -> Reporting:
    """Return its reports; no facts are kept."""
    return reporting_of(office, None)


def asked(since: str = "2026-11-01", until: str = "2026-11-30", *by: str, **where: str) -> Asked:
    """Ask for some days."""
    return Asked(since, until, by=by, where={name: (value,) for name, value in where.items()})


DAILY = ReportInterval.DAY


def column(table: ReportTable, name: str) -> list[float | None]:
    """Return a column, row by row."""
    return [row.counts[name] if name in row.counts else row.measures[name] for row in table.rows]


async def is_behind(reports: Reporting, table: ReportTable, wish: Asked, reader: Reader = SUE) -> None:
    """Rows add up, and behind every listed number, of a row or the total, are as many as it says."""
    whole = replace(wish, interval=ReportInterval.WHOLE, by=())
    for each in table.columns:
        if each.additive and each.name in table.total.counts:
            assert sum(row.counts[each.name] for row in table.rows) == table.total.counts[each.name]
    listed = [each.name for each in table.columns if each.listed]
    assert listed
    for name in listed:
        drill = await reports.behind(table.kind, whole, name, reader)
        assert drill.count == len(drill.lines) == table.total.counts[name], name
        for row in table.rows:
            span = RowSpan(row.begins, row.ends, row.zone)
            drill = await reports.behind(table.kind, whole, name, reader, row.key, span)
            assert drill.count == len(drill.lines) == row.counts[name], (name, row.key)
            assert all(link.kind and link.id for line in drill.lines for link in line.links)
