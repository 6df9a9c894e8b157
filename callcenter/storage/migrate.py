"""Bringing a database to the present schema."""

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from callcenter.storage.database import (
    BUSY_SECONDS,
    POSTGRES_ERRORS,
    Store,
    open_engine,
    sqlite_path,
    store_of,
)

#: Nodes that start together on one PostgreSQL upgrade one after another.
_LOCK = 4_070_526_881

#: Pages of a new SQLite file. A row of the journal is about a thousand bytes, and on pages of the usual
#: 4096 one of more than 1002 has a page of its own: it took four times the room, and as much writing.
PAGE_BYTES = 8192


class UpgradeFailed(Exception):
    """The database could not be brought to the present schema; it is as it was."""


async def upgrade(database_url: str, revision: str = "head") -> None:
    """Bring a database to the present schema, in one transaction; make a SQLite file if need be.

    Another `revision` stops there, for the tests of what the next one carries over. Does nothing
    when it is there already, or for `memory:`. Raises `UpgradeFailed`, and `ValueError` for a URL
    that names no store.
    """
    store = store_of(database_url)
    if store is Store.MEMORY:
        return
    if store is Store.SQLITE:
        _make_file(sqlite_path(database_url))
    engine = open_engine(database_url, exclusive=True)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(_upgrade, revision)
    except (SQLAlchemyError, CommandError, *POSTGRES_ERRORS) as error:
        raise UpgradeFailed(f"{type(error).__name__}: {error}") from error
    finally:
        await engine.dispose()


def _make_file(path: Path) -> None:
    """Make the file, for its owner's eyes only: it will hold names and numbers.

    Its journal mode is set before anybody begins an upgrade: it cannot be changed beside one. Nor can the
    size of its pages, which only a file without any takes.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        with closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as connection:
            connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
            connection.execute("PRAGMA journal_mode = WAL")
    except OSError as error:
        raise UpgradeFailed(f"cannot make the database file: {error.strerror}") from error
    except sqlite3.Error as error:
        raise UpgradeFailed(f"{type(error).__name__}: {error}") from error


def _upgrade(connection: Connection, revision: str) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
