"""What an erased person said is taken away, too: recordings at the carrier, words in the journal (EU-03)."""

from typing import Protocol

from msgspec import Struct

from callcenter.ports.books import Books
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.accounts.signs import each


class Recorded(Struct, frozen=True):
    """That something was recorded of a contact at `at`: the talk (`talk`), or a message (`voicemail`)."""

    contact: str
    at: float
    what: str


class Voices(Protocol):
    """Where it is kept what people said."""

    async def recorded(self, contact: str) -> tuple[Recorded, ...]:
        """Return what was recorded of a contact, the earliest first. Raises `JournalError`."""

    async def forget(self, contact: str) -> int:
        """Delete recordings and words of a contact that is over; return how many recordings it had.

        Done again it finds nothing. Raises `CarrierError` and `JournalError`.
        """


class Silence:
    """`Voices` of a house that keeps none."""

    async def recorded(self, contact: str) -> tuple[Recorded, ...]:
        """Find nothing."""
        return ()

    async def forget(self, contact: str) -> int:
        """Find nothing."""
        return 0


async def contacts_of(books: Books, person: str) -> tuple[str, ...]:
    """Return the contacts that a person had, as their timeline tells."""
    found = [line.ref async for line in each(books, TimelineEntry, {"person": person, "kind": "contact"})]
    return tuple(dict.fromkeys(found))
