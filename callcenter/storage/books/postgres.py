"""The way to the books in PostgreSQL: the driver itself, with statements that it prepares once."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import asyncpg

from callcenter.ports.books import Plain, RecordsError, StaleVersion
from callcenter.storage.books.changes import Step
from callcenter.storage.books.statements import Ask, Work
from callcenter.storage.database import POSTGRES_ERRORS

_CONNECTIONS = 4
_SECONDS = 30.0

#: A connection that ended while nobody used it: the next one is asked again.
_LOST = (asyncpg.PostgresConnectionError, asyncpg.AdminShutdownError, asyncpg.InterfaceError, ConnectionError)


class PostgresSpeech:
    """How PostgreSQL names places and lists."""

    lock = " ORDER BY id FOR UPDATE"

    def place(self, number: int) -> str:
        """Return the place of a value."""
        return f"${number}"

    def among(self, number: int) -> str:
        """Return the condition to be one of the list in that place."""
        return f"= ANY(${number})"

    def listed(self, values: Sequence[Plain]) -> object:
        """Return a list of values as it is handed over."""
        return values


class PostgresDoor:
    """A few connections to one database."""

    speech = PostgresSpeech()

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._pool: asyncpg.Pool[Any] | None = None

    async def open(self) -> None:
        """Get ready."""
        if self._pool is None:
            self._pool = await asyncpg.create_pool(
                self._dsn,
                min_size=0,
                max_size=_CONNECTIONS,
                timeout=10,
                command_timeout=_SECONDS,
                reset=_leave,
            )

    async def close(self) -> None:
        """Let go of the connections."""
        if self._pool is not None:
            pool, self._pool = self._pool, None
            await pool.close()

    async def rows(self, ask: Ask) -> Sequence[Sequence[Any]]:
        """Return what a query finds; it is asked again if the connection was gone."""
        for _ in range(_CONNECTIONS):
            try:
                async with self._connection(_LOST) as connection:
                    return await connection.fetch(ask.sql, *ask.values)
            except _LOST:
                continue
        async with self._connection() as connection:
            return await connection.fetch(ask.sql, *ask.values)

    async def work(self, work: Work) -> list[Step]:
        """Do something in one transaction."""
        async with self._connection() as connection, connection.transaction():
            return await _drive(connection, work)

    @asynccontextmanager
    async def _connection(
        self, passing: tuple[type[Exception], ...] = ()
    ) -> AsyncIterator["asyncpg.pool.PoolConnectionProxy[Any]"]:
        """Lend a connection; errors come back in the words of the port, but for those `passing`."""
        if self._pool is None:
            raise RecordsError("the records are not open")
        try:
            async with self._pool.acquire() as connection:
                yield connection
        except asyncpg.UniqueViolationError:
            raise StaleVersion("somebody else stored it at the same time") from None
        except (*POSTGRES_ERRORS, TimeoutError) as error:
            if isinstance(error, passing):
                raise
            # The lines after the first may quote values.
            raise RecordsError(f"{type(error).__name__}: {str(error).partition(chr(10))[0]}") from None


async def _leave(connection: "asyncpg.Connection[Any]") -> None:
    """Nothing is set on a connection, so nothing has to be taken back."""


async def _drive(connection: "asyncpg.pool.PoolConnectionProxy[Any]", work: Work) -> list[Step]:
    """Carry out what is asked for."""
    found: Sequence[Sequence[Any]] = ()
    try:
        ask = next(work)
        while True:
            if ask.many:
                await connection.executemany(ask.sql, ask.values)
                found = ()
            else:
                found = await connection.fetch(ask.sql, *ask.values)
            ask = work.send(found)
    except StopIteration as end:
        done: list[Step] = end.value
        return done
