"""How long a look at `/metrics` holds the event loop, with a house of many queues and agents."""

import asyncio
import time
from collections.abc import Coroutine
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from bench.figures import Figure, at_most, figure
from bench.rounds import Size
from callcenter.floor import Floor
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.state import Agent, Contact, FloorState
from callcenter.floor.values import AgentProfile, CustomerCard, QueuePolicy
from callcenter.observe.metrics import GIVES_WAY, Hub, Metrics, Outbox, Runner

_QUEUES, _TIERS = 500, ("A", "B", "C", "")
_PHASES = (Phase.WAITING, Phase.TALKING, Phase.WRAPPING_UP)


class _Clock:
    """A clock that is set by hand: each look finds the last rendering too old."""

    time = 1_000_000.0

    def now(self) -> float:
        return self.time


async def measure(size: Size, folder: Path) -> list[Figure]:
    """Look again and again, and keep the longest time for which nobody else had the loop."""
    clock = _Clock()
    metrics = Metrics(clock)
    runner = SimpleNamespace(floor=Floor(_house(size, clock.now())), inbox=0)
    outbox, hub = SimpleNamespace(size=0, oldest=0.0), SimpleNamespace(dropped=0, clients=1000)
    metrics.watch(cast("Outbox", outbox), cast("Runner", runner), cast("Hub", hub))
    for number in range(_QUEUES):
        metrics.handled(f"queue-{number}", 180.0, 12.0, 30.0)
    lines = len((await metrics.text()).splitlines())
    held: list[float] = []
    for _ in range(size.rounds):
        clock.time += 10.0
        held.append(await _longest(metrics.text()) + GIVES_WAY)
    note = f"{lines} lines, {_QUEUES} queues, {size.crew} agents; "
    note += f"{GIVES_WAY * 1000:.1f} ms of it until the thread that renders gives way"
    return [figure("metrics_loop_block_ms", [each * 1000 for each in held], at_most(5), note)]


async def _longest(work: Coroutine[Any, Any, object]) -> float:
    """Return the most processor seconds that the loop's own thread spends from one turn to the next.

    What another thread computes meanwhile is not in it: the loop has the interpreter back after the interval
    `GIVES_WAY`. Nor is what the machine does for others.
    """
    longest, last = 0.0, time.thread_time()
    task = asyncio.create_task(work)
    while not task.done():
        await asyncio.sleep(0)
        now = time.thread_time()
        longest, last = max(longest, now - last), now
    await task
    return longest


def _house(size: Size, now: float) -> FloorState:
    names = [f"queue-{number}" for number in range(_QUEUES)]
    state = FloorState(queues={name: QueuePolicy(name) for name in names})
    for number in range(size.crew):
        profile = AgentProfile(f"agent-{number}", queues=(names[number % _QUEUES],))
        presence = list(Presence)[number % len(Presence)]
        state.agents[profile.id] = Agent(profile.id, profile, presence, since=now)
    for number in range(size.crew):
        phase = _PHASES[number % len(_PHASES)]
        contact = Contact(f"c{number}", f"leg-{number}", now, phase, now)
        contact.queue, contact.queued_at = names[number % _QUEUES], now
        contact.card = CustomerCard(tier=_TIERS[number % len(_TIERS)])
        state.contacts[contact.id] = contact
    return state
