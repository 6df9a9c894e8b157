"""What is counted for Prometheus: deadlines every minute, accounts every hour (KA-06, ME-04)."""

import pytest

from callcenter.accounts.account import Account
from callcenter.accounts.book import Promise
from callcenter.cases.case import Case
from callcenter.cases.deadlines import Deadline, DeadlineKind
from callcenter.cases.tasks import Task, TaskState
from callcenter.cases.visits import Visit
from callcenter.observe.metrics import Metrics
from callcenter.ports.books import Put
from callcenter.service.accounts.office import Office
from callcenter.service.accounts.workload import Watch
from callcenter.service.house import default_document, parse
from callcenter.storage.memory_records import MemoryRecords

NOW = 1_780_000_000.0
HOUR = 3600.0


class Clock:
    """A clock that is set."""

    time = NOW

    def now(self) -> float:
        return self.time


def case(id: str, due: float, tier: str = "A") -> Case:
    """Return a case that is to be answered by a moment."""
    return Case(id, tier=tier, deadlines=(Deadline(DeadlineKind.RESPONSE, 0.0, due),))


@pytest.fixture(name="office")
async def _office() -> Office:
    """Deadlines on both sides of now and of a day from now."""
    records = MemoryRecords()
    await records.open()
    kept = [
        case("c1", NOW - HOUR),
        case("c2", NOW + HOUR),
        case("c3", NOW + 30 * HOUR),
        case("c4", NOW + HOUR, tier=""),
        case("c5", NOW + HOUR + 1.0),
        Task("t1", due=NOW - HOUR),
        Task("t2", due=NOW - HOUR, state=TaskState.DONE),
        Visit("v1", planned=NOW + HOUR),
        Promise("p1", due=NOW - HOUR),
        Promise("p2", due=NOW - HOUR, kept_at=1.0),
        Account("a1", tier="A", manager="ann"),
        Account("a2", tier="A"),
    ]
    await records.books.commit([Put(each) for each in kept], "", NOW)
    house = parse(default_document() | {"tiers": [{"id": "A"}]})
    return Office(records.books, records, Clock(), lambda: house)


async def numbers(metrics: Metrics, family: str) -> dict[str, float]:
    """Return the numbers of a family that are not 0, by their labels."""
    lines = (await metrics.text()).decode().splitlines()
    found = [line.rsplit(" ", 1) for line in lines if line.startswith(family + "{")]
    return {name.removeprefix(family): float(value) for name, value in found if float(value)}


async def test_deadlines_and_accounts_are_counted(office: Office) -> None:
    """Missed ones, those within an hour and within a day, by kind and tier; accounts by manager or none."""
    metrics = Metrics(office.clock)
    await Watch(office, metrics).run_due(NOW)
    assert await numbers(metrics, "callcenter_deadlines") == {
        '{kind="case",state="missed",tier="A"}': 1,
        '{kind="case",state="within_hour",tier="A"}': 1,
        '{kind="case",state="within_hour",tier=""}': 1,
        '{kind="visit",state="within_hour",tier=""}': 1,
        '{kind="case",state="within_day",tier="A"}': 2,
        '{kind="case",state="within_day",tier=""}': 1,
        '{kind="task",state="missed",tier=""}': 1,
        '{kind="visit",state="within_day",tier=""}': 1,
        '{kind="promise",state="missed",tier=""}': 1,
    }
    assert await numbers(metrics, "callcenter_accounts") == {
        '{managed="yes",tier="A"}': 1,
        '{managed="no",tier="A"}': 1,
    }
    assert await numbers(metrics, "callcenter_accounts_per_manager") == {
        '{stat="managers"}': 1,
        '{stat="median"}': 1,
        '{stat="most"}': 1,
    }


async def test_it_counts_again_after_a_while(office: Office) -> None:
    """Deadlines after a minute and not before, accounts after an hour."""
    clock = Clock()
    metrics = Metrics(clock)
    watch = Watch(office, metrics)
    missed, managers = '{kind="case",state="missed",tier="A"}', '{stat="managers"}'
    await watch.run_due(NOW)
    assert await watch.next_at(NOW) == NOW + 60.0
    await office.books.commit([Put(case("c9", NOW - 1)), Put(Account("a3", manager="bob"))], "", NOW)
    found = []
    for later in (30.0, 60.0, HOUR):
        clock.time = NOW + later
        await watch.run_due(clock.time)
        deadlines = await numbers(metrics, "callcenter_deadlines")
        spread = await numbers(metrics, "callcenter_accounts_per_manager")
        found.append((deadlines[missed], spread[managers]))
    assert found == [(1, 1), (2, 1), (3, 2)]
