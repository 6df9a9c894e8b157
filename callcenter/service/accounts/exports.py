"""Customers as a file: the sheet that an import takes, and the register (DA-09)."""

import asyncio
from collections import defaultdict

from callcenter.accounts.account import Account
from callcenter.accounts.person import Person
from callcenter.accounts.refusal import AccountRefusal
from callcenter.accounts.sheet import OF_ACCOUNT, OF_PERSON
from callcenter.ports.books import Match
from callcenter.service.accounts.office import Office, Reader
from callcenter.service.accounts.overview import Overview, RegisterLine
from callcenter.service.accounts.signs import each
from callcenter.service.accounts.tables import write_csv, write_xlsx

#: The columns of a sheet of customers, in order.
HEADS = ("company", *OF_ACCOUNT, "name", "numbers", "emails", *OF_PERSON)
WHAT = ("customers", "register")


class Exports:
    """Writes files of what the asker may read; that it was taken out is in the trail."""

    def __init__(self, office: Office, overview: Overview) -> None:
        self._office = office
        self._overview = overview

    async def file(self, reader: Reader, what: str, format: str) -> bytes:
        """Return a file of `customers` or of the `register`, as csv or xlsx."""
        if what not in WHAT or format not in {"csv", "xlsx"}:
            raise AccountRefusal("invalid_request", "customers or register, as csv or xlsx")
        rows = await (self._customers(reader) if what == "customers" else self._register(reader))
        detail = {"what": what, "rows": len(rows) - 1}
        await self._office.records.audit(self._office.now(), reader.user, "customers.exported", detail)
        return await asyncio.to_thread(write_csv if format == "csv" else write_xlsx, rows)

    async def _customers(self, reader: Reader) -> list[list[str]]:
        living: dict[str, Match] = {"merged_into": "", "erased_at": 0.0}
        people: dict[str, list[Person]] = defaultdict(list)
        async for person in each(self._office.books, Person, living):
            people[person.account].append(person)
        rows = [list(HEADS), *(_row(None, person) for person in people[""])]
        accounts = [account async for account in each(self._office.books, Account, {"merged_into": ""})]
        for account in await self._office.open_to(reader, accounts, "export"):
            known: list[Person | None] = [*people[account.id]]
            rows += [_row(account, person) for person in known or [None]]
        return rows

    async def _register(self, reader: Reader) -> list[list[str]]:
        fields = RegisterLine.__struct_fields__
        lines = await self._overview.register(reader)
        return [list(fields), *([str(getattr(line, name)) for name in fields] for line in lines)]


def _row(account: Account | None, person: Person | None) -> list[str]:
    of_account = [str(getattr(account, name)) if account else "" for name in OF_ACCOUNT]
    of_person = [str(getattr(person, name)) if person else "" for name in OF_PERSON]
    who = [person.name, "; ".join(person.numbers), "; ".join(person.emails)] if person else ["", "", ""]
    return [account.company if account else "", *of_account, *who, *of_person]
