"""Draws scorecards up: the figures of a period against the goals that held on its first day (ME-17)."""

from collections.abc import Sequence

from callcenter.ports.facts import DEFINITIONS
from callcenter.quality.scorecards.cards import Scorecard, take
from callcenter.quality.scorecards.forms import ScorecardContent, goal_on
from callcenter.quality.scorecards.periods import period_of
from callcenter.quality.scorecards.scoring import score_card
from callcenter.service.follow_up.tools import Tools
from callcenter.service.quality.scorecards.figures import Figures
from callcenter.service.quality.scorecards.forms import ScorecardForms


class Drawing:
    """Takes figures. Refuses as `Figures` does."""

    def __init__(self, tools: Tools, forms: ScorecardForms, figures: Figures) -> None:
        self._tools = tools
        self._forms = forms
        self._figures = figures

    async def taken(self, cards: Sequence[Scorecard], content: ScorecardContent) -> list[Scorecard]:
        """Return scorecards of one form and one period with figures taken now, each in its first state."""
        if not cards:
            return []
        period = period_of(cards[0].period)
        targets = await self._forms.targets(cards[0].form)
        measures = [line.measure for line in content.lines]
        now = self._tools.now()
        found = await self._figures.of([card.agent for card in cards], measures, period)
        day = period.first.isoformat()
        done = []
        for card in cards:
            goals = {
                line.measure: goal_on(line, targets, day, card.team, card.agent) for line in content.lines
            }
            score = score_card(content, goals, found.get(card.agent, {}))
            done.append(take(card, score, DEFINITIONS, now))
        return done

    def team_of(self, agent: str) -> str:
        """Return the team of an agent, "" for one without."""
        teams = self._tools.house().teams
        return next((team.id for team in teams if agent in team.members), "")

    def name_of(self, agent: str) -> str:
        """Return how an agent is called."""
        agents = self._tools.house().agents
        return next((each.name or each.id for each in agents if each.id == agent), agent)
