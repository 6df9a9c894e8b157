"""Where a request comes from."""

from aiohttp import web


def address_of(request: web.Request, *, forwarded: bool) -> str:
    """Return the client's address; with `forwarded` the one that our reverse proxy wrote last."""
    written = request.headers.get("X-Forwarded-For", "")
    if forwarded and written:
        return written.rpartition(",")[2].strip()
    return request.remote or ""
