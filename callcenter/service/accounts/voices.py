"""What an erased person said is taken away, too: recordings at the carrier, words in the journal (EU-03)."""

from collections.abc import Sequence
from typing import Protocol

from msgspec.structs import replace

from callcenter.accounts.privacy import Erased
from callcenter.ports.books import Books
from callcenter.ports.journal import JournalError
from callcenter.ports.telephony import CarrierError
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.accounts.office import HOUSE, Office
from callcenter.service.accounts.signs import each


class Voices(Protocol):
    """Where it is kept what people said."""

    async def forget(self, contact: str) -> int:
        """Delete recordings and words of a contact that is over; return how many recordings it had.

        Done again it finds nothing. Raises `CarrierError` and `JournalError`.
        """


class Silence:
    """`Voices` of a house that keeps none."""

    async def forget(self, contact: str) -> int:
        """Find nothing."""
        return 0


async def contacts_of(books: Books, person: str) -> tuple[str, ...]:
    """Return the contacts that a person had, as their timeline tells."""
    found = [line.ref async for line in each(books, TimelineEntry, {"person": person, "kind": "contact"})]
    return tuple(dict.fromkeys(found))


class Silencing:
    """Takes away what erased people said, and tries again what could not be reached."""

    def __init__(self, office: Office, voices: Voices) -> None:
        self._office = office
        self._voices = voices

    async def run(self) -> int:
        """Go through every erasure that waits for it; return how many recordings went."""
        waiting = [proof async for proof in each(self._office.books, Erased, {}) if proof.waiting]
        before = sum(proof.recordings for proof in waiting)
        after = [await self.settle(proof) for proof in waiting]
        return sum(proof.recordings for proof in after) - before

    async def settle(self, proof: Erased) -> Erased:
        """Return the proof as it stands after a try: with what went, and what still waits."""
        if not proof.waiting:
            return proof
        left, count = await self._forget(proof.waiting)
        if len(left) == len(proof.waiting):
            return proof
        changed = replace(proof, waiting=left, recordings=proof.recordings + count)
        return await self._office.keep(changed, HOUSE.user)

    async def _forget(self, contacts: Sequence[str]) -> tuple[tuple[str, ...], int]:
        count = 0
        for place, contact in enumerate(contacts):
            try:
                count += await self._voices.forget(contact)
            except (CarrierError, JournalError):
                return tuple(contacts[place:]), count
        return (), count
