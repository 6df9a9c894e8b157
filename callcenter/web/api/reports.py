"""Reports of all kinds, what is behind a number of one, and all contacts as a file."""

from collections.abc import Iterator
from contextlib import contextmanager

from aiohttp import web

from callcenter.ports.facts import FactsUnavailable
from callcenter.ports.reports import About, BadReport, Reports
from callcenter.service.reporting.values import Drill, ReportTable
from callcenter.web.api.accounts.asker import reader
from callcenter.web.endpoint import Call
from callcenter.web.parts import Parts
from callcenter.web.problems import Failure
from callcenter.web.values_reports import (
    BehindNumber,
    BehindUrl,
    DrillUrl,
    RecordsUrl,
    ReportFileUrl,
    ReportKinds,
    ReportUrl,
    asked_of,
    query_of,
)

#: Whose facts a report out of them is about, by name.
_ABOUT = {
    "intervals": About.QUEUES,
    "queues": About.QUEUES,
    "tiers": About.QUEUES,
    "agents": About.AGENTS,
}
#: What kind of file a format is.
MEDIA = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


async def list_reports(call: Call[None]) -> ReportKinds:
    """The kinds of reports that one may see: by what each is grouped and chosen, and its columns."""
    return ReportKinds(call.parts.reporting.kinds(reader(call)))


async def see_report(call: Call[ReportUrl]) -> ReportTable:
    """What was counted in some days, by span of time and by field, with the measures.

    `intervals`, `queues` and `tiers` count contacts in the interval of their offer; `agents` count what was
    offered to agents and where they stood; `GET /reports` lists all kinds with what they count. What a
    kind needs is a permission of its own. The time zones, the version of the definitions and, where there
    is one, the service level's variant are in the answer.
    """
    with refused():
        return await call.parts.reporting.report(call.id, asked_of(call.body), reader(call))


async def see_report_file(call: Call[ReportFileUrl]) -> web.Response:
    """A report as a file, csv or xlsx; it is noted who took it out."""
    url = call.body
    with refused():
        data = await call.parts.reporting.file(call.id, asked_of(url), url.format, reader(call))
    await call.note("report.exported", {"report": call.id, "since": url.since, "until": url.until})
    name = f"{call.id}-{url.since}-{url.until}.{url.format}"
    return web.Response(body=data, content_type=MEDIA[url.format], headers=named(name))


async def see_drill(call: Call[DrillUrl]) -> Drill:
    """What a number of a report counts, the earliest first: contacts, cases, answers, evaluations, accounts.

    The fields that choose are those of the row; `begins`, `ends` and `clock` are its span.
    """
    url = call.body
    with refused():
        return await call.parts.reporting.behind(
            call.id, asked_of(url), url.number, reader(call), row=url.row, limit=url.limit
        )


async def see_behind(call: Call[BehindUrl]) -> BehindNumber:
    """The contacts behind a number of a report out of the facts, the earliest first, with their waits."""
    url = call.body
    if call.id not in _ABOUT:
        raise Failure("not_found", "There is no such report.")
    with refused():
        query = query_of(url, _ABOUT[call.id])
        found = await _facts(call.parts).behind(query, url.number, url.limit, url.row)
    return BehindNumber(tuple(found))


async def export_records(call: Call[RecordsUrl]) -> web.StreamResponse:
    """Every contact that began in some days, as CSV, streamed; numbers of customers are not in it."""
    with refused():
        query = query_of(call.body, About.QUEUES)
        pages = _facts(call.parts).records(query)
        first = await anext(pages)
    await call.note("records.exported", {"since": query.since, "until": query.until})
    name = f"contacts-{query.since}-{query.until}.csv"
    response = web.StreamResponse(headers=named(name) | {"Cache-Control": "no-store"})
    response.content_type, response.charset = "text/csv", "utf-8"
    await response.prepare(call.request)
    await response.write(first)
    async for page in pages:
        await response.write(page)
    await response.write_eof()
    return response


def _facts(parts: Parts) -> Reports:
    if parts.reports is None:
        raise Failure("unavailable", "This service keeps no facts.")
    return parts.reports


@contextmanager
def refused() -> Iterator[None]:
    """Say in the web's words what reports refuse."""
    try:
        yield
    except BadReport as error:
        raise Failure(error.code, str(error)) from None
    except FactsUnavailable:
        raise Failure("unavailable", "The facts of reports cannot be read now.", after=5) from None


def named(file: str) -> dict[str, str]:
    """Return the heads of an answer that is a file of this name."""
    return {"Content-Disposition": f'attachment; filename="{file}"'}
