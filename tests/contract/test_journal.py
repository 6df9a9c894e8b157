"""Every journal keeps rows in order, all or nothing, and lets one writer own a floor."""

import asyncio
from contextlib import suppress

import pytest

from callcenter.ports.journal import (
    Answer,
    Batch,
    Intent,
    Journal,
    JournalConflict,
    JournalError,
    JournalUnavailable,
    Row,
)
from tests.rows import batch, row, seqs
from tests.stores import Home

pytestmark = pytest.mark.contract


async def test_an_empty_journal_has_nothing(journal: Journal) -> None:
    """Nothing was written: no rows, no last number, no intents, no answers, no snapshot."""
    assert await seqs(journal) == []
    assert await journal.last() == 0
    assert await journal.intents() == []
    assert await journal.answers(since=0) == []
    assert await journal.snapshot() is None


async def test_rows_come_back_as_they_were_given(journal: Journal) -> None:
    """Every field survives, odd bytes and foreign letters too, and a cause that is there or not."""
    rows = [
        Row(1, 1700000000.123456, "ContactArrived", "c-é-你好", bytes(range(256)), b"{}", 1700000000.0),
        Row(2, 0.0, "", "", b"", None),
        Row(3, 1e10, "Ended", "c1", b"x" * 1_000_000, None),
    ]
    await journal.append(Batch(rows=rows))
    assert [part async for part in journal.read()] == [rows]


async def test_reading_goes_in_order_in_lists_of_a_size(journal: Journal) -> None:
    """Lists are full but for the last one, and reading begins behind a number."""
    await journal.append(batch(*range(1, 26)))
    lengths = [len(part) async for part in journal.read(size=10)]
    assert lengths == [10, 10, 5]
    assert await seqs(journal) == list(range(1, 26))
    assert await seqs(journal, after=20) == [21, 22, 23, 24, 25]
    assert await seqs(journal, after=25) == []
    assert await journal.last() == 25


async def test_a_contact_has_its_own_rows(journal: Journal) -> None:
    """In order, and not those of another that began at the same moment."""
    rows = [
        Row(seq, 1000.0 + seq, kind, contact, b"{}", None, 1001.0 if contact else 0.0)
        for seq, (kind, contact) in enumerate(
            [
                ("contact.arrived", "c1"),
                ("house.opened", ""),
                ("contact.arrived", "c2"),
                ("contact.closed", "c1"),
                ("house.closed", ""),
                ("agent.wrap_up_ended", "c1"),
            ],
            1,
        )
    ]
    await journal.append(Batch(rows=rows))
    assert await journal.of_contact("c1") == [rows[0], rows[3], rows[5]]
    assert await journal.of_contact("c1", 1001.0) == [rows[0], rows[3], rows[5]]
    assert await journal.of_contact("c2", 1001.0) == [rows[2]]
    assert await journal.of_contacts(["c1", "c2", "c3", ""]) == {"c1": [rows[0], rows[3], rows[5]]}
    assert await journal.of_contacts([]) == {}
    assert await journal.of_contact("c2") == []  # It goes on, and nobody said since when.
    assert await journal.of_contact("") == []
    assert await journal.of_contact("c3", 1001.0) == []


async def test_a_taken_number_is_a_conflict_and_leaves_nothing(journal: Journal) -> None:
    """Of a batch that conflicts in one row, no row, intent, answer or settlement is kept."""
    kept = Intent("i1", 1.0, "c1", "RingAgent", b"{}")
    await journal.append(Batch(rows=[row(1), row(2)], intents=[kept]))
    with pytest.raises(JournalConflict):
        await journal.append(
            Batch(
                rows=[row(3), row(2)],
                intents=[Intent("i2", 2.0, "c1", "RingAgent", b"{}")],
                answers=[Answer("k", 2.0, b"yes")],
                settled=["i1"],
            )
        )
    assert await seqs(journal) == [1, 2]
    assert await journal.intents() == [kept]
    assert await journal.answers(since=0) == []


async def test_a_conflict_takes_down_what_was_handed_in_behind_it_only(journal: Journal) -> None:
    """Batches before the faulty one are stored, those behind it are not, wherever groups are cut."""
    outcomes = await asyncio.gather(
        *(journal.append(batch(number)) for number in (1, 2, 3, 2, 4, 5)), return_exceptions=True
    )
    told = [type(outcome) for outcome in outcomes]
    assert told[:4] == [type(None)] * 3 + [JournalConflict]
    stored = await seqs(journal)
    acknowledged = [n for n, kind in zip((1, 2, 3, 2, 4, 5), told, strict=True) if kind is type(None)]
    assert stored == acknowledged


async def test_after_a_conflict_was_told_the_journal_goes_on(journal: Journal) -> None:
    """Who has caught the error may append again at once."""
    await journal.append(batch(1))
    with pytest.raises(JournalConflict):
        await journal.append(batch(1))
    await journal.append(batch(2))
    assert await seqs(journal) == [1, 2]


