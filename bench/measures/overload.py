"""Twice as many calls as can be taken (G7): are as many taken as before, and is everybody answered?"""

import asyncio
import gc
from pathlib import Path

import msgspec
from msgspec import Struct

from bench.figures import Figure, at_least, at_most, figure, percentile
from bench.house import LINE
from bench.rounds import Size
from bench.saturation import all_good, saturate
from bench.service import Service, serving
from bench.wire import open_loop, wires

#: As many as keep it busy without one being put off.
BUSY = 250
#: As many as Twilio would open: a request must not wait for another one's connection.
CONNECTIONS = 2000
_PUT_OFF = b"<Pause"


class _Round(Struct, frozen=True):
    goodput: float
    slowest: float
    p50: float
    put_off: float
    peak: float


async def measure(size: Size, folder: Path) -> list[Figure]:
    """New calls offered at twice the rate that saturates the service."""
    async with serving(folder / "overload") as service:
        rounds = [await _round(service, size) for _ in range(size.rounds)]
    p50 = max(each.p50 for each in rounds)
    put_off = max(each.put_off for each in rounds)
    note = f"peak {max(each.peak for each in rounds):.0f} calls/s, put off {put_off:.0%} of the offer at most"
    return [
        figure("overload_goodput", [each.goodput for each in rounds], at_least(0.8), note),
        figure(
            "overload_webhook_max_s",
            [each.slowest for each in rounds],
            at_most(5),
            f"median {p50:.3f} s at worst",
        ),
    ]


async def _round(service: Service, size: Size) -> _Round:
    crowd = msgspec.structs.replace(size, connections=BUSY)
    peak = (await saturate(service.server, lambda _: service.calls.arrivals(LINE), crowd)).rate
    await service.hang_up_all()
    gc.disable()
    try:
        async with wires(service.port, CONNECTIONS) as opened:
            await asyncio.sleep(size.seconds / 3)  # until the server has taken them all
            number = int(2 * peak * size.overload_seconds)
            arrivals = [service.calls.new(LINE)[1] for _ in range(number)]
            found = await open_loop(opened, iter(arrivals), 2 * peak, size.overload_seconds)
    finally:
        gc.enable()
    all_good(found)
    await service.hang_up_all()
    took = [each.seconds for each in found]
    put_off = sum(_PUT_OFF in each.body for each in found)
    # The last answers come after the last offer: they took that much longer to give.
    seconds = size.overload_seconds + max(0.0, found[-1].seconds)
    goodput = (len(found) - put_off) / seconds / peak
    return _Round(goodput, max(took), percentile(took, 0.5), put_off / len(found), peak)
