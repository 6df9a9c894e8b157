"""Routing decisions (G3): with many agents and contacts against few, and against a naive scan.

A decision is a whole command: its check, the choice, the change of state, the events. One kind is an agent
who becomes free while contacts wait, the other a contact who joins a queue while agents are free. Spans are
processor time: on a shared machine the worst of many short spans would else be the neighbours'.
"""

import gc
import time
from pathlib import Path

from bench.crowded import NOW, Crowd
from bench.figures import Figure, at_least, at_most, figure, percentile, ratios
from bench.rounds import Size, interleaved
from callcenter.floor import commands as c
from callcenter.floor.events import ContactOffered
from callcenter.floor.phases import Presence
from tests.floor import naive


class Scene:
    """A crowd of each kind. `turn` decides some of both and returns seconds of each decision."""

    def __init__(self, agents: int, waiting: int, decisions: int) -> None:
        self._free = Crowd(agents, waiting, away=True)
        self._arrive = Crowd(agents, waiting, away=False)
        self._decisions = decisions
        self._calls = 0
        self._now = NOW

    async def turn(self) -> list[float]:
        """Return the seconds of each decision, freeing and arriving in turn."""
        spans: list[float] = []
        while len(spans) < self._decisions:
            self._now += 0.1
            spans += [span for span in (self._agent_free(), self._contact_arrives()) if span is not None]
        return spans

    async def joins(self) -> list[float]:
        """Return the seconds of decisions in which somebody joins a queue and is offered to an agent."""
        spans: list[float] = []
        while len(spans) < self._decisions:
            self._now += 0.1
            spans += [span for span in (self._contact_arrives(),) if span is not None]
        return spans

    async def scan(self) -> list[float]:
        """Return the seconds that naive scans of the same two kinds take."""
        spans: list[float] = []
        for _ in range(max(2, self._decisions // 500)):
            spans += [self._scan_contacts(), self._scan_agents()]
        return spans

    def _agent_free(self) -> float | None:
        """Let somebody come and be offered the best contact; then take all of it back."""
        crowd = self._free
        agent = crowd.dice.choice(crowd.agents)
        span, offered = self._timed(crowd, c.RequestPresence(agent, Presence.AVAILABLE))
        crowd.floor.handle(c.RequestPresence(agent, Presence.OFFLINE), self._now)
        return span if offered else None

    def _contact_arrives(self) -> float | None:
        """Let somebody call and be offered to the best agent; then they hang up."""
        crowd = self._arrive
        self._calls += 1
        contact, leg = f"call-{self._calls}", f"leg-of-{self._calls}"
        crowd.floor.handle(c.ArriveContact(contact, leg), self._now)
        queue = crowd.floor.state.agents[crowd.dice.choice(crowd.agents)].profile.queues[0]
        needs = crowd.dice.choice(crowd.needs)
        span, offered = self._timed(crowd, c.RequestQueue(contact, queue, needs))
        crowd.floor.handle(c.EndLeg(leg), self._now)
        return span if offered else None

    def _timed(self, crowd: Crowd, command: c.Command) -> tuple[float, bool]:
        began = time.thread_time()
        decision = crowd.floor.handle(command, self._now)
        span = time.thread_time() - began
        if decision.refusal is not None:
            raise RuntimeError(f"{type(command).__name__} was refused: {decision.refusal.code}")
        return span, any(type(event) is ContactOffered for event in decision.events)

    def _scan_contacts(self) -> float:
        crowd = self._free
        agent = crowd.floor.state.agents[crowd.dice.choice(crowd.agents)]
        agent.presence = Presence.AVAILABLE
        began = time.thread_time()
        naive.best_contact(crowd.floor.state, agent)
        span = time.thread_time() - began
        agent.presence = Presence.OFFLINE
        return span

    def _scan_agents(self) -> float:
        crowd = self._arrive
        contact = next(iter(crowd.floor.state.contacts.values()))
        began = time.thread_time()
        naive.best_agent(crowd.floor.state, contact)
        return time.thread_time() - began


async def measure(size: Size, _folder: Path) -> list[Figure]:
    """Decide with a hundred agents and a thousand contacts, with many more, and by looking at everybody."""
    few = Scene(size.few, size.few * 10, size.decisions)
    many = Scene(size.crew, size.crowd, size.decisions)
    try:
        found = await interleaved({"few": few.turn, "many": many.turn, "naive": many.scan}, size)
    finally:
        gc.unfreeze()
    mean = {name: [sum(spans) / len(spans) for spans in rounds] for name, rounds in found.items()}
    tails = [percentile(spans, 0.99) * 1e6 for spans in found["many"]]
    note = f"{min(mean['many']) * 1e6:.0f} us at best with {size.crew} agents and {size.crowd} waiting"
    slow = f"a scan takes {min(mean['naive']) * 1e3:.1f} ms at best"
    return [
        figure("routing_scale", ratios(mean["many"], mean["few"]), at_most(2), note),
        figure("routing_vs_naive", ratios(mean["naive"], mean["many"]), at_least(100), slow),
        figure("routing_p99_us", tails, at_most(1000)),
    ]
