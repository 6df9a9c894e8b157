"""Documents are sent as aiohttp would send them, at a fifth of the cost."""

import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest
from aiohttp import web

from callcenter.telephony.twilio.sending import Twiml

DOCUMENT = "<Response><Say>Grüß Gott</Say></Response>".encode()
ASKED = b"POST %b HTTP/%b\r\nHost: x\r\n%bContent-Length: 3\r\n\r\na=b"
STAY = b"Connection: keep-alive\r\n"


async def ours(_request: web.Request) -> web.StreamResponse:
    """A document as we send it."""
    return Twiml(DOCUMENT)


async def theirs(_request: web.Request) -> web.StreamResponse:
    """The same as aiohttp sends it."""
    headers = {"Content-Type": "text/xml; charset=utf-8", "Cache-Control": "no-store"}
    return web.Response(body=DOCUMENT, headers=headers)


@pytest.fixture
async def port() -> AsyncIterator[int]:
    """Where both are served."""
    app = web.Application()
    app.router.add_post("/ours", ours)
    app.router.add_post("/theirs", theirs)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield runner.addresses[0][1]
    await runner.cleanup()


Told = list[tuple[bytes, dict[str, str], bytes]]


async def told(port: int, requests: Sequence[bytes]) -> Told:
    """Send requests on one connection, which ends with the last: return lines, fields and bodies."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    found = []
    for request in requests:
        writer.write(request)
        line, *lines = (await reader.readuntil(b"\r\n\r\n")).strip().split(b"\r\n")
        fields = dict(each.decode().split(": ") for each in lines)
        fields.pop("Server", "")
        assert fields.pop("Date").endswith(" GMT")
        found.append((line, fields, await reader.readexactly(int(fields["Content-Length"]))))
    assert await reader.read() == b""
    writer.close()
    await writer.wait_closed()
    return found


@pytest.mark.parametrize(
    ("version", "stays", "ends"), [(b"1.1", b"", b"Connection: close\r\n"), (b"1.0", STAY, b"")]
)
async def test_the_answer_is_the_librarys_but_for_its_name(
    port: int, version: bytes, stays: bytes, ends: bytes
) -> None:
    """One after another on a connection, until its end, in new HTTP and in old."""
    found = []
    for path in (b"/ours", b"/theirs"):
        requests = [ASKED % (path, version, each) for each in (stays, stays, ends)]
        found.append(await told(port, requests))
    assert found[0] == found[1]
    assert [body for _, _, body in found[0]] == [DOCUMENT] * 3
