"""Lists from sheets: looked at first, with what is wrong in each row, then taken in (FL-25 ①)."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from callcenter.outbound.campaign.campaign import Campaign, CampaignState
from callcenter.outbound.campaign.record import PREFIX, CallList, ListConsent, ListRecord
from callcenter.outbound.campaign.sheet import Row, understood, without_twins
from callcenter.outbound.refusal import OutboundRefusal
from callcenter.ports.books import Among, Match, Put
from callcenter.service.accounts.imports import chunks
from callcenter.service.accounts.tables import read_table
from callcenter.service.campaigns.tools import CampaignTools, new_id
from callcenter.service.numbers import to_e164
from notation.sheets import Flaw

_CHUNK = 300
_SHOWN_ROWS, _SHOWN_FLAWS = 50, 500


class ListWish(Struct, frozen=True):
    """A list to take in: its name, where it comes from, and the consent of all who say nothing else."""

    name: str
    source: str
    consent: ListConsent = ListConsent()


class ListReport(Struct, frozen=True):
    """What a list comes to. `confirmed` tells whether it was taken in or only looked at.

    `refused` rows have flaws and are left out. `without_consent` are taken in and shown to the gate, which
    knows what that means. `kept` are columns that mean nothing to us and stay with the record.
    """

    confirmed: bool
    list: str
    rows: int
    added: int
    refused: int
    without_consent: int
    flaws: tuple[Flaw, ...]
    kept: tuple[str, ...]
    first: tuple[ListRecord, ...]


Suppressed = Callable[[Collection[str]], Awaitable[set[str]]]


class ListImports:
    """Takes lists in. Refuses with `OutboundRefusal` and `AccountRefusal` (a file that is none).

    `suppressed` returns those of some numbers whose owners were erased and must not come back (EU-03).
    """

    def __init__(self, tools: CampaignTools, suppressed: Suppressed) -> None:
        self._tools = tools
        self._suppressed = suppressed

    async def take(
        self, campaign_id: str, wish: ListWish, file: tuple[bytes, str], by: str, *, confirm: bool
    ) -> ListReport:
        """Look at a file (its bytes, and csv or xlsx), and with `confirm` take in every row that is sound.

        Nobody comes twice into one campaign: a number that it has on any list is a flaw. Taken in again, a
        file adds what failed the first time and nothing else.
        """
        campaign = await self._tools.campaign(campaign_id)
        if campaign.state is CampaignState.ENDED:
            raise OutboundRefusal("wrong_state", campaign.state.value)
        if not wish.name or not wish.source:
            raise OutboundRefusal("incomplete", "source" if wish.name else "name")
        sheet = understood(await asyncio.to_thread(read_table, *file))
        sound, flaws = await self.checked(campaign, sheet.rows, sheet.flaws)
        of = _list(campaign, wish, by, self._tools.now())
        made = [record_of_row(of, row) for row in sound]
        refused = len({flaw.row for flaw in flaws} - {1})
        if confirm and made:
            await self._keep(replace(of, rows=len(sheet.rows), refused=refused), made, by)
        return ListReport(
            confirmed=confirm,
            list=of.id if confirm and made else "",
            rows=len(sheet.rows),
            added=len(made),
            refused=refused,
            without_consent=sum(not record.consent for record in made),
            flaws=tuple(islice(sorted(flaws, key=lambda flaw: (flaw.row, flaw.column)), _SHOWN_FLAWS)),
            kept=tuple(dict.fromkeys(head for row in sheet.rows for head in row.fields)),
            first=tuple(made[:_SHOWN_ROWS]),
        )

    async def checked(
        self, campaign: Campaign, rows: Sequence[Row], known: Sequence[Flaw] = ()
    ) -> tuple[list[Row], list[Flaw]]:
        """Return those of some rows that a campaign may take in, numbers in E.164, and the others' flaws.

        `known` are flaws that were found already.
        """
        flaws = list(known)
        ours = next(iter(self._tools.house().numbers), "")
        checked = []
        for row in rows:
            numbers = {number: to_e164(number, ours) for number in row.numbers}
            flaws += [
                Flaw(row.row, "numbers", "bad_number", each) for each, good in numbers.items() if not good
            ]
            checked.append(replace(row, numbers=tuple(dict.fromkeys(filter(None, numbers.values())))))
        flaws += await self._known(campaign, checked)
        bad = {flaw.row for flaw in flaws}
        kept, twins = without_twins([row for row in checked if row.row not in bad])
        return kept, [*flaws, *twins]

    async def _known(self, campaign: Campaign, rows: Sequence[Row]) -> list[Flaw]:
        """Return a flaw for each row whose number the campaign has, or whose owner was erased."""
        numbers = sorted({number for row in rows for number in row.numbers})
        erased = await self._suppressed(numbers)
        there: set[str] = set()
        for chunk in chunks(numbers, 200):
            where: dict[str, Match] = {"campaign": campaign.id, "numbers": Among(tuple(chunk))}
            for record in await self._tools.books.find(ListRecord, where, limit=1000):
                there.update(record.numbers)
        found = [Flaw(row.row, "numbers", "on_a_list") for row in rows if there & {*row.numbers}]
        return found + [Flaw(row.row, "numbers", "suppressed") for row in rows if erased & {*row.numbers}]

    async def _keep(self, of: CallList, records: Sequence[ListRecord], by: str) -> None:
        now = self._tools.now()
        await self._tools.books.commit([Put(of)], by, now)
        for chunk in chunks(records, _CHUNK):
            await self._tools.books.commit([Put(record, quiet=True) for record in chunk], by, now)


def _list(campaign: Campaign, wish: ListWish, by: str, now: float) -> CallList:
    return CallList(new_id("list"), 0, campaign.id, wish.name, wish.source, wish.consent, at=now, by=by)


def record_of_row(of: CallList, row: Row) -> ListRecord:
    """Return the record of a row. Its id keeps the order of the list."""
    return ListRecord(
        f"{PREFIX}{of.id.removeprefix('list-')}-{row.row:06d}",
        campaign=of.campaign,
        list=of.id,
        row=row.row,
        name=row.name,
        company=row.company,
        numbers=row.numbers,
        language=row.language,
        zone=row.zone,
        region=row.region,
        source=row.source or of.source,
        consent=row.consent or of.consent,
        fields=row.fields,
        since=of.at,
    )
