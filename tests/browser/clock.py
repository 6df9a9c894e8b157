"""A clock that is put forward by hand; between that it goes like any other."""

from callcenter.system_clock import SystemClock


class MovableClock:
    """Begins at a moment of one's own choice. Seconds since 1970 UTC."""

    def __init__(self, start: float) -> None:
        self._real = SystemClock()
        self._ahead = start - self._real.now()

    def now(self) -> float:
        """Return what time it is."""
        return self._real.now() + self._ahead

    def comes_to(self, moment: float) -> None:
        """Let it be that moment, and go on from there. It is never put back."""
        assert moment > self.now()
        self._ahead = moment - self._real.now()
