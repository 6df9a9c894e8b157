"""From an agent who becomes free to the offer on the desk, with few and with many in line (G4)."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import aiohttp
import msgspec
from msgspec import Struct

from bench.figures import Figure, at_most, figure, percentile, ratios
from bench.house import CLERK, LINE, cookie
from bench.rounds import Size, interleaved
from bench.service import Service, api, serving
from bench.wire import Wire, exchange, wires


class _Turn(Struct, frozen=True):
    """Seconds: webhooks of new calls, and from the agent's command to the offer."""

    webhooks: list[float]
    offers: list[float]


class _Desk:
    """An agent's desk: one connection for commands, one for the live feed."""

    def __init__(self, service: Service, wire: Wire, feed: aiohttp.ClientWebSocketResponse) -> None:
        self._service = service
        self._wire = wire
        self._feed = feed
        self._last = ""

    async def turn(self, number: int) -> _Turn:
        """Become free and let the offer's caller hang up, again and again, one new caller for each."""
        found = _Turn([], [])
        for _ in range(number):
            arrived = await exchange(self._wire, self._service.calls.new(LINE)[1])
            found.webhooks.append(arrived.seconds)
            began = time.perf_counter()
            wish = self._presence("available")
            caller = await self._offer()
            found.offers.append(time.perf_counter() - began)
            await wish
            await self._presence("not_ready")
            await exchange(self._wire, self._service.calls.ended(caller))
            await asyncio.sleep(0.01)
        return found

    def _presence(self, presence: str) -> "asyncio.Future[object]":
        request = api(CLERK, "/presence", {"presence": presence, "reason": "break"})
        return asyncio.ensure_future(exchange(self._wire, request))

    async def _offer(self) -> str:
        """Return the contact of the next offer that the feed shows; the last one may be shown again."""
        while True:
            desk = msgspec.json.decode(await self._feed.receive_str()).get("desk")
            contact = str(desk["offer"]["contact"]["id"]) if desk and desk["offer"] else ""
            if contact not in {"", self._last}:
                self._last = contact
                return contact


async def measure(size: Size, folder: Path) -> list[Figure]:
    """Two services side by side, one with a short line and one with a long one."""
    async with AsyncExitStack() as stack:
        few = await stack.enter_async_context(_line(folder / "few", size.few))
        many = await stack.enter_async_context(_line(folder / "many", size.many))
        async with _desk(few) as short, _desk(many) as long:
            turns = await interleaved(
                {"few": lambda: short.turn(size.offers), "many": lambda: long.turn(size.offers)}, size
            )
        idle = await _idle(many, size.idle_seconds)
    return [*_figures(turns["few"], turns["many"]), idle]


def _figures(few: list[_Turn], many: list[_Turn]) -> list[Figure]:
    offers = [percentile(turn.offers, 0.5) for turn in few]
    webhooks = [percentile(turn.webhooks, 0.5) for turn in few]
    crowded = [percentile(turn.offers, 0.5) for turn in many]
    slow = [percentile(turn.offers, 0.99) * 1000 for turn in few + many]
    note = f"offer p50 {min(offers) * 1000:.1f} ms, webhook p50 {min(webhooks) * 1000:.1f} ms at best"
    return [
        figure("offer_p50_vs_webhook_p50", ratios(offers, webhooks), at_most(3), note),
        figure("offer_p99_ms", slow, at_most(25), "one client: its own work is in it"),
        figure("offer_5000_vs_100_waiting", ratios(crowded, offers), at_most(1.5)),
    ]


async def _idle(service: Service, seconds: float) -> Figure:
    """Measure a service in which thousands wait and nothing happens."""
    await asyncio.sleep(min(1.0, seconds))
    cpu, wakes, began = service.server.cpu(), service.server.wake_ups(), time.perf_counter()
    await asyncio.sleep(seconds)
    passed = time.perf_counter() - began
    used = (service.server.cpu() - cpu) / passed
    woken = (service.server.wake_ups() - wakes) / passed
    return figure(
        "idle_cores_5000_waiting", [used], at_most(0.02), f"the loop woke {woken:.1f} times a second"
    )


@asynccontextmanager
async def _line(folder: Path, waiting: int) -> AsyncIterator[Service]:
    async with serving(folder) as service:
        await service.send([service.calls.new(LINE)[1] for _ in range(waiting)])
        yield service


@asynccontextmanager
async def _desk(service: Service) -> AsyncIterator[_Desk]:
    base = f"http://127.0.0.1:{service.port}"
    headers = {"Cookie": cookie(CLERK)}
    async with (
        aiohttp.ClientSession(base, headers=headers) as session,
        session.ws_connect("/api/v1/live", max_msg_size=0) as feed,
        wires(service.port, 1) as (wire,),
    ):
        await feed.send_str('{"type": "hello"}')
        await feed.receive_str()
        yield _Desk(service, wire, feed)
