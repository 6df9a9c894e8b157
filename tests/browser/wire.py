"""A wire between a browser and the service that can be cut and mended."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

CHUNK = 65536


class Wire:
    """Passes bytes on while it is whole. Cut, it drops what is open and takes nothing new."""

    def __init__(self, host: str, port: int) -> None:
        self.url = ""
        self._host = host
        self._port = port
        self._whole = True
        self._talks: set[asyncio.Task[None]] = set()

    async def cut(self) -> None:
        """Drop every connection and refuse new ones."""
        self._whole = False
        talks = list(self._talks)
        for talk in talks:
            talk.cancel()
        await asyncio.gather(*talks, return_exceptions=True)

    async def mend(self) -> None:
        """Let connections through again."""
        self._whole = True

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one connection until either end closes it or the wire is cut."""
        talk = asyncio.current_task()
        assert talk is not None
        self._talks.add(talk)
        try:
            if self._whole:
                await self._join(reader, writer)
        except (ConnectionError, asyncio.CancelledError):
            pass  # either end is gone or the wire was cut: both end this connection and nothing else
        finally:
            self._talks.discard(talk)
            writer.transport.abort()

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection(self._host, self._port)
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(_pass_on(reader, far_writer))
                both.create_task(_pass_on(far_reader, writer))
        except* ConnectionError:
            pass  # as in `carry`
        finally:
            far_writer.transport.abort()


async def _pass_on(source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
    while data := await source.read(CHUNK):
        to.write(data)
        await to.drain()
    if to.can_write_eof():
        to.write_eof()


@asynccontextmanager
async def wire_to(url: str) -> AsyncIterator[Wire]:
    """Lay a wire to a service until the context ends; browsers use its `url`."""
    far = urlsplit(url)
    wire = Wire(far.hostname or "", far.port or 80)
    server = await asyncio.start_server(wire.carry, "127.0.0.1", 0)
    wire.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield wire
    finally:
        server.close()
        await wire.cut()
        await server.wait_closed()
