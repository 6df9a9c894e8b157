"""Keeps the record of every call of ours once it is over, also of those that nobody answered (US-14)."""

import asyncio
from collections.abc import Callable, Sequence

import msgspec

from callcenter.floor import events as e
from callcenter.outbound.talks.talk import Talk
from callcenter.ports.bookmarks import Bookmark
from callcenter.ports.books import Books, Put, RecordsError, StaleVersion
from callcenter.ports.journal import Journal, JournalError
from callcenter.service.house import House
from callcenter.service.selling.about import heard, over
from callcenter.service.selling.seams import origin_of
from callcenter.service.signals import Signals
from callcenter.service.wire import decode_event

_CLOSED = "contact.closed"
#: Seconds until it is tried again after a fault.
_AGAIN = 5.0


class CallRecords:
    """Reads the journal from its bookmark on; what it writes and the bookmark are one transaction.

    So a restart leaves no call out. What the desk wrote meanwhile stays: a record that somebody changes
    in the same moment is read again.
    """

    #: The events that it looks at.
    hears = (e.ContactClosed,)

    def __init__(
        self, journal: Journal, books: Books, house: Callable[[], House], signals: Signals, floor: str
    ) -> None:
        self._journal = journal
        self._books = books
        self._house = house
        self._signals = signals
        self._name = f"talks:{floor}"
        self._woken = asyncio.Event()

    def listen(self, _seq: int, events: Sequence[e.Event], _now: float) -> None:
        """Wake when a contact is over."""
        if any(isinstance(event, e.ContactClosed) for event in events):
            self._woken.set()

    async def run(self) -> None:
        """Keep what is over, for ever; after a fault of a store it is tried again."""
        while True:
            self._woken.clear()
            try:
                await self.catch_up()
            except StaleVersion:
                continue
            except (RecordsError, JournalError) as error:
                self._signals.fault("talks", error)
                await asyncio.sleep(_AGAIN)
                continue
            await self._woken.wait()

    async def catch_up(self) -> None:
        """Keep all that is over since the bookmark."""
        bookmark = await self._books.get(Bookmark, self._name) or Bookmark(self._name)
        async for rows in self._journal.read(after=bookmark.seq, size=2000):
            closed = [row.contact for row in rows if row.kind == _CLOSED]
            kept = await self._books.get_many(Talk, closed)
            talks = [await self._talk(contact, kept.get(contact)) for contact in closed]
            moved = msgspec.structs.replace(bookmark, seq=rows[-1].seq)
            puts = [Put(talk, quiet=True) for talk in talks if talk is not None]
            bookmark = (await self._books.commit([*puts, Put(moved, quiet=True)], "", 0.0))[-1]

    async def _talk(self, contact: str, kept: Talk | None) -> Talk | None:
        rows = await self._journal.of_contact(contact)
        told = heard(decode_event(row.payload) for row in rows)
        house = self._house()
        talk = over(kept, contact, told, house.name, house.zone)
        if talk is None or kept is not None:
            return talk
        return msgspec.structs.replace(talk, origin=await origin_of(contact, self._books))
