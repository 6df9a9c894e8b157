"""What an erasure could not do at once is done as soon as it can be, until nothing is left (EU-03)."""

import asyncio
from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace

from callcenter.accounts.person import Person
from callcenter.accounts.privacy import Erased
from callcenter.cases.case import Case
from callcenter.cases.table import OPEN
from callcenter.ports.books import Changed, Put, RecordsError, StaleVersion
from callcenter.ports.journal import JournalError
from callcenter.ports.telephony import CarrierError
from callcenter.service.accounts.office import HOUSE, Office
from callcenter.service.accounts.signs import each
from callcenter.service.accounts.voices import Silence, Voices
from callcenter.service.cases.files import FileStore, in_use
from callcenter.service.privacy.cases import cases_of, emptied
from callcenter.service.signals import Signals

#: Seconds until it is tried again after a fault.
_AGAIN = 60.0


class Finishing:
    """Takes away what erased people said, the files they sent, and their cases once these are over."""

    def __init__(self, office: Office, voices: Voices | None = None, files: FileStore | None = None) -> None:
        self._office = office
        self._voices = voices or Silence()
        self._files = files

    async def run(self) -> int:
        """Go on with every erasure that is not finished; return how many went further."""
        waiting = [proof async for proof in each(self._office.books, Erased, {}) if not proof.finished]
        return sum([await self.settle(proof) is not proof for proof in waiting])

    async def settle(self, proof: Erased) -> Erased:
        """Return the proof as it stands after a try, the same one if nothing went further.

        Raises `RecordsError`; a case that changes at this moment waits for the next try.
        """
        after = await self._silenced(await self._closed(proof))
        after = await self._without_files(after)
        return after if after is proof else await self._office.keep(after, HOUSE.user)

    async def _closed(self, proof: Erased) -> Erased:
        """Empty the cases that are over by now; their files go next."""
        if not proof.cases:
            return proof
        books = self._office.books
        cases = await books.get_many(Case, proof.cases)
        cases |= {case.id: case async for case in cases_of(books, Person(proof.person))}
        done = await emptied(books, cases.values())
        if set(done.waiting) == set(proof.cases):
            return proof
        counts = {name: proof.also.get(name, 0) + count for name, count in done.counts.items()}
        locked = proof.locked if done.waiting else _unlocked(proof.locked)
        after = replace(
            proof,
            also=proof.also | counts,
            cases=done.waiting,
            files=tuple(dict.fromkeys((*proof.files, *done.files))),
            locked=locked,
        )
        try:
            stored = await self._office.commit([Put(after), *done.changes], HOUSE.user)
        except StaleVersion:
            return proof
        kept: Erased = stored[0]
        return kept

    async def _silenced(self, proof: Erased) -> Erased:
        if not proof.waiting:
            return proof
        left, count = await self._forget(proof.waiting)
        if len(left) == len(proof.waiting):
            return proof
        return replace(proof, waiting=left, recordings=proof.recordings + count)

    async def _forget(self, contacts: Sequence[str]) -> tuple[tuple[str, ...], int]:
        count = 0
        for place, contact in enumerate(contacts):
            try:
                count += await self._voices.forget(contact)
            except (CarrierError, JournalError):
                return tuple(contacts[place:]), count
        return (), count

    async def _without_files(self, proof: Erased) -> Erased:
        if not proof.files or self._files is None:
            return proof
        left = []
        for digest in proof.files:
            try:
                await self._files.remove(digest, partial(in_use, self._office.books, digest))
            except OSError:
                left.append(digest)
        return replace(proof, files=tuple(left)) if len(left) < len(proof.files) else proof


class ClosedCases:
    """Goes on with erasures as soon as a case is over: hears of every change of the books."""

    def __init__(self, finishing: Finishing, signals: Signals) -> None:
        self._finishing = finishing
        self._signals = signals
        self._woken = asyncio.Event()

    def hear(self, changes: Sequence[Changed]) -> None:
        """Wake when somebody's case was closed."""
        if any(isinstance(change.after, Case) and _is_over(change) for change in changes):
            self._woken.set()

    async def run(self) -> None:
        """Empty the cases of erased people when they are over, for ever."""
        while True:
            await self._woken.wait()
            self._woken.clear()
            try:
                await self._finishing.run()
            except RecordsError as error:
                self._signals.fault("erasing", error)
                await asyncio.sleep(_AGAIN)
                self._woken.set()


def _is_over(change: Changed) -> bool:
    before, after = change.before, change.after
    return after is not None and after.state not in OPEN and (before is None or before.state in OPEN)


def _unlocked(locked: dict[str, str]) -> dict[str, str]:
    return {name: why for name, why in locked.items() if name != "cases"}
