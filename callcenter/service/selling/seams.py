"""What selling asks of its neighbours: whence a call comes, and that a number is called no more."""

from typing import Protocol

from callcenter.outbound.campaign.campaign import Campaign
from callcenter.outbound.campaign.record import ListRecord, record_of
from callcenter.outbound.talks.talk import TalkOrigin
from callcenter.ports.books import Books


class Refusals(Protocol):
    """The do-not-call list."""

    async def refuse(
        self, number: str, *, source: str, by: str, topic: str = "", evidence: str = ""
    ) -> object:
        """Let a number (E.164) be called no more, from the moment this returns. Raises `RecordsError`."""


async def origin_of(contact: str, books: Books) -> TalkOrigin:
    """Return whence the wish for a call came: a campaign's record, else the agent."""
    record = await books.get(ListRecord, record_of(contact)) if record_of(contact) else None
    if record is None:
        return TalkOrigin()
    campaign = await books.get(Campaign, record.campaign)
    attempt = next((n for n, each in enumerate(record.attempts, 1) if each.contact == contact), 0)
    mode = next((each.mode.value for each in record.attempts if each.contact == contact), "manual")
    return TalkOrigin(
        campaign=record.campaign,
        list=record.list,
        record=record.id,
        attempt=attempt,
        mode=mode,
        script=campaign.script if campaign is not None else "",
        facts=record.fields,
    )
