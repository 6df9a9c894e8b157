"""Talks as the tests of objections and measures need them."""

from msgspec.structs import replace

from callcenter.outbound.analysis.kinds import Kinds, kinds_of
from callcenter.outbound.objections.objection import Objection, ObjectionOutcome
from callcenter.outbound.objections.taxonomy import taxonomy
from callcenter.outbound.scripts.kinds import TalkResult
from callcenter.outbound.talks.talk import Reached, Talk

NOW = 1_000_000.0


def kinds() -> Kinds:
    """The kinds that are shipped."""
    return kinds_of(taxonomy(()))


def objection(type_: str, seq: int = 1, **changed: object) -> Objection:
    """An objection a minute into the talk."""
    return replace(Objection(seq=seq, type=type_, at=NOW + 60.0 * seq), **changed)


def resolved(type_: str, seq: int = 1, **changed: object) -> Objection:
    """An objection that was resolved after ten seconds."""
    at = NOW + 60.0 * seq
    return objection(type_, seq, outcome=ObjectionOutcome.RESOLVED, resolved_at=at + 10.0, **changed)


def talk(id_: str = "call-1", *objections: Objection, **changed: object) -> Talk:
    """A right-party contact with these objections, refused unless said otherwise."""
    plain = Talk(
        id=id_,
        dialled_at=NOW - 20.0,
        answered_at=NOW,
        ended_at=NOW + 300.0,
        right_party=True,
        objections=objections,
        interest=False,
        result=TalkResult.REFUSED,
        reason="price",
        who=Reached(tier="B"),
    )
    return replace(plain, **changed)


def sold(id_: str = "call-1", *objections: Objection, **changed: object) -> Talk:
    """A talk that ended in a sale."""
    return talk(id_, *objections, **{"interest": True, "result": TalkResult.SALE, "reason": "", **changed})
