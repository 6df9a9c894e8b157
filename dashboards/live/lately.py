"""What became of the contacts that were offered lately: a window that moves on minute by minute."""

from dashboards.measures.counts import Counts

#: Whole minutes that the window spans beside the one that runs.
MINUTES = 30


class Lately:
    """Counts by queue of the contacts offered in the minute that runs and the thirty before it.

    An event costs O(1); when a minute turns, what falls out of the window is taken off the sums.
    """

    def __init__(self) -> None:
        self._minutes: dict[str, dict[int, Counts]] = {}
        self._sums: dict[str, Counts] = {}
        self._oldest = 0

    def add(self, queue: str, moment: float, change: Counts) -> None:
        """Add what happened to a contact that was offered at `moment`, unless that is too long ago."""
        minute = int(moment // 60)
        if minute < self._oldest:
            return
        minutes = self._minutes.setdefault(queue, {})
        minutes.setdefault(minute, Counts()).add(change)
        self._sums.setdefault(queue, Counts()).add(change)
        if len(minutes) > 2 * MINUTES:  # nobody has looked for long
            self._drop(queue, minute - MINUTES)

    def turn(self, now: float) -> bool:
        """Move the window on to the minute of `now`; return whether a minute has turned."""
        oldest = int(now // 60) - MINUTES
        if oldest <= self._oldest:
            return False
        self._oldest = oldest
        for queue in self._minutes:
            self._drop(queue, oldest)
        return True

    def counts(self, queue: str) -> Counts:
        """Return the sums of a queue, as of the last turn."""
        return self._sums.get(queue) or Counts()

    def _drop(self, queue: str, oldest: int) -> None:
        minutes = self._minutes[queue]
        for minute in [each for each in minutes if each < oldest]:
            self._sums[queue].add(minutes.pop(minute), -1)
