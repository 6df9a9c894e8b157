"""Every journal that fails says so, keeps nothing it did not promise, and loses nothing it did."""

import asyncio
import contextlib
import resource
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import pytest

from callcenter.ports.journal import Batch, Journal, JournalConflict, JournalError, JournalUnavailable, Row
from callcenter.storage.memory import MemoryJournal
from callcenter.storage.postgres_journal import PostgresJournal
from tests.rows import batch, row, seqs
from tests.stores import Home, MemoryHome, PostgresHome, SqliteHome

pytestmark = pytest.mark.contract


@contextlib.asynccontextmanager
async def broken(home: Home, journal: Journal) -> AsyncIterator[None]:
    """Make the store under a journal unable to write, in the way that fits it, for a while."""
    if isinstance(home, PostgresHome):
        async with _locked_out(home):
            yield
    elif isinstance(home, SqliteHome):
        with _disk_full(home):
            yield
    else:
        assert isinstance(journal, MemoryJournal)
        journal.break_with(JournalUnavailable("broken"))
        yield
        journal.mend()


@contextlib.asynccontextmanager
async def _locked_out(home: PostgresHome) -> AsyncIterator[None]:
    await home.server.execute(f"ALTER DATABASE {home.database} ALLOW_CONNECTIONS false")
    await home.hang_up()
    yield
    await home.server.execute(f"ALTER DATABASE {home.database} ALLOW_CONNECTIONS true")


