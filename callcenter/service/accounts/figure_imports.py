"""Monthly figures from a sheet: looked at first, row by row, then taken in (ME-09, ME-15, KA-22)."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from callcenter.accounts.account import Account
from callcenter.accounts.book import Figures
from callcenter.accounts.figure_sheet import FigureLine, taken, understood
from callcenter.accounts.months import corrected, line_id, place
from callcenter.ports.books import Among, Match, Put
from callcenter.service.accounts.office import Office, Reader, T
from callcenter.service.accounts.signs import each
from callcenter.service.accounts.tables import read_table
from notation.sheets import Flaw

_CHUNK = 300


class FiguresLine(Struct, frozen=True):
    """What becomes of a row: `added`, `changed` or `same`, and the month as it then is. Amounts as text."""

    row: int
    company: str
    period: str
    sales: str
    margin: str
    cost: str
    currency: str
    became: str


class FiguresReport(Struct, frozen=True):
    """What an import of figures comes to. `confirmed` tells whether it was done or only looked at.

    `figures` counts rows by what becomes of them; `refused` rows have flaws and are left out. `unknown` are
    columns that mean nothing to us. `lines` are the first of those that are taken in.
    """

    confirmed: bool
    rows: int
    figures: dict[str, int]
    refused: int
    flaws: tuple[Flaw, ...]
    unknown: tuple[str, ...]
    lines: tuple[FiguresLine, ...]


class FigureImports:
    """Takes sheets of figures in. Raises `AccountRefusal`, `StaleVersion` and `RecordsError`."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def take(self, reader: Reader, data: bytes, format: str, *, confirm: bool) -> FiguresReport:
        """Look at a file, and with `confirm` take in every row that is sound.

        Taken in twice, the same file changes nothing the second time. What a row does not say stays.
        """
        sheet = understood(await asyncio.to_thread(read_table, data, format), self._own)
        accounts, unsound = await self._accounts(reader, sheet.lines)
        lines = [line for line in sheet.lines if line.company in accounts]
        before = await self._before(accounts.values())
        made = [self._made(line, accounts[line.company], before, reader.user) for line in lines]
        if confirm:
            changed = [Put(figures) for figures, told in made if told.became != "same"]
            for begin in range(0, len(changed), _CHUNK):
                await self._office.commit(changed[begin : begin + _CHUNK], reader.user)
        flaws = (*sheet.flaws, *unsound)
        return FiguresReport(
            confirmed=confirm,
            rows=sheet.rows,
            figures=dict(Counter(told.became for _, told in made)),
            refused=len({flaw.row for flaw in flaws if flaw.row > 1}),
            flaws=tuple(sorted(flaws, key=lambda flaw: (flaw.row, flaw.column)))[:500],
            unknown=sheet.unknown,
            lines=tuple(told for _, told in made[:100]),
        )

    async def _accounts(
        self, reader: Reader, lines: Sequence[FigureLine]
    ) -> tuple[dict[str, Account], list[Flaw]]:
        """Return the accounts that rows name, by company or id, and what keeps a row from having one."""
        names = {line.company for line in lines}
        by_name: dict[str, list[Account]] = {}
        async for account in self._among(Account, "company", names):
            if not account.merged_into:
                by_name.setdefault(account.company, []).append(account)
        for account in (await self._office.books.get_many(Account, names - set(by_name))).values():
            by_name.setdefault(account.id, []).append(account)
        wrong = {name: why for name in names if (why := self._wrong(reader, by_name.get(name, [])))}
        found = {name: by_name[name][0] for name in names if name not in wrong}
        flaws = [
            Flaw(line.row, "company", wrong[line.company], line.company)
            for line in lines
            if line.company in wrong
        ]
        return found, flaws

    def _wrong(self, reader: Reader, named: Sequence[Account]) -> str:
        """Return why a name stands for no account, "" if it stands for one."""
        if len(named) != 1:
            return "ambiguous" if named else "unknown_account"
        return "" if self._office.may_read(reader, named[0]) else "secret_file"

    async def _before(self, accounts: Iterable[Account]) -> dict[tuple[str, str, str], Figures]:
        """Return the months that are known of accounts, by account, month and currency."""
        found = self._among(Figures, "account", {account.id for account in accounts})
        return {place(each, self._own): each async for each in found}

    def _made(
        self, line: FigureLine, account: Account, before: dict[tuple[str, str, str], Figures], by: str
    ) -> tuple[Figures, FiguresLine]:
        """Return a month as a row makes it, and what to tell of that."""
        known = before.get((account.id, line.period, line.currency or self._own))
        after = taken(line, known)
        if known is None:
            after = replace(after, account=account.id)
            after = replace(after, id=line_id(after, self._own))
        else:
            after = corrected(known, after, by, self._office.now())
        became = "added" if known is None else "same" if after == known else "changed"
        amounts = (str(after.sales), str(after.margin), str(after.cost))
        return after, FiguresLine(line.row, account.company, line.period, *amounts, after.currency, became)

    @property
    def _own(self) -> str:
        return self._office.house().account_rules.currency

    async def _among(self, kind: type[T], name: str, values: Iterable[str]) -> AsyncIterator[T]:
        listed = sorted(values)
        for begin in range(0, len(listed), 200):
            where: dict[str, Match] = {name: Among(tuple(listed[begin : begin + 200]))}
            async for found in each(self._office.books, kind, where):
                yield found
