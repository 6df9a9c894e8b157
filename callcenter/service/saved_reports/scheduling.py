"""Schedules of saved reports: who gets them when, and what was sent (ME reports)."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from callcenter.cases.recurrence import check_rule
from callcenter.cases.refusal import Refusal
from callcenter.ports.books import Change, Drop
from callcenter.ports.records import User
from callcenter.ports.saved_reports import (
    Parcel,
    ReportFormat,
    ReportSchedule,
    SavedReport,
    SentReport,
)
from callcenter.service.follow_up.tools import Tools, new_id
from callcenter.service.house import House
from callcenter.service.house_reports import is_address
from callcenter.service.saved_reports.keeping import SavedReports, governs
from callcenter.service.saved_reports.timing import first_of, next_run


class Recipients(Struct, frozen=True):
    """Users by name, and addresses outside the house."""

    users: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


class ScheduleDraft(Struct, frozen=True):
    """What a user says of a schedule; see `ReportSchedule`."""

    rule: str
    start: str
    zone: str
    to: Recipients
    format: ReportFormat = "xlsx"
    active: bool = True


class SendWarning(Struct, frozen=True):
    """Why somebody, or nobody, would get a mail now: a code, and whom it is about ("": everybody)."""

    code: str
    about: str = ""


class Planned(Struct, frozen=True):
    """A schedule, and who would get no mail by it now."""

    schedule: ReportSchedule
    warnings: tuple[SendWarning, ...]


class Schedules:
    """What is done with schedules. Only the owner of a report schedules it; administrators stop any.

    Refuses with `Refusal`; raises `StaleVersion` and `RecordsError`.
    """

    def __init__(self, tools: Tools, saved: SavedReports, *, mails: bool) -> None:
        self._tools = tools
        self._saved = saved
        self._mails = mails

    async def of(self, reports: Sequence[SavedReport], user: User) -> dict[str, Planned]:
        """Return the schedules of reports by their ids, for their owners and administrators alone."""
        mine = {each.id: each for each in reports if each.owner == user.name or governs(user)}
        found = await self._tools.books.get_many(ReportSchedule, mine)
        users = {each.name: each for each in await self._tools.records.users()} if found else {}
        return {
            id_: Planned(plan, self._warnings(mine[id_], Recipients(plan.users, plan.addresses), users))
            for id_, plan in found.items()
        }

    async def plan(self, saved: SavedReport, version: int, draft: ScheduleDraft, by: str) -> ReportSchedule:
        """Keep a report's schedule; it comes next at its first time from now on."""
        now, zone = self._tools.now(), draft.zone or self._tools.house().zone
        first = first_of(draft.start, zone)
        check_rule(draft.rule, first, zone)
        to = await self._checked(draft.to)
        kept = ReportSchedule(
            saved.id,
            version,
            rule=draft.rule,
            start=draft.start,
            zone=zone,
            users=to.users,
            addresses=to.addresses,
            format=draft.format,
            active=draft.active,
            wakes_at=next_run(draft.rule, first, now, zone) if draft.active else None,
            changed_at=now,
        )
        return await self._tools.keep(kept, by)

    async def stop(self, id_: str, by: str) -> None:
        """Delete a schedule. Refuses with `not_found`."""
        await self._tools.commit([Drop(await self._tools.get(ReportSchedule, id_))], by)

    async def belongings(self, id_: str) -> tuple[Change, ...]:
        """Return the changes by which a report's schedule goes with it."""
        found = await self._tools.books.get(ReportSchedule, id_)
        return () if found is None else (Drop(found),)

    async def send(
        self, saved: SavedReport, to: Recipients, format: ReportFormat | None, by: str
    ) -> SentReport:
        """Have a report sent now, to those named, else to those of its schedule."""
        planned = await self._tools.books.get(ReportSchedule, saved.id)
        if not (to.users or to.addresses) and planned is not None:
            to = Recipients(planned.users, planned.addresses)
        wanted = format or (planned.format if planned is not None else "xlsx")
        to, now = await self._checked(to), self._tools.now()
        run = self.run(new_id("run"), saved, to, wanted, now)
        return await self._tools.keep(replace(run, by=by), by)

    def run(
        self, id_: str, saved: SavedReport, to: Recipients, format: ReportFormat, due: float
    ) -> SentReport:
        """Return what is kept before anything is sent: who is to get which days."""
        since, until = self._saved.days(saved.asked, due)
        parcels = [Parcel(user=name) for name in to.users] + [Parcel(address=each) for each in to.addresses]
        return SentReport(
            id_,
            report=saved.id,
            name=saved.name,
            kind=saved.kind,
            owner=saved.owner,
            asked=saved.asked,
            since=since,
            until=until,
            format=format,
            due=due,
            parcels=tuple(parcels),
            wakes_at=self._tools.now(),
        )

    async def sent(self, saved: SavedReport, limit: int) -> list[SentReport]:
        """Return what was sent of a report, the last first."""
        return await self._tools.books.find(SentReport, {"report": saved.id}, order="-due", limit=limit)

    async def warnings(self, saved: SavedReport, to: Recipients) -> tuple[SendWarning, ...]:
        """Return who of these would get no mail now, and why; nobody would where the house sends none."""
        users = {each.name: each for each in await self._tools.records.users()}
        return self._warnings(saved, to, users)

    def _warnings(
        self, saved: SavedReport, to: Recipients, users: Mapping[str, User]
    ) -> tuple[SendWarning, ...]:
        kept = ((self.kept_from(saved.kind, users.get(name)), name) for name in to.users)
        shut = (each for each in to.addresses if not open_to(self._tools.house(), each))
        return (
            *(() if self._mails else (SendWarning("no_mail"),)),
            *(SendWarning(why, name) for why, name in kept if why),
            *(SendWarning("domain_not_allowed", each) for each in shut),
        )

    def kept_from(self, kind: str, user: User | None) -> str:
        """Return why a user gets no report of a kind, "" if they do."""
        if user is None or not user.active:
            return "unknown_user"
        if kind not in self._saved.kinds(user):
            return "may_not_see"
        return "" if user.email else "no_address"

    async def _checked(self, to: Recipients) -> Recipients:
        """Return recipients, each once. Refuses what is nobody, and addresses that figures may not go to."""
        users = tuple(dict.fromkeys(to.users))
        addresses = tuple(dict.fromkeys(each.strip().lower() for each in to.addresses))
        if not users and not addresses:
            raise Refusal("no_recipients")
        await self._tools.check_users(*users)
        for each in addresses:
            if not is_address(each):
                raise Refusal("bad_address", each)
            if not open_to(self._tools.house(), each):
                raise Refusal("domain_not_allowed", each)
        return Recipients(users, addresses)


def open_to(house: House, address: str) -> bool:
    """Whether figures may go to an address outside: the house names its domain."""
    return address.rpartition("@")[2].lower() in {each.lower() for each in house.reports.domains}
