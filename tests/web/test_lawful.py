"""Do-not-call lists and the gate over the API."""

from dataclasses import replace
from typing import Any

import pytest

from callcenter.floor.commands import RequestPresence
from callcenter.floor.phases import Presence
from callcenter.service.accounts.office import Office
from callcenter.service.calling.room import calling_room
from callcenter.service.signals import Signals
from tests.web.conftest import Visit
from tests.web.stage import Browser, Stage

CUSTOMER, OTHER = "+14155550142", "+14155550143"
AS_OF = 1_000_000.0 - 86_400.0


async def ask(browser: Browser, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    """Ask the API; return the status and the body."""
    answer = await browser.request(method, f"/api/v1{path}", json=body)
    return answer.status, await answer.json() if answer.content_type.endswith("json") else None


async def upload(browser: Browser, name: str, text: str, **how: object) -> tuple[int, Any]:
    """Send a list."""
    query = "&".join(f"{key}={value}" for key, value in ({"as_of": AS_OF} | how).items())
    headers = {"Content-Type": "application/octet-stream"}
    answer = await browser.put(f"/api/v1/number-lists/{name}?{query}", data=text.encode(), headers=headers)
    return answer.status, await answer.json()


@pytest.fixture
async def lawful(stage: Stage) -> Stage:
    """A stage whose calls pass the gate."""
    parts = stage.parts
    room = calling_room(Office(parts.books, parts.records, parts.clock, parts.house), Signals(), "")
    await room.open()
    stage.parts = replace(parts, gate=room.precall.planned, lawful=room)
    return stage


async def test_who_asked_not_to_be_called_is_called_no_more(lawful: Stage, visit: Visit) -> None:
    """From the next request on: by hand, as a callback, and the answer names every rule."""
    browser = await visit("ann")
    await lawful.do(RequestPresence("ann", Presence.AVAILABLE))
    status, entry = await ask(browser, "POST", "/do-not-call", {"number": CUSTOMER, "evidence": "call c1"})
    assert (status, entry["source"], entry["by"]) == (200, "agent", "ann")

    for path, body in (("/calls", {}), ("/callbacks", {"queue": "support"})):
        status, problem = await ask(browser, "POST", path, {"number": CUSTOMER, **body})
        assert (status, problem["code"]) == (403, "call_denied")
        assert {"ALL-01", "US-09"} <= set(problem["problems"])
    assert (await ask(browser, "POST", "/calls", {"number": OTHER}))[0] == 200


async def test_a_number_comes_off_the_list_only_with_a_reason(lawful: Stage, visit: Visit) -> None:
    """By somebody who may, and the line stays on file."""
    agent, supervisor = await visit("ann"), await visit("sue")
    _, entry = await ask(agent, "POST", "/do-not-call", {"number": CUSTOMER})
    path = f"/do-not-call/{entry['id']}/take-off"
    assert (await ask(agent, "POST", path, {"why": "mistake"}))[0] == 403
    assert (await ask(supervisor, "POST", path, {"why": " "}))[1]["code"] == "reason_missing"
    status, gone = await ask(supervisor, "POST", path, {"why": "the wrong number was typed"})
    assert (status, gone["removed_by"]) == (200, "sue")

    _, found = await ask(agent, "GET", "/do-not-call?number=%2B14155550142")
    assert [each["removed_why"] for each in found["refused"]] == ["the wrong number was typed"]
    assert (await ask(supervisor, "GET", "/do-not-call/entries"))[1]["total"] == 0
    _, asked = await ask(agent, "POST", "/call-checks/ask", {"number": CUSTOMER})
    assert asked["verdict"]["allowed"]


async def test_a_list_is_previewed_taken_in_and_has_an_age(lawful: Stage, visit: Visit) -> None:
    """National numbers become whole ones; what is none is shown with its line."""
    browser = await visit("sue")
    text = "number,since\n(415) 555-0142,1970-01-05\n4155550143,\nnobody,\n+14155550142,\n"
    status, seen = await upload(browser, "us-national", text, country="US", preview="true")
    assert (status, seen["kept"], seen["count"], seen["refused"]) == (200, False, 2, 1)
    assert seen["first"] == [CUSTOMER, OTHER, CUSTOMER]
    assert seen["flaws"] == [{"line": 4, "value": "nobody,"}]
    _, none = await ask(browser, "GET", "/number-lists")
    assert (none["lists"], none["wanted"]) == ([], ["uk-ctps", "uk-tps", "us-national"])

    assert (await upload(browser, "us-national", text, country="US"))[1]["kept"]
    _, lists = await ask(browser, "GET", "/number-lists")
    (view,) = lists["lists"]
    assert (view["list"]["count"], view["age_days"], view["max_age_days"]) == (2, 1, 31)
    _, found = await ask(browser, "GET", "/do-not-call?number=%2B14155550142")
    (listing,) = found["listings"]
    assert (listing["list"], listing["listed"], listing["since"]) == ("us-national", True, 4 * 86_400.0)


async def test_the_gate_is_asked_without_calling(lawful: Stage, visit: Visit) -> None:
    """Every reason in both languages, with when to ask again; nothing is written."""
    browser, supervisor = await visit("ann"), await visit("sue")
    wish = {"number": "+12125550123", "purpose": "sales", "at": 1_001_700.0}  # past nine in the evening there
    status, answer = await ask(browser, "POST", "/call-checks/ask", wish)
    rules = {each["rule"]: each for each in answer["verdict"]["reasons"]}
    assert (status, answer["verdict"]["allowed"]) == (200, False)
    assert {"US-08", "US-14", "US-18"} <= set(rules)
    assert rules["US-08"]["says"].keys() == {"en", "zh-CN"}
    assert (await ask(supervisor, "GET", "/call-checks"))[1]["checks"] == []


async def test_the_book_says_why_a_number_was_not_dialled(lawful: Stage, visit: Visit) -> None:
    """By number, the newest first; an agent does not read it."""
    browser, supervisor = await visit("ann"), await visit("sue")
    await lawful.do(RequestPresence("ann", Presence.AVAILABLE))
    await ask(browser, "POST", "/do-not-call", {"number": CUSTOMER})
    await ask(browser, "POST", "/calls", {"number": CUSTOMER})
    _, page = await ask(supervisor, "GET", "/call-checks?number=%2B14155550142&allowed=false")
    (line,) = page["checks"]
    assert (line["stage"], line["asked"]["agent"], line["verdict"]["allowed"]) == ("agreed", "ann", False)
    assert line["verdict"]["reasons"][0]["evidence"]["source"] == "agent"
    assert (await ask(browser, "GET", "/call-checks"))[0] == 403


async def test_a_rule_is_waived_by_name_and_reason_and_a_final_one_by_nobody(
    lawful: Stage, visit: Visit
) -> None:
    """It holds again as soon as the waiver is gone."""
    browser = await visit("ada")
    japan = {"number": "+81312345678"}
    _, before = await ask(browser, "POST", "/call-checks/ask", japan)
    assert [each["rule"] for each in before["verdict"]["reasons"]] == ["ALL-03"]
    wish = {"rule": "ALL-03", "reason": "our lawyer in Tokyo said yes"}
    status, waiver = await ask(browser, "POST", "/call-waivers", wish)
    assert (status, waiver["by"]) == (200, "ada")
    _, after = await ask(browser, "POST", "/call-checks/ask", japan)
    assert (after["verdict"]["allowed"], after["verdict"]["waived"][0]["rule"]) == (True, "ALL-03")

    for rule, code in (("ALL-01", "final_rule"), ("US-08", "final_rule"), ("XX-1", "not_found")):
        assert (await ask(browser, "POST", "/call-waivers", wish | {"rule": rule}))[1]["code"] == code
    assert (await ask(browser, "POST", "/call-waivers", wish | {"reason": " "}))[1][
        "code"
    ] == "reason_missing"
    assert (await ask(browser, "DELETE", f"/call-waivers/{waiver['id']}"))[0] == 204
    assert not (await ask(browser, "POST", "/call-checks/ask", japan))[1]["verdict"]["allowed"]
    _, rules = await ask(browser, "GET", "/call-rules")
    assert {"US-06", "UK-07", "DE-01", "CN-11"} <= {each["id"] for each in rules["rules"]}


@pytest.mark.parametrize("how", ["transfer", "consult"])
async def test_a_party_who_refused_is_not_fetched_into_a_talk(lawful: Stage, visit: Visit, how: str) -> None:
    """The customer stays with the agent, who hears the rule."""
    browser = await visit("ann")
    await lawful.talk()
    await ask(browser, "POST", "/do-not-call", {"number": CUSTOMER})
    status, problem = await ask(browser, "POST", f"/contacts/c1/{how}", {"kind": "number", "id": CUSTOMER})
    assert (status, problem["code"]) == (403, "call_denied")
    assert "ALL-01" in problem["problems"]
    assert (await ask(browser, "POST", f"/contacts/c1/{how}", {"kind": "number", "id": OTHER}))[0] == 204
