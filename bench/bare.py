"""What every webhook is held against: an aiohttp handler that reads the form and answers 430 bytes."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import uvloop
from aiohttp import web

from bench.process import Server, free_port

_ANSWER = b'<?xml version="1.0" encoding="UTF-8"?><Response>' + b"<Say>Hello</Say>" * 23 + b"</Response>"


async def voice(request: web.Request) -> web.Response:
    """Read the form and answer."""
    await request.post()
    return web.Response(body=_ANSWER, content_type="text/xml")


def main(port: int) -> None:
    """Serve on a port of this machine until ended."""
    app = web.Application()
    app.router.add_post("/twilio/voice", voice)
    loop = uvloop.new_event_loop()
    web.run_app(app, host="127.0.0.1", port=port, access_log=None, print=None, loop=loop)


@asynccontextmanager
async def bare_server(folder: Path) -> AsyncIterator[Server]:
    """Run the handler in a process of its own; its log goes into the folder."""
    port = free_port()
    server = Server(["bench.bare", str(port)], port, {}, folder / "bare.log")
    await server.start()
    try:
        yield server
    finally:
        await server.stop()


if __name__ == "__main__":
    main(int(sys.argv[1]))
