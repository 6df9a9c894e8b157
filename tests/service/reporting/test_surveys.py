"""Scores with how many answered, held against a count by hand and against the page of surveys (ME-01)."""

from msgspec.structs import replace

from callcenter.accounts.account import Account, TeamRole
from callcenter.accounts.surveys import Invitation, Measure, Source, SurveyAnswer
from callcenter.ports.books import Entity
from callcenter.service.follow_up.surveys import AnswerSearch, Surveys
from callcenter.service.follow_up.tools import NOBODY, Tools
from callcenter.service.house import default_document, parse
from callcenter.service.reporting.surveys import KIND
from tests.service.reporting.office import (
    DAILY,
    MAX,
    SUE,
    asked,
    at,
    column,
    is_behind,
    office_with,
    reports_of,
)

NINE = at("2026-11-20T09:00")
ACME = Account("acme", company="Acme", tier="A", team=(TeamRole("max", "manager"),))


def answer(n: int, question: str, measure: Measure, score: int, **more: object) -> SurveyAnswer:
    """An answer from 1 to 5, on 0 to 10 for NPS, on 1 to 7 for effort."""
    least, most = {Measure.NPS: (0, 10), Measure.CES: (1, 7)}.get(measure, (1, 5))
    base = SurveyAnswer(f"a{n}", survey="s", question=question, measure=measure, score=score, at=NINE + n)
    base = replace(base, least=least, most=most, contact=f"k{n}", queue="sales", agent="ana")
    return replace(base, **more)


CSAT = [
    answer(n, "content", Measure.CSAT, mark, low=mark < 3, account="acme" if n < 2 else "")
    for n, mark in enumerate((5, 5, 4, 4, 3, 1))
]
NPS = [answer(10 + n, "tell", Measure.NPS, mark) for n, mark in enumerate((10, 9, 9, 8, 7, 6, 0, 10, 9, 9))]
CES = [answer(20 + n, "ease", Measure.CES, mark, queue="support") for n, mark in enumerate((7, 6, 5, 5, 2))]
ASKED = [
    Invitation(
        f"i{n}",
        survey="s",
        source=Source.LINK if n % 2 else Source.KEY_PRESS,
        at=NINE + n,
        queue="sales",
        contact=f"k{n}",
        answered_at=NINE + 99 if n < 6 else 0.0,
    )
    for n in range(8)
]
KEPT: tuple[Entity, ...] = (ACME, *CSAT, *NPS, *CES, *ASKED)
DAY = asked("2026-11-20", "2026-11-20")


async def test_counted_by_hand() -> None:
    """4 of 6 content; 6 promoters and 2 detractors of 10; effort 25 of 5; 6 of 8 answered."""
    total = (await reports_of(await office_with(KEPT)).report("surveys", DAY, SUE)).total
    assert total.counts == {
        "invited": 8,
        "responded": 6,
        "answers": 21,
        "low": 1,
        "csat_answers": 6,
        "nps_answers": 10,
        "ces_answers": 5,
    }
    assert total.measures == {
        "response_rate": 0.75,
        "csat": 4 / 6,
        "satisfied": 4,
        "nps": 40.0,
        "promoters": 6,
        "passives": 2,
        "detractors": 2,
        "ces": 5.0,
        "scale_least": None,
        "scale_most": None,
    }


async def test_few_answers_hide_a_score_and_its_parts() -> None:
    """Four are too few to be told; how many they are is told. The total is of all."""
    reports = reports_of(await office_with((ACME, *CSAT)))
    table = await reports.report("surveys", replace(DAY, by=("tier",)), SUE)
    assert column(table, "csat_answers") == [4, 2]
    assert column(table, "csat") == column(table, "satisfied") == [None, None]
    assert table.total.measures["csat"] == 4 / 6


async def test_a_scale_is_told_and_two_are_not_mixed() -> None:
    """Each question has its own; effort on another scale has no mean with this one."""
    other = [replace(each, id=f"{each.id}x", most=5, score=3) for each in CES]
    table = await reports_of(await office_with((*CSAT, *CES, *other))).report(
        "surveys", replace(DAY, by=("question",)), SUE
    )
    assert [row.key["question"] for row in table.rows] == ["content", "ease"]
    assert column(table, "scale_most") == [5, None]
    assert column(table, "ces") == [None, None]


async def test_every_group_opens_its_answers() -> None:
    """By each field and by day; invitations are for no question."""
    reports = reports_of(await office_with(KEPT))
    for field in KIND.groups:
        wish = replace(DAY, by=(field,), interval=DAILY)
        table = await reports.report("surveys", wish, SUE)
        assert sum(column(table, "answers")) == 21  # type: ignore[arg-type]
        assert table.total.counts["invited"] == 8
        await is_behind(reports, table, wish)


async def test_the_same_as_the_page_of_surveys() -> None:
    """Every question's score, and the response rate."""
    office = await office_with(KEPT)
    questions = [
        {"id": "content"},
        {"id": "tell", "measure": "nps", "least": 0, "most": 10},
        {"id": "ease", "measure": "ces", "least": 1, "most": 7},
    ]
    house = parse(default_document() | {"skills": [], "surveys": [{"id": "s", "questions": questions}]})
    tools = Tools(office.books, office.records, office.clock, lambda: house)
    wanted = AnswerSearch(since=at("2026-11-20T00:00"), before=at("2026-11-21T00:00") - 1)
    page = await Surveys(tools).result("s", wanted, NOBODY)
    total = (await reports_of(office).report("surveys", DAY, SUE)).total
    assert [total.measures[name] for name in ("csat", "nps", "ces")] == [each.value for each in page.scores]
    assert total.measures["response_rate"] == page.response_rate


async def test_a_manager_counts_what_their_own_accounts_say() -> None:
    """Two answers of Acme; of nobody known, none."""
    reports = reports_of(await office_with(KEPT))
    assert (await reports.report("surveys", DAY, MAX)).total.counts["answers"] == 2
    assert (await reports.behind("surveys", DAY, "answers", MAX)).count == 2
