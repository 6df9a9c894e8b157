"""How reports are kept that have a name, their schedules, and what was sent of them."""

from callcenter.ports.saved_reports import ReportSchedule, SavedReport, SentReport
from callcenter.storage.books.shelf import TEXT, TIME, Shelf

REPORTS = (
    Shelf(
        SavedReport,
        "saved_reports",
        {"owner": TEXT, "name": TEXT, "sharing": TEXT, "team": TEXT},
        indexes=(("owner", "name"), ("name",), ("sharing", "name"), ("team", "name")),
    ),
    Shelf(
        ReportSchedule,
        "report_schedules",
        {"wakes_at": TIME},
        many=("addresses",),
        # Who is outside stands in the schedule; who is erased shall be gone from the trail, too.
        secret=frozenset({"addresses"}),
    ),
    Shelf(
        SentReport,
        "sent_reports",
        {"report": TEXT, "due": TIME, "wakes_at": TIME},
        many=("addresses",),
        indexes=(("report", "due"), ("due",), ("wakes_at",)),
        secret=frozenset({"parcels"}),
    ),
)
