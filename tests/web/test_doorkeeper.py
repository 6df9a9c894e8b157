"""The doorkeeper: new work is put off on the raw bytes, and only where they certainly are a request."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st

from callcenter.web.doorkeeper import doorkeepers, frame_of

CALL = b"POST /call HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\na=b"
OTHER = CALL.replace(b"/call", b"/other")
HOLD = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhold"


class Door:
    """A server behind doorkeepers, whose handler answers when it is let go."""

    def __init__(self) -> None:
        self.full = False
        self.begun = 0
        self.handled: list[str] = []
        self.go = asyncio.Event()
        self.go.set()
        self.port = 0

    async def handle(self, request: web.Request) -> web.Response:
        """Answer with the path, once it may."""
        self.begun += 1
        body = await request.text()
        await self.go.wait()
        self.handled.append(f"{request.path} {body}")
        return web.Response(text="done")

    async def has_begun(self, requests: int) -> None:
        """Wait until so many requests were handed to the handler."""
        while self.begun < requests:  # noqa: ASYNC110 - the loop has to turn for it
            await asyncio.sleep(0)

    async def visit(self) -> "Visitor":
        """Return a new connection."""
        return Visitor(*await asyncio.open_connection("127.0.0.1", self.port))


class Visitor:
    """One connection, byte by byte."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    async def ask(self, *parts: bytes) -> bytes:
        """Send a request in parts and return the body of the answer."""
        for part in parts:
            self.writer.write(part)
            await self.writer.drain()
            await asyncio.sleep(0.01)
        return await self.answer()

    async def is_let_in(self) -> None:
        """Ask until nobody puts it off any more: a place is free a moment after its answer is out."""
        while (answer := await self.ask(CALL)) != b"done":
            assert answer == b"hold"

    async def answer(self) -> bytes:
        """Return the body of the next answer."""
        head = (await self.reader.readuntil(b"\r\n\r\n")).lower()
        return await self.reader.readexactly(
            int(head.partition(b"content-length: ")[2].partition(b"\r\n")[0])
        )

    async def leave(self) -> None:
        """Hang up."""
        self.writer.close()
        await self.writer.wait_closed()


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    """A door that lets three in at once, and knows new work by its path."""
    made = Door()
    app = web.Application()
    app.router.add_route("*", "/{any}", made.handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    assert runner.server is not None

    def put_off(request: bytes) -> bytes | None:
        return HOLD if request.startswith(b"POST /call ") else None

    keepers = doorkeepers(runner.server, 3, lambda: made.full, put_off)
    server = await asyncio.get_running_loop().create_server(keepers, "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    yield made
    made.go.set()
    server.close()
    await runner.cleanup()


async def test_all_is_let_in_while_there_is_room(door: Door) -> None:
    """On one connection as on many."""
    guest = await door.visit()
    assert [await guest.ask(CALL) for _ in range(5)] == [b"done"] * 5
    assert door.handled == ["/call a=b"] * 5
    await guest.leave()


async def test_new_work_is_put_off_and_the_rest_let_in_when_overloaded(door: Door) -> None:
    """Also on a connection that was served before, and it is served again afterwards."""
    guest = await door.visit()
    assert await guest.ask(CALL) == b"done"
    door.full = True
    assert [await guest.ask(CALL), await guest.ask(OTHER), await guest.ask(CALL)] == [
        b"hold",
        b"done",
        b"hold",
    ]
    door.full = False
    assert await guest.ask(CALL) == b"done"
    await guest.leave()


async def test_the_fourth_at_once_is_put_off(door: Door) -> None:
    """The bound counts requests under way, not open connections."""
    guests = [await door.visit() for _ in range(4)]
    door.go.clear()
    waiting = [asyncio.create_task(guest.ask(CALL)) for guest in guests[:3]]
    await door.has_begun(3)
    assert await guests[3].ask(CALL) == b"hold"
    door.go.set()
    assert await asyncio.gather(*waiting) == [b"done"] * 3
    await guests[3].is_let_in()
    for guest in guests:
        await guest.leave()


async def test_an_open_socket_takes_no_place(door: Door) -> None:
    """Consoles watch for hours; they are no requests."""
    door.go.clear()
    watching = [await door.visit() for _ in range(4)]
    for guest in watching:
        guest.writer.write(OTHER.replace(b"Host: x", b"Upgrade: websocket"))
        await guest.writer.drain()
    await asyncio.sleep(0.1)
    guest = await door.visit()
    door.go.set()
    assert await guest.ask(CALL) == b"done"
    for each in (*watching, guest):
        await each.leave()


async def test_who_hung_up_takes_no_place(door: Door) -> None:
    """A request that nobody waits for any more keeps nobody out."""
    door.go.clear()
    for number in range(5):
        guest = await door.visit()
        guest.writer.write(OTHER)
        await guest.writer.drain()
        await door.has_begun(number + 1)
        await guest.leave()
    guest = await door.visit()
    asked = asyncio.create_task(guest.is_let_in())
    await door.has_begun(6)
    door.go.set()
    await asked
    await guest.leave()


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param((CALL[:10], CALL[10:]), id="the head in two parts"),
        pytest.param((CALL[:-1], CALL[-1:]), id="the body apart"),
        pytest.param((CALL.replace(b"Length: 3", b"Length: +3"),), id="a length with a sign"),
        pytest.param((CALL.replace(b"Host: x", b"Expect: 100-continue"),), id="a question before the body"),
    ],
)
async def test_what_is_not_certainly_a_whole_request_is_left_to_aiohttp(
    door: Door, parts: tuple[bytes, ...]
) -> None:
    """Put off later or refused, but never answered over its head."""
    door.full = True
    guest = await door.visit()
    assert await guest.ask(*parts) != b"hold"
    await guest.leave()


