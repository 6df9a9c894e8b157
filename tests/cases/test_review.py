"""Reviewing cases: what is said of each, and that every number is a list of cases (DU-02)."""

from typing import Any

import pytest

from callcenter.cases.case import Case, CaseType, Examination
from callcenter.cases.deadlines import Deadline, DeadlineKind, Pause
from callcenter.cases.review import Group, Mark, group_of, marked, reviewed
from callcenter.cases.table import CaseState
from callcenter.cases.tasks import Task, TaskState

HOUR = 3600.0
NOW = 100 * HOUR


def case(id: str = "c", **change: Any) -> Case:
    """Return a complaint that was opened at hour 0."""
    return Case(id, type=CaseType.COMPLAINT, **change)


def examined(task: str = "", *, upheld: bool = True, cause: str = "") -> Examination:
    """Return what was found."""
    return Examination(upheld, "Bad seal", "Another seal", 1.0, "tom", cause, task)


def marks(one: Case, *tasks: Task) -> set[Mark]:
    """Return what is said of a case."""
    (found,) = reviewed([one], {task.id: task for task in tasks}, NOW)
    return set(found.marks) - {Mark.RAISED}


def clock(kind: DeadlineKind = DeadlineKind.RESPONSE, due: float = 24 * HOUR, **change: Any) -> Case:
    """Return a case with one deadline."""
    return case(deadlines=(Deadline(kind, 0.0, due, **change),))


def test_a_clock_counts_once_it_is_decided() -> None:
    """Met in time, met late, over without an answer; one that still runs is neither."""
    late = {Mark.ANSWER_DUE, Mark.ANSWER_LATE}
    assert marks(clock(met_at=HOUR)) == {Mark.ANSWER_DUE, Mark.ANSWERED_IN_TIME}
    assert marks(clock(met_at=30 * HOUR, breached_at=24 * HOUR)) == late
    assert marks(clock()) == late
    assert marks(clock(due=200 * HOUR)) == set()
    assert marks(clock(DeadlineKind.RESOLUTION)) == {Mark.SOLUTION_DUE, Mark.SOLUTION_LATE}


def test_a_clock_that_stands_still_is_not_late() -> None:
    """While we wait for the customer nothing is held against us."""
    paused = case(
        deadlines=(Deadline(DeadlineKind.RESPONSE, 0.0, 1.0),), pauses=(Pause(0.5, "waits", "ann"),)
    )
    assert marks(paused) == set()


def test_hours_run_from_the_opening() -> None:
    """To the first answer, and to the solution that stands; a reopened one has none."""
    done = case(state=CaseState.CLOSED, responded_at=2 * HOUR, resolved_at=5 * HOUR, closed_at=9 * HOUR)
    (found,) = reviewed([done], {}, NOW)
    assert (found.answer_hours, found.solution_hours) == (2.0, 5.0)
    again = case(state=CaseState.REOPENED, reopened=1, responded_at=HOUR)
    (found,) = reviewed([again], {}, NOW)
    assert (found.solution_hours, Mark.SOLVED in found.marks, Mark.REOPENED in found.marks) == (
        None,
        False,
        True,
    )


@pytest.mark.parametrize(
    ("task", "mark"),
    [
        (Task("t", due=NOW), Mark.ACTION_OPEN),
        (Task("t", due=NOW - 1), Mark.ACTION_OVERDUE),
        (Task("t", due=1.0, state=TaskState.DONE), Mark.ACTION_DONE),
    ],
)
def test_a_corrective_action_is_as_far_as_its_task(task: Task, mark: Mark) -> None:
    """Open, overdue or done."""
    assert marks(case(examination=examined("t")), task) == {Mark.EXAMINED, Mark.UPHELD, mark}


def test_an_action_that_nobody_follows_says_nothing() -> None:
    """Called off, or never made a task of; not upheld is examined all the same."""
    off = Task("t", due=1.0, state=TaskState.CANCELLED)
    assert marks(case(examination=examined("t", upheld=False)), off) == {Mark.EXAMINED}
    assert marks(case(examination=examined())) == {Mark.EXAMINED, Mark.UPHELD}


def test_who_came_again() -> None:
    """By account, else by person; of nobody known each is its own, and what was discarded never came."""
    cases = [
        case("1", account="acme"),
        case("2", account="acme"),
        case("3", person="li"),
        case("4"),
        case("5"),
        case("6", person="li", state=CaseState.DISCARDED),
    ]
    found = reviewed(cases, {}, NOW)
    assert [each.case.id for each in marked(found, Mark.REPEATED)] == ["1", "2"]
    assert len(marked(found, Mark.RAISED)) == 5


def test_groups() -> None:
    """By what is known of a case, "" where nothing is."""
    one = case(department="tech", tier="A", account="acme", examination=examined(cause="material"))
    assert [group_of(one, by) for by in Group] == ["complaint", "material", "tech", "A", "acme"]
    assert [group_of(case(), by) for by in Group] == ["complaint", "", "", "", ""]
