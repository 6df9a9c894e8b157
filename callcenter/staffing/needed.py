"""How many agents a goal takes, by Erlang C or Erlang A."""

from collections.abc import Callable
from enum import StrEnum
from math import ceil, inf

from msgspec import Struct

from callcenter.staffing import erlang_a, erlang_c
from callcenter.staffing.traffic import ImpossibleLoad, Steady, Traffic, Within

#: Past so many agents no answer is looked for.
MOST_AGENTS = 100_000


class Model(StrEnum):
    """The formula to trust. C takes callers to wait for ever and so asks, as a rule, for more agents than A.

    A may ask for one more under light traffic: who hangs up within the time counts as not answered.
    """

    ERLANG_C = "erlang_c"
    ERLANG_A = "erlang_a"


class Goal(Struct, frozen=True):
    """What is wanted: `level` of the callers answered within `seconds` (inclusive).

    `occupancy` is the most that agents may be at work, `shrinkage` the share of paid time in which they
    cannot take calls, `fewest` the least to have there even for no call.
    """

    level: float = 0.8
    seconds: float = 20.0
    occupancy: float = 1.0
    shrinkage: float = 0.0
    fewest: int = 0

    def check(self) -> None:
        """Raise `ImpossibleLoad` unless the goal can be reached at all."""
        if not 0 <= self.level < 1:
            raise ImpossibleLoad("the service level must lie between 0 and 1, and be less than 1")
        if not 0 <= self.seconds < inf:
            raise ImpossibleLoad("the seconds of the service level must be 0 or more")
        if not 0 < self.occupancy <= 1:
            raise ImpossibleLoad("the occupancy must be more than 0 and at most 1")
        if not 0 <= self.shrinkage < 1:
            raise ImpossibleLoad("the shrinkage must lie between 0 and 1, and be less than 1")


class Answer(Struct, frozen=True):
    """So many agents must be there, so many be scheduled; `level` is None where nobody calls."""

    agents: int
    scheduled: int
    level: float | None
    steady: Steady


def needed(traffic: Traffic, goal: Goal, model: Model = Model.ERLANG_C) -> Answer:
    """Return the fewest agents that reach the goal. The level counts as `Within.offered`.

    Raises `ImpossibleLoad` for numbers that make no sense.
    """
    traffic.check()
    goal.check()
    if traffic.erlangs == 0:
        empty = Steady(goal.fewest, 0.0, 0.0, 0.0, 0.0, 0.0)
        return Answer(goal.fewest, scheduled(goal.fewest, goal.shrinkage), None, empty)
    agents = _search(lambda n: _reaches(traffic, goal, model, n), _least(traffic, goal, model))
    level = _within(traffic, model, agents, goal.seconds).offered
    return Answer(agents, scheduled(agents, goal.shrinkage), level, _steady(traffic, model, agents))


def scheduled(agents: int, shrinkage: float) -> int:
    """Return how many to schedule so that so many are there: n / (1 - shrinkage), rounded up."""
    return ceil(round(agents / (1.0 - shrinkage), 9))


def _least(traffic: Traffic, goal: Goal, model: Model) -> int:
    stable = int(traffic.erlangs) + 1 if model is Model.ERLANG_C or traffic.patience == inf else 1
    return max(stable, goal.fewest)


def _reaches(traffic: Traffic, goal: Goal, model: Model, agents: int) -> bool:
    if _steady(traffic, model, agents).occupancy > goal.occupancy:
        return False
    return _within(traffic, model, agents, goal.seconds).offered >= goal.level


def _search(reaches: Callable[[int], bool], least: int) -> int:
    """Return the smallest number from `least` on that reaches the goal; both conditions only get better."""
    low, step = least, 1
    while not reaches(low + step - 1):
        step *= 2
        if low + step > MOST_AGENTS:
            raise ImpossibleLoad(f"more than {MOST_AGENTS} agents would be needed")
    high = low + step - 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if reaches(middle) else (middle + 1, high)
    return low


def _steady(traffic: Traffic, model: Model, agents: int) -> Steady:
    if model is Model.ERLANG_C:
        return erlang_c.steady(traffic, agents)
    return erlang_a.steady(traffic, agents)


def _within(traffic: Traffic, model: Model, agents: int, seconds: float) -> Within:
    if model is Model.ERLANG_C:
        return erlang_c.within(traffic, agents, seconds)
    return erlang_a.within(traffic, agents, seconds)
