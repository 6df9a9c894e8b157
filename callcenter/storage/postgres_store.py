"""The writing side of a PostgreSQL journal: one connection that owns the floor."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

import asyncpg

from callcenter.ports.journal import Batch, JournalConflict, JournalError, JournalUnavailable
from callcenter.storage import postgres_statements as sql
from callcenter.storage.database import POSTGRES_ERRORS

Found = TypeVar("Found")

#: What one batch can be guilty of; every other error is the store's.
_FAULTS = (
    asyncpg.IntegrityConstraintViolationError,
    asyncpg.DataError,
    OverflowError,
    TypeError,
    ValueError,
)
#: A connection that is no more.
LOST = (
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    ConnectionError,
)

#: A server notices within about ten seconds that the owner's machine is gone, and frees the floor.
_SETTINGS = {
    "synchronous_commit": "on",
    "tcp_keepalives_idle": "5",
    "tcp_keepalives_interval": "2",
    "tcp_keepalives_count": "3",
}


def journal_error(error: Exception) -> JournalError:
    """Translate what PostgreSQL or the network said into the words of the port."""
    # The lines after the first may quote values.
    reason = f"{type(error).__name__}: {str(error).partition(chr(10))[0]}"
    if isinstance(error, asyncpg.UniqueViolationError):
        return JournalConflict(f"another writer was here: {reason}")
    return JournalUnavailable(reason)


class PostgresStore:
    """Writes batches of one floor. Used by one task at a time.

    The right to write is an advisory lock of the very session that writes, so a session
    that lost the floor cannot commit.
    """

    def __init__(self, dsn: str, floor: str, timeout: float) -> None:
        self._dsn = dsn
        self._floor = floor
        self._timeout = timeout
        self._connection: asyncpg.Connection[Any] | None = None
        self._committing = False
        digest = hashlib.sha256(f"callcenter journal {floor}".encode()).digest()
        self._lock = int.from_bytes(digest[:8], "big", signed=True)

    async def open(self, patience: float) -> None:
        """Connect and take the floor, within `patience` seconds. Raises `JournalUnavailable`."""
        try:
            await self._connect(patience)
        except POSTGRES_ERRORS as error:
            raise journal_error(error) from error
        except JournalConflict as error:
            raise JournalUnavailable(*error.args) from error

    async def write(self, batches: Sequence[Batch]) -> tuple[int, JournalError | None]:
        """Make batches durable in one transaction.

        Returns how many of the first ones are stored, with the error that stopped the others.
        """
        try:
            await self._transaction(
                lambda connection: self._write(connection, batches),
                lambda _: sql.commit(self._floor, batches),
            )
        except _FAULTS:
            return await self._prefix(batches)
        except POSTGRES_ERRORS as error:
            return await self._lost(batches, error)
        except JournalError as error:
            return 0, error
        return len(batches), None

    async def run(self, work: Callable[["asyncpg.Connection[Any]", str], Awaitable[Found]]) -> Found:
        """Do other work in a transaction of its own. Raises `JournalError`."""
        try:
            return await self._transaction(
                lambda connection: work(connection, self._floor), lambda _: "COMMIT"
            )
        except POSTGRES_ERRORS as error:
            self.cut()
            raise journal_error(error) from error

    async def close(self) -> None:
        """Let go of the connection and the floor."""
        if self._connection is not None:
            connection, self._connection = self._connection, None
            await connection.close(timeout=self._timeout)

    async def _write(self, connection: "asyncpg.Connection[Any]", batches: Sequence[Batch]) -> None:
        # The driver's COPY waits without end for a full socket whose connection is lost.
        async with asyncio.timeout(self._timeout):
            await sql.write_batches(connection, self._floor, batches)

    async def _prefix(self, batches: Sequence[Batch]) -> tuple[int, JournalError | None]:
        """Store the batches before the first faulty one."""
        try:
            return await self._transaction(
                lambda connection: self._one_by_one(connection, batches),
                lambda outcome: sql.commit(self._floor, batches[: outcome[0]]),
            )
        except POSTGRES_ERRORS as error:
            self.cut()
            return 0, journal_error(error)
        except JournalError as error:
            return 0, error

    async def _one_by_one(
        self, connection: "asyncpg.Connection[Any]", batches: Sequence[Batch]
    ) -> tuple[int, JournalError | None]:
        for stored, batch in enumerate(batches):
            await connection.execute("SAVEPOINT batch")
            try:
                await self._write(connection, [batch])
            except _FAULTS as error:
                await connection.execute("ROLLBACK TO batch")
                return stored, journal_error(error)
            await connection.execute("RELEASE batch")
        return len(batches), None

    async def _transaction(
        self,
        work: Callable[["asyncpg.Connection[Any]"], Awaitable[Found]],
        commit: Callable[[Found], str],
    ) -> Found:
        connection = await self._connect(patience=self._timeout)
        self._committing = False
        await connection.execute("BEGIN")
        try:
            found = await work(connection)
        except BaseException:
            if not connection.is_closed():
                await connection.execute("ROLLBACK")
            raise
        self._committing = True
        await connection.execute(commit(found))
        self._committing = False
        return found

    async def _connect(self, patience: float) -> "asyncpg.Connection[Any]":
        """Return the connection that owns the floor; make one if it was lost."""
        if self._connection is not None and not self._connection.is_closed():
            return self._connection
        connection = await asyncpg.connect(
            self._dsn, timeout=self._timeout, command_timeout=self._timeout, server_settings=_SETTINGS
        )
        try:
            await self._own(connection, patience)
        except BaseException:
            connection.terminate()
            raise
        self._connection = connection
        return connection

    async def _own(self, connection: "asyncpg.Connection[Any]", patience: float) -> None:
        """Take the floor. The server may need a moment to notice that our last session is over."""
        while not await connection.fetchval("SELECT pg_try_advisory_lock($1)", self._lock):
            if patience <= 0:
                raise JournalConflict(f"floor {self._floor!r} is owned by another process")
            patience -= 0.05
            await asyncio.sleep(0.05)

    async def _lost(self, batches: Sequence[Batch], error: Exception) -> tuple[int, JournalError | None]:
        """The connection failed. If it did while committing, look whether the commit came through.

        The new session owns the floor only when the old one is over, so what it sees is final.
        """
        self.cut()
        rows = [row for batch in batches for row in batch.rows]
        if self._committing and rows:
            try:
                connection = await self._connect(patience=self._timeout)
                found = await sql.read_rows(connection, self._floor, rows[-1].seq - 1, 1)
            except (*POSTGRES_ERRORS, JournalError):
                return 0, journal_error(error)
            if found == rows[-1:]:
                return len(batches), None
        return 0, journal_error(error)

    def cut(self) -> None:
        """Cut a connection that cannot be trusted any more."""
        if self._connection is not None:
            connection, self._connection = self._connection, None
            connection.terminate()
