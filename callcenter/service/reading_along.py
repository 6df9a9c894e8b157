"""Reading along in the journal: what happened leads to something that is kept, once for each event."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from callcenter.floor import events as e
from callcenter.ports.bookmarks import Bookmark
from callcenter.ports.books import Books, StaleVersion
from callcenter.ports.journal import Journal, Row
from callcenter.service.signals import Signals

#: Seconds for which what happens gathers: a pass costs a look at the journal and a commit, and in a busy
#: hour somebody hangs up many times a second.
_GATHERS = 0.2
#: Seconds until it is tried again after a fault.
_AGAIN = 5.0


class ReadingAlong(ABC):
    """Reads the journal from a bookmark on, page by page, for as long as it runs.

    The bookmark moves with what the page led to, so a restart leaves nothing out and does nothing twice.
    `name` tells the bookmarks of several floors apart; without one it is that of `fault`.
    """

    #: What a fault is counted under, and the kinds of events that are worth waking for.
    fault: ClassVar[str]
    hears: ClassVar[tuple[type[e.Event], ...]]
    page: ClassVar[int] = 2000

    def __init__(self, journal: Journal, books: Books, signals: Signals, name: str = "") -> None:
        self._journal = journal
        self._books = books
        self._signals = signals
        self._name = name or self.fault
        self._woken = asyncio.Event()

    def listen(self, _seq: int, events: Sequence[e.Event], _now: float) -> None:
        """Wake when something has happened that leads to something."""
        if any(isinstance(event, self.hears) for event in events):
            self._woken.set()

    async def run(self) -> None:
        """Read along for ever; after a fault it is tried again from the bookmark."""
        while True:
            self._woken.clear()
            try:
                await self.catch_up()
            except StaleVersion:  # somebody was quicker: it is read again, with what they wrote
                continue
            except Exception as error:  # noqa: BLE001 - counted and tried again: nothing may be left out
                self._signals.fault(self.fault, error)
                await asyncio.sleep(_AGAIN)
                continue
            await self._woken.wait()
            await asyncio.sleep(_GATHERS)

    async def catch_up(self) -> int:
        """Take everything since the bookmark; return how much it led to."""
        bookmark = await self._books.get(Bookmark, self._name) or Bookmark(self._name)
        count = 0
        async for rows in self._journal.read(after=bookmark.seq, size=self.page):
            bookmark, led_to = await self._take(bookmark, rows)
            count += led_to
        return count

    @abstractmethod
    async def _take(self, bookmark: Bookmark, rows: Sequence[Row]) -> tuple[Bookmark, int]:
        """Keep what a page leads to and move the bookmark behind it; return that, and how much it was."""
