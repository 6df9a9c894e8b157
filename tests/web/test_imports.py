"""Sheets of customers through HTTP: looked at with their faults, taken in, and handed out again."""

import io
from typing import Any

import openpyxl
import pytest

from callcenter.service.accounts.tables import MOST_ROWS
from tests.web.conftest import Visit
from tests.web.stage import Browser, Stage
from tests.web.test_accounts import ACME, got, graded, sent

HEAD = "company,tier,manager,name,numbers,emails"
SHEET = f"""{HEAD}
Acme,A,ann,Li Wei,+86 138 0055 0102; +49 30 123456,li@acme.example
Acme,,,Wang Fang,+86 138 0055 0103,
Beta,B,,,,
"""


@pytest.fixture
async def sue(visit: Visit) -> Browser:
    """A supervisor at her desk."""
    return await visit("sue")


async def imported(
    browser: Browser, data: str | bytes, status: int = 200, *, confirm: bool = False, format: str = "csv"
) -> Any:
    """Send a file and return the report."""
    path = f"/api/v1/imports?format={format}" + ("&confirm=true" if confirm else "")
    answer = await browser.post(path, data=data, headers={"Content-Type": "application/octet-stream"})
    assert answer.status == status, await answer.text()
    return await answer.json()


async def test_a_sheet_is_looked_at_before_it_is_taken_in(stage: Stage, sue: Browser) -> None:
    """The look changes nothing; taken in twice, it changes nothing the second time.

    A tier is asked for once, and holds when a second person agrees (KA-01).
    """
    seen = await imported(sue, SHEET)
    assert [] == (await got(sue, "/accounts"))["accounts"]

    taken = await imported(sue, SHEET, confirm=True)
    again = await imported(sue, SHEET, confirm=True)

    assert [line | {"row": 0} for line in seen["lines"]] == [line | {"row": 0} for line in taken["lines"]]
    assert ({"added": 2, "same": 1}, {"added": 2}, 3) == (taken["accounts"], taken["people"], taken["rows"])
    assert ({"same": 3}, {"same": 2}) == (again["accounts"], again["people"])
    assert (2, 2, 0) == (seen["nominated"], taken["nominated"], again["nominated"])
    accounts = (await got(sue, "/accounts"))["accounts"]
    assert ["", ""] == [each["tier"] for each in accounts]
    accounts = [await graded(stage, each) for each in accounts]
    assert [("Acme", "A", "ann"), ("Beta", "B", "")] == [
        (each["company"], each["tier"], each.get("manager", "")) for each in accounts
    ]
    people = (await got(sue, f"/accounts/{accounts[0]['id']}/people"))["people"]
    assert ["+8613800550102", "+4930123456"] == people[0]["numbers"]


async def test_every_fault_has_its_row_and_the_sound_rows_are_taken_in(sue: Browser) -> None:
    """Counted as the spreadsheet counts them."""
    rows = [
        HEAD,
        "Acme,Z,,Li,12,",
        "Acme,A,nobody,Wang,,no address",
        ",A,,Chen,,",
        "Acme,A,,,+4930123456,",
        "Gamma,C,,Sun,+4930123457,",
    ]
    report = await imported(sue, "\n".join(rows), confirm=True)

    assert [
        (2, "numbers", "bad_number"),
        (2, "tier", "unknown_tier"),
        (3, "emails", "bad_address"),
        (3, "manager", "unknown_agent"),
        (4, "company", "company_missing"),
        (5, "name", "name_missing"),
    ] == [(flaw["row"], flaw["column"], flaw["code"]) for flaw in report["flaws"]]
    assert (5, 4) == (report["rows"], report["refused"])
    assert ["Gamma"] == [each["company"] for each in (await got(sue, "/accounts"))["accounts"]]


async def test_what_is_known_is_filled_in_and_tiers_need_their_approval(stage: Stage, sue: Browser) -> None:
    """A person is known by number and name; a second editor is not written over by an older file."""
    await imported(sue, SHEET, confirm=True)
    _, beta = (await got(sue, "/accounts"))["accounts"]
    await graded(stage, beta)

    report = await imported(
        sue,
        "company,tier,industry,name,phone,title\n"
        "Acme,,pumps,li wei,+8613800550102,Director\n"
        "Beta,A,,,,\n"
        "Acme,,,Li Wei,+4930999999,\n",
        confirm=True,
    )

    assert ([], 1) == (report["flaws"], report["nominated"])
    assert "B" == (await got(sue, f"/accounts/{beta['id']}"))["account"]["tier"]
    assert ({"changed": 1, "same": 2}, {"changed": 2}) == (report["accounts"], report["people"])
    (person,) = (await got(sue, "/people?name=Li"))["people"]
    assert "Director" == person["title"]
    assert ["+8613800550102", "+4930123456", "+4930999999"] == person["numbers"]


