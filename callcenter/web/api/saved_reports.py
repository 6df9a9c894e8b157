"""Saved reports: kept, shared, answered for the days that they mean now."""

from typing import Any

from aiohttp import web
from msgspec.structs import replace

from callcenter.ports.saved_reports import SavedReport
from callcenter.service.reporting.values import ReportTable
from callcenter.service.saved_reports.keeping import SavedDraft, written
from callcenter.service.saved_reports.scheduling import Planned
from callcenter.web.api.reports import MEDIA, named, refused
from callcenter.web.endpoint import Call
from callcenter.web.values_saved_reports import (
    SavedFileUrl,
    SavedReportForm,
    SavedReportPage,
    SavedReportPages,
)


async def list_saved(call: Call[None]) -> SavedReportPages:
    """The saved reports that one finds and may see: one's own and those that are shared."""
    found = await call.parts.saved_reports.all(call.user)
    planned = await call.parts.schedules.of(found, call.user)
    return SavedReportPages(tuple(_page(call, each, planned.get(each.id)) for each in found))


async def add_saved(call: Call[SavedReportForm]) -> SavedReportPage:
    """Keep a report by name, its days by words such as `last_week`. What is kept can be answered."""
    with refused():
        return await page_of(call, await call.parts.saved_reports.add(_draft(call.body), call.user))


async def see_saved(call: Call[None]) -> SavedReportPage:
    """A saved report, with the days that it means now and when it is sent."""
    return await page_of(call, await call.parts.saved_reports.see(call.id, call.user))


async def change_saved(call: Call[SavedReportForm]) -> SavedReportPage:
    """Change one's saved report."""
    saved, form = call.parts.saved_reports, call.body
    with refused():
        return await page_of(call, await saved.change(call.id, form.version, _draft(form), call.user))


async def drop_saved(call: Call[None]) -> None:
    """Delete one's saved report with its schedule; an administrator deletes any."""
    saved = await call.parts.saved_reports.dropped(call.id, call.user)
    also = await call.parts.schedules.belongings(call.id)
    await call.parts.saved_reports.drop(saved, call.user.name, also)


async def run_saved(call: Call[None]) -> ReportTable:
    """The report itself, for the days that are meant now."""
    _, table = await _answered(call)
    return table


async def file_saved(call: Call[SavedFileUrl]) -> web.Response:
    """The report as a file, csv or xlsx, for the days that are meant now; it is noted who took it out."""
    found, table = await _answered(call)
    format_ = call.body.format
    data = await written(table, format_)
    await call.note("report.exported", {"report": found.kind, "since": table.since, "until": table.until})
    name = f"{found.kind}-{table.since}-{table.until}.{format_}"
    return web.Response(body=data, content_type=MEDIA[format_], headers=named(name))


async def page_of(call: Call[Any], report: SavedReport) -> SavedReportPage:
    """Return a saved report as the asker may see it."""
    planned = await call.parts.schedules.of([report], call.user)
    return _page(call, report, planned.get(report.id))


def _page(call: Call[Any], report: SavedReport, planned: Planned | None) -> SavedReportPage:
    since, until = call.parts.saved_reports.days(report.asked, call.parts.clock.now())
    page = SavedReportPage(report, report.owner == call.user.name, since, until)
    if planned is None:
        return page
    return replace(page, schedule=planned.schedule, warnings=planned.warnings)


async def _answered(call: Call[Any]) -> tuple[SavedReport, ReportTable]:
    saved, now = call.parts.saved_reports, call.parts.clock.now()
    with refused():
        found = await saved.see(call.id, call.user)
        return found, await saved.report(found.kind, found.asked, call.user, now)


def _draft(form: SavedReportForm) -> SavedDraft:
    return SavedDraft(form.name, form.kind, form.asked, form.sharing, form.team)
