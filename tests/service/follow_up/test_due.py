"""What falls due: reminders told once, others not kept waiting, a board of what is to be done."""

import pytest

from callcenter.cases.seeing import Viewer
from callcenter.cases.tasks import Task
from callcenter.cases.visits import Visit
from callcenter.service.due import DueKind
from callcenter.service.signals import Signals
from tests.service.follow_up.world import ANN, DAY, MAX, NOW, World


class Faults(Signals):
    """Signals that keep the faults."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def fault(self, where: str, error: BaseException) -> None:
        self.seen.append(where)


def tasks_of(world: World, signals: Signals) -> DueKind:
    """Return the kind of tasks."""
    (found,) = [kind for kind in world.office.due_kinds(signals) if kind.name == "task"]
    return found


async def test_the_owner_is_reminded_once(world: World) -> None:
    """At its time, not before, and again when it was put off."""
    kind = tasks_of(world, Signals())
    await world.office.tasks.add(Task("", title="Call", due=NOW + DAY, remind_at=NOW + 60, owner="max"), ANN)
    assert NOW + 60 == await kind.next_at(NOW)
    assert [0, 1, 0] == [await kind.run_due(NOW + at) for at in (59, 60, 61)]
    assert ["reminded"] == await world.told("max")
    assert await kind.next_at(NOW + 60) is None


async def test_one_that_fails_is_put_off_alone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are reminded; it is tried again after a while."""
    signals = Faults()
    kind = tasks_of(world, signals)
    for owner in ("max", "ann"):
        await world.office.tasks.add(Task("", title=owner, due=NOW + DAY, remind_at=NOW, owner=owner), ANN)
    commit = world.books.commit

    async def failing(changes, by, at):  # type: ignore[no-untyped-def]
        if any(getattr(change.entity, "title", "") == "max" for change in changes):
            raise ZeroDivisionError
        return await commit(changes, by, at)

    with monkeypatch.context() as broken:
        broken.setattr(world.books, "commit", failing)
        assert 1 == await kind.run_due(NOW)
        assert 0 == await kind.run_due(NOW + 1)
    assert (["due_task"], [], ["reminded"]) == (
        signals.seen,
        await world.told("max"),
        await world.told("ann"),
    )
    assert NOW + 60 == await kind.next_at(NOW + 1)
    assert 1 == await kind.run_due(NOW + 60)


async def test_the_board_shows_what_is_to_be_done(world: World) -> None:
    """One's own tasks and visits, all of them to those who lead; what is late is marked."""
    kind = tasks_of(world, Signals())
    await world.office.tasks.add(Task("", title="Late", due=NOW + 1), ANN)
    await world.office.tasks.add(Task("", title="His", due=NOW + 2, owner="max"), ANN)
    await world.office.tasks.add(Task("", title="Far", due=NOW + 9 * DAY), ANN)
    await world.office.visits.plan(Visit("", account="acme", planned=NOW + 3, purpose="Talk"), MAX)
    world.clock.time += 2
    mine = await kind.board(Viewer("ann"), NOW + DAY, 10)
    assert [("Late", True)] == [(item.title, item.breached) for item in mine]
    everything = await kind.board(Viewer("sue", leads=True), NOW + DAY, 10)
    assert [("task", "Late"), ("task", "His"), ("visit", "Talk")] == [(i.kind, i.title) for i in everything]
    assert 2 == len(await kind.board(Viewer("sue", leads=True), NOW + DAY, 2))
