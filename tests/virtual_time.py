"""An event loop whose time is made up: it never waits, it moves its clock to the next timer.

Only for what stays inside the loop (no threads, no sockets, no aiosqlite).
"""

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

EPOCH = 1_800_000_000.0  # some moment in 2027 at which every virtual day begins


class _Skip(selectors.DefaultSelector):
    """Looks at what is ready; where the loop would wait, time jumps instead."""

    now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if not ready and timeout is None:
            raise RuntimeError("everybody waits for somebody, and no timer is set")
        if not ready:
            self.now += timeout or 0.0
        return ready


class VirtualTimeLoop(asyncio.SelectorEventLoop):
    """A loop that starts at 0.0 and needs no real time to let time pass."""

    def __init__(self) -> None:
        self._skip = _Skip()
        super().__init__(self._skip)

    def time(self) -> float:
        """Return the seconds that have passed in this loop."""
        return self._skip.now


class VirtualClock:
    """The `Clock` that goes with the loop that is running."""

    def now(self) -> float:
        """Return `EPOCH` plus the loop's time."""
        return EPOCH + asyncio.get_running_loop().time()


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run `work` in a virtual-time loop of its own; fail on tasks left behind and on failed callbacks."""
    failures: list[dict[str, Any]] = []

    async def watched() -> T:
        asyncio.get_running_loop().set_exception_handler(lambda _, context: failures.append(context))
        result = await work
        for _ in range(3):  # a task that was told to end needs a turn or two of the loop
            await asyncio.sleep(0)
        left = asyncio.all_tasks() - {asyncio.current_task()}
        assert not left, f"left behind: {sorted(task.get_name() for task in left)}"
        return result

    with asyncio.Runner(loop_factory=VirtualTimeLoop) as runner:
        result = runner.run(watched())
    assert not failures, failures
    return result
