"""What falls due is done at its moment, however the runner came to know of it."""

import asyncio
from collections.abc import Sequence

import pytest

from callcenter.accounts.person import Person
from callcenter.cases.seeing import Viewer
from callcenter.ports.bookmarks import Bookmark
from callcenter.ports.books import Changed, RecordsError
from callcenter.service.due import DueItem, DueRunner
from callcenter.service.signals import Signals
from tests.virtual_time import VirtualClock, run


class Alarms:
    """A kind of deadlines that are moments and nothing else."""

    name = "alarm"

    def __init__(self, clock: VirtualClock, *moments: float) -> None:
        self.waiting = sorted(moments)
        self.done: list[tuple[float, float]] = []
        self.broken = False
        self._clock = clock

    async def next_at(self, now: float) -> float | None:
        if self.broken:
            raise RecordsError("away")
        return self.waiting[0] if self.waiting else None

    async def run_due(self, now: float) -> int:
        if self.broken:
            raise ValueError("a bug")
        due = [moment for moment in self.waiting if moment <= now]
        self.waiting = [moment for moment in self.waiting if moment > now]
        self.done += [(moment, self._clock.now() - moment) for moment in due]
        return len(due)

    async def board(self, viewer: Viewer, until: float, limit: int) -> Sequence[DueItem]:
        return [DueItem(self.name, str(moment), "ring", moment) for moment in self.waiting if moment <= until]


class Faults(Signals):
    """Signals that keep the faults."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def fault(self, where: str, error: BaseException) -> None:
        self.seen.append(where)


async def _for(seconds: float, runner: DueRunner) -> None:
    """Let a runner run for so many seconds."""
    task = asyncio.create_task(runner.run())
    await asyncio.sleep(seconds)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


def test_everything_is_done_at_its_moment() -> None:
    """Also what was due before the start; nothing is late by more than a moment."""

    async def story() -> None:
        clock = VirtualClock()
        runner = DueRunner(clock, Signals())
        now = clock.now()
        alarms = Alarms(clock, now - 100, now + 10, now + 500)
        runner.kinds.append(alarms)
        await _for(600, runner)
        assert [moment for moment, _ in alarms.done] == [now - 100, now + 10, now + 500]
        assert all(late <= 0.1 for _, late in alarms.done[1:])

    run(story())


@pytest.mark.parametrize(
    ("changed", "in_time"),
    [
        (Changed(None, Person("p1")), True),
        (Changed(Person("p1"), None), True),
        (Changed(None, Bookmark("a reader")), False),
    ],
    ids=["added", "dropped", "a bookmark"],
)
def test_a_change_wakes_it(changed: Changed, in_time: bool) -> None:
    """What is due sooner than was known is done in time, not at the next look. Bookmarks fall never due."""

    async def story() -> None:
        clock = VirtualClock()
        runner = DueRunner(clock, Signals(), recheck=3600)
        alarms = Alarms(clock)
        runner.kinds.append(alarms)
        running = asyncio.create_task(_for(60, runner))
        await asyncio.sleep(10)
        alarms.waiting.append(clock.now() + 5)
        runner.hear([changed])
        await running
        assert [late <= 0.1 for _, late in alarms.done] == ([True] if in_time else [])

    run(story())


def test_a_kind_that_cannot_be_read_is_counted_and_keeps_nobody_waiting() -> None:
    """And it is looked at again when it can be."""

    async def story() -> None:
        clock, faults = VirtualClock(), Faults()
        runner = DueRunner(clock, faults, recheck=30)
        bad, good = Alarms(clock, clock.now() + 1), Alarms(clock, clock.now() + 1)
        bad.broken = True
        runner.kinds += [bad, good]
        running = asyncio.create_task(_for(100, runner))
        await asyncio.sleep(20)
        assert len(good.done) == 1
        assert set(faults.seen) == {"due_alarm"}
        bad.broken = False
        await running
        assert len(bad.done) == 1

    run(story())


def test_the_board_is_one_for_all_kinds() -> None:
    """The next one first, and no more than asked for."""

    async def story() -> None:
        clock = VirtualClock()
        runner = DueRunner(clock, Signals())
        runner.kinds += [Alarms(clock, 5.0, 1.0), Alarms(clock, 3.0, 99.0)]
        board = await runner.board(Viewer("ann"), 50.0, 2)
        assert [item.due for item in board] == [1.0, 3.0]

    run(story())
