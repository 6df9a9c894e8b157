"""Cases on every store: found by who sees them, numbered and woken by several processes at once."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from callcenter.cases import moves as m
from callcenter.cases.seeing import Viewer
from callcenter.ports.records import User
from callcenter.service.cases.room import CaseRoom, build_cases
from callcenter.service.cases.wishes import CaseSearch, NewCase
from callcenter.service.house import House, parse
from callcenter.service.signals import Signals
from tests.stores import Home

pytestmark = pytest.mark.contract

HOUSE = parse({"departments": [{"id": "tech", "head": "hal", "members": ["tom"]}]})
ANN, TOM, EVE = Viewer("ann"), Viewer("tom", frozenset({"tech"})), Viewer("eve", works=True)
HOUR = 3600.0


class Clock:
    """A clock that is set by hand."""

    time = 1_800_000_000.0

    def now(self) -> float:
        return self.time


class Faults(Signals):
    """Signals that keep the faults."""

    def __init__(self) -> None:
        self.seen: list[BaseException] = []

    def fault(self, where: str, error: BaseException) -> None:
        self.seen.append(error)


class Offices:
    """Two processes that work on one store."""

    def __init__(self, rooms: list[CaseRoom], clock: Clock, faults: Faults) -> None:
        self.one, self.two = rooms
        self.clock = clock
        self.faults = faults


@pytest.fixture(name="offices")
async def _offices(home: Home, tmp_path: Path) -> AsyncIterator[Offices]:
    clock, faults = Clock(), Faults()
    stores = [home.records(), home.records()]
    rooms = []
    for records in stores:
        await records.open()
        rooms.append(build_cases(records.books, records, clock, _house, faults, tmp_path))  # type: ignore[attr-defined]
    await stores[0].save_user(User("tom", "", "Tom"))
    yield Offices(rooms, clock, faults)
    for records in stores:
        await records.close()


def _house() -> House:
    return HOUSE


async def test_cases_are_numbered_once_by_two_processes(offices: Offices) -> None:
    """Whoever is slower asks again."""
    rooms = (offices.one, offices.two)
    opened = await asyncio.gather(*(rooms[n % 2].desk.open(ANN, NewCase(title=str(n))) for n in range(6)))
    assert sorted(case.number for case in opened) == [f"C-2027-{n:06d}" for n in range(1, 7)]


async def test_each_sees_their_own_and_pages_through_them(offices: Offices) -> None:
    """By who opened it, by department, and what nobody has; each case once."""
    desk = offices.one.desk
    given = [await desk.open(ANN, NewCase(title=str(n), department="tech", tags=("x",))) for n in range(3)]
    free = await desk.open(Viewer("bob"), NewCase(title="free", contact="k1"))
    seen = {}
    for viewer in (ANN, TOM, EVE, Viewer("sue", leads=True)):
        found, after = await desk.search(viewer, CaseSearch(order="number", limit=2))
        rest, end = (
            await desk.search(viewer, CaseSearch(order="number", limit=3, after=after)) if after else ([], "")
        )
        assert end == ""
        seen[viewer.user] = [case.id for case in (*found, *rest)]
    ids = [case.id for case in given]
    assert seen == {"ann": ids, "tom": ids, "eve": [free.id], "sue": [*ids, free.id]}
    by_tag, _ = await desk.search(
        ANN, CaseSearch(tag="x", open=True, department="tech", number="C-2027-000002")
    )
    assert [case.id for case in by_tag] == [ids[1]]
    by_contact, _ = await desk.search(EVE, CaseSearch(contact="k1"))
    assert [case.id for case in by_contact] == [free.id]


async def test_what_is_due_is_done_once_though_two_wake(offices: Offices) -> None:
    """After a night in which nobody ran: every entry once, and the next moment is known to both."""
    desk, clock = offices.one.desk, offices.clock
    cases = [await desk.open(ANN, NewCase(title=str(n), tier="A", department="tech")) for n in range(5)]
    first = await offices.two.due.kinds[0].next_at(clock.now())
    assert first == clock.now() + 12 * HOUR
    clock.time += 24 * HOUR
    done = await asyncio.gather(*(room.due.run_due(clock.now()) for room in (offices.one, offices.two)))
    assert sum(done) == 5
    assert offices.faults.seen == []
    for case in cases:
        kinds = [entry.kind for entry in await offices.two.desk.entries(case.id)]
        assert (kinds.count("warned"), kinds.count("breached"), kinds.count("escalated")) == (4, 2, 1)
    assert await offices.one.due.kinds[0].next_at(clock.now()) == clock.now() + 12 * HOUR
    board = await offices.two.due.board(TOM, clock.now(), 100)
    assert len(board) == 10
    assert all(item.breached for item in board)


async def test_a_move_and_its_trail_are_kept_together(offices: Offices) -> None:
    """And told to those whom it concerns, who read it once."""
    one, two = offices.one, offices.two
    case = await one.desk.open(ANN, NewCase(title="No dial tone"))
    moved = await two.desk.do(ANN, case.id, case.version, m.Assign(department="tech", owner="tom"))
    assert [entry.kind for entry in await two.desk.entries(moved.id)] == ["opened", "assign"]
    assert [entry.kind for entry in await two.desk.entries(moved.id, after=1)] == ["assign"]
    notices, _ = await two.notices.page("tom", unread=True, limit=10, after="")
    assert [notice.what for notice in notices] == ["assign"]
    await two.notices.read_all("tom", offices.clock.now())
    assert await one.notices.unread("tom") == 0
