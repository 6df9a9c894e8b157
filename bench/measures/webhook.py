"""How many webhooks a second, against a handler that only reads the form (G1), and the share of routing."""

import gc
from pathlib import Path

from bench.bare import bare_server
from bench.figures import Figure, at_least, figure, ratios
from bench.house import LINE, MENU
from bench.measures.routing import Scene
from bench.rounds import Size, interleaved
from bench.saturation import Turn, saturate
from bench.service import serving

#: So many customers call again and again: their cards are at hand after the first time.
KNOWN = 500
#: Everybody calls from a number of their own.
NEW = 10_000_000


async def measure(size: Size, folder: Path) -> list[Figure]:
    """New calls that hear the shipped menu, or are put in line at once, by known numbers and by new ones."""
    scene = Scene(size.few, size.few * 10, size.decisions)
    async with bare_server(folder) as bare, serving(folder / "webhook") as service:

        async def new_calls(dialled: str, callers: int) -> Turn:
            turn = await saturate(service.server, lambda _: service.calls.arrivals(dialled, callers), size)
            await service.hang_up_all()
            return turn

        decisions: list[float] = []

        async def put_in_line() -> Turn:
            """Measure the webhook, and beside it what the floor alone takes for a decision."""
            spans = await scene.joins()
            decisions.append(sum(spans) / len(spans))
            return await new_calls(LINE, KNOWN)

        turns = await interleaved(
            {
                "bare": lambda: saturate(bare, lambda _: service.calls.unmade(), size),
                "line": put_in_line,
                "menu": lambda: new_calls(MENU, KNOWN),
                "unknown": lambda: new_calls(MENU, NEW),
            },
            size,
        )
    gc.unfreeze()
    return [
        _rate("webhook_vs_bare", turns["menu"], turns["bare"], 0.5),
        _cost("webhook_cpu_vs_bare", turns["menu"], turns["bare"]),
        _rate("webhook_of_new_number_vs_bare", turns["unknown"], turns["bare"]),
        _cost("webhook_of_new_number_cpu_vs_bare", turns["unknown"], turns["bare"]),
        _rate("webhook_into_queue_vs_bare", turns["line"], turns["bare"]),
        _cost("webhook_into_queue_cpu_vs_bare", turns["line"], turns["bare"]),
        _share(decisions, turns["line"], size),
    ]


def _share(decisions: list[float], line: list[Turn], size: Size) -> Figure:
    """Return how much of the webhook that puts a caller in line is the routing decision itself."""
    values = ratios(decisions, [turn.cpu_each for turn in line])
    note = f"{min(decisions) * 1e6:.0f} us at best of {min(turn.cpu_each for turn in line) * 1e6:.0f}:"
    note += f" who joins is offered to the best of {size.few} agents, {size.few * 10} wait"
    return figure("routing_share", values, note=note)


def _rate(name: str, ours: list[Turn], bare: list[Turn], goal: float | None = None) -> Figure:
    values = ratios([turn.rate for turn in ours], [turn.rate for turn in bare])
    rates, p99 = [turn.rate for turn in ours], [turn.p99 * 1000 for turn in ours]
    note = f"{max(rates):.0f} requests/s at best, bare {max(turn.rate for turn in bare):.0f}; "
    note += f"p99 {min(p99):.0f}..{max(p99):.0f} ms; " + generator(bare)
    return figure(name, values, at_least(goal) if goal else None, note)


def _cost(name: str, ours: list[Turn], bare: list[Turn]) -> Figure:
    values = ratios([turn.cpu_each for turn in ours], [turn.cpu_each for turn in bare])
    least = min(turn.cpu_each for turn in ours) * 1e6
    note = f"{least:.0f} us of the server's processor at best, bare {min(t.cpu_each for t in bare) * 1e6:.0f}"
    return figure(name, values, note=note)


def generator(turns: list[Turn]) -> str:
    """Say how busy the load generator was, and warn where it was the limit."""
    most = max(turn.generator for turn in turns)
    return f"generator {most:.2f} of its processor" + (": IT WAS THE LIMIT" if most > 0.9 else "")
