"""Reports out of facts: days of 23, 24 and 25 hours, sums before shares, and every zone."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callcenter.ports.facts import CELL, Page, Record, Stay
from callcenter.ports.reports import About, BadReport, Report, ReportInterval, ReportQuery, RowSpan
from callcenter.service.accounts.office import HOUSE
from callcenter.service.reporting.facts import factual
from callcenter.service.reporting.sheets import sheet
from callcenter.service.reporting.spans import clocks, span_of
from callcenter.service.reporting.values import Asked
from callcenter.storage.facts.book import MemoryDoor, SqlFacts
from dashboards.facts.cells import queue_cells
from dashboards.measures.levels import Variant
from dashboards.reports.answering import Answers

BERLIN = "Europe/Berlin"
#: Zones with a change of clocks by an hour, by half of one, at midnight, and none; and one 45 minutes off.
ZONES = st.sampled_from((BERLIN, "Australia/Lord_Howe", "America/Havana", "Asia/Shanghai", "Asia/Kathmandu"))
DATES = st.dates(date(2026, 1, 1), date(2026, 12, 31))
OF_ZONE = {"berlin": BERLIN, "shanghai": "Asia/Shanghai"}


def at(text: str, zone: str = "UTC") -> float:
    """Return a moment."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp()


def stay(number: int, moment: float, queue: str = "berlin", wait: int = 5, end: str = "answered") -> Stay:
    """A contact that waited so many seconds; the threshold is 20 s, a short abandon up to 5 s."""
    answered, lost = end == "answered", end == "abandoned"
    return Stay(
        f"k{number:04d}",
        queue,
        moment,
        end,
        wait * 1000,
        "AB"[number % 2],
        "voice",
        "inbound",
        within=answered and wait <= 20,
        early=lost and wait <= 20,
        short=lost and wait <= 5,
    )


async def kept(stays: Sequence[Stay], records: Sequence[Record] = ()) -> Answers:
    """Reports about some contacts."""
    facts = SqlFacts(MemoryDoor())
    await facts.add(Page(0, 1, b"", stays, records=records, queues=queue_cells(stays, records)))

    async def settle() -> None:
        """Everything is there."""

    return Answers(facts, settle, lambda queue: OF_ZONE.get(queue, "UTC"))


def asked(
    since: str, until: str, interval: ReportInterval = ReportInterval.WHOLE, **more: object
) -> ReportQuery:
    """Ask about queues."""
    return ReportQuery(About.QUEUES, since, until, interval, **more)  # type: ignore[arg-type]


def offered(report: Report) -> list[float]:
    """Return what was offered, row by row."""
    return [row.counts["offered"] for row in report.rows]


@given(ZONES, DATES, st.integers(0, 6))
@settings(max_examples=60, deadline=None)
def test_clocks_are_those_of_the_zone(zone: str, day: date, more: int) -> None:
    """In every quarter of an hour of some days, whatever happens to the clocks."""
    span = span_of(day.isoformat(), (day + timedelta(days=more)).isoformat(), zone)
    moment = span.since
    while moment < span.before:
        offset = [clock.offset for clock in span.clocks if clock.since <= moment][-1]
        told = datetime.fromtimestamp(moment, ZoneInfo(zone)).utcoffset()
        assert told is not None
        assert offset == told.total_seconds()
        moment += CELL
    assert datetime.fromtimestamp(span.before, ZoneInfo(zone)).date() == day + timedelta(days=more + 1)


