"""The console's files: hashed assets for a year, the page itself always fresh."""

import html
from collections.abc import Mapping
from pathlib import Path

from aiohttp import web

from callcenter.web.headers import page_headers
from callcenter.web.parts import PARTS
from callcenter.web.problems import Failure, failed

#: Everything under /assets/ has a hash of its content in its name.
FOREVER = "public, max-age=31536000, immutable"
FRESH = "no-cache"

_MISSING = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>The console is not built</title>
<h1>The console is not built</h1>
<p>The service runs, but there are no files of the console in <code>{place}</code>.</p>
<p>Run <code>make console</code> and load this page again.</p>
</html>
"""


async def console(request: web.Request) -> web.StreamResponse:
    """Serve a file of the console, or its page for any address that the console routes itself."""
    parts = request.app[PARTS]
    twilio = parts.provider.name == "twilio"
    headers = page_headers(twilio=twilio, secure=parts.settings.secure)
    path = request.match_info["path"]
    root = parts.settings.console.resolve()
    file = _file(root, path)
    if file is not None:
        kept = FOREVER if path.startswith("assets/") else FRESH
        return web.FileResponse(file, headers={**headers, "Cache-Control": kept})
    if path.startswith(("api/", "assets/")) or Path(path).suffix:
        return failed(Failure("not_found", "There is no such file."))
    return _page(root, headers)


def _page(root: Path, headers: Mapping[str, str]) -> web.StreamResponse:
    page = root / "index.html"
    fresh = {**headers, "Cache-Control": FRESH}
    if page.is_file():
        return web.FileResponse(page, headers=fresh)
    text = _MISSING.format(place=html.escape(root.parent.name + "/" + root.name))
    return web.Response(text=text, content_type="text/html", status=503, headers=fresh)


def _file(root: Path, path: str) -> Path | None:
    """Return the file that a path names, if it lies in the console's folder."""
    if not path or "\0" in path:
        return None
    file = (root / path).resolve()
    return file if file.is_relative_to(root) and file.is_file() else None
