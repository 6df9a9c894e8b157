"""Saved reports over HTTP: kept by name, shared, run for the days that they mean now (ME reports)."""

import csv
import io
from dataclasses import replace
from typing import Any

import pytest

from callcenter.demo.reports import SAVED, keep_reports
from callcenter.ports.records import User
from tests.web.conftest import Visit
from tests.web.stage import HASH, Browser, Stage
from tests.web.test_quality import sent
from tests.web.test_reports import NINE, supervisor

sue = supervisor

WEEK: dict[str, Any] = {
    "name": "Queues of the day",
    "kind": "queues",
    "asked": {"days": {"word": "yesterday"}, "interval": "day", "zone": "UTC"},
}
#: 2026-11-21 07:00 UTC: yesterday is the day of the contacts.
MORNING = NINE + 22 * 3600.0


@pytest.fixture(name="stage")
async def _stage(stage: Stage) -> Stage:
    """The stage on the morning after."""
    stage.clock.time = MORNING
    return stage


async def names(browser: Browser) -> list[str]:
    return [each["report"]["name"] for each in (await sent(browser, "GET", "/reports/saved"))["reports"]]


async def test_a_report_is_kept_run_changed_and_dropped(sue: Browser, stage: Stage, visit: Visit) -> None:
    """Its days move on with the calendar; all of it stands in the trail."""
    made = await sent(sue, "POST", "/reports/saved", **WEEK)
    assert (made["mine"], made["since"], made["until"]) == (True, "2026-11-20", "2026-11-20")
    where = f"/reports/saved/{made['report']['id']}"
    found = await sent(sue, "GET", f"{where}/run")
    assert [(row["key"]["queue"], row["counts"]["offered"]) for row in found["rows"]] == [
        ("sales", 1),
        ("support", 2),
    ]
    file = await sue.get(f"/api/v1{where}/file?format=csv")
    assert file.headers["Content-Disposition"] == 'attachment; filename="queues-2026-11-20-2026-11-20.csv"'
    rows = list(csv.reader(io.StringIO((await file.read()).decode("utf-8-sig"))))
    assert rows[1] == ["days", "2026-11-20 / 2026-11-20"]

    stage.clock.time += 86_400
    sue = await visit("sue")
    assert (await sent(sue, "GET", f"{where}/run"))["rows"] == []
    week = WEEK | {"name": "Week", "asked": {"days": {"word": "this_week"}}, "version": 1}
    changed = await sent(sue, "PUT", where, **week)
    assert (changed["report"]["version"], changed["since"]) == (2, "2026-11-16")
    assert (await sent(sue, "PUT", where, 409, **week))["code"] == "stale_version"
    await sent(sue, "DELETE", where, 204)
    assert (await sent(sue, "GET", where, 404))["code"] == "not_found"
    trail = [line["what"] for line in await stage.records.audit_trail() if "report" in line["what"]]
    assert [word.removeprefix("saved_report.") for word in trail] == [
        "dropped",
        "changed",
        "report.exported",
        "added",
    ]


async def test_a_name_is_its_owners_once(sue: Browser, stage: Stage, visit: Visit) -> None:
    """Somebody else may have the same one."""
    made = await sent(sue, "POST", "/reports/saved", **WEEK)
    assert (await sent(sue, "POST", "/reports/saved", 409, **WEEK))["code"] == "name_taken"
    await sent(sue, "PUT", f"/reports/saved/{made['report']['id']}", **WEEK | {"version": 1})
    await sent(await visit("tom"), "POST", "/reports/saved", **WEEK)


async def test_it_is_found_by_those_it_is_shared_with(sue: Browser, stage: Stage, visit: Visit) -> None:
    """And changed by its owner alone; an administrator finds and deletes any."""
    tom, ada = await visit("tom"), await visit("ada")
    made = await sent(sue, "POST", "/reports/saved", **WEEK)
    where = f"/reports/saved/{made['report']['id']}"
    assert (await names(sue), await names(tom), await names(ada)) == ([WEEK["name"]], [], [WEEK["name"]])
    await sent(tom, "GET", where, 404)
    await sent(sue, "PUT", where, **WEEK | {"version": 1, "sharing": "everybody"})
    assert (await sent(tom, "GET", where))["mine"] is False
    assert len((await sent(tom, "GET", f"{where}/run"))["rows"]) == 2
    assert (await sent(tom, "PUT", where, 403, **WEEK | {"version": 2}))["code"] == "not_yours"
    assert (await sent(tom, "DELETE", where, 403))["code"] == "not_yours"
    await sent(ada, "DELETE", where, 204)
    assert await names(tom) == []


