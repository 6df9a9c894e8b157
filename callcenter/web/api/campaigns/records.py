"""Records: looked through, why one is not dialled, withdrawn and opened again."""

from callcenter.outbound.campaign.record import ListRecord
from callcenter.service.campaigns.keeping import RecordSearch
from callcenter.service.numbers import to_e164
from callcenter.web.api.campaigns.common import shown
from callcenter.web.api.follow_up.common import behind, cursor
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure
from callcenter.web.values_campaigns import RecordPage, RecordQuery, RecordView, WithdrawWish


async def list_records(call: Call[RecordQuery]) -> RecordPage:
    """The records of a campaign by their lists: of a state, a list, a result, or with a number."""
    wish = call.body
    number = ""
    if wish.number:
        number = to_e164(wish.number, next(iter(call.parts.house().numbers), ""))
        if not number:
            raise Failure("bad_number", "That is no telephone number.")
    search = RecordSearch(wish.state, wish.list, wish.result, number, wish.limit, cursor(wish.after))
    found = await call.parts.campaigns.campaigns.records(call.id, search)
    return RecordPage(tuple(shown(call, each) for each in found), behind(found, wish.limit, "id"))


async def see_record(call: Call[None]) -> RecordView:
    """A record with its attempts, and every reason why it is not dialled now."""
    desk = call.parts.campaigns.campaigns
    record = await desk.record(call.id)
    campaign = await desk.see(record.campaign)
    return RecordView(shown(call, record), campaign.name, tuple(await desk.why(record)))


async def withdraw_record(call: Call[WithdrawWish]) -> ListRecord:
    """Take a record out of the line for good, with a reason."""
    done = await call.parts.campaigns.campaigns.withdraw(call.id, call.body.reason, call.user.name)
    return shown(call, done)


async def reopen_record(call: Call[None]) -> ListRecord:
    """Put a record that is done or withdrawn in line again."""
    return shown(call, await call.parts.campaigns.campaigns.reopen(call.id, call.user.name))
