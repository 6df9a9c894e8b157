"""A server kept busy on all connections for one turn: requests a second, and processor time for each."""

import gc
import time
from collections.abc import Callable, Iterator

from msgspec import Struct

from bench.figures import percentile
from bench.process import Server
from bench.rounds import Size
from bench.wire import Exchange, closed_loop, wires

Source = Callable[[int], Iterator[bytes]]
GOOD = frozenset({200, 204})


class Turn(Struct, frozen=True):
    """What one turn gave. `generator` is the share of a processor that the load generator took."""

    answered: int
    seconds: float
    cpu: float
    generator: float
    p50: float
    p99: float

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.answered / self.seconds

    @property
    def cpu_each(self) -> float:
        """Processor seconds of the server for one request."""
        return self.cpu / self.answered


async def saturate(server: Server, source: Source, size: Size) -> Turn:
    """Keep every connection busy for one turn. Raises `RuntimeError` if an answer is not good."""
    async with wires(server.port, size.connections) as opened:
        sources = [source(number) for number in range(size.connections)]
        await closed_loop(opened, sources, size.seconds / 10)
        gc.collect()
        gc.disable()
        cpu, own, began = server.cpu(), time.process_time(), time.perf_counter()
        try:
            found = await closed_loop(opened, sources, size.seconds)
        finally:
            gc.enable()
        seconds, used = time.perf_counter() - began, server.cpu() - cpu
    all_good(found)
    took = [each.seconds for each in found]
    busy = (time.process_time() - own) / seconds
    return Turn(len(found), seconds, used, busy, percentile(took, 0.5), percentile(took, 0.99))


def all_good(found: list[Exchange]) -> None:
    """Raise `RuntimeError` if something was answered with an error, or not at all."""
    bad = next((each for each in found if each.status not in GOOD), None)
    if bad is not None:
        raise RuntimeError(
            f"status {bad.status} for {bad.request.partition(b' HTTP')[0]!r}: {bad.body[:200]!r}"
        )
