"""Sheets of people to call: columns by name in two languages, flaws per row, no number twice."""

from callcenter.outbound.campaign.record import ListConsent
from callcenter.outbound.campaign.sheet import Row, moment_of, understood, without_twins
from notation.sheets import Flaw

DAY = 1_767_225_600.0  # 2026-01-01


def test_a_sheet_is_read_by_its_heads() -> None:
    """Several columns may hold numbers, in order; what means nothing to us is kept by its head."""
    sheet = understood(
        [
            ["Name", "Phone", "Phone 2", "Consent", "Consent date", "Proof", "Product"],
            ["Ida", "+14155550101; 415 555 0102", "+14155550103", "web form", "2026-01-01", "f-1", "Card"],
            ["", "", "", "", "", "", ""],
        ]
    )
    assert sheet.flaws == ()
    assert sheet.rows == (
        Row(
            2,
            "Ida",
            numbers=("+14155550101", "415 555 0102", "+14155550103"),
            consent=ListConsent("web form", DAY, "f-1"),
            fields={"Product": "Card"},
        ),
    )


def test_a_chinese_sheet_is_read_too() -> None:
    """By its own words."""
    (row,) = understood(
        [["姓名", "手机", "来源", "同意日期"], ["李明", "13800138000", "展会", "2026/01/01"]]
    ).rows
    assert (row.name, row.numbers, row.source, row.consent.at) == ("李明", ("13800138000",), "展会", DAY)


def test_a_sheet_without_numbers_is_none() -> None:
    """That is a flaw of its first row."""
    assert understood([["Name"], ["Ida"]]).flaws == (Flaw(1, "numbers", "column_missing"),)
    assert understood([]).flaws[0].code == "column_missing"


def test_what_is_wrong_is_said_by_row() -> None:
    """A row without a number, and a day that is none."""
    sheet = understood([["Name", "Number", "Consent on"], ["Ida", "", ""], ["Bo", "+14155550101", "soon"]])
    assert sheet.flaws == (
        Flaw(2, "numbers", "number_missing"),
        Flaw(3, "consent_on", "bad_date", "soon"),
    )


def test_nobody_is_on_a_list_twice() -> None:
    """Whichever of the numbers is the same; the flaw names the row that has it."""
    rows = [Row(2, numbers=("+1", "+2")), Row(3, numbers=("+2",)), Row(4, numbers=("+3",))]
    kept, flaws = without_twins(rows)
    assert [row.row for row in kept] == [2, 4]
    assert flaws == [Flaw(3, "numbers", "twice_in_file", "2")]


def test_days_are_read_as_people_write_them() -> None:
    """With slashes, or a time behind it, as spreadsheets hand them out."""
    assert {moment_of(text) for text in ("2026-01-01", "2026/01/01", "2026-01-01 00:00:00")} == {DAY}
    assert moment_of("01.01.2026") is None
