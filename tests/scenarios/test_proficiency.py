"""A flow asks for a proficiency: nobody below it gets the caller until a step lowers it."""

import shutil
from pathlib import Path
from typing import Any

from tests.scenarios.agents import Agent
from tests.scenarios.conftest import OpenHouse
from tests.scenarios.house import FLOWS, House, document

LOWERED = 1.0


def asking(folder: Path, skills: str) -> str:
    """Return a folder of flows whose way into sales asks for these skills."""
    flows = Path(shutil.copytree(FLOWS, folder / "flows"))
    main = flows / "main.yaml"
    text = main.read_text(encoding="utf-8")
    asked = text.replace("queue: sales, text", f"queue: sales, {skills}, text")
    assert asked != text
    main.write_text(asked, encoding="utf-8")
    return str(flows)


def speaking(ana: int, ben: int, *steps: dict[str, Any]) -> dict[str, Any]:
    """Return changes by which two agents of sales speak German so well, and the queue widens so."""
    queues = [
        each | {"steps": list(steps)} if each["id"] == "sales" else each for each in document()["queues"]
    ]
    agents = [
        {"id": name, "name": name.title(), "queues": ["sales"], "skills": {"german": level}}
        for name, level in (("ana", ana), ("ben", ben))
    ]
    return {"queues": queues, "agents": agents}


async def why_not(house: House, contact: str) -> dict[str, Any]:
    """Return what a supervisor is told of each agent about a contact that waits."""
    sue = Agent(house.url, "sue", house.world, house.watch)
    await sue.signs_in()
    found = await sue.get(f"/contacts/{contact}/why")
    await sue.leaves()
    return {each["id"]: each for each in found["agents"]}


def levels(event: Any) -> list[int]:
    """Return the required levels that an event speaks of."""
    return [skill.level for skill in event.needs.required]


async def test_a_lower_agent_gets_the_caller_when_the_step_lowers_the_level(
    opened: OpenHouse, tmp_path: Path
) -> None:
    """She is free all the while; who reaches the level is not signed in."""
    flows = asking(tmp_path, "skills: {german: 5}")
    changed = speaking(3, 7, {"after": LOWERED, "level_less": 2})
    async with opened(changed=changed, flows=flows) as house:
        ana, caller = await house.agent("ana"), house.caller()

        await caller.chooses("1")

        await ana.answers(caller)
        (queued,) = house.told("ContactQueued", caller)
        *_, widened = house.told("ContactWidened", caller)
        offered, *_ = house.told("ContactOffered", caller)
        assert ([5], [3]) == (levels(queued), levels(widened))
        assert house.events.index(widened) < house.events.index(offered)
        assert offered.at - queued.at >= LOWERED
        await caller.hangs_up()


async def test_without_such_a_step_a_lower_agent_is_not_asked(opened: OpenHouse, tmp_path: Path) -> None:
    """The caller waits for who reaches the level, and the supervisor is told why."""
    flows = asking(tmp_path, "skills: {german: 5}")
    async with opened(changed=speaking(4, 5), flows=flows) as house:
        await house.agent("ana")
        caller = house.caller()

        await caller.chooses("1")

        await house.is_in(caller, "waiting")
        told = (await why_not(house, caller.contact))["ana"]
        assert ("skill_missing:german", "needs level 5") == (told["verdict"], told["detail"])
        ben = await house.agent("ben")
        await ben.answers(caller)
        assert {each.agent for each in house.told("ContactOffered", caller)} == {"ben"}
        await caller.hangs_up()


async def test_a_queue_asks_for_a_proficiency_whatever_the_flow_asks(opened: OpenHouse) -> None:
    """The flow names no skill at all; the supervisor is told which one is missing."""
    changed = speaking(4, 5)
    changed["queues"] = [
        each | {"skills": {"german": 5}} if each["id"] == "sales" else each for each in changed["queues"]
    ]
    async with opened(changed=changed) as house:
        await house.agent("ana")
        caller = house.caller()

        await caller.chooses("1")

        await house.is_in(caller, "waiting")
        told = (await why_not(house, caller.contact))["ana"]
        assert ("skill_missing:german", "needs level 5") == (told["verdict"], told["detail"])
        ben = await house.agent("ben")
        await ben.answers(caller)
        assert {each.agent for each in house.told("ContactOffered", caller)} == {"ben"}
        await caller.hangs_up()


async def test_who_is_better_is_preferred(opened: OpenHouse, tmp_path: Path) -> None:
    """Before somebody who has been idle for longer and does not reach the level."""
    flows = asking(tmp_path, "preferred: {german: 5}")
    async with opened(changed=speaking(4, 5), flows=flows) as house:
        await house.agent("ana")
        ben, caller = await house.agent("ben"), house.caller()

        await caller.chooses("1")

        await ben.is_offered(caller)
        assert "preferred_skills" == ben.desk["offer"]["why"]
        await ben.answers(caller)
        await caller.hangs_up()
