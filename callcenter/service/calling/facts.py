"""What is known of a number right before it is dialled: the facts that the gate is asked with."""

import asyncio
from collections.abc import Callable, Iterable

from callcenter.accounts.book import Consent
from callcenter.accounts.person import Person
from callcenter.outbound.gate.kept import DialCheck
from callcenter.outbound.gate.places import Gazetteer, with_holidays
from callcenter.outbound.gate.values import (
    Attempt,
    Day,
    Facts,
    Leave,
    OwnNumber,
    Past,
    Place,
    Purpose,
    Refused,
)
from callcenter.ports.books import Among, Between, Books, Match
from callcenter.ports.clock import Clock
from callcenter.service.accounts.suppressed import Suppressed
from callcenter.service.calling.do_not_call import DoNotCallBook
from callcenter.service.house import House
from callcenter.service.public_holidays import dates_in

#: How far back our own calls are looked at, and how many of them at most.
PAST_DAYS, MOST_PAST = 400, 500
_DAY = 86_400.0
#: What people write for a purpose in a consent.
_PURPOSES = {
    "marketing": Purpose.SALES,
    "sales calls": Purpose.SALES,
    "marketing calls": Purpose.SALES,
    "营销": Purpose.SALES,
    "推销": Purpose.SALES,
    "回访": Purpose.SURVEY,
}


class FactFinder:
    """Gathers the facts of an attempt. `provider_number` is what the carrier shows if nothing is named."""

    def __init__(
        self,
        books: Books,
        clock: Clock,
        house: Callable[[], House],
        lists: DoNotCallBook,
        suppressed: Suppressed,
        gazetteer: Gazetteer,
        provider_number: str | None,
    ) -> None:
        self._books = books
        self._clock = clock
        self._house = house
        self._lists = lists
        self._suppressed = suppressed
        self._gazetteer = gazetteer
        self._provider_number = provider_number

    async def of(
        self,
        attempt: Attempt,
        *,
        leaves: Iterable[Leave] = (),
        region: str = "",
        zone: str = "",
        days: Iterable[Day] = (),
        shown: str = "",
        with_holidays: bool = False,
    ) -> Facts:
        """Return all that is known. Raises `RecordsError`.

        `leaves`, `region` and `zone` are what the asker knows beyond the files, from a list's row perhaps;
        `shown` is a number that the called party rang before, so that it may be shown to them.
        """
        refused, own_leaves, past = await asyncio.gather(
            self.refused(attempt.number), self._leaves(attempt.number), self._past(attempt.number)
        )
        places = self.places(attempt.number, region, zone)
        if with_holidays:
            places = tuple(_on_holidays(place, self._clock.now()) for place in places)
        return Facts(
            places=places,
            refused=refused,
            listings=self._lists.listings(attempt.number),
            leaves=(*own_leaves, *leaves),
            past=past,
            own_numbers=self.own_numbers(shown),
            licensed=self._house().calling.licensed,
            days=tuple(days),
        )

    def places(self, number: str, region: str = "", zone: str = "") -> tuple[Place, ...]:
        """Return where a party may be: by the number, and by what somebody says."""
        home = self._gazetteer.by_number(number)
        stated = self._gazetteer.stated(home, region, zone) if region or zone else None
        return (home,) if stated is None else (home, stated)

    async def refused(self, number: str) -> tuple[Refused, ...]:
        """Return who told us not to call a number: our lists, and who was erased (EU-03)."""
        here = self._lists.refused(number)
        stored, erased = await asyncio.gather(self._lists.stored(number), self._suppressed.known((number,)))
        known = {each.id for each in here}
        gone = (Refused("erased", source="erased"),) if erased else ()
        return (*here, *(each for each in stored if each.id not in known), *gone)

    def own_numbers(self, shown: str = "") -> tuple[OwnNumber, ...]:
        """Return the numbers that may be shown: those that calls come in on, and those the house names."""
        house = self._house()
        known = {number: OwnNumber(number, "calls come in on it") for number in house.numbers}
        if shown:
            known.setdefault(shown, OwnNumber(shown, "the called party rang it"))
        if self._provider_number is not None:
            number = self._provider_number
            known.setdefault(number, OwnNumber(number, "the carrier's number of this account"))
        known |= {each.number: each for each in house.calling.numbers}
        return tuple(known.values())

    async def _leaves(self, number: str) -> list[Leave]:
        where: dict[str, Match] = {"numbers": number, "erased_at": 0.0, "merged_into": ""}
        people = await self._books.find(Person, where)
        if not people:
            return []
        names = {person.id: person.name for person in people}
        given = await self._books.find(Consent, {"person": Among(tuple(names))}, limit=500)
        return [_leave(each, names[each.person]) for each in given if each.basis == "consent"]

    async def _past(self, number: str) -> tuple[Past, ...]:
        since = self._clock.now() - PAST_DAYS * _DAY
        where: dict[str, Match] = {"number": number, "stage": "dial", "allowed": True, "at": Between(since)}
        checks = await self._books.find(DialCheck, where, order="-at", limit=MOST_PAST)
        return tuple(_past(check) for check in checks)


def purpose_of(word: str) -> str:
    """Return the purpose that a word in a consent means; a word that says no purpose stays as it is."""
    plain = word.strip().casefold()
    return _PURPOSES.get(plain, plain)


def _leave(consent: Consent, name: str) -> Leave:
    return Leave(
        id=consent.id,
        purpose=purpose_of(consent.purpose),
        form=consent.form or "express",
        name=name,
        request=consent.notice,
        evidence=consent.evidence,
        at=consent.at,
        withdrawn_at=consent.withdrawn_at,
    )


def _past(check: DialCheck) -> Past:
    attempt = check.attempt
    subject = attempt.subject if attempt is not None else ""
    return Past(check.at, subject, check.campaign, check.record, check.result)


def _on_holidays(place: Place, now: float) -> Place:
    return with_holidays(place, dates_in(place.country, place.part, now)) if place.country else place
