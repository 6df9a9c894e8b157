"""People: kept, changed, found by name, number and account; what of them the asker may see."""

from collections.abc import Collection, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from callcenter.accounts.account import Account, Secrecy
from callcenter.accounts.person import Person, PersonalNote
from callcenter.accounts.privacy import grade_on, listed_person, note_until, without_personal
from callcenter.accounts.refusal import AccountRefusal
from callcenter.ports.books import Begins, Match
from callcenter.service.accounts.forms import Edit, values
from callcenter.service.accounts.office import Office, Reader
from callcenter.service.accounts.paging import page
from callcenter.service.accounts.suppressed import Suppressed
from callcenter.service.numbers import to_e164

_ORDERS = ("id", "name")


class PeopleSearch(Struct, frozen=True, forbid_unknown_fields=True):
    """Which people: by a number as somebody writes it, an e-mail address, a name's beginning, an account.

    With `words`, those that hold them in name, addresses, title or department, the best first, on one page.
    """

    words: str = ""
    number: str = ""
    email: str = ""
    name: str = ""
    account: str = ""
    order: str = "name"
    limit: int = 100
    after: str = ""


class People:
    """What users do with people. Raises `AccountRefusal`, `StaleVersion` and `RecordsError`."""

    def __init__(self, office: Office, suppressed: Suppressed) -> None:
        self._office = office
        self._suppressed = suppressed

    async def find(self, reader: Reader, wanted: PeopleSearch) -> tuple[list[Person], str]:
        """Return a page of the people who fit and whom the reader may see, and where to go on.

        Those who are erased or were merged into others are left out.
        """
        if wanted.order.removeprefix("-") not in _ORDERS or not 1 <= wanted.limit <= 500:
            raise AccountRefusal("invalid_request", "order is id or name; limit is 1 to 500")
        where: dict[str, Match] = {"merged_into": "", "erased_at": 0.0}
        if wanted.number:
            where["numbers"] = self.number(wanted.number)
        if wanted.email:
            where["emails"] = wanted.email.strip().lower()
        if wanted.name:
            where["name"] = Begins(wanted.name)
        if wanted.account:
            where["account"] = wanted.account
        found, after = await page(self._office.books, Person, where, wanted)
        return await self._seen(reader, found), after

    async def get(self, reader: Reader, id: str) -> Person:
        """Return a person as the reader may see them."""
        person = await self._office.get(Person, id)
        if person.account:
            await self._office.readable(reader, person.account)
        return self._shown(reader, person)

    async def of_account(self, reader: Reader, account: str) -> tuple[Person, ...]:
        """Return the people of an account whose file the reader has opened, by name."""
        where: dict[str, Match] = {"account": account, "merged_into": "", "erased_at": 0.0}
        found = await self._office.books.find(Person, where, order="name", limit=500)
        return tuple(self._shown(reader, person) for person in found)

    async def add(self, reader: Reader, form: Struct) -> Person:
        """Keep a new person. Refuses with `suppressed` somebody who was erased."""
        now = self._office.now()
        filled = await self._checked(reader, values(form), None)
        person = Person(self._office.new_id("per"), created_at=now, looked_at=now, **filled)
        return await self._put(reader, person)

    async def change(self, reader: Reader, id: str, form: Edit) -> Person:
        """Change a person as the form says."""
        person = await self._office.at_version(Person, id, form.version)
        if person.erased_at:
            raise AccountRefusal("erased", id)
        if person.account:
            await self._office.readable(reader, person.account)
        filled = await self._checked(reader, values(form), person)
        return await self._put(reader, replace(person, **filled, looked_at=self._office.now()))

    async def leaves(self, reader: Reader, id: str, version: int) -> Person:
        """Note that somebody works there no more; nobody is called there under their numbers."""
        person = await self._office.at_version(Person, id, version)
        if person.account:
            await self._office.readable(reader, person.account)
        return await self._put(reader, replace(person, left_at=self._office.now(), numbers=()))

    def number(self, text: str) -> str:
        """Return a number in E.164 as somebody here writes it. Refuses with `bad_number`."""
        found = to_e164(text, next(iter(self._office.house().numbers), ""))
        if not found:
            raise AccountRefusal("bad_number", text)
        return found

    async def _checked(self, reader: Reader, filled: dict[str, Any], before: Person | None) -> dict[str, Any]:
        """Return what was filled in, in our form, if all of it may be kept."""
        if not filled["name"].strip():
            raise AccountRefusal("name_missing", "A person has a name.")
        if filled["account"]:
            await self._office.readable(reader, filled["account"])
        await self._check_place(filled, before)
        filled["numbers"] = tuple(dict.fromkeys(self.number(each) for each in filled["numbers"]))
        filled["emails"] = tuple(dict.fromkeys(address(each) for each in filled["emails"]))
        await self._suppressed.check((*filled["numbers"], *filled["emails"]))
        filled["personal"] = self._notes(reader, filled["personal"], before)
        return filled

    async def _check_place(self, filled: Mapping[str, Any], before: Person | None) -> None:
        """Refuse somebody above who is not known or reports to this person, and agents we do not have."""
        agents = {agent.id for agent in self._office.house().agents}
        for name in ("manager", "deputy"):
            if filled[name] and filled[name] not in agents and filled[name] != getattr(before, name, ""):
                raise AccountRefusal("unknown_agent", filled[name])
        above, seen = filled["reports_to"], {before.id} if before is not None else set()
        while above:
            if above in seen:
                raise AccountRefusal("reports_to_self", "Nobody reports to somebody who reports to them.")
            seen.add(above)
            above = (await self._office.get(Person, above)).reports_to

    def _notes(
        self, reader: Reader, told: Mapping[str, str], before: Person | None
    ) -> dict[str, PersonalNote]:
        """Return the personal-life notes after a change; those that the reader does not see stay."""
        fields = self._office.house().account_rules.personal_fields
        seen = {each.id for each in fields if set(each.roles) & set(reader.roles)}
        old = before.personal if before is not None else {}
        kept = {name: note for name, note in old.items() if name not in seen}
        for name, text in told.items():
            if name not in seen:
                raise AccountRefusal("field_off", name)
            if name in old and old[name].text == text:
                kept[name] = old[name]
            elif note := note_until(fields, name, text, reader.user, self._office.now()):
                kept[name] = note
        return kept

    async def _seen(self, reader: Reader, people: Collection[Person]) -> list[Person]:
        """Return those whose account's file the reader may read."""
        accounts = await self._office.books.get_many(Account, {each.account for each in people} - {""})
        open_ = {each.id: each for each in await self._office.open_to(reader, accounts.values(), "people")}
        return [
            self._in_list(reader, person, open_.get(person.account))
            for person in people
            if person.account not in accounts or person.account in open_
        ]

    def _in_list(self, reader: Reader, person: Person, account: Account | None) -> Person:
        """Return a person as a list shows them: less of them in a secret file."""
        if account is None or grade_on(account, self._office.today()) is Secrecy.NORMAL:
            return self._shown(reader, person)
        return listed_person(person)

    def _shown(self, reader: Reader, person: Person) -> Person:
        return without_personal(person, self._office.house().account_rules.personal_fields, reader.roles)

    async def _put(self, reader: Reader, person: Person) -> Person:
        return self._shown(reader, await self._office.keep(person, reader.user))


def address(text: str) -> str:
    """Return an e-mail address in one form. Refuses with `bad_address`."""
    found = text.strip().lower()
    name, _, domain = found.partition("@")
    if not name or "." not in domain or " " in found:
        raise AccountRefusal("bad_address", text)
    return found
