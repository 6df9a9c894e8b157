"""The connections to the carrier: kept while they are good, and every failure told by what it means."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest

from callcenter.telephony.twilio.wire import Broken, NotSent, Wire

REQUEST = b"POST / HTTP/1.1\r\nHost: carrier\r\nContent-Length: 0\r\n\r\n"
FINE = b"HTTP/1.1 200 OK\r\nX-Load: 3\r\nContent-Length: 4\r\n\r\nfine"
Says = list[bytes]


class Carrier:
    """Answers the requests in turn with the pieces that were laid down; an empty piece hangs up."""

    def __init__(self) -> None:
        self.answers: list[Says] = []
        #: How many connections there were, and how many are up.
        self.connections = 0
        self.up = 0
        self.port = 0
        self._changed = asyncio.Condition()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        await self._counts(1)
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                await reader.readuntil(b"\r\n\r\n")
                for piece in self.answers.pop(0) if self.answers else ():
                    if not piece:
                        raise ConnectionError
                    writer.write(piece)
                    await writer.drain()
                    await asyncio.sleep(0)
        writer.close()
        await self._counts(-1)

    async def settles(self, up: int) -> None:
        """Wait until so many connections are up."""
        async with asyncio.timeout(60), self._changed:
            await self._changed.wait_for(lambda: self.up == up)

    async def _counts(self, change: int) -> None:
        async with self._changed:
            self.up += change
            self._changed.notify_all()


@pytest.fixture
async def carrier() -> AsyncIterator[Carrier]:
    """A carrier on a port of this machine."""
    made = Carrier()
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    yield made
    server.close()
    await made.settles(0)


@pytest.fixture
async def wire(carrier: Carrier) -> AsyncIterator[Wire]:
    """The way to it."""
    made = Wire(f"http://127.0.0.1:{carrier.port}", patience=60.0)
    yield made
    made.close()


async def test_a_connection_is_kept(wire: Wire, carrier: Carrier) -> None:
    """One request after another goes over it, at once each has its own."""
    carrier.answers = [[FINE]] * 5
    for _ in range(2):
        answer = await wire.ask(REQUEST)
        assert (200, "3", b"fine") == (answer.status, answer.headers["x-load"], answer.body)
    assert 1 == carrier.connections
    await asyncio.gather(*(wire.ask(REQUEST) for _ in range(3)))
    assert 3 == carrier.connections


@pytest.mark.parametrize(
    "pieces",
    [
        [FINE[:9], FINE[9:30], FINE[30:]],
        [b"HTTP/1.1 100 Continue\r\n\r\n", FINE],
        [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nfi\r\n", b"2\r\nne\r\n0\r\n\r\n"],
        [b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nfi", b"ne", b""],
    ],
    ids=["in pieces", "after a sign", "chunked", "until the end"],
)
async def test_an_answer_is_whole_however_it_comes(wire: Wire, carrier: Carrier, pieces: Says) -> None:
    """And the next one is, too."""
    carrier.answers = [pieces, [FINE]]
    assert [b"fine", b"fine"] == [(await wire.ask(REQUEST)).body for _ in range(2)]


async def test_no_body_is_an_answer(wire: Wire, carrier: Carrier) -> None:
    """What was deleted says nothing."""
    carrier.answers = [[b"HTTP/1.1 204 No Content\r\n\r\n"], [FINE]]
    assert [(204, b""), (200, b"fine")] == [
        (each.status, each.body) for each in [await wire.ask(REQUEST) for _ in range(2)]
    ]
    assert 1 == carrier.connections


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\nConnection: close\r\n", b"HTTP/1.0 200 OK\r\n"])
async def test_a_connection_that_shall_end_is_not_kept(wire: Wire, carrier: Carrier, head: bytes) -> None:
    """As the other side says it."""
    carrier.answers = [[head + b"Content-Length: 0\r\n\r\n"], [FINE]]
    for _ in range(2):
        await wire.ask(REQUEST)
    assert 2 == carrier.connections


@pytest.mark.parametrize(
    "pieces",
    [[b""], [FINE[:-1], b""], [b"good day\r\n\r\n"], [b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n"]],
    ids=["none", "a part", "no HTTP", "another protocol"],
)
async def test_no_whole_answer_is_broken(wire: Wire, carrier: Carrier, pieces: Says) -> None:
    """Nobody knows whether it was done: it is not repeated, and the connection is not used again."""
    carrier.answers = [pieces, [FINE]]
    with pytest.raises(Broken):
        await wire.ask(REQUEST)
    await wire.ask(REQUEST)
    assert 2 == carrier.connections


async def test_only_what_changes_nothing_is_sent_again(wire: Wire, carrier: Carrier) -> None:
    """A kept connection may be gone without a word."""
    carrier.answers = [[FINE], [b""], [FINE], [b""]]
    await wire.ask(REQUEST)
    assert b"fine" == (await wire.ask(REQUEST, again=True)).body
    with pytest.raises(Broken):
        await wire.ask(REQUEST)


async def test_what_nobody_asked_for_ends_the_connection(wire: Wire, carrier: Carrier) -> None:
    """It would be taken for the next answer."""
    carrier.answers = [[FINE + FINE.replace(b"fine", b"evil")], [FINE]]
    assert [b"fine", b"fine"] == [(await wire.ask(REQUEST)).body for _ in range(2)]
    assert 2 == carrier.connections


async def test_too_late_is_broken(carrier: Carrier) -> None:
    """Our own limit holds for the whole exchange."""
    wire = Wire(f"http://127.0.0.1:{carrier.port}", patience=0.05)
    with pytest.raises(Broken, match="too late"):
        await wire.ask(REQUEST)
    await carrier.settles(0)
    wire.close()


async def test_who_waits_no_longer_hangs_up(wire: Wire, carrier: Carrier) -> None:
    """Else the answer would be the next one's."""
    waits = asyncio.create_task(wire.ask(REQUEST))
    await carrier.settles(1)
    waits.cancel()
    await carrier.settles(0)
    assert waits.cancelled()


async def test_closing_tells_who_waits(wire: Wire, carrier: Carrier) -> None:
    """And leaves no connection up."""
    waits = asyncio.create_task(wire.ask(REQUEST))
    await carrier.settles(1)
    wire.close()
    with pytest.raises(Broken):
        await waits
    await carrier.settles(0)


async def test_nobody_there_is_not_sent(unused_tcp_port: int) -> None:
    """It may be tried again."""
    with pytest.raises(NotSent):
        await Wire(f"http://127.0.0.1:{unused_tcp_port}", 5.0).ask(REQUEST)


async def test_nothing_is_sent_to_a_host_that_proves_nothing(carrier: Carrier) -> None:
    """Who answers without TLS, or with a certificate that nobody signed, hears no login."""
    with pytest.raises(NotSent):
        await Wire(f"https://127.0.0.1:{carrier.port}", 5.0).ask(REQUEST)
