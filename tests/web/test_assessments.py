"""Marks and forms of accounts, nominations from Pareto and tasks from the watch list, through HTTP."""

from typing import Any

import pytest

from callcenter.cases.approvals import Approval
from callcenter.cases.tasks import Task
from callcenter.service.house import document_of, parse
from tests.web.conftest import Visit
from tests.web.stage import Browser, Stage
from tests.web.test_accounts import form_of, got, graded, sent

MARKS = {"strategic": 5, "sales": 5, "share": 4, "brand": 3, "steady": 4, "size": 3}


@pytest.fixture
async def sue(visit: Visit) -> Browser:
    """A supervisor at her desk."""
    return await visit("sue")


async def test_marks_are_kept_with_the_score_they_stood_for(sue: Browser, visit: Visit) -> None:
    """Worked out by the house's criteria; not for whoever only sees accounts (KA-01)."""
    acme = await sent(sue, "POST", "/accounts", company="Acme")
    where = f"/accounts/{acme['id']}"
    made = await sent(sue, "POST", f"{where}/ratings", marks=MARKS, note="After the fair")
    wrong = await sent(sue, "POST", f"{where}/ratings", 422, marks={"looks": 5})
    less = await sent(sue, "PUT", f"/ratings/{made['id']}", marks={"sales": 5}, version=made["version"])

    assert ("A", "sue") == (made["tier"], made["by"])
    assert "unknown_criterion" == wrong["code"]
    assert ("C", 25.0) == (less["tier"], less["score"])
    assert {"strategic", "sales"} <= {each["id"] for each in (await got(sue, "/house"))["criteria"]}
    assert [made["id"]] == [each["id"] for each in (await got(sue, where))["ratings"]]
    assert [] == (await got(await visit("bob"), where))["ratings"]


async def test_a_customer_is_looked_at_before_they_are_developed(sue: Browser) -> None:
    """The form of the house, with its verdict (DA-05, KA-26)."""
    acme = await sent(sue, "POST", "/accounts", company="Acme")
    where = f"/accounts/{acme['id']}"
    told = {
        "strength": "Makes pumps",
        "employees": 300,
        "field_staff": 40,
        "similar": "Two others",
        "fit": "fit",
    }
    made = await sent(sue, "POST", f"{where}/qualifications", **told)

    kept = (await got(sue, where))["qualifications"]

    assert [made] == kept
    assert told.items() <= kept[0].items()


async def pumps(stage: Stage, sue: Browser, **tiers: str) -> dict[str, Any]:
    """Return accounts by name, with the profits of last month: 800, 150, 50."""
    made = {}
    for (name, tier), profit in zip(tiers.items(), (800, 150, 50), strict=True):
        account = await sent(sue, "POST", "/accounts", company=name, tier=tier, manager="bob")
        made[name] = await graded(stage, account) if tier else account
        await sent(sue, "POST", f"/accounts/{account['id']}/figures", period="1969-12", margin=str(profit))
    return made


async def test_pareto_asks_for_its_proposals_at_once(stage: Stage, sue: Browser) -> None:
    """Of those that bring the profit, who is not as high yet; asked again nobody is asked twice (ME-15)."""
    made = await pumps(stage, sue, Top="A", Next="B", Small="")
    wish = {"tier": "A", "reason": "95 % of the profit", "part": 0.9}

    asked = await sent(sue, "POST", "/pareto/nominations", **wish)
    again = await sent(sue, "POST", "/pareto/nominations", **wish)
    lower = await sent(sue, "POST", "/pareto/nominations", **wish | {"tier": "B"})
    none = await sent(sue, "POST", "/pareto/nominations", 422, **wish | {"tier": "Z"})

    assert (1, 0, 0) == tuple(len(each["approvals"]) for each in (asked, again, lower))
    assert "bad_change" == none["code"]
    waiting = await stage.parts.books.get(Approval, asked["approvals"][0])
    assert waiting is not None
    assert (made["Next"]["id"], "95 % of the profit", "asked") == (
        waiting.target,
        waiting.reason,
        waiting.state,
    )
    assert "B" == (await got(sue, f"/accounts/{made['Next']['id']}"))["account"]["tier"]


async def test_an_account_at_risk_is_won_back_by_a_task_for_its_manager(
    stage: Stage, sue: Browser, visit: Visit
) -> None:
    """One for each, not a second while one is open (KA-22)."""
    await stage.records.save_user(stage.user("bob", "agent", "account_manager"))
    made = await pumps(stage, sue, Top="A", Next="B", Small="")
    ids = [made["Top"]["id"], made["Next"]["id"]]
    due = stage.clock.now() + 86_400

    first = await sent(sue, "POST", "/watch-list/win-back", accounts=ids[:1], due=due, note="Ask why")
    second = await sent(sue, "POST", "/watch-list/win-back", accounts=ids, due=due)
    late = await sent(sue, "POST", "/watch-list/win-back", 409, accounts=ids, due=due - 86_400)

    assert [[ids[0]], [ids[1]]] == [[task["account"] for task in each["tasks"]] for each in (first, second)]
    assert ids[:1] == second["under_way"]
    assert "too_late" == late["code"]
    (task,) = await stage.parts.books.find(Task, {"account": ids[0]})
    assert ("bob", "sue", "Ask why", "Win Top back") == (task.owner, task.by, task.note, task.title)


async def test_a_stage_is_left_once_its_criteria_are_met(stage: Stage, sue: Browser) -> None:
    """What is missing is told on the page and in the refusal; lost is lost without them (DV-03)."""
    rules = {"exit_criteria": {"found": ["qualified"], "approached": ["contract"]}}
    before = stage.parts.house()
    house = parse(document_of(before) | {"account_rules": rules})
    stage.parts.customers.office.__dict__["house"] = lambda: house
    acme = await sent(sue, "POST", "/accounts", company="Acme")
    where = f"/accounts/{acme['id']}"

    refused = await sent(sue, "PUT", where, 409, **form_of(acme, stage="started"))
    lacks = (await got(sue, where))["stage_lacks"]
    await sent(sue, "POST", f"{where}/qualifications", fit="fit")
    there = await sent(sue, "PUT", where, **form_of(acme, stage="approached"))
    lost = await sent(sue, "PUT", where, **form_of(there, stage="lost"))

    assert ("exit_criteria", "qualified, contract") == (refused["code"], refused["detail"])
    assert (["qualified"], "approached", "lost") == (lacks, there["stage"], lost["stage"])
