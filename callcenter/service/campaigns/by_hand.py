"""A record added to a list by hand, checked as a row of a file is (FL-25 ①)."""

from msgspec.structs import replace

from callcenter.outbound.campaign.campaign import Campaign, CampaignState
from callcenter.outbound.campaign.record import CallList, ListRecord
from callcenter.outbound.campaign.sheet import Row
from callcenter.outbound.refusal import OutboundRefusal
from callcenter.ports.books import Put
from callcenter.service.campaigns.imports import ListImports, record_of_row
from callcenter.service.campaigns.tools import CampaignTools
from notation.sheets import Flaw


class ByHand:
    """Adds records. Refuses with `OutboundRefusal`; raises `StaleVersion` when two are added at once."""

    def __init__(self, tools: CampaignTools, imports: ListImports) -> None:
        self._tools = tools
        self._imports = imports

    async def add(self, list_: str, wish: Row, by: str) -> ListRecord:
        """Add somebody behind the last of a list, and return the record.

        Refuses with `not_found`, `wrong_state` (the campaign has ended), and with what would be a flaw of a
        row: `number_missing`, `bad_number`, `on_a_list`, `suppressed`.
        """
        of, campaign = await self._list(list_)
        if not wish.numbers:
            raise OutboundRefusal("number_missing", "numbers")
        last = await self._tools.books.find(ListRecord, {"list": list_}, order="-id", limit=1)
        row = replace(wish, row=last[0].row + 1 if last else 2)
        sound, flaws = await self._imports.checked(campaign, [row])
        for flaw in flaws:
            raise _refusal(flaw)
        made = record_of_row(replace(of, at=self._tools.now()), sound[0])
        changes = [Put(made), Put(replace(of, rows=of.rows + 1))]
        stored: ListRecord = (await self._tools.books.commit(changes, by, self._tools.now()))[0]
        return stored

    async def _list(self, list_: str) -> tuple[CallList, Campaign]:
        of = await self._tools.books.get(CallList, list_)
        if of is None:
            raise OutboundRefusal("not_found", list_)
        campaign = await self._tools.campaign(of.campaign)
        if campaign.state is CampaignState.ENDED:
            raise OutboundRefusal("wrong_state", campaign.state.value)
        return of, campaign


def _refusal(flaw: Flaw) -> OutboundRefusal:
    return OutboundRefusal(flaw.code, flaw.value or flaw.column)
