"""Scorecards: drawn up, handed in, read, objected to, corrected, ranked, taken out."""

from typing import Any

from aiohttp import web

from callcenter.ports.books import cursor_of
from callcenter.quality.scorecards.cards import CARD_MOVES, OPEN, CardState, Scorecard
from callcenter.quality.scorecards.forms import ScorecardContent
from callcenter.service.follow_up.tools import Doer
from callcenter.service.permissions import Permission
from callcenter.service.quality.scorecards.cards import DrawUp, is_own
from callcenter.service.quality.scorecards.reading import CardSearch
from callcenter.service.quality.scorecards.room import ScorecardRoom
from callcenter.web.api.accounts.asker import reader
from callcenter.web.api.quality.common import place
from callcenter.web.endpoint import Call
from callcenter.web.values_scorecards import (
    BehindFigure,
    BehindQuery,
    NewScorecards,
    RankedScorecard,
    Ranking,
    RankingQuery,
    Revision,
    ScorecardFileQuery,
    ScorecardLine,
    ScorecardLines,
    ScorecardMove,
    ScorecardPage,
    ScorecardsQuery,
)

_S = CardState
_AS_KEPT = tuple(name for name in ScorecardLine.__struct_fields__ if name in Scorecard.__struct_fields__)


async def list_scorecards(call: Call[ScorecardsQuery]) -> ScorecardLines:
    """Scorecards, the last moved first: one's own once approved; everybody's for those who draw them up."""
    query = call.body
    names = ("form", "period", "agent", "team", "state", "limit")
    wanted = CardSearch(**{name: getattr(query, name) for name in names}, after=place(query.after))
    found, last = await _room(call).reading.find(wanted, _doer(call))
    after = cursor_of(last, "-since").text() if last is not None else ""
    return ScorecardLines(tuple(_line(card) for card in found), after)


async def draw_up_scorecards(call: Call[NewScorecards]) -> ScorecardLines:
    """Draw scorecards up, with figures taken now; who has one of that period is left out."""
    body = call.body
    wish = DrawUp(body.form, body.period, body.agents, body.team)
    drawn = await _room(call).cards.draw_up(wish, _doer(call))
    return ScorecardLines(tuple(_line(card) for card in drawn), "")


async def see_scorecard(call: Call[None]) -> ScorecardPage:
    """A scorecard with each line: figure, goal, points; its history and its revisions."""
    return await _page(call, *await _room(call).cards.see(call.id, _doer(call)))


async def take_figures(call: Call[ScorecardMove]) -> ScorecardPage:
    """Take the figures of a draft, or of a returned scorecard, anew."""
    return await _seen(call, await _room(call).cards.take(call.id, call.body.version, _doer(call)))


async def hand_in(call: Call[ScorecardMove]) -> ScorecardPage:
    """Freeze the figures and ask those who must agree, by the house's route for scorecards."""
    body = call.body
    return await _seen(call, await _room(call).cards.hand_in(call.id, body.version, body.reason, _doer(call)))


async def drop_scorecard(call: Call[ScorecardMove]) -> None:
    """Throw a draft or a returned scorecard away."""
    await _room(call).cards.drop(call.id, call.body.version, _doer(call))


async def acknowledge_scorecard(call: Call[ScorecardMove]) -> ScorecardPage:
    """Say that one has read one's own scorecard."""
    body, cards = call.body, _room(call).cards
    return await _seen(call, await cards.acknowledge(call.id, body.version, body.reason, _doer(call)))


async def object_to_scorecard(call: Call[ScorecardMove]) -> ScorecardPage:
    """Object to one's own scorecard, once, with the reason."""
    body, cards = call.body, _room(call).cards
    return await _seen(call, await cards.object_to(call.id, body.version, body.reason, _doer(call)))


async def answer_objection(call: Call[ScorecardMove]) -> ScorecardPage:
    """Answer an objection as a second person."""
    body, cards = call.body, _room(call).cards
    return await _seen(call, await cards.answer(call.id, body.version, body.reason, _doer(call)))