async def test_many_appenders_lose_nothing(journal: Journal) -> None:
    """256 coroutines hand in their rows at once, again and again; all are there, in order."""
    numbers = iter(range(1, 256 * 8 + 1))

    async def appender() -> None:
        for _ in range(8):
            await journal.append(batch(next(numbers)))

    await asyncio.gather(*(appender() for _ in range(256)))
    assert await seqs(journal) == list(range(1, 256 * 8 + 1))


async def test_an_acknowledged_row_is_readable(journal: Journal) -> None:
    """When `append` has returned, every reader sees the row."""
    for number in range(1, 20):
        await journal.append(batch(number))
        assert await journal.last() == number


async def test_a_reader_never_skips_a_late_commit(journal: Journal) -> None:
    """Who tails the journal while it is written sees every number, without a gap, in order."""
    numbers = iter(range(1, 1001))
    seen: list[int] = []

    async def appender() -> None:
        with suppress(StopIteration):
            for number in numbers:
                await journal.append(batch(number))

    async def tail() -> None:
        while len(seen) < 1000:
            seen.extend(await seqs(journal, after=len(seen)))

    await asyncio.gather(tail(), *(appender() for _ in range(32)))
    assert seen == list(range(1, 1001))


async def test_a_cancelled_append_disturbs_nobody(journal: Journal) -> None:
    """Its row may be kept or not; the others are, and the journal goes on."""
    first = asyncio.create_task(journal.append(batch(1)))
    second = asyncio.create_task(journal.append(batch(2)))
    third = asyncio.create_task(journal.append(batch(3)))
    await asyncio.sleep(0)
    second.cancel()
    await asyncio.gather(first, third)
    with suppress(asyncio.CancelledError):
        await second
    await journal.append(batch(4))
    assert {1, 3, 4} <= set(await seqs(journal))


async def test_closing_writes_what_was_handed_in(home: Home) -> None:
    """`close` drains; it may come twice, and afterwards the journal refuses."""
    journal = home.journal()
    await journal.open()
    appends = [asyncio.create_task(journal.append(batch(number))) for number in range(1, 101)]
    await asyncio.sleep(0)
    await journal.close()
    await journal.close()
    await asyncio.gather(*appends)
    with pytest.raises(JournalUnavailable):
        await journal.append(batch(101))
    with pytest.raises(JournalUnavailable):
        await journal.check()
    with pytest.raises(JournalUnavailable):
        await journal.last()


async def test_reopening_reads_everything(home: Home) -> None:
    """What was closed is there when another journal is opened on the same store."""
    first = home.journal()
    await first.open()
    await first.append(Batch(rows=[row(1)], intents=[Intent("i", 1.0, "c1", "HangUp", b"{}")]))
    await first.append(Batch(rows=[row(2)], answers=[Answer("k", 2.0, b"yes")]))
    await first.close()
    second = home.journal()
    await second.open()
    assert await seqs(second) == [1, 2]
    assert [intent.id for intent in await second.intents()] == ["i"]
    assert await second.answers(since=0) == [Answer("k", 2.0, b"yes")]
    await second.append(batch(3))
    assert await second.last() == 3
    await second.close()


async def test_a_floor_has_one_owner(home: Home) -> None:
    """A second owner is refused while the first is there, and welcome when it is gone."""
    first, second = home.journal(), home.journal()
    await first.open()
    with pytest.raises(JournalUnavailable, match="owned"):
        await second.open()
    await first.append(batch(1))
    await first.close()
    await second.open()
    assert await seqs(second) == [1]
    await second.close()


async def test_floors_do_not_see_one_another(home: Home) -> None:
    """Two floors in one store have their own numbers, intents, answers and owners."""
    north, south = home.journal("north"), home.journal("south")
    await asyncio.gather(north.open(), south.open())
    await asyncio.gather(
        north.append(Batch(rows=[row(1)], intents=[Intent("i", 1.0, "c", "k", b"")])),
        south.append(Batch(rows=[row(1), row(2)], answers=[Answer("k", 1.0, b"")])),
    )
    assert (await north.last(), await south.last()) == (1, 2)
    assert (len(await north.intents()), len(await south.intents())) == (1, 0)
    assert (len(await north.answers(0)), len(await south.answers(0))) == (0, 1)
    await asyncio.gather(north.close(), south.close())


async def test_a_check_writes_and_leaves_no_trace(journal: Journal) -> None:
    """A healthy store passes, and nothing of the check is to be seen."""
    await journal.check()
    assert await journal.intents() == []
    assert await journal.last() == 0


async def test_an_unopened_journal_refuses(home: Home) -> None:
    """Neither reads nor writes work before `open`."""
    journal = home.journal()
    with pytest.raises(JournalError):
        await journal.append(batch(1))
    with pytest.raises(JournalError):
        await journal.intents()
