"""The door of the room: a case, a move and the time give the case after it, its trail and its wishes."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from callcenter.cases import moves as m
from callcenter.cases import sharing, timing, working
from callcenter.cases.case import Case
from callcenter.cases.table import TABLE, CaseState
from callcenter.cases.turn import CaseRefusal, Decision, Turn, need

_HANDLERS: dict[type[m.Move], Callable[[Turn, Any], None]] = {
    m.Assign: working.assign,
    m.Propose: working.propose,
    m.FeedBack: working.feed_back,
    m.Accept: working.accept,
    m.Refuse: working.refuse,
    m.Reopen: working.reopen,
    m.Resolve: working.resolve,
    m.FollowUp: working.follow_up,
    m.Close: working.close,
    m.Discard: working.discard,
    m.Answer: working.answer,
    m.Hear: sharing.hear,
    m.Comment: sharing.comment,
    m.Examine: sharing.examine,
    m.Classify: sharing.classify,
    m.Link: sharing.link,
    m.Watch: sharing.watch,
    m.Unwatch: sharing.unwatch,
    m.Tag: sharing.tag,
    m.Attach: sharing.attach,
    m.Merge: sharing.merge,
    m.Absorb: sharing.absorb,
    m.Reschedule: timing.reschedule,
    m.Pause: timing.pause,
    m.Resume: timing.resume,
    m.Escalate: timing.escalate,
    m.Tick: timing.tick,
}


def handle(case: Case, move: m.Move, now: float) -> Decision:
    """Do a move to a case at `now` (seconds UTC). Raises `CaseRefusal`; nothing is changed then."""
    state = TABLE[case.state].get(move.verb)
    if state is None:
        raise CaseRefusal("wrong_state", f"A case that is {case.state.value} takes no {move.verb.value}.")
    turn = Turn(case, now, move.by, move.circle)
    _HANDLERS[type(move)](turn, move)
    return turn.decision(state)


def open_case(move: m.Open, now: float) -> Decision:
    """Begin a case. Raises `CaseRefusal`."""
    need(move.case.title.strip(), "text_missing", "A case has a title.")
    begun = replace(move.case, state=CaseState.NEW, version=0, opened_at=now, state_at=now, entries=0)
    turn = Turn(begun, now, move.by, move.circle)
    detail = {"origin": begun.origin.value, "contact": begun.contact, "type": begun.type.value}
    turn.note("opened", begun.text, **detail)
    return turn.decision(CaseState.NEW)


def merge(source: Case, target: Case, by: str, now: float) -> tuple[Decision, Decision]:
    """Let one case live on in another; return both decisions, to be kept together. Raises `CaseRefusal`."""
    left = handle(source, m.Merge(by=by, into=target), now)
    return left, handle(target, m.Absorb(by=by, source=source), now)
