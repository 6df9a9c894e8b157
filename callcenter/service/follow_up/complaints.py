"""What a complaint leads to: a call back by whoever manages the account; repeated, its head hears (KA-21).

The task and the step of the ladder are stored together with the case, so that a restart, a lost answer or a
second try can neither leave one out nor make it twice.
"""

from callcenter.accounts.person import Person
from callcenter.cases import moves as m
from callcenter.cases.case import Case, CaseType, Step
from callcenter.cases.handle import handle
from callcenter.cases.table import CaseState
from callcenter.cases.tasks import Task, TaskKind, new_task
from callcenter.cases.turn import Decision
from callcenter.ports.books import Change, Match, Put
from callcenter.service.cases.schedule import Schedule
from callcenter.service.follow_up.calling_back import who_calls_back
from callcenter.service.follow_up.chronicle import promised_line
from callcenter.service.follow_up.tools import Tools
from callcenter.service.follow_up.words import word

HOUR, DAY = 3600.0, 86_400.0
#: What never was a complaint of its own repeats none.
_NONE = frozenset({CaseState.DISCARDED, CaseState.MERGED})
_PAGE = 100


class Complaints:
    """Says what is stored with a case that has become a complaint."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def lead_to(self, case: Case, now: float) -> tuple[list[Decision], list[Change]]:
        """Return the further moves and the task of a case that is a complaint from now on.

        One task for each talk: a second complaint of the same contact gets none.
        """
        rules = self._tools.house().case_rules
        if not rules.complaint_call_back_hours or await self._called_back(case):
            return [], []
        department = case.department or rules.complaint_department
        owner = await who_calls_back(self._tools, case.account, department)
        if not owner:
            return [], []
        decisions = self._shown(case, owner, now)
        if await self._repeated(case, now - rules.complaint_repeat_days * DAY):
            decisions += self._raised(decisions[-1].case if decisions else case, department, now)
        task = await self._task(case, owner, now)
        return decisions, [Put(task), *promised_line(task)]

    async def _called_back(self, case: Case) -> bool:
        """Whether somebody is to call about this case, or this contact, already."""
        books = self._tools.books
        kind = {"case": case.id, "kind": TaskKind.CALL_BACK.value}
        return await books.get(Task, task_id(case)) is not None or bool(await books.count(Task, kind))

    async def _repeated(self, case: Case, since: float) -> bool:
        """Whether the same customer complained of something else not long ago."""
        field = "account" if case.account else "person"
        if not getattr(case, field):
            return False
        where: dict[str, Match] = {field: getattr(case, field), "type": CaseType.COMPLAINT.value}
        found = await self._tools.books.find(Case, where, order="-opened_at", limit=_PAGE)
        return any(_another(each, case) and each.opened_at >= since for each in found)

    def _shown(self, case: Case, owner: str, now: float) -> list[Decision]:
        """Let whoever calls back see the case."""
        if owner in (case.owner, case.opener, *case.watchers):
            return []
        return [handle(case, m.Watch(user=owner, circle=self._schedule.circle(case.department)), now)]

    def _raised(self, case: Case, department: str, now: float) -> list[Decision]:
        """Put a repeated complaint up to the head, who sees it, or without one to the management."""
        circle = self._schedule.circle(department)
        step = Step.DEPARTMENT_HEAD if circle.head else Step.MANAGEMENT
        if case.step.height >= step.height:
            return []
        days = int(self._tools.house().case_rules.complaint_repeat_days)
        text = word("complaint_again", self._tools.house().language, days=days)
        raised = handle(case, m.Escalate(to=step, text=text, circle=circle), now)
        head = circle.head
        shown = self._shown(raised.case, head, now) if head and not case.department else []
        return [raised, *shown]

    async def _task(self, case: Case, owner: str, now: float) -> Task:
        rules, house = self._tools.house().case_rules, self._tools.house()
        person = await self._tools.books.get(Person, case.person) if case.person else None
        wish = Task(
            task_id(case),
            kind=TaskKind.CALL_BACK,
            title=word("call_back_complaint", house.language, number=case.number),
            note=case.title,
            owner=owner,
            due=now + rules.complaint_call_back_hours * HOUR,
            remind_at=now,
            account=case.account,
            person=case.person,
            case=case.id,
            contact=case.contact,
            number=person.numbers[0] if person is not None and person.numbers else "",
            zone=house.zone,
        )
        return new_task(wish, now)

    @property
    def _schedule(self) -> Schedule:
        return Schedule(self._tools.house())


def task_id(case: Case) -> str:
    """Return the id of the task that a complaint leads to: one for each contact, or each case without one."""
    return f"complaint:{case.contact or case.id}"


def _another(each: Case, case: Case) -> bool:
    same_talk = bool(case.contact) and each.contact == case.contact
    return each.id != case.id and not same_talk and each.state not in _NONE
