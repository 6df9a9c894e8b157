"""The demo's scorecards: agents' of the month before, account managers' of the quarter before (ME-17)."""

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from callcenter.quality.scorecards.cards import Scorecard
from callcenter.quality.scorecards.catalogue import Better, CardRole
from callcenter.quality.scorecards.forms import Goal, ScorecardContent, ScorecardForm, ScoreLine, ScoreTarget
from callcenter.quality.scorecards.periods import Period
from callcenter.quality.scorecards.scoring import Figure
from callcenter.service.accounts.key_figures import FigureBook
from callcenter.service.accounts.office import Office
from callcenter.service.accounts.signs import Examiner
from callcenter.service.follow_up.approvals import Approvals
from callcenter.service.follow_up.tools import Doer, Tools
from callcenter.service.quality.scorecards.cards import DrawUp, Scorecards
from callcenter.service.quality.scorecards.drawing import Drawing
from callcenter.service.quality.scorecards.figures import OF_ACCOUNTS, Found, KeptFigures
from callcenter.service.quality.scorecards.forms import ScorecardForms
from callcenter.service.selling.analytics import Analytics
from callcenter.service.selling.catalogue import Catalogue

#: Who hands in, and who agrees.
HEAD, SUPERVISOR = Doer("ada", "", all=True), Doer("ben", "ben", all=True)

_AGENTS = ScorecardContent(
    {"en": "Service desk", "zh-CN": "服务台座席"},
    lines=(
        ScoreLine("csat", Goal(0.7, 0.9, 0.97), weight=3, least=5),
        ScoreLine("quality_score", Goal(0.7, 0.88, 0.95), weight=3, least=2),
        ScoreLine("aht", Goal(480, 330, 270), Better.LOWER, weight=2, least=50),
        ScoreLine("agent_answer_rate", Goal(0.85, 0.97), weight=1, least=50),
        ScoreLine("transfer_rate", Goal(0.25, 0.1), Better.LOWER, weight=1, least=50),
    ),
)
_MANAGERS = ScorecardContent(
    {"en": "Key account managers", "zh-CN": "大客户经理"},
    CardRole.ACCOUNT_MANAGER,
    ranked_from=0.4,
    lines=(
        ScoreLine("satisfaction", Goal(0.6, 0.9, 0.98), weight=3, least=5),
        ScoreLine("growth", Goal(0.0, 0.15, 0.3), weight=3),
        ScoreLine("renewal", Goal(0.4, 0.8), weight=2),
        ScoreLine("response_hours", Goal(72, 24, 8), Better.LOWER, weight=1),
        ScoreLine("visits", Goal(0.3, 0.9), weight=1),
    ),
)


class LastMonth:
    """Figures of agents before the demo began, thrown with dice; those of accounts as they are kept."""

    def __init__(self, kept: KeptFigures) -> None:
        self._kept = kept

    async def of(self, agents: Sequence[str], measures: Collection[str], period: Period) -> Found:
        """Return the figures, see `Figures`."""
        if OF_ACCOUNTS & set(measures):
            return await self._kept.of(agents, measures, period)
        return {agent: _thrown(agent) for agent in agents}


def _thrown(agent: str) -> dict[str, Figure]:
    dice = Random(agent)
    handled = dice.randint(180, 420)
    return {
        "csat": Figure(round(dice.uniform(0.76, 0.99), 3), dice.randint(3, 40)),
        "quality_score": Figure(round(dice.uniform(0.76, 0.97), 3), dice.randint(1, 6)),
        "aht": Figure(round(dice.uniform(255, 430)), handled),
        "agent_answer_rate": Figure(round(dice.uniform(0.88, 0.995), 3), handled + dice.randint(4, 30)),
        "transfer_rate": Figure(round(dice.uniform(0.05, 0.2), 3), handled),
    }


async def score(tools: Tools) -> None:
    """Keep the demo's scorecards, once: approved, waiting, objected to, and in draft."""
    if await tools.books.find(ScorecardForm, limit=1):
        return
    office = Office(tools.books, tools.records, tools.clock, tools.house)
    accounts = FigureBook(office, Examiner(office))
    forms = ScorecardForms(tools)
    figures = LastMonth(KeptFigures(tools, None, Analytics(tools, Catalogue(tools)), accounts))
    approvals = Approvals(tools)
    cards = Scorecards(tools, approvals, forms, Drawing(tools, forms, figures))
    desk, managers = [await _published(forms, content) for content in (_AGENTS, _MANAGERS)]
    month, quarter = _before(tools)
    await forms.set_target(
        ScoreTarget(
            "",
            form=desk,
            measure="csat",
            goal=Goal(0.7, 0.92, 0.98),
            valid_from=f"{month}-01",
            reason="Plan of the year / 年度计划",
        ),
        HEAD.name,
    )
    drawn: list[Scorecard] = []
    for team in ("front", "technical"):
        drawn += await cards.draw_up(DrawUp(desk, month, team=team), SUPERVISOR)
    mine = await cards.draw_up(DrawUp(managers, quarter, ("wanglei", "fatima")), SUPERVISOR)
    for card in (*drawn[:-3], *mine):
        handed = await cards.hand_in(card.id, card.version, "", HEAD)
        await approvals.approve(handed.approval, SUPERVISOR)
    waiting = drawn[-3]
    await cards.hand_in(waiting.id, waiting.version, "A good month.", HEAD)
    own, _ = await cards.see(mine[0].id, HEAD)
    said = "Two visits were made by video / 有两次拜访以视频方式进行"
    await cards.object_to(own.id, own.version, said, Doer(own.user, own.agent))


async def _published(forms: ScorecardForms, content: ScorecardContent) -> str:
    form = await forms.add(content, HEAD.name)
    return (await forms.publish(form.id, form.version, HEAD.name)).id


def _before(tools: Tools) -> tuple[str, str]:
    """Return the month and the quarter that ended last, by the house's clock."""
    today = datetime.fromtimestamp(tools.now(), UTC).astimezone(ZoneInfo(tools.house().zone)).date()
    month = today.replace(day=1) - timedelta(days=1)
    quarter = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1) - timedelta(days=1)
    return month.isoformat()[:7], f"{quarter.year}-Q{(quarter.month + 2) // 3}"
