"""Records: looked through, why one is not dialled, withdrawn and opened again."""

from aiohttp import web

from callcenter.outbound.campaign.record import ListConsent, ListRecord
from callcenter.outbound.campaign.sheet import Row, moment_of
from callcenter.service.campaigns.keeping import RecordSearch
from callcenter.service.numbers import to_e164
from callcenter.web.api.campaigns.common import shown
from callcenter.web.api.follow_up.common import behind, cursor
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure
from callcenter.web.values_campaigns import (
    RecordExportQuery,
    RecordPage,
    RecordQuery,
    RecordView,
    RecordWish,
    WithdrawWish,
)


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


async def export_records(call: Call[RecordExportQuery]) -> web.Response:
    """The records of a campaign as CSV: what came of each, why it was not dialled. It is noted who asked."""
    data = await call.parts.campaigns.exports.file(
        call.id, call.body.list, lambda record: shown(call, record), call.user.name
    )
    headers = {"Content-Disposition": 'attachment; filename="records.csv"'}
    return web.Response(body=data, content_type="text/csv", headers=headers)


async def add_record(call: Call[RecordWish]) -> ListRecord:
    """Add somebody to a list by hand, behind its last."""
    wish = call.body
    on = moment_of(wish.consent_on) if wish.consent_on else 0.0
    if on is None:
        raise Failure("bad_time", "consent_on is a day, YYYY-MM-DD.")
    row = Row(
        0,
        wish.name,
        wish.company,
        wish.numbers,
        wish.language,
        wish.zone,
        wish.region,
        wish.source,
        ListConsent(wish.consent, on, wish.proof),
        wish.fields,
    )
    return shown(call, await call.parts.campaigns.by_hand.add(call.id, row, call.user.name))


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
