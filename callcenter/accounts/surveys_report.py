"""Surveys in groups: what each question came to, and what became of low answers (FL-13 ④, KA-35)."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from statistics import median

from msgspec import Struct

from callcenter.accounts.surveys import Question, QuestionScore, SurveyAnswer, score_of
from callcenter.accounts.surveys_loop import HOUR, FollowedUp


class LoopMark(StrEnum):
    """One thing that may be said of an answer; each number of a report is the answers that bear it."""

    ANSWERED = "answered"
    LOW = "low"
    WITH_CASE = "with_case"
    CALLED_BACK = "called_back"
    IN_TIME = "in_time"
    LATE = "late"  #: called back too late
    OVERDUE = "overdue"  #: not called back, and too late already
    CLOSED = "closed"
    ACCEPTED = "accepted"  #: the customer took what we offered
    REFUSED = "refused"
    SILENT = "silent"  #: was told and did not say


class AnswerGroup(StrEnum):
    """What answers are grouped by."""

    TIER = "tier"
    QUEUE = "queue"
    AGENT = "agent"
    ACCOUNT = "account"


class SurveyLine(Struct, frozen=True):
    """The answers under one key: scores by question, counts by mark, the median of the hours to a call."""

    key: str
    scores: tuple[QuestionScore, ...]
    counts: dict[LoopMark, int]
    hours: float | None


class Marked(Struct, frozen=True):
    """An answer with what is said of it."""

    answer: SurveyAnswer
    marks: frozenset[LoopMark]
    hours: float | None = None


def marked(answers: Iterable[SurveyAnswer], done: Mapping[str, FollowedUp], now: float) -> list[Marked]:
    """Return what is said of each answer; `done` is how low ones were followed up, by the answer's id."""
    return [_marked(each, done.get(each.id, FollowedUp()), now) for each in answers]


def line(key: str, found: Sequence[Marked], questions: Iterable[Question]) -> SurveyLine:
    """Return what the answers under a key come to; few answers hide a score."""
    answers = [each.answer for each in found]
    hours = [each.hours for each in found if each.hours is not None]
    return SurveyLine(
        key,
        tuple(score_of(question, answers) for question in questions),
        {mark: sum(mark in each.marks for each in found) for mark in LoopMark},
        median(hours) if hours else None,
    )


def _marked(answer: SurveyAnswer, done: FollowedUp, now: float) -> Marked:
    if not answer.low:
        return Marked(answer, frozenset({LoopMark.ANSWERED}))
    called = bool(done.called_at)
    holds = {
        LoopMark.ANSWERED: True,
        LoopMark.LOW: True,
        LoopMark.WITH_CASE: bool(answer.case),
        LoopMark.CALLED_BACK: called,
        LoopMark.OVERDUE: not called and 0 < done.due < now,
        LoopMark.CLOSED: bool(done.closed_at),
    }
    marks = {mark for mark, true in holds.items() if true}
    if called:
        marks.add(LoopMark.IN_TIME if done.called_at <= done.due else LoopMark.LATE)
    if done.said:
        marks.add(LoopMark(done.said))
    return Marked(answer, frozenset(marks), (done.called_at - answer.at) / HOUR if called else None)
