"""The registry: who sees which kind, what may be asked, and files that say what they are."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace

from callcenter.ports.facts import FactsUnavailable
from callcenter.ports.reports import BadReport, ReportInterval, RowSpan
from callcenter.service.accounts.office import HOUSE, Reader
from callcenter.service.permissions import ROLES
from callcenter.service.reporting.values import Asked
from tests.service.reporting.office import SUE, asked, office_with, reports_of
from tests.service.reporting.test_quality import DAY, KEPT

FACTS = ("intervals", "queues", "tiers", "agents")
NEEDS = {
    **dict.fromkeys(FACTS, "see_reports"),
    "outbound": "see_sales",
    "cases": "manage_cases",
    "surveys": "see_surveys",
    "quality": "evaluate",
    "accounts": "change_accounts",
}
MEASURES = Path(__file__).parents[3] / "docs" / "reference" / "measures.md"


async def test_each_kind_is_for_whom_its_screen_is_for() -> None:
    """By role: it is listed, and answered, where the permission is there; else refused."""
    reports = reports_of(await office_with(()))
    assert {kind.name: kind.needs.value for kind in reports.kinds(HOUSE)} == NEEDS
    for role, may in ROLES.items():
        reader = Reader("rob", roles=(role,))
        shown = [kind.name for kind in reports.kinds(reader)]
        assert shown == [name for name, needs in NEEDS.items() if needs in may]
        for name in set(NEEDS) - set(shown):
            with pytest.raises(BadReport) as refused:
                await reports.report(name, asked(), reader)
            assert refused.value.code == "forbidden"


async def test_what_makes_no_sense_is_refused_by_every_kind() -> None:
    """An unknown field, a number without a list, days that are none; a kind that nobody knows."""
    reports = reports_of(await office_with(()))
    for name in set(NEEDS) - set(FACTS):
        for wish, code in (
            (asked("2026-11-01", "2026-11-30", "shoes"), "bad_value"),
            (asked(shoes="red"), "bad_value"),
            (asked("2026-11-30", "2026-11-01"), "bad_time"),
            (asked("2026-11-31", "2026-12-01"), "bad_time"),
        ):
            with pytest.raises(BadReport) as refused:
                await reports.report(name, wish, SUE)
            assert refused.value.code == code, (name, wish)
        with pytest.raises(BadReport):
            await reports.behind(name, asked(), "nothing", SUE)
    with pytest.raises(BadReport) as refused:
        await reports.report("nothing", asked(), SUE)
    assert refused.value.code == "not_found"
    with pytest.raises(FactsUnavailable):
        await reports.report("queues", asked(), SUE)


async def test_nothing_is_no_number() -> None:
    """Every count is nought, no measure has a value; and each column stands in the row."""
    reports = reports_of(await office_with(()))
    for name in set(NEEDS) - set(FACTS):
        table = await reports.report(name, Asked("2026-10-01", "2026-10-31"), SUE)
        assert set(table.total.counts.values()) == {0}
        assert set(table.total.measures.values()) == {None}
        assert {each.name for each in table.columns} == {*table.total.counts, *table.total.measures}
        assert table.rows == ()


async def test_a_file_says_what_it_is() -> None:
    """CSV and XLSX hold the same cells: kind, days, zone, definitions, columns, rows, total."""
    reports = reports_of(await office_with(KEPT))
    wish = replace(DAY, by=("agent",), interval=ReportInterval.DAY)
    plain = (await reports.file("quality", wish, "csv", SUE)).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(plain)))
    assert rows[:4] == [
        ["report", "quality"],
        ["days", "2026-11-20 / 2026-11-20"],
        ["time zone", "Europe/Berlin"],
        ["definitions", "1"],
    ]
    assert rows[5][:3] == ["begins", "agent", "evaluations"]
    lines = [dict(zip(rows[5], row, strict=True)) for row in rows[6:]]
    assert [(line["begins"], line["agent"], line["qa_score"]) for line in lines] == [
        ("2026-11-20T00:00:00+01:00", "ana", "0.8"),
        ("2026-11-20T00:00:00+01:00", "ben", ""),
        ("total", "", "0.8"),
    ]
    book = openpyxl.load_workbook(
        io.BytesIO(await reports.file("quality", wish, "xlsx", SUE)), read_only=True
    )
    cells = [[str(value or "") for value in row] for row in book.worksheets[0].iter_rows(values_only=True)]
    assert [[cell for cell in row if cell] for row in cells] == [[c for c in row if c] for row in rows]


async def test_a_long_list_tells_how_many_there_are() -> None:
    """Of the whole, and of one row."""
    reports = reports_of(await office_with(KEPT))
    drill = await reports.behind("quality", DAY, "evaluations", SUE, limit=2)
    assert (drill.count, [line.id for line in drill.lines]) == (3, ["e1", "e2"])
    (row,) = (await reports.report("quality", DAY, SUE)).rows
    span = RowSpan(row.begins, row.ends, row.zone)
    assert (await reports.behind("quality", DAY, "evaluations", SUE, {"agent": "ana"}, span)).count == 2


async def test_every_column_stands_on_the_page_of_measures() -> None:
    """By its name, in the words of the reference."""
    page = MEASURES.read_text(encoding="utf-8")
    kinds = reports_of(await office_with(())).kinds(HOUSE)
    assert sorted({c.name for kind in kinds for c in kind.columns if f"`{c.name}`" not in page}) == []
