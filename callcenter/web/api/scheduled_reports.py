"""When saved reports are sent by mail, and what was sent."""

from callcenter.service.saved_reports.scheduling import Recipients, ScheduleDraft
from callcenter.web.api.saved_reports import page_of
from callcenter.web.endpoint import Call
from callcenter.web.values_saved_reports import (
    SavedReportPage,
    ScheduleForm,
    SendForm,
    SendingReport,
    SentReports,
)

#: Of what was sent so many are told.
_MOST = 100


async def plan_report(call: Call[ScheduleForm]) -> SavedReportPage:
    """Have one's saved report sent by a rule, from its next time on.

    It is made with the rights of its owner at that moment. The answer warns of who would get no mail.
    """
    saved, form = await call.parts.saved_reports.owned(call.id, call.user), call.body
    to = Recipients(form.users, form.addresses)
    draft = ScheduleDraft(form.rule, form.start, form.zone, to, form.format, form.active)
    await call.parts.schedules.plan(saved, form.version, draft, call.user.name)
    return await page_of(call, saved)


async def stop_report(call: Call[None]) -> None:
    """Delete the schedule of one's saved report; an administrator deletes any."""
    saved = await call.parts.saved_reports.dropped(call.id, call.user)
    await call.parts.schedules.stop(saved.id, call.user.name)


async def send_report(call: Call[SendForm]) -> SendingReport:
    """Have one's saved report sent now; how that ended stands in what was sent."""
    saved, form = await call.parts.saved_reports.owned(call.id, call.user), call.body
    to = Recipients(form.users, form.addresses)
    run = await call.parts.schedules.send(saved, to, form.format, call.user.name)
    named = Recipients(tuple(each.user for each in run.parcels if each.user), run.addresses)
    return SendingReport(run, await call.parts.schedules.warnings(saved, named))


async def list_sent(call: Call[None]) -> SentReports:
    """What was sent of one's saved report, to whom and how that ended, the last first."""
    saved = await call.parts.saved_reports.dropped(call.id, call.user)
    return SentReports(tuple(await call.parts.schedules.sent(saved, _MOST)))
