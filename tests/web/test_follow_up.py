"""Tasks, visits, plans, approvals and the calendar over HTTP."""

from typing import Any

import pytest
from icalendar import Calendar

from callcenter.accounts.account import Account, TeamRole
from callcenter.ports.books import put
from callcenter.ports.records import User
from tests.web.conftest import Visit
from tests.web.stage import HASH, Browser, Stage

DAY = 86400.0


@pytest.fixture(autouse=True)
async def _acme(stage: Stage) -> None:
    """One account of max's, and a second supervisor."""
    await stage.records.save_user(User("max", HASH, "Max", "", ("account_manager",)))
    await stage.records.save_user(User("tia", HASH, "Tia", "", ("supervisor",)))
    since = stage.clock.time - 91 * DAY
    account = Account("acme", company="Acme", tier="B", team=(TeamRole("max", "manager"),), created_at=since)
    await put(stage.parts.books, account, "", 0.0)


async def sent(browser: Browser, method: str, path: str, body: Any = None, status: int = 200) -> Any:
    """Return the JSON of an answer that has this status."""
    response = await browser.request(method, f"/api/v1{path}", json=body)
    assert status == response.status, await response.text()
    return await response.json() if response.status != 204 else None


async def test_a_task_that_is_done_comes_again(stage: Stage, visit: Visit) -> None:
    """By its rule, at its hour, in the list of its owner; a bad rule says so."""
    ann = await visit("ann")
    due = stage.clock.time + DAY
    wish = {"title": "Send the report", "kind": "send", "due": due, "rule": "FREQ=WEEKLY"}
    task = await sent(ann, "POST", "/tasks", wish)
    moved = await sent(ann, "POST", f"/tasks/{task['id']}/move", {"to": "done", "result": "Sent"})
    assert ("done", "open", due + 7 * DAY) == (
        moved["task"]["state"],
        moved["next"]["state"],
        moved["next"]["due"],
    )
    rows = await sent(ann, "GET", "/tasks")
    assert [moved["next"]["id"]] == [row["id"] for row in rows["tasks"]]
    bad = await sent(ann, "POST", "/tasks", wish | {"rule": "FREQ=SECONDLY"}, 422)
    assert "bad_rule" == bad["code"]
    assert "not_found" == (await sent(await visit("bob"), "GET", f"/tasks/{task['id']}", None, 404))["code"]


async def test_those_who_lead_see_what_everybody_has_to_do(stage: Stage, visit: Visit) -> None:
    """Tasks and visits of all, by owner, account and day; for others that is not to be asked for."""
    ann, sue = await visit("ann"), await visit("sue")
    day = stage.clock.time + DAY
    await sent(ann, "POST", "/tasks", {"title": "Hers", "due": day})
    await sent(sue, "POST", "/tasks", {"title": "Mine", "due": day + DAY, "account": "acme"})
    await sent(ann, "POST", "/visits", {"account": "acme", "planned": day, "purpose": "Walk round"})

    async def titles(query: str) -> list[str]:
        return [row["title"] for row in (await sent(sue, "GET", f"/tasks?{query}"))["tasks"]]

    assert ["Mine"] == await titles("")
    assert ["Hers", "Mine"] == await titles("everybody=true")
    assert ["Hers"] == await titles("everybody=true&owner=ann")
    assert ["Mine"] == await titles("everybody=true&account=acme")
    assert ["Mine"] == await titles(f"everybody=true&due_after={day + 1}")
    assert ["Hers"] == await titles(f"everybody=true&due_before={day}")
    assert [] == (await sent(sue, "GET", "/visits"))["visits"]
    assert ["ann"] == [row["owner"] for row in (await sent(sue, "GET", "/visits?everybody=true"))["visits"]]
    for path in ("/tasks", "/visits"):
        assert "forbidden" == (await sent(ann, "GET", f"{path}?everybody=true", None, 403))["code"]


async def test_a_list_goes_on_where_it_ended(stage: Stage, visit: Visit) -> None:
    """Page by page, each task once; a strange place is refused."""
    ann = await visit("ann")
    for day in (3, 1, 2):
        await sent(ann, "POST", "/tasks", {"title": str(day), "due": stage.clock.time + day * DAY})
    first = await sent(ann, "GET", "/tasks?limit=2")
    second = await sent(ann, "GET", f"/tasks?limit=2&after={first['after']}")
    assert [["1", "2"], ["3"]] == [[row["title"] for row in page["tasks"]] for page in (first, second)]
    assert "" == second["after"]
    assert "bad_cursor" == (await sent(ann, "GET", "/tasks?after=nowhere", None, 422))["code"]


async def test_a_tier_is_changed_by_a_second_person_and_once(stage: Stage, visit: Visit) -> None:
    """Asked by one, agreed to by another; who asks has no such right, not even a supervisor."""
    sue, tia, books = await visit("sue"), await visit("tia"), stage.parts.books
    wish = {"subject": "tier", "target": "acme", "changes": {"tier": "A"}, "reason": "They doubled"}
    asked = await sent(sue, "POST", "/approvals", wish)
    assert [{"name": "tier", "before": "B", "after": "A"}] == asked["changes"]
    path = f"/approvals/{asked['id']}"
    assert "second_person" == (await sent(sue, "POST", f"{path}/approve", {}, 403))["code"]
    inbox = await sent(tia, "GET", "/approvals?box=mine")
    assert [asked["id"]] == [row["id"] for row in inbox["approvals"]]
    assert "applied" == (await sent(tia, "POST", f"{path}/approve", {}))["state"]
    assert "wrong_state" == (await sent(tia, "POST", f"{path}/approve", {}, 409))["code"]
    account = await books.get(Account, "acme")
    assert account is not None
    assert ("A", 1) == (account.tier, len(account.tiers))
    trail = await stage.records.audit_lines(50)
    hers = {line.what for line in trail if line.who == "tia"}
    assert {"account.changed", "approval.changed", "sign_in"} == hers


