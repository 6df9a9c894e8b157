"""Surveys: answers are kept with their scale, low ones are called back, scores and the loop are read."""

import secrets
from collections.abc import Mapping, Sequence
from hashlib import sha256

from msgspec import Struct, field
from msgspec.structs import replace

from callcenter.accounts.surveys import (
    BadScore,
    Invitation,
    Question,
    QuestionScore,
    Source,
    Survey,
    SurveyAnswer,
    is_low,
    response_rate,
    score_of,
)
from callcenter.accounts.surveys_loop import FollowedUp, Loop, closed_loop
from callcenter.cases.case import Case
from callcenter.cases.refusal import Refusal
from callcenter.cases.tasks import Task, TaskState
from callcenter.ports.books import Between, Change, Cursor, Match, Put, cursor_of
from callcenter.service.follow_up.chronicle import answer_lines
from callcenter.service.follow_up.tools import Doer, Tools, new_id

DAY = 86400.0
_PAGE = 1000
#: More answers than these are not added up at once: the span is too wide.
_MOST = 200_000

Scale = tuple[int, int]


class About(Struct, frozen=True):
    """What answers are about: the talk, who had it, and the customer, as far as they are known."""

    contact: str = ""
    agent: str = ""
    queue: str = ""
    account: str = ""
    person: str = ""
    number: str = ""


class Given(Struct, frozen=True):
    """Marks that somebody gave, by question. `scales` are those they were given on, where others."""

    survey: str
    marks: dict[str, int]
    comment: str = ""
    about: About = About()
    source: Source = Source.HAND
    scales: dict[str, Scale] = field(default_factory=dict)


class Invited(Struct, frozen=True):
    """An invitation, and the secret that its link is made of: it is told once and kept nowhere."""

    invitation: Invitation
    secret: str


class SurveyResult(Struct, frozen=True):
    """A survey over a span: what each question came to, and how many of those who were asked answered."""

    survey: str
    scores: tuple[QuestionScore, ...]
    invited: int
    answered: int
    response_rate: float | None


class AnswerSearch(Struct, frozen=True):
    """Which answers are wanted; times in seconds UTC."""

    since: float | None = None
    before: float | None = None
    account: str = ""
    agent: str = ""
    low: bool | None = None
    limit: int = 100
    after: Cursor | None = None


def digest(secret: str) -> str:
    """Return what is kept of a secret."""
    return sha256(secret.encode()).hexdigest()


