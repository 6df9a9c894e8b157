"""Whoever reads along in the journal is left nothing out and told nothing twice, whatever fails meanwhile."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress

import pytest

from callcenter.accounts.person import Person
from callcenter.floor import events as e
from callcenter.floor.values import Outcome
from callcenter.ports.bookmarks import Bookmark
from callcenter.ports.books import Change, Put, RecordsError, StaleVersion, put
from callcenter.ports.journal import Batch, JournalUnavailable, Row
from callcenter.service.journal_reader import JournalReader
from callcenter.service.reading_along import Page, ReadingAlong
from callcenter.service.wire import encode, name_of
from callcenter.storage.books.memory import MemoryBooks
from callcenter.storage.memory import MemoryJournal
from callcenter.storage.memory_records import MemoryRecords
from tests.service.stage import Noted
from tests.virtual_time import VirtualClock, run


def begins(contact: str = "c1") -> e.ContactArrived:
    """Return the beginning of a contact."""
    return e.ContactArrived(1.0, contact, f"leg-{contact}")


def ends(contact: str = "c1") -> e.ContactClosed:
    """Return the end of a contact."""
    return e.ContactClosed(2.0, contact, Outcome.HANDLED, "wrapping_up")


class Reader(ReadingAlong):
    """Stores a person for each contact that ended; `trouble` is what its next pages meet."""

    fault, hears = "reader", (e.ContactClosed,)

    def __init__(self, name: str = "reader") -> None:
        super().__init__(name)
        self.seen: list[int] = []
        self.stories: dict[str, Sequence[e.Event]] = {}
        self.trouble: list[Exception] = []

    async def leads_to(self, page: Page) -> Sequence[Change]:
        if self.trouble:
            raise self.trouble.pop(0)
        self.seen += range(page.after + 1, page.last + 1)
        over = [event.contact for event in page.all(e.ContactClosed)]
        self.stories |= await page.whole.of_contacts(over)
        return [Put(Person(f"{self.name}:{contact}")) for contact in over]


class House:
    """A journal and books, and who reads along."""

    def __init__(self) -> None:
        self.journal, self.records, self.noted = MemoryJournal(), MemoryRecords(), Noted()
        self.one, self.two = Reader("one"), Reader("two")
        self.seq = 0
        self.reader = self.begun()

    def begun(self, *readers: ReadingAlong) -> JournalReader:
        """Return the reader of a process that has just begun."""
        given = readers or (self.one, self.two)
        return JournalReader(self.journal, self.records.books, VirtualClock(), self.noted, given)

    async def happens(self, *events: e.Event, told: bool = True) -> None:
        """Let something happen, and the reader hear of it."""
        rows = []
        for seq, event in enumerate(events, self.seq + 1):
            contact = getattr(event, "contact", "")
            rows.append(Row(seq, event.at, name_of(event), contact, encode(event), None, 1.0))
        await self.journal.append(Batch(rows=rows))
        self.seq += len(events)
        if told:
            self.reader.listen(self.seq, events, 1.0)

    async def bookmark(self, name: str) -> int:
        """Return where a bookmark is, -1 if there is none."""
        found = await self.records.books.get(Bookmark, name)
        return -1 if found is None else found.seq

    async def people(self) -> list[str]:
        """Return what the readers stored."""
        return [each.id for each in await self.records.books.find(Person)]

    @asynccontextmanager
    async def running(self, seconds: float = 1.0) -> AsyncIterator[None]:
        """Let it run for so long first."""
        task = asyncio.create_task(self.reader.run())
        await asyncio.sleep(seconds)
        yield
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def opened() -> House:
    """Return a house in which nothing has happened."""
    house = House()
    await house.journal.open()
    await house.records.open()
    return house


def test_every_event_is_told_once() -> None:
    """To everybody, with the whole of the contact that is over; a second time there is nothing left."""

    async def story() -> None:
        house = await opened()
        await house.happens(begins(), ends(), told=False)
        assert (2, 0) == (await house.reader.catch_up(), await house.reader.catch_up())
        for each in (house.one, house.two):
            assert ([1, 2], {"c1": [begins(), ends()]}) == (each.seen, each.stories)
        assert ["one:c1", "two:c1"] == await house.people()

    run(story())


def test_what_was_heard_is_not_read_again() -> None:
    """Neither the events nor the contact that is over; across pauses, too."""

    async def story() -> None:
        house = await opened()
        led = []
        for event in (begins(), ends()):
            await house.happens(event)
            house.journal.break_with(JournalUnavailable("away"))
            led.append(await house.reader.catch_up())
            house.journal.mend()
        assert [0, 2] == led
        assert ([1, 2], {"c1": [begins(), ends()]}) == (house.one.seen, house.one.stories)

    run(story())


@pytest.mark.parametrize("told", [True, False], ids=["heard", "read"])
def test_a_contact_that_began_before_is_found_in_the_journal(told: bool) -> None:
    """A process that has just begun heard nothing of its beginning."""

    async def story() -> None:
        house = await opened()
        await house.happens(begins(), told=False)
        await house.reader.catch_up()
        house.reader = house.begun()
        await put(house.records.books, Bookmark("one", seq=1), "", 1.0)
        await house.happens(ends(), told=told)
        await house.reader.catch_up()
        assert ([begins(), ends()]) == house.one.stories["c1"]

    run(story())


def test_a_commit_that_nobody_told_of_is_read() -> None:
    """As after a commit whose answer was lost."""

    async def story() -> None:
        house = await opened()
        await house.happens(begins())
        await house.reader.catch_up()
        await house.happens(ends(), begins("c2"), told=False)
        await house.happens(ends("c2"))
        assert 4 == await house.reader.catch_up()
        assert [1, 2, 3, 4] == house.one.seen

    run(story())


@pytest.mark.parametrize("trouble", [JournalUnavailable("away"), KeyError("senseless")])
def test_one_who_fails_keeps_nobody_waiting(trouble: Exception) -> None:
    """It is counted, whatever it was; some seconds later nothing is missing and nothing doubled."""

    async def story() -> None:
        house = await opened()
        await house.happens(begins(), ends())
        house.one.trouble = [trouble]
        async with house.running():
            assert (["two:c1"], [("reader", trouble)]) == (await house.people(), house.noted.faults)
            await house.happens(begins("c2"), ends("c2"))
            await asyncio.sleep(1.0)
            assert ["two:c1", "two:c2"] == await house.people()
            await asyncio.sleep(5.0)
            assert ([1, 2, 3, 4], [1, 2, 3, 4]) == (house.one.seen, house.two.seen)
            assert ["one:c1", "one:c2", "two:c1", "two:c2"] == await house.people()

    run(story())


def test_tells_for_how_long_who_is_behind() -> None:
    """From what happened first that one failed at; what leads to nothing and who goes on make nobody late."""

    async def story() -> None:
        house = await opened()
        other = Reader("other")
        other.fault = "other"  # type: ignore[misc]  # counted apart
        house.reader = house.begun(house.one, other)
        house.one.trouble = [KeyError("senseless")] * 4
        async with house.running():
            await house.happens(begins())
            assert house.reader.behind == {"reader": 0.0, "other": 0.0}
            await house.happens(ends())
            for contact in ("c2", "c3"):
                await asyncio.sleep(4.0)
                await house.happens(ends(contact))
            await asyncio.sleep(1.0)
            assert house.reader.behind == {"reader": 9.0, "other": 0.0}
            await asyncio.sleep(20.0)
            assert house.reader.behind == {"reader": 0.0, "other": 0.0}

    run(story())


def test_what_cannot_be_stored_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """One transaction holds it all; where that fails each has their own, and who fails again is counted."""

    async def story() -> None:
        house = await opened()
        commit, fault = MemoryBooks.commit, RecordsError("no room for one")

        async def fail(self: MemoryBooks, changes: Sequence[Change], by: str, at: float) -> list[object]:
            if any(change.entity.id == "one:c1" for change in changes):
                raise fault
            return await commit(self, changes, by, at)

        monkeypatch.setattr(MemoryBooks, "commit", fail)
        await house.happens(begins(), ends())
        async with house.running():
            assert ["two:c1"] == await house.people()
            assert [("reading_along", fault), ("reader", fault)] == house.noted.faults
            monkeypatch.setattr(MemoryBooks, "commit", commit)
            await asyncio.sleep(5.0)
            assert ["one:c1", "two:c1"] == await house.people()

    run(story())


def test_a_store_that_is_away_is_waited_for() -> None:
    """Whether it cannot be read or not be written."""

    async def story() -> None:
        house = await opened()
        await house.happens(begins(), ends(), told=False)
        house.journal.break_with(JournalUnavailable("away"))
        async with house.running():
            assert ["reading_along"] == [where for where, _ in house.noted.faults]
            house.journal.mend()
            await asyncio.sleep(5.0)
            assert ["one:c1", "two:c1"] == await house.people()

    run(story())


def test_who_was_quicker_is_no_fault() -> None:
    """What they wrote is read, and the page is made anew at once."""

    async def story() -> None:
        house = await opened()
        await house.happens(begins(), ends(), begins("c2"))
        await house.reader.catch_up()
        mark = await house.records.books.get(Bookmark, "one")
        assert mark is not None
        await put(house.records.books, mark, "", 1.0)
        await house.happens(ends("c2"))
        assert (2, []) == (await house.reader.catch_up(), house.noted.faults)
        assert ["one:c1", "one:c2", "two:c1", "two:c2"] == await house.people()

    run(story())


def test_who_is_always_quicker_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no loop without end."""

    async def story() -> None:
        house = await opened()

        async def fail(*_: object) -> list[object]:
            raise StaleVersion("somebody")

        monkeypatch.setattr(MemoryBooks, "commit", fail)
        await house.happens(begins(), ends())
        assert 0 == await house.reader.catch_up()
        assert ["reader", "reader"] == [where for where, _ in house.noted.faults]

    run(story())


