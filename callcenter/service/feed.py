"""The feed: what was committed, told to whoever listens, in order."""

from collections.abc import Callable, Collection, Sequence
from typing import Any, Protocol

from callcenter.floor.events import AnyEvent, Event

Listener = Callable[[int, Sequence[AnyEvent], float], None]


class Hearing(Protocol):
    """A listener that looks at certain events only."""

    @property
    def hears(self) -> tuple[type[Event], ...]:
        """The events that it looks at."""

    def listen(self, seq: int, events: Sequence[Any], now: float, /) -> None:
        """Hear of a commit that has one of them."""


class Feed:
    """Calls its listeners after each commit with the last sequence number, the events and the time.

    Listeners run on the loop and must be quick. One that raises is reported to
    `on_fault` and does not keep the others from hearing.
    """

    def __init__(self, on_fault: Callable[[Exception], None]) -> None:
        self._listeners: list[tuple[Listener, frozenset[type[Event]]]] = []
        self._on_fault = on_fault

    def subscribe(self, listener: Listener, only: Collection[type[Event]] = ()) -> Callable[[], None]:
        """Add a listener; call what is returned to take it away again.

        With `only` it hears of no commit without an event of these kinds.
        """
        entry = listener, frozenset(only)
        self._listeners.append(entry)
        return lambda: self._listeners.remove(entry)

    def publish(self, seq: int, events: Sequence[AnyEvent], now: float) -> None:
        """Tell every listener whom it concerns."""
        kinds = {type(event) for event in events}
        for listener, only in tuple(self._listeners):
            if only and only.isdisjoint(kinds):
                continue
            try:
                listener(seq, events, now)
            except Exception as error:  # noqa: BLE001 - one listener's fault is counted, the rest must hear
                self._on_fault(error)
