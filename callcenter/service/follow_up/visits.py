"""Visits: planned, reported, and who is overdue for one."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from callcenter.accounts.account import Account
from callcenter.accounts.book import Need
from callcenter.accounts.tiers import scheme
from callcenter.cases import visits
from callcenter.cases.refusal import Refusal
from callcenter.cases.tasks import Task, TaskKind, new_task
from callcenter.cases.visits import OverdueVisit, Visit, Visited, VisitReport, VisitState
from callcenter.ports.books import Among, Between, Change, Cursor, Match, Put, cursor_of
from callcenter.service.follow_up.chronicle import visit_line
from callcenter.service.follow_up.tools import Doer, Tools, is_served_by, new_id
from callcenter.service.follow_up.words import word
from callcenter.service.permissions import Permission

_PAGE = 500
#: Within this time management looks at what a visitor passed on.
_ESCALATION_SECONDS = 2 * 86400.0


class VisitSearch(Struct, frozen=True):
    """Which visits are wanted. `owner` "" is whoever asks, or everybody of an account of theirs.

    `everybody`: whoever makes them, for those who may see what is not theirs.
    """

    owner: str = ""
    everybody: bool = False
    account: str = ""
    state: VisitState | None = None
    since: float | None = None
    before: float | None = None
    limit: int = 100
    after: Cursor | None = None


class VisitChange(Struct, frozen=True):
    """What becomes of a visit that is to be made; None leaves a thing as it is."""

    version: int
    planned: float | None = None
    purpose: str | None = None
    preparation: str | None = None
    owner: str | None = None
    people: tuple[str, ...] | None = None
    visitors: tuple[str, ...] | None = None


class Reported(Struct, frozen=True):
    """What a report led to: the visit, the next one, and the task to take it up to management."""

    visit: Visit
    next: Visit | None = None
    escalation: Task | None = None


class Visits:
    """What people do with visits. Refuses with `cases.refusal.Refusal`."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def plan(self, wish: Visit, doer: Doer) -> Visit:
        """Plan a visit; without an owner whoever asks makes it."""
        wish = replace(wish, id=new_id("visit"), version=0, owner=wish.owner or doer.name, by=doer.name)
        visit = visits.new_visit(wish, self._tools.now())
        await self._tools.get(Account, visit.account)
        await self._tools.check_users(visit.owner)
        return await self._tools.keep(visit, doer.name)

    async def see(self, id_: str, doer: Doer) -> Visit:
        """Return a visit. One of somebody else's account is `not_found`."""
        visit = await self._tools.get(Visit, id_)
        involved = {visit.owner, visit.by, *visit.visitors}
        if doer.name in involved or await self._tools.serves(doer, visit.account):
            return visit
        raise Refusal("not_found", id_)

    async def find(self, wanted: VisitSearch, doer: Doer) -> list[Visit]:
        """Return a page of visits in the order of their times."""
        where: dict[str, Match] = {"account": wanted.account} if wanted.account else {}
        everybody = await self._tools.serves(doer, wanted.account)
        if wanted.owner not in {"", doer.name} and not everybody:
            raise Refusal("forbidden", wanted.owner)
        if wanted.everybody and not everybody:
            raise Refusal("forbidden", "everybody")
        if wanted.owner or not (everybody and (wanted.account or wanted.everybody)):
            where["owner"] = wanted.owner or doer.name
        if wanted.state is not None:
            where["state"] = wanted.state.value
        if wanted.since is not None or wanted.before is not None:
            where["planned"] = Between(wanted.since, wanted.before)
        found = await self._tools.books.find(
            Visit, where, order="planned", limit=wanted.limit, after=wanted.after
        )
        return await self._tools.said(doer, found)

    async def change(self, id_: str, wish: VisitChange, doer: Doer) -> Visit:
        """Plan it otherwise. Raises `StaleVersion`."""
        visit = await self.see(id_, doer)
        if visit.state is not VisitState.PLANNED:
            raise Refusal("wrong_state", visit.state.value)
        names = ("planned", "purpose", "preparation", "owner", "people", "visitors")
        given = {name: getattr(wish, name) for name in names if getattr(wish, name) is not None}
        changed = replace(visit, version=wish.version, **given)
        visits.new_visit(changed, self._tools.now())
        await self._tools.check_users(changed.owner)
        return await self._tools.keep(changed, doer.name)

    async def move(self, id_: str, to: VisitState, doer: Doer) -> Visit:
        """Call it off, or plan it again."""
        if to is VisitState.DONE:
            raise Refusal("incomplete", "report")
        visit = visits.move(await self.see(id_, doer), to, self._tools.now())
        return await self._tools.keep(visit, doer.name)

    async def report(self, id_: str, told: VisitReport, doer: Doer) -> Reported:
        """Report a visit: the account knows of it, needs become needs, management hears what it must.

        All in one transaction. A report that is mended plans nothing anew.
        """
        before, now = await self.see(id_, doer), self._tools.now()
        visit = visits.report(before, told, now)
        changes: list[Change] = [Put(visit)]
        again = escalation = None
        if before.state is VisitState.PLANNED:
            again = visits.next_visit(visit, new_id("visit"), now)
            escalation = await self._escalation(visit, doer)
            changes += [Put(each) for each in (again, escalation) if each is not None]
            changes += [Put(need) for need in self._needs(visit, doer)]
            changes += visit_line(visit, doer.name)
        account = await self._tools.get(Account, visit.account)
        if account.last_visit < visit.held_at:
            changes.append(Put(replace(account, last_visit=visit.held_at)))
        done = {each.id: each for each in await self._tools.commit(changes, doer.name)}
        return Reported(
            done[visit.id],
            done[again.id] if again else None,
            done[escalation.id] if escalation else None,
        )

    async def overdue(self, doer: Doer) -> list[OverdueVisit]:
        """Return the accounts of the doer (or all) whose visit is overdue, the longest first (ME-14)."""
        tiers = self._tools.house().tiers or scheme("letters")
        cycles = {tier.id: float(tier.visit_days) for tier in tiers}
        seen: list[Visited] = []
        after: Cursor | None = None
        names = Among(tuple(name for name in (doer.name, doer.agent) if name))
        where: dict[str, Match] = {} if doer.all else {"served_by": names}
        while True:
            page = await self._tools.books.find(Account, where, limit=_PAGE, after=after)
            mine = [each for each in page if doer.all or is_served_by(each, doer)]
            planned = await self._planned([each.id for each in mine if not each.merged_into])
            seen += [_visited(each, planned) for each in mine if not each.merged_into]
            if len(page) < _PAGE:
                return visits.overdue_visits(seen, cycles, self._tools.now())
            after = cursor_of(page[-1])

    async def _planned(self, accounts: list[str]) -> dict[str, float]:
        """Return when the next visit to each of these accounts is planned, without those that have none."""
        where: dict[str, Match] = {"account": Among(tuple(accounts)), "state": VisitState.PLANNED.value}
        found = await self._tools.books.find(Visit, where, order="-planned", limit=10 * _PAGE)
        return {visit.account: visit.planned for visit in found}

    def _needs(self, visit: Visit, doer: Doer) -> list[Need]:
        """Return the needs that were heard, for the account's list (KA-17)."""
        told = visit.report.needs if visit.report else ()
        return [
            Need(
                new_id("need"),
                account=visit.account,
                text=each.text,
                source="visit",
                importance=each.importance,
                urgency=each.urgency,
                at=visit.held_at,
                by=doer.name,
            )
            for each in told
        ]

    async def _escalation(self, visit: Visit, doer: Doer) -> Task | None:
        """Return the task for a supervisor to take up what management must hear, None without a word."""
        told = visit.report.escalation if visit.report else ""
        heads = [each.name for each in await self._tools.users_with(Permission.MANAGE_CASES)]
        if not told or not heads:
            return None
        now = self._tools.now()
        owner = next((name for name in heads if name != doer.name), heads[0])
        task = Task(
            new_id("task"),
            kind=TaskKind.OTHER,
            title=word("escalated_visit", self._tools.house().language),
            note=told,
            owner=owner,
            due=now + _ESCALATION_SECONDS,
            account=visit.account,
            by=doer.name,
        )
        return new_task(task, now)


def _visited(account: Account, planned: Mapping[str, float]) -> Visited:
    return Visited(
        account.id,
        account.tier,
        account.manager,
        account.created_at,
        account.last_visit,
        planned.get(account.id, 0.0),
        float(account.visit_days),
    )
