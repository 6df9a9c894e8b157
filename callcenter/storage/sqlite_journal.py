"""The journal in a SQLite file: one writer thread with group commit, readers beside it."""

import asyncio
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from callcenter.storage import sqlite_statements as sql
from callcenter.storage.owner import OwnerLock
from callcenter.storage.sql_journal import SqlJournal
from callcenter.storage.sqlite_store import SqliteStore, journal_error
from callcenter.storage.sqlite_writer import SqliteWriter


class SqliteJournal(SqlJournal):
    """The journal of one floor in one file whose schema exists (see `migrate.upgrade`).

    Durable by WAL with synchronous=FULL. `busy_seconds` is how long a write waits for
    another process's transaction before it is `JournalUnavailable`. A cancelled `append`
    may still be stored.
    """

    def __init__(self, path: str | os.PathLike[str], floor: str = "main", busy_seconds: float = 2.0) -> None:
        super().__init__(sql, floor)
        self._path = Path(path).absolute()
        self._busy_seconds = busy_seconds
        self._lock = OwnerLock(self._path, floor)

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

    async def _read(self, query: Callable[[sqlite3.Connection], Any]) -> Any:
        self._open_writer()
        return await asyncio.to_thread(self._query, query)

    def _query(self, query: Callable[[sqlite3.Connection], Any]) -> Any:
        try:
            with closing(sql.connect(self._path, self._busy_seconds)) as connection:
                return query(connection)
        except sqlite3.Error as error:
            raise journal_error(error) from error
