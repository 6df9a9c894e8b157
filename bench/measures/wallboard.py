"""From an event to a thousand wallboards, and webhooks while five thousand are served (G6)."""

import asyncio
import re
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

from bench.figures import Figure, at_most, figure, percentile, ratios
from bench.house import LINE, MENU, WALL, cookie
from bench.process import LOAD_CPU, pin
from bench.rounds import Size, interleaved
from bench.service import Service, serving
from bench.watchers import watching
from bench.wire import open_loop, wires

#: Webhooks a second: a busy hour, far from the limit.
_RATE = 40.0
#: Customers who call again and again.
_CALLERS = 500
#: Consoles of the crowd whose messages are looked into.
_LOOKED = 10
_CALL = re.compile(rb'"(CA[0-9a-f]{32})":')


class _Seen:
    """When calls were made, and when consoles were told of them."""

    def __init__(self) -> None:
        self.made: dict[bytes, float] = {}
        self.told: dict[bytes, list[float]] = {}
        self._heard = asyncio.Event()

    def calls(self, service: Service) -> Iterator[bytes]:
        """Return webhooks of new calls, noting when each leaves."""
        while True:
            sid, request = service.calls.new(LINE, _CALLERS)
            self.made[sid.encode()] = time.perf_counter()
            yield request

    def hear(self, message: bytes, now: float) -> None:
        """Note the calls that a message tells of."""
        for sid in set(_CALL.findall(message)):
            if sid in self.made:
                self.told.setdefault(sid, []).append(now)
        self._heard.set()

    def spans(self) -> list[float]:
        """Return the seconds until each console was told of each call for the first time."""
        return [at - self.made[sid] for sid, told in self.told.items() for at in told[:_LOOKED]]

    async def all_told(self, patience: float = 20.0) -> None:
        """Wait until all of them were told of every call. Raises `TimeoutError`."""
        async with asyncio.timeout(patience):
            while any(len(self.told.get(sid, ())) < _LOOKED for sid in self.made):
                self._heard.clear()
                await self._heard.wait()


async def measure(size: Size, folder: Path) -> list[Figure]:
    """A service with a thousand consoles, and when they have gone, beside one with five thousand."""
    async with serving(folder / "calm") as calm, serving(folder / "crowded") as crowded:
        async with _crowd(calm.port, size.watchers):
            events = await _events(size, calm)
        async with _crowd(crowded.port, size.many_watchers):
            webhooks = await _webhooks(size, calm, crowded)
    return [events, webhooks]


async def _events(size: Size, service: Service) -> Figure:
    p99, medians = [], []
    for _ in range(size.rounds):
        seen = _Seen()
        async with (
            watching(service.port, _LOOKED, cookie(WALL), seen.hear),
            wires(service.port, 8) as opened,
        ):
            await open_loop(opened, seen.calls(service), _RATE, size.overload_seconds)
            await seen.all_told()
        p99.append(percentile(seen.spans(), 0.99) * 1000)
        medians.append(percentile(seen.spans(), 0.5) * 1000)
        await service.hang_up_all()
    note = f"median {min(medians):.0f} ms at best; at most ten messages a second are sent"
    return figure("event_to_wallboard_ms", p99, at_most(500), note)


async def _webhooks(size: Size, calm: Service, crowded: Service) -> Figure:
    async def turn(service: Service) -> list[float]:
        arrivals = service.calls.arrivals(MENU, _CALLERS)
        async with wires(service.port, 8) as opened:
            found = await open_loop(opened, arrivals, _RATE, size.overload_seconds)
        await service.hang_up_all()
        return [each.seconds for each in found]

    turns = await interleaved({"calm": lambda: turn(calm), "crowded": lambda: turn(crowded)}, size)
    p99 = {name: [percentile(spans, 0.99) * 1000 for spans in found] for name, found in turns.items()}
    note = f"{min(p99['crowded']):.1f} ms at best, {min(p99['calm']):.1f} without consoles"
    return figure("fanout_webhook_p99", ratios(p99["crowded"], p99["calm"]), at_most(2), note)


@asynccontextmanager
async def _crowd(port: int, number: int) -> AsyncIterator[None]:
    """Let so many consoles watch from a process of their own, which stands back for the load generator."""
    arguments = ("-m", "bench.watchers", str(port), str(number), cookie(WALL))
    process = await asyncio.create_subprocess_exec(sys.executable, *arguments, stdout=asyncio.subprocess.PIPE)
    pin(process.pid, LOAD_CPU)
    try:
        assert process.stdout is not None
        async with asyncio.timeout(300):
            if await process.stdout.readline() != b"ready\n":
                raise RuntimeError("the crowd did not come")
        yield
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
