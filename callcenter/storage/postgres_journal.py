"""The journal in PostgreSQL: one writer task with group commit, a small pool to read beside it."""

from collections.abc import Awaitable, Callable
from typing import Any

import asyncpg

from callcenter.ports.journal import JournalUnavailable
from callcenter.storage import postgres_statements as sql
from callcenter.storage.database import POSTGRES_ERRORS
from callcenter.storage.postgres_store import LOST, PostgresStore, journal_error
from callcenter.storage.postgres_writer import PostgresWriter
from callcenter.storage.sql_journal import SqlJournal

Query = Callable[[Any], Awaitable[Any]]


class PostgresJournal(SqlJournal):
    """The journal of one floor in a database whose schema exists (see `migrate.upgrade`).

    The writer's session holds an advisory lock for the floor, so it needs a connection of
    its own (no transaction pooler in between). A lost connection fails what waits with
    `JournalUnavailable` and is made anew for the next append; that one raises
    `JournalConflict` if another process has taken the floor meanwhile. `timeout` seconds
    bound each group that is written and each other statement; `patience` is how long `open`
    waits for a predecessor's session, which outlives a killed process by a moment. A commit
    whose answer was lost is looked up; only if the server cannot be asked either, a batch that
    is told to have failed may have been kept, and so may a cancelled `append`.
    """

    def __init__(self, dsn: str, floor: str = "main", timeout: float = 5.0, patience: float = 5.0) -> None:
        super().__init__(sql, floor)
        self._dsn = dsn
        self._timeout = timeout
        self._patience = patience
        self._pool: asyncpg.Pool[Any] | None = None

    async def open(self) -> None:
        """Take the floor and start the writer. Raises `JournalUnavailable`."""
        if self._writer is not None:
            return
        store = PostgresStore(self._dsn, self._floor, self._timeout)
        await store.open(self._patience)
        self._pool = await asyncpg.create_pool(
            self._dsn, min_size=0, max_size=4, timeout=self._timeout, command_timeout=30
        )
        self._writer = PostgresWriter(store, f"journal-{self._floor}")
        try:
            await self.last()
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        """Write what was handed in, then let go of the connections and the floor."""
        if self._writer is not None:
            await self._writer.stop()
            self._writer = None
        if self._pool is not None:
            pool, self._pool = self._pool, None
            await pool.close()

    async def _read(self, query: Query) -> Any:
        if self._pool is None:
            raise JournalUnavailable("the journal is not open")
        try:
            return await self._beside(self._pool, query)
        except POSTGRES_ERRORS as error:
            raise journal_error(error) from error

    async def _beside(self, pool: "asyncpg.Pool[Any]", query: Query) -> Any:
        try:
            async with pool.acquire() as connection:
                return await query(connection)
        except LOST:
            # A connection that died at rest says nothing about the server: ask anew, once.
            await pool.expire_connections()
            async with pool.acquire() as connection:
                return await query(connection)
