"""The tags of objections before quality staff: a sample of them, and each confirmed or corrected."""

from collections.abc import Sequence

from msgspec import Struct

from callcenter.outbound.objections.objection import Objection
from callcenter.outbound.objections.review import Agreement, TagReview, agreement, reviewed, sampled
from callcenter.outbound.objections.taxonomy import STOP
from callcenter.outbound.refusal import OutboundRefusal
from callcenter.outbound.talks.talk import Talk
from callcenter.ports.books import Put
from callcenter.service.follow_up.tools import Tools
from callcenter.service.selling.analytics import Among, Analytics
from callcenter.service.selling.catalogue import Catalogue


class Tagged(Struct, frozen=True):
    """An objection of the sample, with the talk it was raised in."""

    contact: str
    version: int
    agent: str
    at: float
    objection: Objection


class TagSample(Struct, frozen=True):
    """What waits for a reviewer, the newest first, and how far those that were reviewed agree."""

    waiting: tuple[Tagged, ...]
    count: int
    agreement: Agreement


class Tagging:
    """What reviewers do. Refuses with `OutboundRefusal`."""

    def __init__(self, tools: Tools, analytics: Analytics, catalogue: Catalogue) -> None:
        self._tools = tools
        self._analytics = analytics
        self._catalogue = catalogue

    async def sample(self, among: Among, share: float, limit: int) -> TagSample:
        """Return the sample of this share (0..1) of a span, at most `limit` of what waits. A stop is no tag.

        Refuses with `too_many` as the analysis does.
        """
        talks = await self._analytics.talks(among)
        waiting = [tagged for talk in reversed(talks) for tagged in _waiting(talk, share)]
        of = agreement(each for talk in talks for each in talk.objections)
        return TagSample(tuple(waiting[:limit]), len(waiting), of)

    async def review(self, contact: str, seq: int, said: TagReview, by: str, agent: str) -> Talk:
        """Keep how a reviewer tags an objection; the trail names them. Raises `StaleVersion`.

        Refuses as `review.reviewed` does, with `unknown_type`, and with `second_person` the agent themselves.
        """
        types = await self._catalogue.types()
        for each in (said.type, said.subtype):
            if each and each not in types:
                raise OutboundRefusal("unknown_type", each)
        talk = await self._tools.books.get(Talk, contact)
        if talk is None:
            raise OutboundRefusal("not_found", contact)
        if agent and talk.agent == agent:
            raise OutboundRefusal("second_person", contact)
        changed = reviewed(talk, seq, said, by, self._tools.now())
        stored: Talk = (await self._tools.commit((Put(changed),), by))[0]
        return stored


def _waiting(talk: Talk, share: float) -> Sequence[Tagged]:
    return [
        Tagged(talk.id, talk.version, talk.agent, talk.dialled_at, each)
        for each in talk.objections
        if not each.confirmed_at and each.type != STOP and sampled(talk.id, each.seq, share)
    ]
