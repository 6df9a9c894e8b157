"""Keeps the record of every call of ours once it is over, also of those that nobody answered (US-14)."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from callcenter.floor import events as e
from callcenter.outbound.talks.talk import Talk
from callcenter.ports.books import Books, Put
from callcenter.service.house import House
from callcenter.service.reading_along import Page, ReadingAlong
from callcenter.service.selling.about import heard, over
from callcenter.service.selling.seams import origin_of


class CallRecords(ReadingAlong):
    """Keeps a record of each call. What the desk wrote meanwhile stays: the page is read again then."""

    fault = "talks"
    hears = (e.ContactClosed,)

    def __init__(self, books: Books, house: Callable[[], House], floor: str) -> None:
        super().__init__(f"talks:{floor}")
        self._books = books
        self._house = house

    async def leads_to(self, page: Page) -> Sequence[Put]:
        """Return the records of the calls of ours that ended."""
        stories = await page.whole.of_contacts(each.contact for each in page.all(e.ContactClosed))
        ours = {id_: story for id_, story in stories.items() if not _came_in(story)}
        if not ours:
            return ()
        kept = await self._books.get_many(Talk, ours)
        talks = [await self._talk(id_, kept.get(id_), story) for id_, story in ours.items()]
        return [Put(talk, quiet=True) for talk in talks if talk is not None]

    async def _talk(self, contact: str, kept: Talk | None, story: Sequence[e.Event]) -> Talk | None:
        house = self._house()
        talk = over(kept, contact, heard(story), house.name, house.zone)
        if talk is None or kept is not None:
            return talk
        return replace(talk, origin=await origin_of(contact, self._books))


def _came_in(story: Sequence[e.Event]) -> bool:
    """Whether a contact is somebody who called us: most are, and none of them has a record."""
    return bool(story) and isinstance(story[0], e.ContactArrived)
