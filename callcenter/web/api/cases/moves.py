"""What is done with a case. Each answers with the case as it is then; an old version is refused."""

from typing import Any

from callcenter.cases import moves as m
from callcenter.ports.books import Put
from callcenter.service.permissions import Permission
from callcenter.web.api.cases.common import page, viewer
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure
from callcenter.web.values_cases import (
    Acceptance,
    Assignment,
    CaseChange,
    CaseEscalation,
    CaseExamination,
    CaseFollowUp,
    CaseLink,
    CaseMerge,
    CaseNote,
    CasePage,
    CasePause,
    CaseTags,
    CaseText,
    CaseWatch,
    Closing,
    CustomerSaid,
    CustomerWord,
    Rescheduling,
    Resolution,
)


async def assign(call: Call[Assignment]) -> CasePage:
    """Give it to a department, a user, or a user of a department (PW-06)."""
    wish = call.body
    return await _do(call, m.Assign(department=wish.department, owner=wish.owner, text=wish.text))


async def propose(call: Call[CaseText]) -> CasePage:
    """Propose a solution; who opened the case is told."""
    return await _do(call, m.Propose(text=call.body.text))


async def feed_back(call: Call[CustomerWord]) -> CasePage:
    """The customer was told what is proposed, or is told now by e-mail (FL-26)."""
    wish = call.body
    return await _do(call, m.FeedBack(text=wish.text, channel=wish.channel, mail=wish.mail))


async def accept(call: Call[Acceptance]) -> CasePage:
    """The customer takes it, or stays silent."""
    return await _do(call, m.Accept(text=call.body.text, silent=call.body.silent))


async def refuse(call: Call[CaseText]) -> CasePage:
    """The customer does not take it."""
    return await _do(call, m.Refuse(text=call.body.text))


async def reopen(call: Call[CaseText]) -> CasePage:
    """Work on it again, with a new deadline."""
    return await _do(call, m.Reopen(text=call.body.text))


async def resolve(call: Call[Resolution]) -> CasePage:
    """What was agreed is done; `final` is for those who manage cases."""
    wish = call.body
    if wish.final and not call.may(Permission.MANAGE_CASES):
        raise Failure("forbidden", "This needs the permission manage_cases.")
    return await _do(call, m.Resolve(text=wish.text, source=wish.source, final=wish.final))


async def follow_up(call: Call[CaseFollowUp]) -> CasePage:
    """The customer was asked afterwards; also after it was closed."""
    wish = call.body
    return await _do(call, m.FollowUp(text=wish.text, satisfaction=wish.satisfaction, scale=wish.scale))


async def close(call: Call[Closing]) -> CasePage:
    """It is over: never without the customer's answer, a complaint not unexamined (FL-26, DU-02)."""
    return await _do(call, m.Close(code=call.body.code, text=call.body.text))


async def discard(call: Call[CaseText]) -> CasePage:
    """It never was a case."""
    return await _do(call, m.Discard(text=call.body.text))


async def answer(call: Call[CustomerWord]) -> CasePage:
    """The customer hears from us, though nothing is proposed yet (ME-04)."""
    wish = call.body
    return await _do(call, m.Answer(text=wish.text, channel=wish.channel, mail=wish.mail))


async def hear(call: Call[CustomerSaid]) -> CasePage:
    """The customer said something."""
    wish = call.body
    return await _do(call, m.Hear(text=wish.text, channel=wish.channel, contact=wish.contact))


async def comment(call: Call[CaseText]) -> CasePage:
    """Say something to colleagues; whoever is mentioned (`@name`) is told and watches from then on."""
    return await _do(call, m.Comment(text=call.body.text))


async def examine(call: Call[CaseExamination]) -> CasePage:
    """Say whether a complaint is upheld, what it came from and what is done about that (DU-02)."""
    wish, room = call.body, call.parts.cases
    case = await room.desk.get(viewer(call), call.id)
    action = wish.corrective_action
    task = await room.review.action(case, action, wish.action_owner, wish.action_days, call.user.name)
    kept = case.examination.task if case.examination else ""
    move = m.Examine(
        upheld=wish.upheld,
        root_cause=wish.root_cause,
        corrective_action=action,
        cause=wish.cause,
        task=task.id if task else kept,
    )
    also = (Put(task),) if task else ()
    return page(await room.desk.do(viewer(call), call.id, wish.version, move, also))


async def classify(call: Call[CaseChange]) -> CasePage:
    """Change what it is about."""
    wish = call.body
    move = m.Classify(
        type=wish.type,
        priority=wish.priority,
        title=wish.title,
        account=wish.account,
        person=wish.person,
        tier=wish.tier,
        address=wish.address,
    )
    return await _do(call, move)


async def reschedule(call: Call[Rescheduling]) -> CasePage:
    """Move a deadline by hand."""
    wish, now = call.body, call.parts.clock.now()
    if wish.due <= now:
        raise Failure("bad_time", "A deadline lies ahead.")
    deadlines = call.parts.cases.desk.schedule.by_hand(wish.kind, wish.due, now)
    return await _do(call, m.Reschedule(deadlines=deadlines, text=wish.text))


async def pause(call: Call[CasePause]) -> CasePage:
    """Let clocks stand still that one of the house's reasons stops; without such reasons all (ME-04)."""
    return await _do(call, m.Pause(text=call.body.text, reason=call.body.reason))


async def resume(call: Call[CaseNote]) -> CasePage:
    """Let its clocks run again; what was left of each deadline is left."""
    return await _do(call, m.Resume(text=call.body.text))


async def escalate(call: Call[CaseEscalation]) -> CasePage:
    """Put it on another step of the ladder by hand; whom that told is in the trail."""
    return await _do(call, m.Escalate(to=call.body.to, text=call.body.text))


async def link(call: Call[CaseLink]) -> CasePage:
    """Say that another case belongs to it."""
    other = await call.parts.cases.desk.get(viewer(call), call.body.case)
    return await _do(call, m.Link(case=other.id, relation=call.body.relation))


async def merge(call: Call[CaseMerge]) -> CasePage:
    """Let it live on in another case, with all that belongs to it; answers with that one."""
    wish = call.body
    return page(await call.parts.cases.desk.merge(viewer(call), call.id, wish.version, wish.into))


async def watch(call: Call[CaseWatch]) -> CasePage:
    """Let a user see it and hear of it."""
    return await _do(call, m.Watch(user=call.body.user or call.user.name))


async def unwatch(call: Call[CaseWatch]) -> CasePage:
    """Hear of it no more."""
    return await _do(call, m.Unwatch(user=call.body.user or call.user.name))


async def tag(call: Call[CaseTags]) -> CasePage:
    """Give it these tags and no others."""
    return await _do(call, m.Tag(tags=call.body.tags))


async def _do(call: Call[Any], move: m.Move) -> CasePage:
    return page(await call.parts.cases.desk.do(viewer(call), call.id, call.body.version, move))
