"""What keeps a restart quick: now and then the floor as a whole, so that only what follows is read."""

import asyncio

from callcenter.floor import Floor
from callcenter.ports.journal import Journal, JournalError, Snapshot
from callcenter.service.signals import Signals


class Snapshots:
    """Saves the floor whenever `every` events were committed since the last time.

    The floor is encoded at once, while it stands exactly at its last committed event; it is
    saved beside the calls. What fails is reported, and the next one makes up for it.
    """

    def __init__(self, journal: Journal, signals: Signals, every: int) -> None:
        self._journal = journal
        self._signals = signals
        self._every = every
        self._last = 0
        self._task: asyncio.Task[None] | None = None

    def begin(self, seq: int) -> None:
        """Note the event at which the newest snapshot stands, 0 for none."""
        self._last = seq

    def committed(self, floor: Floor, seq: int, now: float) -> None:
        """Take in that the floor stands at the committed event `seq`."""
        if seq - self._last < self._every or self._task is not None:
            return
        self._last = seq
        snapshot = Snapshot(seq, now, floor.snapshot())
        self._task = asyncio.create_task(self._save(snapshot), name="snapshot")
        self._task.add_done_callback(self._saved)

    async def stop(self) -> None:
        """Wait for what is under way."""
        if self._task is not None:
            await asyncio.wait([self._task])

    async def _save(self, snapshot: Snapshot) -> None:
        try:
            await self._journal.save_snapshot(snapshot)
        except JournalError as error:
            self._signals.fault("snapshot", error)

    def _saved(self, task: "asyncio.Task[None]") -> None:
        self._task = None
        if not task.cancelled() and (error := task.exception()) is not None:
            self._signals.fault("snapshot", error)
