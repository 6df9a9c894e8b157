"""Bodies of requests and replies about saved reports."""

from typing import Annotated

from msgspec import Meta, Struct

from callcenter.ports.saved_reports import (
    ReportAsked,
    ReportFormat,
    ReportSchedule,
    SavedReport,
    SentReport,
    Sharing,
)
from callcenter.service.saved_reports.scheduling import SendWarning
from callcenter.web.values import Short

_Users = Annotated[tuple[Short, ...], Meta(max_length=100)]
_Addresses = Annotated[tuple[Short, ...], Meta(max_length=100)]
_Name = Annotated[str, Meta(min_length=1, max_length=200)]


class SavedReportForm(Struct, frozen=True, forbid_unknown_fields=True):
    """A saved report as it is written; `version` is the one that was read, 0 for a new one.

    With `sharing` `team` it is shared with the `team` of that id, else `team` is "".
    """

    name: _Name
    kind: Short
    asked: ReportAsked
    sharing: Sharing = Sharing.NOBODY
    team: Short = ""
    version: int = 0


class SavedReportPage(Struct, frozen=True):
    """A saved report, whether it is one's own, the days that it means now, and when it is sent.

    The `schedule` is told to its owner and to administrators; `warnings` say who of its recipients would get
    no mail now: `no_mail` (the house sends none at all), `unknown_user`, `may_not_see`, `no_address`,
    `domain_not_allowed`.
    """

    report: SavedReport
    mine: bool
    since: str
    until: str
    schedule: ReportSchedule | None = None
    warnings: tuple[SendWarning, ...] = ()


class SavedReportPages(Struct, frozen=True):
    """Saved reports by name."""

    reports: tuple[SavedReportPage, ...]


class SavedFileUrl(Struct, frozen=True):
    """As which file."""

    format: ReportFormat = "csv"


class ScheduleForm(Struct, frozen=True, forbid_unknown_fields=True):
    """When a saved report is sent: a `rule` of RFC 5545 such as `FREQ=WEEKLY;BYDAY=MO`, at most daily.

    It begins at `start`, a time on the wall (`2026-11-23T08:00`) of `zone` ("" is the house's); the hour
    stays over changes of the clock. `addresses` are outside the house, at domains it allows.
    `version` is the schedule's that was read, 0 for a new one.
    """

    rule: Annotated[str, Meta(min_length=1, max_length=500)]
    start: Short
    zone: Short = ""
    users: _Users = ()
    addresses: _Addresses = ()
    format: ReportFormat = "xlsx"
    active: bool = True
    version: int = 0


class SendForm(Struct, frozen=True, forbid_unknown_fields=True):
    """To whom a saved report is sent now; without names, and without a format, as its schedule says."""

    users: _Users = ()
    addresses: _Addresses = ()
    format: ReportFormat | None = None


class SendingReport(Struct, frozen=True):
    """What is being sent, and who will get no mail (see `SavedReportPage`)."""

    sent: SentReport
    warnings: tuple[SendWarning, ...]


class SentReports(Struct, frozen=True):
    """What was sent of a saved report, the last first."""

    sent: tuple[SentReport, ...]
