"""What each agent has done today: a fold of the events. Implements `ports.shifts.Shifts`."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from callcenter.floor import events as e
from callcenter.floor import oversight_events as oe
from callcenter.ports.shifts import DayView
from dashboards.live.days import midnight
from dashboards.measures.counts import Handling
from dashboards.measures.queues import average_after_contact_work, average_handle_time

#: A day has at most 25 hours; what is older is in no day that can be asked for.
KEPT_SECONDS = 26 * 3600.0


class Work(Struct, frozen=True):
    """An agent's part in a contact, done at `at`: talk with hold, and after-contact work."""

    at: float
    contact: str
    talked: float
    wrapped: float = 0.0


class Shifts:
    """Parts that are done, by agent. A part counts for the day in which it was done.

    It begins when the agent and the customer are connected, or when a colleague hands the customer
    over, and is done when the after-contact work is. `zone` names the time zone of the days.
    """

    #: The events that it looks at.
    hears = (
        e.ContactConnected,
        e.ContactHandedOver,
        oe.ContactTakenOver,
        e.ContactReleased,
        e.WrapUpEnded,
    )

    def __init__(self, zone: Callable[[], str]) -> None:
        self._zone = zone
        self._talking: dict[tuple[str, str], float] = {}
        self._wrapping: dict[tuple[str, str], Work] = {}
        self._done: dict[str, list[Work]] = {}

    def listen(self, _seq: int, events: Iterable[e.Event], _now: float) -> None:
        """Take in a commit."""
        for event in events:
            self.tell(event)

    def tell(self, event: e.Event) -> None:
        """Take in one event."""
        teller = _TELLERS.get(type(event))
        if teller is not None:
            teller(self, event)

    def day(self, agent: str, now: float) -> DayView:
        """Return the day that `now` lies in."""
        zone = ZoneInfo(self._zone())
        since = midnight(datetime.fromtimestamp(now, zone).date(), zone)
        done = [work for work in self._done.get(agent, ()) if work.at >= since]
        handled = len({work.contact for work in done})
        talked, wrapped = sum(work.talked for work in done), sum(work.wrapped for work in done)
        work = Handling(handled, talked, wrapped=wrapped)
        return DayView(
            since=since,
            handled=handled,
            talked=talked,
            wrapped=wrapped,
            aht=average_handle_time(work).value,
            acw=average_after_contact_work(work).value,
        )

    def _connected(self, event: e.ContactConnected) -> None:
        self._talking[event.agent, event.contact] = event.at

    def _handed(self, event: e.ContactHandedOver | oe.ContactTakenOver) -> None:
        self._talking[event.to, event.contact] = event.at

    def _released(self, event: e.ContactReleased) -> None:
        began = self._talking.pop((event.agent, event.contact), None)
        if began is None:
            return
        work = Work(event.at, event.contact, event.at - began)
        if event.wrap_up_until:
            self._wrapping[event.agent, event.contact] = work
        else:
            self._finish(event.agent, work)

    def _wrapped(self, event: e.WrapUpEnded) -> None:
        work = self._wrapping.pop((event.agent, event.contact), None)
        if work is not None:
            self._finish(event.agent, Work(event.at, work.contact, work.talked, event.at - work.at))

    def _finish(self, agent: str, work: Work) -> None:
        kept = self._done.setdefault(agent, [])
        while kept and kept[0].at < work.at - KEPT_SECONDS:
            kept.pop(0)
        kept.append(work)


_TELLERS: dict[type[e.Event], Callable[[Shifts, Any], None]] = {
    e.ContactConnected: Shifts._connected,
    e.ContactHandedOver: Shifts._handed,
    oe.ContactTakenOver: Shifts._handed,
    e.ContactReleased: Shifts._released,
    e.WrapUpEnded: Shifts._wrapped,
}
