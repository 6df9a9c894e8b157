"""Scorecards through HTTP, from figures to the bonus (ME-17, FL-27)."""

import csv
import io
from dataclasses import replace
from typing import Any

import pytest

from callcenter.accounts.account import Account
from callcenter.accounts.book import Contract, ContractState
from callcenter.accounts.surveys import SurveyAnswer
from callcenter.ports.books import Put
from callcenter.ports.facts import Page, Part
from callcenter.ports.records import User
from callcenter.quality.evaluations import Evaluation, EvaluationState, Judged
from callcenter.quality.scoring import Score
from callcenter.storage.facts.book import MemoryDoor, SqlFacts
from dashboards.facts.cells import agent_cells
from dashboards.reports.answering import Answers
from tests.web.conftest import Visit
from tests.web.stage import HASH, Browser, Stage
from tests.web.test_quality import sent

#: 2026-10-15 09:00 and 2026-11-02 09:00 UTC.
OCTOBER, NOVEMBER = 1_792_054_800.0, 1_793_610_000.0
FORM: dict[str, Any] = {
    "title": {"en": "Service desk", "zh-CN": "服务台"},
    "cap": 120,
    "lines": [
        {"measure": "aht", "better": "lower", "goal": {"floor": 480, "target": 300, "stretch": 240}},
        {"measure": "csat", "goal": {"floor": 0.5, "target": 0.9}, "weight": 2, "least": 5},
        {"measure": "quality_score", "goal": {"floor": 0.6, "target": 0.8}, "weight": 1},
    ],
}


def part(agent: str, number: int, talked: int) -> Part:
    """Return a contact that an agent handled in October; talk in ms."""
    at = OCTOBER + 900 * number
    return Part(f"{agent}-{number}", agent, at, "accepted", queue="support", handled=True, talked=talked)


@pytest.fixture
async def october(stage: Stage) -> None:
    """Bob handled two contacts of 390 s, ann one of 240 s; bob has five answers, ann one; both are judged."""
    told = [part("bob", 0, 380_000), part("bob", 1, 400_000), part("ann", 2, 240_000)]
    facts = SqlFacts(MemoryDoor())
    await facts.add(Page(0, 9, b"", parts=told, agents=agent_cells(told, {})))

    async def settled() -> None:
        """Everything is there."""

    stage.parts = replace(stage.parts, reports=Answers(facts, settled, lambda _queue: "UTC"))
    answers = [
        SurveyAnswer(f"a{n}", score=mark, at=OCTOBER, agent="bob") for n, mark in enumerate([5, 5, 4, 5, 1])
    ]
    about = Judged("bob-0", "bob", "support")
    result = Score(7.0, 10.0, True)
    judged = [
        Evaluation("e1", about=about, state=EvaluationState.FINISHED, result=result, finished_at=OCTOBER),
        Evaluation("e2", about=about, state=EvaluationState.FINISHED, result=result, finished_at=NOVEMBER),
    ]
    few = SurveyAnswer("b0", score=5, at=OCTOBER, agent="ann")
    await stage.parts.books.commit([Put(each) for each in (*answers, *judged, few)], "test", 0.0)
    await stage.records.save_user(User("hal", HASH, "Hal", "", ("supervisor",)))
    stage.clock.time = NOVEMBER


async def form_of(admin: Browser, content: dict[str, Any] = FORM) -> str:
    """Write and publish a form; return its id."""
    form = await sent(admin, "POST", "/scorecard-forms", content=content)
    done = await sent(admin, "POST", f"/scorecard-forms/{form['id']}/publish", version=form["version"])
    assert done["edition"] == 1
    return str(form["id"])


async def drawn(browser: Browser, form: str, *agents: str, period: str = "2026-10") -> list[Any]:
    """Draw scorecards up; return them whole."""
    found = await sent(browser, "POST", "/scorecards", form=form, period=period, agents=list(agents))
    return [await sent(browser, "GET", f"/scorecards/{each['id']}") for each in found["scorecards"]]


