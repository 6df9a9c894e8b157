"""What is due, and what users are told."""

from callcenter.web.api.cases.common import viewer
from callcenter.web.endpoint import Call
from callcenter.web.values_cases import Deadlines, DeadlinesQuery, DueLine, Notices, NoticesQuery

_HOUR = 3600.0


async def see_deadlines(call: Call[DeadlinesQuery]) -> Deadlines:
    """Everything that is due or late, the next one first, with its owner, tier and escalation step."""
    now, query = call.parts.clock.now(), call.body
    items = await call.parts.cases.due.board(viewer(call), now + query.hours * _HOUR, query.limit)
    return Deadlines(now, tuple(DueLine(item, (item.due - now) / _HOUR) for item in items))


async def see_notices(call: Call[NoticesQuery]) -> Notices:
    """What the user should know, newest first."""
    book, query = call.parts.cases.notices, call.body
    found, after = await book.page(call.user.name, unread=query.unread, limit=query.limit, after=query.after)
    return Notices(tuple(found), await book.unread(call.user.name), after)


async def read_notice(call: Call[None]) -> None:
    """The user has read a notice."""
    await call.parts.cases.notices.read(call.user.name, call.id, call.parts.clock.now())


async def read_notices(call: Call[None]) -> None:
    """The user has read all notices."""
    await call.parts.cases.notices.read_all(call.user.name, call.parts.clock.now())
