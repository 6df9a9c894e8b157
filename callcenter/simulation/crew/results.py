"""What a whole day's crew is said to be: by group, by queue and tier, by interval, and for what causes."""

from msgspec import Struct

from callcenter.simulation.crew.without import Cause
from callcenter.simulation.estimates import Estimate
from callcenter.staffing.needed import Goal


class Looked(Struct, frozen=True):
    """What is searched for: the goal over the days of these seeds, by queue, or by queue and interval."""

    goal: Goal
    seeds: tuple[int, ...]
    each_interval: bool = False


class Crew(Struct, frozen=True):
    """One group: how many the scenario has, how many the day takes, how many to schedule for that.

    `hours` are those of one agent.
    """

    name: str
    queues: tuple[str, ...]
    there: int
    needed: int
    scheduled: int
    hours: float


class Moment(Struct, frozen=True):
    """One interval of the day. The formulas' agents are added up over the queues, `calls` with redials.

    `agents` are there on average, `shared` of them for several queues. `why` names what sets the number
    apart from Erlang A's: causes, `shifts` (who is there for another hour of their shift), or `evened`
    (below the goal here, made up for at other hours).
    """

    start: float
    calls: float
    erlang_c: int
    erlang_a: int
    agents: float
    shared: float
    level: Estimate
    why: tuple[str, ...] = ()


class Cost(Struct, frozen=True):
    """What a cause takes from the level or adds to it: the day as it is less the same day without."""

    cause: Cause
    whole: Estimate
    queues: dict[str, Estimate]


class WholeDay(Struct, frozen=True):
    """The crew with which every queue reaches the goal, and nobody can be spared.

    `reached` is false where none within bounds reaches it; the crew is then the largest that was tried.
    Levels are answered in time over all offered.
    """

    reached: bool
    seeds: tuple[int, ...]
    crews: tuple[Crew, ...]
    whole: Estimate
    queues: dict[str, Estimate]
    tiers: dict[str, Estimate]
    moments: tuple[Moment, ...]
    costs: tuple[Cost, ...]
