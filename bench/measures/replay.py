"""Reading the floor back from the journal (G8): against a scan of the same rows, and at a start."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from bench.figures import Figure, at_least, at_most, figure, ratios
from bench.history import Past, again, write
from bench.house import LINE, sqlite_url
from bench.rounds import Size, interleaved
from bench.service import serving
from callcenter.floor import Floor
from callcenter.ports.journal import Journal, Row, Snapshot
from callcenter.service.recovery import load
from callcenter.service.wire import decode_event
from callcenter.storage.migrate import upgrade
from callcenter.storage.sqlite_journal import SqliteJournal

_SCAN = "SELECT seq, at, kind, contact, payload, cause FROM journal WHERE floor = 'main' ORDER BY seq"
#: A long past is so many laps of the same calls under other names; a snapshot stands before the last.
_LAPS = 20


async def measure(size: Size, folder: Path) -> list[Figure]:
    """Replay a past of many calls; start a service on a past of many more."""
    file = folder / "past.db"
    await upgrade(sqlite_url(file))
    journal = SqliteJournal(file)
    await journal.open()
    try:
        await write(journal, Past().rows(size.replay_rows))
        found = await interleaved({"replay": lambda: _replay(journal), "scan": lambda: _scan(file)}, size)
    finally:
        await journal.close()
    note = f"{max(found['replay']):.0f} events/s at best, scan {max(found['scan']):.0f} rows/s"
    replayed = figure("replay_vs_scan", ratios(found["replay"], found["scan"]), at_least(0.3), note)
    return [replayed, await _first_answer(size, folder)]


async def _replay(journal: Journal) -> float:
    """Return events a second, decoded and folded."""
    began = time.perf_counter()
    loaded = await load(journal, time.time())
    return loaded.seq / (time.perf_counter() - began)


async def _scan(file: Path) -> float:
    """Return rows a second, read and dropped."""
    with closing(sqlite3.connect(file)) as database:
        began = time.perf_counter()
        rows = sum(1 for _ in database.execute(_SCAN))
        return rows / (time.perf_counter() - began)


async def _first_answer(size: Size, folder: Path) -> Figure:
    """Measure from the start of the process to the answer to its first call."""
    async with serving(folder / "start", prepare=lambda file: _long_past(file, size.restart_rows)) as service:
        await service.server.kill()
        began = time.perf_counter()
        await service.server.start()
        await service.send([service.calls.new(LINE)[1]], connections=1)
        took = time.perf_counter() - began
    note = f"{size.restart_rows} events, the newest snapshot a {_LAPS}th of them behind"
    return figure("restart_first_answer_s", [took], at_most(5), note)


async def _long_past(file: Path, rows: int) -> None:
    """Give a service that was never started a past of so many events, with a snapshot near its end."""
    journal, past, floor = SqliteJournal(file), Past(), Floor()
    await journal.open()
    try:
        begin, lap = past.rows(0), past.rows(rows // _LAPS)
        await _add(journal, floor, begin)
        for number in range(_LAPS):
            if number == _LAPS - 1:
                seq = begin[-1].seq + number * len(lap)
                await journal.save_snapshot(Snapshot(seq, past.now, floor.snapshot()))
            await _add(journal, floor, list(again(lap, number)))
    finally:
        await journal.close()


async def _add(journal: Journal, floor: Floor, rows: list[Row]) -> None:
    await write(journal, rows)
    for row in rows:
        floor.replay(decode_event(row.payload))
