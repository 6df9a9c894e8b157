"""How long a caller will wait: from how often the queue was answered lately.

With `position` p in line and one answer every i seconds, the wait is about p times i.
"""

from collections import deque
from collections.abc import Callable, Sequence

from callcenter.floor.events import ContactConnected, Event
from callcenter.floor.state import Contact, FloorState


class Estimator:
    """Listens to the feed and remembers the last answers of each queue."""

    def __init__(self, state: Callable[[], FloorState], answers: int = 20) -> None:
        self._state = state
        self._answers = answers
        self._moments: dict[str, deque[float]] = {}

    def on_commit(self, _seq: int, events: Sequence[Event], _now: float) -> None:
        """Note which queues were answered."""
        for event in events:
            if type(event) is ContactConnected and (contact := self._state().contacts.get(event.contact)):
                moments = self._moments.setdefault(contact.queue, deque(maxlen=self._answers))
                moments.append(event.at)

    def interval(self, queue: str, now: float) -> float | None:
        """Return the seconds between two answers of a queue lately, None before there were three."""
        moments = self._moments.get(queue)
        if moments is None or len(moments) < 3:
            return None
        return (max(now, moments[-1]) - moments[0]) / len(moments)

    def wait(self, contact: Contact, position: int, now: float) -> float | None:
        """Return the expected wait in seconds for a position (1 is next), None if nothing is known."""
        interval = self.interval(contact.queue, now)
        return None if interval is None else position * interval
