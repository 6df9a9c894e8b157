"""Sheets of monthly figures through HTTP: looked at with their faults, then taken in."""

from typing import Any

import pytest

from tests.web.conftest import Visit
from tests.web.stage import Browser
from tests.web.test_accounts import got, sent

SHEET = """company,month,sales,margin,cost,currency
Acme,2026-01,"1,000.50",200,50,
Acme,2026-02,1200,240,60,
Nobody,2026-01,1,1,1,
Acme,soon,1,1,1,
"""


@pytest.fixture
async def sue(visit: Visit) -> Browser:
    """A supervisor at her desk."""
    return await visit("sue")


async def imported(browser: Browser, data: str, *, confirm: bool = False) -> dict[str, Any]:
    """Send a file and return the report."""
    path = "/api/v1/imports/figures" + ("?confirm=true" if confirm else "")
    headers = {"Content-Type": "application/octet-stream"}
    answer = await browser.post(path, data=data.encode(), headers=headers)
    assert answer.status == 200, await answer.text()
    report: dict[str, Any] = await answer.json()
    return report


async def test_figures_are_looked_at_before_they_are_taken_in(sue: Browser) -> None:
    """The look changes nothing; the second time the same file changes nothing, another sheet what it says."""
    acme = await sent(sue, "POST", "/accounts", company="Acme")
    where = f"/accounts/{acme['id']}/figures"
    seen = await imported(sue, SHEET)
    nothing = await got(sue, where)
    first = await imported(sue, SHEET, confirm=True)
    again = await imported(sue, SHEET, confirm=True)
    more = await imported(sue, "公司,月份,销售额\nAcme,2026-02,1500\n", confirm=True)

    assert (False, {"added": 2}, 2, 4) == tuple(
        seen[name] for name in ("confirmed", "figures", "refused", "rows")
    )
    assert [(4, "unknown_account", "Nobody"), (5, "bad_month", "soon")] == [
        (flaw["row"], flaw["code"], flaw["value"]) for flaw in seen["flaws"]
    ]
    assert [] == nothing["figures"]
    assert [{"added": 2}, {"same": 2}, {"changed": 1}] == [each["figures"] for each in (first, again, more)]
    kept = sorted((await got(sue, where))["figures"], key=lambda each: str(each["period"]))
    assert [("2026-01", "1000.50", "50"), ("2026-02", "1500", "60")] == [
        (each["period"], each["sales"], each["cost"]) for each in kept
    ]


async def test_a_month_is_told_once_and_corrected_where_it_stands(sue: Browser) -> None:
    """The refusal says how; the correction keeps what it was; another currency is another line (ME-09)."""
    acme = await sent(sue, "POST", "/accounts", company="Acme")
    where = f"/accounts/{acme['id']}/figures"
    march = await sent(sue, "POST", where, period="2026-03", sales="100")

    refused = await sent(sue, "POST", where, 409, period="2026-03", sales="7", currency="CNY")
    await sent(sue, "POST", where, period="2026-03", sales="7", currency="EUR")
    april = await sent(sue, "POST", where, period="2026-04", sales="8")
    form = {"period": "2026-03", "sales": "120", "note": "a late invoice", "version": march["version"]}
    right = await sent(sue, "PUT", f"/figures/{march['id']}", **form)
    moved = await sent(sue, "PUT", f"/figures/{april['id']}", 409, **form | {"version": april["version"]})
    report = await imported(sue, "company,month,sales\nAcme,2026-03,130\n", confirm=True)

    assert {"month_taken"} == {refused["code"], moved["code"]}
    assert f"PUT /api/v1/figures/{march['id']}" in refused["detail"]
    assert [("sue", "100")] == [(line["by"], line["sales"]) for line in right["corrected"]]
    assert {"changed": 1} == report["figures"]
    kept = {each["id"]: each for each in (await got(sue, where))["figures"]}
    assert 3 == len(kept)
    assert ["100", "120"] == [line["sales"] for line in kept[march["id"]]["corrected"]]