async def test_a_change_is_returned_mended_and_handed_on(stage: Stage, visit: Visit) -> None:
    """With a reason each time; whoever may not approve is kept out at the door."""
    max_, sue = await visit("max"), await visit("sue")
    wish = {"subject": "nomination", "target": "acme", "changes": {"tier": "A"}, "reason": "Big"}
    asked = await sent(max_, "POST", "/approvals", wish)
    path = f"/approvals/{asked['id']}"
    assert "forbidden" == (await sent(max_, "POST", f"{path}/approve", {}, 403))["code"]
    assert "invalid_request" == (await sent(sue, "POST", f"{path}/return", {}, 422))["code"]
    assert "returned" == (await sent(sue, "POST", f"{path}/return", {"reason": "How big?"}))["state"]
    mended = {"changes": {"tier": "A"}, "reason": "Three million"}
    assert "sue" == (await sent(max_, "POST", f"{path}/ask-again", mended))["holder"]
    assert "tia" == (await sent(sue, "POST", f"{path}/delegate", {"to": "tia"}))["holder"]
    assert "not_yours" == (await sent(sue, "POST", f"{path}/reject", {"reason": "No"}, 403))["code"]
    assert "withdrawn" == (await sent(max_, "POST", f"{path}/withdraw", {}))["state"]


async def test_a_visit_becomes_overdue_and_is_made(stage: Stage, visit: Visit) -> None:
    """Tier B waits 90 days; the report plans the next and tells management (KA-36, ME-14)."""
    max_ = await visit("max")
    late = (await sent(max_, "GET", "/visits/overdue"))["overdue"]
    assert [("acme", 1.0)] == [(each["account"], each["days"]) for each in late]
    wish = {"account": "acme", "planned": stage.clock.time + DAY, "purpose": "Quarterly talk"}
    planned = await sent(max_, "POST", "/visits", wish)
    told = {
        "held_at": stage.clock.time + DAY,
        "summary": "They grow",
        "escalation": "A competitor is there",
        "needs": [{"text": "Speed", "importance": 5}],
        "next_visit": stage.clock.time + 60 * DAY,
    }
    path = f"/visits/{planned['id']}"
    assert "not_yet" == (await sent(max_, "POST", f"{path}/report", told, 422))["code"]
    stage.clock.time += 2 * DAY
    max_ = await visit("max")  # the session from two days ago is over
    done = await sent(max_, "POST", f"{path}/report", told)
    assert ("done", "planned") == (done["visit"]["state"], done["next"]["state"])
    assert "A competitor is there" == done["escalation"]["note"]
    assert [] == (await sent(max_, "GET", "/visits/overdue"))["overdue"]


async def test_a_plan_is_approved_carried_out_and_confirmed(stage: Stage, visit: Visit) -> None:
    """From the draft to the customer's yes, with a task for each item."""
    max_, sue = await visit("max"), await visit("sue")
    item = {"id": "1", "what": "Train", "owner": "ann", "due": stage.clock.time + DAY, "method": "on site"}
    draft = {"kind": "service", "title": "Service 2027", "account": "acme", "items": [item]}
    plan = await sent(max_, "POST", "/plans", draft)
    path = f"/plans/{plan['id']}"
    assert "incomplete" == (await sent(max_, "POST", f"{path}/submit", {}, 422))["code"]
    words = {key: value for key, value in draft.items() if key != "kind"}
    wish = words | {"version": 1, "owner": "max", "sections": {"content": "Two trainings"}}
    await sent(max_, "PUT", path, wish)
    asked = await sent(max_, "POST", f"{path}/submit", {})
    await sent(sue, "POST", f"/approvals/{asked['approval']}/approve", {})
    made = await sent(max_, "POST", f"{path}/tasks")
    assert ["ann"] == [task["owner"] for task in made["tasks"]]
    confirmed = await sent(max_, "POST", f"{path}/confirm", {"person": "Mr Li", "how": "letter"})
    assert ("in_force", "Mr Li") == (confirmed["state"], confirmed["confirmed"]["person"])


async def test_a_calendar_program_reads_the_link(stage: Stage, visit: Visit) -> None:
    """Without signing in, until the link is taken back; guessing is stopped."""
    ann, program = await visit("ann"), await visit()
    await sent(ann, "POST", "/tasks", {"title": "Call Li", "due": stage.clock.time + DAY})
    link = (await sent(ann, "POST", "/calendar-link"))["link"]
    path = link[link.index("/api/v1") :]
    found = await program.get(path)
    assert (200, "text/calendar") == (found.status, found.content_type)
    events = Calendar.from_ical(await found.read()).walk("VEVENT")
    assert ["Call Li"] == [str(event["summary"]) for event in events]
    await sent(ann, "DELETE", "/calendar-link", None, 204)
    assert {"at": None} == await sent(ann, "GET", "/calendar-link")
    tries = [(await program.get(path)).status for _ in range(6)]
    assert [404] * 5 + [429] == tries
