"""A load generator made of raw connections: closed loop (saturation) and open loop (a fixed offer)."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager
from typing import NamedTuple, cast

HOST = "127.0.0.1"


class Exchange(NamedTuple):
    """A request and its answer. `seconds` run from when the request was due."""

    request: bytes
    seconds: float
    status: int
    body: bytes


class Wire(asyncio.Protocol):
    """One connection that carries one request at a time."""

    def __init__(self) -> None:
        self._transport: asyncio.WriteTransport | None = None
        self._buffer = b""
        self._request = b""
        self._due = 0.0
        self._done: Callable[[Wire, Exchange], None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Note where to write."""
        self._transport = cast("asyncio.WriteTransport", transport)  # uvloop's is one in all but name

    def send(self, request: bytes, due: float, done: "Callable[[Wire, Exchange], None]") -> None:
        """Send a request that was due at `due`; `done` is called with the answer."""
        if self._transport is None:
            raise RuntimeError("the connection is closed")
        self._request, self._due, self._done = request, due, done
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        """Take in a part of an answer."""
        buffer = self._buffer = self._buffer + data if self._buffer else data
        head = buffer.find(b"\r\n\r\n")
        if head < 0:
            return
        status, body = int(buffer[9:12]), head + 4
        end = body + (0 if status == 204 else _length(buffer, head))
        if len(buffer) < end:
            return
        self._buffer = b""
        done, self._done = self._done, None
        if done is not None:
            done(self, Exchange(self._request, time.perf_counter() - self._due, status, buffer[body:end]))

    def connection_lost(self, error: Exception | None) -> None:
        """What was under way is unanswered: status 0."""
        self._transport = None
        done, self._done = self._done, None
        if done is not None:
            done(self, Exchange(self._request, time.perf_counter() - self._due, 0, b""))

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.close()


def _length(buffer: bytes, head: int) -> int:
    at = buffer.lower().find(b"content-length:", 0, head)
    return int(buffer[at + 15 : buffer.index(b"\r\n", at)]) if at >= 0 else 0


@asynccontextmanager
async def wires(port: int, number: int) -> AsyncIterator[list[Wire]]:
    """Open so many connections to a port of this machine."""
    loop = asyncio.get_running_loop()
    opened: list[Wire] = []
    try:
        for _ in range(number):
            _, wire = await loop.create_connection(Wire, HOST, port)
            opened.append(wire)
        yield opened
    finally:
        for wire in opened:
            wire.close()
        await asyncio.sleep(0)


async def ask(port: int, request: bytes) -> Exchange:
    """Send one request on a connection of its own."""
    async with wires(port, 1) as (wire,):
        return await exchange(wire, request)


async def exchange(wire: Wire, request: bytes) -> Exchange:
    """Send one request on an open connection."""
    answered: asyncio.Future[Exchange] = asyncio.get_running_loop().create_future()
    wire.send(request, time.perf_counter(), lambda _wire, found: answered.set_result(found))
    return await answered


async def closed_loop(
    wires: Iterable[Wire], sources: Iterable[Iterator[bytes]], seconds: float
) -> list[Exchange]:
    """Keep every connection busy with its own source for so long, or until its source is dry.

    The last request of each connection is waited for.
    """
    found: list[Exchange] = []
    over: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    pairs = dict(zip(wires, sources, strict=False))
    until = time.perf_counter() + seconds
    busy = set(pairs)

    def go_on(wire: Wire, answer: Exchange | None = None) -> None:
        if answer is not None:
            found.append(answer)
        now = time.perf_counter()
        alive = answer is None or answer.status
        request = next(pairs[wire], None) if alive and now < until else None
        if request is not None:
            wire.send(request, now, go_on)
            return
        busy.discard(wire)
        if not busy and not over.done():
            over.set_result(None)

    for wire in pairs:
        go_on(wire)
    await over
    return found


async def open_loop(
    wires: Iterable[Wire], requests: Iterator[bytes], rate: float, seconds: float
) -> list[Exchange]:
    """Send `rate` requests a second for so long, whether answers come or not; wait for all answers.

    A request that finds no connection free waits for one; its clock runs.
    """
    found: list[Exchange] = []
    free, late = deque(wires), deque[float]()
    began = time.perf_counter()
    sent, total = 0, int(rate * seconds)

    def go_on(wire: Wire, answer: Exchange) -> None:
        found.append(answer)
        if late:
            wire.send(next(requests), late.popleft(), go_on)
        else:
            free.append(wire)

    while len(found) < total:
        due = min(int((time.perf_counter() - began) * rate), total)
        for number in range(sent, due):
            moment = began + number / rate
            if free:
                free.popleft().send(next(requests), moment, go_on)
            else:
                late.append(moment)
        sent = due
        await asyncio.sleep(0.002)
    return found
