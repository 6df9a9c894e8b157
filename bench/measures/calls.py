"""What a whole connected call costs, in requests to the bare handler (G5)."""

from pathlib import Path

from bench.bare import bare_server
from bench.figures import Figure, Goal, at_most, figure, ratios
from bench.rounds import Size, interleaved
from bench.saturation import Source, Turn, saturate
from bench.service import serving


async def measure(size: Size, folder: Path) -> list[Figure]:
    """Calls through lanes of one agent each, as many as there are connections."""
    async with (
        bare_server(folder) as bare,
        serving(folder / "calls", size.connections) as service,
    ):
        await service.open_lanes()

        async def connected(source: Source, webhooks: int) -> Turn:
            moved = service.carrier.updates
            turn = await saturate(service.server, source, size)
            await service.hang_up_all()
            if service.carrier.updates - moved < 0.8 * turn.answered / webhooks:
                raise RuntimeError("callers were not moved to their agents: the calls did not connect")
            return turn

        turns = await interleaved(
            {
                "bare": lambda: saturate(bare, lambda _: service.calls.unmade(), size),
                "calls": lambda: connected(service.connected_calls, 3),
                "whole": lambda: connected(service.whole_calls, 4),
            },
            size,
        )
    return [
        _cost("call_cpu_vs_bare", turns["calls"], turns["bare"], 3, at_most(15)),
        _cost("call_with_leg_end_cpu_vs_bare", turns["whole"], turns["bare"], 4),
    ]


def _cost(name: str, calls: list[Turn], bare: list[Turn], webhooks: int, goal: Goal | None = None) -> Figure:
    each = [turn.cpu_each * webhooks for turn in calls]
    values = ratios(each, [turn.cpu_each for turn in bare])
    rate = max(turn.rate for turn in calls) / webhooks
    note = f"{min(each) * 1000:.2f} ms of processor a call, {rate:.0f} calls/s at best"
    return figure(name, values, goal, note)
