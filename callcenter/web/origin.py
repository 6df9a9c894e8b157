"""Only our own pages may act for a signed-in user."""

from urllib.parse import urlsplit

from aiohttp import web

from callcenter.web.problems import Failure

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_PORTS = {"http": 80, "https": 443}


def check_origin(request: web.BaseRequest, public_url: str) -> None:
    """Raise `Failure` if a browser says that the request comes from another site's page.

    Browsers send Sec-Fetch-Site or at least Origin with every request that can change
    something. A request with neither comes from no browser, and so carries nobody's cookie
    unawares.
    """
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site is not None and site not in {"same-origin", "none"}:
        raise Failure("cross_origin", "The request comes from another site.")
    if origin is not None and not _ours(origin, request.host, public_url):
        raise Failure("cross_origin", "The request comes from another origin.")


def _ours(origin: str, host: str, public_url: str) -> bool:
    """Whether an origin is the public one, or the very host that was asked."""
    if _place(origin) == _place(public_url):
        return True
    return urlsplit(origin).netloc.lower() == host.lower() and bool(host)


def _place(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:  # "http://host:nonsense" is nobody's origin
        port = -1
    return parts.scheme, parts.hostname, port or _PORTS.get(parts.scheme)
