"""The bodies and replies of the endpoints about tasks, visits, plans, approvals and the calendar."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field

from callcenter.cases.approvals import Approval, ApprovalState, Finding
from callcenter.cases.plans import ItemState, Plan, PlanItem, PlanKind, PlanState
from callcenter.cases.tasks import Task, TaskKind, TaskState
from callcenter.cases.visits import HeardNeed, OverdueVisit, Visit, VisitState
from callcenter.web.values import Id, Long, Short

Limit = Annotated[int, Meta(ge=1, le=500)]
Version = Annotated[int, Meta(ge=1)]
Moment = Annotated[float, Meta(ge=0, le=32_503_680_000)]
Text = Annotated[str, Meta(min_length=1, max_length=10_000)]
Amount = Annotated[float, Meta(ge=0)]
Names = Annotated[tuple[Id, ...], Meta(max_length=50)]


class Reason(Struct, frozen=True, forbid_unknown_fields=True):
    """Why, in words, or none."""

    reason: Long = ""


class SomeReason(Struct, frozen=True, forbid_unknown_fields=True):
    """Why, in words."""

    reason: Text


# --- tasks ------------------------------------------------------------------------------------


class TaskQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Which tasks; without `owner` one's own, with `asked` those that one gave to others.

    `everybody`: whoever has them, for who may see that. `live` leaves out what is over. `due_after` and
    `due_before` in seconds UTC, both included.
    """

    owner: Short = ""
    everybody: bool = False
    asked: bool = False
    account: Short = ""
    person: Short = ""
    case: Short = ""
    plan: Short = ""
    kind: TaskKind | None = None
    live: bool = True
    due_after: Moment | None = None
    due_before: Moment | None = None
    limit: Limit = 100
    after: Short = ""


class TaskRows(Struct, frozen=True):
    """A page of tasks; `after` is where the next one begins, "" behind the last."""

    tasks: tuple[Task, ...]
    after: str


class NewTask(Struct, frozen=True, forbid_unknown_fields=True):
    """A task. Times in seconds UTC, `remind_at` 0 for no reminder.

    `rule` is an RRULE of RFC 5545 (`FREQ=MONTHLY;INTERVAL=2`), its clock that of `zone` (IANA), else
    of the house.
    """

    title: Annotated[str, Meta(min_length=1, max_length=200)]
    due: Moment
    kind: TaskKind = TaskKind.OTHER
    note: Long = ""
    owner: Short = ""
    remind_at: Moment = 0.0
    account: Short = ""
    person: Short = ""
    case: Short = ""
    contact: Short = ""
    number: Annotated[str, Meta(max_length=40)] = ""
    rule: Annotated[str, Meta(max_length=500)] = ""
    zone: Annotated[str, Meta(max_length=100)] = ""


class TaskEdit(Struct, frozen=True, forbid_unknown_fields=True):
    """What becomes of a task; what is left out stays."""

    version: Version
    title: Short | None = None
    note: Long | None = None
    owner: Id | None = None
    due: Moment | None = None
    remind_at: Moment | None = None


class TaskMove(Struct, frozen=True, forbid_unknown_fields=True):
    """To what state, and what came of it. `ends_series`: it does not come again."""

    to: TaskState
    result: Long = ""
    ends_series: bool = False


class TaskMoved(Struct, frozen=True):
    """The task, and the one that follows it by its rule."""

    task: Task
    next: Task | None


# --- visits -----------------------------------------------------------------------------------


class VisitQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Which visits; without `owner` and `account` one's own. Times in seconds UTC, both included.

    `everybody`: whoever makes them, for who may see that.
    """

    owner: Short = ""
    everybody: bool = False
    account: Short = ""
    state: VisitState | None = None
    since: Moment | None = None
    before: Moment | None = None
    limit: Limit = 100
    after: Short = ""


class VisitRows(Struct, frozen=True):
    """A page of visits; `after` is where the next one begins, "" behind the last."""

    visits: tuple[Visit, ...]
    after: str


class OverdueVisits(Struct, frozen=True):
    """The accounts whose visit is overdue."""

    overdue: tuple[OverdueVisit, ...]


class NewVisit(Struct, frozen=True, forbid_unknown_fields=True):
    """A visit to plan: to which account, when (seconds UTC), what for, with whom."""

    account: Id
    planned: Moment
    purpose: Annotated[str, Meta(min_length=1, max_length=200)]
    preparation: Long = ""
    owner: Short = ""
    people: Names = ()
    visitors: Names = ()


class VisitEdit(Struct, frozen=True, forbid_unknown_fields=True):
    """What becomes of a visit; what is left out stays."""

    version: Version
    planned: Moment | None = None
    purpose: Annotated[str, Meta(min_length=1, max_length=200)] | None = None
    preparation: Long | None = None
    owner: Id | None = None
    people: Names | None = None
    visitors: Names | None = None


class VisitMove(Struct, frozen=True, forbid_unknown_fields=True):
    """To what state: `cancelled`, or `planned` again. A report makes it `done`."""

    to: VisitState


class ReportedVisit(Struct, frozen=True, forbid_unknown_fields=True):
    """What came of a visit. `next_visit` (seconds UTC) plans the next, `escalation` goes to a supervisor."""

    held_at: Moment
    summary: Text
    met: Names = ()
    decision_maker: bool = False
    news: Long = ""
    trial: Long = ""
    opinions: Long = ""
    escalation: Long = ""
    needs: Annotated[tuple[HeardNeed, ...], Meta(max_length=50)] = ()
    next_visit: Moment = 0.0


# --- plans ------------------------------------------------------------------------------------


class PlanQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Which plans; without `owner` and `account` one's own."""

    owner: Short = ""
    account: Short = ""
    kind: PlanKind | None = None
    state: PlanState | None = None
    limit: Limit = 100
    after: Short = ""


