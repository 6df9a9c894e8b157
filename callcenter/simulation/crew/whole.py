"""How many agents of each group a whole day takes, beside what the formulas ask for, and why they differ."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from callcenter.simulation.crew.groups import Counts, Spans, asked_for, at_work, groups_of, present, staffed
from callcenter.simulation.crew.living import Lived
from callcenter.simulation.crew.results import Cost, Crew, Looked, Moment, WholeDay
from callcenter.simulation.crew.search import Bounds, fewest
from callcenter.simulation.crew.trying import Run, Tried, bounds, summed
from callcenter.simulation.crew.without import Cause, at_play
from callcenter.simulation.estimates import Estimate, Fraction, bounded, difference, together
from callcenter.simulation.prepared import Prepared
from callcenter.simulation.staffing import Need, Served, Staffed
from callcenter.staffing.needed import Goal, scheduled

#: A cause that takes so much of the level, a point, is worth a word.
_MATTERS = 0.01
_NONE: Fraction = (0.0, 0.0)


def whole_day(
    day: Prepared, answers: Sequence[Staffed], looked: Looked, run: Run
) -> tuple[list[Staffed], WholeDay]:
    """Search for the crew of a day for which the formulas gave `answers`, and say how it serves it.

    Returns the answers with the day's beside them, and the day.
    """
    tried, limits = Tried(looked, run), bounds(day, answers)
    start = tuple(len(group.agents) for group in groups_of(day))
    found = fewest(start, limits, tried.ask)
    counts = limits.most if found is None else found
    days = tried.lived(counts)
    causes = at_play(day.plan(looked.seeds[0]))
    costs = tuple(_cost(cause, tried.without(counts, cause), days) for cause in causes)
    seen = _Seen(staffed(day, groups_of(day), counts), answers, days)
    spare = _spare({start: seen.lowest(start) for start in seen.starts}, looked.goal)
    beside = [replace(answer, day=seen.served(answer.need)) for answer in answers]
    return beside, WholeDay(
        reached=found is not None,
        seeds=looked.seeds,
        crews=_crews(day, answers, counts, limits, looked),
        whole=_level([each.whole for each in days]),
        queues={queue: _level([each.queues.get(queue, _NONE) for each in days]) for queue in seen.queues},
        tiers={tier: _level([each.tiers.get(tier, _NONE) for each in days]) for tier in seen.tiers},
        moments=tuple(
            _explained(seen.moment(start), costs, looked, spare=start in spare) for start in seen.starts
        ),
        costs=costs,
    )


def _crews(
    day: Prepared, answers: Sequence[Staffed], counts: Counts, limits: Bounds, looked: Looked
) -> tuple[Crew, ...]:
    serves = asked_for(day.house, frozenset(answer.need.queue for answer in answers))
    return tuple(
        Crew(
            name=group.name,
            queues=tuple(sorted(serves[group.agents[0]])),
            there=len(group.agents),
            needed=count,
            scheduled=scheduled(count, looked.goal.shrinkage),
            hours=hours,
        )
        for group, count, hours in zip(groups_of(day), counts, limits.hours, strict=True)
    )


def _cost(cause: Cause, without: Sequence[Lived], days: Sequence[Lived]) -> Cost:
    queues = sorted({queue for day in days for queue in day.queues})
    return Cost(
        cause,
        difference([day.whole for day in without], [day.whole for day in days]),
        {
            queue: difference(
                [day.queues.get(queue, _NONE) for day in without],
                [day.queues.get(queue, _NONE) for day in days],
            )
            for queue in queues
        },
    )


class _Seen:
    """A manned day as it came out, interval by interval."""

    def __init__(self, day: Prepared, answers: Sequence[Staffed], days: Sequence[Lived]) -> None:
        self._day, self._answers, self._days = day, answers, days
        self.queues = sorted({answer.need.queue for answer in answers})
        self.tiers = sorted({tier for each in days for tier in each.tiers})
        self.starts = sorted({answer.need.start for answer in answers})
        self._serves = asked_for(day.house, frozenset(self.queues))
        self._work = at_work(day.moves, day.end)

    def moment(self, start: float) -> Moment:
        """Return what an interval was like."""
        here = [answer for answer in self._answers if answer.need.start == start]
        level = [
            summed(day.intervals.get((q, self._number(start)), _NONE) for q in self.queues)
            for day in self._days
        ]
        return Moment(
            start=start,
            calls=sum(offered for _, offered in level) / len(level),
            erlang_c=sum(answer.erlang_c for answer in here),
            erlang_a=sum(answer.erlang_a for answer in here),
            agents=self._there(start, (a for a, queues in self._serves.items() if queues)),
            shared=self._there(start, (a for a, queues in self._serves.items() if len(queues) > 1)),
            level=_level(level),
        )

    def lowest(self, start: float) -> float:
        """Return the lowest level that any queue has in an interval, 0 where nobody called."""
        number = self._number(start)
        found = [
            top / bottom
            for queue in self.queues
            for top, bottom in [summed(day.intervals.get((queue, number), _NONE) for day in self._days)]
            if bottom
        ]
        return min(found, default=0.0)

    def served(self, need: Need) -> Served:
        """Return who was there for a queue in an interval, and what came of it."""
        own = [agent for agent, queues in self._serves.items() if need.queue in queues]
        key = need.queue, self._number(need.start)
        level = _level([day.intervals.get(key, _NONE) for day in self._days])
        return Served(self._there(need.start, own), level)

    def _number(self, start: float) -> int:
        callers = self._day.callers
        return round((start - callers.begin) / callers.interval)

    def _there(self, start: float, agents: Iterable[str]) -> float:
        spans: list[Spans] = [self._work.get(agent, []) for agent in agents]
        return present(spans, start, start + self._day.callers.interval)


def _spare(lowest: Mapping[float, float], goal: Goal) -> set[float]:
    """Return the intervals with agents to spare: another hour of their shift needs those who are there.

    In them every queue is far above the goal, and clearly above the tightest interval.
    """
    left = 1.0 - goal.level
    far = max(goal.level + left / 2.0, min(lowest.values()) + left / 4.0)
    return {start for start, level in lowest.items() if level > far}


def _explained(moment: Moment, costs: Sequence[Cost], looked: Looked, *, spare: bool) -> Moment:
    """Say in a word or two what sets an interval apart from the formula."""
    apart = moment.agents - moment.erlang_a
    below = moment.level.value is not None and moment.level.value < looked.goal.level
    if abs(apart) < 1:
        return moment
    if apart < 0:
        why = ["shared"] if moment.shared else []
        return replace(moment, why=tuple([*why, "evened"] if below else why))
    if spare:
        return replace(moment, why=("shifts",))
    return replace(
        moment, why=tuple(cost.cause.value for cost in costs if (cost.whole.value or 0.0) <= -_MATTERS)
    )


def _level(days: Sequence[Fraction]) -> Estimate:
    return bounded(together(days), 1.0)
