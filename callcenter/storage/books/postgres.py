"""The way to the books in PostgreSQL: the driver itself, with statements that it prepares once."""

import inspect
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeAlias, TypeVar

import asyncpg

from callcenter.ports.books import Plain, RecordsError, StaleVersion
from callcenter.storage.books.changes import Step
from callcenter.storage.books.statements import Ask, Work
from callcenter.storage.database import POSTGRES_ERRORS

_SECONDS = 30.0

#: A connection that ended while nobody used it: the next one is asked again.
_LOST = (
    asyncpg.PostgresConnectionError,
    asyncpg.AdminShutdownError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    ConnectionError,
)

Found = TypeVar("Found")
_Connection: TypeAlias = "asyncpg.pool.PoolConnectionProxy[Any]"


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

    def __init__(self, dsn: str, connections: int = 4) -> None:
        self._dsn = dsn
        self._connections = connections
        self._pool: asyncpg.Pool[Any] | None = None

    async def open(self) -> None:
        """Get ready."""
        if self._pool is None:
            self._pool = await asyncpg.create_pool(
                self._dsn,
                min_size=0,
                max_size=self._connections,
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

        async def fetch(connection: _Connection) -> Sequence[Sequence[Any]]:
            return await connection.fetch(ask.sql, *ask.values)

        return await self._do(fetch, lambda: True)

    async def work(self, work: Work) -> list[Step]:
        """Do something in one transaction; it begins again if the connection was gone."""

        async def transaction(connection: _Connection) -> list[Step]:
            async with connection.transaction():
                return await _drive(connection, work)

        return await self._do(transaction, lambda: inspect.getgeneratorstate(work) == inspect.GEN_CREATED)

    async def _do(self, work: Callable[[_Connection], Awaitable[Found]], anew: Callable[[], bool]) -> Found:
        """Lend a connection, and another one if that was lost and the work may still begin `anew`.

        Errors come back in the words of the port.
        """
        for last in range(self._connections, -1, -1):
            if self._pool is None:
                break
            try:
                async with self._pool.acquire() as connection:
                    return await work(connection)
            except asyncpg.UniqueViolationError:
                raise StaleVersion("somebody else stored it at the same time") from None
            except (*POSTGRES_ERRORS, TimeoutError) as error:
                if not (last and isinstance(error, _LOST) and anew()):
                    # The lines after the first may quote values.
                    reason = f"{type(error).__name__}: {str(error).partition(chr(10))[0]}"
                    raise RecordsError(reason) from None
        raise RecordsError("the records are not open")


async def _leave(connection: "asyncpg.Connection[Any]") -> None:
    """Nothing is set on a connection, so nothing has to be taken back."""


async def _drive(connection: _Connection, work: Work) -> list[Step]:
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
