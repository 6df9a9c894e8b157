"""What agents do with contacts over HTTP, and who may look at them."""

import pytest

from callcenter.floor.commands import AnswerLeg, EndLeg
from callcenter.floor.phases import Phase, Presence
from tests.web.conftest import Visit
from tests.web.stage import NUMBER, Stage


async def test_stands_where_the_agent_wants(stage: Stage, visit: Visit) -> None:
    """Available at once; not ready only with a reason."""
    browser = await visit("ann")
    assert (await browser.post("/api/v1/presence", json={"presence": "available"})).status == 204
    assert stage.runner.floor.state.agents["ann"].presence is Presence.AVAILABLE
    response = await browser.post("/api/v1/presence", json={"presence": "not_ready"})
    assert (await response.json())["code"] == "reason_missing"
    await browser.post("/api/v1/presence", json={"presence": "not_ready", "reason": "lunch"})
    assert stage.runner.floor.state.agents["ann"].reason == "lunch"


async def test_takes_and_declines_offers(stage: Stage, visit: Visit) -> None:
    """The offer's id is in the path; accepting does what a click does."""
    browser = await visit("ann")
    await browser.post("/api/v1/presence", json={"presence": "available"})
    await stage.call()
    contact = stage.runner.floor.state.contacts["c1"]
    assert contact.offer is not None
    offer = contact.offer.id
    assert (await browser.post(f"/api/v1/offers/{offer}/decline")).status == 204
    assert contact.phase is Phase.WAITING
    await stage.call("c2")
    other = stage.runner.floor.state.contacts["c2"].offer
    assert other is not None
    assert (await browser.post(f"/api/v1/offers/{other.id}/accept")).status == 204


async def test_holds_and_lets_go(stage: Stage, visit: Visit) -> None:
    """Hold, resume, hang up, register, done: a contact's end."""
    browser = await visit("ann")
    await stage.talk()
    contact = stage.runner.floor.state.contacts["c1"]
    for step, phase in (("hold", Phase.ON_HOLD), ("resume", Phase.TALKING), ("hang-up", Phase.WRAPPING_UP)):
        assert (await browser.post(f"/api/v1/contacts/c1/{step}")).status == 204
        assert contact.phase is phase
    assert (await browser.post("/api/v1/contacts/c1/wrap-up/extend")).status == 204
    early = await browser.post("/api/v1/contacts/c1/wrap-up/finish")
    assert (early.status, (await early.json())["code"]) == (409, "disposition_missing")
    entry = {"disposition": "resolved", "note": "fine", "resolution": "customer_db"}
    assert (await browser.post("/api/v1/contacts/c1/disposition", json=entry)).status == 204
    assert (await browser.post("/api/v1/contacts/c1/wrap-up/finish")).status == 204
    assert "c1" not in stage.runner.floor.state.contacts


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ({"disposition": "sold_moon"}, "unknown_disposition"),
        ({"disposition": "resolved", "resolution": "magic"}, "unknown_resolution"),
    ],
)
async def test_takes_only_the_houses_words(
    stage: Stage, visit: Visit, entry: dict[str, str], code: str
) -> None:
    """Reports count by words that the house has."""
    browser = await visit("ann")
    await stage.talk()
    response = await browser.post("/api/v1/contacts/c1/disposition", json=entry)
    assert (response.status, (await response.json())["code"]) == (422, code)


async def test_hands_over_unannounced(stage: Stage, visit: Visit) -> None:
    """To another queue; to a number only in E.164."""
    browser = await visit("ann")
    await stage.talk()
    bad = await browser.post("/api/v1/contacts/c1/transfer", json={"kind": "number", "id": "555-1234"})
    assert bad.status == 422
    good = await browser.post("/api/v1/contacts/c1/transfer", json={"kind": "queue", "id": "sales"})
    assert good.status == 204
    assert stage.runner.floor.state.contacts["c1"].queue == "sales"


