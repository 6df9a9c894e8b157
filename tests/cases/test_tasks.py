"""Tasks: every move of the table and no other, reminders, and what comes again."""

from itertools import product

import pytest
from msgspec.structs import replace

from callcenter.cases.refusal import Refusal
from callcenter.cases.tasks import (
    LIVE,
    TASK_MOVES,
    Task,
    TaskState,
    following,
    move,
    new_task,
    overdue,
    put_off,
)

DAY = 86400.0
CALL = Task("t1", title="Call", owner="lee", due=10 * DAY, remind_at=9 * DAY)


@pytest.mark.parametrize(("old", "new"), list(product(TaskState, TaskState)))
def test_a_task_moves_only_as_the_table_says(old: TaskState, new: TaskState) -> None:
    """All pairs."""
    task = replace(CALL, state=old, result="before")
    if new in TASK_MOVES[old]:
        moved = move(task, new, 5.0)
        assert (new, 5.0, "before") == (moved.state, moved.since, moved.result)
    else:
        with pytest.raises(Refusal, match="wrong_state"):
            move(task, new, 5.0)


@pytest.mark.parametrize("lacks", ["title", "owner", "due"])
def test_a_task_needs_a_title_an_owner_and_a_time(lacks: str) -> None:
    """The refusal names what is missing."""
    with pytest.raises(Refusal) as refused:
        new_task(replace(CALL, **{lacks: type(getattr(CALL, lacks))()}), 0.0)
    assert ("incomplete", lacks) == (refused.value.code, refused.value.detail)


def test_nobody_is_reminded_when_it_is_too_late() -> None:
    """A reminder comes before the time."""
    with pytest.raises(Refusal, match="reminder_late"):
        new_task(replace(CALL, remind_at=11 * DAY), 0.0)


def test_the_owner_is_reminded_once() -> None:
    """Never of what is done, and anew when the time was moved."""
    assert CALL.wakes_at == 9 * DAY
    told = replace(CALL, reminded_at=9 * DAY)
    assert told.wakes_at is None
    assert put_off(told, 20 * DAY, 19 * DAY).wakes_at == 19 * DAY
    assert move(CALL, TaskState.DONE, 1.0).wakes_at is None


def test_a_task_is_overdue_after_its_time() -> None:
    """Its moment itself is in time, and what is over is never overdue."""
    assert not overdue(CALL, 10 * DAY)
    assert overdue(CALL, 10 * DAY + 1)
    assert [] == [s for s in set(TaskState) - LIVE if overdue(replace(CALL, state=s), 99 * DAY)]


def test_a_task_comes_again_until_its_rule_ends() -> None:
    """Each occurrence keeps the distance of the reminder."""
    first = new_task(replace(CALL, rule="FREQ=WEEKLY;COUNT=3"), 0.0)
    second = following(move(first, TaskState.DONE, 10 * DAY), "t2", 10 * DAY)
    assert second is not None
    assert (17 * DAY, 16 * DAY, "t1", TaskState.OPEN) == (
        second.due,
        second.remind_at,
        second.follows,
        second.state,
    )
    third = following(second, "t3", 17 * DAY)
    assert third is not None
    assert following(third, "t4", 24 * DAY) is None


def test_what_was_missed_is_left_out() -> None:
    """Done three weeks late, the next one lies ahead."""
    first = new_task(replace(CALL, rule="FREQ=WEEKLY"), 0.0)
    late = following(first, "t2", 32 * DAY)
    assert late is not None
    assert late.due == 38 * DAY


def test_a_moved_task_does_not_move_its_series() -> None:
    """The one that follows comes when the rule says."""
    first = put_off(new_task(replace(CALL, rule="FREQ=WEEKLY"), 0.0), 12 * DAY, 0.0)
    second = following(first, "t2", 12 * DAY)
    assert second is not None
    assert second.due == 17 * DAY


def test_what_comes_once_does_not_come_again() -> None:
    """Without a rule nothing follows."""
    assert following(CALL, "t2", 1.0) is None


def test_what_is_over_is_not_put_off() -> None:
    """It is opened again first."""
    with pytest.raises(Refusal, match="wrong_state"):
        put_off(move(CALL, TaskState.DONE, 1.0), 30 * DAY, 0.0)
