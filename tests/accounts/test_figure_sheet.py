"""A sheet of monthly figures, as people and their spreadsheets write them."""

from decimal import Decimal

import pytest

from callcenter.accounts.book import Figures
from callcenter.accounts.figure_sheet import amount_of, month_of, taken, understood


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2026-03", "2026-03"),
        ("2026/3", "2026-03"),
        ("202603", "2026-03"),
        ("2026年3月", "2026-03"),
        ("2026-03-01 00:00:00", "2026-03"),
        ("2026-13", ""),
        ("March", ""),
        ("2026", ""),
    ],
)
def test_a_month_is_read_as_it_is_written(text: str, month: str) -> None:
    """By people, and by spreadsheets that make a day of it."""
    assert month_of(text) == month


@pytest.mark.parametrize(
    ("text", "amount"),
    [("1,234.50", "1234.50"), ("¥ 1 000", "1000"), ("-3", "-3"), ("3万", None), ("NaN", None), ("", None)],
)
def test_an_amount_is_read_or_refused(text: str, amount: str | None) -> None:
    """Nothing is guessed: what is no number is told."""
    assert amount_of(text) == (None if amount is None else Decimal(amount))


def test_rows_become_months() -> None:
    """Chinese heads, a currency, and a column that means nothing."""
    sheet = understood(
        [["公司", "月份", "销售额", "币种", "天气"], ["Acme", "2026-03", "100", "usd", "fine"]]
    )
    (line,) = sheet.lines
    assert ("Acme", "2026-03", "USD") == line.key("CNY")
    assert {"sales": Decimal(100)} == line.amounts
    assert (("天气",), ()) == (sheet.unknown, sheet.flaws)


def test_every_fault_names_its_row_and_column() -> None:
    """All of them at once, so that a file is mended once."""
    sheet = understood(
        [
            ["company", "month", "sales", "margin", "currency", "orders"],
            ["", "2026-01", "1", "", "", ""],
            ["Acme", "soon", "much", "", "yen!", "1.5"],
            ["Acme", "2026-02", "", "", "", ""],
            ["Beta", "2026-01", "1", "", "", ""],
            ["Beta", "2026-1", "2", "", "", ""],
            ["", "", "", "", "", ""],
        ]
    )
    assert [
        (2, "company_missing"),
        (3, "bad_month"),
        (3, "bad_currency"),
        (3, "bad_count"),
        (3, "bad_amount"),
        (4, "amount_missing"),
        (5, "month_twice"),
        (6, "month_twice"),
    ] == [(flaw.row, flaw.code) for flaw in sheet.flaws]
    assert ((), 5) == (sheet.lines, sheet.rows)


def test_a_sheet_needs_its_columns() -> None:
    """Who, when, and at least one amount; no column twice."""
    sheet = understood([["company", "account", "weather"], ["Acme", "Acme", "fine"]])
    assert [("company", "column_twice"), ("period", "column_missing"), ("sales", "column_missing")] == [
        (flaw.column, flaw.code) for flaw in sheet.flaws
    ]


def test_what_a_row_does_not_say_stays() -> None:
    """A sheet of sales alone leaves margin and cost alone."""
    (line,) = understood([["company", "month", "sales"], ["Acme", "2026-03", "100"]]).lines
    before = Figures("f1", 3, "acc", "2026-03", Decimal(1), Decimal(7), orders=4)
    assert (Decimal(100), Decimal(7), 4) == tuple(
        getattr(taken(line, before), name) for name in ("sales", "margin", "orders")
    )


def test_a_cell_that_was_kept_from_counting_is_itself() -> None:
    """Our own files put a quote before what a spreadsheet would take for a formula."""
    rows = [["company", "month", "sales"], ["'=Mc²", "'2026-03", "'-100"]]
    (line,) = understood(rows).lines
    assert ("=Mc²", "2026-03", Decimal(-100)) == (line.company, line.period, line.amounts["sales"])
