"""The wallboard's parts of the picture: the house's sums, and its queues' day in quarters of an hour."""

from collections.abc import Mapping
from datetime import date

import msgspec

from callcenter.floor.state import FloorState
from callcenter.ports.views import QuarterView, TotalView
from dashboards.live.days import DAY, WEEK, a_week_on, day_of, midnight, zone_of
from dashboards.live.today import Today, lately_view, today_view
from dashboards.measures.counts import Counts

_encode = msgspec.json.Encoder().encode

Quartered = dict[str, dict[int, QuarterView]]


class Board:
    """Draws what changed, and keeps what it drew. It is the reader of `today.quarters`.

    It is of one day: when a day begins somewhere, the picture is drawn anew.
    """

    def __init__(self, state: FloorState, today: Today, now: float) -> None:
        self._today = today
        self._days = {queue: day_of(state, queue, now) for queue in state.queues}
        self._begun = {queue: midnight(day, zone_of(state, queue)) for queue, day in self._days.items()}
        self._before = last_week(state, today, self._days)
        self._total = self._draw()
        today.quarters.take()

    def advance(self, *, counted: bool) -> bytes:
        """Return what changed as parts of a delta; `counted` tells whether any queue's numbers did."""
        return (self._changed_total() if counted else b"") + self._touched_quarters()

    def snapshot(self) -> bytes:
        """Return everything as parts of a snapshot, last week's quarters among it."""
        quarters: Quartered = {}
        for queue, begun in self._begun.items():
            if kept := self._today.quarters.since(queue, begun):
                quarters[queue] = {start: quarter_view(counts) for start, counts in kept.items()}
        parts = (self._total, _encode(quarters), _encode(self._before))
        return b',"total":%b,"quarters":%b,"last_week":%b' % parts

    def _draw(self) -> bytes:
        return _encode(total(self._today, self._days, min(self._begun.values(), default=0.0)))

    def _changed_total(self) -> bytes:
        drawn = self._draw()
        if drawn == self._total:
            return b""
        self._total = drawn
        return b',"total":%b' % drawn

    def _touched_quarters(self) -> bytes:
        """Return the quarters of today that changed; what belongs to another day is not shown."""
        found: Quartered = {}
        for queue, start in sorted(self._today.quarters.take()):
            begun = self._begun.get(queue)
            if begun is not None and start >= begun:
                found.setdefault(queue, {})[start] = quarter_view(self._today.quarters.get(queue, start))
        return b',"quarters":%b' % _encode(found) if found else b""


def total(today: Today, days: Mapping[str, date], since: float) -> TotalView:
    """Return the sums over the queues, each with the day that it has, divided last."""
    day, lately = Counts(), Counts()
    for queue, its_day in days.items():
        day.add(today.counts(queue, its_day))
        lately.add(today.lately.counts(queue))
    return TotalView(today_view(day, since), lately_view(lately))


def last_week(state: FloorState, today: Today, days: Mapping[str, date]) -> Quartered:
    """Return the quarters of the same weekday last week, each at its wall-clock time of today.

    A queue is left out unless that whole day was seen: a part of it would look like a quiet day.
    """
    found: Quartered = {}
    for queue, day in days.items():
        zone = zone_of(state, queue)
        begun, over = midnight(day - WEEK, zone), midnight(day - WEEK + DAY, zone)
        if today.since is None or today.since > begun:
            continue
        moved: dict[int, Counts] = {}
        for start, counts in today.quarters.since(queue, begun, over).items():
            moved.setdefault(int(a_week_on(start, zone)), Counts()).add(counts)
        if moved:
            found[queue] = {start: quarter_view(counts) for start, counts in moved.items()}
    return found


def quarter_view(counts: Counts) -> QuarterView:
    """Return what is shown of a quarter."""
    return QuarterView(counts.offered, counts.answered, counts.abandoned)
