"""What supervisors do over HTTP, and what of it agents see."""

from typing import Any

import pytest

from callcenter.floor.commands import BindLeg, EndLeg, RequestPresence
from callcenter.floor.phases import Phase, Presence
from tests.web.conftest import Visit
from tests.web.stage import NUMBER, Browser, Stage

API = "/api/v1"


async def post(browser: Browser, path: str, **body: Any) -> tuple[int, str]:
    """Post something; return the status and the problem's code, "" if there is none."""
    response = await browser.post(API + path, json=body)
    return response.status, "" if response.ok else (await response.json())["code"]


async def test_puts_an_agent_elsewhere_but_not_out_of_a_talk(stage: Stage, visit: Visit) -> None:
    """The journal says who did it."""
    sue = await visit("sue")
    assert await post(sue, "/agents/bob/presence", presence="available") == (204, "")
    assert await post(sue, "/agents/bob/presence", presence="not_ready", reason="training") == (204, "")
    assert stage.runner.floor.state.agents["bob"].reason == "training"
    rows = [row async for rows in stage.journal.read() for row in rows]
    assert b'"by":"sue"' in rows[-1].payload
    await stage.talk()
    assert await post(sue, "/agents/ann/presence", presence="offline") == (409, "agent_busy")
    assert await post(sue, "/agents/zoe/presence", presence="offline") == (404, "unknown_agent")


async def test_moves_and_ranks_those_who_wait(stage: Stage, visit: Visit) -> None:
    """By queue and by priority; nonsense is refused before the floor hears of it."""
    sue = await visit("sue")
    await stage.call()
    contact = stage.runner.floor.state.contacts["c1"]
    assert await post(sue, "/contacts/c1/priority", priority=5) == (204, "")
    assert contact.priority == 5
    assert await post(sue, "/contacts/c1/priority", priority=100) == (422, "invalid_request")
    assert await post(sue, "/contacts/c1/move", queue="sales") == (204, "")
    assert contact.queue == "sales"
    assert await post(sue, "/contacts/c1/move", queue="moon") == (409, "unknown_target")


async def test_closes_a_queue_by_hand(stage: Stage, visit: Visit) -> None:
    """Until it is left to its calendar again."""
    sue = await visit("sue")
    for wish, held in ((False, {"support": False}), (True, {"support": True}), (None, {})):
        assert await post(sue, "/queues/support/open", open=wish) == (204, "")
        assert stage.runner.floor.state.by_hand == held
    assert await post(sue, "/queues/moon/open", open=True) == (404, "unknown_queue")


async def test_explains_why_nobody_takes_a_contact(stage: Stage, visit: Visit) -> None:
    """Agent by agent while it waits; afterwards who has it."""
    tom = await visit("tom")
    await stage.call()
    page = await (await tom.get(f"{API}/contacts/c1/why")).json()
    assert (page["phase"], page["agent"]) == ("waiting", "")
    assert [(each["id"], each["verdict"]) for each in page["agents"]] == [
        ("ann", "offline"),
        ("bob", "offline"),
    ]
    assert page["agents"][0]["text"] == {"en": "is signed off", "zh": "已签出"}
    await stage.do(RequestPresence("bob", Presence.AVAILABLE))
    page = await (await tom.get(f"{API}/contacts/c1/why")).json()
    assert (page["agents"], page["agent"], page["why"]) == ([], "bob", "first_in_line")
    assert page["text"]["en"] == "became free, and this customer was first in line"
    assert (await tom.get(f"{API}/contacts/none/why")).status == 404


async def test_help_is_asked_for_and_answered(stage: Stage, visit: Visit) -> None:
    """By the agent who may take it back, and by a supervisor."""
    ann, sue = await visit("ann"), await visit("sue")
    await stage.talk()
    agents = stage.runner.floor.state.agents
    assert await post(ann, "/help", contact="c1", text="angry") == (204, "")
    assert getattr(agents["ann"].help, "text", "") == "angry"
    assert (await sue.delete(f"{API}/agents/ann/help")).status == 204
    assert agents["ann"].help is None
    assert await post(ann, "/help") == (204, "")
    assert (await ann.delete(f"{API}/help")).status == 204
    assert agents["ann"].help is None


