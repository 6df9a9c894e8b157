"""What can be done in a talk: a step taken, an objection logged, the result registered."""

from msgspec import Struct
from msgspec.structs import replace

from callcenter.outbound.objections.objection import Objection, ObjectionOutcome, Said
from callcenter.outbound.objections.taxonomy import STOP
from callcenter.outbound.refusal import OutboundRefusal
from callcenter.outbound.scripts import way
from callcenter.outbound.scripts.kinds import TalkResult, TalkStage
from callcenter.outbound.scripts.script import Script
from callcenter.outbound.scripts.way import Taken
from callcenter.outbound.talks.talk import Talk
from notation.kinds import Known

#: More objections than any talk has.
MOST = 50
_CLOSED = {ObjectionOutcome.RESOLVED, ObjectionOutcome.PARTLY}


class Conclusion(Struct, frozen=True, kw_only=True):
    """How a talk ended. `follow_up_at`: seconds UTC, for the result `follow_up`."""

    result: TalkResult
    interest: bool | None = None
    reason: str = ""
    note: str = ""
    follow_up_at: float = 0.0


def choose_script(talk: Talk, script: str, edition: int) -> Talk:
    """The talk with another script. Refuses with `script_begun` once a step was taken."""
    if talk.way:
        raise OutboundRefusal("script_begun", talk.script)
    return replace(talk, script=script, edition=edition, fields={})


def go_on(talk: Talk, script: Script, facts: Known, taken: Taken) -> Talk:
    """The talk one step further; raises as `way.take` does."""
    return _settled(talk, script, facts, way.take(script, talk.way, facts, taken))


def go_back(talk: Talk, script: Script, facts: Known) -> Talk:
    """The talk one step back; at its first step it stays."""
    return _settled(talk, script, facts, talk.way[:-1])


def _settled(talk: Talk, script: Script, facts: Known, taken: tuple[Taken, ...]) -> Talk:
    here = way.place(script, taken, facts)
    return replace(talk, way=taken, fields=dict(here.values))


def log(talk: Talk, said: Said, stage: TalkStage, step: str, now: float) -> Talk:
    """The talk with one objection more. Refuses with `incomplete` one without a type, `too_many` beyond 50.

    Whoever objects is whom we wanted, unless somebody said otherwise.
    """
    if not said.type:
        raise OutboundRefusal("incomplete", "type")
    if len(talk.objections) >= MOST:
        raise OutboundRefusal("too_many")
    offset = max(0.0, now - talk.answered_at) if talk.answered_at else 0.0
    seq = max((each.seq for each in talk.objections), default=0) + 1
    fresh = Objection(
        seq=seq, type=said.type, at=now, offset=offset, stage=stage, step=step, language=talk.who.language
    )
    right = True if talk.right_party is None else talk.right_party
    fresh = _with(fresh, said, now)
    return replace(talk, objections=(*talk.objections, fresh), right_party=right)


def amend(talk: Talk, seq: int, said: Said, now: float) -> Talk:
    """The talk with an objection said otherwise. Refuses with `not_found`."""
    if not any(each.seq == seq for each in talk.objections):
        raise OutboundRefusal("not_found", str(seq))
    changed = tuple(_with(each, said, now) if each.seq == seq else each for each in talk.objections)
    return replace(talk, objections=changed)


def unlog(talk: Talk, seq: int) -> Talk:
    """The talk without an objection that was logged by mistake. One to stop stays: it was obeyed."""
    for each in talk.objections:
        if each.seq == seq and each.type == STOP:
            raise OutboundRefusal("stop_said")
    return replace(talk, objections=tuple(each for each in talk.objections if each.seq != seq))


def _with(objection: Objection, said: Said, now: float) -> Objection:
    changed: Objection = replace(objection, **said.given())
    if changed.type == STOP:
        changed = replace(changed, outcome=ObjectionOutcome.DO_NOT_CALL)
    closed = changed.outcome in _CLOSED
    return replace(changed, resolved_at=(changed.resolved_at or now) if closed else 0.0)


def wants_stop(talk: Talk) -> bool:
    """Whether the customer said that they want no more calls."""
    return any(each.type == STOP for each in talk.objections)


def offers_end(talk: Talk, persistence: int) -> bool:
    """Whether the agent is to offer an end: so many objections stand, or the customer said stop."""
    standing = sum(each.outcome not in _CLOSED for each in talk.objections)
    return wants_stop(talk) or standing >= persistence


def meet(talk: Talk, right: bool) -> Talk:
    """The talk with whether it is who we wanted."""
    return replace(talk, right_party=right)


def conclude(talk: Talk, wish: Conclusion, now: float) -> Talk:
    """The talk with its result.

    Refuses with `reason_missing` no interest, or a refusal, without a reason; with `bad_time` a
    follow-up without a time to come; with `contradiction` a sale without interest; and with
    `stop_said` any other result than do-not-call once the customer said stop.
    """
    interest, right = _meaning(talk, wish)
    reason = wish.reason or (STOP if wish.result is TalkResult.DO_NOT_CALL else "")
    _check(talk, replace(wish, interest=interest, reason=reason), now)
    return replace(
        talk,
        result=wish.result,
        interest=interest,
        reason="" if wish.result is TalkResult.SALE else reason,
        note=wish.note,
        follow_up_at=wish.follow_up_at if wish.result is TalkResult.FOLLOW_UP else 0.0,
        right_party=right,
        concluded_at=now,
    )


def _check(talk: Talk, wish: Conclusion, now: float) -> None:
    """Refuse what `conclude` refuses; the interest and the reason are the ones that would be kept."""
    if wish.result is not TalkResult.DO_NOT_CALL and wants_stop(talk):
        raise OutboundRefusal("stop_said")
    if wish.result is TalkResult.SALE and wish.interest is not True:
        raise OutboundRefusal("contradiction", "interest")
    if (wish.interest is False or wish.result is TalkResult.REFUSED) and not wish.reason:
        raise OutboundRefusal("reason_missing")
    if wish.result is TalkResult.FOLLOW_UP and wish.follow_up_at <= now:
        raise OutboundRefusal("bad_time", "follow_up_at")


def _meaning(talk: Talk, wish: Conclusion) -> tuple[bool | None, bool | None]:
    """What a result says by itself: the interest, and whether it was who we wanted."""
    match wish.result:
        case TalkResult.WRONG_PERSON:
            return None, False
        case TalkResult.SALE:
            return (True if wish.interest is None else wish.interest), True
        case TalkResult.REFUSED | TalkResult.DO_NOT_CALL:
            return (False if wish.interest is None else wish.interest), _right(talk)
        case _:
            return wish.interest, _right(talk)


def _right(talk: Talk) -> bool:
    return True if talk.right_party is None else talk.right_party
