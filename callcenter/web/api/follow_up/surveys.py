"""Surveys: what customers are asked, what they answered, and what became of it."""

from msgspec.structs import asdict

from callcenter.accounts.surveys import Source
from callcenter.accounts.surveys_loop import Loop
from callcenter.outbound.gate import Purpose
from callcenter.ports.telephony import CarrierError
from callcenter.service.follow_up.survey_reports import SurveyReport
from callcenter.service.follow_up.surveys import About, AnswerSearch, Given, SurveyResult
from callcenter.service.follow_up.words import word
from callcenter.service.numbers import to_e164
from callcenter.web.api.follow_up.common import behind, cursor, doer
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure
from callcenter.web.values_surveys import (
    AnswerQuery,
    AnswerRows,
    BehindAnswers,
    BehindAnswersQuery,
    HandAnswers,
    InvitationMade,
    InvitationWish,
    ReportQuery,
    SpanQuery,
    SurveyCards,
)


async def list_surveys(call: Call[None]) -> SurveyCards:
    """The surveys of the house with their questions."""
    return SurveyCards(call.parts.house().surveys)


async def list_answers(call: Call[AnswerQuery]) -> AnswerRows:
    """What was answered, the newest first: everything, or of one account of one's own."""
    wish = asdict(call.body)
    after = cursor(wish.pop("after"))
    found = await call.parts.follow_up.surveys.answers(call.id, AnswerSearch(**wish, after=after), doer(call))
    return AnswerRows(tuple(found), behind(found, call.body.limit, "-at"))


async def answer_by_hand(call: Call[HandAnswers]) -> AnswerRows:
    """Write down what a customer said; a low mark opens a case with a call back."""
    wish = call.body
    about = About(wish.contact, wish.agent, wish.queue, wish.account, wish.person)
    given = Given(call.id, wish.marks, wish.comment, about, Source.HAND)
    return AnswerRows(tuple(await call.parts.follow_up.surveys.by_hand(given, doer(call))), "")


async def survey_result(call: Call[SpanQuery]) -> SurveyResult:
    """What a survey came to over a span: CSAT, NPS, CES, how many answered; few answers hide a score."""
    return await call.parts.follow_up.surveys.result(call.id, AnswerSearch(**asdict(call.body)), doer(call))


async def closed_loop(call: Call[SpanQuery]) -> Loop:
    """Whether the low scores of a span were followed up."""
    return await call.parts.follow_up.surveys.loop(call.id, AnswerSearch(**asdict(call.body)), doer(call))


async def survey_report(call: Call[ReportQuery]) -> SurveyReport:
    """Scores and the closed loop by tier, queue, agent or account."""
    wish = asdict(call.body)
    by = wish.pop("by")
    return await call.parts.follow_up.survey_reports.report(call.id, AnswerSearch(**wish), by, doer(call))


async def behind_report(call: Call[BehindAnswersQuery]) -> BehindAnswers:
    """The answers behind one number of the report, the newest first; at most 500 are shown."""
    wish = asdict(call.body)
    mark, by, key = (wish.pop(name) for name in ("mark", "by", "key"))
    wanted = AnswerSearch(**wish)
    found = await call.parts.follow_up.survey_reports.behind(call.id, wanted, mark, by, key, doer(call))
    return BehindAnswers(len(found), tuple(each.answer for each in found[:500]))


async def invite(call: Call[InvitationWish]) -> InvitationMade:
    """Ask a customer by a link; with a number it is sent there as a message."""
    wish, parts = call.body, call.parts
    number = _number(call, wish.number)
    if number:
        await _may_write(call, number)
    about = About(wish.contact, wish.agent, wish.queue, wish.account, wish.person, number)
    language = wish.language or parts.house().language
    invited = await parts.follow_up.surveys.invite(call.id, about, language, doer(call))
    link = f"{parts.settings.public_url.rstrip('/')}/survey/{invited.secret}"
    if number and parts.write is not None:
        sender = wish.sender or next(iter(parts.house().numbers), "")
        try:
            await parts.write(invited.invitation.id, number, sender, word("survey_link", language, link=link))
        except CarrierError as error:
            raise Failure("message_failed", f"The message was not sent: {type(error).__name__}.") from None
    return InvitationMade(invited.invitation.id, link, bool(number), invited.invitation.until)


async def _may_write(call: Call[InvitationWish], number: str) -> None:
    """Refuse with the gate's rule and its words where no message may go to a number."""
    denial = await call.parts.calling.precall.may_we_message(number, Purpose.SURVEY)
    if denial is not None:
        raise Failure("message_denied", f"{denial.rule}: {denial.words}", problems=[denial.rule])


def _number(call: Call[InvitationWish], text: str) -> str:
    """Return a number that a message can go to, "" for none. Raises `Failure`."""
    if not text:
        return ""
    if call.parts.write is None:
        raise Failure("message_failed", "The provider sends no messages.")
    wish = call.body
    if wish.sender and wish.sender not in call.parts.house().numbers:
        raise Failure("unknown_caller_id", "The sender is none of our numbers.")
    number = to_e164(text, next(iter(call.parts.house().numbers), ""))
    if not number:
        raise Failure("bad_number", "This is no number that can be written to.")
    return number
