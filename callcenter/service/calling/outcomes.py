"""What came of each dial that the gate allowed: read from the journal, kept with its answer (US-17)."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from callcenter.floor import calling_events as k
from callcenter.floor import events as e
from callcenter.outbound.gate.kept import DialCheck
from callcenter.ports.bookmarks import Bookmark
from callcenter.ports.books import Among, Match, Put, StaleVersion, put
from callcenter.ports.journal import Row
from callcenter.service.reading_along import ReadingAlong
from callcenter.service.wire import decode_event

#: Events that say how a dial ended, by the names they are stored under.
_ENDED, _CONNECTED = "contact.dial_ended", "contact.connected"
_MOST = 500


class Told(Struct, frozen=True):
    """How a dial ended; `dial` is its name, "" for the last one of its contact."""

    contact: str
    dial: str
    result: str
    at: float


class DialOutcomes(ReadingAlong):
    """Keeps how each dial ended with the answer of the gate."""

    fault = "dials"
    hears = (k.DialEnded, e.ContactConnected)
    page = 1000

    async def _take(self, bookmark: Bookmark, rows: Sequence[Row]) -> tuple[Bookmark, int]:
        told = _told(rows)
        for start in range(0, len(told), _MOST):
            await self._keep(told[start : start + _MOST])
        moved = replace(bookmark, seq=rows[-1].seq)
        return await put(self._books, moved, "", 0.0, quiet=True), len(told)

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
