"""What the talks of a span say together, and the calls behind each number."""

import asyncio

from msgspec import Struct

from callcenter.outbound.analysis.kinds import Kinds, kinds_of
from callcenter.outbound.analysis.rows import OF_TALKS
from callcenter.outbound.analysis.whole import Analysis, Figure, analysed, calls_behind
from callcenter.outbound.refusal import OutboundRefusal
from callcenter.outbound.talks.talk import Talk
from callcenter.ports.books import Between, Match, cursor_of
from callcenter.service.follow_up.tools import Tools
from callcenter.service.selling.catalogue import Catalogue

_PAGE = 1000
#: More talks are not read at once: a shorter span is to be asked for.
MOST = 50_000


class Among(Struct, frozen=True):
    """Which talks are wanted: dialled from `since` on and before `until` (seconds UTC), "" for all of a kind.

    With a `type` only those in which it was raised; `script` is a name or `name@edition`.
    """

    since: float
    until: float
    campaign: str = ""
    list: str = ""
    segment: str = ""
    script: str = ""
    agent: str = ""
    type: str = ""


class Analytics:
    """Reads the talks of a span and measures them, beside the calls. Refuses with `OutboundRefusal`."""

    def __init__(self, tools: Tools, catalogue: Catalogue) -> None:
        self._tools = tools
        self._catalogue = catalogue

    async def analysis(self, among: Among) -> Analysis:
        """Return all measures. Refuses with `too_many` a span with more than 50,000 talks."""
        kinds = await self._kinds()
        talks = await self._talks(among, kinds)
        return await asyncio.to_thread(analysed, talks, kinds, self._tools.now())

    async def calls(self, among: Among, figure: Figure) -> list[Talk]:
        """Return the calls that a number counts, newest first. Refuses also with `unknown_figure`."""
        kinds = await self._kinds()
        talks = await self._talks(among, kinds)
        found = await asyncio.to_thread(calls_behind, talks, figure, kinds, self._tools.now())
        return sorted(found, key=lambda talk: (-talk.dialled_at, talk.id))

    async def talks(self, among: Among) -> list[Talk]:
        """Return the talks of a span, the oldest first. Refuses with `too_many`."""
        return await self._talks(among, await self._kinds())

    async def _kinds(self) -> Kinds:
        return kinds_of(await self._catalogue.types())

    async def _talks(self, among: Among, kinds: Kinds) -> list[Talk]:
        where: dict[str, Match] = {"dialled_at": Between(max(among.since, 1.0), among.until)}
        where |= {"campaign": among.campaign} if among.campaign else {}
        where |= {"agent": among.agent} if among.agent else {}
        found: list[Talk] = []
        page = await self._tools.books.find(Talk, where, order="dialled_at", limit=_PAGE)
        while page:
            found += (talk for talk in page if _fits(talk, among, kinds))
            if len(found) > MOST:
                raise OutboundRefusal("too_many", str(MOST))
            after = cursor_of(page[-1], "dialled_at")
            page = await self._tools.books.find(Talk, where, order="dialled_at", limit=_PAGE, after=after)
        return found


def _fits(talk: Talk, among: Among, kinds: Kinds) -> bool:
    return (
        (not among.list or talk.origin.list == among.list)
        and (not among.segment or OF_TALKS["segment"](talk) == among.segment)
        and (not among.script or among.script in {talk.script, OF_TALKS["script"](talk)})
        and (not among.type or any(kinds.top(each.type) == among.type for each in talk.objections))
    )
