"""Calibration sessions: called, seen, closed, and evaluators over many of them."""

from collections.abc import Sequence
from typing import Any, Literal

from callcenter.ports.books import cursor_of
from callcenter.quality.agreement import Agreement, QuestionAgreement, Sheet, by_question, form_alpha
from callcenter.quality.calibration import CalibrationSession, CalibrationState
from callcenter.quality.forms import FormContent
from callcenter.service.quality.calibrations import NewSession, manages
from callcenter.web.api.quality.common import doer, looker, place, room
from callcenter.web.endpoint import Call
from callcenter.web.values_calibration import (
    CalibrationClosing,
    CalibrationLine,
    CalibrationLines,
    CalibrationPage,
    CalibrationReport,
    CalibrationResult,
    CalibrationSpan,
    CalibrationsQuery,
    EvaluatorDistance,
    Judge,
    NewCalibration,
    QuestionResult,
)

_S = CalibrationState
_AS_KEPT = (
    *("id", "version", "about", "form", "edition", "leader", "due", "note", "state", "at"),
    *("closed_at", "closed_by"),
)


async def list_calibrations(call: Call[CalibrationsQuery]) -> CalibrationLines:
    """Calibration sessions, the newest first: those one takes part in, or all for who manages quality."""
    query = call.body
    found = await room(call).calibrations.find(query.state, doer(call), query.limit, place(query.after))
    after = cursor_of(found[-1], "-at").text() if len(found) == query.limit else ""
    names = CalibrationLine.__struct_fields__
    return CalibrationLines(
        tuple(CalibrationLine(**{name: getattr(each, name) for name in names}) for each in found), after
    )


async def call_calibration(call: Call[NewCalibration]) -> CalibrationPage:
    """Have several evaluators judge a contact that is over, each without seeing the others'; one leads."""
    wish = call.body
    about = await looker(call)(wish.contact, wish.agent)
    session = NewSession(wish.form, wish.evaluators, wish.due, wish.note)
    return await _page(call, await room(call).calibrations.call(about, session, doer(call)))


async def see_calibration(call: Call[None]) -> CalibrationPage:
    """A calibration session; once it is closed, how far its evaluators agree."""
    return await _page(call, await room(call).calibrations.see(call.id, doer(call)))


async def close_calibration(call: Call[CalibrationClosing]) -> CalibrationPage:
    """Close a session before all have handed in, and compare what there is."""
    return await _page(call, await room(call).calibrations.close(call.id, call.body.version, doer(call)))


async def calibration_report(call: Call[CalibrationSpan]) -> CalibrationReport:
    """How far evaluators were from the references of sessions: all for who manages quality, else oneself."""
    found = await room(call).calibrations.report(call.body.since, call.body.before, doer(call))
    return CalibrationReport(
        tuple(
            EvaluatorDistance(name, far.sessions, far.compared, far.unlike, far.mean, far.bias)
            for name, far in sorted(found.items())
        )
    )


async def _page(call: Call[Any], session: CalibrationSession) -> CalibrationPage:
    sheets, content = await room(call).calibrations.sheets(session)
    return CalibrationPage(
        **{name: getattr(session, name) for name in _AS_KEPT},
        content=content,
        judges=tuple(_judge(session, name, doer(call).name) for name in session.people),
        result=None if session.state is _S.OPEN else _result(content, sheets, session.leader),
        moves=_moves(call, session),
    )


def _judge(session: CalibrationSession, name: str, asker: str) -> Judge:
    given = next((each for each in session.handed_in if each.evaluator == name), None)
    if given is None:
        return Judge(name, name == session.leader, 0.0, "")
    shown = session.state is _S.CLOSED or name == asker
    return Judge(name, name == session.leader, given.at, given.evaluation if shown else "")


def _result(content: FormContent, sheets: Sequence[Sheet], leader: str) -> CalibrationResult:
    questions = by_question(content, sheets, leader)
    total = sum((each.agreement for each in questions), Agreement())
    return CalibrationResult(
        len(sheets),
        total.exact_share,
        total.within_one_share,
        form_alpha(content, sheets),
        tuple(_question(each) for each in questions),
    )


def _question(each: QuestionAgreement) -> QuestionResult:
    return QuestionResult(
        each.question,
        each.given,
        each.spread,
        each.agreement.exact_share,
        each.agreement.within_one_share,
        each.reference,
        each.distance.mean,
        each.distance.bias,
    )


def _moves(call: Call[Any], session: CalibrationSession) -> tuple[Literal["evaluate", "close"], ...]:
    who = doer(call)
    if session.state is not _S.OPEN:
        return ()
    evaluate: tuple[Literal["evaluate"], ...] = ("evaluate",) if who.name in session.missing else ()
    return (*evaluate, "close") if who.name == session.leader or manages(who) else evaluate