async def approved(sue: Browser, hal: Browser, card: Any) -> None:
    """Hand a scorecard in and agree to it."""
    handed = await sent(sue, "POST", f"/scorecards/{card['id']}/hand-in", version=card["version"])
    await sent(hal, "POST", f"/approvals/{handed['approval']}/approve", reason="")


async def test_from_figures_to_the_bonus(stage: Stage, october: None, visit: Visit) -> None:
    """Drawn up, handed in, returned, approved, objected to, answered, acknowledged, corrected, taken out."""
    sue, hal, ada, bob = [await visit(name) for name in ("sue", "hal", "ada", "bob")]
    form = await form_of(ada)
    (card,) = await drawn(sue, form, "bob")
    # AHT 390 s is 50 points of weight 1; CSAT 4 of 5 is 75 of weight 2; quality 7 of 10 is 50 of weight 1.
    assert [(line["measure"], line["figure"]["value"], line["figure"]["n"]) for line in card["lines"]] == [
        ("aht", 390.0, 2),
        ("csat", 0.8, 5),
        ("quality_score", 0.7, 1),
    ]
    assert [line["points"] for line in card["lines"]] == pytest.approx([50, 75, 50])
    assert (card["total"], card["earned"], card["weight"]) == pytest.approx((62.5, 250, 4))
    where = f"/scorecards/{card['id']}"
    behind = await sent(sue, "GET", f"{where}/behind?measure=aht")
    assert [(one["kind"], one["contact"]) for one in behind["lines"]] == [
        ("contact", "bob-0"),
        ("contact", "bob-1"),
    ]
    behind = await sent(sue, "GET", f"{where}/behind?measure=quality_score")
    assert [one["id"] for one in behind["lines"]] == ["e1"]
    await sent(bob, "GET", where, 404)

    handed = await sent(sue, "POST", f"{where}/hand-in", version=card["version"], reason="a good month")
    assert (handed["state"], handed["moves"]) == ("handed_in", [])
    assert (await sent(sue, "POST", f"{where}/take", 409, version=handed["version"]))["code"] == "wrong_state"
    asked = f"/approvals/{handed['approval']}"
    assert (await sent(sue, "POST", f"{asked}/approve", 403, reason=""))["code"] == "second_person"
    assert (await sent(ada, "POST", f"{asked}/approve", 403, reason=""))["code"] == "not_yours"
    await sent(hal, "POST", f"{asked}/return", reason="two answers are of October the first")
    card = await sent(sue, "GET", where)
    assert (card["state"], card["moves"]) == ("returned", ["take", "hand_in", "drop"])
    assert (await sent(hal, "POST", f"{where}/hand-in", 403, version=card["version"]))["code"] == "not_yours"
    taken = await sent(sue, "POST", f"{where}/take", version=card["version"])
    again = await sent(sue, "POST", f"{where}/hand-in", version=taken["version"])
    assert again["approval"] == handed["approval"]
    await sent(hal, "POST", f"{asked}/approve", reason="")

    (notice,) = (await sent(bob, "GET", "/notices"))["notices"]
    assert (notice["kind"], notice["what"], notice["subject"]) == ("scorecard", "approved", card["id"])
    own = await sent(bob, "GET", where)
    assert (own["state"], own["moves"]) == ("approved", ["acknowledge", "object"])
    assert [one["id"] for one in (await sent(bob, "GET", f"{where}/behind?measure=csat"))["lines"]]
    objected = await sent(bob, "POST", f"{where}/object", version=own["version"], reason="one was not mine")
    told = (await sent(sue, "GET", "/notices"))["notices"]
    assert [each["what"] for each in told if each["kind"] == "scorecard"] == ["objected"]
    refused = await sent(sue, "POST", f"{where}/answer", 403, version=objected["version"], reason="no")
    assert refused["code"] == "second_person"
    answered = await sent(hal, "POST", f"{where}/answer", version=objected["version"], reason="so it is")
    done = await sent(bob, "POST", f"{where}/acknowledge", version=answered["version"])
    assert [act["to"] for act in done["acts"]] == [
        *("handed_in", "returned", "handed_in", "approved", "objected", "answered", "acknowledged")
    ]

    await stage.parts.books.commit([Put(SurveyAnswer("a9", score=5, at=OCTOBER, agent="bob"))], "test", 0.0)
    second = await sent(
        hal, "POST", f"{where}/correct", version=done["version"], reason="an answer came late"
    )
    assert (second["revision"], second["state"], second["lines"][1]["figure"]["n"]) == (2, "draft", 6)
    assert (await sent(sue, "GET", where))["total"] == pytest.approx(62.5)
    await approved(hal, sue, second)
    assert [each["revision"] for each in (await sent(bob, "GET", where))["revisions"]] == [1, 2]

    await sent(sue, "GET", f"/scorecards/file?form={form}&period=2026-10", 403)
    file = await ada.get(f"/api/v1/scorecards/file?form={form}&period=2026-10")
    (row,) = csv.DictReader(io.StringIO((await file.read()).decode("utf-8-sig")))
    assert (row["agent"], row["revision"], row["approved_by"], row["csat target"]) == (
        "bob",
        "2",
        "sue",
        "0.9",
    )
    assert float(row["total"]) == pytest.approx((50 + 2 * 100 * (5 / 6 - 0.5) / 0.4 + 50) / 4, abs=1e-3)
    trail = await stage.records.audit_trail(5)
    assert trail[0]["what"] == "scorecards.exported"


