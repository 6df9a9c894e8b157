"""Reports: what queues, tiers and agents came to, the contacts behind a number, all contacts as a file."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from callcenter.ports.facts import FactsUnavailable
from callcenter.ports.reports import About, BadReport, Report, ReportQuery, Reports
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure
from callcenter.web.values_reports import (
    BehindNumber,
    BehindUrl,
    RecordsUrl,
    ReportFileUrl,
    ReportUrl,
    query_of,
)

#: The reports by name: whose numbers, and what they are grouped by.
KINDS = {
    "intervals": (About.QUEUES, ()),
    "queues": (About.QUEUES, ("queue",)),
    "tiers": (About.QUEUES, ("tier",)),
    "agents": (About.AGENTS, ("agent",)),
}
_MEDIA = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


async def see_report(call: Call[ReportUrl]) -> Report:
    """What contacts or agents came to in some days, by span of time and by field, with the measures.

    `intervals`, `queues` and `tiers` count contacts in the interval of their offer; `agents` count what was
    offered to agents and where they stood. The service level's variant and the time zones are in the answer.
    """
    async with _answered(call) as reports:
        return await reports.report(_query(call, call.body))


async def see_report_file(call: Call[ReportFileUrl]) -> web.Response:
    """A report as a file, csv or xlsx."""
    async with _answered(call) as reports:
        data = await reports.file(_query(call, call.body), call.body.format)
    name = f"{call.id}-{call.body.since}-{call.body.until}.{call.body.format}"
    return web.Response(body=data, content_type=_MEDIA[call.body.format], headers=_named(name))


async def see_behind(call: Call[BehindUrl]) -> BehindNumber:
    """The contacts behind a number of a report, the earliest first."""
    url = call.body
    async with _answered(call) as reports:
        found = await reports.behind(query_of(url, _kind(call)[0]), url.number, url.limit, url.row)
    return BehindNumber(tuple(found))


async def export_records(call: Call[RecordsUrl]) -> web.StreamResponse:
    """Every contact that began in some days, as CSV, streamed; numbers of customers are not in it."""
    async with _answered(call) as reports:
        query = query_of(call.body, About.QUEUES)
        pages = reports.records(query)
        first = await anext(pages)
    await call.note("records.exported", {"since": query.since, "until": query.until})
    name = f"contacts-{query.since}-{query.until}.csv"
    response = web.StreamResponse(headers=_named(name) | {"Cache-Control": "no-store"})
    response.content_type, response.charset = "text/csv", "utf-8"
    await response.prepare(call.request)
    await response.write(first)
    async for page in pages:
        await response.write(page)
    await response.write_eof()
    return response


def _kind(call: Call[BehindUrl] | Call[ReportUrl] | Call[ReportFileUrl]) -> tuple[About, tuple[str, ...]]:
    if call.id not in KINDS:
        raise Failure("not_found", "There is no such report.")
    return KINDS[call.id]


def _query(call: Call[ReportUrl] | Call[ReportFileUrl], url: ReportUrl) -> ReportQuery:
    about, by = _kind(call)
    return query_of(url, about, by)


@asynccontextmanager
async def _answered(
    call: Call[BehindUrl] | Call[ReportUrl] | Call[ReportFileUrl] | Call[RecordsUrl],
) -> AsyncIterator[Reports]:
    """Say in the web's words what reports refuse."""
    if call.parts.reports is None:
        raise Failure("unavailable", "This service keeps no facts.")
    try:
        yield call.parts.reports
    except BadReport as error:
        raise Failure(error.code, str(error)) from None
    except FactsUnavailable:
        raise Failure("unavailable", "The facts of reports cannot be read now.", after=5) from None


def _named(file: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{file}"'}
