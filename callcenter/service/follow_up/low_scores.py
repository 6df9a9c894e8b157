"""What a low score leads to: a case, and a call back by whoever manages the account (FL-13, KA-35)."""

from msgspec.structs import replace

from callcenter.accounts.surveys import Survey, SurveyAnswer
from callcenter.accounts.surveys_loop import Consequence, consequence
from callcenter.cases import moves as m
from callcenter.cases.case import Case, Origin, Priority, Step
from callcenter.cases.seeing import Viewer
from callcenter.cases.tasks import Task, TaskKind, new_task
from callcenter.cases.turn import CaseRefusal
from callcenter.ports.books import Put
from callcenter.service.cases.desk import CaseDesk
from callcenter.service.cases.wishes import CaseSearch, NewCase
from callcenter.service.follow_up.calling_back import who_calls_back
from callcenter.service.follow_up.chronicle import promised_line
from callcenter.service.follow_up.surveys import Surveys
from callcenter.service.follow_up.tools import Tools, new_id
from callcenter.service.follow_up.words import word

HOUR = 3600.0
_ANYBODY = Viewer("", leads=True)
_PAGE = 100


class LowScores:
    """Gives every low answer that waits a case and a call back, one for all marks of one talk."""

    def __init__(self, tools: Tools, surveys: Surveys, cases: CaseDesk) -> None:
        self._tools = tools
        self._surveys = surveys
        self._cases = cases

    async def waiting(self) -> list[SurveyAnswer]:
        """Return low answers that nobody was given yet, the oldest first."""
        return await self._tools.books.find(SurveyAnswer, {"waits": True}, limit=_PAGE)

    async def follow(self, answer: SurveyAnswer) -> Task | None:
        """Open the case and the task of a low answer; None if there is nothing to do, or nobody to do it.

        Done again after a failure it finds the case that it opened before.
        """
        current = await self._tools.books.get(SurveyAnswer, answer.id)
        if current is None or not current.waits:
            return None
        survey = self._surveys.survey(current.survey)
        owner = await self._owner(current)
        if not owner:
            return None
        case = await self._case(current, survey, owner)
        task = new_task(self._task(current, survey, case, owner), self._tools.now())
        same = [each for each in await self._of_one_talk(current) if each.waits]
        linked = (Put(replace(each, case=case.id, task=task.id), quiet=True) for each in same)
        await self._tools.commit((Put(task), *promised_line(task), *linked), "")
        return task

    async def _case(self, answer: SurveyAnswer, survey: Survey, owner: str) -> Case:
        """Return the case of an answer: whoever calls back owns it; a repeated one is the department's."""
        tag = f"survey:{answer.id}"
        found, _ = await self._cases.search(_ANYBODY, CaseSearch(tag=tag, limit=1))
        higher = await self._consequence(answer, survey) is Consequence.ESCALATE
        if found:
            case = found[0]
        else:
            wish = replace(self._wish(answer, survey), tags=(tag,), owner=owner)
            if higher:
                mine = "" if survey.department and owner not in self._people(survey.department) else owner
                wish = replace(wish, priority=Priority.HIGH, department=survey.department, owner=mine)
            case = await self._cases.open(_ANYBODY, wish)
        return await self._escalated(case, survey, owner) if higher else case

    def _people(self, department: str) -> set[str]:
        """Return the head and the members of a department."""
        found = (each for each in self._tools.house().departments if each.id == department)
        return {name for each in found for name in (each.head, *each.members)}

    async def _escalated(self, case: Case, survey: Survey, owner: str) -> Case:
        """Let the head of the department know (the house's management, without one), and the owner watch."""
        step = Step.DEPARTMENT_HEAD if survey.department else Step.MANAGEMENT
        if case.step is step:
            return case
        words = word("low_again", self._tools.house().language, days=int(survey.repeat_days))
        now = self._tools.now()
        try:
            case = await self._cases.apply(case, m.Escalate(to=step, text=words), now)
            return case if case.owner == owner else await self._cases.apply(case, m.Watch(user=owner), now)
        except CaseRefusal:
            return case  # it was settled meanwhile: there is nothing to take up

    def _wish(self, answer: SurveyAnswer, survey: Survey) -> NewCase:
        language = self._tools.house().language
        question = next((each for each in survey.questions if each.id == answer.question), None)
        asked = question.text.get(language, "") if question is not None else ""
        title = word(
            "low_score", language, score=answer.score, most=answer.most, question=asked or answer.question
        )
        return NewCase(
            title=title,
            text=answer.comment,
            origin=Origin.SURVEY,
            contact=answer.contact,
            account=answer.account,
            person=answer.person,
        )

    def _task(self, answer: SurveyAnswer, survey: Survey, case: Case, owner: str) -> Task:
        return Task(
            new_id("task"),
            kind=TaskKind.CALL_BACK,
            title=word("call_back_low_score", self._tools.house().language, number=case.number),
            note=answer.comment,
            owner=owner,
            due=answer.at + survey.call_back_hours * HOUR,
            account=answer.account,
            person=answer.person,
            case=case.id,
            contact=answer.contact,
            answer=answer.id,
            number=answer.number,
        )

    async def _owner(self, answer: SurveyAnswer) -> str:
        """Return who calls back: the account manager or deputy, the department's head, a supervisor."""
        department = self._surveys.survey(answer.survey).department
        return await who_calls_back(self._tools, answer.account, department)

    async def _consequence(self, answer: SurveyAnswer, survey: Survey) -> Consequence:
        field = "account" if answer.account else "person"
        if not getattr(answer, field):
            return consequence(answer, (), survey.repeat_days)
        where = {field: getattr(answer, field), "low": True}
        before = await self._tools.books.find(SurveyAnswer, where, order="-at", limit=_PAGE)
        return consequence(answer, before, survey.repeat_days)

    async def _of_one_talk(self, answer: SurveyAnswer) -> list[SurveyAnswer]:
        """Return the answers that were given together: also one to a question that is asked no more."""
        key = answer.id.rpartition(":")[0]
        names = {f"{key}:{question.id}" for question in self._surveys.survey(answer.survey).questions}
        return [*(await self._tools.books.get_many(SurveyAnswer, names | {answer.id})).values()]