async def test_who_has_too_little_is_not_ranked(stage: Stage, october: None, visit: Visit) -> None:
    """Ann has AHT alone, a quarter of the weight: it is said why, and he has no rank."""
    sue, hal, ada = [await visit(name) for name in ("sue", "hal", "ada")]
    form = await form_of(ada)
    ann, bob = sorted(await drawn(sue, form, "bob", "ann"), key=lambda card: card["scored"])
    assert [line["state"] for line in ann["lines"]] == ["scored", "too_few", "no_value"]
    assert (ann["total"], ann["scored"]) == (120, 0.25)
    url = f"/scorecards/ranking?form={form}&period=2026-10"
    assert (await sent(sue, "GET", url))["places"] == []
    provisional = (await sent(sue, "GET", f"{url}&all=yes"))["places"]
    assert [(each["scorecard"]["agent"], each["rank"]) for each in provisional] == [("bob", 1), ("ann", None)]
    await approved(sue, hal, bob)
    (place,) = (await sent(sue, "GET", url))["places"]
    assert (place["scorecard"]["agent"], place["rank"], place["of"]) == ("bob", 1, 1)


async def test_a_target_holds_from_its_day(stage: Stage, october: None, visit: Visit) -> None:
    """The one of November changes nothing about October; the one of September does."""
    sue, ada = await visit("sue"), await visit("ada")
    form = await form_of(ada)
    targets, goal = f"/scorecard-forms/{form}/targets", {"floor": 600, "target": 390}
    wish = {"measure": "aht", "goal": goal, "valid_from": "2026-11-01", "reason": "new product"}
    assert (await sent(sue, "POST", targets, 403, **wish))["code"] == "forbidden"
    assert (await sent(ada, "POST", targets, 422, **wish | {"measure": "acw"}))["code"] == "unknown_measure"
    assert (await sent(ada, "POST", targets, 422, **wish | {"team": "none"}))["code"] == "unknown_team"
    assert (await sent(ada, "POST", targets, 422, **wish | {"valid_from": "2026-02-30"}))[
        "code"
    ] == "bad_time"
    await sent(ada, "POST", targets, **wish)
    (first,) = await drawn(sue, form, "bob")
    assert first["lines"][0]["points"] == pytest.approx(50)
    await sent(sue, "DELETE", f"/scorecards/{first['id']}", 204, version=first["version"])
    await sent(ada, "POST", targets, **wish | {"valid_from": "2026-09-01"})
    (second,) = await drawn(sue, form, "bob")
    assert (second["lines"][0]["points"], second["lines"][0]["goal"]["target"]) == (100, 390)
    history = (await sent(sue, "GET", targets))["targets"]
    assert {each["valid_from"] for each in history} == {"2026-09-01", "2026-11-01"}


