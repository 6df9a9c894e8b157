"""A complaint over HTTP: whoever manages the account calls back, a repeated one goes to the head (KA-21)."""

from typing import Any

import pytest
from msgspec.structs import replace

from callcenter.accounts.account import Account
from callcenter.accounts.person import Person
from callcenter.ports.books import put
from callcenter.ports.records import User
from tests.reading import reader
from tests.web.case_stage import Desk, stage
from tests.web.conftest import Visit
from tests.web.stage import HASH, NUMBER, Stage

__all__ = ["stage"]

DAY = 86_400.0


@pytest.fixture(name="ann")
async def _ann(stage: Stage, visit: Visit) -> Desk:
    """An agent; Acme is looked after by max, whose agent is bob."""
    keeper = stage.parts.keeper
    await keeper.change(keeper.document | {"case_rules": {"management": ["mia"]}}, keeper.version, "test")
    await stage.records.save_user(User("max", HASH, "Max", "bob", ("account_manager",)))
    bob = await stage.records.user("bob")
    assert bob is not None
    await stage.records.save_user(replace(bob, agent=""))
    await put(stage.parts.books, Account("acme", company="Acme", manager="bob"), "", 0.0)
    await put(stage.parts.books, Person("p1", name="Li", account="acme", numbers=(NUMBER,)), "", 0.0)
    return Desk(await visit("ann"))


async def calls(visit: Visit, user: str = "max") -> list[dict[str, Any]]:
    """Return the calls back that a user is to make."""
    page = await Desk(await visit(user)).get("/tasks", kind="call_back")
    tasks: list[dict[str, Any]] = page["tasks"]
    return tasks


async def test_the_account_manager_calls_back(stage: Stage, visit: Visit, ann: Desk) -> None:
    """Within a day, knows the number, and sees the case."""
    page = await ann.open(title="Leaks", type="complaint", account="acme", person="p1")
    (task,) = await calls(visit)
    assert (ann.id, "acme", "p1", NUMBER, stage.clock.time + DAY) == tuple(
        task[name] for name in ("case", "account", "person", "number", "due")
    )
    assert page["case"]["step"] == "agent"
    sue = Desk(await visit("sue"))
    (line,) = (await sue.get("/accounts/acme/timeline", kinds="task"))["entries"]
    assert ("promised", task["id"], "max") == (line["what"], line["ref"], line["detail"]["owner"])
    assert (await Desk(await visit("max")).get(f"/cases/{ann.id}"))["case"]["title"] == "Leaks"


async def test_a_second_one_goes_to_the_head_too(stage: Stage, visit: Visit, ann: Desk) -> None:
    """Within the days of the house, of whatever; the manager calls back all the same."""
    hal = Desk(await visit("hal"))
    await ann.open(title="Leaks", type="complaint", account="acme", department="tech")
    assert "escalated" not in await hal.notices()
    stage.clock.time += 89 * DAY
    page = await ann.open(title="Late", type="complaint", account="acme", department="tech")
    assert page["case"]["step"] == "department_head"
    assert "escalated" in await hal.notices()
    assert len(await calls(visit)) == 2
    stage.clock.time += 91 * DAY
    page = await ann.open(title="Rude", type="complaint", account="acme", department="tech")
    assert page["case"]["step"] == "department", "the last one is long ago"


async def test_without_a_head_the_management_hears(visit: Visit, ann: Desk) -> None:
    """A case of no department, in a house that names none for complaints."""
    for title in ("Leaks", "Late"):
        page = await ann.open(title=title, type="complaint", account="acme")
    assert page["case"]["step"] == "management"
    assert "escalated" in await Desk(await visit("mia")).notices()


async def test_one_talk_is_called_back_once(stage: Stage, visit: Visit, ann: Desk) -> None:
    """Though the same is asked for twice; it is no second complaint either."""
    await stage.talk("k1", "ann")
    for _ in range(2):
        page = await ann.open(title="Leaks", type="complaint", account="acme", contact="k1")
    assert len(await calls(visit)) == 1
    assert page["case"]["step"] == "agent"


async def test_what_turns_out_to_be_a_complaint_is_one(visit: Visit, ann: Desk) -> None:
    """Classified again and again it has one call back."""
    await ann.open(title="Leaks", account="acme")
    assert await calls(visit) == []
    for type_ in ("complaint", "question", "complaint"):
        await ann.do("classify", type=type_)
    assert [task["case"] for task in await calls(visit)] == [ann.id]


async def test_without_a_manager_the_department_calls_back(visit: Visit, ann: Desk) -> None:
    """Its head."""
    await ann.open(title="Leaks", type="complaint", department="tech")
    assert [task["case"] for task in await calls(visit, "hal")] == [ann.id]


async def test_a_contact_that_is_registered_as_a_complaint_is_one(
    stage: Stage, visit: Visit, ann: Desk
) -> None:
    """Of whoever works as that agent, with the note; read again, or said again, it is the same one."""
    await stage.talk("k1", "ann")
    for _ in range(2):
        word = {"disposition": "complaint", "note": "Leaks"}
        response = await ann.browser.post("/api/v1/contacts/k1/disposition", json=word)
        assert response.ok, await response.text()
        for name in ("registered", "read-anew"):
            await reader(stage, stage.parts.follow_up.registered_cases(name)).catch_up()
    (case,) = (await ann.get("/cases", contact="k1"))["cases"]
    case = (await ann.look(case["id"]))["case"]
    assert ("complaint", "Leaks", "acme", "p1", "A", "ada") == tuple(
        case[name] for name in ("type", "text", "account", "person", "tier", "opener")
    )
    (task,) = await calls(visit)
    assert ("k1", case["id"], NUMBER) == (task["contact"], task["case"], task["number"])
