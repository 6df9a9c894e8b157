"""What came of each dial that the gate allowed: read from the journal, kept with its answer (US-17)."""

import asyncio
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from callcenter.floor import calling_events as k
from callcenter.floor import events as e
from callcenter.outbound.gate.kept import DialCheck
from callcenter.ports.bookmarks import Bookmark
from callcenter.ports.books import Among, Books, Match, Put, RecordsError, StaleVersion
from callcenter.ports.journal import Journal, JournalError, Row
from callcenter.service.signals import Signals
from callcenter.service.wire import decode_event

#: Events that say how a dial ended, by the names they are stored under.
_ENDED, _CONNECTED = "contact.dial_ended", "contact.connected"
_AGAIN = 5.0
_MOST = 500


class Told(Struct, frozen=True):
    """How a dial ended; `dial` is its name, "" for the last one of its contact."""

    contact: str
    dial: str
    result: str
    at: float


class DialOutcomes:
    """Reads along from its bookmark on, so that a restart leaves no outcome out."""

    #: The events that it looks at.
    hears = (k.DialEnded, e.ContactConnected)

    def __init__(self, journal: Journal, books: Books, signals: Signals, floor: str) -> None:
        self._journal = journal
        self._books = books
        self._signals = signals
        self._name = f"dials:{floor}"
        self._woken = asyncio.Event()

    def listen(self, _seq: int, events: Sequence[e.Event], _now: float) -> None:
        """Wake when a dial ended or somebody is talked to."""
        if any(isinstance(event, k.DialEnded | e.ContactConnected) for event in events):
            self._woken.set()

    async def run(self) -> None:
        """Keep outcomes, for ever; a store that fails is tried again."""
        while True:
            self._woken.clear()
            try:
                await self.catch_up()
            except (RecordsError, JournalError) as error:
                self._signals.fault("dials", error)
                await asyncio.sleep(_AGAIN)
                continue
            await self._woken.wait()

    async def catch_up(self) -> None:
        """Keep every outcome since the bookmark."""
        bookmark = await self._books.get(Bookmark, self._name) or Bookmark(self._name)
        async for rows in self._journal.read(after=bookmark.seq, size=1000):
            told = _told(rows)
            for start in range(0, len(told), _MOST):
                await self._keep(told[start : start + _MOST])
            moved = replace(bookmark, seq=rows[-1].seq)
            bookmark = (await self._books.commit([Put(moved, quiet=True)], "", 0.0))[0]

    async def _keep(self, told: Sequence[Told]) -> None:
        where: dict[str, Match] = {
            "contact": Among(tuple({each.contact for each in told})),
            "stage": "dial",
            "allowed": True,
        }
        checks = await self._books.find(DialCheck, where, order="at", limit=4 * _MOST)
        by_dial = {check.dial: check for check in checks}
        last = {check.contact: check for check in checks}
        for each in told:
            check = by_dial.get(each.dial) if each.dial else last.get(each.contact)
            if check is None or check.result:
                continue
            try:
                done = replace(check, result=each.result, ended_at=each.at)
                await self._books.commit([Put(done, quiet=True)], "", each.at)
            except StaleVersion:  # somebody told it meanwhile: that holds
                continue


def _told(rows: Sequence[Row]) -> list[Told]:
    """Return what these rows say of how dials ended."""
    found = []
    for row in rows:
        if row.kind == _CONNECTED:
            found.append(Told(row.contact, "", "talked", row.at))
        elif row.kind == _ENDED:
            event = decode_event(row.payload)
            assert isinstance(event, k.DialEnded)
            found.append(Told(row.contact, event.attempt, event.result, row.at))
    return found
