"""The feed: what was committed, told to whoever listens, in order."""

from collections.abc import Callable, Sequence

from callcenter.floor.events import AnyEvent

Listener = Callable[[int, Sequence[AnyEvent], float], None]


class Feed:
    """Calls its listeners after each commit with the last sequence number, the events and the time.

    Listeners run on the loop and must be quick. One that raises is reported to
    `on_fault` and does not keep the others from hearing.
    """

    def __init__(self, on_fault: Callable[[Exception], None]) -> None:
        self._listeners: list[Listener] = []
        self._on_fault = on_fault

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Add a listener; call what is returned to take it away again."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def publish(self, seq: int, events: Sequence[AnyEvent], now: float) -> None:
        """Tell every listener."""
        for listener in tuple(self._listeners):
            try:
                listener(seq, events, now)
            except Exception as error:  # noqa: BLE001 - one listener's fault is counted, the rest must hear
                self._on_fault(error)
