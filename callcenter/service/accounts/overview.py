"""Accounts as a whole: one page per account, the watch list, Pareto, and the register."""

from decimal import Decimal

from msgspec import Struct

from callcenter.accounts.account import Account, Stage
from callcenter.accounts.assessments import Qualification, Rating
from callcenter.accounts.book import (
    Contract,
    ContractState,
    Dispute,
    Figures,
    Meeting,
    Need,
    Project,
    Promise,
)
from callcenter.accounts.health import Completeness, Health, completeness, is_active
from callcenter.accounts.money import ExchangeRate, in_house, used
from callcenter.accounts.person import Person
from callcenter.accounts.refusal import AccountRefusal
from callcenter.accounts.tiers import ParetoList, TierPolicy, pareto_lists
from callcenter.cases.case import Case
from callcenter.cases.table import OPEN
from callcenter.ports.books import Among, Between, Match
from callcenter.service.accounts.office import Office, Reader
from callcenter.service.accounts.people import People
from callcenter.service.accounts.signs import Examiner, each, month, tier_of
from callcenter.service.accounts.stages import lacking


class AccountPage(Struct, frozen=True):
    """All that one screen shows of an account (KA-48); `stage_lacks` is what its stage still asks for."""

    account: Account
    tier: TierPolicy | None
    people: tuple[Person, ...]
    needs: tuple[Need, ...]
    promises: tuple[Promise, ...]
    projects: tuple[Project, ...]
    meetings: tuple[Meeting, ...]
    disputes: tuple[Dispute, ...]
    contracts: tuple[Contract, ...]
    figures: tuple[Figures, ...]
    ratings: tuple[Rating, ...]
    qualifications: tuple[Qualification, ...]
    health: Health
    completeness: Completeness
    visit_cycle: int
    open_cases: int
    stage_lacks: tuple[str, ...]


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


class ParetoReport(Struct, frozen=True):
    """The few accounts that bring most of the profit, by currency (ME-15).

    `own` is the house's currency, `rates` are those by which others were converted to it.
    """

    own: str
    lists: tuple[ParetoList, ...]
    rates: tuple[ExchangeRate, ...]


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
        meetings = await books.find(Meeting, of, limit=500)
        states: Match = Among(tuple(sorted(state.value for state in OPEN)))
        rules = self._office.house().account_rules
        return AccountPage(
            account=account,
            tier=tier_of(self._office, account.tier),
            people=people,
            needs=tuple(sorted(needs, key=lambda need: (-need.priority, need.id))),
            promises=tuple(await books.find(Promise, of, order="due", limit=500)),
            projects=tuple(await books.find(Project, of, limit=500)),
            meetings=tuple(sorted(meetings, key=lambda meeting: meeting.held_on, reverse=True)),
            disputes=tuple(await books.find(Dispute, of, limit=500)),
            contracts=tuple(await books.find(Contract, of, order="ends_on", limit=500)),
            figures=tuple(await books.find(Figures, of, order="-period", limit=24)),
            ratings=tuple(await books.find(Rating, of, order="-at", limit=20)),
            qualifications=tuple(await books.find(Qualification, of, order="-at", limit=20)),
            health=self._examiner.health(account, await self._examiner.evidence(id)),
            completeness=completeness(account, people, self._office.now(), stale_after=rules.stale_days),
            visit_cycle=self._examiner.visit_cycle(account),
            open_cases=await books.count(Case, of | {"state": states}),
            stage_lacks=await lacking(self._office, account, (account.stage,)),
        )

    async def watch_list(self, reader: Reader, least: str = "watch") -> list[WatchLine]:
        """Return the accounts at risk, the likeliest to leave first: `high`, or also those to `watch`."""
        known = await self._examiner.evidence()
        wanted = {"high"} if least == "high" else {"high", "watch"}
        accounts = {each.id: each for each in await self._active(reader)}
        lines = [
            WatchLine(each.id, each.company, each.tier, each.manager, found.level, found)
            for each in accounts.values()
            if (found := self._examiner.health(each, known)).level in wanted
        ]
        await self._office.shown(reader, [accounts[line.account] for line in lines], "watch_list")
        return sorted(lines, key=lambda line: (-line.health.risk, line.company))

    async def health(self, reader: Reader, id: str) -> Health:
        """Return the churn risk of one account."""
        account = await self._office.readable(reader, id)
        return self._examiner.health(account, await self._examiner.evidence(id))

    async def pareto(self, reader: Reader, part: float, months: int) -> ParetoReport:
        """Return the accounts by the profit of the last whole months, and which bring `part` of it.

        Profit in a currency without a rate has a list of its own. An account without figures is in the
        list of the house's currency.
        """
        if not 0 < part <= 1 or not 1 <= months <= 60:
            raise AccountRefusal("invalid_request", "part is 0 to 1, months is 1 to 60")
        today, rules = self._office.today(), self._office.house().account_rules
        span: dict[str, Match] = {"period": Between(month(today, -months), month(today, -1))}
        active = await self._active(reader)
        await self._office.shown(reader, active, "pareto")
        there = {account.id for account in active}
        lines = [line async for line in each(self._office.books, Figures, span) if line.account in there]
        silent = there - {line.account for line in lines}
        profits = {(account, rules.currency): Decimal(0) for account in silent}
        for line in lines:
            one = in_house(line, rules.currency, rules.rates)
            key = (one.account, one.currency)
            profits[key] = profits.get(key, Decimal(0)) + one.profit
        return ParetoReport(
            rules.currency, pareto_lists(profits, part), used(lines, rules.currency, rules.rates)
        )

    async def register(self, reader: Reader) -> list[RegisterLine]:
        """Return the register: every account by tier and company, those without a tier last."""
        ends: dict[str, str] = {}
        async for contract in each(self._office.books, Contract, {"outcome": ContractState.RUNNING.value}):
            if contract.ends_on:
                ends[contract.account] = min(contract.ends_on, ends.get(contract.account, "9999-12-31"))
        accounts = await self._active(reader)
        await self._office.shown(reader, accounts, "register")
        lines = [_line(account, ends.get(account.id, "")) for account in accounts]
        return sorted(lines, key=lambda line: (line.tier or "~", line.company))

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
