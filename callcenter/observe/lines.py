"""Who waits, by queue and tier, and how the waits end: what service levels are made of (FL-26, KA-21)."""

from collections import Counter
from collections.abc import Iterator

from callcenter.floor import events as e
from callcenter.floor.state import FloorState
from callcenter.floor.values import Outcome
from callcenter.observe.registry import Registry

#: The label of contacts that no tier is known of.
NO_TIER = "none"
#: Outcomes of who waited and was not answered: a line that broke is an abandoned one.
LOST = frozenset({Outcome.ABANDONED, Outcome.FAILED})

#: What is counted of waits that ended.
HOW = ("answered", "within", "abandoned", "early", "short")

#: A queue and a tier.
Place = tuple[str, str]

#: A gauge by its name and labels, and what it is to show.
Shown = tuple[tuple[str, ...], float]


class Lines:
    """Those who wait, by queue and tier. Every move costs a look-up or two."""

    def __init__(self) -> None:
        self._counts: Counter[Place] = Counter()
        self._since: dict[str, dict[str, float]] = {}

    def enter(self, contact: str, place: Place, since: float) -> None:
        """Take in a contact whose queue clock has run since `since` (seconds UTC)."""
        self._counts[place] += 1
        self._since.setdefault(place[0], {})[contact] = since

    def leave(self, contact: str, place: Place) -> None:
        """Let out a contact that is in the line of this place."""
        self._counts[place] -= 1
        del self._since[place[0]][contact]

    def numbers(self, now: float) -> Iterator[Shown]:
        """Yield what the gauges are to show; whoever asks for the numbers pays for the look at all who wait.

        The lines may move in between.
        """
        for place, count in tuple(self._counts.items()):
            yield ("callcenter_contacts_waiting", *place), count
        for queue, waiting in tuple(self._since.items()):
            longest = now - min(waiting.values(), default=now)
            yield ("callcenter_longest_wait_seconds", queue), max(0.0, longest)


class Waits:
    """Counts how waits ended, by the thresholds of their queue."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._begun: set[Place] = set()

    def begin(self, place: Place) -> None:
        """Let the counts of a place begin at 0 when the first one waits there: its end is a rise, too."""
        if place not in self._begun:
            self._begun.add(place)
            for how in HOW:
                self._registry.counter("callcenter_waits_ended_total", *place, how)

    def answered(self, state: FloorState, place: Place, waited: float) -> None:
        """Count a contact that an agent answered after so many seconds."""
        self._ended(place, "answered", waited)
        if self._is_early(state, place, waited):
            self._count(place, "within")

    def lost(self, state: FloorState, place: Place, waited: float, event: e.ContactClosed) -> None:
        """Count a contact that nobody answered."""
        self._ended(place, "abandoned", waited)
        if self._is_early(state, place, waited):
            self._count(place, "early")
        if event.short:
            self._count(place, "short")

    def goals(self, state: FloorState) -> None:
        """Keep what the queues aim for."""
        for policy in state.queues.values():
            goal = self._registry.gauge("callcenter_service_level_goal", policy.id)
            goal.set(policy.service_level_goal)

    def _ended(self, place: Place, how: str, waited: float) -> None:
        self._registry.histogram("callcenter_wait_seconds", *place, how).observe(waited)
        self._count(place, how)

    def _count(self, place: Place, how: str) -> None:
        self._registry.counter("callcenter_waits_ended_total", *place, how).inc()

    def _is_early(self, state: FloorState, place: Place, waited: float) -> bool:
        policy = state.queues.get(place[0])
        return policy is not None and waited <= policy.service_level_seconds
