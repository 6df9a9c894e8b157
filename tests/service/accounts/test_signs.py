"""The reasons of the churn risk, each from what is kept in the books (KA-22)."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from callcenter.accounts.account import Account, Credit, CreditChange
from callcenter.accounts.book import Contract, Figures
from callcenter.accounts.health import DAY, Health
from callcenter.accounts.person import DecisionRole, Person
from callcenter.accounts.surveys import SurveyAnswer
from callcenter.cases.case import Case, CaseType
from callcenter.cases.table import CaseState
from callcenter.ports.books import Entity, Put
from callcenter.service.accounts.office import Office
from callcenter.service.accounts.signs import Examiner
from callcenter.service.house import default_document, parse
from callcenter.storage.memory_records import MemoryRecords

NOW = 1_780_000_000.0  # in May 2026
RATES = {"currency": "CNY", "rates": [{"currency": "EUR", "rate": "8", "on": "2026-05-01"}]}


class Clock:
    """A clock that stands still."""

    def now(self) -> float:
        return NOW


async def judged(*kept: Entity, account: Account | None = None) -> Health:
    """Return what the books say of an account of tier A, when this is in them beside another's things."""
    records = MemoryRecords()
    await records.open()
    acme = account or Account("acme", tier="A", last_visit=NOW - 10 * DAY)
    await records.books.commit([Put(each) for each in (acme, Account("other"), *kept)], "", NOW)
    house = parse(default_document() | {"tiers": [{"id": "A", "visit_days": 30}], "account_rules": RATES})
    examiner = Examiner(Office(records.books, records, Clock(), lambda: house))
    one, every = await examiner.evidence("acme"), await examiner.evidence()
    assert examiner.health(acme, one) == examiner.health(acme, every), "alone or among all, it is the same"
    return examiner.health(acme, one)


def figures(period: str, sales: int, currency: str = "", account: str = "acme") -> Figures:
    """Return what an account bought in a month."""
    return Figures(f"{account}-{period}-{currency}", 0, account, period, Decimal(sales), currency=currency)


def answers(score: int, days: int) -> tuple[SurveyAnswer, ...]:
    """Return five marks that were given so many days ago."""
    at = NOW - days * DAY
    return tuple(SurveyAnswer(f"{days}-{n}", score=score, at=at, account="acme") for n in range(5))


def complaint(id_: str, **more: object) -> Case:
    """Return a complaint."""
    return Case(id_, type=CaseType.COMPLAINT, account="acme", **more)  # type: ignore[arg-type]


HIGH, LOW = (
    CreditChange(NOW - days * DAY, "", Credit("A", Decimal(limit)), "") for days, limit in ((400, 9), (9, 5))
)
LEFT = Person("p", account="acme", decision=DecisionRole.DECIDES, left_at=NOW - 9 * DAY)
CUT = Account("acme", tier="A", last_visit=NOW - DAY, credit=LOW.credit, credits=(HIGH, LOW))


@pytest.mark.parametrize(
    ("kept", "account", "reason", "points"),
    [
        ([figures("2026-01", 100), figures("2026-03", 75)], None, "falling_sales", 10.0),
        ([*answers(5, 100), *answers(1, 9)], None, "falling_csat", 15.0),
        ([complaint("c1"), complaint("c2")], None, "open_complaints", 13.3),
        ([Contract("k", account="acme", ends_on="2026-07-20")], None, "contract_ending", 10.0),
        ([LEFT], None, "contact_gone", 10.0),
        ([], CUT, "credit_anomaly", 10.0),
        ([], Account("acme", tier="A", last_visit=NOW - 45 * DAY), "overdue_visit", 5.0),
    ],
)
async def test_each_reason_comes_out_of_the_books(
    kept: Sequence[Entity], account: Account | None, reason: str, points: float
) -> None:
    """One at a time, weighed as by hand."""
    found = await judged(*kept, account=account)
    assert [(reason, points)] == [(part.id, part.points) for part in found.reasons]


@pytest.mark.parametrize(
    "kept",
    [
        [],
        [figures("2025-11", 100), figures("2026-02", 100), figures("2026-05", 1)],
        [figures("2026-01", 100, account="other")],
        [*answers(5, 100), *answers(5, 9)],
        [complaint("c1", state=CaseState.CLOSED), Case("c2", account="acme")],
        [Contract("k", account="acme", ends_on="2027-05-01")],
        [Person("p", account="acme", decision=DecisionRole.DECIDES, left_at=NOW - 300 * DAY)],
    ],
)
async def test_what_is_well_raises_none(kept: Sequence[Entity]) -> None:
    """Nor what is long ago, of this month, or another's."""
    assert (await judged(*kept)).reasons == ()


@pytest.mark.parametrize(
    ("kept", "points"),
    [
        ([figures("2026-01", 80), figures("2026-03", 10, "EUR")], 0.0),
        ([figures("2026-01", 10, "EUR"), figures("2026-03", 10)], 20.0),
        ([figures("2026-01", 10, "EUR"), figures("2026-03", 60, "CNY")], 10.0),
        ([figures("2026-01", 90), figures("2026-03", 90), figures("2026-01", 500, "USD")], 0.0),
        ([figures("2026-01", 500, "USD"), figures("2026-03", 375, "USD")], 10.0),
    ],
)
async def test_sales_in_two_currencies_fall_as_in_the_houses(kept: Sequence[Figures], points: float) -> None:
    """Ten euros are eighty yuan; what has no rate is added to nothing, and looked at where it is all."""
    assert (await judged(*kept)).risk == points


async def test_who_stops_buying_raises_the_whole_sign() -> None:
    """No figures in three months, after sales in the three before."""
    assert [part.points for part in (await judged(figures("2025-12", 40))).reasons] == [20.0]
