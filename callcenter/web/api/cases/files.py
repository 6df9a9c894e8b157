"""Files of cases: uploaded, and handed out to be saved, never to be shown or run here."""

from functools import partial
from urllib.parse import quote

from aiohttp import web

from callcenter.cases import moves as m
from callcenter.cases.turn import CaseRefusal
from callcenter.ports.books import StaleVersion
from callcenter.service.cases.files import in_use
from callcenter.web.api.cases.common import page, viewer
from callcenter.web.endpoint import Call
from callcenter.web.headers import api_headers
from callcenter.web.problems import Failure
from callcenter.web.values_cases import CasePage, FileQuery

_MEGABYTE = 1024 * 1024


async def upload(call: Call[FileQuery]) -> CasePage:
    """Add a file to a case: the body is the file, whatever it calls itself.

    What it is, is told by its first bytes; types that are not known are refused.
    """
    room, wish = call.parts.cases, call.body
    case = await room.desk.get(viewer(call), call.id)
    limit = int(call.parts.house().case_rules.file_megabytes * _MEGABYTE)
    data = await call.request.clone(client_max_size=limit).read()
    file = await room.files.save(wish.name, data, call.user.name, call.parts.clock.now())
    try:
        changed = await room.desk.do(viewer(call), case.id, wish.version, m.Attach(file=file))
    except (CaseRefusal, StaleVersion):
        await room.files.remove(file.digest, partial(in_use, call.parts.books, file.digest))
        raise
    # Somebody may have let go of the same file before this case had it.
    await room.files.save(wish.name, data, call.user.name, file.at)
    return page(changed)


async def download(call: Call[None]) -> web.StreamResponse:
    """One file of a case, as an attachment."""
    room = call.parts.cases
    case = await room.desk.get(viewer(call), call.id)
    file = next((each for each in case.files if each.id == call.request.match_info["file"]), None)
    if file is None:
        raise Failure("not_found", "The case has no such file.")
    headers = {
        **api_headers(secure=call.parts.settings.secure),
        "Content-Type": file.media_type,
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name, safe='')}",
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    }
    data = await room.files.read(file)
    response = web.StreamResponse(headers=headers)
    response.content_length = len(data)
    # Sent from here, so that the headers of the API do not replace the stricter ones of a file.
    await response.prepare(call.request)
    await response.write(data)
    await response.write_eof()
    return response
