"""What is counted of cases: each once, where it is now."""

from msgspec.structs import replace

from callcenter.cases.case import Case
from callcenter.cases.entries import CaseEntry
from callcenter.cases.table import CaseState
from callcenter.observe.metrics import Metrics
from callcenter.ports.books import Changed, Put
from callcenter.storage.memory_records import MemoryRecords
from tests.service.follow_up.world import HandClock

CASE = Case("c1", department="tech", tier="A")


async def numbers(metrics: Metrics) -> dict[str, float]:
    """Return the numbers of cases."""
    lines = (await metrics.text()).decode().splitlines()
    found = [line.rsplit(" ", 1) for line in lines if line.startswith("callcenter_cases_")]
    return {
        name.removeprefix("callcenter_cases_"): float(value) for name, value in found if "created" not in name
    }


async def test_open_cases_are_counted_where_they_are() -> None:
    """From what is stored at the start, and from then on by what changes."""
    records, metrics = MemoryRecords(), Metrics(HandClock())
    await records.open()
    await records.books.commit([Put(CASE), Put(replace(CASE, id="c2", state=CaseState.CLOSED))], "ann", 1.0)
    await metrics.cases.count(records.books)
    moved = replace(CASE, department="billing")
    metrics.changed([Changed(CASE, moved)])
    metrics.changed([Changed(None, replace(CASE, id="c3", tier=""))])
    metrics.changed([Changed(moved, replace(moved, state=CaseState.SOLVED))])
    assert await numbers(metrics) == {
        'open{department="tech",tier="A"}': 0,
        'open{department="billing",tier="A"}': 0,
        'open{department="tech",tier=""}': 1,
    }


async def test_open_cases_are_counted_by_tier_and_state() -> None:
    """One that is settled is counted nowhere."""
    records, metrics = MemoryRecords(), Metrics(HandClock())
    await records.open()
    await records.books.commit([Put(CASE), Put(replace(CASE, id="c2"))], "ann", 1.0)
    await metrics.cases.count(records.books)
    metrics.changed([Changed(CASE, replace(CASE, state=CaseState.ASSIGNED))])
    metrics.changed([Changed(replace(CASE, id="c2"), replace(CASE, id="c2", state=CaseState.CLOSED))])
    text = (await metrics.text()).decode()
    assert 'callcenter_cases{state="assigned",tier="A"} 1.0' in text
    assert 'callcenter_cases{state="new",tier="A"} 0.0' in text


async def test_breaches_and_escalations_are_counted_by_department() -> None:
    """With what was due, and how high it went; other entries are not."""
    metrics = Metrics(HandClock())
    entries = [
        CaseEntry("c1:2", "c1", 2, kind="breached", detail={"deadline": "response"}),
        CaseEntry("c1:3", "c1", 3, kind="escalated", detail={"after": "management"}),
        CaseEntry("c1:4", "c1", 4, kind="comment"),
    ]
    metrics.changed([Changed(CASE, CASE), *(Changed(None, entry) for entry in entries)])
    found = await numbers(metrics)
    assert found['breaches_total{deadline="response",department="tech"}'] == 1
    assert found['escalations_total{department="tech",step="management"}'] == 1
