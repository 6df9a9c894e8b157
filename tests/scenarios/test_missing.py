"""What the configuration asks for in vain: the service runs, says so, and leads the caller on."""

import re
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.scenarios.conftest import OpenHouse
from tests.scenarios.house import House, document
from tests.scenarios.test_proficiency import asking
from tests.scenarios.test_voicemail import leaves_a_message

NOBODY = "Nobody can take your call now. Please leave a message after the tone."


async def counted(house: House) -> dict[str, float]:
    """Return the warnings that /metrics tells of, by kind."""
    async with aiohttp.ClientSession() as session, session.get(f"{house.url}/metrics") as answer:
        text = await answer.text()
    found = re.findall(r'^callcenter_configuration_warnings\{kind="(\w+)"\} (\S+)$', text, re.MULTILINE)
    return {kind: float(value) for kind, value in found if float(value)}


SPLIT = [
    {"id": "ana", "name": "Ana Ruiz", "queues": ["sales"], "skills": {"finnish": 5}},
    {"id": "ben", "name": "Ben Okafor", "queues": ["sales"], "skills": {"pumps": 5}},
]


@pytest.mark.parametrize(
    ("skills", "kind", "changed"),
    [
        ("[finnish]", "missing_skill", {}),
        ("{finnish: 6}", "missing_skill", {"agents": SPLIT}),
        ("{finnish: 5, pumps: 5}", "split_skills", {"agents": SPLIT}),
    ],
)
async def test_skills_that_nobody_has_lead_to_the_overflow(
    opened: OpenHouse, tmp_path: Path, skills: str, kind: str, changed: dict[str, Any]
) -> None:
    """Not into music without an end, although somebody who serves the queue is free."""
    flows = asking(tmp_path, f"skills: {skills}")
    async with opened(changed=changed, flows=flows) as house:
        ana, caller = await house.agent("ana"), house.caller()
        assert (await counted(house))[kind] == 1

        await caller.chooses("1")

        await caller.hears(NOBODY)
        await leaves_a_message(house, caller)
        assert house.told("VoicemailStarted", caller)[0].reason == "unserved"
        assert ana.presence == "available"


async def test_a_preference_that_nobody_meets_keeps_nobody_waiting(opened: OpenHouse, tmp_path: Path) -> None:
    """It is told, and the caller has whoever is free."""
    async with opened(flows=asking(tmp_path, "preferred: {finnish: 3}")) as house:
        ana, caller = await house.agent("ana"), house.caller()
        assert (await counted(house))["unmatched_preference"] == 1

        await caller.chooses("1")

        await ana.answers(caller)
        await caller.hangs_up()


async def test_a_queue_that_nobody_serves_sends_its_callers_on(opened: OpenHouse) -> None:
    """Where it says; there somebody answers."""
    queues = [
        each | {"when_unstaffed": {"action": "queue", "queue": "quick"}} if each["id"] == "sales" else each
        for each in document()["queues"]
    ]
    agents = [{"id": "ana", "name": "Ana Ruiz", "queues": ["quick"]}]
    async with opened(changed={"queues": queues, "agents": agents}) as house:
        ana, caller = await house.agent("ana"), house.caller()
        assert (await counted(house))["unserved_queue"] >= 1

        await caller.chooses("1")

        await ana.is_offered(caller)
        assert "quick" == (await house.is_in(caller, "offered")).queue
        await ana.answers(caller)
        await caller.hangs_up()


async def test_a_flow_and_a_survey_that_are_not_there(opened: OpenHouse) -> None:
    """The caller meets a person, and is thanked without a survey."""
    queues = [each | {"survey": "stars"} for each in document()["queues"]]
    async with opened(changed={"queues": queues, "default_flow": "mian"}) as house:
        house.expected_faults = {"flow", "survey"}
        assert (await counted(house))["unknown_flow"] >= 2
        ana, caller = await house.agent("ana"), house.caller()

        await caller.dials()

        await ana.answers(caller)
        await ana.does("hang-up")
        await caller.is_gone()
        await ana.wraps_up(caller)
        assert (await house.closed(caller)).outcome == "handled"
