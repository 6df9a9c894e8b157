"""The demo's follow-up: how one customer is nearly lost and won back, and what goes on around it.

Each thing is made by the rule that people's work goes by, at the moment at which they did it.
"""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from callcenter.accounts.book import Consent, Dispute, Meeting, Project
from callcenter.accounts.requests import PrivacyRequest, opened
from callcenter.accounts.surveys import Invitation, Source, SurveyAnswer, is_low
from callcenter.cases import approvals, plans, tasks, upgrades, visits
from callcenter.cases.approvals import Approval, FieldChange, RouteStep
from callcenter.cases.plans import Plan, PlanState
from callcenter.cases.tasks import Task, TaskState
from callcenter.cases.upgrades import Upgrade
from callcenter.cases.visits import Visit
from callcenter.demo.told import DAY, Told, read
from callcenter.ports.books import Books, Change, Put
from callcenter.ports.clock import Clock
from callcenter.service.follow_up.approvals import told as told_of
from callcenter.service.follow_up.chronicle import answer_lines, plan_line, task_line, visit_line
from callcenter.service.follow_up.words import word
from callcenter.service.house import House

BY = "lin"
#: Who agrees to what is asked for.
ROUTE = (RouteStep(("ben", "ada")),)
#: Fields that are moments, and fields that are days, where a story counts days.
_MOMENTS = {"at", "due", "remind_at", "planned", "held_at", "begins", "ends", "received_at", "withdrawn_at"}
_DAYS = {"held_on", "since"}
_BESIDE: dict[str, type[Any]] = {
    "meetings": Meeting,
    "disputes": Dispute,
    "projects": Project,
    "consents": Consent,
}

T = TypeVar("T")
Entry = dict[str, Any]


async def follow(books: Books, clock: Clock, house: House) -> None:
    """Fill in the demo's follow-up, unless there is some. All at once: nothing falls due in between."""
    if await books.count(Visit):
        return
    told, story = Told(clock.now()), read("story.yaml")
    changes: list[Change] = [
        Put(_one(kind, each, told)) for name, kind in _BESIDE.items() for each in story[name]
    ]
    for name, tell in (("visits", _visit), ("tasks", _task), ("approvals", _approval), ("plans", _plan)):
        for entry in story[name]:
            changes += tell(entry, told)
    for entry in story["upgrades"]:
        changes += _upgrade(entry, told, house)
    for entry in story["answers"]:
        changes += _answer(entry, told, house)
    for entry in story["requests"]:
        changes.append(Put(opened(_one(PrivacyRequest, entry, told), house.zone, told.now)))
    await books.commit(changes, BY, told.now)


def _one(kind: type[T], entry: Entry, told: Told) -> T:
    """Return an entity as its entry says, what is no field of it left out."""
    fields = {name: value for name, value in entry.items() if name in kind.__struct_fields__}  # type: ignore[attr-defined]
    return msgspec.convert(_placed(fields, told), kind)


def _placed(thing: Any, told: Told) -> Any:
    """Return an entry with moments and days in place of its numbers of days."""
    if isinstance(thing, list):
        return [_placed(each, told) for each in thing]
    if not isinstance(thing, dict):
        return thing
    placed = {name: _placed(value, told) for name, value in thing.items()}
    placed |= {name: told.at(thing[name]) for name in _MOMENTS & thing.keys()}
    return placed | {name: told.on(thing[name]) for name in _DAYS & thing.keys()}


def _visit(entry: Entry, told: Told) -> list[Change]:
    wish, begun = _one(Visit, entry, told), told.at(min(entry["planned"], 0) - 7)
    visit = replace(visits.new_visit(wish, begun), by=wish.owner)
    if wish.report is None:
        return [Put(visit)]
    visit = visits.report(visit, wish.report, wish.report.held_at)
    return [Put(visit), *visit_line(visit, visit.owner)]


def _task(entry: Entry, told: Told) -> list[Change]:
    task = replace(_one(Task, entry, told), by=entry["owner"])
    task = tasks.new_task(task, told.at(entry.get("at", min(entry["due"], 0) - 2)))
    if "done" not in entry:
        return [Put(task)]
    task = tasks.move(task, TaskState.DONE, told.at(entry["done"]), entry["result"])
    return [Put(task), *task_line(task, task.owner)]


def _approval(entry: Entry, told: Told) -> list[Change]:
    approval = replace(_one(Approval, entry, told), account=entry["target"])
    approval = approvals.ask(approval, ROUTE, told.at(entry["at"]))
    if back := entry.get("returned"):
        then = told.at(back["at"])
        approval = approvals.send_back(approval, approval.holder, then, back["reason"])
    return [Put(approval), *told_of(approval, approval.since)]


def _plan(entry: Entry, told: Told) -> list[Change]:
    """Return a plan that was asked for; in force if that was decided."""
    then, wish = told.at(entry["at"]), _one(Plan, entry, told)
    plans.check_plan(wish)
    draft = replace(wish, since=then, by=wish.owner, confirmed=None)
    plan = plans.ask(draft, f"approval-{wish.id}", then)
    asked = approvals.ask(_asked(plan), ROUTE, then)
    if "decided" not in entry:
        return [Put(plan), Put(asked), *told_of(asked, then)]
    then = told.at(entry["decided"])
    made = approvals.apply(approvals.approve(asked, asked.holder, then), then)
    plan = plans.decided(plan, then, approved=True)
    if wish.confirmed is None:
        return [Put(plan), Put(made)]
    plan = plans.confirm(plan, wish.confirmed)
    return [Put(plan), Put(made), *plan_line(plan, plan.owner)]


def _asked(plan: Plan) -> Approval:
    texts = (FieldChange(name, "", text) for name, text in plan.sections.items())
    return Approval(
        plan.approval,
        subject="plan",
        target=plan.id,
        account=plan.account,
        title=plan.title,
        changes=(FieldChange("state", plan.state.value, PlanState.IN_FORCE.value), *texts),
        reason=plan.title,
        requester=plan.owner,
    )


def _upgrade(entry: Entry, told: Told, house: House) -> list[Change]:
    then = told.at(entry["at"])
    upgrade = upgrades.new_upgrade(_one(Upgrade, entry, told), then)
    title = word("training", house.language, name=upgrade.name)
    upgrade, made = upgrades.train(upgrade, entry["owners"], (), title, then)
    return [Put(upgrade), *map(Put, made)]


def _answer(entry: Entry, told: Told, house: House) -> Sequence[Change]:
    """Return an answer on the scale of the house's first question, and that it was asked for."""
    survey = house.surveys[0]
    question = survey.questions[0]
    scale = {"measure": question.measure, "least": question.least, "most": question.most}
    wish = _one(SurveyAnswer, entry, told)
    low = is_low(question, wish.score)
    answer = replace(wish, survey=survey.id, question=question.id, low=low, **scale)
    return [Put(answer), *answer_lines([answer]), *_invitation(answer, survey.days_open)]


def _invitation(answer: SurveyAnswer, days: float) -> Iterator[Change]:
    if answer.source is Source.LINK:
        yield Put(
            Invitation(
                f"invitation-{answer.id}",
                survey=answer.survey,
                token=answer.id,
                account=answer.account,
                person=answer.person,
                agent=answer.agent,
                queue=answer.queue,
                at=answer.at - DAY,
                until=answer.at + (days - 1) * DAY,
                answered_at=answer.at,
            )
        )
