"""A migration carries over what was kept before it."""

from pathlib import Path

from sqlalchemy import text

from callcenter.ports.journal import Answer
from callcenter.storage.database import open_engine
from callcenter.storage.migrate import upgrade
from callcenter.storage.open import open_storage
from tests.stores import Postgres


async def test_answers_are_known_after_they_were_put_in_order_on_sqlite(tmp_path: Path) -> None:
    """A webhook that is repeated over the upgrade still gets the answer it was given."""
    await answers_are_carried_over(f"sqlite:///{tmp_path}/old.db")


async def test_answers_are_known_after_they_were_put_in_order_on_postgres(postgres: Postgres) -> None:
    """The same, on a server."""
    await answers_are_carried_over(postgres.url(await postgres.empty()))


async def answers_are_carried_over(url: str) -> None:
    """Check it for the empty database at a URL."""
    await upgrade(url, "0002")
    engine = open_engine(url)
    async with engine.begin() as connection:
        for key, at in (("late", 2.0), ("early", 1.0)):
            values = {"key": key, "at": at, "reply": key.encode()}
            into = "INSERT INTO answers (floor, key, at, reply) VALUES ('main', :key, :at, :reply)"
            await connection.execute(text(into), values)
    await engine.dispose()
    storage = await open_storage(url)
    try:
        expected = [Answer("early", 1.0, b"early"), Answer("late", 2.0, b"late")]
        assert await storage.journal.answers(since=0) == expected
    finally:
        await storage.close()


async def test_rows_of_contacts_are_found_after_they_were_put_by_beginning_on_sqlite(tmp_path: Path) -> None:
    """Of those that were over before the upgrade, and of those that go on."""
    await rows_are_carried_over(f"sqlite:///{tmp_path}/old.db")


async def test_rows_of_contacts_are_found_after_they_were_put_by_beginning_on_postgres(
    postgres: Postgres,
) -> None:
    """The same, on a server."""
    await rows_are_carried_over(postgres.url(await postgres.empty()))


async def rows_are_carried_over(url: str) -> None:
    """Check it for the empty database at a URL."""
    await upgrade(url, "0014")
    engine = open_engine(url)
    told = [("contact.arrived", "c1"), ("contact.arrived", "c2"), ("floor.configured", "")]
    async with engine.begin() as connection:
        for seq, (kind, contact) in enumerate([*told, ("contact.closed", "c1")], 1):
            values = {"seq": seq, "at": 10.0 + seq, "kind": kind, "contact": contact, "payload": b"{}"}
            into = """INSERT INTO journal (floor, seq, at, kind, contact, payload)
                VALUES ('main', :seq, :at, :kind, :contact, :payload)"""
            await connection.execute(text(into), values)
    await engine.dispose()
    storage = await open_storage(url)
    try:
        assert [row.seq for row in await storage.journal.of_contact("c1")] == [1, 4]
        assert [row.seq for row in await storage.journal.of_contact("c2", 12.0)] == [2]
        assert [row.began async for rows in storage.journal.read() for row in rows] == [11.0, 12.0, 0.0, 11.0]
    finally:
        await storage.close()
