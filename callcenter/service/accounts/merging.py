"""Two files that are of one: suggested, and made one, with all that points at them."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from callcenter.accounts.account import Account
from callcenter.accounts.person import Person
from callcenter.accounts.refusal import AccountRefusal
from callcenter.ports.books import Put
from callcenter.service.accounts.office import Office, Reader
from callcenter.service.accounts.references import AT_ACCOUNT, AT_PERSON, move_names
from callcenter.service.accounts.signs import each

#: Fields that a merge never copies: the service's own, and what is agreed by others.
_KEPT = {"id", "version", "created_at", "looked_at", "merged_into", "erased_at", "left_at"}


class Duplicates(Struct, frozen=True):
    """People who may be one: ids, and the `reason` (`number`, `email`, `name`)."""

    reason: str
    people: tuple[Person, ...]


class Merging:
    """Makes one file of two. Raises `AccountRefusal`, `StaleVersion` and `RecordsError`."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def suggested(self, reader: Reader, limit: int = 50) -> list[Duplicates]:
        """Return people who share a number or an address, or a name within an account.

        Colleagues may well share a number: a person decides.
        """
        found: dict[tuple[str, str], list[Person]] = defaultdict(list)
        async for person in each(self._office.books, Person, {"merged_into": "", "erased_at": 0.0}):
            for key in _keys(person):
                found[key].append(person)
        accounts = await self._office.books.get_many(
            Account, {person.account for people in found.values() for person in people} - {""}
        )
        open_to = {id for id, account in accounts.items() if self._office.may_read(reader, account)} | {""}
        groups = [
            Duplicates(reason, tuple(people))
            for (reason, _), people in found.items()
            if len(people) > 1 and all(person.account in open_to for person in people)
        ]
        once = _once(groups)[:limit]
        told = {person.account for group in once for person in group.people} - {""}
        await self._office.shown(reader, [accounts[id] for id in sorted(told)], "duplicates")
        return once

    async def people(self, reader: Reader, id: str, version: int, into: str, into_version: int) -> Person:
        """Let a person live on in another, who gets their numbers and what was not known; return that one."""
        gone, kept = await self._two(Person, id, version, into, into_version)
        if gone.erased_at or kept.erased_at:
            raise AccountRefusal("erased", id)
        for person in (gone, kept):
            if person.account:
                await self._office.readable(reader, person.account)
        for names in AT_PERSON:
            await move_names(self._office, names, id, into, reader.user)
        one = filled(kept, gone)
        one = replace(
            one,
            numbers=tuple(dict.fromkeys((*kept.numbers, *gone.numbers))),
            emails=tuple(dict.fromkeys((*kept.emails, *gone.emails))),
            # Nobody comes to report to themselves.
            reports_to="" if one.reports_to in {id, into} else one.reports_to,
        )
        left = replace(gone, merged_into=into, numbers=(), emails=())
        return await self._office.keep(one, reader.user, [Put(left)])

    async def accounts(self, reader: Reader, id: str, version: int, into: str, into_version: int) -> Account:
        """Let an account live on in another, with its people and all that belongs to it; return that one."""
        gone, kept = await self._two(Account, id, version, into, into_version)
        for account in (gone, kept):
            await self._office.readable(reader, account.id)
        for names in AT_ACCOUNT:
            await move_names(self._office, names, id, into, reader.user)
        one = filled(
            kept, gone, "tier", "tiers", "credit", "credits", "secrecy", "secrecy_until", "circulation"
        )
        left = replace(gone, merged_into=into)
        return await self._office.keep(one, reader.user, [Put(left)])

    async def _two(
        self, kind: type[Any], id: str, version: int, into: str, into_version: int
    ) -> tuple[Any, Any]:
        gone = await self._office.at_version(kind, id, version)
        kept = await self._office.at_version(kind, into, into_version)
        if id == into or gone.merged_into or kept.merged_into:
            raise AccountRefusal("already_merged", id)
        return gone, kept


def filled(kept: Any, gone: Any, *without: str) -> Any:
    """Return an entity with the fields of another where its own are as nobody ever filled them in."""
    bare = type(kept)(id=kept.id)
    told = {
        name: getattr(gone, name)
        for name in kept.__struct_fields__
        if name not in _KEPT and name not in without and getattr(kept, name) == getattr(bare, name)
    }
    return replace(kept, **told)


def _keys(person: Person) -> list[tuple[str, str]]:
    keys = [("number", number) for number in person.numbers]
    keys += [("email", email) for email in person.emails]
    if person.account and person.name:
        keys.append(("name", f"{person.account}:{person.name.casefold()}"))
    return keys


def _once(groups: Sequence[Duplicates]) -> list[Duplicates]:
    """Return every group of people once, whatever they share."""
    seen: dict[frozenset[str], Duplicates] = {}
    for group in groups:
        seen.setdefault(frozenset(person.id for person in group.people), group)
    return list(seen.values())
