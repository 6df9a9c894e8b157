"""The writing side of a SQLite file: one connection that turns batches into transactions."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from callcenter.ports.journal import Batch, JournalConflict, JournalError, JournalUnavailable
from callcenter.storage import sqlite_statements as sql

Found = TypeVar("Found")

_TAKEN = (sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE)

#: What one batch can be guilty of; every other error is the store's.
_FAULTS = (
    sqlite3.IntegrityError,
    sqlite3.DataError,
    sqlite3.InterfaceError,
    sqlite3.ProgrammingError,
    OverflowError,
    TypeError,
    ValueError,
)
_FAILURES = (sqlite3.Error, OSError)


def journal_error(error: Exception) -> JournalError:
    """Translate what SQLite or the operating system said into the words of the port."""
    if isinstance(error, sqlite3.IntegrityError) and error.sqlite_errorcode in _TAKEN:
        return JournalConflict(f"another writer was here: {error}")
    return JournalUnavailable(f"{type(error).__name__}: {error}")


class SqliteStore:
    """Writes batches of one floor. Used by one thread at a time."""

    def __init__(self, path: Path, floor: str, busy_seconds: float) -> None:
        self._path = path
        self._floor = floor
        self._busy_seconds = busy_seconds
        self._connection: sqlite3.Connection | None = None
        self._file = (0, 0)

    def write(self, batches: Sequence[Batch]) -> tuple[int, JournalError | None]:
        """Make batches durable in one transaction.

        Returns how many of the first ones are stored, with the error that stopped the others.
        """
        try:
            self._transaction(lambda connection: sql.write_batches(connection, self._floor, batches))
        except _FAULTS:
            return self._prefix(batches)
        except _FAILURES as error:
            return 0, self._broken(error)
        return len(batches), None

    def run(self, work: Callable[[sqlite3.Connection, str], Found]) -> Found:
        """Do other work in a transaction of its own. Raises `JournalError`."""
        try:
            return self._transaction(lambda connection: work(connection, self._floor))
        except _FAILURES as error:
            raise self._broken(error) from error

    def close(self) -> None:
        """Let go of the connection; the next write opens another."""
        if self._connection is not None:
            connection, self._connection = self._connection, None
            connection.close()

    def _prefix(self, batches: Sequence[Batch]) -> tuple[int, JournalError | None]:
        """Store the batches before the first faulty one."""
        try:
            return self._transaction(lambda connection: self._one_by_one(connection, batches))
        except _FAILURES as error:
            return 0, self._broken(error)

    def _one_by_one(
        self, connection: sqlite3.Connection, batches: Sequence[Batch]
    ) -> tuple[int, JournalError | None]:
        for stored, batch in enumerate(batches):
            connection.execute("SAVEPOINT batch")
            try:
                sql.write_batches(connection, self._floor, [batch])
            except _FAULTS as error:
                connection.execute("ROLLBACK TO batch")
                return stored, journal_error(error)
            connection.execute("RELEASE batch")
        return len(batches), None

    def _transaction(self, work: Callable[[sqlite3.Connection], Found]) -> Found:
        connection = self._open()
        connection.execute("BEGIN IMMEDIATE")
        try:
            found = work(connection)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        return found

    def _open(self) -> sqlite3.Connection:
        """Return the connection, after a look whether its file is still the one at the path."""
        status = self._path.stat()
        if self._connection is None:
            self._connection = sql.connect(self._path, self._busy_seconds)
            self._file = (status.st_dev, status.st_ino)
        elif self._file != (status.st_dev, status.st_ino):
            raise OSError("the database file was replaced")
        return self._connection

    def _broken(self, error: Exception) -> JournalError:
        """Drop a connection that cannot be trusted any more."""
        try:
            self.close()
        except sqlite3.Error as second:
            error.add_note(f"and closing failed: {second}")
        return journal_error(error)
