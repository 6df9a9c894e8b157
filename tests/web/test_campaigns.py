"""Campaigns over the API: made, filled, started, dialled from the desk; refused with stable codes."""

from dataclasses import replace
from typing import Any

from callcenter.floor.commands import RequestPresence
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.values import Kind
from callcenter.service.precall import Denial, PlannedCall
from tests.web.conftest import Visit
from tests.web.stage import Browser, Stage

OURS = "+12025550100"
LIST = b"Name,Phone,Product\nIda,+14155550142,Card\nBo,nonsense,\nCy,+14155550143,\n"
FAIR = "name=Fair&source=trade+fair&consent=on+paper&proof=folder+7"


async def ask(browser: Browser, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    """Ask the API; return the status and the body."""
    answer = await browser.request(method, f"/api/v1{path}", json=body)
    return answer.status, await answer.json() if answer.content_length else None


async def upload(browser: Browser, campaign: str, *, confirm: bool) -> dict[str, Any]:
    """Send a list."""
    answer = await browser.post(
        f"/api/v1/campaigns/{campaign}/lists?{FAIR}&confirm={str(confirm).lower()}", data=LIST
    )
    assert answer.status == 200
    found: dict[str, Any] = await answer.json()
    return found


async def started(stage: Stage, browser: Browser, **other: Any) -> str:
    """Make a campaign with two records, and start it."""
    kept = stage.parts.keeper.document
    once = [each | {"callback": {"attempts": 1}} for each in kept["queues"]]
    house = kept | {"numbers": {OURS: "main"}, "queues": once}
    await stage.parts.keeper.change(house, stage.parts.keeper.version, "test")
    wish = {"name": "Spring", "queue": "support", "caller_id": OURS, "script": "greet"} | other
    _, made = await ask(browser, "POST", "/campaigns", wish)
    await upload(browser, made["id"], confirm=True)
    status, _ = await ask(
        browser, "POST", f"/campaigns/{made['id']}/move", {"to": "running", "version": made["version"]}
    )
    assert status == 200
    return str(made["id"])


async def test_a_list_is_looked_at_then_taken_in(stage: Stage, visit: Visit) -> None:
    """A supervisor sees what is wrong in which row before anything is kept."""
    browser = await visit("sue")
    _, made = await ask(browser, "POST", "/campaigns", {"name": "Spring"})
    assert (made["state"], made["version"]) == ("draft", 1)
    looked = await upload(browser, made["id"], confirm=False)
    assert (looked["added"], looked["refused"], looked["confirmed"]) == (2, 1, False)
    assert looked["flaws"] == [{"row": 3, "column": "numbers", "code": "bad_number", "value": "nonsense"}]
    assert (await ask(browser, "GET", f"/campaigns/{made['id']}/records"))[1]["records"] == []
    await upload(browser, made["id"], confirm=True)
    page = (await ask(browser, "GET", f"/campaigns/{made['id']}/records?limit=1"))[1]
    assert [each["name"] for each in page["records"]] == ["Ida"]
    rest = (await ask(browser, "GET", f"/campaigns/{made['id']}/records?limit=1&after={page['after']}"))[1]
    assert [each["name"] for each in rest["records"]] == ["Cy"]
    (kept,) = (await ask(browser, "GET", f"/campaigns/{made['id']}/lists"))[1]["lists"]
    assert (kept["name"], kept["source"], kept["consent"]["proof"]) == ("Fair", "trade fair", "folder 7")


async def test_a_campaign_is_started_changed_paused_and_ended(stage: Stage, visit: Visit) -> None:
    """By its version; what makes no sense is refused with a code."""
    browser = await visit("sue")
    id_ = await started(stage, browser)
    _, running = await ask(browser, "GET", f"/campaigns/{id_}")
    wish = {"name": "Summer", "queue": "sales", "caller_id": OURS, "version": running["version"]}
    assert (await ask(browser, "PUT", f"/campaigns/{id_}", wish))[1]["code"] == "wrong_state"
    status, changed = await ask(browser, "PUT", f"/campaigns/{id_}", wish | {"queue": "support"})
    assert (status, changed["name"], changed["state"]) == (200, "Summer", "running")
    stale = {"to": "paused", "version": running["version"]}
    assert (await ask(browser, "POST", f"/campaigns/{id_}/move", stale))[1]["code"] == "stale_version"
    _, ended = await ask(
        browser, "POST", f"/campaigns/{id_}/move", {"to": "ended", "version": changed["version"]}
    )
    again = {"to": "running", "version": ended["version"]}
    assert (await ask(browser, "POST", f"/campaigns/{id_}/move", again))[1]["code"] == "wrong_state"
    for wrong, code in (
        ({"name": "X", "queue": "gone"}, "unknown_queue"),
        ({"name": "X", "caller_id": "+15550001111"}, "unknown_caller_id"),
        ({"name": "X", "attempts": 99}, "out_of_range"),
    ):
        assert (await ask(browser, "POST", "/campaigns", wrong))[1]["code"] == code


async def test_an_agent_takes_the_next_record_and_dials_it(stage: Stage, visit: Visit) -> None:
    """Their own phone dials in for the attempt; the result is the record's, and counts."""
    supervisor = await visit("sue")
    id_ = await started(stage, supervisor)
    await stage.do(RequestPresence("ann", Presence.AVAILABLE))
    browser = await visit("ann")
    _, desk = await ask(browser, "GET", "/desk/record")
    assert ([each["name"] for each in desk["campaigns"]], desk["record"]) == (["Spring"], None)
    assert desk["stand_by"] == []
    _, shown = await ask(browser, "POST", f"/desk/campaigns/{id_}/next")
    assert (shown["record"]["name"], shown["number"]) == ("Ida", "+14155550142")
    assert (await ask(browser, "GET", "/desk/record"))[1]["record"]["id"] == shown["record"]["id"]
    status, placed = await ask(browser, "POST", f"/desk/records/{shown['record']['id']}/dial")
    contact = stage.runner.floor.state.contacts[placed["contact"]]
    assert (status, contact.kind, contact.phase) == (200, Kind.OUTGOING, Phase.CONNECTING)
    assert contact.offer is not None
    assert placed["attempt"] == contact.offer.id
    _, beside = await ask(browser, "GET", f"/contacts/{placed['contact']}/record")
    assert (beside["campaign"]["script"], beside["record"]["fields"]) == ("greet", {"Product": "Card"})
    _, view = await ask(supervisor, "GET", f"/campaign-records/{shown['record']['id']}")
    assert [each["code"] for each in view["why_not"]] == ["dialling"]
    _, progress = await ask(supervisor, "GET", f"/campaigns/{id_}/progress")
    assert (progress["counts"]["by_state"]["dialling"], progress["penetration"]) == (1, 0.0)


async def test_an_agent_is_told_for_which_campaigns_to_stand_by(stage: Stage, visit: Visit) -> None:
    """Those that dial ahead of their agents, of the agent's queues."""
    message = f"This is Acme. We called you. Our number is {OURS}."
    ahead = {"mode": "predictive", "on_behalf": "Acme", "jurisdiction": "us", "abandoned_message": message}
    await started(stage, await visit("sue"), **ahead)
    _, desk = await ask(await visit("ann"), "GET", "/desk/record")
    assert ([each["name"] for each in desk["stand_by"]], desk["campaigns"]) == (["Spring"], [])


async def test_a_record_is_skipped_withdrawn_and_opened_again(stage: Stage, visit: Visit) -> None:
    """Each says why; somebody else's record is not theirs."""
    supervisor = await visit("sue")
    id_ = await started(stage, supervisor)
    await stage.do(RequestPresence("ann", Presence.AVAILABLE))
    browser = await visit("ann")
    _, shown = await ask(browser, "POST", f"/desk/campaigns/{id_}/next")
    record = shown["record"]["id"]
    other = await visit("bob")
    refused = await ask(other, "POST", f"/desk/records/{record}/skip", {"reason": "wrong"})
    assert refused[1]["code"] == "not_yours"
    assert (await ask(browser, "POST", f"/desk/records/{record}/skip", {"reason": "wrong"}))[0] == 204
    _, view = await ask(supervisor, "GET", f"/campaign-records/{record}")
    assert [(each["code"], each["detail"]) for each in view["why_not"]] == [("skipped", "wrong")]
    _, gone = await ask(supervisor, "POST", f"/campaign-records/{record}/withdraw", {"reason": "moved"})
    assert (gone["state"], gone["result"]) == ("withdrawn", "moved")
    _, back = await ask(supervisor, "POST", f"/campaign-records/{record}/reopen")
    assert (back["state"], back["result"]) == ("waiting", "")


async def test_the_gate_stands_before_the_desk(stage: Stage, visit: Visit) -> None:
    """What it denies is shown to no agent, and says its rule to the supervisor."""

    async def closed(_call: PlannedCall) -> Denial:
        return Denial("US-06", "It is night there.")

    stage.parts = replace(stage.parts, gate=closed)
    supervisor = await visit("sue")
    id_ = await started(stage, supervisor)
    browser = await visit("ann")
    await stage.do(RequestPresence("ann", Presence.AVAILABLE))
    _, shown = await ask(browser, "POST", f"/desk/campaigns/{id_}/next")
    assert shown["record"] is None
    _, page = await ask(supervisor, "GET", f"/campaigns/{id_}/records")
    _, view = await ask(supervisor, "GET", f"/campaign-records/{page['records'][0]['id']}")
    assert ("denied", "US-06") in [(each["code"], each["detail"]) for each in view["why_not"]]


async def test_who_need_not_know_numbers_sees_them_masked(stage: Stage, visit: Visit) -> None:
    """An auditor sees the records, not whom they reach."""
    id_ = await started(stage, await visit("sue"))
    browser = await visit("tom")
    _, page = await ask(browser, "GET", f"/campaigns/{id_}/records")
    assert page["records"][0]["numbers"] == ["+1415***0142"]
    assert (await ask(browser, "POST", "/campaigns", {"name": "Mine"}))[0] == 403
