"""The simulator's speed: seconds of a simulated day in a second, a hundred agents nine tenths busy."""

import time
from pathlib import Path

from bench.figures import Figure, at_least, figure
from bench.rounds import Size, interleaved
from callcenter.simulation.experiment import run
from callcenter.simulation.plan import Plan
from callcenter.simulation.steady import Load, plan
from callcenter.simulation.taking import ALL

_AGENTS = 100
_TALK = 180.0


async def measure(size: Size, _folder: Path) -> list[Figure]:
    """Run the same load in every round; the calls are drawn beforehand."""
    day = plan(Load(0.9 * _AGENTS / _TALK, _TALK, patience=300.0), _AGENTS, size.simulated_calls, size.seed)
    found = await interleaved({"simulate": lambda: _speed(day)}, size)
    speeds = [speed for speed, _ in found["simulate"]]
    busy = found["simulate"][0][1]
    calls = len(day.calls)
    note = f"{calls} calls, agents {busy:.0%} busy, {calls / day.end * max(speeds):.0f} calls/s at best"
    return [figure("simulate_speedup", speeds, at_least(1000), note)]


async def _speed(day: Plan) -> tuple[float, float]:
    """Return simulated seconds per second, and how busy agents were."""
    began = time.perf_counter()
    taken = run(day)
    work, whole = taken.scopes[ALL]["occupancy"]
    return day.end / (time.perf_counter() - began), work / whole if whole else 0.0
