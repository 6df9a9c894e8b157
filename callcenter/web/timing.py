"""How long webhooks take."""

import asyncio
from collections.abc import Callable

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

#: Where providers call us.
WEBHOOKS = "/twilio/"


def webhooks_timed(tell: Callable[[str, int, float], None]) -> Middleware:
    """Return a middleware that tells the pattern, status and seconds of each answered webhook."""

    @web.middleware
    async def timed(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not request.path.startswith(WEBHOOKS):
            return await handler(request)
        clock = asyncio.get_running_loop().time
        began, status = clock(), 500
        try:
            response = await handler(request)
            status = response.status
        except web.HTTPException as error:
            status = error.status
            raise
        finally:
            resource = request.match_info.route.resource
            tell(resource.canonical if resource is not None else "unknown", status, clock() - began)
        return response

    return timed
