"""What selling asks of its neighbours: whence a call comes, and that a number is called no more."""

from typing import Protocol

from callcenter.outbound.campaign.campaign import Campaign
from callcenter.outbound.campaign.record import ListRecord, RecordState, record_of
from callcenter.outbound.scripts.kinds import TalkResult
from callcenter.outbound.talks.talk import TalkOrigin
from callcenter.ports.books import Books


class Refusals(Protocol):
    """The do-not-call list."""

    async def refuse(
        self, number: str, *, source: str, by: str, topic: str = "", evidence: str = ""
    ) -> object:
        """Let a number (E.164) be called no more, from the moment this returns. Raises `RecordsError`."""


async def origin_of(contact: str, books: Books, number: str = "") -> TalkOrigin:
    """Return whence the wish for a call came: a campaign's record, else the agent.

    An agent's own call to the `number` (E.164) of a record that waits for its follow-up belongs to it.
    """
    record = await books.get(ListRecord, record_of(contact)) if record_of(contact) else None
    if record is None and number:
        record = await _followed_up(books, number)
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


async def _followed_up(books: Books, number: str) -> ListRecord | None:
    """Return the newest record of a number that ended in a follow-up, and in nothing else since."""
    done = {"numbers": number, "state": RecordState.DONE.value}
    found = await books.find(ListRecord, done, limit=100)
    waits = [each for each in found if _waits_for_follow_up(each)]
    return max(waits, key=lambda each: each.since, default=None)


def _waits_for_follow_up(record: ListRecord) -> bool:
    last = record.attempts[-1] if record.attempts else None
    return last is not None and last.talk is TalkResult.FOLLOW_UP and record.result == last.result
