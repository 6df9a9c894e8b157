"""Migrations bring an empty database to exactly the tables that the code knows."""

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from callcenter.storage.database import open_engine
from callcenter.storage.migrate import UpgradeFailed, upgrade
from callcenter.storage.tables import metadata
from tests.stores import Home, Postgres

#: Columns, keys and indexes as PostgreSQL itself describes them.
CATALOGUE = """
    SELECT table_name, ordinal_position, column_name, data_type, is_nullable, column_default, is_identity
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'alembic_version'
    UNION ALL
    SELECT conrelid::regclass::text, 0, conname, pg_get_constraintdef(oid), '', '', ''
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conname NOT LIKE 'alembic%'
    UNION ALL
    SELECT tablename, 0, indexname, indexdef, '', '', ''
    FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'alembic_version'
    ORDER BY 1, 2, 3, 4"""


async def test_alembic_sees_no_difference(durable_home: Home) -> None:
    """What it would generate for the migrated database is nothing."""
    engine = open_engine(durable_home.url)
    async with engine.connect() as connection:
        assert await connection.run_sync(_differences) == []
    await engine.dispose()


def _differences(connection: Connection) -> list[Any]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


async def test_the_tables_on_sqlite_are_those_of_the_code(tmp_path: Path) -> None:
    """Word for word, keys and options included."""
    await upgrade(f"sqlite:///{tmp_path}/migrated.db")
    await _create_all(f"sqlite:///{tmp_path}/made.db")
    assert _schema(tmp_path / "migrated.db") == _schema(tmp_path / "made.db")


def _schema(path: Path) -> dict[str, str]:
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {name: " ".join(sql.split()) for name, sql in found if name != "alembic_version"}


async def test_the_tables_on_postgres_are_those_of_the_code(postgres: Postgres) -> None:
    """Columns, keys and indexes, as the server describes them."""
    migrated, made = postgres.url(await postgres.empty()), postgres.url(await postgres.empty())
    await upgrade(migrated)
    await _create_all(made)
    assert await _catalogue(migrated) == await _catalogue(made)


async def _create_all(url: str) -> None:
    engine = open_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    await engine.dispose()


async def _catalogue(url: str) -> list[Any]:
    engine = open_engine(url)
    async with engine.connect() as connection:
        found = (await connection.execute(text(CATALOGUE))).all()
    await engine.dispose()
    assert len(found) > 50
    return list(found)


async def test_upgrading_again_or_at_once_changes_nothing(tmp_path: Path, postgres: Postgres) -> None:
    """Several nodes may start together on a new database."""
    for url in (f"sqlite:///{tmp_path}/new.db", postgres.url(await postgres.empty())):
        await asyncio.gather(*(upgrade(url) for _ in range(3)))
        await upgrade(url)


async def test_a_file_is_made_for_its_owner_only(tmp_path: Path) -> None:
    """In folders that are made too; nobody else reads the numbers of customers."""
    await upgrade(f"sqlite:///{tmp_path}/var/lib/callcenter.db")
    assert (tmp_path / "var/lib/callcenter.db").stat().st_mode & 0o777 == 0o600


async def test_a_failed_upgrade_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    """A table stands in the way of the last step: none of the steps before is kept."""
    path = tmp_path / "callcenter.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE audit (mine)")
    connection.close()
    with pytest.raises(UpgradeFailed, match="audit"):
        await upgrade(f"sqlite:///{path}")
    assert _schema(path) == {"audit": "CREATE TABLE audit (mine)"}


async def test_what_cannot_be_upgraded_is_told(tmp_path: Path) -> None:
    """A future schema, something that is no database, a folder, a server that is not there."""
    future, nonsense = tmp_path / "future.db", tmp_path / "nonsense.db"
    await upgrade(f"sqlite:///{future}")
    connection = sqlite3.connect(future)
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    nonsense.write_bytes(b"no database at all" * 100)
    for url in (
        f"sqlite:///{future}",
        f"sqlite:///{nonsense}",
        f"sqlite:///{nonsense}/below.db",
        "postgresql://127.0.0.1:1/x",
    ):
        with pytest.raises(UpgradeFailed):
            await upgrade(url)
