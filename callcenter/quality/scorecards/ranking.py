"""The order of scorecards within a team and among all peers (ME-17)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from callcenter.quality.scorecards.cards import Scorecard


class Place(Struct, frozen=True):
    """Where a scorecard stands. `rank` among the `of` that are ranked, `team_rank` of `team_of` in the team.

    Both are None for one that is not ranked.
    """

    card: Scorecard
    rank: int | None
    of: int
    team_rank: int | None
    team_of: int


def newest(cards: Iterable[Scorecard], *, counted: bool) -> tuple[Scorecard, ...]:
    """Return of each agent the last revision; with `counted` the last that was approved."""
    found: dict[str, Scorecard] = {}
    for card in cards:
        former = found.get(card.agent)
        if (card.counted or not counted) and (former is None or former.revision < card.revision):
            found[card.agent] = card
    return tuple(found.values())


def ranked(cards: Iterable[Scorecard], ranked_from: Callable[[Scorecard], float]) -> tuple[Place, ...]:
    """Return cards of one form and period in order, those that are not ranked last.

    A card is ranked if at least `ranked_from` of its weight was scored. Totals that are the same to the
    tenth of a point, as they are shown, share a rank; the next one counts those before it (1, 1, 3).
    """
    every = sorted(cards, key=lambda card: (-_shown(card), card.agent))
    fit = {card.id: _shown(card) for card in every if _fits(card, ranked_from(card))}
    teams: dict[str, list[float]] = defaultdict(list)
    for card in every:
        if card.id in fit:
            teams[card.team].append(fit[card.id])
    places = [_place(card, fit, teams) for card in every]
    return tuple(sorted(places, key=lambda place: place.rank is None))


def _place(card: Scorecard, fit: Mapping[str, float], teams: Mapping[str, Sequence[float]]) -> Place:
    team = teams.get(card.team, ())
    if card.id not in fit:
        return Place(card, None, len(fit), None, len(team))
    own = fit[card.id]
    return Place(card, _rank(own, fit.values()), len(fit), _rank(own, team), len(team))


def _rank(own: float, totals: Iterable[float]) -> int:
    return 1 + sum(total > own for total in totals)


def _fits(card: Scorecard, ranked_from: float) -> bool:
    return card.score.total is not None and card.score.scored >= ranked_from - 1e-9


def _shown(card: Scorecard) -> float:
    return round(card.score.total or 0.0, 1)
