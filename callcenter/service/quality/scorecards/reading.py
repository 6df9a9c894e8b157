"""Scorecards in lists, in order, and in files for the bonus (ME-17)."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

from msgspec import Struct

from callcenter.ports.books import Cursor, Match
from callcenter.quality.forms import edition_id
from callcenter.quality.refusal import QualityRefusal
from callcenter.quality.scorecards.cards import CardState, Scorecard
from callcenter.quality.scorecards.forms import ScorecardEdition
from callcenter.quality.scorecards.periods import period_of
from callcenter.quality.scorecards.ranking import Place, newest, ranked
from callcenter.service.accounts.tables import write_csv, write_xlsx
from callcenter.service.follow_up.tools import Doer, Tools
from callcenter.service.quality.scorecards.drawing import Drawing
from callcenter.service.quality.scorecards.forms import ScorecardForms

_MOST = 2000
_HEADS = (
    *("agent", "name", "team", "period", "form", "edition", "revision", "state"),
    *("total", "earned", "weight", "weight_of_all", "rank", "of", "team_rank", "team_of"),
    *("handed_in_by", "approved_by", "approved_at", "figures_taken_at", "definitions"),
)


class CardSearch(Struct, frozen=True):
    """Which scorecards: "" for all."""

    form: str = ""
    period: str = ""
    agent: str = ""
    team: str = ""
    state: CardState | None = None
    limit: int = 100
    after: Cursor | None = None


class Reading:
    """Finds and ranks scorecards. Refuses with `QualityRefusal`; raises `RecordsError`."""

    def __init__(self, tools: Tools, forms: ScorecardForms, drawing: Drawing) -> None:
        self._tools = tools
        self._forms = forms
        self._drawing = drawing

    async def find(self, wanted: CardSearch, doer: Doer) -> tuple[list[Scorecard], Scorecard | None]:
        """Return a page, the last moved first, and the one behind which there may be more, if any.

        Of others for those who may, of one's own those approved.
        """
        names = ("form", "period", "agent", "team")
        where: dict[str, Match] = {name: value for name in names if (value := getattr(wanted, name))}
        if wanted.state is not None:
            where["state"] = wanted.state.value
        if not doer.all:
            where |= {"user": doer.name, "counted": True}
        found = await self._tools.books.find(
            Scorecard, where, order="-since", limit=wanted.limit, after=wanted.after
        )
        last = found[-1] if len(found) == wanted.limit else None
        return [card for card in found if card.user != doer.name or card.counted], last

    async def revisions(self, card: Scorecard) -> list[Scorecard]:
        """Return every revision of a scorecard, the first one first."""
        where: dict[str, Match] = {"form": card.form, "period": card.period, "agent": card.agent}
        found = await self._tools.books.find(Scorecard, where, limit=_MOST)
        return sorted(found, key=lambda one: one.revision)

    async def ranking(
        self, form: str, period: str, team: str, doer: Doer, *, counted: bool
    ) -> tuple[Place, ...]:
        """Return the last revisions of a period in order: those approved, or with all that are under way.

        Of a `team` its members are listed; their rank among all stays that among all. One's own is there
        once it is approved.
        """
        period_of(period)
        where: dict[str, Match] = {"form": form, "period": period}
        cards = await self._tools.books.find(Scorecard, where, limit=_MOST)
        if len(cards) == _MOST:
            raise QualityRefusal("too_many", str(_MOST))
        open_ = [card for card in cards if card.user != doer.name or card.counted]
        chosen = newest(open_, counted=counted)
        editions = await self._tools.books.get_many(
            ScorecardEdition, {edition_id(form, card.edition) for card in chosen}
        )
        places = ranked(chosen, lambda card: editions[card.form_edition].content.ranked_from)
        return tuple(place for place in places if team in {"", place.card.team})

    async def file(self, form: str, period: str, format: str, doer: Doer) -> bytes:
        """Return the approved scorecards of a period as a file, `csv` or `xlsx`, written beside the loop."""
        places = await self.ranking(form, period, "", doer, counted=True)
        rows = self._sheet(places)
        return await asyncio.to_thread(write_csv if format == "csv" else write_xlsx, rows)

    def _sheet(self, places: Sequence[Place]) -> list[list[str]]:
        measures = list(dict.fromkeys(line.measure for place in places for line in place.card.score.lines))
        heads = [f"{measure} {what}" for measure in measures for what in ("figure", "target", "points")]
        return [[*_HEADS, *heads], *(self._row(place, measures) for place in places)]

    def _row(self, place: Place, measures: Sequence[str]) -> list[str]:
        card, score = place.card, place.card.score
        agreed = next(act for act in card.acts if act.to is CardState.APPROVED)
        own = (card.agent, self._drawing.name_of(card.agent), card.team, card.period, card.form)
        sums = (score.total, score.earned, score.weight, score.of)
        ranks = (place.rank, place.of, place.team_rank, place.team_of)
        lines = {line.measure: line for line in score.lines}
        cells: list[str] = []
        for measure in measures:
            line = lines.get(measure)
            three = (line.figure.value, line.goal.target, line.points) if line else (None, None, None)
            cells += map(_number, three)
        return [
            *own,
            *(str(card.edition), str(card.revision), card.state.value),
            *map(_number, sums),
            *map(_number, ranks),
            *(card.by, agreed.by, _moment(agreed.at), _moment(card.taken_at), str(card.definitions)),
            *cells,
        ]


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.6g}"


def _moment(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds")
