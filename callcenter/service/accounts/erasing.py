"""Erasing, exporting and consents: what a person may ask for (EU-03, CN-02, CN-03, CN-05)."""

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from callcenter.accounts.book import Consent, Contract, Need, Promise
from callcenter.accounts.person import Person
from callcenter.accounts.privacy import Erased, Suppression, erase, locked, proof
from callcenter.accounts.refusal import AccountRefusal
from callcenter.accounts.surveys import SurveyAnswer
from callcenter.cases.case import Case
from callcenter.cases.table import OPEN
from callcenter.ports.books import Among, Change, Drop, Match, Put
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.accounts.forms import values
from callcenter.service.accounts.office import Office, Reader
from callcenter.service.accounts.requests import PrivacyRequests
from callcenter.service.accounts.signs import each
from callcenter.service.accounts.suppressed import Suppressed
from callcenter.service.accounts.voices import Silencing, contacts_of
from callcenter.service.campaigns.erasing import without_numbers
from callcenter.service.follow_up.erasing import without_person

#: What is deleted with a person, by the name it has in the proof.
_GOES: dict[str, type[Any]] = {"needs": Need, "promises": Promise}
#: How many rows are taken at once.
_PAGE = 500


class PersonExport(Struct, frozen=True):
    """Everything that is kept about one person, for that person (CN-05)."""

    person: Person
    consents: tuple[Consent, ...]
    answers: tuple[SurveyAnswer, ...]
    cases: tuple[Case, ...]
    timeline: tuple[TimelineEntry, ...]


class Erasing:
    """Does what a person asks of their data. Raises `AccountRefusal`, `StaleVersion` and `RecordsError`."""

    def __init__(self, office: Office, suppressed: Suppressed, silencing: Silencing) -> None:
        self._office = office
        self._suppressed = suppressed
        self._requests = PrivacyRequests(office)
        self._silencing = silencing

    async def export(self, reader: Reader, id: str) -> PersonExport:
        """Return all that is kept about a person; that it was taken out is in the trail."""
        person, books = await self._office.get(Person, id), self._office.books
        found = PersonExport(
            person,
            tuple(await books.find(Consent, {"person": id}, limit=_PAGE)),
            tuple(await books.find(SurveyAnswer, {"person": id}, limit=_PAGE)),
            tuple(await books.find(Case, {"person": id}, limit=_PAGE)),
            tuple([line async for line in each(books, TimelineEntry, {"person": id})]),
        )
        await self._office.records.audit(self._office.now(), reader.user, "person.exported", {"id": id})
        return found

    async def erase(self, reader: Reader, id: str, version: int, request: str) -> Erased:
        """Erase a person and return the proof: all in one transaction, but for their timeline before it
        and what they said after it, which is tried again until it is gone.

        The line itself stays, empty, for those who point at it; hashes of the numbers and addresses
        keep them from coming back. What another law keeps is locked, and the proof says why.
        """
        person = await self._office.at_version(Person, id, version)
        if person.erased_at:
            raise AccountRefusal("erased", id)
        now, key = self._office.now(), await self._suppressed.key()
        contacts = await contacts_of(self._office.books, id)
        lines = await self._unnamed(reader, id)
        gone, also = await self._gone(id)
        also |= {"timeline": lines} if lines else {}
        shown = proof(
            person,
            key,
            id=self._office.new_id("erasure"),
            at=now,
            by=reader.user,
            request=request,
            locked=await self._locked(person),
        )
        shown = replace(shown, also=also, waiting=contacts)
        answered = await self._requests.erased(reader, id, partly=bool(shown.locked))
        changes: list[Change] = [Put(erase(person, now)), Put(shown), *gone, *answered]
        known = await self._office.books.get_many(Suppression, shown.suppressed)
        changes += [Put(Suppression(each, at=now)) for each in shown.suppressed if each not in known]
        stored: Erased = (await self._office.commit(changes, reader.user))[1]
        return await self._silencing.settle(stored)

    async def proofs(self, id: str) -> list[Erased]:
        """Return the proofs of a person's erasure."""
        return await self._office.books.find(Erased, {"person": id})

    # --- consents ------------------------------------------------------------------------------

    async def consents(self, id: str) -> list[Consent]:
        """Return what a person has agreed to, and taken back."""
        return await self._office.books.find(Consent, {"person": id}, limit=_PAGE)

    async def agree(self, reader: Reader, id: str, form: Struct) -> Consent:
        """Keep that a person agreed to a purpose, with the proof."""
        person = await self._office.get(Person, id)
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
        if consent.withdrawn_at:
            return consent
        return await self._office.keep(replace(consent, withdrawn_at=self._office.now()), reader.user)

    async def _gone(self, id: str) -> tuple[list[Change], dict[str, int]]:
        """Return what goes with a person: needs, promises, and who answered or was to be called back."""
        changes: list[Change] = []
        counts: dict[str, int] = {}
        person = await self._office.get(Person, id)
        for name, kind in _GOES.items():
            if not person.account:
                continue
            listed = await self._office.books.find(kind, {"account": person.account}, limit=1000)
            theirs = [each for each in listed if each.person == id]
            changes += [Drop(each) for each in theirs]
            counts |= {name: len(theirs)} if theirs else {}
        also, counted = await without_person(self._office.books, person)
        dialled = await without_numbers(self._office.books, person.numbers) if person.numbers else []
        counts |= {"campaign_records": len(dialled)} if dialled else {}
        return [*changes, *also, *dialled], counts | counted

    async def _unnamed(self, reader: Reader, id: str) -> int:
        """Take the person and what was written out of their timeline; return how many lines that were."""
        books, count = self._office.books, 0
        while lines := await books.find(TimelineEntry, {"person": id}, limit=_PAGE):
            bare = [replace(line, person="", title="", detail={}) for line in lines]
            await self._office.commit([Put(line, quiet=True) for line in bare], reader.user)
            count += len(lines)
        return count

    async def _locked(self, person: Person) -> dict[str, str]:
        books = self._office.books
        waiting: Match = Among(tuple(sorted(state.value for state in OPEN)))
        cases = await books.count(Case, {"person": person.id, "state": waiting})
        contracts = await books.count(Contract, {"account": person.account}) if person.account else 0
        kept = locked(await self.consents(person.id), cases, contracts)
        return kept | {"journal": "call detail records, deleted when their time is over"}
