"""Keeps the record of every call of ours once it is over, also of those that nobody answered (US-14)."""

from collections.abc import Callable, Sequence

import msgspec

from callcenter.floor import events as e
from callcenter.outbound.talks.talk import Talk
from callcenter.ports.bookmarks import Bookmark
from callcenter.ports.books import Books, Put, put
from callcenter.ports.journal import Journal, Row
from callcenter.service.house import House
from callcenter.service.reading_along import ReadingAlong
from callcenter.service.selling.about import heard, over
from callcenter.service.selling.seams import origin_of
from callcenter.service.signals import Signals
from callcenter.service.wire import decode_event

_CLOSED = "contact.closed"


class CallRecords(ReadingAlong):
    """Keeps a record of each call. What the desk wrote meanwhile stays: the page is read again then."""

    fault = "talks"
    hears = (e.ContactClosed,)

    def __init__(
        self, journal: Journal, books: Books, house: Callable[[], House], signals: Signals, floor: str
    ) -> None:
        super().__init__(journal, books, signals, f"talks:{floor}")
        self._house = house

    async def _take(self, bookmark: Bookmark, rows: Sequence[Row]) -> tuple[Bookmark, int]:
        closed = [row.contact for row in rows if row.kind == _CLOSED]
        kept = await self._books.get_many(Talk, closed)
        stories = await self._journal.of_contacts(closed)
        talks = [await self._talk(each, kept.get(each), stories.get(each, ())) for each in closed]
        moved = msgspec.structs.replace(bookmark, seq=rows[-1].seq)
        puts = [Put(talk, quiet=True) for talk in talks if talk is not None]
        return await put(self._books, moved, "", 0.0, quiet=True, also=puts), len(puts)

    async def _talk(self, contact: str, kept: Talk | None, rows: Sequence[Row]) -> Talk | None:
        told = heard(decode_event(row.payload) for row in rows)
        house = self._house()
        talk = over(kept, contact, told, house.name, house.zone)
        if talk is None or kept is not None:
            return talk
        return msgspec.structs.replace(talk, origin=await origin_of(contact, self._books))
