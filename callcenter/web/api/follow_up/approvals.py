"""Approvals: asked for, compared, decided."""

from msgspec.structs import asdict

from callcenter.cases.approvals import Approval
from callcenter.service.follow_up.approvals import ApprovalSearch, ChangeWish
from callcenter.web.api.follow_up.common import behind, cursor, doer
from callcenter.web.endpoint import Call
from callcenter.web.values_follow_up import (
    ApprovalQuery,
    ApprovalRows,
    ChangeAgain,
    ChangeRequest,
    Delegation,
    Reason,
    SomeReason,
)


async def list_approvals(call: Call[ApprovalQuery]) -> ApprovalRows:
    """What one is to decide or to mend, what one asked for, or all."""
    wish = asdict(call.body)
    after = cursor(wish.pop("after"))
    found = await call.parts.follow_up.approvals.find(ApprovalSearch(**wish, after=after), doer(call))
    order = "at" if call.body.box == "mine" else "-at"
    return ApprovalRows(tuple(found), behind(found, call.body.limit, order))


async def ask_approval(call: Call[ChangeRequest]) -> Approval:
    """Ask for a change; what is there now stands beside what shall be."""
    wish = ChangeWish(**{name: getattr(call.body, name) for name in ChangeWish.__struct_fields__})
    return await call.parts.follow_up.approvals.ask(wish, doer(call))


async def see_approval(call: Call[None]) -> Approval:
    """One approval with its whole history."""
    return await call.parts.follow_up.approvals.see(call.id, doer(call))


async def ask_again(call: Call[ChangeAgain]) -> Approval:
    """Ask anew for what was returned."""
    body = call.body
    wish = ChangeWish(
        "", "", body.changes, body.reason, "", body.amount, body.finding, effective_at=body.effective_at
    )
    return await call.parts.follow_up.approvals.ask_again(call.id, wish, doer(call))


async def approve(call: Call[Reason]) -> Approval:
    """Agree. After the last yes the change is made, now or on its day."""
    return await call.parts.follow_up.approvals.approve(call.id, doer(call), call.body.reason)


async def reject(call: Call[SomeReason]) -> Approval:
    """Say no for good."""
    return await call.parts.follow_up.approvals.reject(call.id, doer(call), call.body.reason)


async def send_back(call: Call[SomeReason]) -> Approval:
    """Hand it back to whoever asked, to be mended."""
    return await call.parts.follow_up.approvals.send_back(call.id, doer(call), call.body.reason)


async def delegate(call: Call[Delegation]) -> Approval:
    """Let somebody else decide instead."""
    return await call.parts.follow_up.approvals.delegate(call.id, doer(call), call.body.to, call.body.reason)


async def withdraw(call: Call[Reason]) -> Approval:
    """Call off what one asked for oneself."""
    return await call.parts.follow_up.approvals.withdraw(call.id, doer(call), call.body.reason)
