"""Today's numbers of each queue: a fold of the events, attributed to the day of the offer."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from callcenter.floor import events as e
from callcenter.floor.state import FloorState
from callcenter.floor.values import Outcome
from callcenter.ports.views import TodayView
from dashboards.measures import Counts, average_speed_of_answer, service_level

_LOST = frozenset({Outcome.ABANDONED, Outcome.FAILED})


class _Entry(Struct):
    """One contact's stay in one queue."""

    queue: str
    since: float
    day: date
    answered: bool = False


def day_of(state: FloorState, queue: str, moment: float) -> date:
    """Return the date of a moment in the zone of the queue's calendar, UTC without one."""
    policy = state.queues.get(queue)
    calendar = state.calendars.get(policy.calendar) if policy else None
    zone = ZoneInfo(calendar.zone) if calendar else UTC
    return datetime.fromtimestamp(moment, zone).date()


class Today:
    """Counts per queue and day; the days before the newest one of a queue are let go."""

    def __init__(self, state: Callable[[], FloorState]) -> None:
        self._state = state
        self._entries: dict[str, _Entry] = {}
        self._counts: dict[str, tuple[date, Counts]] = {}

    def listen(self, events: Iterable[e.Event]) -> set[str]:
        """Take in what happened; return the queues whose numbers may have changed."""
        return {queue for event in events for queue in self.tell(event)}

    def tell(self, event: e.Event) -> tuple[str, ...]:
        """Take in one event; return the queues it counted in."""
        teller = _TELLERS.get(type(event))
        return teller(self, event) if teller is not None else ()

    def view(self, queue: str, now: float) -> TodayView:
        """Return the numbers of a queue for the day that `now` lies in."""
        day, counts = self._counts.get(queue, (None, Counts()))
        if day != day_of(self._state(), queue, now):
            counts = Counts()
        return TodayView(
            counts.offered,
            counts.answered,
            counts.abandoned,
            counts.short,
            counts.flowed_out,
            service_level(counts),
            average_speed_of_answer(counts),
        )

    def _of(self, entry: _Entry) -> Counts:
        """Return where a stay is counted; one of an older day than the newest counts nowhere."""
        day, counts = self._counts.get(entry.queue, (entry.day, Counts()))
        if entry.day < day:
            return Counts()
        if entry.day > day:
            counts = Counts()
        self._counts[entry.queue] = (entry.day, counts)
        return counts

    def _queued(self, event: e.ContactQueued) -> tuple[str, ...]:
        old = self._entries.get(event.contact)
        if old is not None and (old.queue, old.since) == (event.queue, event.since):
            return ()
        left = self._flow_out(event.contact)
        day = day_of(self._state(), event.queue, event.since)
        entry = self._entries[event.contact] = _Entry(event.queue, event.since, day)
        self._of(entry).offered += 1
        return (*left, event.queue)

    def _connected(self, event: e.ContactConnected) -> tuple[str, ...]:
        entry = self._entries.get(event.contact)
        if entry is None or entry.answered:
            return ()
        entry.answered = True
        counts, waited = self._of(entry), event.at - entry.since
        policy = self._state().queues.get(entry.queue)
        counts.answered += 1
        counts.waited += waited
        counts.within += policy is not None and waited <= policy.service_level_seconds
        return (entry.queue,)

    def _voicemail(self, event: e.VoicemailStarted) -> tuple[str, ...]:
        return self._flow_out(event.contact)

    def _closed(self, event: e.ContactClosed) -> tuple[str, ...]:
        entry = self._entries.get(event.contact)
        if entry is None or entry.answered or event.outcome not in _LOST:
            return self._flow_out(event.contact)
        del self._entries[event.contact]
        counts = self._of(entry)
        counts.abandoned += 1
        counts.short += event.short
        return (entry.queue,)

    def _flow_out(self, contact: str) -> tuple[str, ...]:
        entry = self._entries.pop(contact, None)
        if entry is None or entry.answered:
            return ()
        self._of(entry).flowed_out += 1
        return (entry.queue,)


_TELLERS: dict[type[e.Event], Callable[[Today, Any], tuple[str, ...]]] = {
    e.ContactQueued: Today._queued,
    e.ContactConnected: Today._connected,
    e.VoicemailStarted: Today._voicemail,
    e.ContactClosed: Today._closed,
}
