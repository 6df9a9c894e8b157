"""Accounts as a whole: one page per account, the watch list, Pareto, the register, and key figures."""

from collections import defaultdict
from collections.abc import AsyncIterator
from decimal import Decimal

from msgspec import Struct

from callcenter.accounts.account import Account, Stage
from callcenter.accounts.book import Contract, ContractState, Figures, Need, Project, Promise
from callcenter.accounts.health import Completeness, Health, completeness, is_active
from callcenter.accounts.person import Person
from callcenter.accounts.refusal import AccountRefusal
from callcenter.accounts.tiers import ParetoRow, TierPolicy, pareto
from callcenter.cases.case import Case
from callcenter.cases.table import OPEN
from callcenter.ports.books import Among, Between, Match
from callcenter.service.accounts.office import Office, Reader
from callcenter.service.accounts.people import People
from callcenter.service.accounts.signs import Examiner, each, month, tier_of


class AccountPage(Struct, frozen=True):
    """All that one screen shows of an account (KA-48)."""

    account: Account
    tier: TierPolicy | None
    people: tuple[Person, ...]
    needs: tuple[Need, ...]
    promises: tuple[Promise, ...]
    projects: tuple[Project, ...]
    contracts: tuple[Contract, ...]
    figures: tuple[Figures, ...]
    health: Health
    completeness: Completeness
    visit_cycle: int
    open_cases: int


class WatchLine(Struct, frozen=True):
    """An account that may leave, with the reasons (KA-22)."""

    account: str
    company: str
    tier: str
    manager: str
    level: str
    health: Health


class RegisterLine(Struct, frozen=True):
    """One line of the register of accounts (DA-09, FL-12)."""

    account: str
    company: str
    tier: str
    stage: Stage
    manager: str
    deputy: str
    segment: str
    industry: str
    credit_grade: str
    contract_ends_on: str


class KeyFigures(Struct, frozen=True):
    """Figures of the key accounts over a period; None where there is nothing to divide by.

    `renewal_rate`: renewed / due for renewal (ME-02). `growth`: sales of the period over those of the
    same months a year before, less 1 (ME-03). `retention`: accounts that bought both times / accounts
    that bought the year before (ME-08). `repeat_rate`: accounts with two orders or more / accounts with
    an order (ME-07). `sales` and `profit` are sums (ME-09, ME-10).
    """

    since: str
    until: str
    due_for_renewal: int
    renewed: int
    renewal_rate: float | None
    sales: Decimal
    sales_before: Decimal
    growth: float | None
    profit: Decimal
    retention: float | None
    repeat_rate: float | None


