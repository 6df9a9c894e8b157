"""A closed day gives the same numbers later, after other days have come and after customers were erased."""

from collections.abc import Iterable
from typing import Any

import pytest
from msgspec.structs import replace

from callcenter.accounts.book import Contract, ContractState
from callcenter.accounts.person import Person
from callcenter.service.privacy import bare
from callcenter.service.reporting.values import Asked, ReportTable
from tests.service.reporting import test_accounts, test_cases, test_outbound, test_quality, test_surveys
from tests.service.reporting.office import DAILY, SUE, asked, office_with, reports_of

DAYS = replace(asked("2026-11-20", "2026-11-21"), interval=DAILY)
OVER = test_cases.KEPT[:1]
#: What is kept of each kind, and the fields that rows are cut by.
KEPT: dict[str, tuple[tuple[Any, ...], tuple[str, ...]]] = {
    "outbound": ((*test_outbound.CALLS, *test_outbound.DAYS), ("campaign",)),
    "cases": (OVER, ("department", "tier")),
    "surveys": (test_surveys.KEPT, ("queue", "question")),
    "quality": (test_quality.KEPT, ("agent", "form")),
}
LATER = 40 * 86_400.0


async def told(kind: str, kept: Iterable[Any], wish: Asked, now: str = "2026-11-23T12:00") -> ReportTable:
    """Return the report of a kind at a time."""
    return await reports_of(await office_with(kept, now)).report(kind, wish, SUE)


@pytest.mark.parametrize("kind", KEPT)
async def test_other_days_change_nothing(kind: str) -> None:
    """The same again forty days later, and a year after that."""
    kept, by = KEPT[kind]
    wish = replace(DAYS, by=by)
    first = await told(kind, kept, wish)
    assert first.rows
    again = [replace(each, id=f"{each.id}-later", **moved(each)) for each in kept]
    assert await told(kind, (*kept, *again), wish, "2027-12-31T00:00") == first


def moved(one: Any) -> dict[str, object]:
    """Return the moments of something forty days later."""
    names = ("at", "dialled_at", "opened_at", "finished_at")
    found: dict[str, object] = {name: getattr(one, name) + LATER for name in names if getattr(one, name, 0.0)}
    return found | ({"on": "2026-12-30"} if hasattr(one, "on") else {})


async def test_who_is_erased_stays_counted() -> None:
    """The calls and the answers are nobody's, and every number is as it was."""
    nobody = Person("p1", name="Li")
    calls = [bare.talk(each, nobody) for each in test_outbound.CALLS]
    by = ("campaign", "agent", "tier", "account")
    wish = replace(DAYS, by=by)
    assert await told("outbound", calls, wish) == await told("outbound", test_outbound.CALLS, wish)
    answers = [bare.answer(each, nobody) for each in (*test_surveys.CSAT, *test_surveys.NPS)]
    asked_ = [bare.invitation(each, nobody) for each in test_surveys.ASKED]
    wish = replace(DAYS, by=("queue", "agent"))
    kept = (*test_surveys.CSAT, *test_surveys.NPS, *test_surveys.ASKED)
    assert await told("surveys", (*answers, *asked_), wish) == await told("surveys", kept, wish)


async def test_figures_of_a_month_are_those_of_the_month() -> None:
    """Later sales and contracts count in theirs; who is lost or was visited in time is told as of today."""
    wish = asked("2026-10-01", "2026-10-31", "account")
    first = await told("accounts", test_accounts.KEPT, wish)
    later = (
        test_accounts.sold("stays", "2026-11", 999),
        Contract("k9", account="stays", ends_on="2026-11-30", outcome=ContractState.RENEWED),
    )
    second = await told("accounts", (*test_accounts.KEPT, *later), wish, "2026-12-01T00:00")
    today = {"visited", "visits_kept", "loyalty", "accounts"}
    for one, other in zip(first.rows, second.rows, strict=True):
        assert {name: value for name, value in one.counts.items() if name not in today} == {
            name: value for name, value in other.counts.items() if name not in today
        }
        assert {name: value for name, value in one.measures.items() if name not in today} == {
            name: value for name, value in other.measures.items() if name not in today
        }
