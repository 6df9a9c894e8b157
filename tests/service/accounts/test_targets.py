"""Targets: missed ones are told to those who answer for them, once a month, and counted (ME-01 to ME-03)."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from callcenter.accounts.account import Account
from callcenter.accounts.book import Contract, ContractState, Figures
from callcenter.cases.case import Case
from callcenter.observe.metrics import Metrics
from callcenter.ports.books import Put
from callcenter.ports.notices import Notice
from callcenter.ports.records import RecordsError, User
from callcenter.service.accounts.key_figures import FigureBook, KeyFigures, Wanted
from callcenter.service.accounts.office import HOUSE, Office, Reader
from callcenter.service.accounts.signs import Examiner
from callcenter.service.accounts.targets import TargetsDue
from callcenter.service.house import default_document, parse
from callcenter.service.signals import Signals
from callcenter.storage.memory_records import MemoryRecords

NOON = 1_780_000_000.0  # in May 2026
DAY = 86_400.0


class Clock:
    """A clock that is set."""

    time = NOON

    def now(self) -> float:
        return self.time


class Heard(Signals):
    """Keeps what was measured last."""

    values: Mapping[str, float | None] = {}
    below: Mapping[tuple[str, str], int] = {}

    def targets(self, values: Mapping[str, float | None], below: Mapping[tuple[str, str], int]) -> None:
        self.values, self.below = dict(values), dict(below)


@pytest.fixture(name="office")
async def _office() -> Office:
    """Two key accounts, one managed by ann, of whose contracts one of two was renewed; sue leads."""
    records = MemoryRecords()
    await records.open()
    for name, agent, role in (
        ("ann", "ann", "account_manager"),
        ("sue", "", "supervisor"),
        ("mia", "", "auditor"),
    ):
        await records.save_user(User(name, "x", name.title(), agent, (role,)))
    kept = [
        Account("acme", company="Acme", tier="A", manager="ann"),
        Account("beta", company="Beta", tier="B"),
        Account("cafe", company="Cafe"),
        Contract("c1", account="acme", ends_on="2026-01-31", outcome=ContractState.RENEWED),
        Contract("c2", account="acme", ends_on="2026-02-28", outcome=ContractState.ENDED),
        Contract("c3", account="beta", ends_on="2026-02-28", outcome=ContractState.RENEWED),
        Figures("f1", 0, "beta", "2026-04", Decimal(110)),
        Figures("f2", 0, "beta", "2025-04", Decimal(100)),
    ]
    await records.books.commit([Put(each) for each in kept], "", NOON)
    return Office(records.books, records, Clock(), lambda: parse(default_document()))


def targets_due(office: Office, signals: Signals) -> TargetsDue:
    """Return what looks at the targets."""
    return TargetsDue(office, FigureBook(office, Examiner(office)), signals)


async def told(office: Office) -> set[tuple[str, str, str]]:
    """Return who was told what of whom."""
    return {(each.user, each.what, each.subject) for each in await office.books.find(Notice)}


@pytest.fixture(name="due")
def _due(office: Office) -> TargetsDue:
    return targets_due(office, Heard())


async def test_who_answers_for_a_target_is_told_once_a_month(office: Office, due: TargetsDue) -> None:
    """The manager of the account, and for the house who leads it; the next day nobody again."""
    assert await due.next_at(NOON) == NOON
    assert await due.run_due(NOON) == 3
    assert await told(office) == {
        ("ann", "target.renewal", "acme"),
        ("sue", "target.renewal", "house"),
        ("sue", "target.growth", "house"),
    }
    (notice,) = await office.books.find(Notice, {"user": "ann"})
    assert (notice.title, notice.text) == ("Acme", "50.0% / 80% · 2025-05 – 2026-04")
    assert await due.next_at(NOON) == NOON + DAY
    assert await due.run_due(NOON + DAY) == 0


async def test_a_threshold_of_service_quality_raises_an_alarm(office: Office) -> None:
    """Slow first answers and unsolved cases, where the house has set how much it bears (KA-23)."""
    rules = {"account_rules": {"targets": {"resolution": 0.9, "response_hours": 24, "growth": None}}}
    strict = replace(office, house=lambda: parse(default_document() | rules))
    opened = NOON - 60 * DAY
    slow = Case("k1", account="acme", opened_at=opened, responded_at=opened + 30 * 3600.0)
    await office.books.commit([Put(slow)], "", NOON)
    await targets_due(strict, Heard()).run_due(NOON)
    assert {
        ("ann", "target.resolution", "acme"),
        ("ann", "target.response", "acme"),
        ("sue", "target.response", "house"),
    } <= await told(office)
    notices = await office.books.find(Notice, {"user": "ann"})
    texts = {each.what: each.text for each in notices}
    assert texts["target.response"].startswith("30.0 h / 24 h")


async def test_response_retention_and_more_are_told_by_tier(office: Office) -> None:
    """The accounts of a tier added up, those without one last (DU-03)."""
    signed = (
        Contract("s1", account="acme", signed_on="2024-01-01"),
        Contract("s2", account="acme", signed_on="2026-03-01"),
        Contract("s3", account="acme", signed_on="2026-03-02"),
    )
    await office.books.commit([Put(each) for each in signed], "", NOON)
    found = await FigureBook(office, Examiner(office)).of(HOUSE, Wanted("2025-05", "2026-04"))
    assert [(each.tier, each.accounts) for each in found.tiers] == [("A", 1), ("B", 1), ("", 1)]
    of_a, of_b, _ = found.tiers
    assert (of_a.measures.cross_sell.value, of_a.measures.retention.value) == (1.0, None)
    assert (of_b.measures.cross_sell.value, of_b.measures.retention.value) == (None, 1.0)
    assert found.measures.cross_sell == of_a.measures.cross_sell


async def test_another_process_tells_nobody_again(office: Office, due: TargetsDue) -> None:
    """What was told is known by what is kept, not by who runs."""
    await due.run_due(NOON)
    assert await targets_due(office, Heard()).run_due(NOON) == 0


async def test_a_look_that_fails_is_taken_again_soon(office: Office) -> None:
    """After a minute, not after a day; then whoever answers is told."""

    class Falls(FigureBook):
        """Fails once."""

        times = 0

        async def of(self, reader: Reader, wanted: Wanted) -> KeyFigures:
            self.times += 1
            if self.times == 1:
                raise RecordsError("away")
            return await super().of(reader, wanted)

    due = TargetsDue(office, Falls(office, Examiner(office)), Heard())
    with pytest.raises(RecordsError):
        await due.run_due(NOON)
    assert await due.next_at(NOON) == NOON + 60.0
    assert await due.run_due(NOON + 60.0) == 3
    assert await due.next_at(NOON + 60.0) == NOON + 60.0 + DAY


async def test_the_measures_are_signalled(office: Office) -> None:
    """Of the house, and of how many key accounts each is below."""
    heard = Heard()
    await targets_due(office, heard).run_due(NOON)
    assert heard.values["renewal"] == pytest.approx(2 / 3)
    assert heard.values["growth"] == pytest.approx(0.1)
    assert heard.values["satisfaction"] is None
    assert heard.below == {("renewal", "A"): 1, ("growth", "B"): 1}


async def test_the_metrics_say_so() -> None:
    """A number for each measure, none where nobody can tell, and 0 once nobody is below."""
    metrics = Metrics(Clock())
    metrics.targets({"renewal": 0.5, "growth": None}, {("renewal", "A"): 1})
    metrics.targets({"renewal": 0.9, "growth": None}, {})
    text = (await metrics.text()).decode()
    assert 'callcenter_measure{measure="renewal"} 0.9' in text
    assert 'callcenter_measure{measure="growth"} NaN' in text
    assert 'callcenter_accounts_below_target{measure="renewal",tier="A"} 0.0' in text
