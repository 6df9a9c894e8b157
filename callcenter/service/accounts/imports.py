"""Customers from a sheet: looked at first, with what is wrong in each row, then taken in (FL-12, DA-01)."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from callcenter.accounts.account import Account
from callcenter.accounts.person import Person
from callcenter.accounts.refusal import AccountRefusal
from callcenter.accounts.sheet import Line, Sheet, understood
from callcenter.cases.approvals import Approval
from callcenter.ports.books import Among, Books, Put, cursor_of
from callcenter.service.accounts.ledger import Nominating
from callcenter.service.accounts.office import Office, Reader, T
from callcenter.service.accounts.people import People, address
from callcenter.service.accounts.suppressed import Suppressed
from callcenter.service.accounts.tables import read_table
from notation.sheets import Flaw

V = TypeVar("V")
_CHUNK = 300


class ImportedLine(Struct, frozen=True):
    """What becomes of a row's account and person: `added`, `changed`, `same`, or "" for none."""

    row: int
    company: str
    name: str
    account: str
    person: str


class ImportReport(Struct, frozen=True):
    """What an import comes to. `confirmed` tells whether it was done or only looked at.

    `accounts` and `people` count rows by what becomes of them; `refused` rows have flaws and are left
    out. `unknown` are columns that mean nothing to us. `lines` are the first of those that are taken in.
    For `nominated` accounts a tier is asked for, which a second person gives (KA-01).
    """

    confirmed: bool
    rows: int
    accounts: dict[str, int]
    people: dict[str, int]
    refused: int
    flaws: tuple[Flaw, ...]
    unknown: tuple[str, ...]
    lines: tuple[ImportedLine, ...]
    nominated: int = 0


class Imports:
    """Takes sheets in. Raises `AccountRefusal`, `StaleVersion` and `RecordsError`."""

    def __init__(self, office: Office, people: People, suppressed: Suppressed) -> None:
        self._office = office
        self._people = people
        self._suppressed = suppressed

    async def take(
        self, reader: Reader, data: bytes, format: str, nominating: Nominating, *, confirm: bool
    ) -> ImportReport:
        """Look at a file, and with `confirm` take in every row that is sound.

        Taken in twice, the same file changes nothing the second time. It is cut into commits of some
        hundred changes: should one fail, those before it stand, and the file may be taken in again.
        """
        if format not in {"csv", "xlsx"}:
            raise AccountRefusal("invalid_request", "format is csv or xlsx")
        sheet = understood(await asyncio.to_thread(read_table, data, format))
        if any(flaw.row == 1 for flaw in sheet.flaws):
            return _report(sheet, sheet.flaws, [], confirmed=False)
        lines, flaws = await self._sound(sheet)
        plan = Plan(self._office, reader, await self._known(lines))
        made = [plan.add(line) for line in lines]
        flaws += [each for each in made if isinstance(each, Flaw)]
        asked = await nominating.asked(plan.nominated(), reader.user)
        if confirm:
            for chunk in chunks([*map(Put, plan.changes()), *asked], _CHUNK):
                await self._office.commit(chunk, reader.user)
        done = [each for each in made if isinstance(each, ImportedLine)]
        nominated = sum(isinstance(each, Put) and isinstance(each.entity, Approval) for each in asked)
        return replace(_report(sheet, flaws, done, confirmed=confirm), nominated=nominated)

    async def _sound(self, sheet: Sheet) -> tuple[list[Line], list[Flaw]]:
        """Return the rows that may be taken in, in our form, and everything that is wrong in the others."""
        flaws = list(sheet.flaws)
        checked: list[Line] = []
        for line in sheet.lines:
            ours, found = self._checked(line)
            flaws += found
            checked.append(ours)
        flaws += await self._forbidden(checked)
        bad = {flaw.row for flaw in flaws}
        return [line for line in checked if line.row not in bad], flaws

    def _checked(self, line: Line) -> tuple[Line, list[Flaw]]:
        """Return a row with its numbers and addresses in our form, and what is wrong in it."""
        house, flaws = self._office.house(), list[Flaw]()
        numbers, emails = list[str](), list[str]()
        for number in line.numbers:
            try:
                numbers.append(self._people.number(number))
            except AccountRefusal as refusal:
                flaws.append(Flaw(line.row, "numbers", refusal.code, number))
        for email in line.emails:
            try:
                emails.append(address(email))
            except AccountRefusal as refusal:
                flaws.append(Flaw(line.row, "emails", refusal.code, email))
        tier, agents = line.account.get("tier", ""), {agent.id for agent in house.agents}
        if tier and house.tiers and tier not in {each.id for each in house.tiers}:
            flaws.append(Flaw(line.row, "tier", "unknown_tier", tier))
        for name in ("manager", "deputy"):
            if (agent := line.account.get(name, "")) and agent not in agents:
                flaws.append(Flaw(line.row, name, "unknown_agent", agent))
        return replace(line, numbers=tuple(numbers), emails=tuple(emails)), flaws

    async def _forbidden(self, lines: Sequence[Line]) -> list[Flaw]:
        """Return a flaw for each row with somebody who was erased (EU-03); it does not say by what."""
        values = {value for line in lines for value in (*line.numbers, *line.emails)}
        erased = await self._suppressed.known(values)
        rows = [line.row for line in lines if erased & {*line.numbers, *line.emails}]
        return [Flaw(row, "name", "suppressed") for row in rows]

    async def _known(self, lines: Sequence[Line]) -> "Known":
        """Return the accounts and people whom the rows may mean."""
        books = self._office.books
        companies = {line.company for line in lines} - {""}
        accounts = [each async for each in _among(books, Account, "company", companies)]
        numbers = {number for line in lines for number in line.numbers}
        people = [each async for each in _among(books, Person, "numbers", numbers)]
        ids = {account.id for account in accounts}
        people += [each async for each in _among(books, Person, "account", ids)]
        return Known(
            {account.company: account for account in accounts if not account.merged_into},
            {person.id: person for person in people if not person.erased_at and not person.merged_into},
        )


