"""The keeper of facts: nothing left out, nothing twice, and made anew as it was."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from random import Random

import pytest

from callcenter.accounts.privacy import Purge
from callcenter.floor import events as e
from callcenter.ports.books import Put
from callcenter.ports.facts import QUEUE_SUMS, Cell, FactsUnavailable, Page
from callcenter.ports.journal import Batch, Row
from callcenter.service import reading_along
from callcenter.service.signals import Signals
from callcenter.service.stories import Stories
from callcenter.service.wire import encode, name_of
from callcenter.simulation.steady import load_of, plan
from callcenter.simulation.world import World
from callcenter.staffing.traffic import Traffic
from callcenter.storage.facts.book import MemoryDoor, SqlFacts
from callcenter.storage.memory import MemoryJournal
from callcenter.storage.memory_records import MemoryRecords
from dashboards.reports.keeping import FactKeeper, Summed, first_difference, rebuild
from tests.dashboards.facts.test_folding import Diary


class Faults(Signals):
    """Counts faults."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def fault(self, where: str, error: BaseException) -> None:
        """Count one."""
        self.names.append(where)


class Fallible(SqlFacts):
    """Facts that fail when told to."""

    def __init__(self, events: int) -> None:
        super().__init__(MemoryDoor())
        self.broken = False
        self.whole = asyncio.Event()
        self._events = events

    async def add(self, page: Page) -> None:
        """Fail, or add; say when the last event is in it."""
        if self.broken:
            raise FactsUnavailable("the disk is full")
        await super().add(page)
        if page.seq == self._events:
            self.whole.set()


class House:
    """A journal with a morning in it, its facts, and who keeps them."""

    def __init__(self, events: Sequence[e.Event]) -> None:
        self.events = events
        self.journal = MemoryJournal()
        self.records = MemoryRecords()
        self.books = self.records.books
        self.facts = Fallible(len(events))
        self.faults = Faults()
        self.told = 0

    def keeper(self) -> FactKeeper:
        """Return a keeper that knows nothing yet."""
        return FactKeeper(self.journal, self.books, self.facts, self.faults, "main")

    async def commit(self, count: int) -> reading_along.Page:
        """Let the next events happen and return them as the reader hands them on."""
        after, events = self.told, self.events[self.told : self.told + count]
        self.told += len(events)
        await self.journal.append(Batch(rows(events, after)))
        whole = reading_along.Whole(self.journal, Stories(), lambda _: 0.0)
        return reading_along.Page(after, events, whole)

    async def pages(self) -> AsyncIterator[list[Row]]:
        """Yield the journal."""
        async for page in self.journal.read(size=500):
            yield page

    async def differs(self) -> str:
        """Return what the facts tell otherwise than the journal."""
        return await first_difference(self.facts, self.books, self.pages())


def rows(events: Sequence[e.Event], after: int) -> list[Row]:
    """Return events as rows of a journal."""
    return [
        Row(seq, event.at, name_of(event), getattr(event, "contact", ""), encode(event))
        for seq, event in enumerate(events, after + 1)
    ]


def morning() -> list[e.Event]:
    """A hundred callers of a small house."""
    diary = Diary()
    World(plan(load_of(Traffic(40, 120, 1800, 90)), 3, 60, seed=5), [diary]).run()
    return diary.events


@pytest.fixture
async def house() -> AsyncIterator[House]:
    """A house before its morning."""
    made = House(morning())
    await made.records.open()
    await made.journal.open()
    yield made
    await made.journal.close()


async def test_pages_restarts_and_holes(house: House) -> None:
    """Some pages are heard, some are not, some come twice, and now and then the process ends."""
    dice, keeper = Random(7), house.keeper()
    while house.told < len(house.events):
        page = await house.commit(dice.randint(1, 60))
        for _ in range(dice.choice((0, 1, 1, 2))):
            await keeper.leads_to(page)
        if dice.random() < 0.3:
            await keeper.settle()
        if dice.random() < 0.2:
            keeper = house.keeper()
    await keeper.settle()

    assert (await house.facts.position())[0] == len(house.events)
    assert await house.differs() == ""


async def test_a_store_that_fails_is_counted_later(house: House) -> None:
    """What could not be written is folded again from the journal."""
    keeper = house.keeper()
    await keeper.settle()
    house.facts.broken = True
    await keeper.leads_to(await house.commit(300))
    with pytest.raises(FactsUnavailable):
        await keeper.settle()
    house.facts.broken = False
    await keeper.leads_to(await house.commit(300))
    await keeper.settle()
    assert (await house.facts.position())[0] == 600
    assert await house.differs() == ""


async def test_two_keepers_do_not_count_twice(house: House) -> None:
    """As when facts are made anew while a service runs: whoever is second goes on from the other's place."""
    one, two = house.keeper(), house.keeper()
    for keeper in (one, two, one, two):
        page = await house.commit(200)
        await one.leads_to(page)
        await two.leads_to(page)
        await keeper.settle()
    assert await house.differs() == ""


async def test_made_anew_they_are_as_they_were(house: House) -> None:
    """Every cell, to the millisecond."""
    await house.commit(len(house.events))
    await house.keeper().settle()
    kept = await house.facts.cells()
    steps: list[int] = []
    await rebuild(house.facts, house.books, house.pages(), steps.append)
    assert steps[-1] == len(house.events)
    assert [summed(cells) for cells in await house.facts.cells()] == [summed(cells) for cells in kept]
    assert kept[0]
    assert kept[1]


def summed(cells: list[Cell]) -> dict[tuple[int, tuple[str, ...]], list[int]]:
    """Return cells that count anything."""
    found = Summed()
    found.add(cells)
    return {place: sums for place, sums in found._sums.items() if any(sums)}


async def test_the_first_difference_is_named(house: House) -> None:
    """Somebody changed a number by hand."""
    await house.commit(len(house.events))
    await house.keeper().settle()
    queues, _ = await house.facts.cells()
    wrong = Cell(queues[0].start, queues[0].key, (1, *([0] * (len(QUEUE_SUMS) - 1))))
    seq, state = await house.facts.position()
    await house.facts.add(Page(seq, seq, state, queues=[wrong]))
    found = await house.differs()
    offered = queues[0].sums[0]
    assert f"offered: kept {offered + 1}, the journal says {offered}" in found


async def test_it_runs_by_itself(house: House) -> None:
    """The task writes what is missing since the last time."""
    await house.commit(len(house.events))
    keeper = house.keeper()
    task = asyncio.create_task(keeper.run())
    async with asyncio.timeout(60):
        await house.facts.whole.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert house.faults.names == []


async def test_what_was_forgotten_is_no_difference(house: House) -> None:
    """Its time was over, and there is the proof of it (EU-04)."""
    await house.commit(len(house.events))
    await house.keeper().settle()
    noon = house.events[len(house.events) // 2].at
    assert await house.facts.forget(noon)
    assert await house.differs()
    proof = Purge("p1", at=noon, category="facts", before=noon)
    await house.books.commit([Put(proof)], "", noon)
    assert "" == await house.differs()
