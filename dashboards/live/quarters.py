"""What became of the contacts of each queue, by the quarter of an hour in which they were offered.

Every zone in use lies a multiple of fifteen minutes from UTC, so quarters of UTC are quarters of
any wall clock. A contact stays with the quarter of its offer, whenever it is answered: rows add up.
"""

from math import inf

from dashboards.measures.counts import Counts

#: Seconds of a quarter, and how far back they are kept: the same day last week, whole.
QUARTER = 900
KEPT = 9 * 86_400


class Quarters:
    """Counts by queue and quarter. `take` tells its one reader what changed since the last time."""

    def __init__(self) -> None:
        self._kept: dict[str, dict[int, Counts]] = {}
        self._touched: set[tuple[str, int]] = set()

    def add(self, queue: str, moment: float, change: Counts) -> None:
        """Add what happened to a contact that was offered at `moment`."""
        start = int(moment // QUARTER) * QUARTER
        of_queue = self._kept.setdefault(queue, {})
        counts = of_queue.get(start)
        if counts is None:
            counts = of_queue[start] = Counts()
            for old in [each for each in of_queue if each < start - KEPT]:
                del of_queue[old]
        counts.add(change)
        self._touched.add((queue, start))

    def get(self, queue: str, start: int) -> Counts:
        """Return the counts of the quarter that begins at `start`; of an unknown one, zeros."""
        return self._kept.get(queue, {}).get(start) or Counts()

    def since(self, queue: str, since: float, before: float = inf) -> dict[int, Counts]:
        """Return the quarters with counts that begin at or after `since` and before `before`."""
        of_queue = self._kept.get(queue, {})
        return {start: counts for start, counts in sorted(of_queue.items()) if since <= start < before}

    def take(self) -> set[tuple[str, int]]:
        """Return the queues and quarters that changed since the last call."""
        touched, self._touched = self._touched, set()
        return touched
