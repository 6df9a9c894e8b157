"""Keeps the facts of reports as the journal grows, makes them anew from it, and checks them against it."""

import asyncio
from collections.abc import AsyncIterable, Callable, Iterable, Sequence
from typing import ClassVar

from callcenter.accounts.privacy import Purge
from callcenter.floor import calling_events as k
from callcenter.floor import events as e
from callcenter.outbound.campaign.record import ListRecord, record_of
from callcenter.ports.books import Books, Change
from callcenter.ports.facts import AGENT_SUMS, CELL, QUEUE_SUMS, Cell, FactBook, PositionMoved
from callcenter.ports.journal import Journal, Row
from callcenter.service.reading_along import Page, ReadingAlong
from callcenter.service.signals import Signals
from callcenter.service.wire import decode_event
from dashboards.facts.folding import Folding

#: Seconds for which facts gather before they are written: reports of today are so late at most.
_GATHERS = 2.0
#: Seconds until it is tried again after a fault.
_AGAIN = 5.0
#: Rows of the journal that are read, and made into facts, at once.
_PAGE = 2000


class FactKeeper(ReadingAlong):
    """Folds what happens into facts and writes them every few seconds.

    The facts have a place in the journal of their own: what the reader passed over while they could not be
    written is read again from the journal. Contacts that were handled are signalled once their facts are
    written, those that closed before `since` (seconds UTC) left out: they are history, not the present.
    """

    fault = "facts"
    hears: ClassVar[tuple[type[e.Event], ...]] = (e.ContactClosed, e.PresenceChanged)

    def __init__(
        self,
        journal: Journal,
        books: Books,
        facts: FactBook,
        signals: Signals,
        floor: str,
        since: float = 0.0,
    ) -> None:
        super().__init__(f"facts:{floor}")
        self._since = since
        self._journal = journal
        self._books = books
        self._facts = facts
        self._signals = signals
        self._fold: Folding | None = None
        self._written = 0
        self._campaigns: dict[str, str] = {}
        self._lock = asyncio.Lock()
        self._woken = asyncio.Event()

    async def leads_to(self, page: Page) -> Sequence[Change]:
        """Fold a page, unless older events are missing: then the journal is read. The books get nothing."""
        async with self._lock:
            if self._fold is not None and page.after <= self._fold.seq:
                await self._tell(self._fold, page.after, page.events)
        self._woken.set()
        return ()

    async def run(self) -> None:
        """Write what has gathered, for ever; at first what is missing since the last time."""
        while True:
            self._woken.clear()
            try:
                await self.settle()
            except Exception as error:  # noqa: BLE001 - counted, and read again from the journal: nothing is lost
                self._signals.fault(self.fault, error)
                await asyncio.sleep(_AGAIN)
                continue
            await self._woken.wait()
            await asyncio.sleep(_GATHERS)

    async def settle(self) -> None:
        """Write all that has happened. Raises `FactsUnavailable` or `JournalError`; nothing is lost by it."""
        while await self._read_on():
            pass

    async def _read_on(self) -> bool:
        """Write what was folded, and what is behind it in the journal; return whether there may be more."""
        async with self._lock:
            if self._fold is None:
                seq, state = await self._facts.position()
                self._fold, self._written = Folding(seq, state, self._campaign), seq
            fold = self._fold
            async for rows in self._journal.read(after=fold.seq, size=_PAGE):
                await self._tell(fold, rows[0].seq - 1, [decode_event(row.payload) for row in rows])
                await self._write(fold)
                return True
            await self._write(fold)
            return self._fold is None

    async def _tell(self, fold: Folding, after: int, events: Sequence[e.Event]) -> None:
        self._campaigns = await campaigns_of(self._books, events)
        for seq, event in enumerate(events, after + 1):
            fold.tell(seq, event)

    async def _write(self, fold: Folding) -> None:
        if fold.seq == self._written:
            return
        self._fold = None  # if this fails it is folded again from what is stored
        page = fold.page()
        try:
            await self._facts.add(page)
        except PositionMoved:
            return
        self._fold, self._written = fold, fold.seq
        for each in page.records:
            if each.handled and each.closed >= self._since:
                spans = each.talked / 1000, each.held / 1000, each.wrapped / 1000
                self._signals.handled(each.queue, *spans)

    def _campaign(self, contact: str) -> str:
        return self._campaigns.get(contact, "")


