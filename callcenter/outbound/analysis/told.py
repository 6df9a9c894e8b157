"""What else talks tell: what came first and what last, competitors named, and why nothing was sold."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from callcenter.outbound.analysis.kinds import Kinds, is_sold, raised, share
from callcenter.outbound.scripts.kinds import TalkResult
from callcenter.outbound.talks.talk import Talk

_LOST = {TalkResult.REFUSED, TalkResult.DO_NOT_CALL}


class ObjectionPair(Struct, frozen=True):
    """So many talks began with one kind of objection and ended with another: the first may hide the last."""

    first: str
    last: str
    talks: int
    sold: int


class CompetitorRow(Struct, frozen=True):
    """Something that was named: in how many talks, and the share of them that were sold (0..1)."""

    name: str
    talks: int
    sold: int
    conversion: float | None


class LostReason(Struct, frozen=True):
    """Why talks ended without interest or sale: how many, and their share of all such talks (0..1)."""

    reason: str
    talks: int
    share: float | None


def first_and_last(talk: Talk, kinds: Kinds) -> tuple[str, str] | None:
    """The kinds of a talk's first and last objection; None with fewer than two."""
    found = raised(talk, kinds)
    return (kinds.top(found[0].type), kinds.top(found[-1].type)) if len(found) > 1 else None


def pairs(talks: Iterable[Talk], kinds: Kinds) -> tuple[ObjectionPair, ...]:
    """First against last objection of talks with two or more, the most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    sold: Counter[tuple[str, str]] = Counter()
    for talk in talks:
        pair = first_and_last(talk, kinds)
        if pair is not None:
            counts[pair] += 1
            sold[pair] += is_sold(talk)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(ObjectionPair(*pair, count, sold[pair]) for pair, count in ordered)


def competitors_of(talk: Talk) -> set[str]:
    """The competitors named in a talk; how they are written does not matter."""
    return {
        " ".join(each.competitor.split()).casefold() for each in talk.objections if each.competitor.strip()
    }


def competitors(talks: Iterable[Talk]) -> tuple[CompetitorRow, ...]:
    """The competitors named, as they were written first; the most frequent first."""
    counts: Counter[str] = Counter()
    sold: Counter[str] = Counter()
    written: dict[str, str] = {}
    for talk in talks:
        for each in talk.objections:
            if each.competitor.strip():
                words = " ".join(each.competitor.split())
                written.setdefault(words.casefold(), words)
        for name in competitors_of(talk):
            counts[name] += 1
            sold[name] += is_sold(talk)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(
        CompetitorRow(written[name], count, sold[name], share(sold[name], count)) for name, count in ordered
    )


def is_lost(talk: Talk) -> bool:
    """Whether it ended without interest or with a refusal, for a reason."""
    return bool(talk.reason) and (talk.result in _LOST or talk.interest is False)


def reasons(talks: Iterable[Talk], kinds: Kinds) -> tuple[LostReason, ...]:
    """Why talks were lost, by kinds of the first level; the most frequent first."""
    counts = Counter(kinds.top(talk.reason) for talk in talks if is_lost(talk))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(LostReason(reason, count, share(count, counts.total())) for reason, count in ordered)
