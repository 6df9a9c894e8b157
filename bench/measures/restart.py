"""Killed under load (G8): is every call that was answered still there?"""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from bench.figures import Figure, at_most
from bench.house import LINE
from bench.rounds import Size
from bench.service import Service, serving
from bench.wire import Exchange, closed_loop, wires


async def measure(size: Size, folder: Path) -> list[Figure]:
    """Kill the process in every round and ask it again, once it is back, what it had answered."""
    lost, answered, back = [], 0, []
    async with serving(folder / "restart") as service:
        for _ in range(size.rounds):
            kept = await _killed_under_load(service, size)
            back.append(await service.server.start())
            answered += len(kept)
            lost.append(float(await _lost(service, kept)))
            await service.hang_up_all()
    note = f"{answered} calls had been answered; back after {max(back):.1f} s at worst"
    name = "restart_lost_events"
    return [Figure(name, sum(lost), min(lost), max(lost), len(lost), at_most(0), note)]


async def _killed_under_load(service: Service, size: Size) -> list[Exchange]:
    """Return the calls that were answered before the end."""
    async with wires(service.port, size.connections) as opened:
        sources = [service.calls.arrivals(LINE) for _ in opened]
        load = asyncio.create_task(closed_loop(opened, sources, 3600.0))
        await asyncio.sleep(size.seconds)
        await service.server.kill()
        found = await load
    return [each for each in found if each.status == 200]


async def _lost(service: Service, kept: list[Exchange]) -> int:
    """Count the calls that the journal lacks, or that hear something else when they are reported again."""
    heard = {each.request: each.body for each in await service.send([each.request for each in kept])}
    with closing(sqlite3.connect(service.database)) as database:
        sql = "SELECT contact, count(*) FROM journal WHERE kind = 'contact.arrived' GROUP BY contact"
        arrived = dict(database.execute(sql).fetchall())
    return sum(arrived.get(_sid(each.request)) != 1 or heard[each.request] != each.body for each in kept)


def _sid(request: bytes) -> str:
    return request.partition(b"CallSid=")[2].partition(b"&")[0].decode()
