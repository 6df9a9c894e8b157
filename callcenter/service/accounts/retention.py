"""Deletes what may not be kept any longer, and proves it (EU-04, CN-03)."""

from collections.abc import Callable, Mapping
from typing import Any

from callcenter.accounts.book import Consent
from callcenter.accounts.person import Person
from callcenter.accounts.privacy import Purge, aged, consent_ends, expired
from callcenter.ports.books import Between, Change, Drop, Match, Put
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.accounts.office import HOUSE, Office
from callcenter.service.accounts.signs import each

_CHUNK = 200


class RetentionJob:
    """Goes through every category of data once. Raises `RecordsError`."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def run(self) -> list[Purge]:
        """Delete what is over and return the proof of each category in which something was."""
        runs = (self._timeline(), self._consents(), self._personal())
        return [proof for run in runs if (proof := await run) is not None]

    async def proofs(self, limit: int = 100) -> list[Purge]:
        """Return what was deleted, the newest first."""
        return await self._office.books.find(Purge, order="-at", limit=limit)

    async def _timeline(self) -> Purge | None:
        rule = self._office.house().account_rules.keeps("timeline")
        before = expired(self._office.now(), rule)
        if not before:
            return None
        count = 0
        while old := await self._office.books.find(
            TimelineEntry, {"at": Between(0.0, before)}, order="at", limit=_CHUNK
        ):
            await self._office.commit([Drop(line, quiet=True) for line in old], HOUSE.user)
            count += len(old)
        return await self._proof("timeline", before, count, rule.why)

    async def _consents(self) -> Purge | None:
        """Proofs of consents go so long after their last use."""
        rule = self._office.house().account_rules.keeps("consents")
        now = self._office.now()

        def over(consent: Consent) -> Change | None:
            ends = consent_ends(consent, rule)
            return Drop(consent) if ends is not None and ends <= now else None

        count = await self._sweep(Consent, {"at": Between(0.0, now)}, over)
        return await self._proof("consents", expired(now, rule), count, rule.why)

    async def _personal(self) -> Purge | None:
        """Notes on the personal life go when their time is over, or their field was switched off (DA-04)."""
        fields, now = self._office.house().account_rules.personal_fields, self._office.now()

        def older(person: Person) -> Change | None:
            left = aged(person, fields, now)
            return None if left is person else Put(left)

        count = await self._sweep(Person, {"erased_at": 0.0}, older)
        return await self._proof("personal", now, count, "personal-life fields")

    async def _sweep(
        self, kind: type[Any], where: Mapping[str, Match], change: Callable[[Any], Change | None]
    ) -> int:
        """Change everything that has to be, some at a time; return how many that were."""
        changes = [made async for one in each(self._office.books, kind, where) if (made := change(one))]
        for begin in range(0, len(changes), _CHUNK):
            await self._office.commit(changes[begin : begin + _CHUNK], HOUSE.user)
        return len(changes)

    async def _proof(self, category: str, before: float, count: int, why: str) -> Purge | None:
        if not count:
            return None
        made = Purge(self._office.new_id("purge"), 0, self._office.now(), category, before, count, why)
        return await self._office.keep(made, HOUSE.user)
