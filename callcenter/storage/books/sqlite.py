"""The way to the books in a SQLite file: one hop into a thread for a query or for a whole transaction."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from callcenter.ports.books import Plain, RecordsError
from callcenter.storage.books.changes import Step
from callcenter.storage.books.statements import Ask, Work
from callcenter.storage.books.threads import Threads
from callcenter.storage.database import BUSY_SECONDS

Found = TypeVar("Found")


class SqliteSpeech:
    """How SQLite names places and lists."""

    lock = ""

    def place(self, number: int) -> str:
        """Return the place of a value."""
        return "?"

    def among(self, number: int) -> str:
        """Return the condition to be one of the list in that place."""
        return "IN (SELECT value FROM json_each(?))"

    def listed(self, values: Sequence[Plain]) -> object:
        """Return a list of values as it is handed over."""
        return msgspec.json.encode(values).decode()


class SqliteDoor:
    """Threads with connections of their own to one file: `readers`, and one that writes."""

    speech = SqliteSpeech()

    def __init__(self, path: Path, readers: int = 2) -> None:
        self._path = path
        self._count = readers
        self._readers: Threads | None = None
        self._writer: Threads | None = None

    async def open(self) -> None:
        """Get ready."""
        if self._readers is None:
            self._readers = Threads(self._connect, self._count, "books-reader")
            self._writer = Threads(self._connect, 1, "books-writer")

    async def close(self) -> None:
        """Let go of the connections."""
        readers, self._readers = self._readers, None
        writer, self._writer = self._writer, None
        for threads in (writer, readers):
            if threads is not None:
                await threads.stop()

    async def rows(self, ask: Ask) -> Sequence[Sequence[Any]]:
        """Return what a query finds."""
        return await _do(self._readers, lambda connection: connection.execute(ask.sql, ask.values).fetchall())

    async def work(self, work: Work) -> list[Step]:
        """Do something in one transaction, one after another."""
        return await _do(self._writer, lambda connection: transaction(connection, work))

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path.absolute().as_uri() + "?mode=rw",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
        )
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")
        return connection


async def _do(threads: Threads | None, work: Callable[[sqlite3.Connection], Found]) -> Found:
    if threads is None:
        raise RecordsError("the records are not open")
    try:
        return await threads.do(work)
    except (sqlite3.Error, OverflowError) as error:
        raise RecordsError(f"{type(error).__name__}: {error}") from None


def transaction(connection: sqlite3.Connection, work: Work) -> list[Step]:
    """Carry out what is asked for, all or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        done = _drive(connection, work)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return done


def _drive(connection: sqlite3.Connection, work: Work) -> list[Step]:
    found: Sequence[Sequence[Any]] = ()
    try:
        ask = next(work)
        while True:
            if ask.many:
                connection.executemany(ask.sql, ask.values)
                found = ()
            else:
                found = connection.execute(ask.sql, ask.values).fetchall()
            ask = work.send(found)
    except StopIteration as end:
        done: list[Step] = end.value
        return done
