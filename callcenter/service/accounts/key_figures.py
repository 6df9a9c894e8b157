"""Key figures: what accounts came to over some months, and account by account what that is made of."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from callcenter.accounts.account import Account
from callcenter.accounts.book import Contract, Figures
from callcenter.accounts.health import DAY
from callcenter.accounts.measures import Measures, Tally, added, measured
from callcenter.accounts.money import ExchangeRate, in_house, used
from callcenter.accounts.refusal import AccountRefusal
from callcenter.accounts.surveys import SurveyAnswer
from callcenter.accounts.tallies import Known, Period, name, number, tally
from callcenter.cases.case import Case
from callcenter.cases.counting import answer_hours, is_raised, is_resolved
from callcenter.ports.books import Between, Match
from callcenter.service.accounts.office import Office, Reader
from callcenter.service.accounts.signs import Examiner, each


class FigureLine(Struct, frozen=True):
    """What one account came to: the counts that add up to those of all, and its own measures."""

    account: str
    company: str
    tier: str
    manager: str
    counts: Tally
    measures: Measures


class TierLine(Struct, frozen=True):
    """What the accounts of one tier came to ("" for those without): response, retention and more (DU-03)."""

    tier: str
    accounts: int
    counts: Tally
    measures: Measures


class KeyFigures(Struct, frozen=True):
    """Measures of the key accounts from one month to another, both included (ME-01 to ME-10, ME-14, DU-03).

    `counts` are the sums of those of the `accounts`; every measure is one division of them. Amounts are
    in the house's `currency` where a rate is known (`rates` are those that were used), else in their own.
    Whether an account was visited in time is as of now. `tiers` are the same by tier.
    """

    since: str
    until: str
    currency: str
    rates: tuple[ExchangeRate, ...]
    counts: Tally
    measures: Measures
    accounts: tuple[FigureLine, ...]
    tiers: tuple[TierLine, ...]


class Wanted(Struct, frozen=True):
    """Which months (YYYY-MM, both included), and which accounts: of a tier, of a manager (agent), or one."""

    since: str
    until: str
    tier: str = ""
    manager: str = ""
    account: str = ""


class FigureBook:
    """Works out key figures of the accounts that the asker may read."""

    def __init__(self, office: Office, examiner: Examiner) -> None:
        self._office = office
        self._examiner = examiner

    async def of(self, reader: Reader, wanted: Wanted) -> KeyFigures:
        """Return the key figures. Refuses with `invalid_request` months that run backwards or too far."""
        if not 0 <= number(wanted.until) - number(wanted.since) < 60:
            raise AccountRefusal("invalid_request", "since is not after until, and within five years of it")
        rules, period = self._office.house().account_rules, Period(wanted.since, wanted.until)
        chosen = await self._accounts(reader, wanted)
        figures = await self._by_account(Figures, {"period": Between(period.reaches_back, period.until)})
        known = await self._known(period, chosen, figures)
        tallies = {id: tally(found, period) for id, found in known.items()}
        lines = tuple(
            FigureLine(
                account.id,
                account.company,
                account.tier,
                account.manager,
                tallies[account.id],
                measured(tallies[account.id], rules.targets),
            )
            for account in sorted(chosen.values(), key=lambda one: (one.tier or "~", one.company))
        )
        counts = added(tallies.values())
        mine = [line for id in chosen for line in figures.get(id, ())]
        return KeyFigures(
            since=wanted.since,
            until=wanted.until,
            currency=rules.currency,
            rates=used(mine, rules.currency, rules.rates),
            counts=counts,
            measures=measured(counts, rules.targets),
            accounts=lines,
            tiers=self._tiers(lines),
        )

    def _tiers(self, lines: tuple[FigureLine, ...]) -> tuple[TierLine, ...]:
        """Return a line for each tier, in the order of the accounts; those without a tier come last."""
        of: dict[str, list[Tally]] = defaultdict(list)
        for line in lines:
            of[line.tier].append(line.counts)
        targets = self._office.house().account_rules.targets
        sums = {tier: added(counts) for tier, counts in of.items()}
        return tuple(
            TierLine(tier, len(of[tier]), counts, measured(counts, targets)) for tier, counts in sums.items()
        )

    def last_months(self, months: int) -> Wanted:
        """Return the last whole months."""
        this = number(self._office.today().isoformat()[:7])
        return Wanted(name(this - months), name(this - 1))

    async def _accounts(self, reader: Reader, wanted: Wanted) -> dict[str, Account]:
        """Return the accounts, those that were lost too: they are what retention is about."""
        where: dict[str, Match] = {"merged_into": ""}
        where |= {"tier": wanted.tier} if wanted.tier else {}
        where |= {"manager": wanted.manager} if wanted.manager else {}
        where |= {"id": wanted.account} if wanted.account else {}
        found = [account async for account in each(self._office.books, Account, where)]
        return {one.id: one for one in await self._office.open_to(reader, found, "key_figures")}

    async def _known(
        self, period: Period, chosen: Mapping[str, Account], figures: Mapping[str, list[Figures]]
    ) -> dict[str, Known]:
        rules = self._office.house().account_rules
        contracts = await self._by_account(Contract, {})
        moments = self._moments(period)
        answers = await self._by_account(SurveyAnswer, {"at": moments})
        cases = await self._by_account(Case, {"opened_at": moments})
        return {
            id: self._of_account(
                account,
                period,
                [in_house(line, rules.currency, rules.rates) for line in figures.get(id, ())],
                contracts[id],
                answers[id],
                [case for case in cases[id] if is_raised(case)],
            )
            for id, account in chosen.items()
        }

    def _of_account(
        self,
        account: Account,
        period: Period,
        figures: list[Figures],
        contracts: list[Contract],
        answers: list[SurveyAnswer],
        cases: list[Case],
    ) -> Known:
        now = self._office.now()
        hours = (answer_hours(case) for case in cases)
        return Known(
            figures=figures,
            signed=contracts,
            contracts=[each for each in contracts if period.since <= each.ends_on[:7] <= period.until],
            answers=answers,
            days=self._days(account, contracts),
            visit_days=(now - account.last_visit) / DAY if account.last_visit else None,
            visit_cycle=self._examiner.visit_cycle(account),
            raised=len(cases),
            resolved=sum(is_resolved(case) for case in cases),
            answer_hours=tuple(hour for hour in hours if hour is not None),
        )

    def _days(self, account: Account, contracts: list[Contract]) -> float | None:
        """Return how long we work together: since the first contract, else since the file was opened."""
        signed = min((each.signed_on for each in contracts if each.signed_on), default="")
        if signed:
            return (self._office.today() - date.fromisoformat(signed)).days
        return (self._office.now() - account.created_at) / DAY if account.created_at else None

    async def _by_account(self, kind: type[Any], where: Mapping[str, Match]) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = defaultdict(list)
        async for entity in each(self._office.books, kind, where):
            if entity.account:
                found[entity.account].append(entity)
        return found

    def _moments(self, period: Period) -> Between:
        """Return the period in seconds UTC, by the house's calendar."""
        zone = ZoneInfo(self._office.house().zone)
        first = datetime.fromisoformat(f"{period.since}-01").replace(tzinfo=zone)
        last = datetime.fromisoformat(f"{name(number(period.until) + 1)}-01").replace(tzinfo=zone)
        return Between(first.astimezone(UTC).timestamp(), last.astimezone(UTC).timestamp() - 1e-6)
