"""Erasing and consents: what a person may ask for (EU-03, CN-02, CN-03)."""

from msgspec import Struct
from msgspec.structs import replace

from callcenter.accounts.book import Consent, Contract
from callcenter.accounts.person import Person
from callcenter.accounts.privacy import Erased, Suppression, erase, locked, proof
from callcenter.accounts.refusal import AccountRefusal
from callcenter.ports.books import Change, Put
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.accounts.forms import values
from callcenter.service.accounts.office import Office, Reader
from callcenter.service.accounts.requests import PrivacyRequests
from callcenter.service.accounts.suppressed import Suppressed
from callcenter.service.accounts.voices import contacts_of
from callcenter.service.privacy import bare
from callcenter.service.privacy.cases import cases_of, emptied
from callcenter.service.privacy.finishing import Finishing
from callcenter.service.privacy.held import staying, without
from callcenter.service.privacy.mentions import found

#: How many rows are taken at once.
_PAGE = 500


class Erasing:
    """Does what a person asks of their data. Raises `AccountRefusal`, `StaleVersion` and `RecordsError`."""

    def __init__(self, office: Office, suppressed: Suppressed, finishing: Finishing) -> None:
        self._office = office
        self._suppressed = suppressed
        self._requests = PrivacyRequests(office)
        self._finishing = finishing

    async def erase(self, reader: Reader, id: str, version: int, request: str) -> Erased:
        """Erase a person and return the proof: all in one transaction, but for their timeline before it
        and what they said and sent after it, which is tried again until it is gone.

        The line itself stays, empty, for those who point at it; hashes of the numbers and addresses
        keep them from coming back. What another law keeps is locked, and the proof says why; a case that
        is open is emptied when it is over.
        """
        person = await self._office.at_version(Person, id, version)
        if person.erased_at:
            raise AccountRefusal("erased", id)
        now, key, books = self._office.now(), await self._suppressed.key(), self._office.books
        contacts = await contacts_of(books, id)
        lines = await self._unnamed(reader, id)
        cases = await emptied(books, [case async for case in cases_of(books, person)])
        gone, counts = await without(books, person)
        also = counts | cases.counts | ({"timeline": lines} if lines else {})
        shown = proof(
            person,
            key,
            id=self._office.new_id("erasure"),
            at=now,
            by=reader.user,
            request=request,
            locked=await self._locked(person, len(cases.waiting)),
        )
        shown = replace(shown, also=also, waiting=contacts, cases=cases.waiting, files=cases.files)
        answered = await self._requests.erased(reader, id, partly=bool(shown.locked))
        done: list[Change] = [*gone, *cases.changes]
        named = await found(self._office, person, done, shown.id, cases.waiting)
        shown = replace(shown, also=also | ({"mentions": len(named)} if named else {}))
        changes: list[Change] = [Put(erase(person, now)), Put(shown), *done, *answered, *named]
        known = await books.get_many(Suppression, shown.suppressed)
        changes += [Put(Suppression(each, at=now)) for each in shown.suppressed if each not in known]
        stored: Erased = (await self._office.commit(changes, reader.user))[1]
        return await self._finishing.settle(stored)

    async def proofs(self, id: str) -> list[Erased]:
        """Return the proofs of a person's erasure."""
        return await self._office.books.find(Erased, {"person": id})

    # --- consents ------------------------------------------------------------------------------

    async def consents(self, id: str) -> list[Consent]:
        """Return what a person has agreed to, and taken back."""
        return await self._office.books.find(Consent, {"person": id}, limit=_PAGE)

    async def agree(self, reader: Reader, id: str, form: Struct) -> Consent:
        """Keep that a person agreed to a purpose, with the proof."""
        person = await self._readable(reader, id)
        filled = values(form)
        if person.erased_at:
            raise AccountRefusal("erased", id)
        if not filled["purpose"].strip() or not filled["evidence"].strip():
            raise AccountRefusal("evidence_missing", "A consent has a purpose and its proof.")
        made = Consent(
            self._office.new_id("consent"), person=id, by=reader.user, at=self._office.now(), **filled
        )
        return await self._office.keep(made, reader.user)

    async def withdraw(self, reader: Reader, id: str) -> Consent:
        """Note that a person took a consent back; it is no condition to say why (CN-02)."""
        consent = await self._office.get(Consent, id)
        await self._readable(reader, consent.person)
        if consent.withdrawn_at:
            return consent
        return await self._office.keep(replace(consent, withdrawn_at=self._office.now()), reader.user)

    async def _readable(self, reader: Reader, id: str) -> Person:
        """Return a person whose file somebody may read. Refuses with `not_found` or `secret_file`."""
        person = await self._office.get(Person, id)
        if person.account:
            await self._office.readable(reader, person.account)
        return person

    async def _unnamed(self, reader: Reader, id: str) -> int:
        """Take the person and what was written out of their timeline; return how many lines that were."""
        books, count = self._office.books, 0
        while lines := await books.find(TimelineEntry, {"person": id}, limit=_PAGE):
            nobody = Person(id)
            await self._office.commit(
                [Put(bare.line(line, nobody), quiet=True) for line in lines], reader.user
            )
            count += len(lines)
        return count

    async def _locked(self, person: Person, cases: int) -> dict[str, str]:
        books = self._office.books
        contracts = await books.count(Contract, {"account": person.account}) if person.account else 0
        kept = locked(await self.consents(person.id), cases, contracts) | await staying(books, person)
        return kept | {"journal": "call detail records, deleted when their time is over"}
