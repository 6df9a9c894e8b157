"""Requests of people about their own data, over HTTP: the month, its warnings, the answer (EU-03)."""

from typing import Any

import pytest

from callcenter.accounts.keeping import DAY
from callcenter.ports.notices import Notice
from callcenter.service.accounts.requests import requests_due
from tests.service.stage import Noted
from tests.web.conftest import Visit
from tests.web.stage import Browser, Stage
from tests.web.test_accounts import got, sent


@pytest.fixture
async def ann(visit: Visit) -> Browser:
    """An agent, whom the customer asks."""
    return await visit("ann")


async def asked(sue: Browser, ann: Browser, kind: str = "erasure") -> tuple[dict[str, Any], dict[str, Any]]:
    """Somebody asks an agent for something; return who, and the request."""
    li = await sent(sue, "POST", "/people", name="Li", numbers=["+4930111111"])
    return li, await sent(ann, "POST", "/privacy-requests", person=li["id"], kind=kind, text="by telephone")


async def told(stage: Stage) -> list[str]:
    """Return what Ada was told, in order."""
    return [each.what for each in await stage.records.books.find(Notice, {"user": "ada"}, order="at")]


async def test_a_request_is_answered_within_a_month(stage: Stage, visit: Visit, ann: Browser) -> None:
    """Whoever answers hears of it at once, a week before its end, a day before, and at its end."""
    _, request = await asked(await visit("sue"), ann, "access")
    due = requests_due(stage.parts.customers.office, Noted())
    assert 27 * DAY < request["due_at"] - stage.clock.time < 32 * DAY

    while (moment := await due.next_at(stage.clock.time)) is not None:
        stage.clock.time = moment
        assert 1 == await due.run_due(moment)
    assert ["opened", "warned", "warned", "breached"] == await told(stage)

    ada = await visit("ada")
    (waiting,) = (await got(ada, "/privacy-requests"))["requests"]
    where = f"/privacy-requests/{waiting['id']}"
    early = await sent(ada, "POST", f"{where}/extend", 409, version=waiting["version"], why="so many")
    late = await sent(ada, "POST", f"{where}/answer", version=waiting["version"], answer="done")
    everything = await got(ada, "/privacy-requests?unanswered=false")

    assert "too_late" == early["code"]
    assert "ada" == late["answered_by"]
    assert (0.0, 1) == (everything["in_time"], len(everything["requests"]))
    assert [] == (await got(ada, "/privacy-requests"))["requests"]


async def test_an_erasure_answers_its_request(visit: Visit, ann: Browser) -> None:
    """In part, for what is locked."""
    ada = await visit("ada")
    li, _ = await asked(await visit("sue"), ann)
    await sent(ada, "POST", f"/people/{li['id']}/erase", version=li["version"], request="by telephone")

    (request,) = (await got(ada, "/privacy-requests?unanswered=false"))["requests"]

    assert ("partly", "ada") == (request["answer"], request["answered_by"])


async def test_two_months_more_need_a_reason(visit: Visit, ann: Browser) -> None:
    """And a refusal does, too; who may not answer does not see the list."""
    ada = await visit("ada")
    _, request = await asked(await visit("sue"), ann)
    where = f"/privacy-requests/{request['id']}"
    longer = await sent(ada, "POST", f"{where}/extend", version=request["version"], why="hundreds of files")
    assert longer["due_at"] - request["due_at"] > 55 * DAY
    stale = await sent(ada, "POST", f"{where}/answer", 409, version=request["version"], answer="done")
    bare = await sent(ada, "POST", f"{where}/answer", 422, version=longer["version"], answer="refused")
    assert ("stale_version", "text_missing") == (stale["code"], bare["code"])
    assert 403 == (await ann.get("/api/v1/privacy-requests")).status
