"""Today's numbers of each queue: a fold of the events, attributed to the day of the offer."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from msgspec import Struct

from callcenter.floor import events as e
from callcenter.floor.state import FloorState
from callcenter.floor.values import Outcome
from callcenter.ports.views import LatelyView, TodayView
from dashboards.live.days import day_of, midnight, zone_of
from dashboards.live.lately import Lately
from dashboards.live.promises import Promises
from dashboards.live.quarters import Quarters
from dashboards.measures.counts import Counts
from dashboards.measures.levels import service_level
from dashboards.measures.queues import abandon_rate, average_speed_of_answer

_LOST = frozenset({Outcome.ABANDONED, Outcome.FAILED})


class _Entry(Struct):
    """One contact's stay in one queue."""

    queue: str
    since: float
    day: date
    answered: bool = False


class Today:
    """Counts per queue and day; the days before the newest one of a queue are let go.

    `quarters`, `lately` and `promises` are told the same. `since` is the moment of the first event that was
    told, None before: of what was earlier, nothing is known.
    """

    def __init__(self, state: Callable[[], FloorState]) -> None:
        self._state = state
        self._entries: dict[str, _Entry] = {}
        self._counts: dict[str, tuple[date, Counts]] = {}
        self.quarters = Quarters()
        self.lately = Lately()
        self.promises = Promises(state)
        self.since: float | None = None

    def listen(self, events: Iterable[e.Event]) -> set[str]:
        """Take in what happened; return the queues whose numbers may have changed."""
        return {queue for event in events for queue in self.tell(event)}

    def tell(self, event: e.Event) -> tuple[str, ...]:
        """Take in one event; return the queues it counted in."""
        if self.since is None:
            self.since = event.at
        teller = _TELLERS.get(type(event))
        found = teller(self, event) if teller is not None else ()
        return (*found, *self.promises.tell(event))

    def view(self, queue: str, now: float) -> TodayView:
        """Return the numbers of a queue for the day that `now` lies in."""
        state = self._state()
        day = day_of(state, queue, now)
        return today_view(self.counts(queue, day), midnight(day, zone_of(state, queue)))

    def counts(self, queue: str, day: date) -> Counts:
        """Return the counts of a queue for a day, zeros for any but its newest."""
        newest, counts = self._counts.get(queue, (None, Counts()))
        return counts if day == newest else Counts()

    def _count(self, entry: _Entry, change: Counts) -> None:
        """Add what happened in a stay to the day, the quarter and the minute of its offer."""
        day, counts = self._counts.get(entry.queue, (entry.day, Counts()))
        if entry.day > day:
            counts = Counts()
        if entry.day >= day:  # one of an older day than the newest counts in no day
            self._counts[entry.queue] = (entry.day, counts)
            counts.add(change)
        self.quarters.add(entry.queue, entry.since, change)
        self.lately.add(entry.queue, entry.since, change)

    def _queued(self, event: e.ContactQueued) -> tuple[str, ...]:
        old = self._entries.get(event.contact)
        if old is not None and (old.queue, old.since) == (event.queue, event.since):
            return ()
        left = self._flow_out(event.contact)
        day = day_of(self._state(), event.queue, event.since)
        entry = self._entries[event.contact] = _Entry(event.queue, event.since, day)
        self._count(entry, Counts(offered=1))
        return (*left, event.queue)

    def _connected(self, event: e.ContactConnected) -> tuple[str, ...]:
        entry = self._entries.get(event.contact)
        if entry is None or entry.answered:
            return ()
        entry.answered = True
        waited = event.at - entry.since
        policy = self._state().queues.get(entry.queue)
        within = policy is not None and waited <= policy.service_level_seconds
        self._count(entry, Counts(answered=1, within=int(within), waited=waited))
        return (entry.queue,)

    def _voicemail(self, event: e.VoicemailStarted) -> tuple[str, ...]:
        return self._flow_out(event.contact)

    def _closed(self, event: e.ContactClosed) -> tuple[str, ...]:
        entry = self._entries.get(event.contact)
        if entry is None or entry.answered or event.outcome not in _LOST:
            return self._flow_out(event.contact)
        del self._entries[event.contact]
        self._count(entry, Counts(abandoned=1, short=int(event.short)))
        return (entry.queue,)

    def _flow_out(self, contact: str) -> tuple[str, ...]:
        entry = self._entries.pop(contact, None)
        if entry is None or entry.answered:
            return ()
        self._count(entry, Counts(flowed_out=1))
        return (entry.queue,)


_TELLERS: dict[type[e.Event], Callable[[Today, Any], tuple[str, ...]]] = {
    e.ContactQueued: Today._queued,
    e.ContactConnected: Today._connected,
    e.VoicemailStarted: Today._voicemail,
    e.ContactClosed: Today._closed,
}


def today_view(counts: Counts, since: float) -> TodayView:
    """Return the counts of a day that began at `since` with their measures."""
    return TodayView(
        since,
        counts.offered,
        counts.answered,
        counts.abandoned,
        counts.short,
        counts.flowed_out,
        service_level(counts).value,
        abandon_rate(counts).value,
        average_speed_of_answer(counts).value,
    )


def lately_view(counts: Counts) -> LatelyView:
    """Return the counts of the last half hour with their service level."""
    return LatelyView(counts.offered, counts.answered, counts.abandoned, service_level(counts).value)