async def test_asks_a_third_party(stage: Stage, visit: Visit) -> None:
    """Consult a number, bring all together, leave them to each other."""
    browser = await visit("ann")
    await stage.talk()
    queue = await browser.post("/api/v1/contacts/c1/consult", json={"kind": "queue", "id": "sales"})
    assert queue.status == 422
    number = {"kind": "number", "id": "+15550000009"}
    assert (await browser.post("/api/v1/contacts/c1/consult", json=number)).status == 204
    early = await browser.post("/api/v1/contacts/c1/merge")
    assert (await early.json())["code"] == "party_not_there"
    party = stage.runner.floor.state.contacts["c1"].party
    assert party is not None
    await stage.do(AnswerLeg("c1", party.attempt, "leg-out"))
    assert (await browser.post("/api/v1/contacts/c1/merge")).status == 204
    assert (await browser.post("/api/v1/contacts/c1/cancel-consult")).status == 204
    assert (await browser.post("/api/v1/contacts/c1/consult", json=number)).status == 204
    assert (await browser.post("/api/v1/contacts/c1/complete")).status == 409


async def test_pauses_the_recording(stage: Stage, visit: Visit) -> None:
    """For card data, with a reason (PC-02)."""
    browser = await visit("ann")
    await stage.talk()
    paused = {"paused": True, "reason": "card"}
    assert (await browser.post("/api/v1/contacts/c1/recording", json=paused)).status == 204
    assert stage.runner.floor.state.contacts["c1"].recording == "paused"
    again = await browser.post("/api/v1/contacts/c1/recording", json=paused)
    assert (await again.json())["code"] == "not_recording"


async def test_writes_only_to_who_wrote(stage: Stage, visit: Visit) -> None:
    """A call has no replies."""
    browser = await visit("ann")
    await stage.talk()
    response = await browser.post("/api/v1/contacts/c1/reply", json={"text": "hello"})
    assert (response.status, (await response.json())["code"]) == (409, "wrong_channel")


async def test_leaves_alone_what_is_not_yours(stage: Stage, visit: Visit) -> None:
    """Another agent's contact has no buttons."""
    browser = await visit("bob")
    await stage.talk()
    response = await browser.post("/api/v1/contacts/c1/hold")
    assert (response.status, (await response.json())["code"]) == (409, "not_your_contact")


async def test_shows_a_contact_to_those_who_took_part(stage: Stage, visit: Visit) -> None:
    """The agent and supervisors see the page whole, an auditor masked; a colleague does not."""
    await stage.talk()
    for name, status in (("ann", 200), ("sue", 200), ("bob", 403), ("tom", 200)):
        response = await (await visit(name)).get("/api/v1/contacts/c1")
        assert response.status == status
        if status == 200:
            page = await response.json()
            assert page["contact"]["caller"] == ("+1555***4567" if name == "tom" else NUMBER)
            assert (NUMBER in str(page)) == (name != "tom")
            kinds = [moment["kind"] for moment in page["timeline"]]
            assert kinds[0] == "contact.arrived"
            assert "contact.connected" in kinds
    assert (await (await visit("sue")).get("/api/v1/contacts/none")).status == 404


async def test_lists_closed_contacts(stage: Stage, visit: Visit) -> None:
    """An agent finds their own, those who watch all, the auditor without numbers."""
    await stage.talk()
    await stage.call("c2")
    await stage.do(EndLeg("leg-c2"))
    await stage.do(EndLeg("leg-c1"))
    ann = await visit("ann")
    await ann.post("/api/v1/contacts/c1/disposition", json={"disposition": "resolved"})
    await ann.post("/api/v1/contacts/c1/wrap-up/finish")
    for name, ids in (("ann", ["c1"]), ("sue", ["c1", "c2"]), ("bob", []), ("tom", ["c1", "c2"])):
        page = await (await (await visit(name)).get("/api/v1/contacts?limit=10")).json()
        assert [line["id"] for line in page["contacts"]] == ids
        assert {line["caller"] for line in page["contacts"]} <= {"+1555***4567" if name == "tom" else NUMBER}
    sue = await visit("sue")
    first = await (await sue.get("/api/v1/contacts?limit=1")).json()
    rest = await (await sue.get(f"/api/v1/contacts?before={first['contacts'][0]['seq']}")).json()
    assert [line["id"] for line in rest["contacts"]] == ["c2"]