async def test_an_erased_person_does_not_come_back_by_a_sheet(sue: Browser, visit: Visit) -> None:
    """Neither by number nor by address; the colleague in the next row is taken in (EU-03)."""
    await imported(sue, SHEET, confirm=True)
    (li,) = (await got(sue, "/people?name=Li"))["people"]
    ada = await visit("ada")
    await sent(ada, "POST", f"/people/{li['id']}/erase", version=li["version"], request="letter")

    report = await imported(
        sue,
        f"{HEAD}\nAcme,,,L. Wei,+86-138-0055-0102,\nAcme,,,Li W.,,LI@acme.example\n"
        "Acme,,,Zhao,+4930777777,\n",
        confirm=True,
    )

    assert [(2, "suppressed", ""), (3, "suppressed", "")] == [
        (flaw["row"], flaw["code"], flaw.get("value", "")) for flaw in report["flaws"]
    ]
    names = [person["name"] for person in (await got(sue, "/people"))["people"]]
    assert ["Wang Fang", "Zhao"] == names


async def test_spreadsheets_are_read_and_written(sue: Browser) -> None:
    """What is handed out can be taken in, and changes nothing; a formula stays a text."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["公司", "联系人", "电话"],
        ["Acme", "=1+1", 8613800550102],
        ["Acme", "Li", "+8613800550103"],
    ):
        sheet.append(row)
    sheet["B2"].data_type = "s"
    data = io.BytesIO()
    book.save(data)
    first = await imported(sue, data.getvalue(), format="xlsx", confirm=True)

    answer = await sue.get("/api/v1/exports?format=xlsx")
    again = await imported(sue, await answer.read(), format="xlsx", confirm=True)

    assert [(2, "bad_number")] == [(flaw["row"], flaw["code"]) for flaw in first["flaws"]]
    assert 'attachment; filename="customers.xlsx"' == answer.headers["Content-Disposition"]
    assert ([], {"same": 1}, {"same": 1}) == (again["flaws"], again["accounts"], again["people"])


async def test_no_cell_of_a_file_is_a_formula(sue: Browser, stage: Stage) -> None:
    """A spreadsheet shows what was written; who took the file out is in the trail."""
    await sent(sue, "POST", "/accounts", **ACME | {"company": "=HYPERLINK(1)"})

    answer = await sue.get("/api/v1/exports?format=csv")

    text = (await answer.read()).decode("utf-8-sig")
    assert "\n'=HYPERLINK(1),,ann," in text.replace("\r", "")
    register = await sue.get("/api/v1/exports?what=register")
    assert 2 == len((await register.read()).decode("utf-8-sig").splitlines())
    lines = await stage.records.audit_lines(5, what="customers.exported")
    assert [("sue", "register"), ("sue", "customers")] == [(line.who, line.detail["what"]) for line in lines]


@pytest.mark.parametrize(
    ("data", "format", "code"),
    [
        (b"no workbook", "xlsx", "bad_file"),
        (b"PK\x03\x04 broken", "xlsx", "bad_file"),
        (b'name\n"open', "csv", "bad_file"),
        (b"name\n" + b"x\n" * (MOST_ROWS + 1), "csv", "too_many_rows"),
    ],
)
async def test_what_is_no_table_is_refused(sue: Browser, data: bytes, format: str, code: str) -> None:
    """With a code."""
    assert code == (await imported(sue, data, 422, format=format))["code"]


async def test_a_sheet_without_a_customer_in_it_says_so(sue: Browser) -> None:
    """Nothing is guessed; Chinese spreadsheets' own encoding is read."""
    report = await imported(sue, "shoe size\n43\n", confirm=True)
    chinese = await imported(sue, "公司名称;联系人\n东海化工;张伟\n".encode("gb18030"), confirm=True)

    assert (False, ["shoe size"]) == (report["confirmed"], report["unknown"])
    assert [(1, "column_missing")] == [(flaw["row"], flaw["code"]) for flaw in report["flaws"]]
    assert ({"added": 1}, {"added": 1}) == (chinese["accounts"], chinese["people"])
