"""A steady load of calls, and what a formula says of it. Spans are seconds throughout."""

from math import inf, isfinite

from msgspec import Struct


class ImpossibleLoad(ValueError):
    """A load, a number of agents or a goal that no formula can answer. The text says why."""


class Traffic(Struct, frozen=True):
    """Calls that come at random at a steady rate: `calls` within `span` seconds.

    `handle` is the mean handling time (talk, hold and after-contact work). `patience` is the mean
    time a caller is willing to wait, infinite where nobody ever hangs up.
    """

    calls: float
    handle: float
    span: float = 1800.0
    patience: float = inf

    @property
    def rate(self) -> float:
        """Calls per second."""
        return self.calls / self.span

    @property
    def erlangs(self) -> float:
        """The offered load: how many agents would be busy if nobody ever waited."""
        return self.rate * self.handle

    def check(self) -> None:
        """Raise `ImpossibleLoad` unless every number makes sense."""
        if not (isfinite(self.calls) and self.calls >= 0):
            raise ImpossibleLoad("calls must be a number of 0 or more")
        if not (isfinite(self.handle) and self.handle >= 0):
            raise ImpossibleLoad("the handling time must be a number of seconds, 0 or more")
        if not (isfinite(self.span) and self.span > 0):
            raise ImpossibleLoad("the span must be more than 0 seconds")
        if not self.patience > 0:
            raise ImpossibleLoad("the patience must be more than 0 seconds")


class Steady(Struct, frozen=True):
    """What a formula says of a load with so many agents, once it has settled.

    `waits` is the share of callers who wait at all, `wait` the mean wait of all callers (those who hang
    up included) in seconds, `abandons` the share who hang up, `queue` the mean length of the line,
    `occupancy` the share of their time that agents are at work.
    """

    agents: int
    waits: float
    wait: float
    abandons: float
    queue: float
    occupancy: float


class Within(Struct, frozen=True):
    """How the callers stand `seconds` after they came, as shares of all callers.

    The service level has a name for each way of counting those who hung up (variants of the KPI).
    """

    seconds: float
    answered: float
    abandoned: float
    still_waiting: float
    answered_ever: float

    @property
    def offered(self) -> float:
        """Answered in time, of all."""
        return self.answered

    @property
    def ignore_early_abandons(self) -> float | None:
        """Answered in time, of all but those who hung up in time."""
        return _share(self.answered, 1.0 - self.abandoned)

    @property
    def credit_early_abandons(self) -> float:
        """Answered or hung up in time, of all."""
        return self.answered + self.abandoned

    @property
    def answered_only(self) -> float | None:
        """Answered in time, of those who were answered."""
        return _share(self.answered, self.answered_ever)


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole > 0 else None
