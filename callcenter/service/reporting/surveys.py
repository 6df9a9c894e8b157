"""The kind `surveys`: CSAT, NPS and CES with how many answered, and the response rate (FL-13, ME-01)."""

from collections.abc import Sequence

from callcenter.accounts.account import Account
from callcenter.accounts.person import Person
from callcenter.accounts.surveys import (
    HIDE_BELOW,
    Invitation,
    Measure,
    Question,
    SurveyAnswer,
    ces,
    csat,
    nps,
    response_rate,
)
from callcenter.ports.books import Between
from callcenter.service.accounts.office import Office, Reader
from callcenter.service.follow_up.tools import Doer, is_served_by
from callcenter.service.permissions import Permission
from callcenter.service.reporting.columns import counts, scores, shares, tallies
from callcenter.service.reporting.counting import Counted, Counts, Measures, each_counted, paged
from callcenter.service.reporting.spans import Span
from callcenter.service.reporting.values import Asked, DrillLine, DrillLink, ReportKind

_FIELDS = ("survey", "question", "source", "queue", "agent", "tier", "account")
_OF = {"csat_answers": Measure.CSAT, "nps_answers": Measure.NPS, "ces_answers": Measure.CES}

KIND = ReportKind(
    "surveys",
    Permission.SEE_SURVEYS,
    groups=_FIELDS,
    filters=_FIELDS,
    columns=(
        *counts("invited", "responded"),
        *shares("response_rate"),
        *counts("answers", "low", *_OF),
        *shares("csat"),
        *tallies("satisfied"),
        *scores("nps"),
        *tallies("promoters", "passives", "detractors"),
        *scores("ces", "scale_least", "scale_most"),
    ),
)


class Surveys:
    """Counts answers when they were given, and invitations when they were sent, with whether it was answered.

    A score of fewer than five answers is hidden, and what it is made of. Who does not manage cases counts
    only what the accounts say that they serve. The tier is the one that the customer has now.
    """

    kind = KIND

    def __init__(self, office: Office) -> None:
        self._books = office.books

    async def read(self, span: Span, asked: Asked, reader: Reader) -> list[Counted]:
        """Return the answers and the invitations of these days; those are for no question."""
        moments = Between(span.since, span.before)
        found: list[SurveyAnswer | Invitation] = []
        found += await paged(self._books, SurveyAnswer, {"at": moments}, "at")
        found += await paged(self._books, Invitation, {"at": moments}, "at")
        names = {each.account for each in found if each.account}
        accounts = await self._books.get_many(Account, names)
        people = await self._books.get_many(Person, {each.person for each in found if each.person})
        if not reader.may(Permission.MANAGE_CASES):
            doer = Doer(reader.user, reader.agent, roles=reader.roles)
            mine = {id for id, account in accounts.items() if is_served_by(account, doer)}
            found = [each for each in found if each.account in mine]
        return await each_counted(found, lambda each: Counted(each.at, _key(each, accounts, people), each))

    def measured(self, found: Sequence[Counted]) -> tuple[Counts, Measures]:
        """Return how many were asked and answered, and the scores that are not hidden."""
        answers = [each.what for each in found if isinstance(each.what, SurveyAnswer)]
        asked = [each.what for each in found if isinstance(each.what, Invitation)]
        responded = sum(bool(each.answered_at) for each in asked)
        n: Counts = {"invited": len(asked), "responded": responded, "answers": len(answers)}
        n["low"] = sum(each.low for each in answers)
        n |= {name: sum(each.measure is measure for each in answers) for name, measure in _OF.items()}
        return n, {
            "response_rate": response_rate(responded, len(asked)),
            **_csat([each for each in answers if each.measure is Measure.CSAT]),
            **_nps([each for each in answers if each.measure is Measure.NPS]),
            **_ces([each for each in answers if each.measure is Measure.CES]),
            **_scale(answers),
        }

    def times(self, each: Counted, number: str) -> int:
        """Return whether an answer or an invitation is counted."""
        what = each.what
        if isinstance(what, Invitation):
            return int(number == "invited" or (number == "responded" and bool(what.answered_at)))
        if number in _OF:
            return int(what.measure is _OF[number])
        return int(number == "answers" or (number == "low" and what.low))

    async def lines(self, found: Sequence[Counted], number: str, reader: Reader) -> list[DrillLine]:
        """Return the answers with their marks, or the invitations."""
        return [_line(each.what) for each in found]


def _csat(answers: Sequence[SurveyAnswer]) -> Measures:
    value = None if _few(answers) else csat(answers)
    return {"csat": value, "satisfied": None if value is None else round(value * len(answers))}


def _nps(answers: Sequence[SurveyAnswer]) -> Measures:
    value = None if _few(answers) else nps(answers)
    marks = [each.score for each in answers if (each.least, each.most) == (0, 10)]
    promoters, detractors = sum(mark >= 9 for mark in marks), sum(mark <= 6 for mark in marks)
    parts = {
        "promoters": promoters,
        "passives": len(marks) - promoters - detractors,
        "detractors": detractors,
    }
    return {"nps": value} | {name: None if value is None else part for name, part in parts.items()}


def _ces(answers: Sequence[SurveyAnswer]) -> Measures:
    """Return the mean mark; marks on several scales have none."""
    scales = {(each.least, each.most, each.high_is_good) for each in answers}
    if _few(answers) or len(scales) != 1:
        return {"ces": None}
    least, most, high = scales.pop()
    return {"ces": ces(answers, Question("", {}, Measure.CES, least, most, high))}


def _scale(answers: Sequence[SurveyAnswer]) -> Measures:
    """Return the scale that all answers are on, None where there are several."""
    scales = {(each.least, each.most) for each in answers}
    least, most = scales.pop() if len(scales) == 1 else (None, None)
    return {"scale_least": least, "scale_most": most}


def _few(answers: Sequence[SurveyAnswer]) -> bool:
    return len(answers) < HIDE_BELOW


def _key(
    each: SurveyAnswer | Invitation, accounts: dict[str, Account], people: dict[str, Person]
) -> dict[str, str]:
    account, person = accounts.get(each.account), people.get(each.person)
    return {
        "survey": each.survey,
        "question": each.question if isinstance(each, SurveyAnswer) else "",
        "source": each.source.value,
        "queue": each.queue,
        "agent": each.agent,
        "tier": (account.tier if account else "") or (person.tier if person else ""),
        "account": each.account,
    }


def _line(each: SurveyAnswer | Invitation) -> DrillLine:
    case = each.case if isinstance(each, SurveyAnswer) else ""
    named = (("contact", each.contact), ("case", case), ("account", each.account))
    links = tuple(DrillLink(kind, id) for kind, id in named if id)
    if isinstance(each, Invitation):
        return DrillLine("survey_invitation", each.id, each.at, each.survey, links)
    title = f"{each.question}: {each.score} / {each.most}"
    return DrillLine("survey_answer", each.id, each.at, title, links)
