"""Tasks over the books: who sees them, what comes again, what a plan hears of them."""

import pytest

from callcenter.cases.refusal import Refusal
from callcenter.cases.tasks import Task, TaskState
from callcenter.ports.books import StaleVersion
from callcenter.service.follow_up.tasks import TaskChange, TaskSearch
from callcenter.service.follow_up.tools import Doer
from tests.service.follow_up.world import ANN, DAY, MAX, NOW, SUE, World

DONE, OPEN, CANCELLED = TaskState.DONE, TaskState.OPEN, TaskState.CANCELLED


def call(**changes: object) -> Task:
    """Return a task as somebody asks for it."""
    return Task("", title="Call", due=NOW + DAY, **changes)  # type: ignore[arg-type]


async def test_a_task_is_its_owner_s_and_of_who_asked(world: World) -> None:
    """Supervisors see all, the account's people what is about it, others nothing."""
    tasks = world.office.tasks
    task = await tasks.add(call(owner="max"), ANN)
    assert ("max", "ann", OPEN) == (task.owner, task.by, task.state)
    for doer in (ANN, MAX, SUE):
        assert task == await tasks.see(task.id, doer)
    with pytest.raises(Refusal, match="not_found"):
        await tasks.see(task.id, Doer("tom"))
    about = await tasks.add(call(owner="sue", account="acme"), SUE)
    assert about == await tasks.see(about.id, MAX)


async def test_a_list_is_one_s_own(world: World) -> None:
    """What others have is asked for by name, and only by those who may."""
    tasks = world.office.tasks
    late = await tasks.add(call(account="acme"), ANN)
    early = await tasks.add(Task("", title="Now", due=NOW + 1), ANN)
    given = await tasks.add(call(owner="max", account="acme"), ANN)
    assert [early, late] == await tasks.find(TaskSearch(), ANN)
    assert {early.id, late.id, given.id} == {t.id for t in await tasks.find(TaskSearch(asked=True), ANN)}
    assert [given] == await tasks.find(TaskSearch(), MAX)
    assert {late.id, given.id} == {t.id for t in await tasks.find(TaskSearch(account="acme"), MAX)}
    assert [early, late] == await tasks.find(TaskSearch(owner="ann"), SUE)
    with pytest.raises(Refusal, match="forbidden"):
        await tasks.find(TaskSearch(owner="max"), ANN)


async def test_a_task_that_is_done_comes_again(world: World) -> None:
    """Once, though it is opened and done a second time; and not when its series is ended."""
    tasks = world.office.tasks
    task = await tasks.add(call(rule="FREQ=WEEKLY"), ANN)
    done, again = await tasks.move(task.id, DONE, ANN, result="Reached")
    assert again is not None
    assert (DONE, "Reached", OPEN, task.due + 7 * DAY) == (done.state, done.result, again.state, again.due)
    await tasks.move(task.id, OPEN, ANN)
    assert (await tasks.move(task.id, DONE, ANN))[1] is None
    assert (await tasks.move(again.id, CANCELLED, ANN, ends=True))[1] is None
    assert [] == await tasks.find(TaskSearch(), ANN)


async def test_a_task_is_handed_on_and_put_off(world: World) -> None:
    """To a user there is, from the version that was read; a reminder never comes after the time."""
    tasks = world.office.tasks
    task = await tasks.add(call(remind_at=NOW + DAY - 60), ANN)
    changed = await tasks.change(task.id, TaskChange(1, owner="max", due=NOW + 60), ANN)
    assert ("max", NOW + 60, NOW + 60) == (changed.owner, changed.due, changed.remind_at)
    with pytest.raises(StaleVersion):
        await tasks.change(task.id, TaskChange(1, title="Late"), ANN)
    for nobody in ("nemo", "old"):
        with pytest.raises(Refusal, match="unknown_user"):
            await tasks.change(task.id, TaskChange(2, owner=nobody), ANN)
