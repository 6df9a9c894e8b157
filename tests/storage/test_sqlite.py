"""The SQLite journal: what only a file and a thread can do."""

import asyncio
import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from callcenter.ports.journal import Batch, JournalConflict, JournalError, JournalUnavailable, Row
from callcenter.storage.migrate import upgrade
from callcenter.storage.sqlite_journal import SqliteJournal
from callcenter.storage.sqlite_store import SqliteStore
from callcenter.storage.sqlite_writer import SqliteWriter
from tests.rows import batch, row, seqs
from tests.stores import SqliteHome


class Gate(SqliteStore):
    """A store whose commits wait until the test lets them go, and that counts them."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "main", 1.0)
        self.begun = threading.Event()
        self.free = threading.Event()
        self.groups: list[int] = []
        self.bug: Exception | None = None

    def write(self, batches: Sequence[Batch]) -> tuple[int, JournalError | None]:
        """Wait, then write, or die of a bug."""
        self.begun.set()
        self.free.wait()
        self.groups.append(len(batches))
        if self.bug is not None:
            raise self.bug
        return super().write(batches)


async def hand_in(writer: SqliteWriter, *numbers: int) -> list[asyncio.Task[None]]:
    """Start appends in order and let them reach the queue."""
    tasks = [asyncio.create_task(writer.append(batch(number))) for number in numbers]
    await asyncio.sleep(0)
    return tasks


async def outcomes(tasks: list[asyncio.Task[None]]) -> list[type | None]:
    """Return the type of each error, None for success."""
    found = await asyncio.gather(*tasks, return_exceptions=True)
    return [type(outcome) if outcome is not None else None for outcome in found]


async def test_what_gathers_during_a_commit_shares_the_next(sqlite_home: SqliteHome) -> None:
    """One commit for the first, one for the hundred that came meanwhile."""
    store = Gate(sqlite_home.path)
    writer = SqliteWriter(store, "test")
    first = await hand_in(writer, 1)
    await asyncio.to_thread(store.begun.wait)
    others = await hand_in(writer, *range(2, 102))
    store.free.set()
    assert set(await outcomes(first + others)) == {None}
    assert store.groups == [1, 100]
    await writer.stop()


async def test_in_one_group_the_batches_before_the_faulty_one_are_kept(sqlite_home: SqliteHome) -> None:
    """The innocent commit; the faulty one and those behind it, in the group or not, fail alike."""
    store = Gate(sqlite_home.path)
    writer = SqliteWriter(store, "test")
    first = await hand_in(writer, 1)
    await asyncio.to_thread(store.begun.wait)
    others = await hand_in(writer, 2, 3, 1, 4, 5)
    store.free.set()
    assert await outcomes(first + others) == [None] * 3 + [JournalConflict] * 3
    assert await writer.run(lambda connection, floor: count(connection)) == 3
    await writer.stop()


def count(connection: sqlite3.Connection) -> int:
    """Return the number of rows."""
    return int(connection.execute("SELECT count(*) FROM journal").fetchone()[0])


async def test_a_dead_writer_fails_everybody_loudly(sqlite_home: SqliteHome) -> None:
    """Those in its hands, those in the queue and those who come later; and it can be closed."""
    store = Gate(sqlite_home.path)
    writer = SqliteWriter(store, "test")
    first = await hand_in(writer, 1)
    await asyncio.to_thread(store.begun.wait)
    others = await hand_in(writer, 2, 3)
    checking = asyncio.create_task(writer.run(lambda connection, floor: 1))
    await asyncio.sleep(0)
    store.bug = RuntimeError("a bug")
    store.free.set()
    assert await outcomes(first + others) == [JournalUnavailable] * 3
    with pytest.raises(JournalUnavailable, match="died"):
        await checking
    with pytest.raises(JournalUnavailable, match="a bug"):
        await writer.append(batch(4))
    await writer.stop()


async def test_a_locked_file_is_unavailable_after_patience(sqlite_home: SqliteHome) -> None:
    """Somebody else writes for long: appends fail, and go on when that is over."""
    journal = SqliteJournal(sqlite_home.path, busy_seconds=0.05)
    await journal.open()
    other = sqlite3.connect(sqlite_home.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(JournalUnavailable, match="locked"):
        await journal.append(batch(1))
    with pytest.raises(JournalUnavailable, match="locked"):
        await journal.check()
    other.execute("ROLLBACK")
    other.close()
    await journal.append(batch(1))
    await journal.close()


async def test_a_file_that_is_gone_is_unavailable(sqlite_home: SqliteHome) -> None:
    """Rows are never written into a file that nobody can find any more, nor read from it."""
    journal = sqlite_home.journal()
    await journal.open()
    await journal.append(batch(1))
    assert await seqs(journal) == [1]
    moved = sqlite_home.path.rename(sqlite_home.path.with_name("moved.db"))
    with pytest.raises(JournalUnavailable):
        await journal.append(batch(2))
    with pytest.raises(JournalUnavailable):
        await journal.check()
    with pytest.raises(JournalUnavailable):
        await seqs(journal)
    moved.rename(sqlite_home.path)
    await journal.append(batch(2))
    assert await seqs(journal) == [1, 2]
    await journal.close()


async def test_a_file_without_tables_cannot_be_opened(tmp_path: Path) -> None:
    """Missing, empty or no database: `open` says so, and leaves the floor free."""
    path = tmp_path / "other.db"
    for content in (None, b"", b"no database at all" * 100):
        if content is not None:
            path.write_bytes(content)
        journal = SqliteJournal(path)
        with pytest.raises(JournalUnavailable):
            await journal.open()
        await journal.close()


async def test_a_batch_that_cannot_be_stored_harms_no_other(sqlite_home: SqliteHome) -> None:
    """A payload of the wrong kind is refused, and what was handed in before it is kept."""
    journal = sqlite_home.journal()
    await journal.open()
    wrong = Row(2, 0.0, "k", "c", object())  # type: ignore[arg-type]
    found = await asyncio.gather(
        journal.append(batch(1)), journal.append(Batch(rows=[wrong])), return_exceptions=True
    )
    assert found[0] is None
    assert isinstance(found[1], JournalUnavailable)
    await journal.append(Batch(rows=[row(2)]))
    assert await seqs(journal) == [1, 2]
    await journal.close()


async def test_the_rows_of_calls_lie_close_together(tmp_path: Path) -> None:
    """A thousand bytes each, as when a call begins: none has a page of its own."""
    path = tmp_path / "new.db"
    await upgrade(f"sqlite:///{path}")
    journal = SqliteJournal(path)
    await journal.open()
    before = path.stat().st_size
    await journal.append(Batch(rows=[Row(seq, 0.0, "k", "c", bytes(1100)) for seq in range(1, 1001)]))
    await journal.close()
    assert path.stat().st_size - before < 2 * 1100 * 1000
