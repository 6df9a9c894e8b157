"""Evaluations as two sums, held against a count by hand and against the page of scores (ME-16)."""

from msgspec.structs import replace

from callcenter.quality.evaluations import Evaluation, EvaluationState, Judged
from callcenter.quality.scoring import Score
from callcenter.service.follow_up.tools import NOBODY, Tools
from callcenter.service.quality.room import QualityRoom
from callcenter.service.reporting.quality import KIND
from tests.service.reporting.office import DAILY, SUE, asked, at, column, is_behind, office_with, reports_of

NINE = at("2026-11-20T09:00")


def evaluation(n: int, agent: str, result: Score | None, **more: object) -> Evaluation:
    """An evaluation that was finished, unless it has no result."""
    state = EvaluationState.FINISHED if result else EvaluationState.DRAFT
    base = Evaluation(f"e{n}", about=Judged(f"k{n}", agent, "sales", "A", "voice"), form="service", edition=1)
    finished = {"result": result, "state": state, "finished_at": NINE + n if result else 0.0}
    return replace(base, **(finished | more))


#: Two parts of two, six of eight with a critical error, nothing applicable; a draft and a calibration.
KEPT = (
    evaluation(1, "ana", Score(2, 2, passed=True)),
    evaluation(2, "ana", Score(6, 8, passed=False, critical=("polite",))),
    evaluation(3, "ben", Score(0, 0, passed=None), form="sales"),
    evaluation(4, "ben", None),
    evaluation(5, "ben", Score(0, 4, passed=False), calibration="c1"),
    evaluation(6, "ben", Score(1, 2, passed=False), finished_at=at("2026-11-21T00:00")),
)
DAY = asked("2026-11-20", "2026-11-20")


async def test_counted_by_hand() -> None:
    """8 of 10 are 80 %, not the mean of 100 % and 75 %."""
    total = (await reports_of(await office_with(KEPT)).report("quality", DAY, SUE)).total
    assert total.counts == {
        "evaluations": 3,
        "judged": 2,
        "passed": 1,
        "with_critical": 1,
        "earned": 8,
        "possible": 10,
    }
    assert total.measures == {"qa_score": 0.8, "pass_rate": 0.5, "critical_rate": 1 / 3}


async def test_an_agent_counts_in_the_first_of_their_teams() -> None:
    """And nothing applicable is no score."""
    table = await reports_of(await office_with(KEPT)).report("quality", replace(DAY, by=("team",)), SUE)
    assert [row.key["team"] for row in table.rows] == ["north", "south"]
    assert column(table, "qa_score") == [0.8, None]


async def test_every_group_opens_its_evaluations() -> None:
    """By each field, and by day."""
    reports = reports_of(await office_with(KEPT))
    for field in KIND.groups:
        wish = replace(asked("2026-11-20", "2026-11-21"), by=(field,), interval=DAILY)
        table = await reports.report("quality", wish, SUE)
        assert sum(column(table, "evaluations")) == 4  # type: ignore[arg-type]
        await is_behind(reports, table, wish)


async def test_the_same_as_the_page_of_scores() -> None:
    """In all and by agent."""
    office = await office_with(KEPT)
    tools = Tools(office.books, office.records, office.clock, office.house)
    evaluations = QualityRoom(tools, _nothing).evaluations
    page, agents = await evaluations.scores(at("2026-11-20T00:00"), at("2026-11-21T00:00"), NOBODY)
    table = await reports_of(office).report("quality", replace(DAY, by=("agent",)), SUE)
    assert table.total.measures["qa_score"] == page.score
    assert {row.key["agent"]: row.measures["qa_score"] for row in table.rows} == {
        agent: tally.score for agent, tally in agents.items()
    }


async def _nothing() -> None:
    """No certificate is told of."""
