"""Whoever reads along in the journal leaves nothing out and does nothing twice, whatever fails meanwhile."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

import pytest
from msgspec.structs import replace

from callcenter.floor import events as e
from callcenter.floor.values import Outcome
from callcenter.ports.bookmarks import Bookmark
from callcenter.ports.books import StaleVersion, put
from callcenter.ports.journal import JournalUnavailable, Row
from callcenter.service.reading_along import ReadingAlong
from callcenter.storage.memory import MemoryJournal
from callcenter.storage.memory_records import MemoryRecords
from tests.rows import batch
from tests.service.stage import Noted
from tests.virtual_time import run

CLOSED = e.ContactClosed(1.0, "c1", Outcome.HANDLED, "wrapping_up")


class Reader(ReadingAlong):
    """Notes the numbers of the rows; `trouble` is what its next pages meet."""

    fault, hears, page = "reader", (e.ContactClosed,), 2

    def __init__(self, journal: MemoryJournal, records: MemoryRecords) -> None:
        self.noted = Noted()
        super().__init__(journal, records.books, self.noted)
        self.seen: list[int] = []
        self.trouble: list[Exception] = []

    async def _take(self, bookmark: Bookmark, rows: Sequence[Row]) -> tuple[Bookmark, int]:
        if self.trouble:
            raise self.trouble.pop(0)
        moved = await put(self._books, replace(bookmark, seq=rows[-1].seq), "", 0.0)
        self.seen += [row.seq for row in rows]
        return moved, len(rows)


async def opened() -> tuple[MemoryJournal, Reader]:
    """Return a journal with three rows, and a reader of it."""
    journal, records = MemoryJournal(), MemoryRecords()
    await journal.open()
    await records.open()
    await journal.append(batch(1, 2, 3))
    return journal, Reader(journal, records)


async def running(reader: Reader, seconds: float) -> None:
    """Let it run for so long."""
    task = asyncio.create_task(reader.run())
    await asyncio.sleep(seconds)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def test_every_row_is_taken_once() -> None:
    """Page by page; a second time there is nothing left."""

    async def story() -> None:
        _, reader = await opened()
        assert (3, 0, [1, 2, 3]) == (await reader.catch_up(), await reader.catch_up(), reader.seen)

    run(story())


@pytest.mark.parametrize("trouble", [JournalUnavailable("away"), KeyError("senseless")])
def test_after_a_fault_it_is_tried_again(trouble: Exception) -> None:
    """It is counted, whatever it was; some seconds later nothing is missing."""

    async def story() -> None:
        _, reader = await opened()
        reader.trouble = [trouble]
        await running(reader, 1.0)
        assert ([], [("reader", trouble)]) == (reader.seen, reader.noted.faults)
        await running(reader, 6.0)
        assert [1, 2, 3] == reader.seen

    run(story())


def test_who_was_quicker_is_no_fault() -> None:
    """What they wrote is read, and the page is taken at once."""

    async def story() -> None:
        _, reader = await opened()
        reader.trouble = [StaleVersion("somebody")]
        await running(reader, 1.0)
        assert ([1, 2, 3], []) == (reader.seen, reader.noted.faults)

    run(story())


def test_wakes_for_what_leads_to_something() -> None:
    """And sleeps through the rest."""

    async def story() -> None:
        journal, reader = await opened()
        task = asyncio.create_task(reader.run())
        await asyncio.sleep(1.0)
        await journal.append(batch(4))
        reader.listen(4, [e.LegEnded(1.0, "leg-1")], 1.0)
        await asyncio.sleep(1.0)
        assert [1, 2, 3] == reader.seen
        reader.listen(4, [CLOSED], 1.0)
        await asyncio.sleep(1.0)
        assert [1, 2, 3, 4] == reader.seen
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    run(story())
