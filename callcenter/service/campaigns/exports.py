"""The records of a campaign as a file: what came of each, and why it was not dialled (FL-25)."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from callcenter.outbound.campaign.reasons import WhyNot, why_not
from callcenter.outbound.campaign.record import CallList, ListRecord
from callcenter.outbound.refusal import OutboundRefusal
from callcenter.ports.books import Match, cursor_of
from callcenter.service.accounts.tables import write_csv
from callcenter.service.campaigns.around import around
from callcenter.service.campaigns.tools import CampaignTools

_PAGE = 500
#: More rows no file has: export the lists one by one.
MOST = 200_000
HEADS = (
    "list",
    "row",
    "name",
    "company",
    "numbers",
    "language",
    "time zone",
    "region",
    "source",
    "consent",
    "consent date",
    "proof",
    "state",
    "result",
    "attempts",
    "last attempt",
    "last number",
    "last agent",
    "reached",
    "talk",
    "not dialled because",
    "not before",
)
Shown = Callable[[ListRecord], ListRecord]


class RecordExports:
    """Writes files of records. Refuses with `OutboundRefusal`; that one was taken out is in the trail."""

    def __init__(self, tools: CampaignTools) -> None:
        self._tools = tools

    async def file(self, campaign_id: str, list_: str, shown: Shown, by: str) -> bytes:
        """Return the records of a campaign, or of one of its lists, as CSV; `shown` masks what must be.

        The gate's last answer to each is in it; it is not asked anew for thousands. Behind the columns in
        `HEADS` come the list's own. Refuses with `not_found`, and `too_many` beyond 200,000 rows.
        """
        campaign = await self._tools.campaign(campaign_id)
        books, now = self._tools.books, self._tools.now()
        so = await around(books, self._tools.state(), campaign, now)
        lists = await books.find(CallList, {"campaign": campaign_id}, limit=500)
        names = {each.id: each.name for each in lists}
        where: dict[str, Match] = {"campaign": campaign_id}
        if list_:
            where["list"] = list_
        told: list[tuple[ListRecord, tuple[WhyNot, ...]]] = []
        after = None
        while page := await books.find(ListRecord, where, limit=_PAGE, after=after):
            after = cursor_of(page[-1])
            told += ((shown(each), why_not(each, campaign, so, now)) for each in page)
            if len(told) > MOST:
                raise OutboundRefusal("too_many", str(MOST))
        detail = {"campaign": campaign_id, "list": list_, "rows": len(told)}
        await self._tools.records.audit(now, by, "campaign.exported", detail)
        return await asyncio.to_thread(_written, told, names)


def _written(told: Sequence[tuple[ListRecord, tuple[WhyNot, ...]]], names: dict[str, str]) -> bytes:
    own = tuple(dict.fromkeys(head for record, _ in told for head in record.fields))
    rows = [
        [*_row(record, why, names), *(record.fields.get(head, "") for head in own)] for record, why in told
    ]
    return write_csv([[*HEADS, *own], *rows])


def _row(record: ListRecord, why: Sequence[WhyNot], names: dict[str, str]) -> list[str]:
    last = record.attempts[-1] if record.attempts else None
    consent = record.consent
    tried = (
        [moment(last.at), last.number, last.agent, "yes" if last.reached else "no", last.talk or ""]
        if last is not None
        else [""] * 5
    )
    waits = max((each.until for each in why), default=0.0)
    return [
        names.get(record.list, record.list),
        str(record.row),
        record.name,
        record.company,
        "; ".join(record.numbers),
        record.language,
        record.zone,
        record.region,
        record.source,
        consent.how,
        moment(consent.at)[:10],
        consent.proof,
        record.state.value,
        record.result,
        str(len(record.attempts)),
        *tried,
        "; ".join(f"{each.code}: {each.detail}" if each.detail else each.code for each in why),
        moment(waits),
    ]


def moment(at: float) -> str:
    """Return a moment as YYYY-MM-DDThh:mm:ssZ, "" for none."""
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else ""
