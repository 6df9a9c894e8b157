"""The part of the route table that is about reports."""

from callcenter.service.permissions import Permission
from callcenter.service.reporting.values import Drill, ReportTable
from callcenter.web.api import reports
from callcenter.web.endpoint import Access, Endpoint
from callcenter.web.values_reports import (
    BehindNumber,
    BehindUrl,
    DrillUrl,
    RecordsUrl,
    ReportFileUrl,
    ReportKinds,
    ReportUrl,
)

_IN = Access.SIGNED_IN
_SEES = Permission.SEE_REPORTS
_CODES = ("bad_zone", "bad_time", "bad_value")
#: What a kind of report needs is asked when it is known which one.
_OF_KIND = (*_CODES, "not_found", "forbidden", "too_many")

REPORTS: tuple[Endpoint, ...] = (
    Endpoint("GET", "/reports", reports.list_reports, reply=ReportKinds, access=_IN),
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
        reply=ReportTable,
        access=_IN,
        codes=_OF_KIND,
    ),
    Endpoint(
        "GET",
        "/reports/{id}/file",
        reports.see_report_file,
        query=ReportFileUrl,
        reply=bytes,
        access=_IN,
        codes=_OF_KIND,
        media_type="application/octet-stream",
    ),
    Endpoint(
        "GET",
        "/reports/{id}/behind",
        reports.see_drill,
        query=DrillUrl,
        reply=Drill,
        access=_IN,
        codes=_OF_KIND,
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