@contextlib.contextmanager
def _disk_full(home: SqliteHome) -> Iterator[None]:
    """Let no file of this process grow beyond what the log of the database has already."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    log = Path(f"{home.path}-wal")
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


async def test_a_broken_store_is_unavailable_and_works_when_it_is_mended(home: Home) -> None:
    """While the store is broken appends and checks fail; afterwards the same journal goes on."""
    journal = home.journal()
    await journal.open()
    await journal.append(batch(1))
    async with broken(home, journal):
        big = [Row(seq, 0.0, "k", "c", bytes(100_000)) for seq in range(2, 60)]
        with pytest.raises(JournalUnavailable):
            await journal.append(Batch(rows=big))
    assert await seqs(journal) == [1]
    await journal.check()
    await journal.append(batch(2))
    assert await seqs(journal) == [1, 2]
    await journal.close()


async def test_a_store_that_breaks_under_load_keeps_what_it_acknowledged(home: Home) -> None:
    """What was acknowledged is there, without a gap, and everybody else was told."""
    journal = home.journal()
    await journal.open()
    acknowledged: list[int] = []
    refused: list[int] = []
    busy = asyncio.Event()
    numbers = iter(range(1, 100_000))

    async def appender() -> None:
        for number in numbers:
            rows = [Row(number, 0.0, "k", "c", bytes(20_000))]
            try:
                await journal.append(Batch(rows=rows))
            except JournalUnavailable:
                refused.append(number)
                return
            acknowledged.append(number)
            if len(acknowledged) == 200:
                busy.set()

    appenders = [asyncio.create_task(appender()) for _ in range(64)]
    await busy.wait()
    async with broken(home, journal):
        await asyncio.wait_for(asyncio.gather(*appenders), timeout=120)
    stored = await seqs(journal)
    assert len(refused) == 64
    assert stored == list(range(1, len(stored) + 1))
    assert set(acknowledged) <= set(stored)
    await journal.append(batch(len(stored) + 1))
    await journal.close()


async def test_a_killed_connection_loses_nothing_acknowledged(postgres_home: PostgresHome) -> None:
    """The server ends the session again and again; what failed was not kept, what was told was."""
    journal = postgres_home.journal()
    await journal.open()
    acknowledged: set[int] = set()
    for _ in range(5):
        start = await journal.last() + 1
        appends = [asyncio.create_task(journal.append(batch(n))) for n in range(start, start + 300)]
        await postgres_home.hang_up()
        outcomes = await asyncio.gather(*appends, return_exceptions=True)
        told = {n for n, outcome in enumerate(outcomes, start) if outcome is None}
        assert all(isinstance(o, JournalUnavailable) for o in outcomes if o is not None)
        acknowledged |= told
        assert set(await seqs(journal)) == acknowledged
    await journal.close()


async def test_a_connection_that_dies_while_it_is_written_to_is_told_of(postgres_home: PostgresHome) -> None:
    """The server reads no more, the socket is full, and the session ends: the append fails, in time."""
    journal = PostgresJournal(postgres_home.url, timeout=3.0)
    await journal.open()
    locking = await asyncpg.connect(postgres_home.url)
    await locking.execute("BEGIN; LOCK TABLE journal IN SHARE MODE")
    rows = [Row(seq, 0.0, "k", "c", bytes(500_000)) for seq in range(1, 30)]
    append = asyncio.create_task(journal.append(Batch(rows=rows)))
    waits = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    while not await locking.fetchval(waits):  # noqa: ASYNC110 - the server tells nobody who waits
        await asyncio.sleep(0)
    await postgres_home.hang_up()
    with pytest.raises(JournalUnavailable):
        await asyncio.wait_for(append, timeout=120)
    assert await seqs(journal) == []
    await journal.append(batch(1))
    await journal.close()
    await locking.close()


async def test_a_full_database_file_is_unavailable(sqlite_home: SqliteHome) -> None:
    """A file at its greatest size refuses the group; the journal tells and keeps what it had."""
    journal = sqlite_home.journal()
    await journal.open()
    await journal.append(batch(1))
    await journal._open_writer().run(
        lambda connection, floor: connection.execute(
            f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0]}"
        )
    )
    rows = [Row(seq, 0.0, "k", "c", bytes(10_000)) for seq in range(2, 100)]
    with pytest.raises(JournalUnavailable, match="full"):
        await journal.append(Batch(rows=rows))
    assert await seqs(journal) == [1]
    await journal.close()


async def test_an_owner_that_lost_the_floor_conflicts(postgres_home: PostgresHome) -> None:
    """Another process took the floor while the connection was gone: the old owner is fenced off."""
    old, new = PostgresJournal(postgres_home.url, timeout=3.0), postgres_home.journal()
    await old.open()
    await old.append(batch(1))
    await postgres_home.hang_up()
    await new.open()
    await new.append(batch(2))
    outcomes = [await _outcome(old, 2), await _outcome(old, 2)]
    # The first append may be the one that finds the connection gone.
    assert outcomes[0] in (JournalConflict, JournalUnavailable)
    assert outcomes[1] is JournalConflict
    await old.close()
    assert await seqs(new) == [1, 2]
    await new.close()


async def _outcome(journal: Journal, number: int) -> type[Exception] | None:
    try:
        await journal.append(batch(number))
    except JournalError as error:
        return type(error)
    return None


async def test_memory_fails_when_it_is_told_to(memory_home: MemoryHome) -> None:
    """`fail_next` fails one append and no more."""
    journal = memory_home.journal()
    await journal.open()
    journal.fail_next(JournalUnavailable("once"))
    with pytest.raises(JournalUnavailable, match="once"):
        await journal.append(Batch(rows=[row(1)]))
    await journal.append(Batch(rows=[row(1)]))
    assert await seqs(journal) == [1]
    await journal.close()


async def test_a_killed_process_loses_nothing_acknowledged(durable_home: Home) -> None:
    """kill -9 amid writing: every number the process has said is stored, without a gap."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.hammer", durable_home.url, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    said = [await process.stdout.readline() for _ in range(2000)]
    process.kill()
    said += (await process.stdout.read()).splitlines(keepends=True)
    await process.wait()
    acknowledged = {int(line) for line in said if line.endswith(b"\n")}
    journal = durable_home.journal()
    await journal.open()
    stored = await seqs(journal)
    assert stored == list(range(1, len(stored) + 1))
    assert len(acknowledged) >= 2000
    assert acknowledged <= set(stored)
    await journal.append(batch(len(stored) + 1))
    await journal.close()
