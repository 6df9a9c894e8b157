"""Selling over the API: the script beside the talk, objections, the result; scripts and cards written."""

from typing import Any

import pytest

from callcenter.floor.calling import PlaceCall
from callcenter.floor.commands import AnswerLeg, BindLeg, RequestPresence
from callcenter.floor.phases import Presence
from callcenter.floor.values import CustomerCard
from callcenter.outbound.gate.kept import DoNotCall
from callcenter.outbound.talks.talk import Talk
from tests.outbound.scripts_world import SMALL
from tests.web.conftest import Visit
from tests.web.stage import NUMBER, Browser, Stage

SCRIPT = SMALL.replace("start: hello", "queues: [support]\nstart: hello")


async def ask(browser: Browser, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    """Ask the API; return the status and the body."""
    answer = await browser.request(method, f"/api/v1{path}", json=body)
    return answer.status, await answer.json() if answer.content_length else None


async def does(browser: Browser, method: str, path: str, body: Any = None) -> Any:
    """Ask what is done."""
    status, found = await ask(browser, method, path, body)
    assert status == 200, found
    return found


async def published(visit: Visit, text: str = SCRIPT, version: int = 0) -> dict[str, Any]:
    """A supervisor publishes the small script."""
    found: dict[str, Any] = await does(
        await visit("sue"), "PUT", "/scripts/small", {"text": text, "version": version}
    )
    return found


async def talking(stage: Stage, contact: str = "call-1") -> str:
    """Ann has called a key account, who answered."""
    await stage.do(RequestPresence("ann", Presence.AVAILABLE))
    card = CustomerCard(person="p1", name="Ms Chen", company="Acme", tier="A")
    await stage.do(PlaceCall(contact, "ann", NUMBER, "support", "+15550000001", card))
    offer = stage.runner.floor.state.contacts[contact].offer
    assert offer is not None
    await stage.do(BindLeg("leg-ann", "ann", offer.id))
    dial = stage.runner.floor.state.contacts[contact].dial
    assert dial is not None
    await stage.do(AnswerLeg(contact, dial.attempt, "leg-c"))
    return contact


async def test_the_script_goes_step_by_step_and_a_reload_loses_nothing(stage: Stage, visit: Visit) -> None:
    """It names the customer, its fields are the record's, and going back takes them away."""
    await published(visit)
    id_, browser = await talking(stage), await visit("ann")
    first = await does(browser, "POST", f"/talks/{id_}")
    assert first["shown"]["text"] == {"en": "Is this Ms Chen?"}
    await does(browser, "POST", f"/talks/{id_}/steps", {"step": "hello", "answer": "right"})
    view = await does(browser, "POST", f"/talks/{id_}/steps", {"step": "seats", "answer": "12"})
    assert (view["shown"]["step"], view["talk"]["fields"]["seats"]) == ("offer", "12")
    assert await does(browser, "POST", f"/talks/{id_}") == view
    back = await does(browser, "POST", f"/talks/{id_}/back")
    assert (back["shown"]["step"], "seats" in back["talk"]["fields"]) == ("seats", False)


async def test_a_talk_keeps_the_edition_that_it_began_in(stage: Stage, visit: Visit) -> None:
    """What is published meanwhile is for new talks."""
    entry = await published(visit)
    id_, browser = await talking(stage), await visit("ann")
    await does(browser, "POST", f"/talks/{id_}")
    await published(visit, SCRIPT.replace("Is this", "Is that"), entry["version"])
    view = await does(browser, "POST", f"/talks/{id_}")
    assert (view["talk"]["edition"], view["shown"]["text"]["en"]) == (1, "Is this Ms Chen?")
    old = await does(await visit("sue"), "GET", "/scripts/small?edition=1")
    assert "Is this" in old["text"]


async def test_objections_are_logged_in_two_clicks(stage: Stage, visit: Visit) -> None:
    """One logs it where the talk stands, one says which card helped; after two an end is offered."""
    await published(visit)
    id_, browser = await talking(stage), await visit("ann")
    await does(browser, "POST", f"/talks/{id_}")
    await does(browser, "POST", f"/talks/{id_}/objections", {"type": "price"})
    helped = {"card": "price-year", "outcome": "resolved", "verbatim": "far too dear"}
    view = await does(browser, "PATCH", f"/talks/{id_}/objections/1", helped)
    (price,) = view["talk"]["objections"]
    assert (price["card"], price["edition"], price["method"], price["stage"]) == (
        "price-year",
        1,
        "turn",
        "opening",
    )
    assert not view["offers_end"]
    for type_ in ("timing", "need"):
        view = await does(browser, "POST", f"/talks/{id_}/objections", {"type": type_})
    assert view["offers_end"]
    view = await does(browser, "DELETE", f"/talks/{id_}/objections/3")
    assert [each["type"] for each in view["talk"]["objections"]] == ["price", "timing"]


async def test_a_stop_blocks_the_number_at_once(stage: Stage, visit: Visit) -> None:
    """And the talk can end in nothing else (FL-25)."""
    await published(visit)
    id_, browser = await talking(stage), await visit("ann")
    await does(browser, "POST", f"/talks/{id_}")
    await does(browser, "POST", f"/talks/{id_}/objections", {"type": "stop"})
    (refusal,) = await stage.parts.books.find(DoNotCall, {"number": NUMBER})
    assert (refusal.source, refusal.by) == ("agent", "ann")
    sale = {"result": "sale"}
    assert (await ask(browser, "PUT", f"/talks/{id_}/result", sale))[1]["code"] == "stop_said"
    view = await does(browser, "PUT", f"/talks/{id_}/result", {"result": "do_not_call"})
    assert (view["talk"]["interest"], view["talk"]["reason"]) == (False, "stop")


async def test_no_interest_needs_a_reason(stage: Stage, visit: Visit) -> None:
    """One of the taxonomy."""
    id_, browser = await talking(stage), await visit("ann")
    await does(browser, "POST", f"/talks/{id_}")
    for body, code in (
        ({"result": "refused", "interest": False}, "reason_missing"),
        ({"result": "refused", "reason": "whim"}, "unknown_type"),
        ({"result": "follow_up"}, "bad_time"),
    ):
        assert (await ask(browser, "PUT", f"/talks/{id_}/result", body))[1]["code"] == code
    view = await does(browser, "PUT", f"/talks/{id_}/result", {"result": "refused", "reason": "price_high"})
    assert (view["talk"]["reason"], view["talk"]["right_party"]) == ("price_high", True)


async def test_a_follow_up_becomes_one_task(stage: Stage, visit: Visit) -> None:
    """With the number to call; registered again, it is the same one."""
    id_, browser = await talking(stage), await visit("ann")
    await does(browser, "POST", f"/talks/{id_}")
    wish = {"result": "follow_up", "interest": True, "follow_up_at": stage.clock.now() + 86400.0}
    await does(browser, "PUT", f"/talks/{id_}/result", wish)
    view = await does(browser, "PUT", f"/talks/{id_}/result", wish | {"note": "after lunch"})
    (task,) = (await does(browser, "GET", "/tasks"))["tasks"]
    assert task["id"] == view["talk"]["task"]
    assert (task["kind"], task["number"], task["contact"]) == ("call_back", NUMBER, id_)


async def test_only_who_talks_writes_and_only_in_calls_of_ours(stage: Stage, visit: Visit) -> None:
    """A supervisor reads."""
    id_ = await talking(stage)
    await does(await visit("ann"), "POST", f"/talks/{id_}")
    other = await visit("bob")
    assert (await ask(other, "POST", f"/talks/{id_}"))[1]["code"] == "not_your_contact"
    assert (await ask(other, "GET", f"/talks/{id_}"))[1]["code"] == "not_your_contact"
    assert (await does(await visit("sue"), "GET", f"/talks/{id_}"))["talk"]["agent"] == "ann"
    await stage.talk("c1", "bob")
    assert (await ask(other, "POST", "/talks/c1"))[1]["code"] == "wrong_kind"


async def test_a_script_with_errors_is_not_published(visit: Visit) -> None:
    """Everything that is wrong is told, with file and line."""
    text = SCRIPT.replace("next: outcome", "next: outcom")
    browser = await visit("sue")
    status, refused = await ask(browser, "PUT", "/scripts/small", {"text": text, "version": 0})
    assert (status, refused["code"]) == (422, "bad_script")
    assert any("small.yaml:33: error [missing-step]" in each for each in refused["problems"])
    looked = await does(browser, "POST", "/scripts/small/check", {"text": SCRIPT})
    assert looked["problems"] == []
    assert looked["svg"].startswith("<svg")
    assert (await ask(browser, "PUT", "/scripts/great", {"text": SCRIPT, "version": 0}))[0] == 422


async def test_kinds_and_cards_are_a_houses_own(visit: Visit) -> None:
    """Changed words of a card are another edition; a kind is retired, never deleted."""
    browser = await visit("sue")
    before = await does(browser, "GET", "/objections")
    card = next(each for each in before["cards"] if each["id"] == "price-year")
    wish = {
        "version": 0,
        "type": "price",
        "title": card["title"],
        "text": {"en": "Look at the years."},
        "method": "turn",
    }
    assert (await does(browser, "PUT", "/objections/cards/price-year", wish))["edition"] == 2
    editions = (await does(browser, "GET", "/objections/cards/price-year/editions"))["editions"]
    assert [each["edition"] for each in editions] == [2, 1]
    assert editions[1]["text"] == card["text"]
    mine = {"version": 0, "name": {"en": "Taxes"}, "parent": "price", "retired": True}
    assert (await does(browser, "PUT", "/objections/types/taxes", mine))["retired"] is True
    assert "taxes" in {each["id"] for each in (await does(browser, "GET", "/objections"))["types"]}


async def test_numbers_open_their_calls(stage: Stage, visit: Visit) -> None:
    """The funnel and the rows of a span, and the calls behind a number."""
    id_, browser = await talking(stage), await visit("ann")
    await does(browser, "POST", f"/talks/{id_}")
    await does(browser, "POST", f"/talks/{id_}/objections", {"type": "price_high"})
    await does(browser, "PUT", f"/talks/{id_}/result", {"result": "sale"})
    supervisor = await visit("sue")
    found = (await does(supervisor, "GET", "/sales/analysis?since=0"))["analysis"]
    assert [step["calls"] for step in found["funnel"]] == [1, 1, 1, 1, 1]
    assert [(row["key"], row["per_100"]) for row in found["by"]["type"]] == [("price", 100.0)]
    raised = "/sales/calls?since=0&what=raised&dimension=type&key=price"
    assert [talk["id"] for talk in (await does(supervisor, "GET", raised))["talks"]] == [id_]
    assert (await ask(supervisor, "GET", "/sales/calls?since=0&what=guess"))[1]["code"] == "unknown_figure"
    assert (await ask(browser, "GET", "/sales/analysis?since=0"))[1]["code"] == "forbidden"


@pytest.mark.parametrize("query", ["agent=bob", "type=need", "segment=B", "until=5", "script=other"])
async def test_a_span_is_narrowed(stage: Stage, visit: Visit, query: str) -> None:
    """By agent, kind, segment, time, script."""
    id_, browser = await talking(stage), await visit("ann")
    await does(browser, "POST", f"/talks/{id_}")
    found = await does(await visit("sue"), "GET", f"/sales/analysis?since=0&{query}")
    assert found["analysis"]["talks"] == 0
    assert await stage.parts.books.count(Talk) == 1
