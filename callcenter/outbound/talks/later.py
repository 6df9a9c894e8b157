"""When it is asked what became of a sale, and what it means that it was told (FL-25 ⑤)."""

from msgspec.structs import replace

from callcenter.outbound.refusal import OutboundRefusal
from callcenter.outbound.scripts.kinds import TalkResult
from callcenter.outbound.talks.aftermath import DAY, MARKS, Aftermath, LaterResult
from callcenter.outbound.talks.talk import Talk


def due_at(talk: Talk, days: int) -> float:
    """Return when it is asked what became of a talk's sale (seconds UTC)."""
    return (talk.concluded_at or talk.dialled_at) + days * DAY


def became(talk: Talk, days: int) -> Aftermath | None:
    """Return how a sale stood so many days after it, None if nobody told. Cancelled stays cancelled."""
    told = {each.days: each.what for each in talk.later}
    earlier = any(what is Aftermath.CANCELLED for mark, what in told.items() if mark < days)
    return told.get(days, Aftermath.CANCELLED if earlier else None)


def due(talk: Talk, now: float) -> tuple[int, ...]:
    """Return the marks of a sale that have come and of which nobody told; none of a talk without a sale."""
    if talk.result is not TalkResult.SALE:
        return ()
    return tuple(days for days in MARKS if due_at(talk, days) <= now and became(talk, days) is None)


def told(talk: Talk, result: LaterResult) -> Talk:
    """Return a talk with what became of its sale; what was told of the same mark before is put right.

    Refuses with `no_sale`; with `out_of_range` another number of days than 30 or 90; and with `too_early`
    a sale said to stand before its mark: only a cancelled one is known sooner.
    """
    if talk.result is not TalkResult.SALE:
        raise OutboundRefusal("no_sale", talk.id)
    if result.days not in MARKS:
        raise OutboundRefusal("out_of_range", "days")
    if result.what is not Aftermath.CANCELLED and result.at < due_at(talk, result.days):
        raise OutboundRefusal("too_early", str(result.days))
    others = (each for each in talk.later if each.days != result.days)
    return replace(talk, later=tuple(sorted((*others, result), key=lambda each: each.days)))
