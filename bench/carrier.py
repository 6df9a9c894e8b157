"""A stub of the carrier's REST API that answers at once, in the load generator's process."""

import asyncio
from collections.abc import Set as AbstractSet
from types import TracebackType
from typing import cast

from bench.process import free_port

_DONE = b'{"sid": "CA00000000000000000000000000000000", "status": "in-progress"}'


class Carrier:
    """Takes every update of a call, and tells which calls are live when it is asked."""

    def __init__(self, live: AbstractSet[str]) -> None:
        self.live = live
        self.port = free_port()
        self.updates = 0
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> "Carrier":
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _Line(self), "127.0.0.1", self.port)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is not None:
            self._server.close()

    def answer(self, request: bytes) -> bytes:
        """Return the whole answer to a whole request."""
        if request.startswith(b"POST"):
            self.updates += 1
            return _response(_DONE)
        asked = b"Status=in-progress" in request.partition(b"\r\n")[0]
        calls = b", ".join(b'{"sid": "%b", "status": "in-progress"}' % sid.encode() for sid in self.live)
        return _response(b'{"calls": [%b]}' % (calls if asked else b""))


class _Line(asyncio.Protocol):
    def __init__(self, carrier: Carrier) -> None:
        self._carrier = carrier
        self._buffer = b""
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.WriteTransport", transport)  # uvloop's is one in all but name

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (size := _whole(self._buffer)) and self._transport is not None:
            request, self._buffer = self._buffer[:size], self._buffer[size:]
            self._transport.write(self._carrier.answer(request))


def _whole(buffer: bytes) -> int:
    """Return the length of the first request, 0 while it is not all there."""
    head = buffer.find(b"\r\n\r\n")
    if head < 0:
        return 0
    lines = buffer[:head].lower().split(b"\r\n")
    length = next((int(line[15:]) for line in lines if line.startswith(b"content-length:")), 0)
    return head + 4 + length if len(buffer) >= head + 4 + length else 0


def _response(body: bytes) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
    return head % len(body) + body
