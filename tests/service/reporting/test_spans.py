"""Every moment lies in the span that it belongs to, whatever the clocks do."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from callcenter.ports.reports import ReportInterval
from callcenter.quality.scoring import Score
from callcenter.service.reporting.spans import ends, span_begins, span_of
from tests.service.reporting.office import SUE, asked, at, office_with, reports_of
from tests.service.reporting.test_quality import evaluation

ZONES = ("Europe/Berlin", "Australia/Lord_Howe", "America/Havana", "Asia/Shanghai", "Asia/Kathmandu")
CHANGES = (date(2026, 3, 28), date(2026, 4, 4), date(2026, 10, 3), date(2026, 10, 24), date(2026, 10, 31))


@given(st.sampled_from(ZONES), st.sampled_from(CHANGES), st.sampled_from(tuple(ReportInterval)))
@settings(max_examples=60, deadline=None)
def test_spans_follow_one_another_without_a_gap(zone: str, day: date, interval: ReportInterval) -> None:
    """Each begins where the last one ended, and holds its moments, to the second."""
    span = span_of(day.isoformat(), (day + timedelta(days=2)).isoformat(), zone)
    moment, last = span.since, 0.0
    while moment < span.before:
        begin = span_begins(interval, moment, span)
        end = ends(interval, begin, span)
        assert begin <= moment < end
        assert begin == span_begins(interval, end - 1, span) or end > span.before
        assert last in (0.0, begin)
        moment = last = end


async def test_days_are_those_of_the_clock_that_is_asked_for() -> None:
    """Five in the afternoon in Berlin is tomorrow in Shanghai; an hour that comes twice is two rows."""
    twice = at("2026-10-25T00:30") + 2 * 3600
    kept = [
        evaluation(1, "ana", Score(1, 2, passed=True), finished_at=at("2026-11-20T17:00")),
        evaluation(2, "ana", Score(2, 2, passed=True), finished_at=twice),
        evaluation(3, "ana", Score(2, 2, passed=True), finished_at=twice + 3600),
    ]
    reports = reports_of(await office_with(kept))
    for zone, day in (("", "2026-11-20"), ("Asia/Shanghai", "2026-11-21")):
        wish = replace(asked("2026-11-20", "2026-11-21"), zone=zone, interval=ReportInterval.DAY)
        table = await reports.report("quality", wish, SUE)
        assert [row.begins for row in table.rows] == [span_of(day, day, zone or "Europe/Berlin").since]
    hours = replace(asked("2026-10-25", "2026-10-25"), interval=ReportInterval.HOUR)
    assert [row.begins for row in (await reports.report("quality", hours, SUE)).rows] == [
        at("2026-10-25T00:00") + n * 3600 for n in (2, 3)
    ]
