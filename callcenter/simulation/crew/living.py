"""One day lived through with so many agents, and what it says of every queue, tier and interval.

The level counts as people ask for it: answered within the goal's seconds, of all who were offered. Who
hangs up, is led elsewhere or waits to the end was not answered in time.
"""

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from callcenter.simulation.crew.groups import Counts, groups_of, staffed
from callcenter.simulation.crew.without import Cause, without
from callcenter.simulation.estimates import Fraction
from callcenter.simulation.plan import Plan
from callcenter.simulation.prepared import Prepared
from callcenter.simulation.watch import Stay, Watch
from callcenter.simulation.world import World
from dashboards.measures.agents import occupancy
from dashboards.measures.counts import Hours


class Trial(Struct, frozen=True):
    """A day to live through: so many of each group, one seed, and perhaps without something."""

    counts: Counts
    seed: int
    without: Cause | None = None


class Lived(Struct, frozen=True):
    """What a trial gave: answered in time, of all offered. `intervals` go by queue and number."""

    queues: dict[str, Fraction]
    tiers: dict[str, Fraction]
    intervals: dict[tuple[str, int], Fraction]
    occupancy: Fraction

    @property
    def whole(self) -> Fraction:
        """All queues together."""
        tops, bottoms = zip(*self.queues.values(), strict=True) if self.queues else ((), ())
        return sum(tops), sum(bottoms)


def live(day: Prepared, seconds: float, trial: Trial) -> Lived:
    """Live through a day; in time is within so many seconds by the queue clock, whatever the queue says."""
    manned = staffed(day, groups_of(day), trial.counts)
    plan = manned.plan(trial.seed)
    if trial.without is not None:
        plan = without(plan, trial.without)
    watch = Watch(plan.begin, plan.interval, plan.end)
    World(plan, (watch,)).run()
    return _measured(plan, watch.close(), seconds)


def _measured(plan: Plan, watch: Watch, seconds: float) -> Lived:
    begin = plan.begin + plan.warm_up
    stays = [stay for stay in watch.stays if begin <= stay.since < plan.end]
    queues: dict[str, list[Stay]] = {call.queue: [] for call in plan.calls}
    tiers: dict[str, list[Stay]] = {}
    intervals: dict[tuple[str, int], list[Stay]] = defaultdict(list)
    for stay in stays:
        queues.setdefault(stay.queue, []).append(stay)
        tiers.setdefault(stay.tier, []).append(stay)
        intervals[stay.queue, int((stay.since - plan.begin) // plan.interval)].append(stay)
    hours = list(watch.hours.values())
    busy = Hours(sum(each.work for each in hours), sum(each.free for each in hours))
    return Lived(
        {queue: _level(some, seconds) for queue, some in sorted(queues.items())},
        {tier: _level(some, seconds) for tier, some in sorted(tiers.items())},
        {key: _level(some, seconds) for key, some in sorted(intervals.items())},
        occupancy(busy),
    )


def _level(stays: Sequence[Stay], seconds: float) -> Fraction:
    in_time = sum(stay.end == "answered" and stay.wait is not None and stay.wait <= seconds for stay in stays)
    return float(in_time), float(len(stays))


def sized(day: Prepared) -> Prepared:
    """Return the day with lines that are never full: who is turned away would hide how many are missing."""
    queues = tuple(replace(queue, max_waiting=1_000_000) for queue in day.house.queues)
    return replace(day, house=replace(day.house, queues=queues))
