"""All measures of many talks together, and the calls behind each number."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from callcenter.outbound.analysis.cards import CardRow, card_key, card_rows
from callcenter.outbound.analysis.funnel import STEPS, FunnelStep, came_to, funnel
from callcenter.outbound.analysis.kinds import Kinds, is_resolved, is_sold, raised
from callcenter.outbound.analysis.later import COUNTED, LaterFigure, later_figures
from callcenter.outbound.analysis.rows import DIMENSIONS, ObjectionRow, raised_in, rows, talks_in
from callcenter.outbound.analysis.told import (
    CompetitorRow,
    LostReason,
    ObjectionPair,
    competitors,
    competitors_of,
    first_and_last,
    is_lost,
    pairs,
    reasons,
)
from callcenter.outbound.refusal import OutboundRefusal
from callcenter.outbound.talks.talk import Talk


class Analysis(Struct, frozen=True):
    """What many talks say. `by` has the rows of every dimension, `later` what became of all sales."""

    talks: int
    funnel: tuple[FunnelStep, ...]
    later: tuple[LaterFigure, ...]
    by: dict[str, tuple[ObjectionRow, ...]]
    cards: tuple[CardRow, ...]
    pairs: tuple[ObjectionPair, ...]
    competitors: tuple[CompetitorRow, ...]
    reasons: tuple[LostReason, ...]


def analysed(talks: Sequence[Talk], kinds: Kinds, now: float) -> Analysis:
    """Return all measures of these talks, at `now` (seconds UTC)."""
    return Analysis(
        talks=len(talks),
        funnel=funnel(talks),
        later=later_figures((talk for talk in talks if talk.reached_right), now),
        by={dimension: rows(talks, dimension, kinds, now) for dimension in DIMENSIONS},
        cards=card_rows(talks, kinds, now),
        pairs=pairs(talks, kinds),
        competitors=competitors(talks),
        reasons=reasons(talks, kinds),
    )


class Figure(Struct, frozen=True):
    """One number of an analysis: what it counts, of which group."""

    what: str
    dimension: str = ""
    key: str = ""


def calls_behind(talks: Iterable[Talk], figure: Figure, kinds: Kinds, now: float) -> list[Talk]:
    """Return the calls that a number counts. Refuses with `unknown_figure`."""
    all_ = list(talks)
    if figure.what in STEPS:
        return came_to(all_, figure.what)
    if figure.what in COUNTED:
        return [talk for talk in _group(all_, figure, kinds) if COUNTED[figure.what](talk, now)]
    if figure.what in _OF_GROUPS:
        if figure.dimension not in DIMENSIONS:
            raise OutboundRefusal("unknown_figure", figure.dimension)
        fits = _OF_GROUPS[figure.what]
        found = raised_in(all_, figure.dimension, figure.key, kinds)
        return list(
            {talk.id: talk for talk, objection in found if fits(talk, is_resolved(objection))}.values()
        )
    if figure.what in _OF_TALKS:
        return [talk for talk in all_ if _OF_TALKS[figure.what](talk, figure.key, kinds)]
    raise OutboundRefusal("unknown_figure", figure.what)


def _group(talks: list[Talk], figure: Figure, kinds: Kinds) -> list[Talk]:
    """Return the right-party talks of a figure's group: of a dimension or a card, else all."""
    if figure.dimension == "card":
        return [talk for talk in talks if _with_card(talk, figure.key, kinds, won=False)]
    if not figure.dimension:
        return [talk for talk in talks if talk.reached_right]
    if figure.dimension not in DIMENSIONS:
        raise OutboundRefusal("unknown_figure", figure.dimension)
    return talks_in(talks, figure.dimension, figure.key, kinds)


#: Of the objections of a group: those raised, those resolved, those whose talk was sold.
_OF_GROUPS: Mapping[str, Callable[[Talk, bool], bool]] = {
    "raised": lambda _talk, _resolved: True,
    "resolved": lambda _talk, resolved: resolved,
    "converted": lambda talk, _resolved: is_sold(talk),
}


def _with_card(talk: Talk, key: str, kinds: Kinds, *, won: bool) -> bool:
    found = (each for each in raised(talk, kinds) if each.card and card_key(each, kinds) == key)
    return any(is_resolved(each) or not won for each in found)


#: What is asked of a whole talk. Keys: `kind/card@edition`, `first>last`, a name, a reason.
_OF_TALKS: Mapping[str, Callable[[Talk, str, Kinds], bool]] = {
    "card_used": lambda talk, key, kinds: _with_card(talk, key, kinds, won=False),
    "card_won": lambda talk, key, kinds: _with_card(talk, key, kinds, won=True),
    "pair": lambda talk, key, kinds: ">".join(first_and_last(talk, kinds) or ()) == key,
    "competitor": lambda talk, key, _kinds: key.casefold() in competitors_of(talk),
    "lost": lambda talk, key, kinds: is_lost(talk) and kinds.top(talk.reason) == key,
}
