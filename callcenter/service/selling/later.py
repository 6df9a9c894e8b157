"""What became of sales: which are asked about, told by hand and from sheets (FL-25 ⑤)."""

import asyncio
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from callcenter.outbound.refusal import OutboundRefusal
from callcenter.outbound.scripts.kinds import TalkResult
from callcenter.outbound.talks.aftermath import DAY, MARKS, Aftermath, LaterResult
from callcenter.outbound.talks.later import became, due, due_at, told
from callcenter.outbound.talks.later_sheet import LaterRow, understood
from callcenter.outbound.talks.talk import Talk
from callcenter.ports.books import Between, Match, Put, cursor_of
from callcenter.service.accounts.tables import read_table
from callcenter.service.follow_up.tools import Tools
from callcenter.service.numbers import to_e164
from notation.sheets import Flaw

#: After so many days nobody is asked any more; it may be told all the same, by the contact.
ASKED_FOR = 180
_PAGE, _CHUNK = 500, 300


class DueSale(Struct, frozen=True):
    """A sale of which it is to be told what became of it: `days` after it, since `due_at` (seconds UTC)."""

    days: int
    due_at: float
    talk: Talk


class LaterReport(Struct, frozen=True):
    """What a sheet comes to. `confirmed`: it was taken in, not only looked at. `told` rows are news."""

    confirmed: bool
    rows: int
    told: int
    same: int
    refused: int
    flaws: tuple[Flaw, ...]


class LaterResults:
    """What is told of sales. Refuses with `OutboundRefusal`, and `AccountRefusal` for a file that is none."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def due(self) -> list[DueSale]:
        """Return what is asked now, the longest due first; the oldest mark of a sale before the next one."""
        now = self._tools.now()
        asked = [(days, talk) for talk in await self._sales() for days in due(talk, now)]
        found = [DueSale(days, due_at(talk, days), talk) for days, talk in asked]
        return sorted(found, key=lambda sale: (sale.due_at, sale.talk.id))

    async def tell(self, contact: str, days: int, what: Aftermath, by: str) -> Talk:
        """Keep what became of a sale. Refuses as `later.told` does; raises `StaleVersion`."""
        talk = await self._tools.books.get(Talk, contact)
        if talk is None:
            raise OutboundRefusal("not_found", contact)
        return await self._tools.keep(told(talk, LaterResult(days, what, self._tools.now(), by)), by)

    async def take(self, data: bytes, format: str, by: str, *, confirm: bool) -> LaterReport:
        """Look at a sheet, and with `confirm` keep every row that is sound. A second time nothing is news."""
        sheet = understood(await asyncio.to_thread(read_table, data, format))
        found, flaws = await self._found(sheet.rows)
        talks = {talk.id: talk for _, talk in found}
        became_known, same = set[str](), 0
        for row, talk in found:
            after = self._after(row, talks[talk.id], by)
            if isinstance(after, Flaw):
                flaws.append(after)
            elif after is talks[talk.id]:
                same += 1
            else:
                talks[talk.id] = after
                became_known.add(talk.id)
        if confirm:
            await self._keep([talks[id_] for id_ in sorted(became_known)], by)
        flaws = sorted((*sheet.flaws, *flaws), key=lambda flaw: (flaw.row, flaw.column))
        refused = len({flaw.row for flaw in flaws} - {1})
        new = 0 if not sheet.rows else sheet.count - same - refused
        return LaterReport(confirm, sheet.count, new, same, refused, tuple(flaws[:500]))

    async def _keep(self, talks: Sequence[Talk], by: str) -> None:
        for begin in range(0, len(talks), _CHUNK):
            await self._tools.commit([Put(talk) for talk in talks[begin : begin + _CHUNK]], by)

    def _after(self, row: LaterRow, talk: Talk, by: str) -> Talk | Flaw:
        """Return a sale with what a row says of it, the same if that is known, else what is wrong."""
        now = self._tools.now()
        days = row.days or next(iter(due(talk, now)), 0) or _next(talk)
        if became(talk, days) is row.what:
            return talk
        try:
            return told(talk, LaterResult(days, row.what, now, by))
        except OutboundRefusal as refusal:
            return Flaw(row.row, "result", refusal.code, refusal.detail)

    async def _found(self, rows: Sequence[LaterRow]) -> tuple[list[tuple[LaterRow, Talk]], list[Flaw]]:
        """Return the sale of each row, by its contact or its number, and what keeps a row from having one."""
        named = await self._tools.books.get_many(Talk, {row.contact for row in rows if row.contact})
        called: dict[str, list[Talk]] = {}
        if any(not row.contact for row in rows):
            for talk in await self._sales():
                called.setdefault(talk.who.number, []).append(talk)
        ours = next(iter(self._tools.house().numbers), "")
        found, flaws = list[tuple[LaterRow, Talk]](), list[Flaw]()
        for row in rows:
            number = to_e164(row.number, ours) or row.number
            sales = [named[row.contact]] if row.contact in named else called.get(number, [])
            if len(sales) == 1:
                found.append((row, sales[0]))
            else:
                code = "several_sales" if sales else "unknown_sale"
                flaws.append(
                    Flaw(row.row, "contact" if row.contact else "number", code, row.contact or number)
                )
        return found, flaws

    async def _sales(self) -> list[Talk]:
        """Return the sales that are asked about, and those that will be."""
        since = self._tools.now() - ASKED_FOR * DAY
        where: dict[str, Match] = {"outcome": TalkResult.SALE.value, "dialled_at": Between(max(since, 1.0))}
        found, after = list[Talk](), None
        while page := await self._tools.books.find(Talk, where, order="dialled_at", limit=_PAGE, after=after):
            found += page
            after = cursor_of(page[-1], "dialled_at")
        return found


def _next(talk: Talk) -> int:
    """Return the next mark of which nobody told: a cancelled sale is known before it is asked about."""
    return next((days for days in MARKS if became(talk, days) is None), MARKS[-1])


def veiled(sale: DueSale, number: str) -> DueSale:
    """Return a sale that is asked about with its number as it may be shown."""
    return replace(sale, talk=replace(sale.talk, who=replace(sale.talk.who, number=number)))
