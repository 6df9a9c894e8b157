"""A date that was agreed with a customer is somebody's task: once, whatever happens in between."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from callcenter.accounts.account import Account
from callcenter.accounts.person import Person
from callcenter.cases.case import Case
from callcenter.cases.tasks import Task, TaskKind, TaskState
from callcenter.floor import commands as c
from callcenter.floor.phases import Presence
from callcenter.floor.values import Target, TargetKind
from callcenter.ports.bookmarks import Bookmark
from callcenter.ports.books import Change, Drop, Put, put
from callcenter.service.follow_up.agreed import REMIND_BEFORE, AgreedDates
from callcenter.service.follow_up.tasks import Tasks
from callcenter.service.follow_up.tools import Doer, Tools
from callcenter.storage.books.memory import MemoryBooks
from tests.reading import reader
from tests.web.stage import NUMBER, Stage, build

DAY = 86_400.0
DUE = 1_000_000.0 + DAY


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Bob talks with Li of Acme."""
    made = await build(tmp_path / "dist")
    await put(made.records.books, Account("acme", company="Acme"), "sue", 1.0)
    await put(made.records.books, Person("p1", name="Li", account="acme"), "sue", 1.0)
    await made.talk("k1", "bob")
    yield made
    await made.runner.stop()


def tools_of(stage: Stage) -> Tools:
    """Return what the follow-up works with on a stage."""
    return Tools(stage.records.books, stage.records, stage.clock, stage.parts.house)


async def caught_up(stage: Stage) -> list[Task]:
    """Let a process that has just begun read on, and return all tasks."""
    await reader(stage, AgreedDates(tools_of(stage))).catch_up()
    return await stage.records.books.find(Task)


async def registers(stage: Stage, due: float = DUE, note: str = "wants a quote", agent: str = "bob") -> None:
    """An agent registers the contact with a date."""
    await stage.do(c.Dispose(agent, "k1", "resolved", note, follow_up_at=due))


async def test_becomes_the_agents_task(stage: Stage) -> None:
    """With the time, the reminder, the note, and whom to call: with its case, if there is one."""
    await put(stage.records.books, Case("c7", contacts=("k1",)), "ann", 1.0)
    await registers(stage)

    (task,) = await caught_up(stage)

    assert (TaskKind.CALL_BACK, "bob", "bob", TaskState.OPEN) == (task.kind, task.owner, task.by, task.state)
    assert (DUE, DUE - REMIND_BEFORE) == (task.due, task.remind_at)
    assert ("wants a quote", "p1", "acme", "k1", "c7") == (
        task.note,
        task.person,
        task.account,
        task.contact,
        task.case,
    )
    assert NUMBER == task.number


async def test_a_date_that_is_near_is_told_when_it_comes(stage: Stage) -> None:
    """There is no time for an earlier reminder."""
    await registers(stage, stage.clock.time + 60)
    (task,) = await caught_up(stage)
    assert task.due == task.remind_at


async def test_a_restart_makes_none_twice_and_loses_none(stage: Stage) -> None:
    """Not even one whose bookmark is lost; what the owner did with the task stays."""
    await registers(stage)
    (task,) = await caught_up(stage)
    tasks, bob = Tasks(tools_of(stage)), Doer("bob")
    await tasks.move(task.id, TaskState.DONE, bob, result="sent")
    bookmark = await stage.records.books.get(Bookmark, "agreed")
    assert bookmark is not None
    await stage.records.books.commit([Drop(bookmark)], "ada", 1.0)

    (again,) = await caught_up(stage)

    assert (TaskState.DONE, "sent") == (again.state, again.result)


async def test_the_last_word_counts(stage: Stage) -> None:
    """Another date moves the task, none calls it off, a new one opens it again."""
    for due, state in ((DUE, "open"), (DUE + DAY, "open"), (0.0, "cancelled"), (DUE + DAY, "open")):
        await registers(stage, due)
        (task,) = await caught_up(stage)
        assert (task.state.value, task.due) == (state, due or DUE + DAY)


async def test_two_words_between_two_looks_are_one(stage: Stage) -> None:
    """A date that was taken back at once is nobody's task."""
    await registers(stage)
    await registers(stage, 0.0)
    assert [] == await caught_up(stage)


async def test_each_agent_of_a_contact_has_their_own(stage: Stage) -> None:
    """Whoever handed it on has promised something, too."""
    await stage.do(c.RequestPresence("ann", Presence.AVAILABLE))
    await registers(stage)
    await stage.do(c.Transfer("bob", "k1", Target(TargetKind.AGENT, "ann")))
    offer = stage.runner.floor.state.contacts["k1"].offer
    assert offer is not None
    await stage.do(c.BindLeg("leg-ann", "ann", offer.id))
    await registers(stage, DUE + DAY, agent="ann")

    assert {"bob": DUE, "ada": DUE + DAY} == {task.owner: task.due for task in await caught_up(stage)}


async def test_without_a_user_it_is_the_managers(stage: Stage) -> None:
    """The agent has left the house; the account manager, else a supervisor, keeps what was said."""
    await registers(stage)
    bob = await stage.records.user("bob")
    assert bob is not None
    await stage.records.save_user(replace(bob, active=False))

    (task,) = await caught_up(stage)

    assert ("sue", "") == (task.owner, task.by)


async def test_it_stands_as_things_are_today(stage: Stage) -> None:
    """Under whoever they were merged into; nothing of who was erased."""
    books = stage.records.books
    person = await books.get(Person, "p1")
    assert person is not None
    await put(books, Person("p2", account="acme", erased_at=5.0), "sue", 1.0)
    await books.commit([Put(Person("p1", person.version, merged_into="p2"))], "sue", 1.0)
    await registers(stage)

    (task,) = await caught_up(stage)

    assert ("acme", "", "", "") == (task.account, task.person, task.number, task.note)


async def test_a_task_that_changes_meanwhile_is_looked_at_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The owner edits it in the moment of the next word: both hold."""
    await registers(stage)
    (task,) = await caught_up(stage)
    await registers(stage, DUE + DAY)
    commit = MemoryBooks.commit
    raced: list[Task] = []

    async def race(self: MemoryBooks, changes: Sequence[Change], by: str, at: float) -> list[object]:
        if not raced:
            raced.append(task)
            await commit(self, [Put(replace(task, owner="sue"))], "sue", 1.0)
        return await commit(self, changes, by, at)

    monkeypatch.setattr(MemoryBooks, "commit", race)
    assert 1 == await reader(stage, AgreedDates(tools_of(stage))).catch_up()

    (now,) = await stage.records.books.find(Task)
    assert ("sue", DUE + DAY) == (now.owner, now.due)
