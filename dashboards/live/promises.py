"""What came of the callbacks that were asked for: a fold of the events, by the day they were asked on."""

from collections.abc import Callable
from datetime import date
from typing import Any

from msgspec import Struct

from callcenter.floor import calling_events as k
from callcenter.floor import events as e
from callcenter.floor.state import FloorState
from callcenter.floor.values import Outcome
from callcenter.ports.views import CallbacksView
from dashboards.live.days import day_of
from dashboards.measures.counts import CallbackCounts
from dashboards.measures.levels import kept_promises


class _Promise(Struct, frozen=True):
    """One callback whose customer has not been reached."""

    queue: str
    day: date
    promised_by: float


class Promises:
    """Counts per queue and day; the days before the newest one of a queue are let go."""

    def __init__(self, state: Callable[[], FloorState]) -> None:
        self._state = state
        self._open: dict[str, _Promise] = {}
        self._counts: dict[str, tuple[date, CallbackCounts]] = {}

    def tell(self, event: e.Event) -> tuple[str, ...]:
        """Take in one event; return the queues it counted in."""
        teller = _TELLERS.get(type(event))
        return teller(self, event) if teller is not None else ()

    def view(self, queue: str, now: float) -> CallbacksView:
        """Return the numbers of a queue for the day that `now` lies in; who waits is counted elsewhere."""
        newest, counts = self._counts.get(queue, (None, CallbackCounts()))
        if newest != day_of(self._state(), queue, now):
            counts = CallbackCounts()
        return CallbacksView(asked=counts.asked, reached=counts.reached, kept=kept_promises(counts).value)

    def _opened(self, event: k.CallbackOpened) -> tuple[str, ...]:
        day = day_of(self._state(), event.queue, event.at)
        promise = self._open[event.contact] = _Promise(event.queue, day, event.promised_by)
        return self._count(promise, CallbackCounts(asked=1))

    def _reached(self, event: e.ContactConnected) -> tuple[str, ...]:
        promise = self._open.pop(event.contact, None)
        if promise is None:
            return ()
        in_time = int(event.at <= promise.promised_by)
        return self._count(promise, CallbackCounts(reached=1, in_time=in_time))

    def _closed(self, event: e.ContactClosed) -> tuple[str, ...]:
        promise = self._open.pop(event.contact, None)
        if promise is None:
            return ()
        return self._count(promise, CallbackCounts(unreached=int(event.outcome is Outcome.UNREACHED)))

    def _count(self, promise: _Promise, change: CallbackCounts) -> tuple[str, ...]:
        day, counts = self._counts.get(promise.queue, (promise.day, CallbackCounts()))
        if promise.day > day:
            counts = CallbackCounts()
        if promise.day >= day:
            self._counts[promise.queue] = (promise.day, counts)
            counts.add(change)
        return (promise.queue,)


_TELLERS: dict[type[e.Event], Callable[[Promises, Any], tuple[str, ...]]] = {
    k.CallbackOpened: Promises._opened,
    e.ContactConnected: Promises._reached,
    e.ContactClosed: Promises._closed,
}