class Known(Struct, frozen=True):
    """Accounts by company, and people by id, as far as a sheet may mean them."""

    accounts: dict[str, Account]
    people: dict[str, Person]


class Plan:
    """What a sheet's rows make of the accounts and people that are there, row by row."""

    def __init__(self, office: Office, reader: Reader, known: Known) -> None:
        self._office = office
        self._reader = reader
        self._accounts = dict(known.accounts)
        self._people = dict(known.people)
        self._touched: dict[str, Any] = {}
        self._tiers: dict[str, tuple[Account, str]] = {}
        self._by_number: dict[str, list[str]] = {}
        self._by_name: dict[tuple[str, str], str] = {}
        for person in known.people.values():
            self._remember(person)

    def changes(self) -> list[Any]:
        """Return every entity that is to be stored, accounts first."""
        return sorted(self._touched.values(), key=lambda each: isinstance(each, Person))

    def nominated(self) -> list[tuple[Account, str]]:
        """Return the accounts for which the sheet names another tier than theirs, and that tier."""
        return [(account, tier) for account, tier in self._tiers.values() if tier != account.tier]

    def add(self, line: Line) -> ImportedLine | Flaw:
        """Take a row in, or say why it cannot be."""
        account, of_account = None, ""
        if line.company:
            before = self._accounts.get(line.company)
            if before is not None and not self._office.may_read(self._reader, before):
                return Flaw(line.row, "company", "secret_file")
            account = self._account(line, before)
            if tier := line.account.get("tier", ""):
                self._tiers[account.id] = account, tier
            of_account = _became(before, account)
            if of_account != "same":
                self._accounts[line.company] = self._touched[account.id] = account
        if not line.name:
            return ImportedLine(line.row, line.company, "", of_account, "")
        known = self._person_of(line, account)
        person = self._person(line, known, account)
        became = _became(known, person)
        if became != "same":
            self._touched[person.id] = self._people[person.id] = person
            self._remember(person)
        return ImportedLine(line.row, line.company, line.name, of_account, became)

    def _account(self, line: Line, before: Account | None) -> Account:
        told = {name: value for name, value in line.account.items() if name != "tier"}
        if before is not None:
            return replace(before, **told)
        now = self._office.now()
        made = Account(self._office.new_id("acc"), company=line.company, created_at=now, looked_at=now)
        return replace(made, **told)

    def _person(self, line: Line, before: Person | None, account: Account | None) -> Person:
        if before is None:
            now = self._office.now()
            before = Person(self._office.new_id("per"), name=line.name, created_at=now, looked_at=now)
        return replace(
            before,
            **line.person,
            account=account.id if account else before.account,
            numbers=tuple(dict.fromkeys((*before.numbers, *line.numbers))),
            emails=tuple(dict.fromkeys((*before.emails, *line.emails))),
        )

    def _person_of(self, line: Line, account: Account | None) -> Person | None:
        """Return whom a row means: by number and name, else by name in the same account."""
        for number in line.numbers:
            for id in self._by_number.get(number, ()):
                if self._people[id].name.casefold() == line.name.casefold():
                    return self._people[id]
        id = self._by_name.get((account.id, line.name.casefold()), "") if account else ""
        return self._people.get(id)

    def _remember(self, person: Person) -> None:
        for number in person.numbers:
            self._by_number.setdefault(number, []).append(person.id)
        if person.account:
            self._by_name[person.account, person.name.casefold()] = person.id


def _became(before: Any, after: Any) -> str:
    return "added" if after.version == 0 and before is None else "same" if before == after else "changed"


def chunks(values: Sequence[V], size: int) -> Iterator[Sequence[V]]:
    """Yield so many at a time, in order."""
    for begin in range(0, len(values), size):
        yield values[begin : begin + size]


async def _among(books: Books, kind: type[T], name: str, values: Iterable[str]) -> AsyncIterator[T]:
    for chunk in chunks(sorted(values), 200):
        after = None
        while page := await books.find(kind, {name: Among(tuple(chunk))}, limit=1000, after=after):
            for entity in page:
                yield entity
            if len(page) < 1000:
                break
            after = cursor_of(page[-1])


def _report(
    sheet: Sheet, flaws: Sequence[Flaw], done: Sequence[ImportedLine], *, confirmed: bool
) -> ImportReport:
    return ImportReport(
        confirmed=confirmed,
        rows=len(sheet.lines),
        accounts=dict(Counter(each.account for each in done if each.account)),
        people=dict(Counter(each.person for each in done if each.person)),
        refused=len({flaw.row for flaw in flaws}),
        flaws=tuple(sorted(flaws, key=lambda flaw: (flaw.row, flaw.column)))[:500],
        unknown=sheet.unknown,
        lines=tuple(done[:100]),
    )