class Surveys:
    """What is done with surveys. Refuses with `cases.refusal.Refusal`."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    def survey(self, id_: str) -> Survey:
        """Return a survey of the house. Refuses with `unknown_survey`."""
        found = next((each for each in self._tools.house().surveys if each.id == id_), None)
        if found is None:
            raise Refusal("unknown_survey", id_)
        return found

    # --- asking and answering --------------------------------------------------------------

    async def invite(self, survey: str, about: About, language: str, doer: Doer) -> Invited:
        """Ask a customer by a link; it holds for the days that the survey says."""
        found, now, secret = self.survey(survey), self._tools.now(), secrets.token_urlsafe(24)
        invitation = Invitation(
            new_id("invitation"),
            survey=survey,
            token=digest(secret),
            language=language,
            number=about.number,
            contact=about.contact,
            agent=about.agent,
            queue=about.queue,
            account=about.account,
            person=about.person,
            at=now,
            until=now + found.days_open * DAY,
        )
        return Invited(await self._tools.keep(invitation, doer.name), secret)

    async def invitation(self, secret: str) -> tuple[Invitation, Survey]:
        """Return what a link is for. Refuses `not_found`, and `link_over` once answered or too late."""
        found = await self._tools.books.find(Invitation, {"token": digest(secret)}, limit=1)
        if not secret or not found:
            raise Refusal("not_found")
        invitation = found[0]
        if invitation.answered_at or invitation.until <= self._tools.now():
            raise Refusal("link_over")
        return invitation, self.survey(invitation.survey)

    async def answer_link(self, secret: str, marks: Mapping[str, int], comment: str) -> list[SurveyAnswer]:
        """Keep what a customer answered on the page of a link; once."""
        invitation, _ = await self.invitation(secret)
        about = About(
            invitation.contact,
            invitation.agent,
            invitation.queue,
            invitation.account,
            invitation.person,
            invitation.number,
        )
        given = Given(invitation.survey, dict(marks), comment, about, Source.LINK)
        done = replace(invitation, answered_at=self._tools.now())
        return await self._keep(given, invitation.id, "", (Put(done, quiet=True),), invitation.id)

    async def by_hand(self, given: Given, doer: Doer) -> list[SurveyAnswer]:
        """Keep what a customer told one of us."""
        return await self._keep(replace(given, source=Source.HAND), new_id("asked"), doer.name)

    async def after_call(self, given: Given, asked_at: float) -> list[SurveyAnswer]:
        """Keep what a customer pressed after a call, and that they were asked; a second time is nothing."""
        asked = Invitation(
            f"call-{given.about.contact}",
            survey=given.survey,
            source=Source.KEY_PRESS,
            contact=given.about.contact,
            agent=given.about.agent,
            queue=given.about.queue,
            account=given.about.account,
            person=given.about.person,
            at=asked_at,
            until=asked_at,
            answered_at=self._tools.now() if given.marks else 0.0,
        )
        if await self._tools.books.get(Invitation, asked.id) is not None:
            return []
        if not given.marks:
            await self._tools.commit((Put(asked, quiet=True),), "")
            return []
        return await self._keep(given, asked.id, "", (Put(asked, quiet=True),), asked.id)

    async def _keep(
        self, given: Given, key: str, by: str, also: Sequence[Change] = (), invitation: str = ""
    ) -> list[SurveyAnswer]:
        """Store the answers under ids of `key`, with what else changes, in one transaction."""
        questions = {each.id: each for each in self.survey(given.survey).questions}
        if unknown := given.marks.keys() - questions.keys():
            raise Refusal("unknown_question", min(unknown))
        if not given.marks:
            raise Refusal("incomplete", "marks")
        answers = [
            self._answer(_on(questions[name], given.scales.get(name)), mark, given, key)
            for name, mark in given.marks.items()
        ]
        answers = [replace(each, by=by, invitation=invitation) for each in answers]
        stored = await self._tools.commit((*map(Put, answers), *answer_lines(answers), *also), by)
        return [each for each in stored if isinstance(each, SurveyAnswer)]

    def _answer(self, question: Question, mark: int, given: Given, key: str) -> SurveyAnswer:
        try:
            low = is_low(question, mark)
        except BadScore:
            raise Refusal("out_of_range", question.id) from None
        return SurveyAnswer(
            f"{key}:{question.id}",
            survey=given.survey,
            question=question.id,
            measure=question.measure,
            score=mark,
            least=question.least,
            most=question.most,
            high_is_good=question.high_is_good,
            low=low,
            comment=given.comment,
            source=given.source,
            at=self._tools.now(),
            number=given.about.number,
            contact=given.about.contact,
            agent=given.about.agent,
            queue=given.about.queue,
            account=given.about.account,
            person=given.about.person,
        )

    # --- reading ---------------------------------------------------------------------------

    async def answers(self, survey: str, wanted: AnswerSearch, doer: Doer) -> list[SurveyAnswer]:
        """Return a page of answers, the newest first: all of them, or those of an account of the doer's."""
        self.survey(survey)
        if not await self._tools.serves(doer, wanted.account):
            raise Refusal("forbidden", survey)
        where = _where(survey, wanted)
        return await self._tools.books.find(
            SurveyAnswer, where, order="-at", limit=wanted.limit, after=wanted.after
        )

    async def result(self, survey: str, wanted: AnswerSearch, doer: Doer) -> SurveyResult:
        """Return what a survey came to, over all accounts or one; few answers hide it (ME-01)."""
        found = self.survey(survey)
        if not await self._tools.serves(doer, wanted.account):
            raise Refusal("forbidden", survey)
        answers = await self._all(_where(survey, wanted))
        asked: dict[str, Match] = {"survey": survey, "at": Between(wanted.since, wanted.before)}
        if wanted.account:
            asked["account"] = wanted.account
        invited = await self._tools.books.count(Invitation, asked)
        waiting = await self._tools.books.count(Invitation, {**asked, "answered_at": 0.0})
        scores = tuple(score_of(question, answers) for question in found.questions)
        rate = response_rate(invited - waiting, invited)
        return SurveyResult(survey, scores, invited, invited - waiting, rate)

    async def loop(self, survey: str, wanted: AnswerSearch, doer: Doer) -> Loop:
        """Return whether the low scores of a span were followed up."""
        low = await self.every(survey, replace(wanted, low=True), doer)
        return closed_loop(low, await self.followed_up(low), self._tools.now())

    async def every(self, survey: str, wanted: AnswerSearch, doer: Doer) -> list[SurveyAnswer]:
        """Return all answers of a span, the oldest first. Refuses `forbidden`, `too_many`."""
        self.survey(survey)
        if not await self._tools.serves(doer, wanted.account):
            raise Refusal("forbidden", survey)
        return await self._all(_where(survey, wanted))

    async def followed_up(self, answers: Sequence[SurveyAnswer]) -> dict[str, FollowedUp]:
        """Return how far the call back after each low answer is, by the answer's id."""
        low = [each for each in answers if each.low]
        tasks = await self._tools.books.get_many(Task, {each.task for each in low if each.task})
        cases = await self._tools.books.get_many(Case, {each.case for each in low if each.case})
        return {each.id: _followed_up(tasks.get(each.task), cases.get(each.case)) for each in low}

    async def _all(self, where: Mapping[str, Match]) -> list[SurveyAnswer]:
        found: list[SurveyAnswer] = []
        after: Cursor | None = None
        while True:
            page = await self._tools.books.find(SurveyAnswer, where, order="at", limit=_PAGE, after=after)
            found += page
            if len(page) < _PAGE:
                return found
            if len(found) >= _MOST:
                raise Refusal("too_many", str(_MOST))
            after = cursor_of(page[-1], "at")


def _on(question: Question, scale: Scale | None) -> Question:
    """Return the question on the scale that it was really asked on."""
    return question if scale is None else replace(question, least=scale[0], most=scale[1])


def _where(survey: str, wanted: AnswerSearch) -> dict[str, Match]:
    where: dict[str, Match] = {"survey": survey}
    if wanted.since is not None or wanted.before is not None:
        where["at"] = Between(wanted.since, wanted.before)
    for name in ("account", "agent"):
        if value := getattr(wanted, name):
            where[name] = value
    if wanted.low is not None:
        where["low"] = wanted.low
    return where


def _followed_up(task: Task | None, case: Case | None) -> FollowedUp:
    called = task.since if task is not None and task.state is TaskState.DONE else 0.0
    closed = case.closed_at or 0.0 if case is not None else 0.0
    told = case.feedback[-1].answer if case is not None and case.feedback else None
    said = told.value if told is not None else ""
    return FollowedUp(task.due if task is not None else 0.0, called, closed, said)
