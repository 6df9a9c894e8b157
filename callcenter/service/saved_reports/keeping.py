"""Saved reports: kept by name, shared, and answered for the days that their words mean now."""

import asyncio

from msgspec import Struct
from msgspec.structs import replace

from callcenter.cases.refusal import Refusal
from callcenter.ports.books import Among, Change, Drop, Match, Put
from callcenter.ports.records import User
from callcenter.ports.saved_reports import ReportAsked, ReportFormat, SavedReport, Sharing
from callcenter.service.accounts.office import Reader
from callcenter.service.accounts.tables import write_csv, write_xlsx
from callcenter.service.follow_up.tools import Tools, new_id
from callcenter.service.permissions import Permission, permissions_of
from callcenter.service.reporting.room import Reporting
from callcenter.service.reporting.sheets import sheet
from callcenter.service.reporting.values import Asked, ReportTable
from callcenter.service.saved_reports.timing import days_of, today

_MOST = 500


class SavedDraft(Struct, frozen=True):
    """What a user says of a saved report."""

    name: str
    kind: str
    asked: ReportAsked
    sharing: Sharing = Sharing.NOBODY
    team: str = ""


class SavedReports:
    """What is done with saved reports.

    One is found by its owner, by those it is shared with, and by administrators; it is seen by who may see
    its kind, and changed by its owner alone. Refuses with `Refusal`; raises `StaleVersion`, `RecordsError`,
    `BadReport` and `FactsUnavailable`.
    """

    def __init__(self, tools: Tools, reporting: Reporting) -> None:
        self._tools = tools
        self._reporting = reporting

    async def all(self, user: User) -> list[SavedReport]:
        """Return those that somebody finds and may see, by name."""
        found: dict[str, SavedReport] = {}
        for where in self._found_by(user):
            page = await self._tools.books.find(SavedReport, where, order="name", limit=_MOST)
            found |= {saved.id: saved for saved in page}
        kinds = self.kinds(user)
        seen = [saved for saved in found.values() if saved.kind in kinds]
        return sorted(seen, key=lambda saved: (saved.name, saved.id))

    async def see(self, id_: str, user: User) -> SavedReport:
        """Return one. Refuses with `not_found` or `forbidden`."""
        saved = await self._tools.get(SavedReport, id_)
        if not self._finds(user, saved):
            raise Refusal("not_found", id_)
        if saved.kind not in self.kinds(user):
            raise Refusal("forbidden", saved.kind)
        return saved

    async def owned(self, id_: str, user: User) -> SavedReport:
        """Return one of somebody's own. Refuses with `not_yours`, too."""
        saved = await self.see(id_, user)
        if saved.owner != user.name:
            raise Refusal("not_yours", id_)
        return saved

    async def add(self, draft: SavedDraft, user: User) -> SavedReport:
        """Keep a new one."""
        return await self._keep(SavedReport(new_id("saved"), owner=user.name), draft, user)

    async def change(self, id_: str, version: int, draft: SavedDraft, user: User) -> SavedReport:
        """Change one's own."""
        saved = await self.owned(id_, user)
        return await self._keep(replace(saved, version=version), draft, user)

    async def dropped(self, id_: str, user: User) -> SavedReport:
        """Return one that somebody may delete: their own, or an administrator any."""
        saved = await self._tools.get(SavedReport, id_)
        if not self._finds(user, saved):
            raise Refusal("not_found", id_)
        if saved.owner != user.name and not governs(user):
            raise Refusal("not_yours", id_)
        return saved

    async def drop(self, saved: SavedReport, by: str, also: tuple[Change, ...] = ()) -> None:
        """Delete one, with what belongs to it."""
        await self._tools.commit((Drop(saved), *also), by)

    def kinds(self, user: User) -> set[str]:
        """Return the kinds of reports that somebody may see, by name; none for who may not sign in."""
        kinds = self._reporting.kinds(reader_of(user)) if user.active else ()
        return {kind.name for kind in kinds}

    async def report(self, kind: str, asked: ReportAsked, user: User, at: float) -> ReportTable:
        """Return the answer with somebody's rights, for the days that are meant at a moment."""
        return await self._reporting.report(kind, self.asked(asked, at), reader_of(user))

    def days(self, asked: ReportAsked, at: float) -> tuple[str, str]:
        """Return the first and the last day that are meant at a moment."""
        return days_of(asked.days, today(at, asked.zone or self._tools.house().zone))

    def asked(self, asked: ReportAsked, at: float) -> Asked:
        """Return what is asked at a moment."""
        since, until = self.days(asked, at)
        return Asked(
            since,
            until,
            asked.interval,
            asked.by,
            asked.where,
            asked.zone,
            asked.variant,
            asked.waits,
        )

    async def _keep(self, saved: SavedReport, draft: SavedDraft, user: User) -> SavedReport:
        await self._check(saved, draft, user)
        now = self._tools.now()
        # What is kept can be answered: one day is asked for, to see.
        asked = self.asked(draft.asked, now)
        await self._reporting.report(draft.kind, replace(asked, since=asked.until), reader_of(user))
        kept = replace(
            saved,
            name=draft.name.strip(),
            kind=draft.kind,
            asked=draft.asked,
            sharing=draft.sharing,
            team=draft.team,
            changed_at=now,
        )
        stored: SavedReport = (await self._tools.commit([Put(kept)], user.name))[0]
        return stored

    async def _check(self, saved: SavedReport, draft: SavedDraft, user: User) -> None:
        if not draft.name.strip():
            raise Refusal("name_missing")
        teams = {team.id for team in self._tools.house().teams}
        if (draft.sharing is Sharing.TEAM) != bool(draft.team) or (draft.team and draft.team not in teams):
            raise Refusal("unknown_team", draft.team)
        named: dict[str, Match] = {"owner": user.name, "name": draft.name.strip()}
        others = await self._tools.books.find(SavedReport, named, limit=2)
        if any(other.id != saved.id for other in others):
            raise Refusal("name_taken", draft.name)

    def _found_by(self, user: User) -> list[dict[str, Match]]:
        if governs(user):
            return [{}]
        shared: dict[str, Match] = {"sharing": Sharing.EVERYBODY.value}
        return [{"owner": user.name}, shared, {"team": Among(tuple(sorted(self._teams(user))))}]

    def _finds(self, user: User, saved: SavedReport) -> bool:
        shared = saved.sharing is Sharing.EVERYBODY or (saved.team != "" and saved.team in self._teams(user))
        return shared or saved.owner == user.name or governs(user)

    def _teams(self, user: User) -> set[str]:
        """Return the teams that somebody belongs to or leads."""
        return {
            team.id
            for team in self._tools.house().teams
            if team.supervisor == user.name or (user.agent and user.agent in team.members)
        }


async def written(table: ReportTable, format: ReportFormat) -> bytes:
    """Return an answer as a file, written beside the loop."""
    return await asyncio.to_thread(write_csv if format == "csv" else write_xlsx, sheet(table))


def reader_of(user: User) -> Reader:
    """Return a user as somebody who asks for reports."""
    return Reader(user.name, user.agent, user.roles)


def governs(user: User) -> bool:
    """Whether somebody looks after the saved reports of all: figures leave the house by them."""
    return Permission.CONFIGURE in permissions_of(user.roles)
