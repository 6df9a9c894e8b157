"""The double's own time, and its sense of when everything has come to rest."""

import asyncio
import heapq
from collections.abc import Callable, Coroutine
from itertools import count
from typing import Any

START = 1_795_000_000.0


class ManualClock:
    """A clock that stands still until it is told to go; it fits the service's `Clock` port too."""

    def __init__(self, start: float = START) -> None:
        self._now = start
        self._order = count()
        self._timers: list[tuple[float, int, Callable[[], None]]] = []
        self._dropped: set[int] = set()

    def now(self) -> float:
        """Return seconds since 1970 UTC."""
        return self._now

    def after(self, seconds: float, ring: Callable[[], None]) -> Callable[[], None]:
        """Call `ring` once so many seconds have passed; return what calls that off."""
        number = next(self._order)
        heapq.heappush(self._timers, (self._now + seconds, number, ring))
        return lambda: self._dropped.add(number)

    def step(self, until: float) -> bool:
        """Go on to the next timer due by `until` and ring it, or to `until`; tell whether one rang."""
        while self._timers and self._timers[0][0] <= until:
            at, number, ring = heapq.heappop(self._timers)
            if number in self._dropped:
                self._dropped.discard(number)
                continue
            self._now = max(self._now, at)
            ring()
            return True
        self._now = max(self._now, until)
        return False


class Stage:
    """Counts what is going on, and wakes those who wait for a change or for rest."""

    def __init__(self) -> None:
        self._going = 0
        self._change = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        #: Called after every change, beside those who wait.
        self.watchers: list[Callable[[], None]] = []

    def begin(self) -> None:
        """Something goes on."""
        self._going += 1

    def end(self) -> None:
        """Something came to rest."""
        self._going -= 1
        self.changed()

    def changed(self) -> None:
        """Something is different from before."""
        self._change.set()
        self._change = asyncio.Event()
        for watcher in self.watchers:
            watcher()

    def spawn(self, work: Coroutine[Any, Any, None], name: str) -> None:
        """Run work that counts as going on until it ends."""
        self.begin()
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self.end()
        if not task.cancelled() and (error := task.exception()) is not None:
            task.get_loop().call_exception_handler({"message": task.get_name(), "exception": error})

    async def rest(self, timeout: float) -> None:
        """Wait until nothing goes on. Raises `TimeoutError` after so many real seconds."""
        await self.until(lambda: self._going == 0, timeout)

    async def until(self, holds: Callable[[], bool], timeout: float) -> None:
        """Wait until something holds; it is looked at after every change here."""
        async with asyncio.timeout(timeout):
            while not holds():
                await self._change.wait()

    async def stop(self) -> None:
        """End everything."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
