"""What talks say together, and the calls behind each number."""

from typing import Any

from msgspec.structs import replace

from callcenter.outbound.analysis.whole import Figure
from callcenter.outbound.objections.review import TagReview
from callcenter.outbound.talks.talk import Talk
from callcenter.service.masking import masked
from callcenter.service.permissions import Permission
from callcenter.service.selling.analytics import Among
from callcenter.service.selling.tagging import TagSample
from callcenter.web.endpoint import Call
from callcenter.web.values_selling import AnalysisQuery, FigureQuery, SalesAnalysis, TagQuery, TalkRows


async def see_analysis(call: Call[AnalysisQuery]) -> SalesAnalysis:
    """The funnel, objections by every dimension, response cards, competitors and reasons of a span."""
    among = _among(call)
    return SalesAnalysis(among.since, among.until, await call.parts.selling.analytics.analysis(among))


async def see_calls(call: Call[FigureQuery]) -> TalkRows:
    """The calls behind one number of the analysis, newest first."""
    query = call.body
    figure = Figure(query.what, query.dimension, query.key)
    found = await call.parts.selling.analytics.calls(_among(call), figure)
    whole = call.may(Permission.SEE_NUMBERS)
    page = found[: max(1, min(query.limit, 500))]
    return TalkRows(len(found), tuple(talk if whole else veiled(talk) for talk in page))


async def see_tags(call: Call[TagQuery]) -> TagSample:
    """The objections of a sample that wait for a reviewer, and how far agents and reviewers agree."""
    return await call.parts.selling.tagging.sample(_among(call), call.body.share, call.body.limit)


async def review_tag(call: Call[TagReview]) -> Talk:
    """Confirm or correct what an objection was; not in one's own talk."""
    number = call.request.match_info["seq"]
    seq = int(number) if number.isdecimal() else 0
    tagging = call.parts.selling.tagging
    done = await tagging.review(call.id, seq, call.body, call.user.name, call.user.agent)
    return done if call.may(Permission.SEE_NUMBERS) else veiled(done)


def _among(call: Call[Any]) -> Among:
    query: AnalysisQuery = call.body
    until = call.parts.clock.now() if query.until is None else query.until
    return Among(
        query.since, until, query.campaign, query.list, query.segment, query.script, query.agent, query.type
    )


def veiled(talk: Talk) -> Talk:
    """Return a talk as somebody may see it who need not know the number."""
    return replace(talk, who=replace(talk.who, number=masked(talk.who.number)))
