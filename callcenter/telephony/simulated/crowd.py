"""The crowd: callers who arrive at random and agents who work by themselves."""

import asyncio
from collections.abc import Collection, Iterable, Sequence
from random import Random

from callcenter.floor.events import AnyEvent
from callcenter.ports.telephony import TryAgain
from callcenter.telephony.simulated.actions import AgentActions
from callcenter.telephony.simulated.carrier import SimulatedCarrier
from callcenter.telephony.simulated.crew import Crew
from callcenter.telephony.simulated.mix import Profile, draw
from callcenter.telephony.simulated.people import SimulatedAgent
from callcenter.telephony.simulated.tasks import OwnedTasks


class Arrivals:
    """Calls of one profile: a Poisson process whose rate may change while it runs."""

    def __init__(self, profile: Profile, carrier: SimulatedCarrier, seed: int) -> None:
        self.profile = profile
        self.rate = profile.rate
        self.arrived = 0  #: calls that got a line
        self.blocked = 0  #: calls that met the busy tone
        self._carrier = carrier
        self._changed = asyncio.Event()
        self._gaps = Random(f"{seed}/arrivals/{profile.name}")
        self._people = Random(f"{seed}/callers/{profile.name}")

    def set_rate(self, per_hour: float) -> None:
        """Let so many calls an hour arrive from now on; 0 for none."""
        if per_hour < 0.0:
            raise ValueError("a rate cannot be negative")
        self.rate = per_hour
        self._changed.set()

    async def run(self) -> None:
        """Let calls arrive for ever. A change of rate draws the next gap anew, as Poisson may."""
        while True:
            self._changed.clear()
            if not await self._rate_changes_within(self._gap()):
                self.call()

    def call(self) -> None:
        """One more caller calls now."""
        caller = draw(self.profile, self._people)
        try:
            self._carrier.call(caller, self.profile.dialled)
            self.arrived += 1
        except TryAgain:
            self.blocked += 1

    async def burst(self, calls: int, seconds: float) -> None:
        """Let extra calls arrive, spread over some line seconds at random."""
        moments = sorted(self._gaps.uniform(0.0, seconds) for _ in range(calls))
        start = self._carrier.time.now()
        for moment in moments:
            await self._carrier.time.sleep(max(0.0, start + moment - self._carrier.time.now()))
            self.call()

    def _gap(self) -> float | None:
        return self._gaps.expovariate(self.rate / 3600.0) if self.rate else None

    async def _rate_changes_within(self, seconds: float | None) -> bool:
        real = None if seconds is None else seconds / self._carrier.time.speed
        try:
            async with asyncio.timeout(real):
                await self._changed.wait()
        except TimeoutError:
            return False
        return True


class Crowd:
    """All the simulated people around one simulated carrier.

    `agents` are those who may work by themselves; the ones `for_people` never do. The
    service calls `on_events` after each commit.
    """

    def __init__(
        self,
        carrier: SimulatedCarrier,
        actions: AgentActions,
        agents: Sequence[SimulatedAgent],
        profiles: Sequence[Profile],
        seed: int = 0,
        for_people: Collection[str] = (),
    ) -> None:
        self._tasks = OwnedTasks("crowd")
        self._crew = Crew(carrier, actions, self._tasks, seed)
        self._agents = [agent for agent in agents if agent.id not in for_people]
        self._arrivals = {profile.name: Arrivals(profile, carrier, seed) for profile in profiles}

    def start(self, staff: int | None = None) -> None:
        """Sign in `staff` agents (all by default) and let the calls come."""
        self.set_staff(len(self._agents) if staff is None else staff)
        for name, arrivals in self._arrivals.items():
            self._tasks.spawn(f"arrivals:{name}", arrivals.run())

    async def stop(self) -> None:
        """Let nobody call or act any more. Calls that are up belong to the carrier."""
        self._crew.stop()
        await self._tasks.close()

    def set_rate(self, profile: str, per_hour: float) -> None:
        """Let so many calls an hour of a profile arrive. Raises `KeyError` for unknown profiles."""
        self._arrivals[profile].set_rate(per_hour)

    def rates(self) -> dict[str, float]:
        """Return the calls per hour now, by profile."""
        return {name: arrivals.rate for name, arrivals in self._arrivals.items()}

    def counts(self) -> dict[str, tuple[int, int]]:
        """Return the calls that arrived and those that got no line, by profile."""
        return {name: (arrivals.arrived, arrivals.blocked) for name, arrivals in self._arrivals.items()}

    def burst(self, profile: str, calls: int, seconds: float) -> None:
        """Let extra calls arrive within some seconds. Raises `KeyError` for unknown profiles."""
        self._tasks.spawn(f"burst:{profile}", self._arrivals[profile].burst(calls, seconds))

    def set_staff(self, count: int) -> None:
        """Keep so many agents signed in: the first ones of the list."""
        wanted = {agent.id: agent for agent in self._agents[: max(0, count)]}
        for name in self._crew.signed_in:
            if name not in wanted:
                self._crew.sign_out(name)
        for agent in wanted.values():
            if agent.id not in self._crew.signed_in:
                self._crew.sign_in(agent)

    def leave_to_people(self, agent: str) -> None:
        """A person works as this agent from now on."""
        self._agents = [other for other in self._agents if other.id != agent]
        self._crew.leave_to_people(agent)

    @property
    def signed_in(self) -> tuple[str, ...]:
        """The agents who work by themselves now."""
        return self._crew.signed_in

    def on_events(self, events: Iterable[AnyEvent]) -> None:
        """See what happened on the floor. Returns at once, never raises for what it does not know."""
        self._crew.on_events(events)