def test_everybody_goes_on_from_a_bookmark_of_their_own() -> None:
    """Those of former versions count: nobody is told again what they have dealt with."""

    async def story() -> None:
        house = await opened()
        await put(house.records.books, Bookmark("two", seq=3), "", 1.0)
        await house.happens(begins(), ends(), begins("c2"), ends("c2"), told=False)
        await house.reader.catch_up()
        assert ([1, 2, 3, 4], [4]) == (house.one.seen, house.two.seen)
        assert [begins("c2"), ends("c2")] == house.two.stories["c2"]
        assert (4, 4) == (await house.bookmark("one"), await house.bookmark("two"))

    run(story())


def test_what_led_to_nothing_costs_no_transaction() -> None:
    """The bookmark moves with the next that leads to something; and when there was much of it."""

    async def story() -> None:
        house = await opened()
        await house.happens(*(begins(f"c{number}") for number in range(600)))
        await house.reader.catch_up()
        assert -1 == await house.bookmark("one")
        await house.happens(*(begins(f"d{number}") for number in range(600)))
        await house.reader.catch_up()
        assert 1200 == await house.bookmark("one")
        await house.happens(ends())
        await house.reader.catch_up()
        assert (1201, 1201) == (await house.bookmark("one"), await house.bookmark("two"))

    run(story())


def test_wakes_for_what_leads_to_something() -> None:
    """And sleeps through the rest."""

    async def story() -> None:
        house = await opened()
        async with house.running():
            await house.happens(begins())
            await asyncio.sleep(1.0)
            assert [] == house.one.seen
            await house.happens(ends())
            await asyncio.sleep(1.0)
            assert [1, 2] == house.one.seen

    run(story())
