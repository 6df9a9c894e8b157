"""Reports over HTTP: rows, files, the contacts behind a number, and all contacts as one stream."""

import csv
import io
from dataclasses import replace

import openpyxl
import pytest

from callcenter.ports.facts import FactsUnavailable, Page, Record, Stay
from callcenter.storage.facts.book import MemoryDoor, SqlFacts
from dashboards.facts.cells import queue_cells
from dashboards.reports.answering import Answers
from tests.web.conftest import Visit
from tests.web.stage import Browser, Stage

#: 2026-11-20 09:00 UTC.
NINE = 1_795_165_200.0
DAY = "since=2026-11-20&until=2026-11-20"


@pytest.fixture
async def supervisor(stage: Stage, visit: Visit) -> Browser:
    """Sue, with a morning of three contacts behind her: two of support, one of sales."""
    ends = (("support", 5, "answered"), ("support", 40, "answered"), ("sales", 9, "abandoned"))
    stays = [
        Stay(f"k{n}", queue, NINE + n, end, wait * 1000, "A", "voice", "inbound", within=wait <= 20)
        for n, (queue, wait, end) in enumerate(ends)
    ]
    records = [
        Record(stay.contact, stay.at, stay.at, stay.at + 99, "handled", stay.queue, agent="=ann")
        for stay in stays
    ]
    facts = SqlFacts(MemoryDoor())
    await facts.add(Page(0, 9, b"", stays, records=records, queues=queue_cells(stays, records)))
    stage.parts = replace(stage.parts, reports=Answers(facts, _settled, lambda _queue: "UTC"))
    return await visit("sue")


async def _settled() -> None:
    """Everything is there."""


async def test_a_report_has_counts_measures_and_says_what_it_is(supervisor: Browser) -> None:
    """By queue, with a total; the variant, the zone and the definitions are in the answer."""
    found = await (await supervisor.get(f"/api/v1/reports/queues?{DAY}&interval=day&waits=true")).json()
    assert [(row["key"], row["counts"]["offered"]) for row in found["rows"]] == [
        ({"queue": "sales"}, 1),
        ({"queue": "support"}, 2),
    ]
    assert (found["variant"], found["zones"], found["definitions"]) == ("offered_less_short", ["UTC"], 1)
    assert found["rows"][1]["measures"]["service_level"] == 0.5
    assert found["rows"][0]["measures"]["aht"] is None
    assert found["total"]["measures"]["answer_rate"] == pytest.approx(2 / 3)


async def test_chosen_and_grouped(supervisor: Browser) -> None:
    """Fields in the URL choose and group; the path settles the first group."""
    found = await (await supervisor.get(f"/api/v1/reports/tiers?{DAY}&queue=support,none&by=queue")).json()
    assert [row["key"] for row in found["rows"]] == [{"tier": "A", "queue": "support"}]
    found = await (await supervisor.get(f"/api/v1/reports/intervals?{DAY}&interval=30min")).json()
    assert [row["begins"] for row in found["rows"]] == [NINE]
    found = await (await supervisor.get(f"/api/v1/reports/agents?{DAY}")).json()
    assert found["rows"] == []
    assert found["total"]["measures"]["occupancy"] is None


async def test_behind_a_number_are_contacts(supervisor: Browser) -> None:
    """The contacts that were counted, each to be looked up."""
    url = f"/api/v1/reports/queues/contacts?{DAY}&number=answered&queue=support"
    found = await (await supervisor.get(url)).json()
    assert [(each["contact"], each["wait"]) for each in found["contacts"]] == [("k0", 5.0), ("k1", 40.0)]


async def test_behind_a_row_are_its_contacts(supervisor: Browser) -> None:
    """`begins`, `ends` and `zone` of the row lead to them; `-` is what has no value."""
    asks = f"/api/v1/reports/intervals{{}}?{DAY}&number=offered"
    found = await (await supervisor.get(f"/api/v1/reports/intervals?{DAY}&interval=15min")).json()
    (row,) = found["rows"]
    part = f"&begins={row['begins']}&ends={row['ends']}&clock={row['zone']}"
    for more, count in ((part, 3), (f"&begins={row['ends']}&ends={row['ends'] + 900}", 0), ("&tier=-", 0)):
        behind = await (await supervisor.get(asks.format("/contacts") + more)).json()
        assert len(behind["contacts"]) == count


async def test_files_open_in_a_spreadsheet(supervisor: Browser) -> None:
    """CSV and XLSX hold the same cells."""
    plain = await supervisor.get(f"/api/v1/reports/queues/file?{DAY}")
    assert plain.headers["Content-Disposition"].endswith('"queues-2026-11-20-2026-11-20.csv"')
    rows = list(csv.reader(io.StringIO((await plain.read()).decode("utf-8-sig"))))
    book = await supervisor.get(f"/api/v1/reports/queues/file?{DAY}&format=xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(await book.read()), read_only=True).worksheets[0]
    cells = [[str(value or "") for value in row] for row in sheet.iter_rows(values_only=True)]
    assert [[cell for cell in row if cell] for row in cells] == [
        [cell for cell in row if cell] for row in rows
    ]
    assert ["service level", "offered_less_short"] in rows


async def test_all_contacts_as_one_stream(supervisor: Browser, stage: Stage) -> None:
    """A line for each, no formula among the cells, and a line in the trail of who took them out."""
    answer = await supervisor.get(f"/api/v1/reports/records?{DAY}")
    lines = list(csv.DictReader(io.StringIO((await answer.read()).decode("utf-8-sig"))))
    assert [(line["contact"], line["agent"]) for line in lines] == [(f"k{n}", "'=ann") for n in range(3)]
    trail = await stage.records.audit_trail()
    assert (trail[0]["who"], trail[0]["what"]) == ("sue", "records.exported")


@pytest.mark.parametrize(
    ("url", "status", "code"),
    [
        ("queues?since=2026-11-20&until=2026-11-19", 422, "bad_time"),
        (f"queues?{DAY}&zone=Mars/Olympus", 422, "bad_zone"),
        (f"queues?{DAY}&by=caller", 422, "bad_value"),
        (f"queues?{DAY}&interval=year", 422, "invalid_request"),
        ("queues?since=yesterday&until=2026-11-19", 422, "invalid_request"),
        (f"nothing?{DAY}", 404, "not_found"),
        (f"queues/contacts?{DAY}&number=asa", 422, "bad_value"),
        (f"records?{DAY}&zone=Mars/Olympus", 422, "bad_zone"),
    ],
)
async def test_what_makes_no_sense_is_a_problem(
    supervisor: Browser, url: str, status: int, code: str
) -> None:
    """With a code, and nothing of a file begun."""
    answer = await supervisor.get(f"/api/v1/reports/{url}")
    assert (answer.status, (await answer.json())["code"]) == (status, code)


async def test_facts_that_cannot_be_read_are_unavailable(stage: Stage, visit: Visit) -> None:
    """To be tried again; nothing else is touched."""

    async def fail() -> None:
        raise FactsUnavailable("the disk is gone")

    stage.parts = replace(stage.parts, reports=Answers(SqlFacts(MemoryDoor()), fail, lambda _queue: "UTC"))
    answer = await (await visit("sue")).get(f"/api/v1/reports/queues?{DAY}")
    assert (answer.status, (await answer.json())["code"]) == (503, "unavailable")
