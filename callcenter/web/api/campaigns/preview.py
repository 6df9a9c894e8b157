"""The agent's next record: shown, dialled, skipped."""

from callcenter.floor.values import Device
from callcenter.outbound.campaign.campaign import Mode
from callcenter.outbound.campaign.record import ListRecord, record_of
from callcenter.service.campaigns.preview import Shown
from callcenter.service.permissions import Permission
from callcenter.web.api.campaigns.common import short, shown
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure
from callcenter.web.values_calling import PlacedCall
from callcenter.web.values_campaigns import ContactRecord, NextRecord, SkipWish


async def see_mine(call: Call[None]) -> NextRecord:
    """The record that the agent has before them, and the campaigns that the next one may come from."""
    return await _view(call, await call.parts.campaigns.preview.mine(call.agent))


async def take_next(call: Call[None]) -> NextRecord:
    """Reserve the next record of a campaign that may be dialled now; who has one keeps it."""
    return await _view(call, await call.parts.campaigns.preview.next(call.id, call.agent))


async def dial_record(call: Call[None]) -> PlacedCall:
    """Dial the record that the agent has: their own phone first, then the customer."""
    contact = await call.parts.campaigns.preview.dial(call.id, call.agent)
    state = call.parts.state()
    placed, known = state.contacts.get(contact), state.agents.get(call.agent)
    browser = known is not None and known.device is Device.BROWSER
    offer = placed.offer if placed is not None else None
    return PlacedCall(contact, offer.id if browser and offer is not None else "")


async def skip_record(call: Call[SkipWish]) -> None:
    """Put the record that the agent has back, with a reason: for a while, for a time, or for good."""
    wish = call.body
    await call.parts.campaigns.preview.skip(
        call.id, call.agent, wish.reason, again_at=wish.again_at or 0.0, forever=wish.forever
    )


async def record_of_contact(call: Call[None]) -> ContactRecord:
    """The record that a live contact is an attempt of: one's own contact, or any for who watches."""
    live = call.parts.state().contacts.get(call.id)
    own = live is not None and call.user.agent in {live.agent, live.wrapping, live.offer and live.offer.agent}
    if not own and not call.may(Permission.WATCH):
        raise Failure("not_found", call.id)
    record = await call.parts.books.get(ListRecord, record_of(call.id)) if record_of(call.id) else None
    if record is None:
        return ContactRecord(None, None)
    campaign = await call.parts.campaigns.campaigns.see(record.campaign)
    return ContactRecord(short(campaign), record if own else shown(call, record))


async def _view(call: Call[None], found: Shown | None) -> NextRecord:
    running = call.parts.campaigns.preview.campaigns
    offered = tuple(short(each) for each in await running(call.agent))
    ahead = tuple(short(each) for each in await running(call.agent, Mode.PREDICTIVE))
    if found is None:
        return NextRecord(offered, None, None, "", ahead)
    return NextRecord(offered, short(found.campaign), found.record, found.number, ahead)
