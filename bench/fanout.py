"""Servers that send one update to a crowd: the service's live feed, and `websockets.broadcast`.

Both wait for `GET /passes?count=N&pause=S&length=L` and make N updates, S seconds apart, of L bytes where
that can be chosen; the answer is a `Passes`.
"""

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from types import SimpleNamespace
from typing import cast
from urllib.parse import parse_qsl, urlsplit

import msgspec
import uvloop
from aiohttp import web
from msgspec import Struct
from websockets.asyncio.server import ServerConnection, broadcast, serve
from websockets.datastructures import Headers
from websockets.http11 import Request, Response

from bench.process import many_files
from callcenter.floor import events as e
from callcenter.floor.phases import Presence
from callcenter.floor.state import Agent, FloorState
from callcenter.floor.values import AgentProfile, QueuePolicy
from callcenter.ports.records import Session, User
from callcenter.system_clock import SystemClock
from callcenter.web import live as endpoint
from callcenter.web.endpoint import SESSIONS
from callcenter.web.live import WATCHES, live, text_head
from callcenter.web.parts import PARTS, Parts
from callcenter.web.sessions import Sessions, Signed
from dashboards.live.hub import Limits, LiveHub

QUEUES, AGENTS = 20, 100


class Passes(Struct):
    """What a server did: when each update began (of the clock that all processes share), how many finished
    messages it made for them all, how long one was, and how many bytes lie unread on its fullest line.
    """

    began: list[float]
    made: int = 0
    length: int = 0
    unread: int = 0


class House:
    """A floor that is moved by hand, with its feed, whose own task does not run: passes are asked for."""

    def __init__(self) -> None:
        names = [f"q{number}" for number in range(QUEUES)]
        self.state = FloorState(queues={name: QueuePolicy(name, {"en": name.upper()}) for name in names})
        for number in range(AGENTS):
            profile = AgentProfile(f"a{number}", name=f"Agent {number}", queues=(names[number % QUEUES],))
            self.state.agents[profile.id] = Agent(profile.id, profile, Presence.AVAILABLE, since=time.time())
        self.made: list[int] = []
        clock = SystemClock()
        limits = Limits(patience=float("inf"))  # who stalls stays: it is what is measured
        self.hub = LiveHub(lambda: self.state, clock, lambda _: True, limits=limits, head=self._head)
        self._seq = 0

    def _head(self, length: int) -> bytes:
        self.made.append(length)
        return text_head(length)

    async def update(self) -> None:
        """Let an agent go or come, and tell everybody: of the agent and of the queue's numbers."""
        self._seq += 1
        agent, now = self.state.agents["a0"], time.time()
        away = agent.presence is Presence.NOT_READY
        agent.presence, agent.since = Presence.AVAILABLE if away else Presence.NOT_READY, now
        self.hub.listen(self._seq, [e.PresenceChanged(now, agent.id, agent.presence)], now)
        await self.hub.flush()

    async def passes(self, count: int, pause: float) -> Passes:
        """Make so many updates."""
        self.made.clear()
        began = await _in_turn(self.update, count, pause)
        unread = max((client.unread() for client in self.hub._clients), default=0)
        return Passes(began, len(self.made), max(self.made, default=0), unread)


async def _in_turn(update: Callable[[], Awaitable[None]], count: int, pause: float) -> list[float]:
    began = []
    for _ in range(count):
        began.append(time.perf_counter())
        await update()
        await asyncio.sleep(max(0.0, began[-1] + pause - time.perf_counter()))
    return began


class _Everybody:
    """Sessions by which whoever comes is signed in."""

    _signed = Signed(User("wall", "", "Wall", "", ("supervisor",)), Session("t", "wall", 0.0, 1e12))

    async def find(self, _request: object) -> Signed:
        return self._signed

    async def renew(self, _token: str) -> Signed:
        return self._signed

    def watch(self, _session: object, _over: object) -> Callable[[], None]:
        return lambda: None


def feed(port: int) -> None:
    """Serve the live feed's own WebSocket."""
    house = House()

    async def passes(request: web.Request) -> web.Response:
        found = await house.passes(int(request.query["count"]), float(request.query["pause"]))
        return web.Response(body=msgspec.json.encode(found))

    app = web.Application()
    app[PARTS] = cast("Parts", SimpleNamespace(live=house.hub, settings=SimpleNamespace(public_url="")))
    app[SESSIONS] = cast("Sessions", _Everybody())
    app[WATCHES] = set()
    app.router.add_get("/api/v1/live", live)
    app.router.add_get("/passes", passes)
    loop = uvloop.new_event_loop()
    web.run_app(app, host="127.0.0.1", port=port, access_log=None, print=None, loop=loop, backlog=8192)


async def plain(port: int) -> None:
    """Serve what `websockets.broadcast` sends."""
    crowd: set[ServerConnection] = set()

    async def passes(_connection: ServerConnection, request: Request) -> Response | None:
        asked = urlsplit(request.path)
        if asked.path != "/passes":
            return None
        query = dict(parse_qsl(asked.query))
        text = b"x" * int(query["length"])

        async def update() -> None:
            broadcast(crowd, text, text=True)
            await asyncio.sleep(0)

        began = await _in_turn(update, int(query["count"]), float(query["pause"]))
        body = msgspec.json.encode(Passes(began, len(began), len(text)))
        return Response(HTTPStatus.OK, "OK", Headers({"Content-Length": str(len(body))}), body)

    async def stay(connection: ServerConnection) -> None:
        crowd.add(connection)
        try:
            await connection.wait_closed()
        finally:
            crowd.discard(connection)

    server = await serve(
        stay,
        "127.0.0.1",
        port,
        process_request=passes,
        compression=None,
        ping_interval=None,
        open_timeout=None,
        backlog=8192,
    )
    await server.wait_closed()


if __name__ == "__main__":
    many_files()
    if sys.argv[1] == "feed":
        endpoint.HEARTBEAT = 3600.0  # who reads nothing stays, however long it is measured
        feed(int(sys.argv[2]))
    else:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(plain(int(sys.argv[2])))
