"""What became of sales after 30 and 90 days: what is asked, told by hand, and from sheets."""

from callcenter.outbound.talks.talk import Talk
from callcenter.service.masking import masked
from callcenter.service.permissions import Permission
from callcenter.service.selling.later import LaterReport, veiled
from callcenter.web.api.selling.analysis import veiled as veiled_talk
from callcenter.web.endpoint import Call
from callcenter.web.values_accounts import ImportQuery
from callcenter.web.values_selling import LaterDue, LaterQuery, LaterWish

#: No sheet is larger (bytes).
MOST = 10 * 1024 * 1024


async def see_due(call: Call[LaterQuery]) -> LaterDue:
    """The sales of which it is to be told what became of them, the longest due first."""
    found = await call.parts.selling.later.due()
    page = found[: call.body.limit]
    if not call.may(Permission.SEE_NUMBERS):
        page = [veiled(each, masked(each.talk.who.number)) for each in page]
    return LaterDue(len(found), tuple(page))


async def tell_later(call: Call[LaterWish]) -> Talk:
    """Tell what became of a sale 30 or 90 days after it; a cancelled one may be told sooner."""
    wish = call.body
    talk = await call.parts.selling.later.tell(call.id, wish.days, wish.what, call.user.name)
    return talk if call.may(Permission.SEE_NUMBERS) else veiled_talk(talk)


async def take_later(call: Call[ImportQuery]) -> LaterReport:
    """Look at a sheet of what became of sales, row by row; with `confirm` keep every row that is sound.

    The body is the file. Its first row names the columns, in English or Chinese: contact or number, days
    (30 or 90; without it what is asked first), result (kept, paid or cancelled).
    """
    data = await call.request.clone(client_max_size=MOST).read()
    wish = call.body
    return await call.parts.selling.later.take(data, wish.format, call.user.name, confirm=wish.confirm)
