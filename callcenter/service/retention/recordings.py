"""Recordings are deleted at the carrier when their time is over (EU-04, EU-05, CN-08)."""

from collections.abc import Sequence

from msgspec.structs import replace

from callcenter.ports.bookmarks import Bookmark
from callcenter.ports.books import Books, put
from callcenter.ports.journal import Journal, Row
from callcenter.ports.recordings import Recordings
from callcenter.ports.telephony import CarrierError
from callcenter.service.retention.calls import contacts_before
from callcenter.service.signals import Signals

#: Events after which the carrier may keep a recording of the contact's first leg.
RECORDED = frozenset({"contact.recording_changed", "contact.voicemail_left"})
_PAGE = 2000


class OldRecordings:
    """A `Disposal` of what the carrier recorded of the contacts of one floor.

    The journal says what was recorded when; a bookmark how far it got. A carrier that cannot be asked is
    asked again at the next run, from where it failed.
    """

    category = "recordings"

    def __init__(
        self, journal: Journal, books: Books, recordings: Recordings, signals: Signals, floor: str
    ) -> None:
        self._journal = journal
        self._books = books
        self._recordings = recordings
        self._signals = signals
        self._name = f"recordings:{floor}"

    async def foresee(self, before: float) -> int:
        """Count the contacts of which something was recorded earlier. Raises also `JournalError`."""
        bookmark = await self._books.get(Bookmark, self._name) or Bookmark(self._name)
        return await contacts_before(self._journal, bookmark.seq, before, RECORDED)

    async def dispose(self, before: float) -> int:
        """Delete what was recorded earlier and return how many recordings. Raises also `JournalError`."""
        bookmark = await self._books.get(Bookmark, self._name) or Bookmark(self._name)
        count = 0
        async for rows in self._journal.read(after=bookmark.seq, size=_PAGE):
            seq, deleted = await self._some([row for row in rows if row.at < before])
            count += deleted
            if seq:
                bookmark = await put(self._books, replace(bookmark, seq=seq), "", 0.0, quiet=True)
            if seq < rows[-1].seq:
                break
        return count

    async def _some(self, rows: Sequence[Row]) -> tuple[int, int]:
        """Delete what rows tell of; return the last row that is done, 0 for none, and how many went."""
        seq = count = 0
        for row in rows:
            if row.kind in RECORDED:
                try:
                    count += await self._recordings.delete(row.contact)
                except CarrierError as error:
                    self._signals.fault("recordings", error)
                    return seq, count
            seq = row.seq
        return seq, count
