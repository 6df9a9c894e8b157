"""An agent's own calls and callbacks over the API: made, listed, called off, refused with stable codes."""

from dataclasses import replace
from typing import Any

import pytest

from callcenter.floor.commands import RequestPresence
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.values import Kind
from callcenter.service.precall import Denial, PlannedCall
from tests.web.conftest import Visit
from tests.web.stage import Browser, Stage

CUSTOMER = "+14155550142"
DAY = 86400.0


async def post(browser: Browser, path: str, **body: Any) -> tuple[int, dict[str, Any]]:
    """Post to the API; return the status and the body."""
    answer = await browser.post(f"/api/v1{path}", json=body)
    return answer.status, await answer.json() if answer.content_length else {}


async def callbacks(browser: Browser, query: str = "") -> list[dict[str, Any]]:
    """List the callbacks."""
    answer = await browser.get(f"/api/v1/callbacks{query}")
    assert answer.status == 200
    found: list[dict[str, Any]] = (await answer.json())["callbacks"]
    return found


async def test_an_agent_calls_a_customer(visit: Visit, stage: Stage) -> None:
    """The phone dials in for the attempt that is returned; the agent's first queue lends its rules."""
    await stage.do(RequestPresence("ann", Presence.AVAILABLE))
    browser = await visit("ann")
    status, placed = await post(browser, "/calls", number="+1 415 555 0142")
    assert status == 200
    contact = stage.runner.floor.state.contacts[placed["contact"]]
    assert (contact.kind, contact.phase) == (Kind.OUTGOING, Phase.CONNECTING)
    assert (contact.caller, contact.queue) == (CUSTOMER, "support")
    assert contact.offer is not None
    assert placed["attempt"] == contact.offer.id


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"number": "12"}, 422, "bad_number"),
        ({"number": "nobody"}, 422, "bad_number"),
        ({"number": CUSTOMER, "caller_id": "+15550009999"}, 422, "unknown_caller_id"),
        ({"number": CUSTOMER, "queue": "gone"}, 404, "unknown_queue"),
        ({"number": ""}, 422, "invalid_request"),
        ({}, 422, "invalid_request"),
    ],
)
async def test_a_call_that_cannot_be_is_refused(
    visit: Visit, stage: Stage, body: dict[str, Any], status: int, code: str
) -> None:
    """With a code that says why, and nobody's telephone rings."""
    await stage.do(RequestPresence("ann", Presence.AVAILABLE))
    browser = await visit("ann")
    found, problem = await post(browser, "/calls", **body)
    assert (found, problem["code"]) == (status, code)
    assert not stage.runner.floor.state.contacts


async def test_who_is_out_or_busy_calls_nobody(visit: Visit, stage: Stage) -> None:
    """The floor's refusals come through; somebody without a desk is none of its agents."""
    browser = await visit("ann")
    assert (await post(browser, "/calls", number=CUSTOMER))[1]["code"] == "agent_offline"
    await stage.talk()
    assert (await post(browser, "/calls", number=CUSTOMER))[1]["code"] == "agent_busy"
    browser = await visit("sue")
    assert (await post(browser, "/calls", number=CUSTOMER))[1]["code"] == "not_an_agent"


async def test_the_gate_is_asked_before_every_call(stage: Stage, visit: Visit) -> None:
    """What it denies is refused with its rule, and the floor never hears of it."""
    planned: list[PlannedCall] = []

    async def closed(call: PlannedCall) -> Denial:
        planned.append(call)
        return Denial("quiet_hours", "It is night there.")

    stage.parts = replace(stage.parts, gate=closed)
    browser = await visit("ann")
    for path, body in (("/calls", {}), ("/callbacks", {"queue": "support"})):
        status, problem = await post(browser, path, number=CUSTOMER, **body)
        assert (status, problem["code"]) == (403, "call_denied")
        assert problem["detail"] == "quiet_hours: It is night there."
    assert [each.kind for each in planned] == [Kind.OUTGOING, Kind.CALLBACK]
    assert {each.number for each in planned} == {CUSTOMER}
    assert not stage.runner.floor.state.contacts


