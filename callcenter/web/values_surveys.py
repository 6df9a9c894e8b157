"""The bodies and replies of the endpoints about surveys."""

from typing import Annotated

from msgspec import Meta, Struct

from callcenter.accounts.surveys import Survey, SurveyAnswer
from callcenter.accounts.surveys_report import AnswerGroup, LoopMark
from callcenter.web.values import Id, Long, Short

Mark = Annotated[int, Meta(ge=0, le=99)]
Limit = Annotated[int, Meta(ge=1, le=500)]
Number = Annotated[str, Meta(max_length=40)]


class SurveyCards(Struct, frozen=True):
    """The surveys of the house."""

    surveys: tuple[Survey, ...]


class SpanQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """A span (seconds UTC, both ends included), of one account or one agent if they are named."""

    since: float | None = None
    before: float | None = None
    account: Short = ""
    agent: Short = ""


class AnswerQuery(SpanQuery, frozen=True, forbid_unknown_fields=True):
    """Which answers are wanted, `limit` at a time; `after` is where the page before ended."""

    low: bool | None = None
    limit: Limit = 100
    after: Short = ""


class ReportQuery(SpanQuery, frozen=True, forbid_unknown_fields=True):
    """A span, and what its answers are grouped by."""

    by: AnswerGroup = AnswerGroup.TIER


class BehindAnswersQuery(SpanQuery, frozen=True, forbid_unknown_fields=True):
    """Which number of the report: the answers with a mark, under one `key` of what they are grouped `by`."""

    mark: LoopMark = LoopMark.ANSWERED
    by: AnswerGroup | None = None
    key: Short = ""


class BehindAnswers(Struct, frozen=True):
    """How many answers are behind a number, and the newest of them."""

    count: int
    answers: tuple[SurveyAnswer, ...]


class AnswerRows(Struct, frozen=True):
    """A page of answers; `after` is where the next one begins, "" behind the last."""

    answers: tuple[SurveyAnswer, ...]
    after: str


class HandAnswers(Struct, frozen=True, forbid_unknown_fields=True):
    """Marks by question, as a customer gave them in words."""

    marks: Annotated[dict[Id, Mark], Meta(min_length=1, max_length=50)]
    comment: Long = ""
    contact: Short = ""
    agent: Short = ""
    queue: Short = ""
    account: Short = ""
    person: Short = ""


class InvitationWish(Struct, frozen=True, forbid_unknown_fields=True):
    """Whom to ask. With a `number` the link goes there as a message, from `sender` (one of ours)."""

    number: Number = ""
    sender: Number = ""
    language: Annotated[str, Meta(max_length=35)] = ""
    contact: Short = ""
    agent: Short = ""
    queue: Short = ""
    account: Short = ""
    person: Short = ""


class InvitationMade(Struct, frozen=True):
    """The link that was made: it is told once. `sent`: as a message; `until` in seconds UTC."""

    id: str
    link: str
    sent: bool
    until: float
