"""The part of the route table that is about reports."""

from callcenter.ports.reports import Report
from callcenter.service.permissions import Permission
from callcenter.web.api import reports
from callcenter.web.endpoint import Access, Endpoint
from callcenter.web.values_reports import BehindNumber, BehindUrl, RecordsUrl, ReportFileUrl, ReportUrl

_IN = Access.SIGNED_IN
_SEES = Permission.SEE_REPORTS
_CODES = ("bad_zone", "bad_time", "bad_value")

REPORTS: tuple[Endpoint, ...] = (
    Endpoint(
        "GET",
        "/reports/records",
        reports.export_records,
        query=RecordsUrl,
        reply=bytes,
        access=_IN,
        needs=_SEES,
        codes=_CODES,
        media_type="text/csv",
    ),
    Endpoint(
        "GET",
        "/reports/{id}",
        reports.see_report,
        query=ReportUrl,
        reply=Report,
        access=_IN,
        needs=_SEES,
        codes=(*_CODES, "not_found"),
    ),
    Endpoint(
        "GET",
        "/reports/{id}/file",
        reports.see_report_file,
        query=ReportFileUrl,
        reply=bytes,
        access=_IN,
        needs=_SEES,
        codes=(*_CODES, "not_found"),
        media_type="application/octet-stream",
    ),
    Endpoint(
        "GET",
        "/reports/{id}/contacts",
        reports.see_behind,
        query=BehindUrl,
        reply=BehindNumber,
        access=_IN,
        needs=_SEES,
        codes=(*_CODES, "not_found"),
    ),
)
