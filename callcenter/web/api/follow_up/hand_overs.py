"""Hand-overs of accounts from one manager to another (KA-07)."""

from callcenter.cases.hand_overs import HandOver
from callcenter.service.follow_up.hand_overs import HandOverPage
from callcenter.web.api.follow_up.common import doer
from callcenter.web.endpoint import Call
from callcenter.web.values_accounts import Versioned
from callcenter.web.values_hand_overs import HandOverPages, Introduced, NewHandOver, PointChecked


async def list_hand_overs(call: Call[None]) -> HandOverPages:
    """The hand-overs of an account, the latest first, each with what moves along and what is missing."""
    return HandOverPages(tuple(await call.parts.follow_up.hand_overs.of_account(call.id, doer(call))))


async def begin_hand_over(call: Call[NewHandOver]) -> HandOverPage:
    """Begin to hand an account over to another agent; it changes hands once both have signed."""
    wish = call.body
    made = HandOver("", account=call.id, taker=wish.taker, reason=wish.reason, back_on=wish.back_on)
    return await call.parts.follow_up.hand_overs.begin(made, doer(call))


async def check_point(call: Call[PointChecked]) -> HandOverPage:
    """Note that the two managers went through a point of the list."""
    wish = call.body
    office = call.parts.follow_up.hand_overs
    return await office.check(call.id, wish.version, wish.point, wish.note, doer(call))


async def introduce(call: Call[Introduced]) -> HandOverPage:
    """Note how the customer met the new manager."""
    wish = call.body
    return await call.parts.follow_up.hand_overs.introduce(call.id, wish.version, wish.how, doer(call))


async def sign_hand_over(call: Call[Versioned]) -> HandOverPage:
    """Sign for oneself; with the second signature account, cases, tasks and promises change hands."""
    return await call.parts.follow_up.hand_overs.sign(call.id, call.body.version, doer(call))


async def call_off_hand_over(call: Call[Versioned]) -> HandOverPage:
    """Call a hand-over off; the account stays with its manager."""
    return await call.parts.follow_up.hand_overs.call_off(call.id, call.body.version, doer(call))
