"""Snapshots: a restart reads the newest one and what follows, and finds the very same floor."""

import asyncio

from callcenter.ports.journal import JournalUnavailable, Snapshot
from callcenter.service.recovery import load
from callcenter.service.runner import Runner
from callcenter.storage.memory import MemoryJournal
from tests.service.stage import ANA, Stage
from tests.virtual_time import EPOCH, run


class Counting(MemoryJournal):
    """A journal that counts what is read and may refuse snapshots, or be slow to take them."""

    def __init__(self, *, refuses: bool = False, slow: bool = False) -> None:
        super().__init__()
        self.refuses = refuses
        self.slow = slow
        self.saved: list[int] = []

    async def save_snapshot(self, snapshot: Snapshot) -> None:
        """Keep a snapshot, or not."""
        if self.slow:
            await asyncio.sleep(1.0)
        if self.refuses:
            raise JournalUnavailable("full")
        self.saved.append(snapshot.seq)
        await super().save_snapshot(snapshot)


async def calls(journal: Counting, number: int, every: int) -> Stage:
    """Run calls through a runner that saves the floor every so many events, and end it."""
    await journal.open()
    on = Stage(journal)
    on.runner = Runner(journal, on.runner.clock, on.runner.feed, on.signals, snapshot_every=every)
    await on.runner.start()
    await on.furnish(ANA)
    for call in range(number):
        await on.call(f"k{call}")
    await on.runner.stop()
    return on


def test_a_snapshot_and_the_events_after_it_are_the_whole_floor() -> None:
    """The same floor as from all events, without reading them all."""

    async def story() -> None:
        journal = Counting()
        on = await calls(journal, 20, every=15)
        assert journal.saved
        assert journal.saved == sorted(set(journal.saved))
        assert 0 < journal.saved[-1] < on.runner.seq

        loaded = await load(journal, EPOCH)
        assert loaded.snapshot == journal.saved[-1]
        assert loaded.seq == on.runner.seq
        assert loaded.floor.snapshot() == on.runner.floor.snapshot()

    run(story())


def test_the_next_process_counts_on_from_the_newest_snapshot() -> None:
    """A restart does not begin to count anew, and a long tail is saved with the first commit."""

    async def story() -> None:
        journal = Counting()
        await calls(journal, 10, every=1000)
        assert journal.saved == []
        on = Stage(journal)
        on.runner = Runner(journal, on.runner.clock, on.runner.feed, on.signals, snapshot_every=15)
        await on.runner.start()
        await on.call("late")
        await on.runner.stop()
        assert len(journal.saved) == 1

    run(story())


def test_a_snapshot_that_fails_is_told_and_harms_nobody() -> None:
    """The calls go on; the restart reads the events."""

    async def story() -> None:
        journal = Counting(refuses=True)
        on = await calls(journal, 20, every=15)
        assert {"snapshot"} == {where for where, _ in on.signals.faults}
        loaded = await load(journal, EPOCH)
        assert (loaded.snapshot, loaded.seq) == (0, on.runner.seq)

    run(story())


def test_no_call_waits_for_a_snapshot() -> None:
    """It is saved beside them, one at a time, and the end waits for it."""

    async def story() -> None:
        journal = Counting(slow=True)
        begun = asyncio.get_running_loop().time()
        on = await calls(journal, 20, every=15)
        assert asyncio.get_running_loop().time() - begun < 2.0
        assert len(journal.saved) == 1
        assert on.signals.faults == []

    run(story())


def test_a_snapshot_that_cannot_be_read_is_passed_over() -> None:
    """The events are the truth: an older or newer version's snapshot stops nobody from starting."""

    async def story() -> None:
        journal = Counting()
        on = await calls(journal, 3, every=1000)
        await journal.save_snapshot(Snapshot(2, EPOCH, b'{"contacts": 7}'))
        loaded = await load(journal, EPOCH)
        assert (loaded.snapshot, loaded.seq) == (0, on.runner.seq)
        assert loaded.floor.snapshot() == on.runner.floor.snapshot()

    run(story())
