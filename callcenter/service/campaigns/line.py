"""The line of a campaign's records: which is next. What has a time goes before what is new."""

from collections.abc import AsyncIterator

from callcenter.outbound.campaign.campaign import Campaign
from callcenter.outbound.campaign.record import ListRecord, RecordState
from callcenter.ports.books import Between, Books, Match, cursor_of

_PAGE = 20
_SOME_TIME = 1e-6


async def in_line(books: Books, campaign: Campaign, now: float) -> AsyncIterator[ListRecord]:
    """Yield the records that may be dialled at `now`: those of a time by it, then new ones by their list."""
    waiting: dict[str, Match] = {"campaign": campaign.id, "state": RecordState.WAITING.value}
    for when in (Between(_SOME_TIME, now), 0.0):
        where, after = waiting | {"next_at": when}, None
        while page := await books.find(ListRecord, where, order="next_at", limit=_PAGE, after=after):
            after = cursor_of(page[-1], "next_at")
            for record in page:
                yield record
