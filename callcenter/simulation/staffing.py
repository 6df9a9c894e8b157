"""How many agents, interval by interval: the formulas' answers, and the real floor's beside them."""

from collections import defaultdict
from collections.abc import Sequence
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from callcenter.floor.values import QueuePolicy
from callcenter.simulation.estimates import Estimate, together
from callcenter.simulation.experiment import run
from callcenter.simulation.plan import Call
from callcenter.simulation.scenario import Stream
from callcenter.simulation.spans import Span, Spread, mean
from callcenter.simulation.steady import Load, plan
from callcenter.simulation.taking import ALL
from callcenter.staffing.forecast import high
from callcenter.staffing.needed import Goal, Model, needed, scheduled
from callcenter.staffing.traffic import Traffic

#: The way of counting that the formulas answer for; the simulation is asked the same.
MEASURE = "service_level.offered"
#: So far from the formula's answer the simulation looks for its own.
_FARTHEST = 30


class Need(Struct, frozen=True):
    """What is to be expected in one queue and interval. Spans are seconds; `high` is the P90 volume."""

    queue: str
    start: float
    span: float
    calls: float
    high: float
    talk: Span
    after_call: Span
    answer: Span
    patience: Span

    @property
    def load(self) -> Load:
        """The same as a steady load."""
        return Load(self.calls / self.span, self.talk, self.patience, self.after_call, self.answer)

    @property
    def traffic(self) -> Traffic:
        """The same as the formulas take it: handling is talk, after-contact work and ringing together."""
        return self.traffic_of(self.calls)

    def traffic_of(self, calls: float) -> Traffic:
        """Return the same with another volume."""
        return Traffic(calls, self.load.handle, self.span, mean(self.patience))


class Served(Struct, frozen=True):
    """A queue in one interval of a whole day: the agents there who serve it, on average, and its level."""

    agents: float
    level: Estimate


class Staffed(Struct, frozen=True):
    """The agents that reach the goal in one queue and interval, by each way of asking.

    `simulated` is None where it was not asked, or found none near the formula's answer; `level` is the
    simulated service level with that many, `level_of_a` with as many as Erlang A wants. `scheduled` counts
    shrinkage on top of `asked`, the simulation's answer, else Erlang A's. `high` is Erlang A's for the P90
    volume. `day` is what the crew of the whole day comes to here, None where it was not asked.
    """

    need: Need
    erlang_c: int
    erlang_a: int
    high: int
    simulated: int | None = None
    level: Estimate = Estimate(None)
    level_of_a: Estimate = Estimate(None)
    scheduled: int = 0
    day: Served | None = None

    @property
    def asked(self) -> int:
        """How many to have there."""
        return self.erlang_a if self.simulated is None else self.simulated


def by_formula(need: Need, goal: Goal) -> Staffed:
    """Return what the formulas ask for. Raises `ImpossibleLoad`.

    The queue clock runs until an agent answers, the formulas' until an agent is free: they are asked for the
    threshold less the mean time of ringing.
    """
    sooner = replace(goal, seconds=max(0.0, goal.seconds - mean(need.answer)))
    asked = needed(need.traffic, sooner, Model.ERLANG_A).agents
    return Staffed(
        need,
        erlang_c=needed(need.traffic, sooner, Model.ERLANG_C).agents,
        erlang_a=asked,
        high=needed(need.traffic_of(need.high), sooner, Model.ERLANG_A).agents,
        scheduled=scheduled(asked, goal.shrinkage),
    )


