"""Reports of every kind over HTTP: what there is for whom, one manner of asking, lists with links."""

from dataclasses import replace
from typing import Any

import pytest

from callcenter.ports.books import Put
from callcenter.ports.facts import Page
from callcenter.ports.records import User
from callcenter.quality.evaluations import Evaluation, EvaluationState, Judged
from callcenter.quality.scoring import Score
from callcenter.storage.facts.book import MemoryDoor, SqlFacts
from dashboards.facts.cells import queue_cells
from dashboards.reports.answering import Answers
from tests.web.conftest import Visit
from tests.web.stage import HASH, Browser, Stage
from tests.web.test_reports import DAY, NINE, supervisor

__all__ = ["supervisor"]

EVALUATED = (("bob", "service", 4), ("bob", "sales", 1), ("ann", "sales", 3))


async def got(browser: Browser, path: str, status: int = 200) -> Any:
    """Return the JSON of an answer that has this status."""
    response = await browser.get(f"/api/v1{path}")
    assert response.status == status, await response.text()
    return await response.json()


def of_row(row: Any) -> str:
    """Return what asks for one row."""
    return f"&begins={row['begins']}&ends={row['ends']}&clock={row['zone']}"


@pytest.fixture
async def _evaluated(stage: Stage) -> None:
    """Two evaluations of bob, one of ann; of the forms service and sales."""
    kept = [
        Evaluation(
            f"e{n}",
            about=Judged(f"k{n}", agent, "support", "A", "voice"),
            form=form,
            state=EvaluationState.FINISHED,
            result=Score(earned, 4, passed=earned > 2),
            finished_at=NINE + n,
        )
        for n, (agent, form, earned) in enumerate(
            (("bob", "service", 4), ("bob", "sales", 1), ("ann", "sales", 3))
        )
    ]
    await stage.parts.books.commit([Put(each) for each in kept], "", NINE)


async def test_kinds_are_listed_for_whom_they_are_for(stage: Stage, visit: Visit) -> None:
    """With their groups, filters and columns; what is not listed is not answered either."""
    await stage.records.save_user(User("max", HASH, "Max", "", ("account_manager",)))
    expected = {
        "ann": [],
        "max": ["outbound", "surveys", "accounts"],
        "tom": ["intervals", "queues", "tiers", "agents", "outbound"],
    }
    for name, kinds in expected.items():
        browser = await visit(name)
        found = (await got(browser, "/reports"))["kinds"]
        assert [kind["name"] for kind in found] == kinds
        refused = await got(browser, f"/reports/quality?{DAY}", 403)
        assert refused["code"] == "forbidden"
        await got(browser, f"/reports/quality/file?{DAY}", 403)
        await got(browser, f"/reports/quality/behind?{DAY}&number=evaluations", 403)
    quality = next(
        kind for kind in (await got(await visit("sue"), "/reports"))["kinds"] if kind["name"] == "quality"
    )
    assert {"agent", "team", "form"} <= set(quality["groups"]) <= set(quality["filters"])
    assert {"name": "qa_score", "unit": "share", "additive": False, "listed": False} in quality["columns"]


@pytest.mark.usefixtures("_evaluated")
async def test_groups_choices_and_lists_of_a_kind(visit: Visit) -> None:
    """The columns are told with the rows, and each row opens what it counts, with links to its pages."""
    sue = await visit("sue")
    table = await got(sue, f"/reports/quality?{DAY}&by=agent,form&interval=day")
    assert (table["kind"], table["about"], table["variant"], table["zones"]) == (
        "quality",
        "quality",
        "",
        ["UTC"],
    )
    assert [(row["key"], row["measures"]["qa_score"]) for row in table["rows"]] == [
        ({"agent": "ann", "form": "sales"}, 0.75),
        ({"agent": "bob", "form": "sales"}, 0.25),
        ({"agent": "bob", "form": "service"}, 1.0),
    ]
    named = {column["name"] for column in table["columns"]}
    assert named == {*table["total"]["counts"], *table["total"]["measures"]}
    row = table["rows"][2]
    url = f"/reports/quality/behind?{DAY}&number=evaluations&agent=bob&form=service"
    drill = await got(sue, url + of_row(row))
    assert (drill["count"], [line["title"] for line in drill["lines"]]) == (1, ["bob"])
    assert drill["lines"][0]["links"] == [{"kind": "evaluation", "id": "e0"}, {"kind": "contact", "id": "k0"}]
    chosen = await got(sue, f"/reports/quality?{DAY}&form=sales,none&evaluator=-")
    assert chosen["total"]["counts"]["evaluations"] == 2


