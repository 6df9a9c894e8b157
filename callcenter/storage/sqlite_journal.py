"""The journal in a SQLite file: one writer thread with group commit, readers beside it."""

import os
import sqlite3
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from callcenter.ports.journal import JournalUnavailable
from callcenter.storage import sqlite_statements as sql
from callcenter.storage.books.threads import Threads
from callcenter.storage.owner import OwnerLock
from callcenter.storage.sql_journal import SqlJournal
from callcenter.storage.sqlite_store import SqliteStore, journal_error
from callcenter.storage.sqlite_writer import SqliteWriter

#: Threads that read, each by a connection of its own: a new one for each read would cost a millisecond.
_READERS = 2


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
        self._readers: Threads | None = None
        self._files: dict[int, tuple[int, int]] = {}

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
        self._readers = Threads(self._connect, _READERS, f"journal-{self._floor}-reader")

    async def close(self) -> None:
        """Write what was handed in, then let go of the file and the floor."""
        readers, self._readers = self._readers, None
        if readers is not None:
            await readers.stop()
        if self._writer is not None:
            await self._writer.stop()
            self._writer = None
        self._lock.release()

    async def _read(self, query: Callable[[sqlite3.Connection], Any]) -> Any:
        if self._readers is None:
            raise JournalUnavailable("the journal is not open")
        try:
            return await self._readers.do(partial(self._query, query))
        except (sqlite3.Error, OSError) as error:
            raise journal_error(error) from error

    # --- in the threads that read -----------------------------------------------------------

    def _connect(self) -> sqlite3.Connection:
        self._files[threading.get_ident()] = self._file()
        return sql.connect(self._path, self._busy_seconds)

    def _query(self, query: Callable[[sqlite3.Connection], Any], connection: sqlite3.Connection) -> Any:
        """Ask, after a look whether the file is still the one at the path."""
        if self._file() != self._files[threading.get_ident()]:
            raise sqlite3.OperationalError("the database file was replaced")
        return query(connection)

    def _file(self) -> tuple[int, int]:
        status = self._path.stat()
        return status.st_dev, status.st_ino
