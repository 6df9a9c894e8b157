"""The real clock: the one file that asks the machine for the time."""

import time


class SystemClock:
    """Wall time at the start plus the monotonic time since: never backwards within a process."""

    def __init__(self) -> None:
        self._offset = time.time() - time.monotonic()

    def now(self) -> float:
        """Return seconds since 1970 UTC."""
        return self._offset + time.monotonic()
