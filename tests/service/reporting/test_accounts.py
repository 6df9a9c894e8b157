"""Key accounts by whole months, held against a count by hand and against the key figures (ME-08, ME-14)."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from callcenter.accounts.account import Account, Secrecy, Stage
from callcenter.accounts.book import Contract, ContractState, Figures
from callcenter.cases.case import Case
from callcenter.cases.deadlines import Deadline, DeadlineKind
from callcenter.cases.visits import Visit, VisitState
from callcenter.ports.reports import BadReport, ReportInterval
from callcenter.service.accounts.key_figures import FigureBook, Wanted
from callcenter.service.accounts.signs import Examiner
from tests.service.reporting.office import MAX, SUE, asked, at, column, is_behind, office_with, reports_of

DAY = 86_400.0
NOW = at("2026-11-23T12:00")
OLD = at("2020-01-01T00:00")


def sold(account: str, period: str, sales: int) -> Figures:
    """Sales of an account in a month."""
    return Figures(
        f"{account}-{period}", account=account, period=period, sales=Decimal(sales), currency="CNY"
    )


def account(id: str, tier: str, **more: object) -> Account:
    """An account of long standing."""
    return replace(Account(id, company=id.title(), tier=tier, manager="ana", created_at=OLD), **more)


#: One stays and grows, one is lost, one is gained, one is opened later.
KEPT = (
    account("stays", "A", visit_days=30, last_visit=NOW - 10 * DAY, segment="steel"),
    account("lost", "A", visit_days=30, last_visit=NOW - 40 * DAY, stage=Stage.LOST),
    account("gained", "B"),
    account("later", "B", created_at=at("2026-11-01T00:00")),
    sold("stays", "2025-10", 100),
    sold("stays", "2026-10", 150),
    sold("lost", "2025-10", 50),
    sold("gained", "2026-10", 30),
    Contract("k1", account="stays", ends_on="2026-10-15", outcome=ContractState.RENEWED),
    Contract("k2", account="lost", ends_on="2026-10-31", outcome=ContractState.ENDED),
    Visit(
        "v1", account="stays", planned=at("2026-10-05T09:00"), state=VisitState.DONE, held_at=NOW - 40 * DAY
    ),
    Visit("v2", account="stays", planned=at("2026-10-20T09:00")),
    Visit("v3", account="lost", planned=at("2026-10-20T09:00"), state=VisitState.CANCELLED),
    Case(
        "c1",
        account="stays",
        opened_at=at("2026-10-31T23:00"),
        responded_at=at("2026-11-01T01:00"),
        deadlines=(Deadline(DeadlineKind.RESPONSE, OLD, NOW, met_at=at("2026-11-01T01:00")),),
    ),
)
OCTOBER = asked("2026-10-07", "2026-10-20")


async def test_counted_by_hand() -> None:
    """Two bought a year before, one did again, one is new; two contracts ended, one of them renewed."""
    table = await reports_of(await office_with(KEPT)).report("accounts", OCTOBER, SUE)
    assert (table.since, table.until) == ("2026-10-01", "2026-10-31")
    counts, measures = table.total.counts, table.total.measures
    named = ("accounts", "gained", "lost", "bought_before", "kept", "to_visit", "visited")
    assert [counts[name] for name in named] == [2, 1, 1, 2, 1, 2, 1]
    beside = ("visits_made", "visits_planned", "contracts_due", "contracts_renewed", "opened", "response_due")
    assert [counts[name] for name in beside] == [1, 2, 2, 1, 1, 1]
    shares = ("retention", "churn", "visits_kept", "renewal", "case_sla_met", "resolution_rate")
    assert [measures[name] for name in shares] == [0.5, 0.5, 0.5, 0.5, 1.0, 0.0]
    money = ("sales", "sales_before", "growth", "first_response_p50")
    assert [measures[name] for name in money] == [180.0, 150.0, pytest.approx(0.2), 7200.0]


async def test_every_group_opens_its_accounts() -> None:
    """By each field; months one by one."""
    reports = reports_of(await office_with(KEPT))
    for field in ("tier", "manager", "segment", "account"):
        wish = replace(OCTOBER, by=(field,))
        await is_behind(reports, await reports.report("accounts", wish, SUE), wish)
    monthly = replace(asked("2026-09-01", "2026-10-31"), interval=ReportInterval.MONTH)
    table = await reports.report("accounts", monthly, SUE)
    assert [row.begins for row in table.rows] == [at("2026-09-01T00:00"), at("2026-10-01T00:00")]
    assert column(table, "gained") == [0, 1]
    await is_behind(reports, table, monthly)


async def test_visits_contracts_and_cases_are_listed() -> None:
    """Each leads to what can be opened; of a case the number alone."""
    reports = reports_of(await office_with(KEPT))
    found = {
        number: [(line.kind, line.id, [link.kind for link in line.links]) for line in drill.lines]
        for number in ("visits_made", "contracts_renewed", "responded_in_time")
        for drill in [await reports.behind("accounts", OCTOBER, number, MAX)]
    }
    assert found == {
        "visits_made": [("visit", "v1", ["account"])],
        "contracts_renewed": [("contract", "k1", ["account"])],
        "responded_in_time": [("case", "c1", ["case", "account"])],
    }


async def test_the_same_as_the_key_figures() -> None:
    """By tier."""
    office = await office_with(KEPT)
    page = await FigureBook(office, Examiner(office)).of(SUE, Wanted("2026-10", "2026-10"))
    table = await reports_of(office).report("accounts", replace(OCTOBER, by=("tier",)), SUE)
    for row, line in zip(table.rows, page.tiers, strict=True):
        assert row.key["tier"] == line.tier
        assert row.measures["retention"] == line.measures.retention.value
        assert row.measures["renewal"] == line.measures.renewal.value
        assert row.measures["growth"] == line.measures.business[0].growth
        assert row.measures["visits_kept"] == line.measures.visits.value
        assert row.measures["loyalty"] == line.measures.loyalty.index


async def test_secret_files_are_for_whoever_may_read_them() -> None:
    """They are neither counted nor listed for others (DA-08)."""
    kept = [replace(each, secrecy=Secrecy.TOP_SECRET) if isinstance(each, Account) else each for each in KEPT]
    reports = reports_of(await office_with(kept))
    assert (await reports.report("accounts", OCTOBER, MAX)).total.counts["accounts"] == 0


async def test_days_of_a_month_are_refused_as_rows() -> None:
    """Figures are kept by the month; two years of them stand one by one, no more."""
    reports = reports_of(await office_with(()))
    for wish, code in (
        (replace(OCTOBER, interval=ReportInterval.DAY), "bad_value"),
        (replace(asked("2024-10-01", "2026-10-31"), interval=ReportInterval.MONTH), "too_many"),
        (asked("2020-10-01", "2026-10-31"), "bad_time"),
    ):
        with pytest.raises(BadReport) as refused:
            await reports.report("accounts", wish, SUE)
        assert refused.value.code == code
