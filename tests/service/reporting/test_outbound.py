"""Calls of ours by the funnel, held against a count by hand and against the sales page."""

from msgspec.structs import replace

from callcenter.outbound.campaign.days import CampaignDay, figures
from callcenter.outbound.objections.objection import Objection, ObjectionOutcome
from callcenter.outbound.pacing.law import AbandonLaw
from callcenter.outbound.scripts.kinds import TalkResult
from callcenter.outbound.talks.talk import Reached, Talk, TalkOrigin
from callcenter.service.follow_up.tools import Tools
from callcenter.service.selling.analytics import Among, Analytics
from callcenter.service.selling.catalogue import Catalogue
from tests.service.reporting.office import DAILY, SUE, asked, at, column, is_behind, office_with, reports_of

FIRST = at("2026-11-20T10:00")
PRICE = Objection(seq=1, type="price", at=FIRST + 60, outcome=ObjectionOutcome.RESOLVED)
STOP = Objection(seq=2, type="stop", at=FIRST + 80)


def talk(n: int, **more: object) -> Talk:
    """A call of the campaign spring, answered by nobody."""
    base = Talk(id=f"k{n}", dialled_at=FIRST + n, agent="ana", origin=TalkOrigin("spring", "fair"))
    return replace(base, who=Reached(company="Acme", account="acme", tier="A"), **more)


RIGHT = {"answered_at": FIRST + 9, "right_party": True, "interest": True}
#: Six dials: two to nobody, a wrong person, three right parties: sold, interested, neither.
CALLS = (
    talk(1),
    talk(2, dialled_at=at("2026-11-21T23:59:59"), agent="ben"),
    talk(3, answered_at=FIRST + 9, right_party=False, objections=(PRICE,)),
    talk(
        4, answered_at=FIRST + 9, right_party=True, interest=True, result=TalkResult.SALE, objections=(PRICE,)
    ),
    talk(5, agent="ben", **RIGHT),
    talk(
        6,
        answered_at=FIRST + 9,
        right_party=True,
        interest=False,
        objections=(PRICE, replace(PRICE, seq=3, outcome=ObjectionOutcome.UNRESOLVED), STOP),
    ),
    talk(7, dialled_at=at("2026-11-22T00:00"), origin=TalkOrigin("autumn")),
)
DAYS = (
    CampaignDay("spring:2026-11-20", campaign="spring", on="2026-11-20", answered=100, abandoned=2),
    CampaignDay("spring:2026-11-21", campaign="spring", on="2026-11-21", answered=50, abandoned=1),
    CampaignDay("spring:2026-11-22", campaign="spring", on="2026-11-22", answered=7),
    CampaignDay("autumn:2026-11-21", campaign="autumn", on="2026-11-21", answered=10),
)
TWO_DAYS = asked("2026-11-20", "2026-11-21")


async def test_the_funnel_and_objections_counted_by_hand() -> None:
    """A stop is no objection to an offer, nor is what a wrong person says; 3 of 3 right parties make 100."""
    table = await reports_of(await office_with(CALLS)).report("outbound", TWO_DAYS, SUE)
    counts, measures = table.total.counts, table.total.measures
    steps = [counts[name] for name in ("dialled", "answered", "right_party", "interested", "sold")]
    assert steps == [6, 4, 3, 2, 1]
    assert (counts["objections"], counts["objections_resolved"]) == (3, 2)
    assert (measures["objections_per_100"], measures["objection_resolution"]) == (100.0, 2 / 3)
    assert (measures["right_party_of_dials"], measures["conversion"]) == (0.5, 1 / 3)
    assert (measures["answered_of_dialled"], measures["interest_rate"]) == (4 / 6, 2 / 3)
    assert measures["campaign_abandon_rate"] is None


async def test_rows_by_agent_and_day_add_up() -> None:
    """Those of the last second of a day are in it, and the total is that of the rows."""
    reports = reports_of(await office_with(CALLS))
    wish = replace(TWO_DAYS, by=("agent",), interval=DAILY)
    table = await reports.report("outbound", wish, SUE)
    assert [(row.key["agent"], row.counts["dialled"]) for row in table.rows] == [
        ("ana", 4),
        ("ben", 1),
        ("ben", 1),
    ]
    assert [row.begins for row in table.rows] == [
        at(f"{day}T00:00") for day in ("2026-11-20", "2026-11-20", "2026-11-21")
    ]
    await is_behind(reports, table, wish)


async def test_the_same_as_the_sales_page() -> None:
    """The funnel and the objections of the analysis of the same days."""
    office = await office_with(CALLS)
    tools = Tools(office.books, office.records, office.clock, office.house)
    span = Among(at("2026-11-20T00:00"), at("2026-11-22T00:00") - 1, campaign="spring")
    page = await Analytics(tools, Catalogue(tools)).analysis(span)
    (row,) = (await reports_of(office).report("outbound", replace(TWO_DAYS, by=("campaign",)), SUE)).rows
    assert [row.counts[step.step] for step in page.funnel] == [step.calls for step in page.funnel]
    (by_campaign,) = page.by["campaign"]
    assert (row.counts["objections"], row.counts["objections_resolved"]) == (
        by_campaign.raised,
        by_campaign.resolved,
    )
    assert row.measures["objections_per_100"] == by_campaign.per_100


async def test_abandoned_calls_are_those_of_the_law() -> None:
    """By campaign and day; what is cut finer than the law counts has none."""
    reports = reports_of(await office_with((*CALLS, *DAYS)))
    table = await reports.report("outbound", replace(TWO_DAYS, by=("campaign",)), SUE)
    assert column(table, "abandoned_calls") == [0, 3]
    assert column(table, "campaign_abandon_rate") == [0.0, 3 / 150]
    assert table.total.measures["campaign_abandon_rate"] == 3 / 160
    finer = await reports.report("outbound", replace(TWO_DAYS, by=("agent",)), SUE)
    assert column(finer, "answered_by_person") == [None, None]


async def test_the_rate_is_that_of_the_campaigns_page() -> None:
    """Over the same days."""
    spring = [day for day in DAYS if day.campaign == "spring"]
    page = figures(AbandonLaw("us", 0.03, 30, allowed=True), spring, at("2026-11-22T12:00"))
    wish = asked("2026-11-20", "2026-11-22", campaign="spring")
    total = (await reports_of(await office_with(DAYS)).report("outbound", wish, SUE)).total.measures
    assert (total["answered_by_person"], total["abandoned_calls"]) == (page.answered, page.abandoned)
    assert total["campaign_abandon_rate"] == page.rate
