"""Quality staff confirm or correct how objections were tagged, on a sample; how far they agree (FL-25 ③)."""

import zlib
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from callcenter.outbound.objections.objection import Authenticity, Objection, Tagger
from callcenter.outbound.objections.taxonomy import STOP
from callcenter.outbound.refusal import OutboundRefusal
from callcenter.outbound.talks.talk import Talk


class TagReview(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a reviewer says an objection was: type and more exact type (taxonomy), authenticity."""

    type: str
    subtype: str = ""
    authenticity: Authenticity = Authenticity.UNKNOWN


class Agreement(Struct, frozen=True):
    """How far the agents' tags and the reviewers' agree. Shares are null where nothing was reviewed.

    `kappa` is Cohen's for the type: agreement beyond chance, 1 for all, 0 for as much as chance brings.
    """

    reviewed: int
    same_type: float | None
    same_authenticity: float | None
    kappa: float | None


def sampled(contact: str, seq: int, share: float) -> bool:
    """Whether an objection belongs to the sample of this share (0..1): always the same ones, and evenly."""
    return zlib.crc32(f"{contact}:{seq}".encode()) < share * 2**32


def reviewed(talk: Talk, seq: int, said: TagReview, by: str, now: float) -> Talk:
    """Return a talk with an objection as its reviewer tags it; what the agent said stays beside it.

    Refuses with `not_found`; with `stop_said` to make anything of a stop, or a stop of anything else: it is
    obeyed in the talk, not judged afterwards.
    """
    found = next((each for each in talk.objections if each.seq == seq), None)
    if found is None:
        raise OutboundRefusal("not_found", str(seq))
    if STOP in {found.type, said.type}:
        raise OutboundRefusal("stop_said")
    before = found.agent_type or found.type, found.agent_authenticity or found.authenticity
    tagged = replace(
        found,
        type=said.type,
        subtype=said.subtype,
        authenticity=said.authenticity,
        agent_type=before[0],
        agent_authenticity=before[1],
        tagged_by=found.tagged_by if said.type == before[0] else Tagger.QUALITY,
        confirmed_by=by,
        confirmed_at=now,
    )
    changed = tuple(tagged if each.seq == seq else each for each in talk.objections)
    return replace(talk, objections=changed)


def agreement(objections: Iterable[Objection]) -> Agreement:
    """Return how far those of some objections that were reviewed were tagged right by their agents."""
    done = [each for each in objections if each.confirmed_at]
    pairs = [(each.agent_type, each.type) for each in done]
    same = _share(sum(agent == quality for agent, quality in pairs), len(pairs))
    genuine = sum(each.agent_authenticity == each.authenticity for each in done)
    return Agreement(len(done), same, _share(genuine, len(done)), _kappa(pairs, same))


def _kappa(pairs: Sequence[tuple[str, str]], same: float | None) -> float | None:
    """Cohen's kappa; null where chance alone would agree on everything."""
    if same is None:
        return None
    agents, reviewers = Counter(one for one, _ in pairs), Counter(two for _, two in pairs)
    chance = sum(agents[type_] * reviewers[type_] for type_ in agents) / len(pairs) ** 2
    return (same - chance) / (1 - chance) if chance < 1 else None


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