async def test_a_request_hidden_in_a_body_is_no_request(door: Door) -> None:
    """Bytes that look like new work inside another request's body stay a body."""
    door.full = True
    guest = await door.visit()
    head = b"POST /other HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % len(CALL)
    assert await guest.ask(head, CALL) == b"done"
    assert len(door.handled) == 1
    assert await guest.ask(CALL) == b"hold"
    await guest.leave()


async def test_answers_never_overtake_one_another(door: Door) -> None:
    """A second request sent before the first is answered waits its turn."""
    guest = await door.visit()
    door.go.clear()
    guest.writer.write(OTHER)
    await guest.writer.drain()
    await asyncio.sleep(0.05)
    door.full = True
    guest.writer.write(CALL)
    await guest.writer.drain()
    await asyncio.sleep(0.05)
    door.go.set()
    assert [await guest.answer(), await guest.answer()] == [b"done", b"done"]
    await guest.leave()


async def test_who_asked_to_close_is_closed(door: Door) -> None:
    """After the answer."""
    door.full = True
    guest = await door.visit()
    assert await guest.ask(CALL.replace(b"Host: x", b"Connection: close")) == b"hold"
    assert await guest.reader.read() == b""
    await guest.leave()


@given(st.binary(max_size=60))
def test_nonsense_is_nothing_certain(data: bytes) -> None:
    """And never a fault."""
    assert frame_of(data) is None or b"\r\n\r\n" in data


@given(st.integers(0, 3), st.integers(0, 2))
def test_what_is_left_to_come_is_counted(missing: int, extra: int) -> None:
    """Bytes beyond the end are as uncertain as too few lines."""
    frame = frame_of(CALL[: len(CALL) - missing] if missing else CALL)
    assert frame is not None
    assert frame.left == missing
    assert (frame_of(CALL + b"x" * extra) is None) is bool(extra)


@pytest.mark.parametrize(
    "header",
    [
        b"Content-Length: 3",
        b"Content-Length : 3",
        b"content-length:3\r\n more",
        b"Transfer-Encoding: chunked",
        b"TRANSFER-encoding:x",
        b"Expect: 100-continue",
        b"Upgrade: websocket",
        b"A: b\nContent-Length: 1",
        b"A: b\r\n\tfolded",
    ],
)
def test_a_header_that_may_be_read_otherwise_makes_the_end_uncertain(header: bytes) -> None:
    """Then aiohttp alone decides."""
    assert frame_of(CALL.replace(b"Host: x", header)) is None


def test_whoever_closes_says_so() -> None:
    """In whatever letters."""
    frames = [frame_of(CALL.replace(b"Host: x", each)) for each in (b"CONNECTION:Close", b"Connection: keep")]
    assert [frame is not None and frame.closes for frame in frames] == [True, False]
