"""The one reader of the journal: passes over it once, for everybody who reads along."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Mapping, Sequence

from callcenter.floor import events as e
from callcenter.ports.bookmarks import Bookmark
from callcenter.ports.books import Books, Change, Put, StaleVersion
from callcenter.ports.clock import Clock
from callcenter.ports.journal import Journal
from callcenter.service.reading_along import Page, ReadingAlong, Whole
from callcenter.service.signals import Signals
from callcenter.service.stories import Lately, Stories
from callcenter.service.wire import decode_event

#: Seconds for which what happens gathers: a pass costs a commit, and in a busy hour somebody hangs up
#: many times a second.
_GATHERS = 0.2
#: Seconds until it is tried again after a fault.
_AGAIN = 5.0
#: Events of a page from memory and from the journal; so many that led to nothing move a bookmark, too.
_HEARD, _READ, _IDLE = 2000, 500, 1000
#: How often a page is made anew because somebody else changed what it leads to.
_TRIES = 5


class _Place:
    """How far somebody has got: the bookmark that is stored, and what they were given since.

    Without a bookmark it has to be read; until `later` (time of the loop) they are left in peace. `waits`
    is the moment since which they have been behind what is wanted of them, if they are.
    """

    def __init__(self, reader: ReadingAlong) -> None:
        self.reader = reader
        self.bookmark: Bookmark | None = None
        self.seq = 0
        self.later = 0.0
        self.waits = 0.0


class JournalReader:
    """Gives everybody who reads along the journal from their bookmark on, for as long as it runs.

    What was committed while it listens is not read again: it is at hand. One who fails is counted and
    given the same again some seconds later, from the journal; nobody else waits for that. `began` tells
    when a contact that goes on began.
    """

    #: It hears of every commit.
    hears: tuple[type[e.Event], ...] = ()

    def __init__(
        self,
        journal: Journal,
        books: Books,
        clock: Clock,
        signals: Signals,
        readers: Sequence[ReadingAlong],
        began: Callable[[str], float] = lambda _: 0.0,
    ) -> None:
        self._journal = journal
        self._books = books
        self._clock = clock
        self._signals = signals
        self._places = [_Place(reader) for reader in readers]
        self._wakes = frozenset(kind for reader in readers for kind in reader.hears)
        self._began = began
        self._lately = Lately()
        self._woken = asyncio.Event()
        self._wanted = 0  # the place of what happened last that leads to something

    @property
    def behind(self) -> dict[str, float]:
        """For how many seconds something has happened that somebody was not given yet, or failed at."""
        now = asyncio.get_running_loop().time()
        return {
            place.reader.fault: now - place.waits if place.seq < self._wanted else 0.0
            for place in self._places
        }

    def has_given(self, fault: str, seq: int) -> bool:
        """Whether somebody was given all that happened up to a place, and it led to what it leads to."""
        return all(place.seq >= seq for place in self._places if place.reader.fault == fault)

    def listen(self, seq: int, events: Sequence[e.Event], _now: float) -> None:
        """Take in a commit; wake when something has happened that leads to something."""
        self._lately.hear(seq, events)
        if not self._wakes.isdisjoint(map(type, events)):
            self._woken.set()
            self._want(seq)

    async def run(self) -> None:
        """Read along for ever; after a fault it is tried again from the bookmark."""
        while True:
            self._woken.clear()
            try:
                await self.catch_up()
            except Exception as error:  # noqa: BLE001 - counted and tried again: nothing may be left out
                self._signals.fault("reading_along", error)
                await asyncio.sleep(_AGAIN)
                continue
            await self._sleep()

    async def catch_up(self) -> int:
        """Give everybody all there is since their bookmarks; return how much it led to.

        Raises `JournalError` and `RecordsError` if it cannot be read.
        """
        count, last = 0, -1
        while (after := await self._after()) is not None and after > last:
            last = after
            async for page in self._pages(after):
                count += await self._give(page)
                self._lately.forget(min((each.seq for each in self._due()), default=page.last))
        return count

    async def _sleep(self) -> None:
        """Sleep until something happens, or somebody who failed is to be given the same again."""
        later = min((place.later for place in self._places if place.later), default=None)
        try:
            async with asyncio.timeout_at(later):
                await self._woken.wait()
        except TimeoutError:
            return
        await asyncio.sleep(_GATHERS)

    def _want(self, seq: int) -> None:
        now = asyncio.get_running_loop().time()
        for place in self._places:
            if place.seq >= self._wanted:
                place.waits = now
        self._wanted = seq

    # --- where everybody is ------------------------------------------------------------------

    def _due(self) -> list[_Place]:
        """Return everybody but those who failed a moment ago."""
        now = asyncio.get_running_loop().time()
        return [place for place in self._places if place.later <= now]

    async def _after(self) -> int | None:
        """Return the place behind which somebody has to be given what is there."""
        due = self._due()
        for place in due:
            await self._find(place)
        return min((place.seq for place in due), default=None)

    async def _find(self, place: _Place) -> None:
        """Find the bookmark of somebody of whom it is not known."""
        if place.bookmark is None:
            name = place.reader.name
            place.bookmark = await self._books.get(Bookmark, name) or Bookmark(name)
            place.seq = max(place.seq, place.bookmark.seq)

    def _failed(self, place: _Place, error: Exception) -> None:
        """Count a fault; what they were given is not taken, and it is given again later."""
        self._signals.fault(place.reader.fault, error)
        place.bookmark = None
        place.later = asyncio.get_running_loop().time() + _AGAIN

    # --- what happened -----------------------------------------------------------------------

    async def _pages(self, after: int) -> AsyncIterator[Page]:
        """Yield what happened behind a place: what is at hand, else all that the journal has."""
        lately, passed = self._lately, Stories()
        if lately.last == after > 0:
            return
        if heard := lately.since(after, _HEARD):
            yield Page(after, heard, Whole(self._journal, lately.stories, self._began))
            return
        async for rows in self._journal.read(after=after, size=_READ):
            events = [decode_event(row.payload) for row in rows]
            passed.hear(events)
            began = defaultdict(float, {row.contact: row.began for row in rows})
            yield Page(rows[0].seq - 1, events, Whole(self._journal, passed, began.__getitem__))
            passed.forget(events)

    # --- what it leads to --------------------------------------------------------------------

    async def _give(self, page: Page) -> int:
        """Let everybody make of a page what they will, and store it in one transaction.

        If that fails each is tried alone, so that one cannot keep the others from theirs.
        """
        places = [place for place in self._due() if page.after <= place.seq < page.last]
        led: dict[_Place, Sequence[Change]] = {}
        for place in places:
            try:
                led[place] = await place.reader.leads_to(page.behind(place.seq))
            except Exception as error:  # noqa: BLE001 - counted, and given again later: the others go on
                self._failed(place, error)
        try:
            await self._keep(page.last, led)
        except StaleVersion:
            return sum([await self._alone(page, place) for place in led])
        except Exception as error:  # noqa: BLE001 - counted; whose fault it is shows when each is tried alone
            self._signals.fault("reading_along", error)
            return sum([await self._alone(page, place) for place in led])
        return sum(map(len, led.values()))

    async def _alone(self, page: Page, place: _Place) -> int:
        """Give a page to one; whoever was quicker is read, and it is made anew."""
        try:
            for _ in range(_TRIES):
                await self._find(place)
                if place.seq >= page.last:  # it was stored, though the answer was lost
                    return 0
                try:
                    changes = await place.reader.leads_to(page.behind(place.seq))
                    await self._keep(page.last, {place: changes})
                except StaleVersion:
                    place.bookmark = None
                else:
                    return len(changes)
            raise StaleVersion(f"somebody was quicker {_TRIES} times")
        except Exception as error:  # noqa: BLE001 - counted, and given again later: the others go on
            self._failed(place, error)
            return 0

    async def _keep(self, last: int, led: Mapping[_Place, Sequence[Change]]) -> None:
        """Store what a page led to, and the bookmarks of those it is about."""
        changes = [change for each in led.values() for change in each]
        marks = {place: place.bookmark for place in led if place.bookmark is not None}
        if changes or any(last - mark.seq >= _IDLE for mark in marks.values()):
            moved = [Bookmark(mark.id, mark.version, last) for mark in marks.values()]
            puts = [Put(mark, quiet=True) for mark in moved]
            stored = await self._books.commit([*changes, *puts], "", self._clock.now())
            marks = dict(zip(marks, stored[-len(puts) :], strict=True))
        now = asyncio.get_running_loop().time()
        for place, mark in marks.items():
            place.bookmark, place.seq, place.later, place.waits = mark, last, 0.0, now