async def test_the_demos_can_be_answered(sue: Browser, stage: Stage) -> None:
    """All of them, and made once."""
    for _ in range(2):
        await keep_reports(stage.parts.books, stage.clock.time)
    assert await names(sue) == sorted(each.name for each in SAVED)
    for each in SAVED:
        await sent(sue, "GET", f"/reports/saved/{each.id}/run")


async def test_who_may_not_see_its_kind_finds_nothing(sue: Browser, stage: Stage, visit: Visit) -> None:
    """Though it is shared with everybody; an account manager keeps what is for them."""
    made = await sent(sue, "POST", "/reports/saved", **WEEK | {"sharing": "everybody"})
    bob = await visit("bob")
    assert await names(bob) == []
    where = f"/reports/saved/{made['report']['id']}"
    assert (await sent(bob, "GET", f"{where}/run", 403))["code"] == "forbidden"
    assert (await sent(bob, "POST", "/reports/saved", 403, **WEEK))["code"] == "forbidden"
    await stage.records.save_user(User("mia", HASH, "Mia", "", ("account_manager",)))
    mia = await visit("mia")
    accounts = {"name": "Growth", "kind": "accounts", "asked": {"days": {"word": "last_month"}}}
    await sent(mia, "POST", "/reports/saved", **accounts)
    assert await names(mia) == ["Growth"]


async def test_a_team_is_who_belongs_to_it_or_leads_it(sue: Browser, stage: Stage, visit: Visit) -> None:
    """By the house as it is now."""
    refused = await sent(sue, "POST", "/reports/saved", 422, **WEEK | {"sharing": "team", "team": "desk"})
    assert refused["code"] == "unknown_team"
    keeper = stage.parts.keeper
    teams = [{"id": "desk", "members": ["bob"], "supervisor": "tom"}, {"id": "other"}]
    await keeper.change(keeper.document | {"teams": teams}, keeper.version, "ada")
    assert [team["id"] for team in (await sent(sue, "GET", "/house"))["teams"]] == ["desk", "other"]
    await stage.records.save_user(User("bo", HASH, "Bo", "bob", ("supervisor",)))
    await sent(sue, "POST", "/reports/saved", **WEEK | {"sharing": "team", "team": "desk"})
    await sent(sue, "POST", "/reports/saved", **WEEK | {"name": "B", "sharing": "team", "team": "other"})
    assert await names(await visit("tom")) == [WEEK["name"]]
    assert await names(await visit("bo")) == [WEEK["name"]]


async def test_what_makes_no_sense_is_not_kept(sue: Browser) -> None:
    """Each with its code: nothing is kept that could not be answered."""
    refused: tuple[tuple[dict[str, Any], str], ...] = (
        ({"name": "  "}, "name_missing"),
        ({"team": "desk"}, "unknown_team"),
        ({"asked": {"by": ["caller"]}}, "bad_value"),
        ({"asked": {"variant": "best"}}, "bad_value"),
        ({"asked": {"zone": "Mars/Olympus"}}, "bad_zone"),
        ({"asked": {"days": {"word": "last_days"}}}, "bad_time"),
        ({"asked": {"days": {"word": "tomorrow"}}}, "invalid_request"),
        ({"asked": {"interval": "year"}}, "invalid_request"),
    )
    answers = [await sent(sue, "POST", "/reports/saved", 422, **WEEK | change) for change, _ in refused]
    assert [answer["code"] for answer in answers] == [code for _, code in refused]
    assert await names(sue) == []


async def test_a_kind_that_nobody_knows_is_not_there(sue: Browser) -> None:
    """Nor is a saved report that nobody made."""
    refused = await sent(sue, "POST", "/reports/saved", 404, **WEEK | {"kind": "horoscope"})
    assert refused["code"] == "not_found"
    assert (await sent(sue, "GET", "/reports/saved/none/run", 404))["code"] == "not_found"


async def test_facts_that_are_not_there_are_unavailable(stage: Stage, visit: Visit) -> None:
    """Nothing is kept that could not be tried."""
    stage.parts = replace(stage.parts, reports=None)
    refused = await sent(await visit("sue"), "POST", "/reports/saved", 503, **WEEK)
    assert refused["code"] == "unavailable"
