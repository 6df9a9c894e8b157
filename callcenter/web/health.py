"""Whether the service lives and can work, and its numbers for Prometheus."""

import msgspec
from aiohttp import web

from callcenter.web.parts import PARTS

#: The media type of the Prometheus text format.
METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"


async def alive(_request: web.Request) -> web.Response:
    """GET /healthz: the process answers."""
    return web.json_response({"alive": True})


async def ready(request: web.Request) -> web.Response:
    """GET /readyz: 200 when calls can be handled, else 503 with the reason of each part."""
    found = await request.app[PARTS].ready()
    return web.Response(
        body=msgspec.json.encode(found),
        status=200 if found.ready else 503,
        content_type="application/json",
        headers={"Cache-Control": "no-store"},
    )


async def metrics(request: web.Request) -> web.Response:
    """GET /metrics: the Prometheus text."""
    body = await request.app[PARTS].metrics()
    return web.Response(body=body, headers={"Content-Type": METRICS_TYPE})
