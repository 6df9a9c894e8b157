"""Coaching through HTTP: written from an evaluation, shared, acknowledged, closed; who sees it (FL-27)."""

from typing import Any

import pytest

from callcenter.ports.records import User
from callcenter.service.house import document_of
from tests.web.conftest import Visit
from tests.web.stage import HASH, HOUSE, Browser, Stage
from tests.web.test_quality import evaluated, form_of, sent, talked

DAY = 86_400.0


async def noted(browser: Browser, agent: str = "bob", **words: Any) -> Any:
    """A coaching note for an agent, shared."""
    wish = {"agent": agent, "title": "Greeting", "seen": [{"text": "No greeting"}]} | words
    made = await sent(browser, "POST", "/coaching", **wish)
    return await sent(browser, "POST", f"/coaching/{made['id']}/share", version=made["version"])


async def listed(browser: Browser, query: str = "") -> list[str]:
    return [each["id"] for each in (await sent(browser, "GET", f"/coaching{query}"))["notes"]]


@pytest.fixture
async def sue(visit: Visit) -> Browser:
    """A supervisor."""
    return await visit("sue")


async def test_a_note_goes_from_an_evaluation_to_its_follow_up(
    stage: Stage, sue: Browser, visit: Visit
) -> None:
    """What was agreed are tasks, the agent says something to it, the scores stand beside it."""
    contact, form = await talked(stage, agent="bob"), await form_of(sue)
    made = await evaluated(sue, contact, form)
    stage.clock.time += 60
    bob, now = await visit("bob"), stage.clock.time
    seen = {"text": "Hurried", "contact": contact, "evaluation": made["id"], "question": "kind"}
    agreed = [
        {"text": "Hear the call", "due": now + 3 * DAY},
        {"text": "Sit beside", "due": now + 60, "who": "coach"},
    ]
    wish = {"agent": "bob", "title": "Pace", "seen": [seen], "agreed": agreed, "follow_up_at": now + 9 * DAY}
    draft = await sent(sue, "POST", "/coaching", **wish)
    assert (draft["moves"], draft["seen"][0]["asked"], draft["scores"]) == (
        ["write", "share", "drop"],
        {"en": "Kind"},
        None,
    )
    where = f"/coaching/{draft['id']}"
    await sent(bob, "GET", where, 404)
    assert (await listed(bob), await listed(sue), await listed(sue, "?state=draft")) == (
        [],
        [],
        [draft["id"]],
    )

    shared = await sent(sue, "POST", f"{where}/share", version=draft["version"])
    assert [line["state"] for line in shared["agreed"]] == ["open", "open"]
    tasks = (await sent(bob, "GET", "/tasks"))["tasks"]
    assert [(each["title"], each["quality"], each["remind_at"]) for each in tasks] == [
        ("Agreed in a coaching (1)", f"coaching/{draft['id']}", now + 2 * DAY)
    ]
    assert [each["title"] for each in (await sent(sue, "GET", "/tasks"))["tasks"]] == [
        "Agreed in a coaching (2)",
        "Follow up a coaching",
    ]
    told = (await sent(bob, "GET", "/notices"))["notices"][0]
    assert (told["kind"], told["what"], told["subject"]) == ("coaching", "shared", draft["id"])

    read = await sent(bob, "GET", where)
    assert (read["moves"], await listed(bob)) == (["acknowledge"], [draft["id"]])
    before = read["scores"]["before"]
    assert (before["evaluations"], before["score"], before["enough"]) == (1, 0.75, False)
    assert (read["scores"]["after"]["evaluations"], read["scores"]["change"]) == (0, None)
    await sent(bob, "POST", f"{where}/acknowledge", version=read["version"], remark="I will slow down")
    assert (await sent(sue, "GET", "/notices"))["notices"][0]["what"] == "acknowledged"

    await sent(bob, "POST", f"/tasks/{tasks[0]['id']}/move", to="done", result="heard it")
    now_read = await sent(sue, "GET", where)
    assert [line["state"] for line in now_read["agreed"]] == ["done", "open"]
    closed = await sent(sue, "POST", f"{where}/close", version=now_read["version"], remark="better")
    assert [act["remark"] for act in closed["acts"]] == ["", "I will slow down", "better"]
    assert [each["title"] for each in (await sent(sue, "GET", "/tasks"))["tasks"]] == [
        "Agreed in a coaching (2)"
    ]
    trail = str(await stage.records.audit_trail(100))
    assert ("coaching_note" in trail, "Hurried" in trail, "slow down" in trail) == (True, False, False)


async def test_a_note_is_between_the_agent_and_who_leads_them(stage: Stage, visit: Visit) -> None:
    """Another team's supervisor finds nothing; an administrator does; nobody coaches themselves."""
    for name in ("max", "kim"):
        await stage.records.save_user(User(name, HASH, name, "", ("supervisor",)))
    teams = [
        {"id": "one", "members": ["bob"], "supervisor": "max"},
        {"id": "two", "members": [], "supervisor": "kim"},
    ]
    await stage.parts.keeper.change(document_of(HOUSE) | {"teams": teams}, 1, "ada")
    max_, kim, ada, ann = [await visit(name) for name in ("max", "kim", "ada", "ann")]
    note = await noted(max_)
    where = f"/coaching/{note['id']}"
    assert [await listed(each) for each in (max_, kim, ada, ann)] == [[note["id"]], [], [note["id"]], []]
    for stranger in (kim, ann):
        await sent(stranger, "GET", where, 404)
        assert await listed(stranger, "?agent=bob") == []
    assert (await sent(kim, "POST", "/coaching", 403, agent="bob"))["code"] == "not_yours"
    assert (await sent(kim, "GET", "/coaching"))["coaches"] == ["ann"]
    assert (await sent(ada, "POST", "/coaching", 403, agent="ann"))["code"] == "not_yours"
    closed = await sent(ada, "POST", f"{where}/close", version=note["version"], remark="left the house")
    assert closed["state"] == "closed"


async def test_a_draft_is_its_coachs_alone(stage: Stage, sue: Browser, visit: Visit) -> None:
    """It is written on, refused while it says nothing, and thrown away."""
    made = await sent(sue, "POST", "/coaching", agent="bob", title="Pace")
    where = f"/coaching/{made['id']}"
    refused = await sent(sue, "POST", f"{where}/share", 422, version=made["version"])
    assert refused["code"] == "incomplete"
    strange = [{"text": "Seen", "evaluation": "nowhere"}]
    await sent(sue, "PUT", where, 404, version=made["version"], title="Pace", seen=strange)
    lost = [{"text": "Seen", "question": "kind"}]
    assert (await sent(sue, "PUT", where, 422, version=made["version"], seen=lost))[
        "code"
    ] == "unknown_question"
    await sent(await visit("ada"), "GET", where, 404)
    await sent(sue, "DELETE", where, 204, version=made["version"])
    assert await listed(sue, "?state=draft") == []
    shared = await noted(sue)
    late = await sent(sue, "DELETE", f"/coaching/{shared['id']}", 409, version=shared["version"])
    assert late["code"] == "wrong_state"