async def test_what_is_refused(stage: Stage, october: None, visit: Visit) -> None:
    """One's own, a second one, a period that runs or has not begun, agents that are not there."""
    await stage.records.save_user(User("tea", HASH, "Tea", "ann", ("agent", "supervisor")))
    sue, ada, tea = [await visit(name) for name in ("sue", "ada", "tea")]
    form = await form_of(ada)
    wish: dict[str, Any] = {"form": form, "period": "2026-10", "agents": ["ann"]}
    assert (await sent(tea, "POST", "/scorecards", 403, **wish))["code"] == "own_card"
    assert (await sent(sue, "POST", "/scorecards", 404, **wish | {"agents": ["zed"]}))[
        "code"
    ] == "unknown_agent"
    assert (await sent(sue, "POST", "/scorecards", 422, **wish | {"agents": []}))["code"] == "incomplete"
    assert (await sent(sue, "POST", "/scorecards", 422, **wish | {"period": "2027"}))["code"] == "bad_period"
    assert len(await drawn(sue, form, "bob")) == 1
    assert await drawn(sue, form, "bob") == []
    (running,) = await drawn(sue, form, "bob", period="2026-11")
    early = await sent(sue, "POST", f"/scorecards/{running['id']}/hand-in", 409, version=running["version"])
    assert early["code"] == "not_over"


async def test_nobody_agrees_to_their_own(stage: Stage, october: None, visit: Visit) -> None:
    """Bob's user may approve, and is no step on the way of his own scorecard."""
    await stage.records.save_user(stage.user("bob", "agent", "supervisor"))
    sue, ada, bob = [await visit(name) for name in ("sue", "ada", "bob")]
    form = await form_of(ada)
    (card,) = await drawn(sue, form, "bob")
    await sent(bob, "GET", f"/scorecards/{card['id']}", 404)
    handed = await sent(sue, "POST", f"/scorecards/{card['id']}/hand-in", version=card["version"])
    assert (await sent(sue, "GET", f"/approvals/{handed['approval']}"))["holder"] not in {"bob", "sue"}
    gone = await sent(bob, "POST", f"/approvals/{handed['approval']}/approve", 403, reason="")
    assert gone["code"] == "second_person"


async def test_an_account_managers_scorecard_is_of_their_accounts(
    stage: Stage, october: None, visit: Visit
) -> None:
    """One of two contracts that ended in the quarter was renewed: 50 %."""
    books = stage.parts.books
    kept = (
        Account("acme", company="Acme", manager="ann"),
        Account("other", company="Other", manager="bob"),
        Contract("k1", account="acme", ends_on="2026-07-31", outcome=ContractState.RENEWED),
        Contract("k2", account="acme", ends_on="2026-09-30", outcome=ContractState.ENDED),
        Contract("k3", account="other", ends_on="2026-09-30", outcome=ContractState.RENEWED),
    )
    await books.commit([Put(each) for each in kept], "test", 0.0)
    sue, ada = await visit("sue"), await visit("ada")
    line = {"measure": "renewal", "goal": {"floor": 0.3, "target": 0.8}}
    wrong = {"content": FORM | {"lines": [line]}}
    assert (await sent(ada, "POST", "/scorecard-forms", 422, **wrong))["code"] == "unknown_measure"
    form = await form_of(ada, FORM | {"role": "account_manager", "lines": [line]})
    (card,) = await drawn(sue, form, "ann", period="2026-Q3")
    assert (card["lines"][0]["figure"], card["total"]) == ({"value": 0.5, "n": 2}, pytest.approx(40))
    behind = await sent(sue, "GET", f"/scorecards/{card['id']}/behind?measure=renewal")
    assert [(one["kind"], one["title"]) for one in behind["lines"]] == [("account", "Acme")]
