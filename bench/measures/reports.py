"""A month's report out of the facts of ten million contacts, over the bare sums of the same rows in SQL."""

import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bench.figures import Figure, at_most, figure, ratios
from bench.house import sqlite_url
from bench.rounds import Size, interleaved
from callcenter.ports.facts import CELL, QUEUE_SUMS, Cell, Page
from callcenter.ports.reports import About, ReportInterval, ReportQuery
from callcenter.storage.facts.book import SqlFacts, door_of
from callcenter.storage.migrate import upgrade
from dashboards.reports.answering import Answers

#: November 2026 in Berlin, where clocks stand still in that month.
_BEGIN, _DAYS, _EAST = 1_793_487_600, 30, 3600
_MOST_QUEUES, _TIERS = 20, ("A", "B", "C", "")


async def measure(size: Size, folder: Path) -> list[Figure]:
    """Ask for the month by day and queue, and let the database add up the same columns by itself."""
    url, queues = sqlite_url(folder / "reports.db"), _queues(size)
    await upgrade(url)
    facts = SqlFacts(door_of(url))
    await facts.open()
    try:
        await _fill(facts, size)
        answers = Answers(facts, _settled, lambda _queue: "Europe/Berlin")
        query = ReportQuery(
            About.QUEUES, "2026-11-01", "2026-11-30", ReportInterval.DAY, ("queue",), zone="Europe/Berlin"
        )

        async def report() -> float:
            began = time.perf_counter()
            found = await answers.report(query)
            spent = time.perf_counter() - began
            assert len(found.rows) == _DAYS * queues
            return spent

        async def bare() -> float:
            return _bare(folder / "reports.db", queues)

        found = await interleaved({"report": report, "sql": bare}, size)
    finally:
        await facts.close()
    note = f"{size.entries} contacts in {_cells(queues)} cells; {min(found['report']) * 1000:.0f} ms at best"
    return [figure("report_vs_sql", ratios(found["report"], found["sql"]), at_most(1.5), note)]


def _queues(size: Size) -> int:
    """Return how many queues the house has: a small one has few."""
    return max(1, min(_MOST_QUEUES, size.entries // 500_000))


def _cells(queues: int) -> int:
    return _DAYS * 96 * queues * len(_TIERS)


def _bare(path: Path, queues: int) -> float:
    """Return how long the database needs for the same sums, by UTC day moved to the east."""
    sums = ", ".join(f'SUM("{name}")' for name in QUEUE_SUMS)
    sql = f"""SELECT queue, (start + {_EAST}) / 86400, {sums} FROM fact_queues
        WHERE floor = 'main' AND start >= ? AND start < ? GROUP BY 1, 2"""
    with closing(sqlite3.connect(path)) as connection:
        began = time.perf_counter()
        rows = connection.execute(sql, (_BEGIN, _BEGIN + _DAYS * 86_400)).fetchall()
        spent = time.perf_counter() - began
    assert len(rows) == _DAYS * queues
    return spent


async def _fill(facts: SqlFacts, size: Size) -> None:
    """Write the month's cells, a day at a time."""
    dice, queues = random.Random(size.seed), _queues(size)
    contacts = -(-size.entries // _cells(queues))
    for day in range(_DAYS):
        cells = list(_day(dice, _BEGIN + day * 86_400, queues, contacts))
        await facts.add(Page(day, day + 1, b"", queues=cells))


def _day(dice: random.Random, begin: int, queues: int, contacts: int) -> Iterator[Cell]:
    for start in range(begin, begin + 86_400, CELL):
        for queue in range(queues):
            for tier in _TIERS:
                key = f"queue-{queue:02d}", tier, "voice", "inbound", ""
                yield Cell(start, key, _sums(dice, contacts))


def _sums(dice: random.Random, contacts: int) -> tuple[int, ...]:
    """Return what so many contacts may have come to."""
    lost = dice.randint(0, contacts // 4)
    answered = contacts - lost
    within = dice.randint(answered // 2, answered)
    waits = answered * dice.randint(5000, 40_000), lost * dice.randint(5000, 90_000)
    work = tuple(answered * dice.randint(1000, 200_000) for _ in range(3))
    return (contacts, answered, within, lost, lost // 2, lost // 4, 0, *waits, answered, *work, 0, 0, 0, 0, 0)


async def _settled() -> None:
    """Nothing more happens."""
