"""The demo's saved reports: what a supervisor looks at each day, kept by name and shared."""

from functools import partial

from msgspec.structs import replace

from callcenter.ports.books import Books, Put
from callcenter.ports.reports import ReportInterval
from callcenter.ports.saved_reports import DaysWord, ReportAsked, ReportDays, SavedReport, Sharing

_saved = partial(SavedReport, owner="ada", sharing=Sharing.EVERYBODY)

SAVED = (
    _saved(
        "saved-demo-day",
        name="Today by the half hour / 今日每半小时",
        kind="intervals",
        asked=ReportAsked(ReportDays(DaysWord.TODAY), ReportInterval.HALF),
    ),
    _saved(
        "saved-demo-queues",
        name="Queues of this week / 本周队列",
        kind="queues",
        asked=ReportAsked(ReportDays(DaysWord.THIS_WEEK), ReportInterval.DAY),
    ),
    _saved(
        "saved-demo-cases",
        name="Cases of thirty days, by tier / 近三十天工单（按等级）",
        kind="cases",
        asked=ReportAsked(ReportDays(DaysWord.LAST_DAYS, 30), by=("tier",)),
    ),
)


async def keep_reports(books: Books, now: float) -> None:
    """Put those in place that are not there; everybody finds them who may see their kinds."""
    there = await books.get_many(SavedReport, [each.id for each in SAVED])
    missing = [replace(each, changed_at=now) for each in SAVED if each.id not in there]
    if missing:
        await books.commit([Put(each, quiet=True) for each in missing], "system", now)
