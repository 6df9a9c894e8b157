"""Crews tried out on the same days, and how far each falls short of the goal."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import ceil
from typing import TypeVar

from callcenter.simulation.crew.groups import Counts, asked_for, at_work, groups_of
from callcenter.simulation.crew.living import Lived, Trial
from callcenter.simulation.crew.results import Looked
from callcenter.simulation.crew.search import Bounds
from callcenter.simulation.crew.without import Cause
from callcenter.simulation.estimates import Fraction
from callcenter.simulation.prepared import Prepared
from callcenter.simulation.staffing import Staffed

Key = TypeVar("Key")

#: Lives through days, in whatever order, and returns what came of them in the order given.
Run = Callable[[Sequence[Trial]], Sequence[Lived]]

#: A group alone may grow to so much more than the formula asks of all its queues, and so many more.
_MARGIN, _MORE = 1.5, 4


class Tried:
    """Remembers what came of every crew."""

    def __init__(self, looked: Looked, run: Run) -> None:
        self._looked = looked
        self._run = run
        self._known: dict[Counts, list[Lived]] = {}

    def ask(self, crews: Sequence[Counts]) -> list[float]:
        """Return how far crews fall short of the goal, in callers."""
        new = [counts for counts in dict.fromkeys(crews) if counts not in self._known]
        trials = [Trial(counts, seed) for counts in new for seed in self._looked.seeds]
        results = iter(self._run(trials) if trials else ())
        for counts in new:
            self._known[counts] = [next(results) for _ in self._looked.seeds]
        return [missing(self._known[counts], self._looked) for counts in crews]

    def lived(self, counts: Counts) -> list[Lived]:
        """Return a crew's days, in the order of the seeds."""
        self.ask([counts])
        return self._known[counts]

    def without(self, counts: Counts, cause: Cause) -> Sequence[Lived]:
        """Return the same days without a cause."""
        return self._run([Trial(counts, seed, cause) for seed in self._looked.seeds])


def missing(days: Sequence[Lived], looked: Looked) -> float:
    """Return how many callers more should have been answered in time, over all days; 0 where the goal is met.

    Where agents are busier than the goal allows, callers in proportion are missing too.
    """
    goal = looked.goal
    if looked.each_interval:
        totals = list(added(day.intervals for day in days).values())
    else:
        totals = list(added(day.queues for day in days).values())
    short = sum(max(0.0, goal.level * bottom - top) for top, bottom in totals)
    (work, paid), (_, offered) = summed(day.occupancy for day in days), summed(day.whole for day in days)
    busy = work / paid if paid else 0.0
    return short + max(0.0, busy - goal.occupancy) * offered


def added(parts: Iterable[Mapping[Key, Fraction]]) -> dict[Key, Fraction]:
    """Return fractions added up key by key."""
    found: dict[Key, Fraction] = {}
    for part in parts:
        for key, fraction in part.items():
            found[key] = summed((found.get(key, (0.0, 0.0)), fraction))
    return found


def summed(fractions: Iterable[Fraction]) -> Fraction:
    """Return the sum of numerators over that of denominators."""
    tops, bottoms = 0.0, 0.0
    for top, bottom in fractions:
        tops, bottoms = tops + top, bottoms + bottom
    return tops, bottoms


def bounds(day: Prepared, answers: Sequence[Staffed]) -> Bounds:
    """Return between what a day's groups may vary; a group that none of the callers asks for stays as it is.

    A group alone could serve all the queues it serves.
    """
    groups = groups_of(day)
    serves = asked_for(day.house, frozenset(answer.need.queue for answer in answers))
    spans = at_work(day.moves, day.end)
    least, most, hours = [], [], []
    for group in groups:
        own = serves[group.agents[0]]
        size = len(group.agents)
        least.append(group.least if own else size)
        most.append(max(size, ceil(_busiest(own, answers) * _MARGIN) + _MORE) if own else size)
        hours.append(sum(until - since for since, until in spans.get(group.agents[0], [])) / 3600.0)
    return Bounds(tuple(least), tuple(most), tuple(hours))


def _busiest(queues: frozenset[str], answers: Sequence[Staffed]) -> int:
    """Return how many agents Erlang C wants for some queues in the interval that wants most."""
    wanted: dict[float, int] = defaultdict(int)
    for answer in answers:
        if answer.need.queue in queues:
            wanted[answer.need.start] += answer.erlang_c
    return max(wanted.values(), default=0)
