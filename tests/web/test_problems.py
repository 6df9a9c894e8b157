"""Every error of the API has the one shape."""

import re
from collections.abc import Iterable
from typing import Any

import pytest
from aiohttp import ClientResponse

from callcenter.ports.journal import JournalUnavailable
from callcenter.ports.records import RecordsError
from callcenter.web.endpoint import Access, Endpoint
from callcenter.web.routes import ENDPOINTS
from tests.web.conftest import Visit
from tests.web.stage import Browser, Stage

PROTECTED = [endpoint for endpoint in ENDPOINTS if endpoint.access is not Access.ANYBODY]
UNSAFE = [endpoint for endpoint in ENDPOINTS if endpoint.method != "GET"]
WITH_BODY = [endpoint for endpoint in ENDPOINTS if endpoint.body not in (None, str)]


def url(endpoint: Endpoint) -> str:
    return "/api/v1" + re.sub(r"\{\w+\}", "none", endpoint.path)


def name(endpoint: Endpoint) -> str:
    return f"{endpoint.method} {endpoint.path}"


async def check(response: ClientResponse, status: int, code: str) -> None:
    assert await answered(response) == (status, code)


async def answered(response: ClientResponse) -> tuple[int, str]:
    """Return the status and the code of an answer that has the one shape."""
    assert response.content_type == "application/problem+json"
    problem = await response.json()
    assert set(problem) == {"type", "title", "status", "code", "detail"}
    assert problem["status"] == response.status
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    return response.status, problem["code"]


async def check_each(
    browser: Browser, endpoints: Iterable[Endpoint], wanted: tuple[int, str], **request: Any
) -> None:
    """Ask every endpoint the same, and say which of them answer anything else."""
    other = {}
    for endpoint in endpoints:
        found = await answered(await browser.request(endpoint.method, url(endpoint), **request))
        if found != wanted:
            other[name(endpoint)] = found
    assert other == {}


async def test_asks_for_a_session_everywhere(visit: Visit) -> None:
    """Nothing but signing in is open to strangers."""
    await check_each(await visit(), PROTECTED, (401, "not_signed_in"))


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}]
)
async def test_refuses_what_other_sites_send(visit: Visit, headers: dict[str, str]) -> None:
    """Another site's page can change nothing, even with the user's cookie."""
    await check_each(await visit("ann"), UNSAFE, (403, "cross_origin"), headers=headers)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"surprise": 1}', b"\xff"])
async def test_refuses_bodies_that_it_cannot_read(visit: Visit, body: bytes) -> None:
    """Broken JSON, the wrong shape and unknown fields are invalid requests."""
    headers = {"Content-Type": "application/json"}
    await check_each(await visit("ada"), WITH_BODY, (422, "invalid_request"), data=body, headers=headers)


async def test_refuses_other_media_types(visit: Visit) -> None:
    """A form is no JSON: so no HTML form of another site can ever act."""
    browser = await visit("ann")
    response = await browser.post("/api/v1/presence", data={"presence": "offline"})
    await check(response, 415, "unsupported_media_type")


async def test_refuses_large_bodies(visit: Visit) -> None:
    """A body has a limit."""
    browser = await visit("ann")
    response = await browser.post("/api/v1/contacts/c1/reply", json={"text": "x" * 100_000})
    await check(response, 413, "too_large")


@pytest.mark.parametrize("query", ["limit=0", "limit=201", "limit=x", "before=-1", "surprise=1"])
async def test_refuses_queries_that_it_cannot_read(visit: Visit, query: str) -> None:
    """The query is checked as strictly as a body."""
    await check(await (await visit("ann")).get(f"/api/v1/contacts?{query}"), 422, "invalid_request")


async def test_says_what_does_not_exist(visit: Visit) -> None:
    """Unknown paths and methods of the API are problems too."""
    browser = await visit("ann")
    await check(await browser.get("/api/v1/nothing"), 404, "not_found")
    response = await browser.put("/api/v1/session")
    await check(response, 405, "method_not_allowed")
    assert "DELETE" in response.headers["Allow"]


async def test_passes_on_what_the_floor_refuses(visit: Visit) -> None:
    """The floor's code is the answer's code."""
    browser = await visit("ann")
    await check(await browser.post("/api/v1/offers/none/accept"), 409, "offer_over")
    await check(await browser.post("/api/v1/contacts/none/hold"), 404, "unknown_contact")
    await check(await browser.post("/api/v1/contacts/none/wrap-up/finish"), 409, "not_wrapping_up")


async def test_keeps_supervisors_off_the_agents_buttons(visit: Visit) -> None:
    """Who takes no contacts has no presence."""
    browser = await visit("sue")
    response = await browser.post("/api/v1/presence", json={"presence": "available"})
    await check(response, 403, "not_an_agent")


async def test_says_when_the_records_are_away(stage: Stage, visit: Visit) -> None:
    """Storage that is down is no fault of the caller."""
    browser = await visit("ann")
    stage.records.break_with(RecordsError("gone"))
    response = await browser.get("/api/v1/session")
    stage.records.mend()
    await check(response, 503, "unavailable")
    assert response.headers["Retry-After"]


async def test_says_when_the_journal_is_away(stage: Stage, visit: Visit) -> None:
    """A command that cannot be kept was not done."""
    browser = await visit("ann")
    stage.journal.fail_next(JournalUnavailable("full"))
    response = await browser.post("/api/v1/presence", json={"presence": "available"})
    await check(response, 503, "unavailable")


async def test_hides_its_own_faults(stage: Stage, visit: Visit, caplog: pytest.LogCaptureFixture) -> None:
    """A fault of ours is a problem without the exception's words."""
    browser = await visit("ann")

    async def broken(contact: str) -> None:
        raise KeyError("+15551234567")

    stage.parts.history.page = broken  # type: ignore[method-assign]
    response = await browser.get("/api/v1/contacts/c1")
    await check(response, 500, "internal")
    assert "555" not in await response.text()