async def campaigns_of(books: Books, events: Iterable[e.Event]) -> dict[str, str]:
    """Return the campaigns of contacts that begin with some of these events."""
    begun = (event.contact for event in events if isinstance(event, k.CallbackOpened | k.CallPlaced))
    records = {contact: record for contact in begun if (record := record_of(contact))}
    if not records:
        return {}
    found = await books.get_many(ListRecord, records.values())
    return {contact: found[record].campaign for contact, record in records.items() if record in found}


async def rebuild(
    facts: FactBook, books: Books, pages: AsyncIterable[Sequence[Row]], told: Callable[[int], None]
) -> int:
    """Make all facts anew from the journal's pages; return the place of its last event.

    A service that runs meanwhile goes on from where this is. Raises `FactsUnavailable`.
    """
    await facts.clear()
    campaigns: dict[str, str] = {}
    fold = Folding(campaign=lambda contact: campaigns.get(contact, ""))
    async for rows in pages:
        events = [decode_event(row.payload) for row in rows]
        campaigns.clear()
        campaigns.update(await campaigns_of(books, events))
        for row, event in zip(rows, events, strict=True):
            fold.tell(row.seq, event)
        await facts.add(fold.page())
        told(fold.seq)
    return fold.seq


async def first_difference(facts: FactBook, books: Books, pages: AsyncIterable[Sequence[Row]]) -> str:
    """Return in words where the facts first differ from the journal, "" where they do not.

    What was forgotten because its time was over is not looked at.
    """
    last, _ = await facts.position()
    forgotten = await books.find(Purge, {"category": "facts"}, order="-at", limit=1)
    since = max((purge.before for purge in forgotten), default=0.0)
    campaigns: dict[str, str] = {}
    fold = Folding(campaign=lambda contact: campaigns.get(contact, ""))
    queues, agents = Summed(), Summed()
    async for rows in pages:
        events = [decode_event(row.payload) for row in rows if row.seq <= last]
        campaigns.clear()
        campaigns.update(await campaigns_of(books, events))
        for row, event in zip(rows, events, strict=False):
            fold.tell(row.seq, event)
        page = fold.page()
        queues.add(page.queues)
        agents.add(page.agents)
    kept_queues, kept_agents = Summed(), Summed()
    stored = await facts.cells()
    kept_queues.add(stored[0])
    kept_agents.add(stored[1])
    return kept_queues.unlike(queues, QUEUE_SUMS, since) or kept_agents.unlike(agents, AGENT_SUMS, since)


class Summed:
    """Cells, each added up."""

    def __init__(self) -> None:
        self._sums: dict[tuple[int, tuple[str, ...]], list[int]] = {}

    def add(self, cells: Iterable[Cell]) -> None:
        """Add cells to those of the same place."""
        for cell in cells:
            sums = self._sums.setdefault((cell.start, cell.key), [0] * len(cell.sums))
            for place, value in enumerate(cell.sums):
                sums[place] += value

    def unlike(self, journal: "Summed", names: Sequence[str], since: float = 0.0) -> str:
        """Return the first number after `since` that the journal tells otherwise, "" if there is none."""
        for place in sorted(self._sums.keys() | journal._sums.keys()):
            if place[0] + CELL <= since:
                continue
            kept = self._sums.get(place, [0] * len(names))
            told = journal._sums.get(place, [0] * len(names))
            for name, one, other in zip(names, kept, told, strict=True):
                if one != other:
                    return f"{place[0]} {'/'.join(place[1])} {name}: kept {one}, the journal says {other}"
        return ""
