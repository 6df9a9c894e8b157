"""The way of a case from the department to the customer and back (FL-26 ④ to ⑥)."""

from msgspec.structs import replace

from callcenter.cases import moves as m
from callcenter.cases.case import Answer, Case, CaseType, Feedback, FollowUp, Proposal, Step
from callcenter.cases.deadlines import DeadlineKind, dropped, given, met
from callcenter.cases.effects import WriteMail
from callcenter.cases.table import CaseState
from callcenter.cases.turn import Turn, need, need_text


def assign(turn: Turn, move: m.Assign) -> None:
    """Give it to others; a department's head start is its deadline for a proposal."""
    case = turn.case
    need(move.department or move.owner, "nobody_named", "Name a department or a user.")
    same = (move.department, move.owner) == (case.department, case.owner)
    need(not same or case.state is not CaseState.ASSIGNED, "already_there", "It is there already.")
    stranger = move.department and move.owner and move.owner not in turn.circle.members
    need(not stranger, "not_a_member", "The user is not of that department.")
    left = case.deadlines
    if move.department != case.department:
        left = dropped(left, set(DeadlineKind) - {DeadlineKind.PROPOSAL})
    raised = Step.DEPARTMENT if move.department and case.step is Step.AGENT else case.step
    turn.set(department=move.department, owner=move.owner, step=raised, deadlines=given(left, move.deadlines))
    told = turn.tell_all("assign", move.text)
    turn.note("assign", move.text, department=move.department, owner=move.owner, told=told)


def propose(turn: Turn, move: m.Propose) -> None:
    """A solution, for whoever opened the case to feed back."""
    need_text(move.text)
    proposal = Proposal(turn.now, move.by, move.text, turn.case.department)
    turn.set(proposals=(*turn.case.proposals, proposal))
    _meet(turn, DeadlineKind.PROPOSAL)
    told = turn.tell_all("propose", move.text)
    turn.note("propose", move.text, department=turn.case.department, told=told)


def feed_back(turn: Turn, move: m.FeedBack) -> None:
    """The customer is told; that is a response, too (ME-04)."""
    need_text(move.text)
    turn.set(feedback=(*turn.case.feedback, Feedback(turn.now, move.by, move.text, move.channel)))
    place = turn.note("feed_back", move.text, channel="email" if move.mail else move.channel)
    _respond(turn)
    turn.tell_all("feed_back", move.text)
    if move.mail:
        mail(turn, move.text, place)


def accept(turn: Turn, move: m.Accept) -> None:
    """The customer takes it, or was asked and stays silent."""
    answer = Answer.SILENT if move.silent else Answer.ACCEPTED
    _answered(turn, answer, move.text)
    turn.note("accept", move.text, answer=answer.value)


def refuse(turn: Turn, move: m.Refuse) -> None:
    """The customer does not take it."""
    need_text(move.text)
    _answered(turn, Answer.REFUSED, move.text)
    turn.note("refuse", move.text)


def reopen(turn: Turn, move: m.Reopen) -> None:
    """A new round begins: what was fed back before counts no more."""
    need_text(move.text)
    case = turn.case
    turn.set(
        reopened=case.reopened + 1,
        fed_back_before=len(case.feedback),
        resolved_at=None,
        closed_at=None,
        deadlines=given(dropped(case.deadlines, {DeadlineKind.RESOLUTION}), move.deadlines),
    )
    told = turn.tell_all("reopen", move.text)
    turn.note("reopen", move.text, told=told)


def resolve(turn: Turn, move: m.Resolve) -> None:
    """It is done. Against a refusal it takes somebody's last word."""
    need_text(move.text)
    refused = turn.case.state is CaseState.REFUSED
    need(move.final or not refused, "customer_refused", "The customer refused: reopen it, or make it final.")
    end_pause(turn)
    _meet(turn, DeadlineKind.RESOLUTION)
    left = dropped(turn.case.deadlines)
    turn.set(
        solution=move.text,
        source=move.source,
        resolved_at=turn.now,
        deadlines=given(left, move.deadlines),
    )
    turn.tell_all("resolve", move.text)
    turn.note("resolve", move.text, source=move.source.value, final=move.final or None)


def follow_up(turn: Turn, move: m.FollowUp) -> None:
    """The customer was asked afterwards."""
    need_text(move.text)
    need(0 <= move.satisfaction <= move.scale, "bad_satisfaction", "It lies on the scale, 0 if not asked.")
    asked = FollowUp(turn.now, move.by, move.text, move.satisfaction, move.scale)
    turn.set(follow_ups=(*turn.case.follow_ups, asked))
    _meet(turn, DeadlineKind.FOLLOW_UP)
    turn.tell_all("follow_up", move.text)
    turn.note("follow_up", move.text, satisfaction=move.satisfaction or None, scale=move.scale)


def close(turn: Turn, move: m.Close) -> None:
    """It is over, which takes the customer's answer, and of a complaint its examination."""
    lacking = missing_to_close(turn.case)
    need(not lacking, lacking, "It cannot be closed yet.")
    turn.set(
        closed_at=turn.now,
        close_code=move.code,
        deadlines=dropped(turn.case.deadlines, {DeadlineKind.FOLLOW_UP}),
    )
    turn.tell_all("close", move.text)
    turn.note("close", move.text, code=move.code)


def missing_to_close(case: Case) -> str:
    """Return the code of what a case lacks before it may be closed, "" for nothing (FL-26, DU-02)."""
    if not case.has_feedback:
        return "feedback_missing"
    if case.type is CaseType.COMPLAINT and case.examination is None:
        return "examination_missing"
    return ""


def discard(turn: Turn, move: m.Discard) -> None:
    """It never was a case."""
    need_text(move.text)
    end_pause(turn)
    turn.set(closed_at=turn.now, deadlines=dropped(turn.case.deadlines))
    turn.tell_all("discard", move.text)
    turn.note("discard", move.text)


def answer(turn: Turn, move: m.Answer) -> None:
    """The customer hears from us, though nothing is proposed yet."""
    need_text(move.text)
    place = turn.note("answer", move.text, channel="email" if move.mail else move.channel)
    _respond(turn)
    if move.mail:
        mail(turn, move.text, place)


def mail(turn: Turn, text: str, place: int) -> None:
    """Ask for a mail to the customer."""
    need(turn.case.address, "no_address", "The case has no e-mail address to write to.")
    turn.ask(WriteMail(turn.case.id, turn.case.address, text, place))


def end_pause(turn: Turn) -> None:
    """Close a pause that lasts."""
    if turn.case.is_paused:
        *before, last = turn.case.pauses
        turn.set(pauses=(*before, replace(last, until=turn.now)))


def _answered(turn: Turn, answer: Answer, comment: str) -> None:
    *before, last = turn.case.feedback
    said = replace(last, answer=answer, answered_at=turn.now, comment=comment)
    turn.set(feedback=(*before, said))
    kind = "refuse" if answer is Answer.REFUSED else "accept"
    turn.tell_all(kind, comment)


def _respond(turn: Turn) -> None:
    if turn.case.responded_at is None:
        turn.set(responded_at=turn.now)
    _meet(turn, DeadlineKind.RESPONSE)


def _meet(turn: Turn, kind: DeadlineKind) -> None:
    """Meet what is due; while the clocks stand still it is as late as when they stopped."""
    stopped = turn.case.pauses[-1].since if turn.case.stands(kind) else turn.now
    turn.set(deadlines=met(turn.case.deadlines, kind, stopped))
