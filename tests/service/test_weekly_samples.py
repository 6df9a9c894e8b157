"""Samples that are drawn by themselves, over memory: once each time, over restarts, in turn (FL-27)."""

from collections.abc import Sequence
from typing import Any

import pytest

from callcenter.cases.tasks import Task, TaskState
from callcenter.ports.books import Change, Put
from callcenter.ports.notices import Notice
from callcenter.ports.records import RecordsError, User
from callcenter.quality.forms import EvaluationForm, FormEdition
from callcenter.quality.sampling import Fact, Pick, PickState, SamplingRule
from callcenter.quality.weekly import SampleRun
from callcenter.service.follow_up.tools import Tools
from callcenter.service.house import House, default_document, parse
from callcenter.service.quality.forms import Forms
from callcenter.service.quality.sampling import Sampling
from callcenter.service.quality.weekly import MISSED, SampleRuns, Weekly
from callcenter.service.signals import Signals
from callcenter.storage.memory_records import MemoryRecords

#: Monday, 5 January 2026, six o'clock in Berlin, and so on from week to week.
MONDAY = 1_767_589_200.0
DAY, WEEK = 86_400.0, 604_800.0
PLAN: dict[str, Any] = {"id": "weekly", "form": "f", "evaluators": ["max", "sue"], "per_agent": 2}
CALENDARS = [{"id": "main", "zone": "Europe/Berlin", "week": []}]


def house(*plans: dict[str, Any]) -> House:
    agents = [{"id": name, "name": name, "queues": ["support"]} for name in ("ann", "bob")]
    teams = [{"id": "one", "members": ["ann"]}]
    changes = {
        "agents": agents,
        "teams": teams,
        "calendars": CALENDARS,
        "skills": [],
        "queues": [{"id": "support"}],
    }
    document = default_document() | changes | {"quality_rules": {"samples": list(plans)}}
    return parse({key: document[key] for key in ("name", *changes, "quality_rules")})


class Clock:
    """A clock that stands where it is put."""

    time = MONDAY + 1

    def now(self) -> float:
        return self.time


