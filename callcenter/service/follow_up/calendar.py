"""A user's tasks, visits and callbacks as an iCalendar that other programs subscribe to (RFC 5545)."""

import secrets
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event
from msgspec import Struct

from callcenter.accounts.account import Account
from callcenter.cases.refusal import Refusal
from callcenter.cases.tasks import LIVE, Task
from callcenter.cases.visits import Visit, VisitState
from callcenter.ports.books import Among, Between, Drop, Match, Put
from callcenter.ports.calendars import CalendarLink
from callcenter.service.follow_up.surveys import digest
from callcenter.service.follow_up.tools import Doer, Tools

DAY = 86400.0
#: How far back and ahead a calendar goes, in seconds, and how much is in it at most.
_BACK, _AHEAD, _MOST = 31 * DAY, 400 * DAY, 1000
_TASK_LENGTH, _VISIT_LENGTH = timedelta(minutes=30), timedelta(hours=1)


class DueCall(Struct, frozen=True):
    """A callback that is agreed for a time (seconds UTC). `name` is the customer's, "" if not known."""

    id: str
    at: float
    name: str = ""


#: What an agent (by id) has agreed to call back.
Calls = Callable[[str], Iterable[DueCall]]


class Calendars:
    """Each user's own calendar, behind a secret link that they may take back."""

    def __init__(self, tools: Tools, calls: Calls) -> None:
        self._tools = tools
        self._calls = calls

    async def link(self, doer: Doer) -> str:
        """Make the user's link anew and return its secret; the one before leads nowhere from now on."""
        secret = secrets.token_urlsafe(32)
        kept = await self._tools.books.get(CalendarLink, doer.name)
        version = kept.version if kept is not None else 0
        link = CalendarLink(doer.name, version, doer.name, digest(secret), self._tools.now())
        await self._tools.commit((Put(link),), doer.name)
        return secret

    async def linked_at(self, doer: Doer) -> float | None:
        """Return when the user's link was made, None without one."""
        kept = await self._tools.books.get(CalendarLink, doer.name)
        return None if kept is None else kept.at

    async def unlink(self, doer: Doer) -> None:
        """Take the user's link back."""
        kept = await self._tools.books.get(CalendarLink, doer.name)
        if kept is not None:
            await self._tools.commit((Drop(kept),), doer.name)

    async def of_secret(self, secret: str) -> bytes:
        """Return the calendar behind a link. Refuses `not_found` one that was never made or taken back."""
        found = await self._tools.books.find(CalendarLink, {"token": digest(secret)}, limit=1)
        user = await self._tools.records.user(found[0].user) if secret and found else None
        if user is None or not user.active:
            raise Refusal("not_found")
        return await self.of_user(Doer(user.name, user.agent))

    async def of_user(self, doer: Doer) -> bytes:
        """Return a user's calendar: open tasks, visits, and agreed callbacks; a month back, a year ahead."""
        now = self._tools.now()
        span = Between(now - _BACK, now + _AHEAD)
        live = Among(tuple(state.value for state in LIVE))
        mine: dict[str, Match] = {"owner": doer.name}
        tasks = await self._tools.books.find(
            Task, {**mine, "state": live, "due": span}, order="due", limit=_MOST
        )
        planned = Among((VisitState.PLANNED.value, VisitState.DONE.value))
        visits = await self._tools.books.find(
            Visit, {**mine, "state": planned, "planned": span}, order="planned", limit=_MOST
        )
        accounts = await self._tools.books.get_many(Account, {visit.account for visit in visits})
        events = [_task(task) for task in tasks]
        events += [_visit(visit, accounts.get(visit.account)) for visit in visits]
        if doer.agent:
            events += [_call(call) for call in self._calls(doer.agent)]
        return _calendar(self._tools.house().name, events, now)


def _calendar(name: str, events: Iterable[Event], now: float) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//callcenter//follow-up//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for event in events:
        event.add("dtstamp", _moment(now))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _task(task: Task) -> Event:
    event = _event(task.id, task.title, task.due, _TASK_LENGTH)
    if task.note:
        event.add("description", task.note)
    if task.remind_at:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", task.title)
        alarm.add("trigger", timedelta(seconds=task.remind_at - task.due))
        event.add_component(alarm)
    return event


def _visit(visit: Visit, account: Account | None) -> Event:
    company = account.company if account is not None else ""
    title = f"{company}: {visit.purpose}" if company else visit.purpose
    event = _event(visit.id, title, visit.planned, _VISIT_LENGTH)
    if visit.preparation:
        event.add("description", visit.preparation)
    if account is not None and account.address:
        event.add("location", account.address)
    return event


def _call(call: DueCall) -> Event:
    return _event(call.id, f"☎ {call.name}" if call.name else "☎", call.at, _TASK_LENGTH)


def _event(id_: str, title: str, at: float, length: timedelta) -> Event:
    event = Event()
    event.add("uid", id_)
    event.add("summary", title)
    event.add("dtstart", _moment(at))
    event.add("dtend", _moment(at) + length)
    return event


def _moment(at: float) -> datetime:
    return datetime.fromtimestamp(int(at), UTC)
