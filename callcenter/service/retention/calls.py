"""Who called, and what was said, is forgotten when its time is over; that a call was stays (EU-04, US-14)."""

from collections.abc import Callable, Collection

from msgspec.structs import replace

from callcenter.ports.bookmarks import Bookmark
from callcenter.ports.books import Books, put
from callcenter.ports.journal import Journal, Row
from callcenter.service.retention.forgetting import forgotten

_CLOSED = "contact.closed"
_PAGE = 2000


class CallDetails:
    """A `Disposal` of the personal part of contacts that are over, in the journal of one floor.

    The rows stay, so the floor is folded from them as before, and every count is the same. A bookmark says
    how far it got; done again it finds nothing. `dropped` is told the time before which nothing may be
    shown any more.
    """

    category = "calls"

    def __init__(
        self, journal: Journal, books: Books, floor: str, dropped: Callable[[float], object] = lambda _: None
    ) -> None:
        self._journal = journal
        self._books = books
        self._name = f"forgotten:{floor}"
        self._dropped = dropped

    async def foresee(self, before: float) -> int:
        """Count the contacts that closed earlier and were not forgotten yet. Raises also `JournalError`."""
        bookmark = await self._books.get(Bookmark, self._name) or Bookmark(self._name)
        return await contacts_before(self._journal, bookmark.seq, before, frozenset({_CLOSED}))

    async def dispose(self, before: float) -> int:
        """Forget the contacts that closed earlier and return how many. Raises also `JournalError`."""
        bookmark = await self._books.get(Bookmark, self._name) or Bookmark(self._name)
        count = 0
        async for rows in self._journal.read(after=bookmark.seq, size=_PAGE):
            old = [row for row in rows if row.at < before]
            closed = dict.fromkeys(row.contact for row in old if row.kind == _CLOSED)
            for contact in closed:
                count += await forget(self._journal, contact)
            if old:
                bookmark = await put(self._books, replace(bookmark, seq=old[-1].seq), "", 0.0, quiet=True)
            if len(old) < len(rows):
                break
        if count:
            self._dropped(before)
        return count


async def contacts_before(journal: Journal, seq: int, before: float, kinds: Collection[str]) -> int:
    """Count the contacts with a row of some kinds after `seq` and older than `before` (seconds UTC)."""
    found: set[str] = set()
    async for rows in journal.read(after=seq, size=_PAGE):
        found.update(row.contact for row in rows if row.at < before and row.kind in kinds)
        if rows[-1].at >= before:
            break
    return len(found)


async def forget(journal: Journal, contact: str, *, numbers: bool = True) -> bool:
    """Take what is personal out of one contact's rows; whether there was anything. Raises `JournalError`."""
    rows = await journal.of_contact(contact)
    changed: list[Row] = [bare for row in rows if (bare := forgotten(row, numbers=numbers)) is not row]
    if changed:
        await journal.rewrite(changed)
    return bool(changed)
