"""What the configuration asks for in vain: the service runs, says so, and leads the caller on."""

import re
import shutil
from pathlib import Path

import aiohttp

from tests.scenarios.conftest import OpenHouse
from tests.scenarios.house import FLOWS, House, document
from tests.scenarios.test_voicemail import leaves_a_message

NOBODY = "Nobody can take your call now. Please leave a message after the tone."


async def counted(house: House) -> dict[str, float]:
    """Return the warnings that /metrics tells of, by kind."""
    async with aiohttp.ClientSession() as session, session.get(f"{house.url}/metrics") as answer:
        text = await answer.text()
    found = re.findall(r'^callcenter_configuration_warnings\{kind="(\w+)"\} (\S+)$', text, re.MULTILINE)
    return {kind: float(value) for kind, value in found if float(value)}


async def test_a_skill_that_nobody_has_leads_to_the_overflow(opened: OpenHouse, tmp_path: Path) -> None:
    """Not into music without an end, although somebody who serves the queue is free."""
    flows = Path(shutil.copytree(FLOWS, tmp_path / "flows"))
    main = flows / "main.yaml"
    text = main.read_text(encoding="utf-8")
    asked = text.replace("queue: sales, text", "queue: sales, skills: [finnish], text")
    assert asked != text
    main.write_text(asked, encoding="utf-8")
    async with opened(flows=str(flows)) as house:
        ana, caller = await house.agent("ana"), house.caller()
        assert (await counted(house))["missing_skill"] == 1

        await caller.chooses("1")

        await caller.hears(NOBODY)
        await leaves_a_message(house, caller)
        assert house.told("VoicemailStarted", caller)[0].reason == "unserved"
        assert ana.presence == "available"


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
