"""Visits: planned, reported, overdue."""

from msgspec.structs import asdict

from callcenter.cases.visits import Visit, VisitReport
from callcenter.service.follow_up.visits import Reported, VisitChange, VisitSearch
from callcenter.web.api.follow_up.common import behind, cursor, doer
from callcenter.web.endpoint import Call
from callcenter.web.values_follow_up import (
    NewVisit,
    OverdueVisits,
    ReportedVisit,
    VisitEdit,
    VisitMove,
    VisitQuery,
    VisitRows,
)


async def list_visits(call: Call[VisitQuery]) -> VisitRows:
    """One's own visits in the order of their times, or those of an account."""
    wish = asdict(call.body)
    after = cursor(wish.pop("after"))
    found = await call.parts.follow_up.visits.find(VisitSearch(**wish, after=after), doer(call))
    return VisitRows(tuple(found), behind(found, call.body.limit, "planned"))


async def overdue_visits(call: Call[None]) -> OverdueVisits:
    """The accounts that were not visited within the cycle of their tier, the longest overdue first."""
    return OverdueVisits(tuple(await call.parts.follow_up.visits.overdue(doer(call))))


async def plan_visit(call: Call[NewVisit]) -> Visit:
    """Plan a visit to an account."""
    return await call.parts.follow_up.visits.plan(Visit("", **asdict(call.body)), doer(call))


async def see_visit(call: Call[None]) -> Visit:
    """One visit with its report."""
    return await call.parts.follow_up.visits.see(call.id, doer(call))


async def change_visit(call: Call[VisitEdit]) -> Visit:
    """Plan a visit otherwise."""
    return await call.parts.follow_up.visits.change(call.id, VisitChange(**asdict(call.body)), doer(call))


async def move_visit(call: Call[VisitMove]) -> Visit:
    """Call a visit off, or plan it again."""
    return await call.parts.follow_up.visits.move(call.id, call.body.to, doer(call))


async def report_visit(call: Call[ReportedVisit]) -> Reported:
    """Report a visit: what was told, offered, heard; it plans the next one and goes up where it must."""
    told = VisitReport(**{name: getattr(call.body, name) for name in VisitReport.__struct_fields__})
    return await call.parts.follow_up.visits.report(call.id, told, doer(call))