class Simulator:
    """Asks the real floor: a queue of its own policy under a steady load, with more or fewer agents."""

    def __init__(
        self, policies: dict[str, QueuePolicy], goal: Goal, calls: int, seeds: Sequence[int]
    ) -> None:
        self._policies = policies
        self._goal = goal
        self._calls = calls
        self._seeds = seeds
        self._known: dict[tuple[str, Load, int], Estimate] = {}

    def complete(self, staffed: Staffed) -> Staffed:
        """Return the formulas' answer with the simulation's beside it."""
        if not staffed.need.calls:
            return staffed
        of_a = self._level(staffed.need, staffed.erlang_a)
        agents = self._fewest(staffed)
        asked = staffed.erlang_a if agents is None else agents
        return Staffed(
            staffed.need,
            staffed.erlang_c,
            staffed.erlang_a,
            staffed.high,
            agents,
            Estimate(None) if agents is None else self._level(staffed.need, agents),
            of_a,
            scheduled(asked, self._goal.shrinkage),
        )

    def _fewest(self, staffed: Staffed) -> int | None:
        """Return the fewest agents that reach the goal, going up or down from the formula's answer."""
        agents, need = max(1, staffed.erlang_a), staffed.need
        if self._reaches(need, agents):
            while agents > 1 and self._reaches(need, agents - 1):
                agents -= 1
            return agents
        for more in range(agents + 1, agents + _FARTHEST):
            if self._reaches(need, more):
                return more
        return None

    def _reaches(self, need: Need, agents: int) -> bool:
        value = self._level(need, agents).value
        return value is not None and value >= self._goal.level

    def _level(self, need: Need, agents: int) -> Estimate:
        key = (need.queue, need.load, agents)
        if key not in self._known:
            runs = []
            for seed in self._seeds:
                taken = run(plan(need.load, agents, self._calls, seed, self._policy(need.queue)))
                runs.append(taken.scopes[ALL][MEASURE])
            self._known[key] = together(runs)
        return self._known[key]

    def _policy(self, queue: str) -> QueuePolicy:
        own = self._policies.get(queue) or QueuePolicy(queue)
        return replace(own, service_level_seconds=self._goal.seconds, calendar="", max_waiting=1_000_000)


def needs_of_streams(streams: Sequence[Stream], begin: float, span: float, answer: Span) -> list[Need]:
    """Return what streams lead one to expect, queue by queue and interval by interval.

    Where several streams meet in a queue, spans are exponential with the mean of the mix.
    """
    found: dict[tuple[str, int], list[tuple[float, Stream]]] = defaultdict(list)
    for stream in streams:
        for number, calls in enumerate(stream.calls):
            found[stream.queue, number].append((calls, stream))
    return [
        _need(queue, begin + number * span, span, answer, parts)
        for (queue, number), parts in sorted(found.items())
    ]


def needs_of_calls(calls: Sequence[Call], begin: float, span: float) -> list[Need]:
    """Return what the callers of a real day were, queue by queue and interval by interval."""
    found: dict[tuple[str, int], list[Call]] = defaultdict(list)
    for call in calls:
        found[call.queue, int((call.at + call.menu - begin) // span)].append(call)
    return [
        _need_of(queue, begin + number * span, span, some) for (queue, number), some in sorted(found.items())
    ]


def _need(queue: str, start: float, span: float, answer: Span, parts: list[tuple[float, Stream]]) -> Need:
    calls = sum(share for share, _ in parts)
    if len(parts) == 1:
        (_, stream) = parts[0]
        return Need(
            queue,
            start,
            span,
            calls,
            high(calls, None),
            stream.talk,
            stream.after_call,
            answer,
            stream.patience,
        )
    return Need(
        queue,
        start,
        span,
        calls,
        high(calls, None),
        _mixed([(share, stream.talk) for share, stream in parts]),
        _mixed([(share, stream.after_call) for share, stream in parts]),
        answer,
        _mixed([(share, stream.patience) for share, stream in parts]),
    )


def _need_of(queue: str, start: float, span: float, calls: Sequence[Call]) -> Need:
    spans = [
        Spread(samples=tuple(getattr(call, name) for call in calls))
        for name in ("talk", "after_call", "answer", "patience")
    ]
    talk, after_call, answer, patience = spans
    endless = any(call.patience == inf for call in calls)
    count = float(len(calls))
    return Need(
        queue,
        start,
        span,
        count,
        high(count, None),
        talk,
        after_call,
        answer,
        "forever" if endless else patience,
    )


def _mixed(parts: list[tuple[float, Span]]) -> Span:
    """Return an exponential span with the mean of a mix; forever if any part is."""
    whole = sum(share for share, _ in parts)
    middle = sum(share * mean(span) for share, span in parts if share) / whole if whole else 0.0
    return "forever" if middle == inf else middle
