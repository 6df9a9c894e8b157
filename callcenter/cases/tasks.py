"""Tasks: something that somebody is to do by a time, once or again and again (FL-15, PR-06, KA-20)."""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from callcenter.cases.recurrence import check_rule, next_time
from callcenter.cases.refusal import Refusal


class TaskKind(StrEnum):
    """What is to be done."""

    CALL_BACK = "call_back"  #: call the customer
    VISIT = "visit"  #: go to the customer
    SEND = "send"  #: send the customer something
    OTHER = "other"


class TaskState(StrEnum):
    """How far a task is."""

    OPEN = "open"
    STARTED = "started"
    DONE = "done"
    CANCELLED = "cancelled"


_S = TaskState

#: The law of tasks: a move that is absent cannot happen. What is over may be opened again.
TASK_MOVES: dict[TaskState, frozenset[TaskState]] = {
    _S.OPEN: frozenset({_S.STARTED, _S.DONE, _S.CANCELLED}),
    _S.STARTED: frozenset({_S.OPEN, _S.DONE, _S.CANCELLED}),
    _S.DONE: frozenset({_S.OPEN}),
    _S.CANCELLED: frozenset({_S.OPEN}),
}

#: Tasks in these states are still to be done.
LIVE = frozenset({_S.OPEN, _S.STARTED})


class Task(Struct, frozen=True):
    """Something that `owner` (a user's name) is to do by `due`; times in seconds UTC, 0 for none.

    `remind_at`: when the owner is told of it, `reminded_at`: when they were. `number` is the customer's
    (E.164), for a call back. With a `rule` (RFC 5545) it comes again: `first` is the first time of the
    series, `planned` the time by the rule, which stays when `due` is moved; `follows` is the task before
    it. `plan` and `item` say which plan it belongs to, `answer` which survey answer led to it, `quality` what
    of quality it is about, as a path below that page: `coaching/{id}`.
    """

    id: str
    version: int = 0
    kind: TaskKind = TaskKind.OTHER
    title: str = ""
    note: str = ""
    owner: str = ""
    due: float = 0.0
    remind_at: float = 0.0
    reminded_at: float = 0.0
    account: str = ""
    person: str = ""
    case: str = ""
    contact: str = ""
    plan: str = ""
    item: str = ""
    answer: str = ""
    quality: str = ""
    number: str = ""
    state: TaskState = TaskState.OPEN
    since: float = 0.0
    result: str = ""
    rule: str = ""
    zone: str = "UTC"
    first: float = 0.0
    planned: float = 0.0
    follows: str = ""
    at: float = 0.0
    by: str = ""

    @property
    def wakes_at(self) -> float | None:
        """When the owner is to be told of it next, None if there is nothing to tell."""
        waits = self.state in LIVE and self.remind_at and not self.reminded_at
        return self.remind_at if waits else None


def new_task(task: Task, now: float) -> Task:
    """Return a task as it begins. Refuses one without a title, an owner or a time, or with a bad rule."""
    for name in ("title", "owner", "due"):
        if not getattr(task, name):
            raise Refusal("incomplete", name)
    if task.remind_at > task.due:
        raise Refusal("reminder_late")
    if task.rule:
        check_rule(task.rule, task.due, task.zone)
    return replace(task, state=_S.OPEN, since=now, at=now, first=task.due, planned=task.due, reminded_at=0.0)


def move(task: Task, to: TaskState, now: float, result: str = "") -> Task:
    """Return the task in another state. Refuses with `wrong_state` what `TASK_MOVES` does not hold."""
    if to not in TASK_MOVES[task.state]:
        raise Refusal("wrong_state", task.state.value)
    return replace(task, state=to, since=now, result=result or task.result)


def following(task: Task, id_: str, now: float) -> Task | None:
    """Return the next task of the series, None if it does not come again.

    Times that have passed while this one was late are left out: one task is open at a time.
    """
    if not task.rule:
        return None
    due = next_time(task.rule, task.first, max(task.planned, now), task.zone)
    if due is None:
        return None
    remind_at = due - (task.due - task.remind_at) if task.remind_at else 0.0
    again = replace(task, id=id_, version=0, due=due, planned=due, remind_at=remind_at, reminded_at=0.0)
    return replace(again, state=_S.OPEN, since=now, result="", follows=task.id, at=now)


def put_off(task: Task, due: float, remind_at: float) -> Task:
    """Return the task with another time; the series keeps its own. Refuses what is over."""
    if task.state not in LIVE:
        raise Refusal("wrong_state", task.state.value)
    if remind_at > due:
        raise Refusal("reminder_late")
    return replace(task, due=due, remind_at=remind_at, reminded_at=0.0)


def agreed(kept: Task | None, wish: Task, now: float) -> Task | None:
    """Return the task of a date that was agreed with a customer, as it becomes (FL-24 ⑦, FL-25).

    `kept` is the task of an earlier word about the same contact, None for none; `wish` says the new one,
    without a `due` that nothing is agreed any more. None: nothing changes. A word that is heard twice
    changes nothing, so a task that was put off, or done, stays so.
    """
    if not wish.due:
        called_off = kept is not None and kept.state in LIVE
        return replace(move(kept, _S.CANCELLED, now), planned=0.0) if kept and called_off else None
    if kept is None:
        return replace(wish, state=_S.OPEN, since=now, at=now, first=wish.due, planned=wish.due)
    if kept.planned == wish.due:
        return None if kept.note == wish.note else replace(kept, note=wish.note)
    open_ = kept if kept.state in LIVE else move(kept, _S.OPEN, now)
    moved = put_off(open_, wish.due, wish.remind_at)
    return replace(moved, note=wish.note, first=wish.due, planned=wish.due)


def overdue(task: Task, now: float) -> bool:
    """Whether it should have been done before `now`."""
    return task.state in LIVE and task.due < now
