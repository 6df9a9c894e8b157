"""Certificates and the floor: whoever lost one lacks its skill; warned before, told after (FL-27)."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from callcenter.cases.tasks import Task
from callcenter.ports.notices import Notice
from callcenter.quality.training import DAY, Course, TestResult
from callcenter.service.follow_up.tools import NOBODY
from callcenter.service.house import document_of, parse
from callcenter.service.menus import Menus
from callcenter.service.signals import Signals
from callcenter.service.watchfulness import Watchfulness
from ivr.library import Library
from notation.source import Source
from tests.web.stage import HOUSE, Stage, build


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Bob has the skill `pumps` by the configuration, ann has none."""
    document: dict[str, Any] = document_of(HOUSE)
    document["agents"][1]["skills"] = {"pumps": 6}
    made = await build(tmp_path, parse(document))
    yield made
    await made.runner.stop()


def skills(stage: Stage, agent: str) -> dict[str, int]:
    return stage.runner.floor.state.agents[agent].profile.skills


async def certified(stage: Stage, agent: str, **more: Any) -> None:
    """A course that stands for the skill, and its test passed."""
    training = stage.parts.quality.training
    course = await training.write(Course("", name={"en": "Pumps"}, skill="pumps", **more), "sue")
    assert "pumps" not in skills(stage, "bob")
    await training.enter(TestResult("", course=course.id, agent=agent, share=1.0), "sue")


async def test_a_certificate_that_ends_takes_the_skill(stage: Stage) -> None:
    """Warned with a notice and a task; at the end the floor knows, and the agent is told."""
    await certified(stage, "bob", valid_days=100, warn_days=30)
    assert skills(stage, "bob") == {"pumps": 6}
    due, _ = stage.parts.quality.due_kinds(Signals(), stage.parts.history)
    begin = stage.clock.time
    assert await due.next_at(begin) == begin + 70 * DAY

    stage.clock.time = begin + 70 * DAY
    assert await due.run_due(stage.clock.time) == 1
    assert skills(stage, "bob") == {"pumps": 6}
    (task,) = await stage.parts.books.find(Task, {"owner": "bob"})
    assert (task.title, task.due) == ("Pumps", begin + 100 * DAY)

    stage.clock.time = begin + 100 * DAY
    assert await due.run_due(stage.clock.time) == 1
    assert skills(stage, "bob") == {}
    told = await stage.parts.books.find(Notice, {"user": "bob"}, order="at")
    assert [each.what for each in told] == ["expires_soon", "lapsed"]
    assert await due.next_at(stage.clock.time) is None


async def test_a_certificate_gives_a_skill_and_its_loss_takes_it(stage: Stage) -> None:
    """A level of the course goes to whoever has none; revoked, it is gone at once."""
    await certified(stage, "ann", level=4)
    assert (skills(stage, "bob"), skills(stage, "ann")) == ({}, {"pumps": 4})
    training = stage.parts.quality.training
    (held,) = await training.certificates("ann", "", NOBODY)
    await training.revoke(held.id, held.version, "was helped", "sue")
    assert skills(stage, "ann") == {}


async def test_a_new_configuration_and_a_restart_keep_the_gate(stage: Stage) -> None:
    """Whoever changes anything else does not give the skill back; a renewal of the house neither."""
    await certified(stage, "ann")
    keeper = stage.parts.keeper
    await keeper.change(keeper.document | {"name": "Other"}, keeper.version, "ada")
    assert skills(stage, "bob") == {}
    before = stage.runner.seq
    await keeper.renew()
    await keeper.open()
    assert (skills(stage, "bob"), stage.runner.seq) == ({}, before)


ASKING = "{flow: main, language: en, start: go, steps: {go: {do: queue, queue: support, skills: {pumps: 5}}}}"


async def test_what_flows_ask_for_is_held_against_certificates(stage: Stage) -> None:
    """Who lost a skill does not have it, whatever the configuration says, until they are certified."""
    keeper = stage.parts.keeper
    menus = Menus(Library().load([Source("main.yaml", ASKING)])[0])
    keeper.on_change = Watchfulness(keeper, menus, Signals()).look

    def told() -> list[str]:
        return [each.value for each in keeper.warnings if each.code == "missing_skill"]

    training = stage.parts.quality.training
    course = await training.write(Course("", name={"en": "Pumps"}, skill="pumps"), "sue")
    assert told() == ["pumps(5)"]
    await training.enter(TestResult("", course=course.id, agent="bob", share=1.0), "sue")
    assert told() == []
