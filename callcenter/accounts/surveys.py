"""Surveys: questions on a scale, answers that keep it, and what they add up to (ME-01, FL-13).

A score is a sum divided once, and is hidden while fewer than `HIDE_BELOW` answered: nobody is singled out.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

#: A score of fewer answers than these is not shown (privacy).
HIDE_BELOW = 5


class Measure(StrEnum):
    """What a question measures."""

    CSAT = "csat"  #: satisfaction: share of the two best marks
    NPS = "nps"  #: would recommend, 0 to 10: promoters less detractors
    CES = "ces"  #: effort: mean of the marks
    OTHER = "other"  #: no measure of its own


class Question(Struct, frozen=True, omit_defaults=True):
    """A question and its scale, both ends included. `text` by language.

    `high_is_good` is false where a high mark means trouble (an effort scale from "easy" up). At or
    beyond `low` somebody looks into it; None asks for nobody. `goal` is what its score shall reach: a share
    for CSAT (ME-01: 0.9), points for NPS, a mean otherwise.
    """

    id: str
    text: dict[str, str] = {}
    measure: Measure = Measure.CSAT
    least: int = 1
    most: int = 5
    high_is_good: bool = True
    low: int | None = None
    goal: float | None = None


class Survey(Struct, frozen=True, omit_defaults=True):
    """A questionnaire. `flows` ask it after calls: the id of a question is what the flow stores.

    A low score calls for a call back within `call_back_hours`; again within `repeat_days` the head of
    `department` hears of it as well. With `comment` a page asks for words too; a link holds `days_open`.
    """

    id: str
    name: dict[str, str] = {}
    questions: tuple[Question, ...] = ()
    flows: tuple[str, ...] = ()
    department: str = ""
    call_back_hours: float = 24.0
    repeat_days: float = 90.0
    comment: bool = True
    days_open: float = 14.0


class Source(StrEnum):
    """How an answer came."""

    KEY_PRESS = "key_press"  #: after the call
    LINK = "link"  #: on a page that a message led to
    HAND = "hand"  #: asked and written down by one of us


class SurveyAnswer(Struct, frozen=True):
    """One mark for one question, with the scale it was given on: a later change of the scale spoils nothing.

    `agent`, `queue` and `contact` say which talk it is about, `number` (E.164) where the customer is
    reached. `at` in seconds UTC. `case` and `task` are what a low score led to.
    """

    id: str
    version: int = 0
    survey: str = ""
    question: str = ""
    measure: Measure = Measure.CSAT
    score: int = 0
    least: int = 1
    most: int = 5
    high_is_good: bool = True
    low: bool = False
    comment: str = ""
    source: Source = Source.KEY_PRESS
    at: float = 0.0
    by: str = ""
    number: str = ""
    contact: str = ""
    agent: str = ""
    queue: str = ""
    account: str = ""
    person: str = ""
    invitation: str = ""
    case: str = ""
    task: str = ""

    @property
    def waits(self) -> bool:
        """Whether it is low and nobody was given the call back yet."""
        return self.low and not self.task


class Invitation(Struct, frozen=True):
    """A customer was asked. `token` is a digest, the link's own is kept nowhere; times in seconds UTC."""

    id: str
    version: int = 0
    survey: str = ""
    token: str = ""
    source: Source = Source.LINK
    language: str = ""
    number: str = ""
    contact: str = ""
    agent: str = ""
    queue: str = ""
    account: str = ""
    person: str = ""
    at: float = 0.0
    until: float = 0.0
    answered_at: float = 0.0


class BadScore(ValueError):
    """A mark that is not on its scale."""


def is_low(question: Question, score: int) -> bool:
    """Whether a mark calls for somebody to look into it. Raises `BadScore` off the scale."""
    if not question.least <= score <= question.most:
        raise BadScore(str(score))
    if question.low is None:
        return False
    return score <= question.low if question.high_is_good else score >= question.low


def csat(answers: Iterable[SurveyAnswer]) -> float | None:
    """Return CSAT, top-2-box: answers in the two best marks of their own scale / answers, None of none."""
    asked = [each for each in answers if each.measure is Measure.CSAT]
    best = sum(
        each.score >= each.most - 1 if each.high_is_good else each.score <= each.least + 1 for each in asked
    )
    return best / len(asked) if asked else None


def nps(answers: Iterable[SurveyAnswer]) -> float | None:
    """Return NPS, -100 to 100: % of 9 and 10 less % of 0 to 6, on 0 to 10. None without an answer."""
    asked = [
        each.score for each in answers if each.measure is Measure.NPS and (each.least, each.most) == (0, 10)
    ]
    promoters, detractors = sum(score >= 9 for score in asked), sum(score <= 6 for score in asked)
    return 100 * (promoters - detractors) / len(asked) if asked else None


def ces(answers: Iterable[SurveyAnswer], question: Question) -> float | None:
    """Return CES, the mean mark on the question's present scale and direction; None without an answer."""
    scale = (question.least, question.most, question.high_is_good)
    asked = [
        e.score for e in answers if e.measure is Measure.CES and (e.least, e.most, e.high_is_good) == scale
    ]
    return sum(asked) / len(asked) if asked else None


def response_rate(answered: int, invited: int) -> float | None:
    """Return answered / invited, None when nobody was invited."""
    return answered / invited if invited else None


class QuestionScore(Struct, frozen=True):
    """What a question came to. `value` is None while `hidden`, or when nobody answered; `n` always stands.

    `missed`: the value does not reach the question's `goal` (False without either).
    """

    question: str
    measure: Measure
    n: int
    value: float | None
    hidden: bool
    goal: float | None = None
    missed: bool = False


def score_of(question: Question, answers: Sequence[SurveyAnswer]) -> QuestionScore:
    """Return the score of a question over these answers: CSAT 0 to 1, NPS -100 to 100, else a mean."""
    asked = [each for each in answers if each.question == question.id and each.measure is question.measure]
    hidden = 0 < len(asked) < HIDE_BELOW
    value = None if hidden else _value(question, asked)
    missed = value is not None and question.goal is not None and _misses(question, value, question.goal)
    return QuestionScore(question.id, question.measure, len(asked), value, hidden, question.goal, missed)


def _misses(question: Question, value: float, goal: float) -> bool:
    """Whether a value is on the bad side of its goal: a share and NPS are good when high, always."""
    high = question.high_is_good or question.measure in {Measure.CSAT, Measure.NPS}
    return value < goal if high else value > goal


def _value(question: Question, asked: Sequence[SurveyAnswer]) -> float | None:
    match question.measure:
        case Measure.CSAT:
            return csat(asked)
        case Measure.NPS:
            return nps(asked)
        case Measure.CES:
            return ces(asked, question)
        case _:
            return sum(each.score for each in asked) / len(asked) if asked else None
