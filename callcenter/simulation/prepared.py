"""A scenario that makes sense, ready to be drawn and run."""

from msgspec import Struct

from callcenter.floor.commands import Configure
from callcenter.simulation import demand
from callcenter.simulation.plan import Call, Move, Plan
from callcenter.simulation.recorded import RecordedDay
from callcenter.simulation.scenario import Stream
from callcenter.simulation.spans import Span


class Callers(Struct, frozen=True):
    """Who calls: drawn from streams, or those of a recorded day with what nobody saw drawn anew."""

    begin: float
    interval: float
    answer: Span
    streams: tuple[Stream, ...] = ()
    recorded: RecordedDay | None = None

    def calls(self, seed: int) -> tuple[Call, ...]:
        """Return everybody who calls, the same for the same seed."""
        if self.recorded is not None:
            return self.recorded.calls(seed)
        return demand.calls(self.streams, self.begin, self.interval, self.answer, seed)

    def queues(self) -> frozenset[str]:
        """Return the queues that they ask for."""
        if self.recorded is not None:
            return frozenset(call.queue for call in self.recorded.calls(0))
        return frozenset(stream.queue for stream in self.streams)


class Working(Struct, frozen=True):
    """A shift of a scenario: its agents in order, the first `people` of them by name."""

    name: str
    agents: tuple[str, ...]
    people: int = 0


class Prepared(Struct, frozen=True):
    """A day to run as often as wanted: callers, house, and who works when.

    `shifts` are those of a scenario; a recorded day has none.
    """

    name: str
    callers: Callers
    house: Configure
    moves: tuple[Move, ...]
    end: float
    warm_up: float = 0.0
    misses: float = 0.0
    back: float = 60.0
    shifts: tuple[Working, ...] = ()

    def plan(self, seed: int) -> Plan:
        """Return the day as one seed draws it."""
        return Plan(
            name=self.name,
            begin=self.callers.begin,
            end=self.end,
            house=self.house,
            calls=self.callers.calls(seed),
            moves=self.moves,
            interval=self.callers.interval,
            warm_up=self.warm_up,
            misses=self.misses,
            back_seconds=self.back,
        )
