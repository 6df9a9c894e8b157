"""A crowd of consoles made of raw connections: they read what comes, count it, and answer pings.

`python -m bench.watchers PORT NUMBER COOKIE` is such a crowd in a process of its own: it says `ready` and
stays until it is ended.
"""

import asyncio
import base64
import os
import sys
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import cast

import uvloop

from bench.process import many_files
from bench.wire import HOST

_UPGRADE = (
    "GET /api/v1/live HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {}\r\nCookie: {}\r\n\r\n"
)
_HELLO = b'{"type":"hello"}'
_PING = 0x9
#: So many connect at the same time.
_AT_ONCE = 50

Heard = Callable[[bytes, float], None]


def _masked(opcode: int, payload: bytes) -> bytes:
    """Return a short frame as clients send it; the mask is nothing, which is allowed."""
    return bytes((0x80 | opcode, 0x80 | len(payload))) + bytes(4) + payload


class Watcher(asyncio.Protocol):
    """One console. `frames` counts the messages since the last `begin`, `times` tells when they came.

    `heard` is given each message with the moment it came, where one cares for what is said.
    """

    def __init__(self, cookie: str, heard: Heard | None = None) -> None:
        self.frames = 0
        self.times: list[float] = []
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.here: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._cookie = cookie
        self._heard = heard
        self._transport: asyncio.Transport | None = None
        self._buffer = b""
        self._open = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the feed."""
        self._transport = cast("asyncio.Transport", transport)
        key = base64.b64encode(os.urandom(16)).decode()
        self._transport.write(_UPGRADE.format(key, self._cookie).encode())

    def connection_lost(self, error: Exception | None) -> None:
        """Whoever waits for the greeting waits no longer."""
        for awaited in (self.opened, self.here):
            if not awaited.done():
                awaited.set_exception(RuntimeError(f"a console was let go: {error}"))

    def data_received(self, data: bytes) -> None:
        """Take in a part of what comes."""
        buffer = self._buffer + data if self._buffer else data
        if not self._open:
            end = buffer.find(b"\r\n\r\n")
            if end < 0:
                self._buffer = buffer
                return
            if not buffer.startswith(b"HTTP/1.1 101"):
                raise RuntimeError(f"no feed: {buffer[:60]!r}")
            self._open, buffer = True, buffer[end + 4 :]
            self.opened.set_result(None)
            self._write(_masked(0x1, _HELLO))
        self._buffer = self._taken(buffer)

    def _taken(self, buffer: bytes) -> bytes:
        """Take the whole frames off; return what is left."""
        now, at, size = time.perf_counter(), 0, len(buffer)
        while size - at >= 2:
            length, begin = buffer[at + 1], at + 2
            if length == 126:
                begin, length = at + 4, int.from_bytes(buffer[at + 2 : at + 4], "big")
            elif length == 127:
                begin, length = at + 10, int.from_bytes(buffer[at + 2 : at + 10], "big")
            if begin > size or begin + length > size:
                break
            if buffer[at] & 0xF == _PING:
                self._write(_masked(0xA, buffer[begin : begin + length]))
            else:
                self._count(buffer, begin, length, now)
            at = begin + length
        return buffer[at:]

    def _count(self, buffer: bytes, begin: int, length: int, now: float) -> None:
        self.frames += 1
        self.times.append(now)
        if self._heard is not None:
            self._heard(buffer[begin : begin + length], now)
        if not self.here.done():
            self.here.set_result(None)

    def _write(self, data: bytes) -> None:
        if self._transport is not None:
            self._transport.write(data)

    def begin(self) -> None:
        """Count anew."""
        self.frames = 0
        self.times.clear()

    def stall(self) -> None:
        """Read nothing any more."""
        if self._transport is not None:
            self._transport.pause_reading()

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.abort()


@asynccontextmanager
async def watching(
    port: int, number: int, cookie: str = "", heard: Heard | None = None, *, greeted: bool = True
) -> AsyncIterator[list[Watcher]]:
    """Let so many consoles watch; with `greeted` each has its first message."""
    many_files()
    watchers: list[Watcher] = []
    try:
        while len(watchers) < number:
            come = range(min(_AT_ONCE, number - len(watchers)))
            some = await asyncio.gather(*(_watcher(port, cookie, heard) for _ in come))
            watchers += some
            async with asyncio.timeout(60):
                await asyncio.gather(*(each.here if greeted else each.opened for each in some))
        yield watchers
    finally:
        for watcher in watchers:
            watcher.opened.cancel()
            watcher.here.cancel()
            watcher.close()
        await asyncio.sleep(0.1)


async def _watcher(port: int, cookie: str, heard: Heard | None) -> Watcher:
    loop = asyncio.get_running_loop()
    _, watcher = await loop.create_connection(lambda: Watcher(cookie, heard), HOST, port)
    return watcher


async def all_have(watchers: Sequence[Watcher], frames: int, patience: float = 60.0) -> float:
    """Wait until each has so many messages; return when the last one came. Raises `TimeoutError`."""
    async with asyncio.timeout(patience):
        waiting = list(watchers)
        while waiting:
            waiting = [each for each in waiting if each.frames < frames]
            await asyncio.sleep(0.002)
    return max(each.times[frames - 1] for each in watchers)


async def _crowd(port: int, number: int, cookie: str) -> None:
    async with watching(port, number, cookie) as watchers:
        print("ready", flush=True)
        while True:
            await asyncio.sleep(1.0)
            for watcher in watchers:
                watcher.begin()


if __name__ == "__main__":
    os.nice(19)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_crowd(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
