"""Customers as files: taken in after a look, and handed out."""

from aiohttp import web

from callcenter.service.accounts.imports import ImportReport
from callcenter.web.api.accounts.asker import customers, reader
from callcenter.web.endpoint import Call
from callcenter.web.values_accounts import ExportQuery, ImportQuery

#: No sheet is larger (bytes).
MOST = 10 * 1024 * 1024
_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


async def take_in(call: Call[ImportQuery]) -> ImportReport:
    """Look at a sheet of customers, row by row; with `confirm` take in every row that is sound.

    The body is the file. Its first row names the columns, in English or Chinese. A tier is asked for, and
    holds once a second person agrees (KA-01).
    """
    data = await call.request.clone(client_max_size=MOST).read()
    wish = call.body
    nominations = call.parts.follow_up.nominations
    take = customers(call).imports.take
    return await take(reader(call), data, wish.format, nominations, confirm=wish.confirm)


async def hand_out(call: Call[ExportQuery]) -> web.Response:
    """Customers, or the register, as a file; it is noted who took it out."""
    wish = call.body
    data = await customers(call).exports.file(reader(call), wish.what, wish.format)
    name = f'attachment; filename="{wish.what}.{wish.format}"'
    return web.Response(body=data, content_type=_TYPES[wish.format], headers={"Content-Disposition": name})
