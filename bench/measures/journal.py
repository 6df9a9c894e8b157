"""The journal against sqlite3 as bare as it can be (G2)."""

import asyncio
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

from bench.figures import Figure, at_least, at_most, figure, percentile, ratios
from bench.house import sqlite_url
from bench.rounds import Size, interleaved
from callcenter.ports.journal import Batch, Row
from callcenter.storage.migrate import upgrade
from callcenter.storage.sqlite_journal import SqliteJournal

_PAYLOAD = b'{"event": "contact.queued", "at": 1.0, "note": "' + b"x" * 254 + b'"}'
_INSERT = "INSERT INTO journal (floor, seq, at, kind, contact, payload) VALUES (?, ?, ?, ?, ?, ?)"
_BATCH = 100


async def measure(size: Size, folder: Path) -> list[Figure]:
    """Events a second, many at a time and one by one, into two files of the same schema."""
    file, raw_file = folder / "journal.db", folder / "raw.db"
    for each in (file, raw_file):
        await upgrade(sqlite_url(each))
    journal = SqliteJournal(file)
    await journal.open()
    numbers, raw_numbers = count(1), count(1)
    try:
        with closing(_connect(raw_file)) as raw:
            found = await interleaved(
                {
                    "ours": lambda: _appenders(journal, numbers, size),
                    "batch": lambda: _raw_batches(raw, raw_numbers, size),
                    "single": lambda: _raw_singles(raw, raw_numbers, size, _rate),
                    "lone": lambda: _lone(journal, numbers, size),
                    "commit": lambda: _raw_singles(raw, raw_numbers, size, _p50),
                },
                size,
            )
    finally:
        await journal.close()
    best = f"{max(found['ours']):.0f} events/s at best"
    return [
        figure("journal_vs_raw_batch", ratios(found["ours"], found["batch"]), at_least(0.5), best),
        figure("journal_vs_raw_single", ratios(found["ours"], found["single"]), at_least(15), best),
        figure("journal_lone_ack_vs_raw", ratios(found["lone"], found["commit"]), at_most(3)),
    ]


def _batch(seq: int) -> Batch:
    return Batch((Row(seq, 1.0, "contact.queued", "CA0123456789", _PAYLOAD, None, 1.0),))


async def _appenders(journal: SqliteJournal, numbers: Iterator[int], size: Size) -> float:
    """Return events a second with many tasks that each wait for their own event."""
    each = size.batch_rows // 2 // size.appenders

    async def append() -> None:
        for _ in range(each):
            await journal.append(_batch(next(numbers)))

    began = time.perf_counter()
    await asyncio.gather(*(append() for _ in range(size.appenders)))
    return each * size.appenders / (time.perf_counter() - began)


async def _lone(journal: SqliteJournal, numbers: Iterator[int], size: Size) -> float:
    """Return the median seconds until a single append is durable."""
    took = []
    for _ in range(size.single_rows):
        began = time.perf_counter()
        await journal.append(_batch(next(numbers)))
        took.append(time.perf_counter() - began)
    return percentile(took, 0.5)


async def _raw_batches(raw: sqlite3.Connection, numbers: Iterator[int], size: Size) -> float:
    """Return events a second, a hundred in a transaction."""
    batches = size.batch_rows // _BATCH
    began = time.perf_counter()
    for _ in range(batches):
        rows = [_values(next(numbers)) for _ in range(_BATCH)]
        raw.execute("BEGIN IMMEDIATE")
        raw.executemany(_INSERT, rows)
        raw.execute("COMMIT")
    return batches * _BATCH / (time.perf_counter() - began)


async def _raw_singles(
    raw: sqlite3.Connection, numbers: Iterator[int], size: Size, told: Callable[[list[float]], float]
) -> float:
    """Return what `told` makes of the seconds of single commits."""
    took = []
    for _ in range(size.single_rows):
        began = time.perf_counter()
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(_INSERT, _values(next(numbers)))
        raw.execute("COMMIT")
        took.append(time.perf_counter() - began)
    return told(took)


def _values(seq: int) -> tuple[str, int, float, str, str, bytes]:
    return "main", seq, 1.0, "contact.queued", "CA0123456789", _PAYLOAD


def _rate(took: list[float]) -> float:
    return len(took) / sum(took)


def _p50(took: list[float]) -> float:
    return percentile(took, 0.5)


def _connect(path: Path) -> sqlite3.Connection:
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")
    return raw
