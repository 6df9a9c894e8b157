"""What the talk of a campaign's call comes to for its record (FL-25 ④⑤): entered once, in the talk."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from callcenter.outbound.campaign.campaign import Campaign
from callcenter.outbound.campaign.moves import followed
from callcenter.outbound.campaign.record import ListRecord, RecordState
from callcenter.outbound.scripts.kinds import TalkResult


class Concluded(Struct, frozen=True):
    """The result of the talk `contact`, the disposition that stands for it, and what was written down."""

    contact: str
    result: TalkResult
    disposition: str
    fields: Mapping[str, str] = {}


def talked(record: ListRecord, campaign: Campaign, told: Concluded, now: float) -> ListRecord:
    """Return a record with what its talk came to.

    The attempt keeps it. One under way is settled by it when its contact is over; if the last one is over
    already, the record follows now. A talk that is no attempt followed the record up: its result is the
    record's. A record that is being dialled anew, or was withdrawn, keeps its way.
    """
    written = replace(record, fields={**record.fields, **told.fields})
    before = next((each for each in record.attempts if each.contact == told.contact), None)
    if before is None:
        done = record.state is RecordState.DONE
        return replace(written, result=told.disposition) if done else written
    if before.talk is TalkResult.WRONG_PERSON:
        written = replace(written, bad=tuple(each for each in record.bad if each != before.number))
    attempts = tuple(
        replace(each, talk=told.result, result=told.disposition) if each.contact == told.contact else each
        for each in record.attempts
    )
    written = replace(written, attempts=attempts)
    last = attempts[-1]
    fixed = {RecordState.DIALLING, RecordState.WITHDRAWN}
    if last.contact != told.contact or record.state in fixed:
        return written
    return followed(written, campaign, last, now)