async def test_a_callback_is_agreed_listed_and_called_off(visit: Visit, stage: Stage) -> None:
    """By a supervisor, for a time; numbers whole, the next due first."""
    browser = await visit("sue")
    at = stage.clock.time + 3600.0
    _, later = await post(browser, "/callbacks", number=CUSTOMER, queue="support", at=at, note="prices")
    _, now = await post(browser, "/callbacks", number="+14155550143", queue="sales", agent="bob")
    listed = await callbacks(browser)
    assert [each["id"] for each in listed] == [now["id"], later["id"]]
    assert (listed[1]["number"], listed[1]["due_at"], listed[1]["by"]) == (CUSTOMER, at, "sue")
    assert [each["note"] for each in await callbacks(browser, "?queue=support")] == ["prices"]
    gone = await browser.delete(f"/api/v1/callbacks/{later['id']}")
    assert gone.status == 204
    assert [each["id"] for each in await callbacks(browser)] == [now["id"]]
    again = await browser.delete(f"/api/v1/callbacks/{later['id']}")
    assert (again.status, (await again.json())["code"]) == (404, "unknown_callback")


async def test_an_agent_sees_the_callbacks_of_their_queues(visit: Visit, stage: Stage) -> None:
    """Masked, without what was noted; those of other queues are not theirs to call off."""
    browser = await visit("sue")
    await post(browser, "/callbacks", number=CUSTOMER, queue="support", note="prices")
    _, other = await post(browser, "/callbacks", number=CUSTOMER, queue="sales")
    browser = await visit("ann")
    (seen,) = await callbacks(browser)
    assert (seen["queue"], seen["note"]) == ("support", "")
    assert CUSTOMER != seen["number"]
    refused = await browser.delete(f"/api/v1/callbacks/{other['id']}")
    assert (refused.status, (await refused.json())["code"]) == (403, "forbidden")
    assert (await browser.delete(f"/api/v1/callbacks/{seen['id']}")).status == 204


async def test_the_callbacks_to_a_number_are_found(visit: Visit, stage: Stage) -> None:
    """By the whole number, even where it is shown masked, and only in the agent's queues."""
    browser = await visit("sue")
    _, wanted = await post(browser, "/callbacks", number=CUSTOMER, queue="support")
    await post(browser, "/callbacks", number="+14155559942", queue="support")
    await post(browser, "/callbacks", number=CUSTOMER, queue="sales")
    browser = await visit("ann")
    (seen,) = await callbacks(browser, "?number=%2B1%20415%20555%200142")
    assert seen["id"] == wanted["id"]
    assert CUSTOMER != seen["number"]
    assert await callbacks(browser, "?number=%2B14155550100") == []
    refused = await browser.get("/api/v1/callbacks?number=12")
    assert (refused.status, (await refused.json())["code"]) == (422, "bad_number")


@pytest.mark.parametrize(
    ("changed", "status", "code"),
    [
        ({"number": "12"}, 422, "bad_number"),
        ({"queue": "gone"}, 404, "unknown_queue"),
        ({"at": 999_000.0}, 422, "bad_time"),
        ({"at": 1_000_000.0 + 91 * DAY}, 422, "bad_time"),
        ({"agent": "nobody"}, 404, "unknown_agent"),
        ({"caller_id": "+15550009999"}, 422, "unknown_caller_id"),
        ({"number": "+14155550149"}, 409, "callback_exists"),
    ],
)
async def test_a_callback_that_cannot_be_is_refused(
    visit: Visit, stage: Stage, changed: dict[str, Any], status: int, code: str
) -> None:
    """One to the number ...149 is agreed already."""
    browser = await visit("sue")
    await post(browser, "/callbacks", number="+14155550149", queue="support")
    body = {"number": CUSTOMER, "queue": "support"} | changed
    found, problem = await post(browser, "/callbacks", **body)
    assert (found, problem["code"]) == (status, code)


async def test_an_auditor_agrees_nothing(visit: Visit) -> None:
    """Looking on is not calling."""
    browser = await visit("tom")
    status, problem = await post(browser, "/callbacks", number=CUSTOMER, queue="support")
    assert (status, problem["code"]) == (403, "forbidden")
