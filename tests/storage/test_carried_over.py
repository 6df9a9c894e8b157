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
