"""The way to the books in a SQLite file: one hop into a thread for a query or for a whole transaction."""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from callcenter.ports.books import Plain, RecordsError
from callcenter.storage.books.changes import Step
from callcenter.storage.books.statements import Ask, Work
from callcenter.storage.database import BUSY_SECONDS

Found = TypeVar("Found")

_READERS = 3


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
    """Threads with connections of their own to one file."""

    speech = SqliteSpeech()

    def __init__(self, path: Path) -> None:
        self._path = path
        self._threads: ThreadPoolExecutor | None = None
        self._idle: deque[sqlite3.Connection] = deque()
        self._turn = asyncio.Lock()

    async def open(self) -> None:
        """Get ready."""
        if self._threads is None:
            self._threads = ThreadPoolExecutor(_READERS + 1, thread_name_prefix="books")

    async def close(self) -> None:
        """Let go of the connections."""
        if self._threads is not None:
            threads, self._threads = self._threads, None
            await asyncio.to_thread(threads.shutdown)
            while self._idle:
                self._idle.pop().close()

    async def rows(self, ask: Ask) -> Sequence[Sequence[Any]]:
        """Return what a query finds."""
        return await self._hop(lambda connection: connection.execute(ask.sql, ask.values).fetchall())

    async def work(self, work: Work) -> list[Step]:
        """Do something in one transaction, one after another."""
        async with self._turn:
            return await self._hop(lambda connection: _transaction(connection, work))

    async def _hop(self, work: Callable[[sqlite3.Connection], Found]) -> Found:
        if self._threads is None:
            raise RecordsError("the records are not open")
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._do, work)

    def _do(self, work: Callable[[sqlite3.Connection], Found]) -> Found:
        try:
            with self._connection() as connection:
                return work(connection)
        except (sqlite3.Error, OverflowError) as error:
            raise RecordsError(f"{type(error).__name__}: {error}") from None

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection; one that failed is not lent again."""
        connection = self._idle.pop() if self._idle else self._connect()
        try:
            yield connection
        except sqlite3.Error:
            connection.close()
            raise
        except BaseException:
            self._idle.append(connection)
            raise
        self._idle.append(connection)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path.absolute().as_uri() + "?mode=rw",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")
        return connection


def _transaction(connection: sqlite3.Connection, work: Work) -> list[Step]:
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
