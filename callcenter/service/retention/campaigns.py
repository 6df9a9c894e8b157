"""Who was on a list of a campaign is forgotten when its time is over (EU-04, CN-03)."""

from msgspec.structs import replace

from callcenter.accounts.keeping import expired
from callcenter.outbound.campaign.record import CallList, ListRecord, RecordState
from callcenter.ports.books import Between, Change, Drop, Match, Put, cursor_of
from callcenter.service.accounts.office import HOUSE, Office
from callcenter.service.accounts.signs import each

_SOME = 200
_BUSY = frozenset({RecordState.RESERVED, RecordState.DIALLING})


class CampaignRecords:
    """A `Disposal` of the records of campaigns, by the lists they came with; a list goes with its last.

    A record's time runs from its last change. One that was dialled on its consent leaves the proof of that,
    with name, numbers and attempts, until the time of `consents` after the last attempt is over.
    """

    category = "campaign_records"

    def __init__(self, office: Office) -> None:
        self._office = office

    async def foresee(self, before: float) -> int:
        """Count the records that would go. Raises `RecordsError`."""
        proofs = expired(self._office.now(), self._office.house().account_rules.keeps("consents"))
        count, after = 0, -1.0
        while lists := await self._lists(after, before):
            after = lists[-1].at
            for list_ in lists:
                of_it = each(self._office.books, ListRecord, {"list": list_.id})
                changes = [_change(record, list_, before, proofs) async for record in of_it]
                count += sum(isinstance(change, Drop) for change in changes)
        return count

    async def dispose(self, before: float) -> int:
        """Delete what has not changed since, and return how many records. Raises `RecordsError`."""
        proofs = expired(self._office.now(), self._office.house().account_rules.keeps("consents"))
        count, after = 0, -1.0
        while lists := await self._lists(after, before):
            after = lists[-1].at
            for list_ in lists:
                count += await self._of(list_, before, proofs)
        return count

    async def _lists(self, after: float, before: float) -> list[CallList]:
        """Return the next lists that are old enough to have old records."""
        where: dict[str, Match] = {"at": Between(after + 1e-6, before)}
        return await self._office.books.find(CallList, where, order="at", limit=_SOME)

    async def _of(self, list_: CallList, before: float, proofs: float) -> int:
        """Go through one list; return how many of its records went."""
        gone = left = 0
        after = None
        where: dict[str, Match] = {"list": list_.id}
        while page := await self._office.books.find(ListRecord, where, limit=_SOME, after=after):
            after = cursor_of(page[-1])
            changes = [change for record in page if (change := _change(record, list_, before, proofs))]
            dropped = sum(isinstance(change, Drop) for change in changes)
            gone, left = gone + dropped, left + len(page) - dropped
            if changes:
                await self._office.commit(changes, HOUSE.user)
        if not left:
            await self._office.commit([Drop(list_, quiet=True)], HOUSE.user)
        return gone


def _change(record: ListRecord, list_: CallList, before: float, proofs: float) -> Change | None:
    """Return what becomes of a record now, None if nothing does."""
    if record.state in _BUSY or max(record.since, list_.at) >= before:
        return None
    consent = record.consent or list_.consent
    used = max((each.at for each in record.attempts), default=0.0)
    if not (consent and used) or used < proofs:
        return Drop(record, quiet=True)
    bare = replace(record, company="", fields={}, consent=consent)
    if bare.state is RecordState.WAITING:
        bare = replace(bare, state=RecordState.WITHDRAWN, result="expired")
    return Put(bare, quiet=True) if bare != record else None
