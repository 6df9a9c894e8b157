"""The clock: the one thing the shell asks for the time, so that tests can bring their own."""

from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> float:
        """Return seconds since 1970 UTC; never goes backwards within one process."""
