"""The journal in PostgreSQL: one writer task with group commit, a small pool to read beside it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from functools import partial
from typing import Any, TypeVar

import asyncpg

from callcenter.ports.journal import Answer, Batch, Intent, JournalUnavailable, Row, Snapshot
from callcenter.storage import postgres_statements as sql
from callcenter.storage.database import POSTGRES_ERRORS
from callcenter.storage.postgres_store import LOST, PostgresStore, journal_error
from callcenter.storage.postgres_writer import PostgresWriter

Found = TypeVar("Found")
Query = Callable[[Any], Awaitable[Found]]

#: Answers deleted or rows rewritten in one transaction, so that tidying never holds up a call.
_TIDY = 1000


class PostgresJournal:
    """The journal of one floor in a database whose schema exists (see `migrate.upgrade`).

    The writer's session holds an advisory lock for the floor, so it needs a connection of
    its own (no transaction pooler in between). A lost connection fails what waits with
    `JournalUnavailable` and is made anew for the next append; that one raises
    `JournalConflict` if another process has taken the floor meanwhile. `timeout` seconds
    bound each statement; `patience` is how long `open` waits for a predecessor's session, which
    outlives a killed process by a moment. A commit whose answer was lost is looked up; only if the server
    cannot be asked either, a batch that is told to have failed may have been kept, and so
    may a cancelled `append`.
    """

    def __init__(self, dsn: str, floor: str = "main", timeout: float = 5.0, patience: float = 1.0) -> None:
        self._dsn = dsn
        self._floor = floor
        self._timeout = timeout
        self._patience = patience
        self._writer: PostgresWriter | None = None
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

    def append(self, batch: Batch) -> Coroutine[Any, Any, None]:
        """Make a batch durable; see the port."""
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
        """Write and take back a row. Raises `JournalUnavailable` with the reason."""
        await self._open_writer().run(sql.probe)

    def _open_writer(self) -> PostgresWriter:
        if self._writer is None:
            raise JournalUnavailable("the journal is not open")
        return self._writer

    async def _read(self, query: Query[Found]) -> Found:
        if self._pool is None:
            raise JournalUnavailable("the journal is not open")
        try:
            return await self._ask(self._pool, query)
        except POSTGRES_ERRORS as error:
            raise journal_error(error) from error

    async def _ask(self, pool: "asyncpg.Pool[Any]", query: Query[Found]) -> Found:
        try:
            async with pool.acquire() as connection:
                return await query(connection)
        except LOST:
            # A connection that died at rest says nothing about the server: ask anew, once.
            await pool.expire_connections()
            async with pool.acquire() as connection:
                return await query(connection)
