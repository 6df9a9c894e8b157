"""The signs from which the churn risk of accounts is worked out, gathered from the books (KA-22)."""

from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from msgspec import Struct

from callcenter.accounts.account import Account
from callcenter.accounts.book import Contract, ContractState, Figures
from callcenter.accounts.health import DAY, Health, Signs, gone, health
from callcenter.accounts.money import in_house
from callcenter.accounts.person import Person
from callcenter.accounts.surveys import SurveyAnswer, csat
from callcenter.accounts.tiers import TierPolicy
from callcenter.cases.case import Case, CaseType
from callcenter.cases.table import OPEN
from callcenter.ports.books import Among, Between, Books, Entity, Match, cursor_of
from callcenter.service.accounts.office import Office

T = TypeVar("T", bound=Entity)

#: Months that are compared with as many before them; the running month is in neither.
MONTHS = 3
#: Days of which satisfaction is compared with as many before them.
CSAT_DAYS = 90
#: Days for which it is news that somebody has left, or that a credit was cut.
NEWS_DAYS = 180


async def each(books: Books, kind: type[T], where: Mapping[str, Match]) -> AsyncIterator[T]:
    """Yield everything of a kind that fits, page by page."""
    after = None
    while True:
        page = await books.find(kind, where, limit=500, after=after)
        for entity in page:
            yield entity
        if len(page) < 500:
            return
        after = cursor_of(page[-1])


class Evidence(Struct):
    """What was found, by account."""

    figures: dict[str, list[Figures]]
    contracts: dict[str, list[Contract]]
    answers: dict[str, list[SurveyAnswer]]
    people: dict[str, list[Person]]
    complaints: dict[str, int]


class Examiner:
    """Judges accounts; whatever is read for many of them is read once."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def evidence(self, account: str = "") -> Evidence:
        """Gather the evidence on one account, or on all."""
        one: dict[str, Match] = {"account": account} if account else {}
        now, today = self._office.now(), self._office.today()
        months = [month(today, -ahead) for ahead in range(1, 2 * MONTHS + 1)]
        states: Match = Among(tuple(sorted(state.value for state in OPEN)))
        complaints: dict[str, int] = defaultdict(int)
        of_complaints: dict[str, Match] = {"type": CaseType.COMPLAINT.value, "state": states}
        async for case in each(self._office.books, Case, one | of_complaints):
            complaints[case.account] += 1
        return Evidence(
            figures=await self._by_account(Figures, one | {"period": Between(months[-1], months[0])}),
            contracts=await self._by_account(Contract, one | {"outcome": ContractState.RUNNING.value}),
            answers=await self._by_account(
                SurveyAnswer, one | {"at": Between(now - 2 * CSAT_DAYS * DAY, now)}
            ),
            people=await self._by_account(Person, one | {"left_at": Between(now - NEWS_DAYS * DAY, now)}),
            complaints=complaints,
        )

    async def _by_account(self, kind: type[Any], where: Mapping[str, Match]) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = defaultdict(list)
        async for entity in each(self._office.books, kind, where):
            found[entity.account].append(entity)
        return found

    def health(self, account: Account, known: Evidence) -> Health:
        """Return the churn risk of an account with its reasons."""
        return health(self.signs(account, known), self._office.house().account_rules.weights)

    def signs(self, account: Account, known: Evidence) -> Signs:
        """Return the signs of one account."""
        now, today = self._office.now(), self._office.today()
        before, lately = self._sales(known.figures.get(account.id, ()), today)
        answers, since = known.answers.get(account.id, ()), now - CSAT_DAYS * DAY
        ends = [contract.ends_on for contract in known.contracts.get(account.id, ()) if contract.ends_on]
        return Signs(
            sales_before=before,
            sales_now=lately,
            csat_before=csat(answer for answer in answers if answer.at < since),
            csat_now=csat(answer for answer in answers if answer.at >= since),
            complaints=known.complaints.get(account.id, 0),
            contract_days=(date.fromisoformat(min(ends)) - today).days if ends else None,
            visit_days=int((now - account.last_visit) // DAY) if account.last_visit else None,
            visit_cycle=self.visit_cycle(account),
            gone=gone(tuple(known.people.get(account.id, ())), now - NEWS_DAYS * DAY),
            credit_anomaly=self._anomaly(account, now),
        )

    def visit_cycle(self, account: Account) -> int:
        """Return how many days may lie between two visits: the account's own, else its tier's (ME-14)."""
        tier = tier_of(self._office, account.tier)
        return account.visit_days or (tier.visit_days if tier else 0)

    def _sales(self, figures: Any, today: date) -> tuple[Decimal | None, Decimal | None]:
        """Return the sales of the quarter before, and of the last three whole months, in one currency.

        That is the house's; what no rate is known for is looked at only where nothing else was sold. Who
        had sales before and has no figures now has bought nothing.
        """
        rules = self._office.house().account_rules
        lately = {month(today, -ahead) for ahead in range(1, MONTHS + 1)}
        sums: dict[str, list[Decimal]] = {}
        for line in (in_house(each, rules.currency, rules.rates) for each in figures):
            both = sums.setdefault(line.currency, [Decimal(0), Decimal(0)])
            both[line.period in lately] += line.sales
        if not sums:
            return None, None
        main = max(sorted(sums), key=lambda currency: (currency == rules.currency, sums[currency][0]))
        before, now = sums[main]
        return before, now

    def _anomaly(self, account: Account, now: float) -> bool:
        """Whether the credit was cut lately, or was to be looked at again and was not (FL-23)."""
        review = account.credit.review_on
        if review and review < self._office.today().isoformat():
            return True
        recent = account.credits[-2:]
        cut = len(recent) == 2 and recent[1].credit.limit < recent[0].credit.limit
        return cut and recent[1].at >= now - NEWS_DAYS * DAY


def tier_of(office: Office, id: str) -> TierPolicy | None:
    """Return what holds for a tier, None if the house says nothing of it."""
    return next((tier for tier in office.house().tiers if tier.id == id), None)


def month(today: date, ahead: int) -> str:
    """Return the month so many months from that of a day, as YYYY-MM."""
    first = today.replace(day=1)
    for _ in range(abs(ahead)):
        step = first - timedelta(days=1) if ahead < 0 else first + timedelta(days=31)
        first = step.replace(day=1)
    return first.isoformat()[:7]
