"""The load of account managers, and what is due for all (KA-06)."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from callcenter.accounts.account import Account
from callcenter.accounts.book import Promise
from callcenter.accounts.health import DAY
from callcenter.accounts.load import Load, Spread, loads, spread
from callcenter.cases.case import Case
from callcenter.cases.seeing import Viewer
from callcenter.cases.table import OPEN
from callcenter.cases.tasks import LIVE, Task
from callcenter.cases.visits import Visit, VisitState
from callcenter.ports.books import Among, Between, Books, Match
from callcenter.service.accounts.office import Office, Reader
from callcenter.service.accounts.signs import Examiner, each
from callcenter.service.due import DueItem
from callcenter.service.signals import Signals

_SOME_TIME = 1e-6
_MINUTE, _HOUR = 60.0, 3600.0
_OPEN = Among(tuple(sorted(state.value for state in OPEN)))
_LIVE = Among(tuple(sorted(state.value for state in LIVE)))


class WorkLine(Struct, frozen=True):
    """One manager: accounts by tier, their open and late cases, own tasks, and visits overdue by the cycle.

    `manager` is an agent's id, "" for accounts that nobody manages; `user` who that is, "" for nobody.
    """

    manager: str
    user: str
    accounts: int
    tiers: dict[str, int]
    cases: int
    late_cases: int
    tasks: int
    late_tasks: int
    overdue_visits: int


class Workload(Struct, frozen=True):
    """What every account manager has, the most accounts first, and how evenly they are spread."""

    spread: Spread
    lines: tuple[WorkLine, ...]


class Workloads:
    """Adds up what account managers have; only of accounts that the asker may read."""

    def __init__(self, office: Office, examiner: Examiner) -> None:
        self._office = office
        self._examiner = examiner

    async def of_all(self, reader: Reader) -> Workload:
        """Return the load of every manager."""
        office, now = self._office, self._office.now()
        accounts = [
            account
            async for account in each(office.books, Account, {"merged_into": ""})
            if office.may_read(reader, account)
        ]
        managers = {account.id: account.manager for account in accounts}
        users = {user.agent: user.name for user in await office.records.users() if user.active and user.agent}
        cases: Counter[str] = Counter()
        late_cases: Counter[str] = Counter()
        async for case in each(office.books, Case, {"state": _OPEN}):
            if case.account in managers:
                cases[managers[case.account]] += 1
                late_cases[managers[case.account]] += case.due_at < now
        overdue = Counter(account.manager for account in accounts if self._waits(account, now))
        found = loads(accounts)
        lines = [
            await self._line(load, users.get(load.manager, ""), cases, late_cases, overdue) for load in found
        ]
        return Workload(spread(found), tuple(lines))

    async def _line(
        self, load: Load, user: str, cases: Counter[str], late: Counter[str], overdue: Counter[str]
    ) -> WorkLine:
        mine: dict[str, Match] = {"owner": user, "state": _LIVE}
        books, now = self._office.books, self._office.now()
        return WorkLine(
            load.manager,
            user,
            load.accounts,
            load.tiers,
            cases[load.manager],
            late[load.manager],
            await books.count(Task, mine) if user else 0,
            await books.count(Task, mine | {"due": Between(None, now)}) if user else 0,
            overdue[load.manager],
        )

    def _waits(self, account: Account, now: float) -> bool:
        """Whether an account was not visited within its cycle (ME-14)."""
        cycle = self._examiner.visit_cycle(account)
        return bool(cycle) and (account.last_visit or account.created_at) + cycle * DAY < now


class Watch:
    """A `DueKind` that makes nothing due: it counts deadlines every minute and accounts every hour."""

    name = "counts"

    def __init__(self, office: Office, signals: Signals) -> None:
        self._office = office
        self._signals = signals
        self._again = 0.0
        self._accounts_again = 0.0

    async def next_at(self, now: float) -> float | None:
        """Return when to count next; at once after a start."""
        return self._again or now

    async def run_due(self, now: float) -> int:
        """Count, and signal what there is; nobody is told."""
        if now < self._again:
            return 0
        self._again = now + _MINUTE
        self._signals.deadlines(await self._deadlines(now))
        if now >= self._accounts_again:
            self._accounts_again = now + _HOUR
            found = loads([one async for one in each(self._office.books, Account, {"merged_into": ""})])
            tiers: Counter[tuple[str, str]] = Counter()
            for load in found:
                for tier, count in load.tiers.items():
                    tiers[tier, "yes" if load.manager else "no"] += count
            self._signals.load(tiers, spread(found))
        return 0

    async def board(self, viewer: Viewer, until: float, limit: int) -> Sequence[DueItem]:
        """Nothing of it is anybody's deadline."""
        return ()

    async def _deadlines(self, now: float) -> dict[tuple[str, str, str], int]:
        """Return how many are missed, and how many are due within an hour and a day, by kind and tier."""
        spans = {
            "missed": Between(_SOME_TIME, now),
            "within_hour": Between(now + _SOME_TIME, now + _HOUR),
            "within_day": Between(now + _SOME_TIME, now + DAY),
        }
        books = self._office.books
        found: dict[tuple[str, str, str], int] = {}
        for state, span in spans.items():
            for tier in ("", *(one.id for one in self._office.house().tiers)):
                found["case", tier, state] = await books.count(Case, {"tier": tier, "due_at": span})
            found["task", "", state] = await books.count(Task, {"state": _LIVE, "due": span})
            planned: dict[str, Match] = {"state": VisitState.PLANNED.value, "planned": span}
            found["visit", "", state] = await books.count(Visit, planned)
            found["promise", "", state] = await _promises(books, span)
        return found


async def _promises(books: Books, span: Between) -> int:
    return await books.count(Promise, {"kept_at": 0.0, "broken_at": 0.0, "due": span})
