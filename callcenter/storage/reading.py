"""Reading a journal beside its owner: nothing is written, and no floor is taken."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from itertools import islice
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
            return [row async for page in _postgres_pages(database_url, floor) for row in page]
        case Store.MEMORY:
            raise ValueError("a journal in memory ends with its process")


async def pages_of(database_url: str, floor: str = "main") -> AsyncIterator[list[Row]]:
    """Yield all rows of a floor's journal in order, page by page. Raises as `rows_of` does."""
    match store_of(database_url):
        case Store.SQLITE:
            for page in _paged(sqlite_rows(sqlite_path(database_url), floor)):
                yield page
        case Store.POSTGRES:
            async for page in _postgres_pages(database_url, floor):
                yield page
        case Store.MEMORY:
            raise ValueError("a journal in memory ends with its process")


def _paged(rows: Iterator[Row]) -> Iterator[list[Row]]:
    """Yield rows by pages."""
    while page := list(islice(rows, _SIZE)):
        yield page


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


async def _postgres_pages(dsn: str, floor: str) -> AsyncIterator[list[Row]]:
    try:
        connection: asyncpg.Connection[Any] = await asyncpg.connect(dsn, timeout=10)
        try:
            after = 0
            while rows := await postgres_statements.read_rows(connection, floor, after, _SIZE):
                yield rows
                after = rows[-1].seq
        finally:
            await connection.close()
    except POSTGRES_ERRORS as error:
        raise journal_error(error) from error
