"""The agent's browser phone and the house over HTTP."""

import dataclasses

from tests.web.conftest import Visit
from tests.web.stage import Stage


async def test_gives_the_phone_its_pass(stage: Stage, visit: Visit) -> None:
    """The pass is for the agent who is signed in."""
    response = await (await visit("ann")).get("/api/v1/phone")
    assert await response.json() == {
        "kind": "simulated",
        "identity": "ann",
        "token": "token",
        "expires_at": stage.clock.now() + 3600,
    }


async def test_hears_heartbeats(stage: Stage, visit: Visit) -> None:
    """Each beat is passed on under the agent's id."""
    assert (await (await visit("ann")).post("/api/v1/phone/heartbeat", json={})).status == 204
    assert stage.phones.beats == ["ann"]


async def test_drives_the_simulated_phone(stage: Stage, visit: Visit) -> None:
    """It dials in for an attempt and hangs up; hanging up without a call is a problem."""
    browser = await visit("ann")
    idle = await browser.post("/api/v1/phone/hang-up")
    assert (idle.status, (await idle.json())["code"]) == (409, "phone_failed")
    assert (await browser.post("/api/v1/phone/connect", json={"attempt": "o1"})).status == 204
    assert (await browser.post("/api/v1/phone/hang-up")).status == 204
    assert stage.provider.calls == [("ann", "o1"), ("ann", "")]


async def test_stands_by_with_no_attempt(stage: Stage, visit: Visit) -> None:
    """The phone dials in beforehand."""
    assert (await (await visit("ann")).post("/api/v1/phone/connect", json={"attempt": ""})).status == 204
    assert stage.provider.calls == [("ann", "")]


async def test_has_no_simulated_phones_elsewhere(stage: Stage, visit: Visit) -> None:
    """Under a real carrier the browser dials in by itself."""
    stage.parts = dataclasses.replace(stage.parts, simulated=None)
    response = await (await visit("ann")).post("/api/v1/phone/connect", json={"attempt": "o1"})
    assert response.status == 404


async def test_describes_the_house(visit: Visit) -> None:
    """Names of queues and agents, and what the forms offer."""
    house = await (await (await visit("sue")).get("/api/v1/house")).json()
    assert house["provider"] == "simulated"
    support = next(queue for queue in house["queues"] if queue["id"] == "support")
    assert (support["name"], support["zone"]) == ({"en": "Support", "zh-CN": "技术支持"}, "UTC")
    assert support["thresholds"]["service_level"] == {"warn": 0.9, "alarm": 0.6}
    assert house["agents"] == [{"id": "ann", "name": "Ann"}, {"id": "bob", "name": "Bob"}]
    assert house["dispositions"][0] == {"id": "resolved", "name": {"en": "Resolved", "zh-CN": "已解决"}}
    assert house["transfer_numbers"] == [{"number": "+15550000009", "name": "Warehouse"}]
    assert "break" in [reason["id"] for reason in house["presence_reasons"]]
    assert "customer_db" in [source["id"] for source in house["resolution_sources"]]


async def test_sends_tones_while_in_a_call(stage: Stage, visit: Visit) -> None:
    """Keys go to whoever hears the agent; without a call or with other signs they are refused."""
    browser = await visit("ann")
    idle = await browser.post("/api/v1/phone/digits", json={"digits": "1"})
    assert (idle.status, (await idle.json())["code"]) == (409, "phone_failed")
    await browser.post("/api/v1/phone/connect", json={"attempt": "o1"})
    assert (await browser.post("/api/v1/phone/digits", json={"digits": "4*#"})).status == 204
    assert (await browser.post("/api/v1/phone/digits", json={"digits": "abc"})).status == 422
    assert stage.provider.digits == [("ann", "4*#")]
