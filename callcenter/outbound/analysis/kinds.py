"""The kinds of objections as the measures need them, and which of a talk's objections count."""

from collections.abc import Mapping

from msgspec import Struct

from callcenter.outbound.objections.objection import Objection, ObjectionOutcome
from callcenter.outbound.objections.taxonomy import ObjectionType, counting, top
from callcenter.outbound.scripts.kinds import TalkResult
from callcenter.outbound.talks.talk import Talk


class Kinds(Struct, frozen=True):
    """The taxonomy: which kinds are objections to an offer, and the first level of each."""

    counting: frozenset[str]
    tops: Mapping[str, str]

    def top(self, type_: str) -> str:
        """The kind of the first level."""
        return self.tops.get(type_, type_)


def kinds_of(known: Mapping[str, ObjectionType]) -> Kinds:
    """What the measures need of a taxonomy."""
    return Kinds(counting(known), {each: top(each, known) for each in known})


def raised(talk: Talk, kinds: Kinds) -> tuple[Objection, ...]:
    """The objections to the offer in a right-party contact, in the order of the talk; else none.

    A stop, a wrong person and their like are no objections to an offer.
    """
    if not talk.reached_right:
        return ()
    return tuple(each for each in talk.objections if each.type in kinds.counting)


def is_sold(talk: Talk) -> bool:
    """Whether it ended in a sale."""
    return talk.result is TalkResult.SALE


def is_resolved(objection: Objection) -> bool:
    """Whether it was resolved in the same talk."""
    return objection.outcome is ObjectionOutcome.RESOLVED


def share(part: int, whole: int) -> float | None:
    """part / whole (0..1), None where there is nothing to divide by."""
    return part / whole if whole else None
