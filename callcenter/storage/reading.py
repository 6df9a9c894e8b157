"""Reading a journal beside its owner: nothing is written, and no floor is taken."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import asyncpg

from callcenter.ports.journal import JournalUnavailable, Row
from callcenter.storage import postgres_statements, sqlite_statements
from callcenter.storage.database import POSTGRES_ERRORS, Store, sqlite_path, store_of
from callcenter.storage.postgres_store import journal_error

_SIZE = 10_000


async def rows_of(database_url: str, floor: str = "main") -> list[Row]:
    """Return all rows of a floor's journal in order, as they are now.

    Raises `ValueError` for a URL that names no store that lasts, `JournalUnavailable` if it cannot be read.
    """
    match store_of(database_url):
        case Store.SQLITE:
            return list(sqlite_rows(sqlite_path(database_url), floor))
        case Store.POSTGRES:
            return await _postgres_rows(database_url, floor)
        case Store.MEMORY:
            raise ValueError("a journal in memory ends with its process")


def sqlite_rows(path: Path, floor: str = "main") -> Iterator[Row]:
    """Yield the rows of a floor's journal in a SQLite file. Raises `JournalUnavailable`."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            after = 0
            while rows := sqlite_statements.read_rows(connection, floor, after, _SIZE):
                yield from rows
                after = rows[-1].seq
    except sqlite3.Error as error:
        raise JournalUnavailable(f"{path.name}: {error}") from error


async def _postgres_rows(dsn: str, floor: str) -> list[Row]:
    found: list[Row] = []
    try:
        connection: asyncpg.Connection[Any] = await asyncpg.connect(dsn, timeout=10)
        try:
            while rows := await postgres_statements.read_rows(
                connection, floor, found[-1].seq if found else 0, _SIZE
            ):
                found += rows
        finally:
            await connection.close()
    except POSTGRES_ERRORS as error:
        raise journal_error(error) from error
    return found
