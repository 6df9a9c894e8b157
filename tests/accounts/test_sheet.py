"""What a sheet of customers says, and what is wrong with it."""

import pytest

from callcenter.accounts.sheet import COLUMNS, Line, understood
from notation.sheets import Flaw, cell, field_of, several


def test_columns_are_known_by_their_names_in_both_languages() -> None:
    """No name stands for two of them."""
    assert ["company", "numbers", "name", ""] == [
        field_of(head, COLUMNS) for head in ("公司名称", " Phone ", "联系人", "shoe size")
    ]
    words = [word for names in COLUMNS.values() for word in names]
    assert len(words) == len(set(words))


def test_rows_become_accounts_and_people() -> None:
    """Rows count as the spreadsheet counts them; empty ones are nothing."""
    sheet = understood(
        [
            ["Company", "Tier", "Name", "电话", "Shoe size"],
            ["Acme", "A", "Li", "+8613800550102、+861", "43"],
            ["", " ", "", "", ""],
            ["Acme", "", "", "", ""],
        ]
    )

    assert (
        Line(2, "Acme", {"tier": "A"}, "Li", {}, ("+8613800550102", "+861")),
        Line(4, "Acme"),
    ) == sheet.lines
    assert (("Shoe size",), ()) == (sheet.unknown, sheet.flaws)


@pytest.mark.parametrize(
    ("rows", "flaw"),
    [
        ([["phone"], ["+49"]], Flaw(1, "company", "column_missing")),
        ([["name", "姓名"], ["Li", "Li"]], Flaw(1, "name", "column_twice", "name")),
        ([["company", "name", "phone"], ["Acme", "", "+49"]], Flaw(2, "name", "name_missing")),
        ([["company", "name", "tier"], ["", "Li", "A"]], Flaw(2, "company", "company_missing")),
        ([], Flaw(1, "company", "column_missing")),
    ],
)
def test_what_is_wrong_is_said_with_its_place(rows: list[list[str]], flaw: Flaw) -> None:
    """Row, column and a stable code."""
    assert flaw in understood(rows).flaws


def test_a_row_shorter_than_its_head_is_no_fault() -> None:
    """Spreadsheets leave out what is empty at the end."""
    assert (Line(2, "Acme"),) == understood([["company", "name"], ["Acme"]]).lines


@pytest.mark.parametrize("value", ["=1+1", "+SUM(A1)", "-2", "@x", "\tx"])
def test_no_cell_is_a_formula(value: str) -> None:
    """And what was written comes back as it was."""
    assert f"'{value}" == cell(value)
    assert value.strip() == understood([["company"], [cell(value)]]).lines[0].company.strip()


def test_a_number_is_no_formula() -> None:
    """It is written as it is."""
    assert ["+4930111", "Acme"] == [cell("+4930111"), cell("Acme")]


def test_several_in_one_cell() -> None:
    """Whatever stands between them, each once."""
    assert ("a", "b", "c") == several("a; b,c、a")
