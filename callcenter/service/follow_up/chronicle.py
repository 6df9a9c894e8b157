"""What the follow-up writes into a customer's timeline (KA-20): one line each, nothing secret in it."""

from collections.abc import Iterable

from callcenter.accounts.account import Secrecy
from callcenter.accounts.surveys import SurveyAnswer
from callcenter.cases.approvals import Approval
from callcenter.cases.plans import Plan
from callcenter.cases.tasks import Task, TaskKind
from callcenter.cases.visits import Visit
from callcenter.ports.books import Put
from callcenter.ports.timeline import TimelineEntry


def visit_line(visit: Visit, by: str) -> list[Put]:
    """Return the line of a visit that was reported."""
    entry = TimelineEntry(
        f"visit:{visit.id}:done",
        at=visit.held_at,
        account=visit.account,
        kind="visit",
        ref=visit.id,
        what="done",
        title=visit.purpose,
        by=by,
    )
    return _lines(entry)


def task_line(task: Task, by: str) -> list[Put]:
    """Return the line of a task that is over: done or cancelled."""
    entry = TimelineEntry(
        f"task:{task.id}:{task.state.value}:{task.version}",
        at=task.since,
        account=task.account,
        person=task.person,
        kind="task",
        ref=task.id,
        what=task.state.value,
        title=task.title,
        by=by,
    )
    return _lines(entry)


def promised_line(task: Task) -> list[Put]:
    """Return the line of a call back that somebody is to make, from the moment it is asked for."""
    entry = TimelineEntry(
        f"task:{task.id}:promised",
        at=task.at,
        account=task.account,
        person=task.person,
        kind="task",
        ref=task.id,
        what="promised",
        title=task.title,
        detail={"due": task.due, "owner": task.owner},
        by=task.by,
    )
    return [*_lines(entry)] if task.kind is TaskKind.CALL_BACK else []


def answer_lines(answers: Iterable[SurveyAnswer]) -> list[Put]:
    """Return the lines of answers: the mark and its scale, not the words."""
    return [
        line
        for each in answers
        for line in _lines(
            TimelineEntry(
                f"survey:{each.id}",
                at=each.at,
                account=each.account,
                person=each.person,
                kind="survey",
                ref=each.id,
                what="low" if each.low else "answered",
                detail={"question": each.question, "score": each.score, "most": each.most},
                by=each.by,
            )
        )
    ]


def approval_line(approval: Approval, secrecy: Secrecy) -> list[Put]:
    """Return the line of a change that was made, with both values, as secret as its account."""
    detail = {each.name: [each.before, each.after] for each in approval.changes if _short(each.after)}
    entry = TimelineEntry(
        f"approval:{approval.id}:applied",
        at=approval.since,
        account=approval.account,
        person=approval.target if approval.subject == "person_tier" else "",
        kind="approval",
        ref=approval.id,
        what=approval.subject,
        title=approval.title,
        detail=detail,
        by=approval.steps[-1].responsible,
        secrecy=secrecy,
    )
    return _lines(entry)


def plan_line(plan: Plan, by: str) -> list[Put]:
    """Return the line of a plan that the customer said yes to."""
    entry = TimelineEntry(
        f"plan:{plan.id}:confirmed:{plan.version}",
        at=plan.confirmed.at if plan.confirmed is not None else plan.since,
        account=plan.account,
        kind="plan",
        ref=plan.id,
        what="confirmed",
        title=plan.title,
        by=by,
    )
    return _lines(entry)


def _lines(entry: TimelineEntry) -> list[Put]:
    """Return the line for the books, none where no customer is known."""
    return [Put(entry, quiet=True)] if entry.account or entry.person else []


def _short(value: object) -> bool:
    return isinstance(value, int | float) or (isinstance(value, str) and len(value) <= 100)