async def correct_scorecard(call: Call[ScorecardMove]) -> ScorecardPage:
    """Draw up a new revision of an approved scorecard, with the reason; the old one stays as it is."""
    body, cards = call.body, _room(call).cards
    return await _seen(call, await cards.correct(call.id, body.version, body.reason, _doer(call)))


async def see_behind(call: Call[BehindQuery]) -> BehindFigure:
    """What is behind a figure of a scorecard, as it is kept now."""
    card, _ = await _room(call).cards.see(call.id, _doer(call))
    return BehindFigure(tuple(await _room(call).behind.of(card, call.body.measure, reader(call))))


async def see_ranking(call: Call[RankingQuery]) -> Ranking:
    """The scorecards of a period in order; those of few figures are not ranked."""
    query, doer = call.body, _doer(call)
    counted = query.all == "no"
    found = await _room(call).reading.ranking(query.form, query.period, query.team, doer, counted=counted)
    return Ranking(
        tuple(
            RankedScorecard(_line(each.card), each.rank, each.of, each.team_rank, each.team_of)
            for each in found
        )
    )


async def export_scorecards(call: Call[ScorecardFileQuery]) -> web.Response:
    """The approved scorecards of a period as a file, for the bonus; the audit trail says who took them."""
    query = call.body
    body = await _room(call).reading.file(query.form, query.period, query.format, _doer(call))
    await call.note("scorecards.exported", {"form": query.form, "period": query.period})
    kind = "text/csv" if query.format == "csv" else _XLSX
    name = f"scorecards-{query.period}.{query.format}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return web.Response(body=body, content_type=kind, headers=headers)


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _room(call: Call[Any]) -> ScorecardRoom:
    return call.parts.scorecards


def _doer(call: Call[Any]) -> Doer:
    return Doer(call.user.name, call.user.agent, call.may(Permission.SCORE), call.user.roles)


def _line(card: Scorecard) -> ScorecardLine:
    kept = {name: getattr(card, name) for name in _AS_KEPT}
    return ScorecardLine(**kept, total=card.score.total, scored=card.score.scored)


async def _seen(call: Call[Any], card: Scorecard) -> ScorecardPage:
    forms = _room(call).forms
    return await _page(call, card, (await forms.edition(card.form, card.edition)).content)


async def _page(call: Call[Any], card: Scorecard, content: ScorecardContent) -> ScorecardPage:
    own, line, score = is_own(card, _doer(call)), _line(card), card.score
    revisions = [
        Revision(each.id, each.revision, each.state, each.score.total, each.reason)
        for each in await _room(call).reading.revisions(card)
        if each.counted or not own
    ]
    return ScorecardPage(
        **{name: getattr(line, name) for name in ScorecardLine.__struct_fields__},
        title=content.title,
        cap=content.cap,
        ranked_from=content.ranked_from,
        lines=score.lines,
        earned=score.earned,
        weight=score.weight,
        weight_of_all=score.of,
        definitions=card.definitions,
        comment=card.comment,
        reason=card.reason,
        approval="" if own else card.approval,
        acts=card.acts,
        revisions=tuple(revisions),
        moves=_moves(call, card, last=all(each.revision <= card.revision for each in revisions)),
    )


def _moves(call: Call[Any], card: Scorecard, *, last: bool) -> tuple[str, ...]:
    """Return the moves that the law and the asker's part in it leave."""
    ways, user = CARD_MOVES[card.state], call.user
    if is_own(card, _doer(call)):
        own = (("acknowledge", _S.ACKNOWLEDGED), ("object", _S.OBJECTED))
        return tuple(word for word, to in own if to in ways)
    if not call.may(Permission.SCORE):
        return ()
    found = ["take", "hand_in", "drop"] if card.state in OPEN else []
    if card.state is _S.RETURNED and card.by != user.name:
        found.remove("hand_in")
    if _S.ANSWERED in ways and user.name != card.by:
        found.append("answer")
    return (*found, "correct") if card.counted and last else tuple(found)
