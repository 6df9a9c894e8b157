"""A campaign in virtual time: a list, agents, a carrier, and the pacing as it is in the service's core."""

import heapq
from collections import deque
from collections.abc import Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from callcenter.outbound.gate.abandonment import GREETED_SECONDS
from callcenter.outbound.pacing.law import DAY, LAWS, Period, counted, period_at
from callcenter.outbound.pacing.learning import Learned
from callcenter.outbound.pacing.pace import Situation, predictive, progressive
from callcenter.simulation.outbound.plan import CampaignPlan, Person, most_ringing, person, shortest_gap


class Outcome(Struct, frozen=True):
    """What a run came to. Times in seconds.

    `worst` is the highest rate of abandoned calls that any of the `periods` had at any moment.
    """

    mode: str
    seed: int
    idle: float = 0.0
    handled: float = 0.0
    dials: int = 0
    answered: int = 0
    abandoned: int = 0
    tried: int = 0
    records: int = 0
    worst: float = 0.0
    periods: tuple[Period, ...] = ()


class CampaignWorld:
    """One run: agents work, the list is dialled, and whoever answers gets an agent or is lost."""

    def __init__(self, plan: CampaignPlan, mode: str, seed: int) -> None:
        self._plan, self._mode, self._seed = plan, mode, seed
        law = LAWS[plan.jurisdiction]
        self._law = replace(law, allowed=law.allowed or plan.opt_in)
        self._now = self._ends = 0.0
        self._heap: list[tuple[float, int, Callable[[Any], None], Any]] = []
        self._order = 0
        self._line = deque((record, 1) for record in range(plan.records))
        self._tried: set[int] = set()
        self._free: list[float] = []
        self._busy = self._ringing = 0
        self._waiting: deque[tuple[float, Person]] = deque()
        self._next_dial = 0.0
        self._learned = Learned()
        self._period = period_at(self._law, 0.0, 0.0)
        self._found = Outcome(mode, seed, records=plan.records)

    def run(self) -> Outcome:
        """Live through all days."""
        for day in range(self._plan.days):
            self._work(day * DAY)
        return replace(self._found, tried=len(self._tried), periods=(*self._found.periods, self._period))

    def _work(self, begins: float) -> None:
        """Live through one day; what is under way when it ends is finished."""
        self._now = self._next_dial = begins
        self._ends = begins + self._plan.hours * 3600.0
        self._free = [begins] * self._plan.agents
        self._look(None)
        while self._heap:
            self._now, _, do, with_ = heapq.heappop(self._heap)
            do(with_)
        for since in self._free:
            self._idle_since(since)

    # --- dialling --------------------------------------------------------------------------

    def _look(self, _: object) -> None:
        """Dial as many as the pacing says, as fast as the carrier makes calls."""
        if self._now >= self._ends:
            return
        for _line in range(min(self._wanted(), len(self._line))):
            self._dial()

    def _wanted(self) -> int:
        now = Situation(len(self._free), self._busy, self._ringing, len(self._waiting))
        if self._mode == "progressive":
            return progressive(now)
        closing = self._now + most_ringing(self._plan) + GREETED_SECONDS >= self._period.ends
        if self._now >= self._period.ends:
            self._next_period(self._now)
        return predictive(now, self._learned, self._law, self._period, closing=closing)

    def _dial(self) -> None:
        record, attempt = self._line.popleft()
        self._tried.add(record)
        whom = person(self._plan, self._seed, record, attempt)
        begins = max(self._now, self._next_dial)
        self._next_dial = begins + shortest_gap(self._plan)
        self._ringing += 1
        self._count(dials=1)
        self._at(begins + whom.rings, self._dialled, (record, attempt, whom))

    def _dialled(self, what: tuple[int, int, Person]) -> None:
        """A telephone was answered, or rang in vain and comes again later."""
        record, attempt, whom = what
        self._ringing -= 1
        self._learned = self._learned.dialled(answered=whom.answers, seconds=whom.rings)
        if whom.answers:
            self._waiting.append((self._now, whom))
            self._serve()
            if self._waiting:
                self._at(self._now + GREETED_SECONDS, self._lapse, None)
        elif attempt < self._plan.attempts:
            self._line.append((record, attempt + 1))
        self._look(None)

    # --- talking ---------------------------------------------------------------------------

    def _serve(self) -> None:
        """Give whoever answered to the agent who is free for longest."""
        while self._waiting and self._free:
            _, whom = self._waiting.popleft()
            self._idle_since(self._free.pop(0))
            self._busy += 1
            self._answered(abandoned=False)
            seconds = whom.talk + whom.after_call
            self._at(self._now + seconds, self._done, seconds)

    def _done(self, seconds: float) -> None:
        self._busy -= 1
        self._learned = self._learned.handled(seconds)
        self._found = replace(self._found, handled=self._found.handled + seconds)
        self._free.append(self._now)
        self._serve()
        self._look(None)

    def _lapse(self, _: object) -> None:
        """Whoever has waited for more than two seconds is abandoned, with a message."""
        while self._waiting and self._now - self._waiting[0][0] >= GREETED_SECONDS:
            self._waiting.popleft()
            self._answered(abandoned=True)
        self._look(None)

    # --- counting --------------------------------------------------------------------------

    def _answered(self, *, abandoned: bool) -> None:
        if self._now >= self._period.ends:
            self._next_period(self._now)
        self._period = counted(self._period, self._law, self._now, abandoned=abandoned)
        worst = max(self._found.worst, self._period.rate or 0.0)
        self._found = replace(self._found, worst=worst)
        self._count(answered=1, abandoned=int(abandoned))

    def _next_period(self, now: float) -> None:
        self._found = replace(self._found, periods=(*self._found.periods, self._period))
        self._period = period_at(self._law, self._period.begins, now)

    def _idle_since(self, since: float) -> None:
        """Count an agent's waiting, as far as it lies within the working day."""
        self._found = replace(
            self._found, idle=self._found.idle + max(0.0, min(self._now, self._ends) - since)
        )

    def _count(self, **more: int) -> None:
        so_far = self._found
        self._found = replace(so_far, **{name: getattr(so_far, name) + value for name, value in more.items()})

    def _at(self, moment: float, do: Callable[[Any], None], with_: Any) -> None:
        self._order += 1
        heapq.heappush(self._heap, (moment, self._order, do, with_))


def both(plan: CampaignPlan, seed: int) -> tuple[Outcome, Outcome]:
    """Return what progressive and predictive come to on the same list."""
    return CampaignWorld(plan, "progressive", seed).run(), CampaignWorld(plan, "predictive", seed).run()
