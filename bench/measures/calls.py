"""What a whole connected call costs, in requests to the bare handler (G5)."""

from pathlib import Path

from bench.bare import bare_server
from bench.figures import Figure, at_most, figure, ratios
from bench.rounds import Size, interleaved
from bench.saturation import Turn, saturate
from bench.service import serving

#: Arrival, the agent's leg, and the end of both.
WEBHOOKS = 4


async def measure(size: Size, folder: Path) -> list[Figure]:
    """Calls through lanes of one agent each, as many as there are connections."""
    async with (
        bare_server(folder) as bare,
        serving(folder / "calls", size.connections) as service,
    ):
        await service.open_lanes()

        async def connected() -> Turn:
            moved = service.carrier.updates
            turn = await saturate(service.server, service.connected_calls, size)
            await service.hang_up_all()
            if service.carrier.updates - moved < 0.8 * turn.answered / WEBHOOKS:
                raise RuntimeError("callers were not moved to their agents: the calls did not connect")
            return turn

        unmade = service.calls.unmade
        turns = await interleaved(
            {"bare": lambda: saturate(bare, lambda _: unmade(), size), "calls": connected}, size
        )
    return [_cost(turns["calls"], turns["bare"])]


def _cost(calls: list[Turn], bare: list[Turn]) -> Figure:
    each = [turn.cpu_each * WEBHOOKS for turn in calls]
    values = ratios(each, [turn.cpu_each for turn in bare])
    rate = max(turn.rate for turn in calls) / WEBHOOKS
    note = f"{min(each) * 1000:.2f} ms of processor a call, {rate:.0f} calls/s at best"
    return figure("call_cpu_vs_bare", values, at_most(15), note)
