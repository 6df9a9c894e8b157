"""What campaigns forget with somebody who asked to be erased (EU-03)."""

from collections.abc import Iterable

from msgspec.structs import replace

from callcenter.outbound.campaign.record import ListConsent, ListRecord, RecordState
from callcenter.ports.books import Among, Books, Change, Match, Put


async def without_numbers(books: Books, numbers: Iterable[str]) -> list[Change]:
    """Return the changes that empty the records of these numbers (E.164): nobody is dialled by them again.

    That a record was there, and how often it was tried, stays for the counts of its campaign. An attempt
    that is under way ends by itself.
    """
    where: dict[str, Match] = {"numbers": Among(tuple(numbers))}
    return [Put(_emptied(each), quiet=True) for each in await books.find(ListRecord, where, limit=1000)]


def _emptied(record: ListRecord) -> ListRecord:
    under_way = record.state is RecordState.DIALLING
    return replace(
        record,
        name="",
        company="",
        numbers=(),
        bad=(),
        fields={},
        consent=ListConsent(),
        attempts=tuple(replace(each, number="") for each in record.attempts),
        agent=record.agent if under_way else "",
        until=0.0,
        state=record.state if under_way else RecordState.WITHDRAWN,
        result=record.result if under_way else "erased",
    )