@given(
    ZONES,
    st.sampled_from((date(2026, 3, 28), date(2026, 4, 4), date(2026, 10, 3), date(2026, 10, 24))),
    st.sampled_from(tuple(ReportInterval)),
)
@settings(max_examples=40, deadline=None)
async def test_every_row_holds_what_began_in_it(zone: str, day: date, interval: ReportInterval) -> None:
    """One contact in each quarter of three days around a change: each row has those of its span, no more."""
    span = span_of(day.isoformat(), (day + timedelta(days=2)).isoformat(), zone)
    quarters = [span.since + n * CELL for n in range(int((span.before - span.since) // CELL))]
    reports = await kept([stay(n, moment + 1) for n, moment in enumerate(quarters)])
    until = (day + timedelta(days=2)).isoformat()
    report = await reports.report(asked(day.isoformat(), until, interval, zone=zone))

    assert sum(offered(report)) == len(quarters) == report.total.counts["offered"]
    starts = [row.begins for row in report.rows]
    assert starts == sorted(set(starts))
    for row, later in zip(report.rows, [*starts[1:], span.before], strict=True):
        began = [moment for moment in quarters if row.begins <= moment < later or moment == row.begins]
        first = row is report.rows[0]  # a week or a month may have begun before the days that are asked for
        expected = [moment for moment in quarters if moment < later] if first else began
        assert row.counts["offered"] == len(expected)


async def test_the_days_on_which_clocks_change() -> None:
    """25 and 23 hours in Berlin; the hour that comes twice is two rows."""
    for day, hours in (("2026-10-25", 25), ("2026-03-29", 23), ("2026-11-25", 24)):
        begin = at(f"{day}T00:00", BERLIN)
        reports = await kept([stay(n, begin + n * 1800) for n in range(2 * hours)])
        whole = await reports.report(asked(day, day, ReportInterval.DAY))
        by_hour = await reports.report(asked(day, day, ReportInterval.HOUR))
        assert (offered(whole), whole.rows[0].begins) == ([2 * hours], begin)
        assert offered(by_hour) == [2] * hours
        assert [row.begins for row in by_hour.rows] == [begin + n * 3600 for n in range(hours)]


async def test_each_queue_has_its_own_midnight() -> None:
    """Half past four in the afternoon UTC is tomorrow in Shanghai, and today in Berlin."""
    moment = at("2026-11-20T16:30")
    reports = await kept([stay(1, moment, "berlin"), stay(2, moment, "shanghai")])
    report = await reports.report(asked("2026-11-20", "2026-11-21", ReportInterval.DAY, by=("queue",)))
    assert [(row.key["queue"], row.zone) for row in report.rows] == [
        ("berlin", BERLIN),
        ("shanghai", "Asia/Shanghai"),
    ]
    assert report.rows[1].begins == at("2026-11-21T00:00", "Asia/Shanghai")
    assert report.zones == ("Asia/Shanghai", BERLIN)
    in_one = await reports.report(asked("2026-11-20", "2026-11-20", ReportInterval.DAY, zone="UTC"))
    assert (offered(in_one), in_one.zones) == ([2], ("UTC",))


async def test_weeks_begin_on_monday_and_months_on_the_first() -> None:
    """By the queue's calendar."""
    begin = at("2026-11-01T00:00", BERLIN)
    reports = await kept([stay(n, begin + n * 86_400) for n in range(30)])
    weeks = await reports.report(asked("2026-11-01", "2026-11-30", ReportInterval.WEEK))
    months = await reports.report(asked("2026-11-01", "2026-11-30", ReportInterval.MONTH))
    assert offered(weeks) == [1, 7, 7, 7, 7, 1]
    assert datetime.fromtimestamp(weeks.rows[1].begins, ZoneInfo(BERLIN)).isoweekday() == 1
    assert (offered(months), months.rows[0].begins) == ([30], begin)


DAY = at("2026-11-20T09:00", BERLIN)
#: Answered within and late, abandoned short, early and late, and flowed out.
MIXED = [
    *(stay(n, DAY + n, wait=10) for n in range(86)),
    *(stay(n, DAY + n, wait=30) for n in range(86, 100)),
    *(stay(n, DAY + n, wait=3, end="abandoned") for n in range(100, 101)),
    *(stay(n, DAY + n, wait=15, end="abandoned") for n in range(101, 102)),
    *(stay(n, DAY + n, wait=90, end="abandoned") for n in range(102, 106)),
    *(stay(n, DAY + n, wait=60, end="flowed_out") for n in range(106, 110)),
]


@pytest.mark.parametrize(
    ("variant", "percent"),
    [
        (Variant.ANSWERED_ONLY, 86.00),
        (Variant.OFFERED, 81.13),
        (Variant.OFFERED_LESS_SHORT, 81.90),
        (Variant.IGNORE_EARLY_ABANDONS, 82.69),
        (Variant.CREDIT_EARLY_ABANDONS, 83.02),
        (Variant.CREDIT_SHORT_ABANDONS, 82.08),
    ],
)
async def test_the_published_day_in_every_variant(variant: Variant, percent: float) -> None:
    """The worked example, a tenth of its size; `offered` stands beside every variant."""
    reports = await kept(MIXED)
    total = (await reports.report(asked("2026-11-20", "2026-11-20", variant=variant.value))).total
    assert total.measures["service_level"] == pytest.approx(percent / 100, abs=5e-5)
    assert total.measures["service_level_offered"] == pytest.approx(0.8113, abs=5e-5)


async def test_the_total_is_no_mean_of_its_rows() -> None:
    """Nine of ten in one tier, none of one in the other: 9 of 11."""
    first = [stay(2 * n, DAY + n, wait=10 if n else 30) for n in range(10)]
    report = await (await kept([*first, stay(1, DAY, wait=30)])).report(
        asked("2026-11-20", "2026-11-20", by=("tier",))
    )
    assert [row.measures["service_level"] for row in report.rows] == [0.9, 0.0]
    assert report.total.measures["service_level"] == pytest.approx(9 / 11)


async def test_waits_beside_the_measures() -> None:
    """Median, P90 and longest of the answered and the abandoned; the measures of nothing are none."""
    reports = await kept(MIXED)
    (row,) = (await reports.report(asked("2026-11-20", "2026-11-20", by=("queue",), waits=True))).rows
    assert [row.measures[name] for name in ("wait_p50", "wait_p90", "wait_max")] == [10.0, 30.0, 90.0]
    empty = await reports.report(asked("2026-11-21", "2026-11-21"))
    assert empty.rows == ()
    assert set(empty.total.measures.values()) == {None}


@pytest.mark.parametrize(
    "number", ["offered", "answered", "within", "abandoned", "early", "short", "flowed_out"]
)
async def test_behind_every_number_are_its_contacts(number: str) -> None:
    """As many as were counted, each once, the earliest first."""
    reports = await kept(MIXED)
    query = asked("2026-11-20", "2026-11-20")
    counted = (await reports.report(query)).total.counts[number]
    behind = await reports.behind(query, number, 1000)
    assert len({each.contact for each in behind}) == len(behind) == counted
    assert [each.at for each in behind] == sorted(each.at for each in behind)


@pytest.mark.parametrize(
    ("zone", "since", "until", "interval"),
    [
        (BERLIN, "2026-10-24", "2026-10-25", ReportInterval.HOUR),
        (BERLIN, "2026-03-28", "2026-03-30", ReportInterval.DAY),
        ("Australia/Lord_Howe", "2026-04-04", "2026-04-05", ReportInterval.HOUR),
        ("Australia/Lord_Howe", "2026-10-03", "2026-10-04", ReportInterval.HALF),
        ("America/Havana", "2026-10-31", "2026-11-02", ReportInterval.WEEK),
        ("Asia/Kathmandu", "2026-10-30", "2026-11-02", ReportInterval.MONTH),
        ("Asia/Shanghai", "2026-10-30", "2026-10-31", ReportInterval.WHOLE),
    ],
)
async def test_behind_a_row_are_the_contacts_of_its_span(
    zone: str, since: str, until: str, interval: ReportInterval
) -> None:
    """Of no other: the rows share all contacts among them, whatever the clocks do and where a week begins."""
    span = span_of(since, until, zone)
    quarters = int((span.before - span.since) // CELL)
    reports = await kept([stay(n, span.since + n * CELL + n % CELL) for n in range(quarters)])
    query = asked(since, until, interval, zone=zone)
    rows = (await reports.report(query)).rows
    found = [
        each.contact
        for row in rows
        for each in await reports.behind(query, "offered", 1000, RowSpan(row.begins, row.ends, row.zone))
    ]
    assert found == [f"k{n:04d}" for n in range(quarters)]


async def test_a_tier_of_two_zones_is_two_rows_with_their_own_contacts() -> None:
    """Queues of other clocks have other days; each row opens its own; and what has no tier opens, too."""
    moment = at("2026-11-20T10:00")
    none = Stay("k0005", "berlin", moment, "abandoned", 1000, channel="voice", kind="inbound")
    stays = [stay(2, moment, "berlin"), stay(4, moment + 1, "shanghai"), none]
    reports = await kept(stays)
    report = await reports.report(asked("2026-11-20", "2026-11-20", by=("tier",)))
    behind = [
        await reports.behind(
            asked("2026-11-20", "2026-11-20", where={"tier": (row.key["tier"],)}),
            "offered",
            10,
            RowSpan(row.begins, row.ends, row.zone),
        )
        for row in report.rows
    ]
    assert [(row.key["tier"], row.zone) for row in report.rows] == [
        ("A", "Asia/Shanghai"),
        ("", BERLIN),
        ("A", BERLIN),
    ]
    assert [[each.contact for each in found] for found in behind] == [["k0004"], ["k0005"], ["k0002"]]


async def test_what_makes_no_sense_is_refused() -> None:
    """A zone, a day, a field, a variant and a number that are none."""
    reports = await kept([])
    good = asked("2026-11-20", "2026-11-20")
    for query, code in (
        (asked("2026-11-20", "2026-11-20", zone="Europe/Atlantis"), "bad_zone"),
        (asked("2026-11-31", "2026-11-31"), "bad_time"),
        (asked("2026-11-20", "2026-11-19"), "bad_time"),
        (asked("2026-11-20", "2026-11-20", by=("caller",)), "bad_value"),
        (asked("2026-11-20", "2026-11-20", by=("queue", "queue")), "bad_value"),
        (asked("2026-11-20", "2026-11-20", where={"agent": ("ann",)}), "bad_value"),
        (asked("2026-11-20", "2026-11-20", variant="best"), "bad_value"),
    ):
        with pytest.raises(BadReport) as refused:
            await reports.report(query)
        assert refused.value.code == code
    with pytest.raises(BadReport):
        await reports.behind(good, "asa", 10)


async def test_a_sheet_says_what_it_is() -> None:
    """Days, zone, variant and definitions above the rows; no value is an empty cell."""
    reports = await kept([stay(1, DAY, wait=30, end="flowed_out")])
    queues = next(each for each in factual(reports) if each.kind.name == "queues")
    wish = Asked("2026-11-20", "2026-11-20", ReportInterval.DAY, by=("queue",))
    rows = sheet(await queues.table(wish, HOUSE))
    assert rows[:5] == [
        ["report", "queues"],
        ["days", "2026-11-20 / 2026-11-20"],
        ["time zone", BERLIN],
        ["service level", "offered_less_short"],
        ["definitions", "1"],
    ]
    line = dict(zip(rows[6], rows[7], strict=True))
    assert (line["begins"], line["queue"], line["offered"]) == ("2026-11-20T00:00:00+01:00", "berlin", "1")
    assert (line["service_level"], line["answer_rate"]) == ("", "0")
    assert rows[-1][0] == "total"


async def test_contacts_as_a_file() -> None:
    """A heading, and a line for each that began in the days; the mark of UTF-8 stands once."""
    records = [
        Record(f"k{n}", DAY + n, DAY + n, DAY + 60, "handled", "berlin", waited=1500) for n in range(1500)
    ]
    reports = await kept([], records)
    pages = [page async for page in reports.records(asked("2026-11-20", "2026-11-20", zone=BERLIN))]
    lines = b"".join(pages).decode("utf-8-sig").splitlines()
    assert len(pages) == 3
    assert len(lines) == 1501
    assert lines[1].startswith("k0,2026-11-20T08:00:00+00:00")
    assert ",1.500," in lines[1]


def test_a_zone_without_changes_has_one_clock() -> None:
    """However long."""
    since = datetime(2026, 1, 1, tzinfo=UTC).timestamp()
    assert [clock.offset for clock in clocks(ZoneInfo("Asia/Shanghai"), since, since + 365 * 86_400)] == [
        28_800
    ]


async def test_a_day_ends_at_midnight() -> None:
    """The span's end is outside it."""
    midnight = at("2026-11-21T00:00", BERLIN)
    reports = await kept([stay(1, midnight - 1), stay(2, midnight)])
    assert offered(await reports.report(asked("2026-11-20", "2026-11-20"))) == [1]
