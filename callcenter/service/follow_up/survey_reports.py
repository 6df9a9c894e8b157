"""Survey results in groups, and the answers behind each number of them (FL-13, KA-35)."""

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from callcenter.accounts.account import Account
from callcenter.accounts.person import Person
from callcenter.accounts.surveys import SurveyAnswer
from callcenter.accounts.surveys_report import AnswerGroup, LoopMark, Marked, SurveyLine, line, marked
from callcenter.service.follow_up.surveys import AnswerSearch, Surveys
from callcenter.service.follow_up.tools import Doer, Tools


class SurveyReport(Struct, frozen=True):
    """A survey over a span: the whole of it, and a line for each key of what it is grouped by."""

    by: AnswerGroup
    whole: SurveyLine
    lines: tuple[SurveyLine, ...]


class SurveyReports:
    """Groups answers. Refuses as `Surveys` does."""

    def __init__(self, tools: Tools, surveys: Surveys) -> None:
        self._tools = tools
        self._surveys = surveys

    async def report(self, survey: str, wanted: AnswerSearch, by: AnswerGroup, doer: Doer) -> SurveyReport:
        """Return the report, that with most answers first; the tier is the one that the customer has now."""
        questions = self._surveys.survey(survey).questions
        found = await self._marked(survey, wanted, doer)
        keys = await self._keys([each.answer for each in found], by)
        groups: dict[str, list[Marked]] = defaultdict(list)
        for each in found:
            groups[keys[each.answer.id]].append(each)
        lines = (line(key, group, questions) for key, group in groups.items())
        ordered = sorted(lines, key=lambda each: (-each.counts[LoopMark.ANSWERED], each.key))
        return SurveyReport(by, line("", found, questions), tuple(ordered))

    async def behind(
        self,
        survey: str,
        wanted: AnswerSearch,
        mark: LoopMark,
        by: AnswerGroup | None,
        key: str,
        doer: Doer,
    ) -> list[Marked]:
        """Return the answers behind one number of the report, the newest first."""
        found = [each for each in await self._marked(survey, wanted, doer) if mark in each.marks]
        if by is not None:
            keys = await self._keys([each.answer for each in found], by)
            found = [each for each in found if keys[each.answer.id] == key]
        return found[::-1]

    async def _marked(self, survey: str, wanted: AnswerSearch, doer: Doer) -> list[Marked]:
        answers = await self._surveys.every(survey, wanted, doer)
        return marked(answers, await self._surveys.followed_up(answers), self._tools.now())

    async def _keys(self, answers: Sequence[SurveyAnswer], by: AnswerGroup) -> dict[str, str]:
        """Return the key of each answer, "" where nothing is known."""
        if by is not AnswerGroup.TIER:
            return {each.id: str(getattr(each, by.value)) for each in answers}
        books = self._tools.books
        accounts = await books.get_many(Account, {each.account for each in answers if each.account})
        people = await books.get_many(Person, {each.person for each in answers if each.person})
        return {each.id: _tier(accounts.get(each.account), people.get(each.person)) for each in answers}


def _tier(account: Account | None, person: Person | None) -> str:
    return (account.tier if account else "") or (person.tier if person else "")
