"""The load generator: it counts what was answered, and a late answer costs its whole wait."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from itertools import repeat

import pytest

from bench.wire import ask, closed_loop, open_loop, wires

REQUEST = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


class Slow:
    """A server that answers each request after a while, in two parts; it counts what it was asked."""

    def __init__(self) -> None:
        self.port = 0
        self.pause = 0.0
        self.asked = 0
        self.answer = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection."""
        try:
            while await reader.readuntil(b"\r\n\r\n"):
                self.asked += 1
                await asyncio.sleep(self.pause)
                writer.write(self.answer[:20])
                await writer.drain()
                writer.write(self.answer[20:])
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()


@pytest.fixture
async def server() -> AsyncIterator[Slow]:
    """A server that answers at once unless told otherwise."""
    slow = Slow()
    listening = await asyncio.start_server(slow.serve, "127.0.0.1", 0)
    slow.port = listening.sockets[0].getsockname()[1]
    yield slow
    listening.close()
    await listening.wait_closed()
    await asyncio.sleep(0.01)


def requests(number: int) -> Iterator[bytes]:
    """Return so many requests."""
    return repeat(REQUEST, number)


async def test_an_answer_is_put_together(server: Slow) -> None:
    """With its status and body; one without a body too."""
    found = await ask(server.port, REQUEST)
    assert (found.status, found.body, found.request) == (200, b"hello", REQUEST)
    server.answer = b"HTTP/1.1 204 No Content\r\n\r\n"
    assert (await ask(server.port, REQUEST)).status == 204


async def test_the_closed_loop_asks_until_the_source_is_dry_or_the_time_is_up(server: Slow) -> None:
    """And waits for what it has sent."""
    async with wires(server.port, 3) as opened:
        found = await closed_loop(opened, [requests(2), requests(5), requests(0)], 10.0)
        assert len(found) == server.asked == 7
        server.pause = 0.05
        found = await closed_loop(opened, [requests(1000)] * 3, 0.12)
    assert 6 <= len(found) <= 12
    assert all(each.seconds >= 0.05 for each in found)


async def test_the_open_loop_sends_on_time_and_counts_the_wait(server: Slow) -> None:
    """Two requests at once on one connection: the second has waited for the first."""
    server.pause = 0.1
    began = time.perf_counter()
    async with wires(server.port, 1) as opened:
        found = await open_loop(opened, requests(100), 100.0, 0.05)
    assert len(found) == server.asked == 5
    assert time.perf_counter() - began >= 0.5
    assert max(each.seconds for each in found) >= 0.4


async def test_a_server_that_dies_leaves_status_0(server: Slow) -> None:
    """What was under way is counted as unanswered, and nothing more is sent there."""
    server.answer = b""
    async with wires(server.port, 1) as opened:
        load = asyncio.create_task(closed_loop(opened, [requests(1000)], 10.0))
        await asyncio.sleep(0.05)
        opened[0].close()
        found = await load
    assert [each.status for each in found] == [0]
