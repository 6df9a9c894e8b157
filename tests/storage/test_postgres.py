"""The PostgreSQL journal: what only a server can do."""

import asyncio
from typing import Any

import asyncpg
import pytest

from callcenter.ports.journal import Batch, JournalConflict, JournalUnavailable, Row
from callcenter.ports.records import RecordsError, Session
from callcenter.storage.postgres_journal import PostgresJournal
from callcenter.storage.postgres_statements import CHANNEL
from callcenter.storage.postgres_writer import PostgresWriter
from callcenter.storage.sql_records import SqlRecords
from tests.rows import batch, row, seqs
from tests.stores import Postgres, PostgresHome


async def test_followers_are_told_once_per_transaction(postgres_home: PostgresHome) -> None:
    """The word is the floor and its last number, and the rows are there to be read."""
    heard: asyncio.Queue[str] = asyncio.Queue()
    follower = await asyncpg.connect(postgres_home.url)
    await follower.add_listener(CHANNEL, lambda *message: heard.put_nowait(str(message[3])))
    journal = postgres_home.journal("it's")
    await journal.open()
    await journal.append(batch(1, 2, 3))
    await journal.append(Batch(settled=["nothing"]))
    await journal.append(batch(4))
    faulty = [journal.append(batch(5)), journal.append(batch(4, 6))]
    assert [type(found) for found in await asyncio.gather(*faulty, return_exceptions=True)] == [
        type(None),
        JournalConflict,
    ]
    assert [await heard.get() for _ in range(3)] == ["it's:3", "it's:4", "it's:5"]
    assert await follower.fetchval("SELECT count(*) FROM journal") == 5
    await journal.close()
    await follower.close()
    assert heard.empty()


async def test_a_batch_that_cannot_be_stored_harms_no_other(postgres_home: PostgresHome) -> None:
    """Values that the server or the driver refuses fail their own batch; earlier ones are kept."""
    journal = postgres_home.journal()
    await journal.open()
    wrong = [Row(2, 0.0, "k", "c", object()), Row(2, 0.0, "nul \0", "c", b"")]  # type: ignore[arg-type]
    for number, bad in enumerate(wrong, 1):
        found = await asyncio.gather(
            journal.append(Batch(rows=[row(2 * number - 1), row(2 * number)])),
            journal.append(Batch(rows=[bad, row(99)])),
            return_exceptions=True,
        )
        assert found[0] is None
        assert isinstance(found[1], JournalUnavailable)
    assert await seqs(journal) == [1, 2, 3, 4]
    await journal.close()


async def test_a_commit_whose_answer_was_lost_is_looked_up(postgres_home: PostgresHome) -> None:
    """The connection broke just after COMMIT: the rows are kept, so the append succeeds."""
    journal = postgres_home.journal()
    await journal.open()
    await journal.append(batch(1))
    writer = journal._open_writer()
    assert isinstance(writer, PostgresWriter)
    store = writer._store
    connection = store._connection
    assert connection is not None
    store._connection = LosesTheAnswer(connection)  # type: ignore[assignment]
    await journal.append(batch(2))
    assert store._connection is not connection
    assert connection.is_closed()
    await journal.append(batch(3))
    assert await seqs(journal) == [1, 2, 3]
    await journal.close()


class LosesTheAnswer:
    """A connection whose COMMIT reaches the server, and whose answer reaches nobody."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    async def execute(self, query: str, *arguments: object) -> str:
        """Lose the answer to a COMMIT."""
        answer: str = await self._connection.execute(query, *arguments)
        if "COMMIT" in query:
            raise ConnectionResetError("the cable was pulled")
        return answer


async def test_a_server_that_is_not_there_is_unavailable(postgres: Postgres) -> None:
    """`open` says so, also for a database without tables, and can be tried again."""
    for url in (postgres.url("nowhere"), postgres.url(await postgres.empty()), "postgresql://127.0.0.1:1/x"):
        journal = PostgresJournal(url)
        with pytest.raises(JournalUnavailable):
            await journal.open()
        await journal.close()


async def test_records_on_a_server_that_is_not_there_say_so() -> None:
    """`open` raises and holds nothing; the reason never quotes the password."""
    records = SqlRecords("postgresql://ada:secret@127.0.0.1:1/x")
    with pytest.raises(RecordsError) as caught:
        await records.open()
    assert "secret" not in str(caught.value)
    with pytest.raises(RecordsError, match="not open"):
        await records.users()


async def test_what_the_server_quotes_stays_out_of_the_error(postgres_home: PostgresHome) -> None:
    """A broken key is told without its value, which may be a name or a number."""
    records = postgres_home.records()
    await records.open()
    with pytest.raises(RecordsError) as caught:
        await records.add_session(Session("token", "secret-name", 1.0, 2.0))
    assert "secret-name" not in f"{caught.value} {caught.value.__cause__}"
    assert caught.value.__suppress_context__
    await records.close()
