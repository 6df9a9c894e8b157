"""The service under measurement: `callcenter serve` on Twilio's webhooks and a SQLite file."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

from bench.calls import ACCOUNT, TOKEN, Calls
from bench.carrier import Carrier
from bench.house import cookie, dialled, furnish, lane, sqlite_url
from bench.process import Server, free_port
from bench.wire import Exchange, ask, closed_loop, wires

#: Below this share of a processor, looked at for so many seconds, a service has nothing to do.
_RESTING = 0.05
_GLANCE = 0.4


class Service:
    """A running service with the calls made to it and the carrier that it speaks to."""

    def __init__(self, server: Server, calls: Calls, carrier: Carrier, database: Path, lanes: int) -> None:
        self.server = server
        self.calls = calls
        self.carrier = carrier
        self.database = database
        self.lanes = lanes

    @property
    def port(self) -> int:
        """Where it serves."""
        return self.server.port

    async def send(self, requests: list[bytes], connections: int = 32) -> list[Exchange]:
        """Send requests as quickly as it goes, and return the answers. Raises `RuntimeError` if one fails."""
        async with wires(self.port, connections) as opened:
            sources = [iter(requests[start::connections]) for start in range(connections)]
            found = await closed_loop(opened, sources, 3600.0)
        bad = next((each for each in found if each.status not in {200, 204}), None)
        if bad is not None:
            raise RuntimeError(f"the service answered {bad.status} to {bad.request[:40]!r}")
        return found

    async def hang_up_all(self) -> None:
        """End every call that is up, and let all that follows be done: effects, the customers' timelines."""
        await self.send(self.calls.ends())
        await self.rest()

    async def rest(self, patience: float = 60.0) -> None:
        """Wait until the service has nothing more to do: whoever is measured next has the processor alone.

        Raises `RuntimeError` if it is busy for longer than `patience` seconds.
        """
        until = asyncio.get_running_loop().time() + patience
        busy = 1.0
        while busy > _RESTING:
            if asyncio.get_running_loop().time() > until:
                raise RuntimeError("the service finds no rest")
            spent = self.server.cpu()
            await asyncio.sleep(_GLANCE)
            busy = (self.server.cpu() - spent) / _GLANCE

    async def presence(self, agent: str, presence: str) -> None:
        """Let an agent change presence, as the console does."""
        answer = await ask(self.port, api(agent, "/presence", {"presence": presence, "reason": "break"}))
        if answer.status != 204:
            raise RuntimeError(f"presence of {agent}: {answer.status} {answer.body[:200]!r}")

    async def open_lanes(self) -> None:
        """Make the agent of every lane available."""
        for number in range(self.lanes):
            await self.presence(lane(number), "available")

    def connected_calls(self, number: int) -> Iterator[bytes]:
        """Return calls through one lane, three webhooks each: arrive, the agent's leg, the caller's end."""
        agent = lane(number)
        while True:
            call, arrives = self.calls.new(dialled(number))
            yield arrives
            yield self.calls.agent(agent, f"{call}.1")[1]
            yield self.calls.ended(call)

    def whole_calls(self, number: int) -> Iterator[bytes]:
        """Return the same with the end of the agent's leg too, four webhooks each."""
        agent = lane(number)
        while True:
            call, arrives = self.calls.new(dialled(number))
            yield arrives
            leg, joins = self.calls.agent(agent, f"{call}.1")
            yield joins
            yield self.calls.ended(call)
            yield self.calls.ended(leg)


@asynccontextmanager
async def serving(
    folder: Path, lanes: int = 1, prepare: Callable[[Path], Awaitable[None]] | None = None
) -> AsyncIterator[Service]:
    """Furnish a house in an empty folder and serve it until the context ends.

    `prepare` may write into the database's file before the service ever ran.
    """
    file = await furnish(folder, lanes)
    if prepare is not None:
        await prepare(file)
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    calls = Calls(base)
    async with Carrier(calls.live) as carrier:
        environment = {
            "CALLCENTER_DATABASE_URL": sqlite_url(file),
            "CALLCENTER_PROVIDER": "twilio",
            "CALLCENTER_PUBLIC_URL": base,
            "CALLCENTER_PORT": str(port),
            "CALLCENTER_FLOWS": str(folder / "flows"),
            "CALLCENTER_TWILIO_API_URL": f"http://127.0.0.1:{carrier.port}",
            "CALLCENTER_LOG_LEVEL": "warning",
            "TWILIO_ACCOUNT_SID": ACCOUNT,
            "TWILIO_AUTH_TOKEN": TOKEN,
        }
        server = Server(["callcenter", "serve"], port, environment, folder / "service.log")
        await server.start()
        try:
            yield Service(server, calls, carrier, file, lanes)
        finally:
            await server.stop()


def api(agent: str, path: str, body: object) -> bytes:
    """Return a whole request of the API, signed in as an agent."""
    content = json.dumps(body).encode()
    head = f"POST /api/v1{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie(agent)}\r\n"
    head += f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
    return head.encode() + content
