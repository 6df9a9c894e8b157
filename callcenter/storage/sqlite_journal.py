"""The journal in a SQLite file: one writer thread with group commit, readers beside it."""

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from callcenter.ports.journal import Answer, Batch, Intent, JournalUnavailable, Row, Snapshot
from callcenter.storage import sqlite_statements as sql
from callcenter.storage.owner import OwnerLock
from callcenter.storage.sqlite_store import SqliteStore, journal_error
from callcenter.storage.sqlite_writer import SqliteWriter

Found = TypeVar("Found")

#: Answers deleted or rows rewritten in one transaction, so that tidying never holds up a call.
_TIDY = 1000


class SqliteJournal:
    """The journal of one floor in one file whose schema exists (see `migrate.upgrade`).

    Durable by WAL with synchronous=FULL. `busy_seconds` is how long a write waits for
    another process's transaction before it is `JournalUnavailable`. A cancelled `append`
    may still be stored.
    """

    def __init__(self, path: str | os.PathLike[str], floor: str = "main", busy_seconds: float = 2.0) -> None:
        self._path = Path(path).absolute()
        self._floor = floor
        self._busy_seconds = busy_seconds
        self._lock = OwnerLock(self._path, floor)
        self._writer: SqliteWriter | None = None

    async def open(self) -> None:
        """Take the floor and start the writer. Raises `JournalUnavailable`."""
        if self._writer is not None:
            return
        self._lock.take()
        store = SqliteStore(self._path, self._floor, self._busy_seconds)
        writer = SqliteWriter(store, f"journal-{self._floor}")
        try:
            await writer.run(sql.read_last)
        except BaseException:
            await writer.stop()
            self._lock.release()
            raise
        self._writer = writer

    async def close(self) -> None:
        """Write what was handed in, then let go of the file and the floor."""
        if self._writer is not None:
            await self._writer.stop()
            self._writer = None
        self._lock.release()

    def append(self, batch: Batch) -> Coroutine[Any, Any, None]:
        """Make a batch durable; see the port. The writer's own coroutine saves a layer per event."""
        return self._open_writer().append(batch)

    async def read(self, after: int = 0, size: int = 10_000) -> AsyncIterator[list[Row]]:
        """Yield the rows after a sequence number; each list is one short read."""
        while rows := await self._read(partial(sql.read_rows, floor=self._floor, after=after, size=size)):
            yield rows
            after = rows[-1].seq

    async def of_contact(self, contact: str) -> list[Row]:
        """Return all rows of one contact, in order."""
        return await self._read(partial(sql.read_contact, floor=self._floor, contact=contact))

    async def rewrite(self, rows: Sequence[Row]) -> None:
        """Replace payload and cause of rows that are there, some at a time."""
        for begin in range(0, len(rows), _TIDY):
            some = rows[begin : begin + _TIDY]
            await self._open_writer().run(partial(sql.rewrite_rows, rows=some))

    async def last(self) -> int:
        """Return the highest `seq`, 0 if the journal is empty."""
        return await self._read(partial(sql.read_last, floor=self._floor))

    async def intents(self) -> list[Intent]:
        """Return the intents not yet settled, oldest first."""
        return await self._read(partial(sql.read_intents, floor=self._floor))

    async def answers(self, since: float) -> list[Answer]:
        """Return the answers given at or after `since`, oldest first."""
        return await self._read(partial(sql.read_answers, floor=self._floor, since=since))

    async def snapshot(self) -> Snapshot | None:
        """Return the newest snapshot, if there is one."""
        return await self._read(partial(sql.read_snapshot, floor=self._floor))

    async def forget_answers(self, before: float) -> int:
        """Delete answers older than `before`, some at a time, and return how many."""
        forgotten = 0
        while True:
            tidy = partial(sql.delete_answers, before=before, limit=_TIDY)
            some: int = await self._open_writer().run(tidy)
            forgotten += some
            if some < _TIDY:
                return forgotten

    async def save_snapshot(self, snapshot: Snapshot) -> None:
        """Keep a snapshot unless a newer one is kept."""
        await self._open_writer().run(partial(sql.write_snapshot, snapshot=snapshot))

    async def check(self) -> None:
        """Write and take back a few pages. Raises `JournalUnavailable` with the reason."""
        await self._open_writer().run(sql.probe)

    def _open_writer(self) -> SqliteWriter:
        if self._writer is None:
            raise JournalUnavailable("the journal is not open")
        return self._writer

    async def _read(self, query: Callable[[sqlite3.Connection], Found]) -> Found:
        self._open_writer()
        return await asyncio.to_thread(self._query, query)

    def _query(self, query: Callable[[sqlite3.Connection], Found]) -> Found:
        try:
            with closing(sql.connect(self._path, self._busy_seconds)) as connection:
                return query(connection)
        except sqlite3.Error as error:
            raise journal_error(error) from error
