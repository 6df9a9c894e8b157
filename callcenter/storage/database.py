"""From a database URL to a connection: which store it names, and an engine that behaves."""

from enum import StrEnum
from pathlib import Path
from typing import Any

import asyncpg
from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

#: How long a transaction of the records waits for another writer, in seconds.
BUSY_SECONDS = 30.0

#: What PostgreSQL's driver raises, the network's troubles included.
POSTGRES_ERRORS = (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError)


class Store(StrEnum):
    """The stores that the service knows."""

    MEMORY = "memory"
    SQLITE = "sqlite"
    POSTGRES = "postgresql"


def store_of(database_url: str) -> Store:
    """Return which store a URL names. Raises `ValueError`, which never repeats the URL."""
    scheme = database_url.partition(":")[0]
    if scheme == "postgres":
        return Store.POSTGRES
    if scheme not in set(Store):
        raise ValueError("a database URL begins with memory:, sqlite:/// or postgresql://")
    return Store(scheme)


def sqlite_path(database_url: str) -> Path:
    """Return the file that `sqlite:///relative.db` or `sqlite:////absolute.db` names."""
    try:
        url = make_url(database_url)
    except ArgumentError:
        url = None
    if url is None or url.host or not url.database or url.database == ":memory:":
        raise ValueError("a SQLite URL is sqlite:///relative.db or sqlite:////absolute.db")
    return Path(url.database)


def open_engine(database_url: str, *, exclusive: bool = False) -> AsyncEngine:
    """Return an engine on SQLite or PostgreSQL; nothing is connected yet.

    With `exclusive`, a transaction on SQLite takes the right to write when it begins, and
    contains changes of the schema too. Statements are never logged with their values.
    """
    if store_of(database_url) is Store.POSTGRES:
        return _postgres_engine(database_url)
    return _sqlite_engine(sqlite_path(database_url), exclusive)


def _postgres_engine(dsn: str) -> AsyncEngine:
    async def connect() -> Any:
        return await asyncpg.connect(dsn, timeout=10)

    return create_async_engine(
        "postgresql+asyncpg://", async_creator=connect, hide_parameters=True, pool_pre_ping=True, pool_size=4
    )


def _sqlite_engine(path: Path, exclusive: bool) -> AsyncEngine:
    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=str(path)),
        hide_parameters=True,
        connect_args={"timeout": BUSY_SECONDS},
    )

    _prepare(engine.sync_engine, exclusive)
    return engine


def open_reader(database_url: str) -> Engine | None:
    """Return an engine that reads a SQLite file within one thread, None for another store.

    A look-up through it is one hop into a thread, where the asynchronous engine takes one for each step.
    """
    if store_of(database_url) is not Store.SQLITE:
        return None
    url = URL.create("sqlite", database=str(sqlite_path(database_url)))
    engine = create_engine(
        url, hide_parameters=True, isolation_level="AUTOCOMMIT", connect_args={"timeout": BUSY_SECONDS}
    )
    _prepare(engine, exclusive=False)
    return engine


def _prepare(engine: Engine, exclusive: bool) -> None:
    """Set up every connection of a SQLite engine."""

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: object) -> None:
        if exclusive:
            connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    if exclusive:

        @event.listens_for(engine, "begin")
        def begin(connection: Any) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
