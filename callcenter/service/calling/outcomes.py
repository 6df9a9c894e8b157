"""What came of each dial that the gate allowed: read from the journal, kept with its answer (US-17)."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from callcenter.floor import ahead_events as a
from callcenter.floor import calling_events as k
from callcenter.floor import events as e
from callcenter.floor.phases import Phase
from callcenter.outbound.gate.kept import DialCheck
from callcenter.ports.books import Among, Books, Match, Put
from callcenter.service.reading_along import Page, ReadingAlong

_MOST = 500


class Told(Struct, frozen=True):
    """How a dial ended; `dial` is its name, "" for the last one of its contact."""

    contact: str
    dial: str
    result: str
    at: float


class DialOutcomes(ReadingAlong):
    """Keeps how each dial ended with the answer of the gate; what was told first holds."""

    fault = "dials"
    hears = (k.DialEnded, e.ContactConnected, e.ContactClosed, a.CallAnswered, a.CallAbandoned)

    def __init__(self, books: Books, name: str = "") -> None:
        super().__init__(name)
        self._books = books

    async def leads_to(self, page: Page) -> Sequence[Put]:
        """Return the answers of the gate with how their dials ended."""
        told = [*_told(page)]
        done: dict[str, DialCheck] = {}
        for start in range(0, len(told), _MOST):
            await self._tell(told[start : start + _MOST], done)
        return [Put(check, quiet=True) for check in done.values()]

    async def _tell(self, told: Sequence[Told], done: dict[str, DialCheck]) -> None:
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
            if check is not None and not check.result:
                done.setdefault(check.id, replace(check, result=each.result, ended_at=each.at))


def _told(page: Page) -> Iterator[Told]:
    """Yield what a page says of how dials ended."""
    for event in page.events:
        if isinstance(event, k.DialEnded):
            yield Told(event.contact, event.attempt, event.result, event.at)
        elif isinstance(event, e.ContactConnected) and not _came_in(page, event.contact):
            yield Told(event.contact, "", "talked", event.at)
        elif isinstance(event, a.CallAbandoned):
            yield Told(event.contact, "", "abandoned", event.at)
        elif isinstance(event, a.CallAnswered) and not event.connect_by:
            yield Told(event.contact, "", "machine", event.at)
        elif isinstance(event, e.ContactClosed) and event.phase == Phase.REACHING:
            yield Told(event.contact, "", event.reason, event.at)


def _came_in(page: Page, contact: str) -> bool:
    """Whether a contact is known to be one that nobody dialled."""
    story = page.whole.heard(contact)
    return bool(story) and isinstance(story[0], e.ContactArrived)