class PlanRows(Struct, frozen=True):
    """A page of plans; `after` is where the next one begins, "" behind the last."""

    plans: tuple[Plan, ...]
    after: str


class PlanWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is written in a plan: texts by heading, and items with owner, date and method."""

    title: Annotated[str, Meta(min_length=1, max_length=200)]
    account: Short = ""
    owner: Short = ""
    begins: Moment = 0.0
    ends: Moment = 0.0
    sections: Annotated[dict[str, Long], Meta(max_length=20)] = field(default_factory=dict)
    items: Annotated[tuple[PlanItem, ...], Meta(max_length=500)] = ()


class NewPlan(PlanWords, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A plan to draft."""

    kind: PlanKind


class PlanEdit(PlanWords, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A draft as it shall be, whole."""

    version: Version


class PlanTasks(Struct, frozen=True):
    """The plan, and the tasks that were made of its items."""

    plan: Plan
    tasks: tuple[Task, ...]


class CustomerYes(Struct, frozen=True, forbid_unknown_fields=True):
    """Who at the customer said yes, and how (a call, a letter)."""

    person: Id
    how: Id


class ItemWish(Struct, frozen=True, forbid_unknown_fields=True):
    """What came of an item of a plan."""

    item: Id
    state: ItemState
    result: Long = ""


class SectionText(Struct, frozen=True, forbid_unknown_fields=True):
    """A heading and what is written under it."""

    heading: Id
    text: Text


# --- approvals --------------------------------------------------------------------------------


class ApprovalQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Which approvals: `mine` to decide or to mend, `asked` by me, or `all`."""

    box: Literal["mine", "asked", "all"] = "mine"
    subject: Short = ""
    account: Short = ""
    target: Short = ""
    state: ApprovalState | None = None
    limit: Limit = 100
    after: Short = ""


class ApprovalRows(Struct, frozen=True):
    """A page of approvals; `after` is where the next one begins, "" behind the last."""

    approvals: tuple[Approval, ...]
    after: str


class ChangeRequest(Struct, frozen=True, forbid_unknown_fields=True):
    """A change to ask for: `tier`, `nomination` or `credit` of the account `target`.

    `changes` are fields with their new values; `amount` decides how far up it goes. A `finding` that is
    not serious is written down only. `notify`: the customer is told; `effective_at` in seconds UTC.
    """

    subject: Id
    target: Id
    changes: Annotated[dict[str, Any], Meta(max_length=50)] = field(default_factory=dict)
    reason: Long = ""
    title: Short = ""
    amount: Amount = 0.0
    finding: Finding | None = None
    notify: bool = False
    effective_at: Moment = 0.0


class ChangeAgain(Struct, frozen=True, forbid_unknown_fields=True):
    """The change of a returned approval as it is wanted now."""

    changes: Annotated[dict[str, Any], Meta(min_length=1, max_length=50)]
    reason: Text
    amount: Amount = 0.0
    finding: Finding | None = None
    effective_at: Moment = 0.0


class Delegation(Struct, frozen=True, forbid_unknown_fields=True):
    """Who decides instead: a user's name."""

    to: Id
    reason: Long = ""


# --- the calendar -----------------------------------------------------------------------------


class CalendarQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """The secret of a calendar link."""

    token: Id


class CalendarLinked(Struct, frozen=True):
    """When one's calendar link was made (seconds UTC), None without one."""

    at: float | None


class NewCalendarLink(Struct, frozen=True):
    """One's calendar link: it is told once."""

    link: str
