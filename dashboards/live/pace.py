"""How often the live feed speaks: by what speaking costs, not by what the machine does beside it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import thread_time


class Pace:
    """Tells the pause between two passes over the consoles, in seconds.

    It is `tick` at least and `slowest` at most; in between, passes take no more than `share` of the
    processor. What they take is the processor time of the loop's own thread while it is in `work`: webhooks
    that are answered between two strides, and neighbours who have the processor, make no pass longer.
    """

    def __init__(
        self, tick: float, slowest: float, share: float, clock: Callable[[], float] = thread_time
    ) -> None:
        self._tick, self._slowest, self._share = tick, slowest, share
        self._clock = clock
        self._spent = 0.0

    @contextmanager
    def work(self) -> Iterator[None]:
        """Count what is done meanwhile as a part of the pass. It must not wait for anything."""
        began = self._clock()
        try:
            yield
        finally:
            self._spent += self._clock() - began

    def pause(self) -> float:
        """Return how long to wait after this pass; the next is counted from nothing."""
        spent, self._spent = self._spent, 0.0
        return min(max(spent * (1 / self._share - 1), self._tick), self._slowest)
