"""Reviewing cases over a period: what is counted of each, and for whom it is counted (DU-02, KA-21)."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from callcenter.cases.case import Case
from callcenter.cases.counting import HOUR, answer_hours, is_raised, is_resolved
from callcenter.cases.deadlines import Deadline, DeadlineKind
from callcenter.cases.tasks import LIVE, Task, TaskState


class Mark(StrEnum):
    """One thing that may be said of a case; each number of a review is the cases that bear it."""

    RAISED = "raised"
    ANSWERED = "answered"
    ANSWER_DUE = "answer_due"  #: the clock of its first answer is decided: met, or over
    ANSWERED_IN_TIME = "answered_in_time"
    ANSWER_LATE = "answer_late"  #: answered too late, or late and still not answered
    SOLVED = "solved"
    SOLUTION_DUE = "solution_due"
    SOLVED_IN_TIME = "solved_in_time"
    SOLUTION_LATE = "solution_late"
    REOPENED = "reopened"
    EXAMINED = "examined"
    UPHELD = "upheld"
    ACTION_OPEN = "action_open"  #: its corrective action is to be done, and not late
    ACTION_OVERDUE = "action_overdue"
    ACTION_DONE = "action_done"
    REPEATED = "repeated"  #: its customer has others in the period


class Group(StrEnum):
    """What cases are grouped by."""

    TYPE = "type"
    CAUSE = "cause"
    DEPARTMENT = "department"
    TIER = "tier"
    ACCOUNT = "account"


_KEYS: dict[Group, Callable[[Case], str]] = {
    Group.TYPE: lambda case: case.type.value,
    Group.CAUSE: lambda case: case.examination.cause if case.examination else "",
    Group.DEPARTMENT: lambda case: case.department,
    Group.TIER: lambda case: case.tier,
    Group.ACCOUNT: lambda case: case.account,
}


class Reviewed(Struct, frozen=True):
    """What a review says of one case. Hours run by day and night, None for not yet."""

    case: Case
    marks: frozenset[Mark]
    answer_hours: float | None
    solution_hours: float | None


def group_of(case: Case, by: Group) -> str:
    """Return under which key a case is counted, "" where nothing is known."""
    return _KEYS[by](case)


def reviewed(cases: Iterable[Case], actions: Mapping[str, Task], now: float) -> list[Reviewed]:
    """Return what is said of each case that counts; `actions` are the tasks of corrective actions by id."""
    every = [case for case in cases if is_raised(case)]
    often = Counter(_customer(case) for case in every)
    return [_reviewed(case, actions, often[_customer(case)] > 1, now) for case in every]


def marked(found: Sequence[Reviewed], mark: Mark) -> list[Reviewed]:
    """Return those that bear a mark: the list behind a number."""
    return [each for each in found if mark in each.marks]


def _customer(case: Case) -> str:
    """Return whose case it is; of nobody known each is its own."""
    return case.account or case.person or f"case:{case.id}"


def _reviewed(case: Case, actions: Mapping[str, Task], repeated: bool, now: float) -> Reviewed:
    examined = case.examination
    marks = {
        Mark.RAISED: True,
        Mark.ANSWERED: case.responded_at is not None,
        Mark.SOLVED: is_resolved(case),
        Mark.REOPENED: case.reopened > 0,
        Mark.EXAMINED: examined is not None,
        Mark.UPHELD: examined is not None and examined.upheld,
        Mark.REPEATED: repeated,
    }
    borne = {mark for mark, holds in marks.items() if holds}
    borne |= _clock(case, DeadlineKind.RESPONSE, now) | _clock(case, DeadlineKind.RESOLUTION, now)
    if examined is not None and examined.task in actions:
        borne |= _action(actions[examined.task], now)
    return Reviewed(case, frozenset(borne), answer_hours(case), _solution_hours(case))


_CLOCKS = {
    DeadlineKind.RESPONSE: (Mark.ANSWER_DUE, Mark.ANSWERED_IN_TIME, Mark.ANSWER_LATE),
    DeadlineKind.RESOLUTION: (Mark.SOLUTION_DUE, Mark.SOLVED_IN_TIME, Mark.SOLUTION_LATE),
}


def _clock(case: Case, kind: DeadlineKind, now: float) -> set[Mark]:
    """Return what the clock of a kind says, of the last deadline of that kind; nothing while it runs."""
    last = next((each for each in reversed(case.deadlines) if each.kind is kind), None)
    if last is None:
        return set()
    late = _is_late(case, last, now)
    if last.is_open and not late:
        return set()
    due, in_time, too_late = _CLOCKS[kind]
    return {due, too_late if late else in_time}


def _is_late(case: Case, deadline: Deadline, now: float) -> bool:
    return deadline.breached_at is not None or (
        deadline.is_open and not case.stands(deadline.kind) and deadline.due < now
    )


def _action(task: Task, now: float) -> set[Mark]:
    if task.state is TaskState.DONE:
        return {Mark.ACTION_DONE}
    if task.state not in LIVE:
        return set()
    return {Mark.ACTION_OVERDUE if task.due < now else Mark.ACTION_OPEN}


def _solution_hours(case: Case) -> float | None:
    """Return the hours from the opening to the solution that stands."""
    if not is_resolved(case):
        return None
    at = case.resolved_at or case.closed_at
    return None if at is None else (at - case.opened_at) / HOUR