class Overview:
    """Looks at accounts as a whole; only at those that the asker may read."""

    def __init__(self, office: Office, people: People, examiner: Examiner) -> None:
        self._office = office
        self._people = people
        self._examiner = examiner

    async def page(self, reader: Reader, id: str) -> AccountPage:
        """Return the page of an account."""
        account, books = await self._office.readable(reader, id), self._office.books
        people = await self._people.of_account(reader, id)
        of: dict[str, Match] = {"account": id}
        needs = await books.find(Need, of, limit=500)
        states: Match = Among(tuple(sorted(state.value for state in OPEN)))
        rules = self._office.house().account_rules
        return AccountPage(
            account=account,
            tier=tier_of(self._office, account.tier),
            people=people,
            needs=tuple(sorted(needs, key=lambda need: (-need.priority, need.id))),
            promises=tuple(await books.find(Promise, of, order="due", limit=500)),
            projects=tuple(await books.find(Project, of, limit=500)),
            contracts=tuple(await books.find(Contract, of, order="ends_on", limit=500)),
            figures=tuple(await books.find(Figures, of, order="-period", limit=24)),
            health=self._examiner.health(account, await self._examiner.evidence(id)),
            completeness=completeness(account, people, self._office.now(), stale_after=rules.stale_days),
            visit_cycle=self._examiner.visit_cycle(account),
            open_cases=await books.count(Case, of | {"state": states}),
        )

    async def watch_list(self, reader: Reader, least: str = "watch") -> list[WatchLine]:
        """Return the accounts at risk, the likeliest to leave first: `high`, or also those to `watch`."""
        known = await self._examiner.evidence()
        wanted = {"high"} if least == "high" else {"high", "watch"}
        lines = [
            WatchLine(each.id, each.company, each.tier, each.manager, found.level, found)
            for each in await self._active(reader)
            if (found := self._examiner.health(each, known)).level in wanted
        ]
        return sorted(lines, key=lambda line: (-line.health.risk, line.company))

    async def health(self, reader: Reader, id: str) -> Health:
        """Return the churn risk of one account."""
        account = await self._office.readable(reader, id)
        return self._examiner.health(account, await self._examiner.evidence(id))

    async def pareto(self, reader: Reader, part: float, months: int) -> list[ParetoRow]:
        """Return the accounts by the profit of the last whole months, and which bring `part` of it."""
        if not 0 < part <= 1 or not 1 <= months <= 60:
            raise AccountRefusal("invalid_request", "part is 0 to 1, months is 1 to 60")
        today = self._office.today()
        profits = {account.id: Decimal(0) for account in await self._active(reader)}
        async for line in self._figures(month(today, -months), month(today, -1)):
            if line.account in profits:
                profits[line.account] += line.profit
        return pareto(profits, part)

    async def register(self, reader: Reader) -> list[RegisterLine]:
        """Return the register: every account by tier and company, those without a tier last."""
        ends: dict[str, str] = {}
        async for contract in each(self._office.books, Contract, {"outcome": ContractState.RUNNING.value}):
            if contract.ends_on:
                ends[contract.account] = min(contract.ends_on, ends.get(contract.account, "9999-12-31"))
        accounts = await self._active(reader)
        lines = [_line(account, ends.get(account.id, "")) for account in accounts]
        return sorted(lines, key=lambda line: (line.tier or "~", line.company))

    async def key_figures(self, reader: Reader, since: str, until: str, tier: str = "") -> KeyFigures:
        """Return the figures of the accounts (of a tier) from one month to another, both included."""
        if not since <= until:
            raise AccountRefusal("invalid_request", "since is not after until")
        chosen = {each.id for each in await self._active(reader, lost=True) if not tier or each.tier == tier}
        now = [line async for line in self._figures(since, until) if line.account in chosen]
        then = self._figures(_year_before(since), _year_before(until))
        before = [line async for line in then if line.account in chosen]
        due, renewed = await self._renewals(chosen, since, until)
        sales, sales_before = _sum(now), _sum(before)
        bought, bought_before = _buyers(now), _buyers(before)
        orders: dict[str, int] = defaultdict(int)
        for line in now:
            orders[line.account] += line.orders
        ordered = [count for count in orders.values() if count]
        return KeyFigures(
            since=since,
            until=until,
            due_for_renewal=due,
            renewed=renewed,
            renewal_rate=_rate(renewed, due),
            sales=sales,
            sales_before=sales_before,
            growth=float(sales / sales_before - 1) if sales_before else None,
            profit=sum((line.profit for line in now), Decimal(0)),
            retention=_rate(len(bought & bought_before), len(bought_before)),
            repeat_rate=_rate(sum(count > 1 for count in ordered), len(ordered)),
        )

    async def _renewals(self, chosen: set[str], since: str, until: str) -> tuple[int, int]:
        """Return how many contracts ended in the months, and how many of them were renewed."""
        ended: dict[str, Match] = {"ends_on": Between(f"{since}-01", f"{until}-31")}
        due = renewed = 0
        async for contract in each(self._office.books, Contract, ended):
            if contract.account in chosen:
                due += 1
                renewed += contract.outcome is ContractState.RENEWED
        return due, renewed

    def _figures(self, since: str, until: str) -> AsyncIterator[Figures]:
        return each(self._office.books, Figures, {"period": Between(since, until)})

    async def _active(self, reader: Reader, *, lost: bool = False) -> list[Account]:
        found = [account async for account in each(self._office.books, Account, {"merged_into": ""})]
        return [
            account
            for account in found
            if (lost or is_active(account)) and self._office.may_read(reader, account)
        ]


def _line(account: Account, ends_on: str) -> RegisterLine:
    return RegisterLine(
        account.id,
        account.company,
        account.tier,
        account.stage,
        account.manager,
        account.deputy,
        account.segment,
        account.industry,
        account.credit.grade,
        ends_on,
    )


def _sum(lines: list[Figures]) -> Decimal:
    return sum((line.sales for line in lines), Decimal(0))


def _buyers(lines: list[Figures]) -> set[str]:
    return {line.account for line in lines if line.sales > 0}


def _rate(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _year_before(period: str) -> str:
    return f"{int(period[:4]) - 1:04}{period[4:]}"