class Heard(Signals):
    """Signals that are remembered."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def fault(self, where: str, error: BaseException) -> None:
        self.told.append(where)


class World:
    """Books with a form, evaluators, and contacts: one an hour, of ann and bob in turn."""

    def __init__(self, *plans: dict[str, Any]) -> None:
        self.records, self.clock, self.house = MemoryRecords(), Clock(), house(*(plans or (PLAN,)))
        self.books = self.records.books
        self.tools = Tools(self.books, self.records, self.clock, lambda: self.house)
        self.signals = Heard()
        self.asked: list[tuple[float, float]] = []
        self.restart()

    def restart(self) -> None:
        """Begin anew over the same books."""
        self.weekly = Weekly(self.tools, Forms(self.tools))
        self.due = SampleRuns(self.weekly, self.gather, self.signals)

    async def open(self) -> "World":
        await self.records.open()
        for name, agent in (("max", ""), ("sue", "bob")):
            await self.records.save_user(User(name, "", name, agent, ("supervisor",)))
        form = (EvaluationForm("f", edition=1), FormEdition("f.1", form="f", edition=1))
        await self.books.commit([Put(each) for each in form], "", 0.0)
        return self

    async def gather(self, since: float, before: float) -> Sequence[Fact]:
        self.asked.append((since, before))
        hours = [MONDAY - 5 * WEEK + 1800 + 3600 * hour for hour in range(24 * 70)]
        return [
            Fact(f"c{number}", ("ann", "bob")[number % 2], "support", at=at, talked=60.0)
            for number, at in enumerate(hours)
            if since <= at < before
        ]

    async def picks(self) -> dict[str, tuple[str, str]]:
        return {pick.id: (pick.agent, pick.evaluator) for pick in await self.books.find(Pick, limit=500)}


@pytest.fixture
async def world() -> World:
    return await World().open()


async def test_each_week_is_drawn_once(world: World) -> None:
    """Of the contacts since the Monday before; again, or after a restart, nothing is drawn."""
    assert [await world.due.run_due(world.clock.time), await world.due.run_due(world.clock.time)] == [1, 0]
    assert world.asked == [(MONDAY - WEEK, MONDAY)]
    found = await world.picks()
    assert sorted(agent for agent, _ in found.values()) == ["ann", "ann", "bob", "bob"]
    world.restart()
    assert await world.due.run_due(world.clock.time) == 0
    assert (await world.due.next_at(world.clock.time), await world.picks()) == (MONDAY + WEEK, found)
    (run,) = await world.books.find(SampleRun)
    assert (run.id, run.drawn, run.due) == (f"weekly@{MONDAY:.0f}", 4, MONDAY + 7 * DAY)


async def test_another_house_draws_the_same(world: World) -> None:
    """The week is the seed."""
    other = await World().open()
    for each in (world, other):
        await each.due.run_due(each.clock.time)
    assert await world.picks() == await other.picks()


async def test_evaluators_take_turns_and_nobody_has_their_own(world: World) -> None:
    """Sue works as bob; each has a task with a reminder, and is told."""
    await world.due.run_due(world.clock.time)
    found = await world.picks()
    assert ("bob", "sue") not in found.values()
    assert sorted(name for _, name in found.values()) == ["max", "max", "sue", "sue"]
    tasks = {task.owner: task for task in await world.books.find(Task)}
    assert {owner: task.title for owner, task in tasks.items()} == dict.fromkeys(
        ("max", "sue"), "Evaluate contacts that were drawn (2)"
    )
    assert (tasks["sue"].due, tasks["sue"].remind_at) == (MONDAY + 7 * DAY, MONDAY + 5 * DAY)
    assert sorted(notice.user for notice in await world.books.find(Notice)) == ["max", "sue"]


async def test_the_task_is_done_with_the_last_line(world: World) -> None:
    """Evaluated or left out; and the report holds it against what was due."""
    await world.due.run_due(world.clock.time)
    sampling = Sampling(world.tools)
    mine = await world.books.find(Pick, {"assigned": "max"})
    states = []
    for pick in mine:
        await sampling.skip(pick.id, pick.version, "the line was bad", "max")
        (task,) = await world.books.find(Task, {"owner": "max"})
        states.append((task.state, task.result))
    assert states == [(TaskState.OPEN, "1/2"), (TaskState.DONE, "2/2")]
    world.clock.time = MONDAY + 8 * DAY
    told = {line.evaluator: line.tally for line in await world.weekly.report(0.0, MONDAY + WEEK)}
    assert (told["max"].skipped, told["max"].open, told["sue"].overdue) == (2, 0, 2)
    assert await world.weekly.report(0.0, MONDAY) == []


async def test_a_run_that_was_broken_off_is_finished(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its lines are there already: the same lines, once, and a task for them."""
    commit = world.books.commit

    async def broken(changes: Sequence[Change], by: str, at: float) -> list[Any]:
        if any(isinstance(change.entity, SampleRun) for change in changes):
            raise RecordsError("the power went")
        return await commit(changes, by, at)

    with monkeypatch.context() as patch:
        patch.setattr(world.books, "commit", broken)
        assert await world.due.run_due(world.clock.time) == 0
    left = await world.picks()
    assert (len(left), await world.books.count(Task)) == (4, 0)
    world.restart()
    assert await world.due.run_due(world.clock.time) == 1
    assert (await world.picks(), await world.books.count(Task)) == (left, 2)


async def test_weeks_that_were_missed_are_drawn_the_newest_ones(world: World) -> None:
    """Each for itself; what lies before the first one is not."""
    await world.due.run_due(world.clock.time)
    world.clock.time = MONDAY + 6 * WEEK + 1
    assert await world.due.run_due(world.clock.time) == MISSED
    runs = await world.books.find(SampleRun, order="at")
    assert [(run.at - MONDAY) / WEEK for run in runs] == [0, 3, 4, 5, 6]
    assert [(run.at - run.since) / WEEK for run in runs] == [1, 1, 1, 1, 1]


async def test_a_plan_draws_of_its_teams_and_by_rules() -> None:
    """Beside so many of each agent."""
    world = await World({**PLAN, "teams": ["one"], "per_agent": 1, "rules": ["long"]}).open()
    rule = SamplingRule("long", name="Long", form="f", count=3)
    await world.books.commit([Put(rule), Put(SamplingRule("other", name="x", form="f", count=9))], "", 0.0)
    await world.due.run_due(world.clock.time)
    picks = await world.books.find(Pick)
    assert {pick.agent for pick in picks} == {"ann"}
    assert {why.rule for pick in picks for why in pick.why} == {"plan:weekly", "long"}
    assert 3 <= len(picks) <= 4
    assert {pick.state for pick in picks} == {PickState.OPEN}


async def test_a_plan_without_its_form_is_tried_again_later(world: World) -> None:
    """It is told as a fault; the others are drawn."""
    world.house = house({**PLAN, "id": "lost", "form": "gone"}, PLAN)
    assert (await world.due.run_due(world.clock.time), world.signals.told) == (1, ["due_samples"])
    assert await world.due.next_at(world.clock.time) == world.clock.time + 3600
    assert await world.due.run_due(world.clock.time + 60) == 0
