"""The part of the route table that is about saved reports."""

from functools import partial

from callcenter.service.reporting.values import ReportTable
from callcenter.web import values_saved_reports as v
from callcenter.web.api import saved_reports as saved
from callcenter.web.api import scheduled_reports as scheduled
from callcenter.web.endpoint import Access, Endpoint

#: What a saved report needs is asked when it is known of which kind it is.
_SEES = partial(Endpoint, access=Access.SIGNED_IN)

_FORM = ("bad_zone", "bad_time", "bad_value", "name_missing", "name_taken", "unknown_team", "forbidden")
_ONE = ("not_found", "forbidden")
_OWN = (*_ONE, "not_yours")
_TO = ("no_recipients", "unknown_user", "bad_address", "domain_not_allowed")
_ANSWER = (*_ONE, "bad_zone", "bad_time", "bad_value")

SAVED_REPORTS: tuple[Endpoint, ...] = (
    _SEES("GET", "/reports/saved", saved.list_saved, reply=v.SavedReportPages),
    _SEES(
        "POST",
        "/reports/saved",
        saved.add_saved,
        body=v.SavedReportForm,
        reply=v.SavedReportPage,
        codes=_FORM,
    ),
    _SEES("GET", "/reports/saved/{id}", saved.see_saved, reply=v.SavedReportPage, codes=_ONE),
    _SEES(
        "PUT",
        "/reports/saved/{id}",
        saved.change_saved,
        body=v.SavedReportForm,
        reply=v.SavedReportPage,
        codes=(*_FORM, "not_found", "not_yours", "stale_version"),
    ),
    _SEES("DELETE", "/reports/saved/{id}", saved.drop_saved, codes=(*_OWN, "stale_version")),
    _SEES("GET", "/reports/saved/{id}/run", saved.run_saved, reply=ReportTable, codes=_ANSWER),
    _SEES(
        "GET",
        "/reports/saved/{id}/file",
        saved.file_saved,
        query=v.SavedFileUrl,
        reply=bytes,
        codes=_ANSWER,
        media_type="application/octet-stream",
    ),
    _SEES(
        "PUT",
        "/reports/saved/{id}/schedule",
        scheduled.plan_report,
        body=v.ScheduleForm,
        reply=v.SavedReportPage,
        codes=(*_OWN, *_TO, "bad_rule", "bad_time", "bad_zone", "stale_version"),
    ),
    _SEES("DELETE", "/reports/saved/{id}/schedule", scheduled.stop_report, codes=(*_OWN, "stale_version")),
    _SEES(
        "POST",
        "/reports/saved/{id}/send",
        scheduled.send_report,
        body=v.SendForm,
        reply=v.SendingReport,
        codes=(*_OWN, *_TO),
    ),
    _SEES("GET", "/reports/saved/{id}/sent", scheduled.list_sent, reply=v.SentReports, codes=_OWN),
)