@pytest.mark.usefixtures("_evaluated")
async def test_the_same_score_as_the_page_of_scores(visit: Visit) -> None:
    """By agent and in all."""
    sue = await visit("sue")
    page = await got(sue, f"/quality-scores?since={NINE - 9 * 3600}&before={NINE + 15 * 3600}")
    table = await got(sue, f"/reports/quality?{DAY}&by=agent")
    assert table["total"]["measures"]["qa_score"] == page["total"]["score"]
    assert [row["measures"]["qa_score"] for row in table["rows"]] == [
        each["score"] for each in page["agents"]
    ]


@pytest.mark.usefixtures("_evaluated")
async def test_who_takes_a_report_out_is_noted(stage: Stage, visit: Visit) -> None:
    """With its kind and days."""
    sue = await visit("sue")
    answer = await sue.get(f"/api/v1/reports/quality/file?{DAY}&format=csv")
    assert answer.headers["Content-Disposition"].endswith('"quality-2026-11-20-2026-11-20.csv"')
    assert b"qa_score" in await answer.read()
    told = (await stage.records.audit_trail())[0]
    assert (told["who"], told["what"], told["detail"]["report"]) == ("sue", "report.exported", "quality")


async def test_what_is_behind_facts(supervisor: Browser) -> None:
    """Contacts, of the whole and of a row; a list that is cut says how many there are."""
    table = await got(supervisor, f"/reports/queues?{DAY}&interval=hour&waits=true")
    assert {column["name"] for column in table["columns"]} >= {
        *table["total"]["counts"],
        "service_level",
        "asa",
    }
    drill = await got(supervisor, f"/reports/queues/behind?{DAY}&number=offered&limit=1")
    assert (drill["count"], [line["id"] for line in drill["lines"]]) == (3, ["k0"])
    for row in table["rows"]:
        url = f"/reports/queues/behind?{DAY}&number=offered&limit=1&queue={row['key']['queue']}"
        assert (await got(supervisor, url + of_row(row)))["count"] == row["counts"]["offered"]
    assert (await got(supervisor, f"/reports/queues/behind?{DAY}&number=asa", 422))["code"] == "bad_value"


async def test_every_column_of_facts_is_in_their_rows(stage: Stage, visit: Visit) -> None:
    """And every number of a row is a column: what is counted is told."""
    facts = SqlFacts(MemoryDoor())
    await facts.add(Page(0, 1, b"", queues=queue_cells([], [])))

    async def settled() -> None:
        """Everything is there."""

    stage.parts = replace(stage.parts, reports=Answers(facts, settled, lambda _queue: "UTC"))
    sue = await visit("sue")
    for kind in (await got(sue, "/reports"))["kinds"]:
        total = (await got(sue, f"/reports/{kind['name']}?since=2026-10-01&until=2026-10-31"))["total"]
        columns = {column["name"] for column in kind["columns"]} - {"wait_p50", "wait_p90", "wait_max"}
        assert columns == {*total["counts"], *total["measures"]}, kind["name"]
        additive = {column["name"] for column in kind["columns"] if column["additive"]}
        assert additive <= {*total["counts"], "answered_by_person", "abandoned_calls"}, kind["name"]