async def test_notes_lie_on_the_desk(stage: Stage, visit: Visit) -> None:
    """Until the agent puts them away."""
    ann, sue = await visit("ann"), await visit("sue")
    assert await post(sue, "/agents/ann/message", text="Well done!") == (204, "")
    (note,) = stage.runner.floor.state.agents["ann"].notes
    assert (note.by, note.text) == ("sue", "Well done!")
    assert (await ann.delete(f"{API}/notices")).status == 204
    assert stage.runner.floor.state.agents["ann"].notes == []


async def test_a_supervisor_without_a_desk_listens_by_their_own_phone(stage: Stage, visit: Visit) -> None:
    """The attempt is what the phone dials in for; the mode changes while in; leaving ends it."""
    sue = await visit("sue")
    await stage.talk()
    contact = stage.runner.floor.state.contacts["c1"]
    made = await sue.post(f"{API}/contacts/c1/monitor", json={"mode": "listen"})
    attempt = (await made.json())["attempt"]
    assert await post(sue, "/phone/connect", attempt=attempt) == (204, "")
    assert stage.provider.calls == [("user:sue", attempt)]
    await stage.do(BindLeg("leg-sue", "user:sue", attempt))
    assert await post(sue, "/contacts/c1/monitor/mode", mode="whisper") == (204, "")
    assert [(each.id, each.mode, each.leg) for each in contact.monitors] == [
        ("user:sue", "whisper", "leg-sue")
    ]
    assert (await sue.delete(f"{API}/contacts/c1/monitor")).status == 204
    assert contact.monitors == []
    assert (await sue.delete(f"{API}/contacts/c1/monitor")).status == 409


async def test_a_supervisor_with_a_desk_takes_over(stage: Stage, visit: Visit) -> None:
    """The customer changes hands when the phone is there."""
    await stage.records.save_user(stage.user("bob", "agent", "supervisor"))
    bob = await visit("bob")
    await post(bob, "/presence", presence="not_ready", reason="coaching")
    await stage.talk()
    made = await bob.post(f"{API}/contacts/c1/take-over")
    attempt = (await made.json())["attempt"]
    await stage.do(BindLeg("leg-bob", "bob", attempt))
    state = stage.runner.floor.state
    assert (state.contacts["c1"].agent, state.agents["bob"].presence) == ("bob", Presence.ON_CONTACT)
    assert state.agents["ann"].presence is Presence.WRAP_UP


async def found(browser: Browser, query: str) -> list[str]:
    page = await (await browser.get(f"{API}/contacts/search?{query}")).json()
    return [line["id"] for line in page["contacts"]]


async def test_finds_the_contacts_behind_a_number_on_a_screen(stage: Stage, visit: Visit) -> None:
    """Live and closed ones, by whatever is known of them."""
    sue = await visit("sue")
    await stage.talk("c1")
    for id_ in ("c2", "c3"):
        stage.clock.time += 10
        await stage.call(id_)
    await stage.do(EndLeg("leg-c2"))
    assert await found(sue, "") == ["c3", "c2", "c1"]
    assert await found(sue, "closed=true") == await found(sue, "outcome=abandoned") == ["c2"]
    assert await found(sue, "closed=false") == ["c3", "c1"]
    assert await found(sue, f"phase={Phase.WAITING.value}") == ["c3"]
    assert await found(sue, "agent=ann&queue=support&tier=A") == ["c1"]
    assert await found(sue, "tier=B") == await found(sue, "number=999") == await found(sue, "number=x") == []
    assert await found(sue, "number=555-123") == ["c3", "c2", "c1"]
    assert await found(sue, f"since={1_000_010.0}&before={1_000_020.0}") == ["c2"]
    assert await found(sue, "limit=1") == ["c3"]


@pytest.mark.parametrize(("name", "shown"), [("sue", NUMBER), ("tom", "+1555***4567")])
async def test_shows_numbers_to_those_who_may_see_them(
    stage: Stage, visit: Visit, name: str, shown: str
) -> None:
    """And lets nobody else find out by searching."""
    await stage.call()
    browser = await visit(name)
    page = await (await browser.get(f"{API}/contacts/search")).json()
    assert [line["caller"] for line in page["contacts"]] == [shown]
    assert (await browser.get(f"{API}/contacts/search?number=555")).status == (200 if name == "sue" else 403)
