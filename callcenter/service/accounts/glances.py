"""What a list shows beside each account: what is due, when we last spoke, how it feels (KA-48, ME-14)."""

from collections.abc import Iterable

from msgspec import Struct

from callcenter.accounts.account import Account
from callcenter.accounts.health import DAY, Health
from callcenter.accounts.surveys import csat
from callcenter.cases.case import Case
from callcenter.cases.table import OPEN
from callcenter.cases.visits import Visit, VisitState
from callcenter.ports.books import Among, Match
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.accounts.office import Office, Reader
from callcenter.service.accounts.signs import CSAT_DAYS, Evidence, Examiner, each
from callcenter.service.accounts.timelines import next_due
from callcenter.service.timeline import timeline


class Glance(Struct, frozen=True):
    """An account at a glance. Times in seconds UTC, None where there is none.

    `deadlines` counts the open cases that something is due for, `next_due` is the first of them.
    `next_visit` is the first planned visit, else the day on which the cycle of visits wants one.
    `csat` and `csat_before` are the shares of content answers, 0 to 1, of two periods of 90 days.
    """

    account: str
    deadlines: int
    next_due: float | None
    last_contact: float | None
    next_visit: float | None
    csat: float | None
    csat_before: float | None
    health: Health


class Glances:
    """Looks at accounts side by side; only at those that the asker may read."""

    def __init__(self, office: Office, examiner: Examiner) -> None:
        self._office = office
        self._examiner = examiner

    async def of(self, reader: Reader, ids: Iterable[str]) -> list[Glance]:
        """Return a glance at each of the accounts, in the order asked for; unknown ones are left out."""
        wanted = list(dict.fromkeys(ids))
        found = await self._office.books.get_many(Account, wanted)
        there = [found[id] for id in wanted if id in found]
        accounts = await self._office.open_to(reader, there, "glances")
        dues, visits = await self._dues(wanted), await self._visits(wanted)
        glances = []
        for account in accounts:
            known = await self._examiner.evidence(account.id)
            now, before = self._satisfaction(known, account.id)
            due = dues.get(account.id, [])
            glances.append(
                Glance(
                    account=account.id,
                    deadlines=len(due),
                    next_due=min(due, default=None),
                    last_contact=await self._last_contact(account.id),
                    next_visit=visits.get(account.id) or self._wanted_visit(account),
                    csat=now,
                    csat_before=before,
                    health=self._examiner.health(account, known),
                )
            )
        return glances

    async def _dues(self, ids: list[str]) -> dict[str, list[float]]:
        states: Match = Among(tuple(sorted(state.value for state in OPEN)))
        found: dict[str, list[float]] = {}
        async for case in each(self._office.books, Case, {"account": Among(tuple(ids)), "state": states}):
            if (due := next_due(case)) is not None:
                found.setdefault(case.account, []).append(due)
        return found

    async def _visits(self, ids: list[str]) -> dict[str, float]:
        """Return the first planned visit of each account."""
        first: dict[str, float] = {}
        of: dict[str, Match] = {"account": Among(tuple(ids)), "state": VisitState.PLANNED.value}
        async for visit in each(self._office.books, Visit, of):
            first[visit.account] = min(visit.planned, first.get(visit.account, visit.planned))
        return first

    async def _last_contact(self, account: str) -> float | None:
        lines: list[TimelineEntry] = await timeline(
            self._office.books, account=account, kinds=("contact",), limit=1
        )
        return lines[0].at if lines else None

    def _wanted_visit(self, account: Account) -> float | None:
        cycle = self._examiner.visit_cycle(account)
        return account.last_visit + cycle * DAY if cycle and account.last_visit else None

    def _satisfaction(self, known: Evidence, account: str) -> tuple[float | None, float | None]:
        answers, since = known.answers.get(account, ()), self._office.now() - CSAT_DAYS * DAY
        late = csat(answer for answer in answers if answer.at >= since)
        return late, csat(answer for answer in answers if answer.at < since)
