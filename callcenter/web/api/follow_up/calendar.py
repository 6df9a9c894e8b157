"""The calendar: behind a secret link, for a calendar program."""

from aiohttp import web

from callcenter.cases.refusal import Refusal
from callcenter.web.address import address_of
from callcenter.web.api.follow_up.common import doer
from callcenter.web.attempts import Attempts
from callcenter.web.endpoint import Call
from callcenter.web.values_follow_up import CalendarLinked, CalendarQuery, NewCalendarLink

#: Wrong links by address: a secret is not found by trying.
GUESSES: web.AppKey[Attempts] = web.AppKey("calendar_guesses", Attempts)


async def calendar(call: Call[CalendarQuery]) -> web.Response:
    """The open tasks, visits and agreed callbacks of whoever made the link, as iCalendar."""
    guesses, now = call.request.app[GUESSES], call.parts.clock.now()
    address = address_of(call.request, forwarded=call.parts.settings.forwarded)
    guesses.check("calendar", address, now)
    try:
        body = await call.parts.follow_up.calendars.of_secret(call.body.token)
    except Refusal:
        guesses.failed("calendar", address, now)
        raise
    return web.Response(body=body, content_type="text/calendar", charset="utf-8")


async def see_link(call: Call[None]) -> CalendarLinked:
    """Whether one has a calendar link, and since when; the link itself is told only when it is made."""
    return CalendarLinked(await call.parts.follow_up.calendars.linked_at(doer(call)))


async def make_link(call: Call[None]) -> NewCalendarLink:
    """Make one's calendar link anew; the one before leads nowhere from now on."""
    secret = await call.parts.follow_up.calendars.link(doer(call))
    base = call.parts.settings.public_url.rstrip("/")
    return NewCalendarLink(f"{base}/api/v1/calendar.ics?token={secret}")


async def take_link_back(call: Call[None]) -> None:
    """Take one's calendar link back."""
    await call.parts.follow_up.calendars.unlink(doer(call))
