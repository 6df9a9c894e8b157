"""What falls due: one sleeper for all kinds of deadlines, and one board of them.

Whoever keeps deadlines gives the runner a `DueKind`. It sleeps until the next moment of any kind, is
woken by changes, and after a restart does whatever fell due meanwhile. Tests call `run_due` with a
time of their own.
"""

import asyncio
from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from callcenter.cases.seeing import Viewer
from callcenter.ports.bookmarks import Bookmark
from callcenter.ports.books import Changed
from callcenter.ports.clock import Clock
from callcenter.service.signals import Signals


class DueItem(Struct, frozen=True):
    """One line of the board of deadlines. `due` in seconds UTC, `what` has to be done by then.

    `kind` and `id` say whose deadline it is, `owner` and `department` who has it, `step` how high it
    was escalated ("" where there is no ladder).
    """

    kind: str
    id: str
    what: str
    due: float
    number: str = ""
    title: str = ""
    tier: str = ""
    account: str = ""
    owner: str = ""
    department: str = ""
    step: str = ""
    breached: bool = False


class DueKind(Protocol):
    """One kind of things that fall due."""

    name: str

    async def next_at(self, now: float) -> float | None:
        """Return when something falls due next, None for never; what fell due before `now` counts, too."""

    async def run_due(self, now: float) -> int:
        """Do everything that is due at `now` and return how much it was.

        One that fails is counted, put off for a while and keeps none of the others from being done.
        """

    async def board(self, viewer: Viewer, until: float, limit: int) -> Sequence[DueItem]:
        """Return at most `limit` deadlines up to `until` that the viewer sees, the next one first."""


class DueRunner:
    """Sleeps until something is due and has it done. `recheck`: seconds it sleeps at most."""

    def __init__(self, clock: Clock, signals: Signals, *, recheck: float = 60.0) -> None:
        self.kinds: list[DueKind] = []
        self._clock = clock
        self._signals = signals
        self._recheck = recheck
        self._changed = asyncio.Event()

    def touch(self) -> None:
        """Say that something was changed: it may fall due earlier than was known."""
        self._changed.set()

    def hear(self, changes: Sequence[Changed]) -> None:
        """Hear of a commit of the books. What only says where a reader has got to falls never due."""
        if not all(isinstance(change.after or change.before, Bookmark) for change in changes):
            self.touch()

    async def run(self) -> None:
        """Have everything done when it is due, for ever."""
        while True:
            self._changed.clear()
            await self.run_due(self._clock.now())
            await self._sleep()

    async def run_due(self, now: float) -> int:
        """Have everything done that is due at `now`; return how much it was."""
        done = 0
        for kind in self.kinds:
            try:
                done += await kind.run_due(now)
            except Exception as error:  # noqa: BLE001 - a kind that fails is counted; the others have deadlines, too
                self._signals.fault(f"due_{kind.name}", error)
        return done

    async def board(self, viewer: Viewer, until: float, limit: int) -> list[DueItem]:
        """Return at most `limit` deadlines of all kinds up to `until`, the next one first."""
        found = [item for kind in self.kinds for item in await kind.board(viewer, until, limit)]
        return sorted(found, key=lambda item: (item.due, item.kind, item.id, item.what))[:limit]

    async def next_at(self, now: float) -> float:
        """Return when to look again: at the next moment of any kind, or after a while."""
        moments = [now + self._recheck]
        for kind in self.kinds:
            try:
                moment = await kind.next_at(now)
            except Exception as error:  # noqa: BLE001 - as above: the sleeper outlives whatever it looks after
                self._signals.fault(f"due_{kind.name}", error)
            else:
                moments += [] if moment is None else [moment]
        return min(moments)

    async def _sleep(self) -> None:
        now = self._clock.now()
        # At least a moment, so that a clock that is a little late does not turn this into a spin.
        left = max(0.05, await self.next_at(now) - now)
        try:
            async with asyncio.timeout(left):
                await self._changed.wait()
        except TimeoutError:
            return
