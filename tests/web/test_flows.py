"""Call flows over HTTP: looked at, tried, published for new calls, taken back."""

from typing import Any

import pytest

from callcenter.ports.records import User
from tests.web.conftest import Visit
from tests.web.stage import HASH, Browser, Stage

API = "/api/v1"
HELLO = """\
flow: hello
title: Says hello
language: en
start: ask
steps:
  ask:
    do: menu
    prompt: {en: "Press one."}
    invalid: {en: "No such key."}
    no_input: {en: "Nothing heard."}
    options:
      "1": sales
    otherwise: sales
  sales:
    do: queue
    text: {en: "Please hold."}
    queue: sales
"""


@pytest.fixture
async def admin(stage: Stage, visit: Visit) -> Browser:
    """A browser of an administrator who takes no calls."""
    await stage.records.save_user(User("root", HASH, "Root", "", ("administrator",)))
    return await visit("root")


async def ask(browser: Browser, method: str, path: str, **body: Any) -> tuple[int, Any]:
    """Ask for something; return the status and what came."""
    response = await browser.request(method, API + path, json=body or None)
    return response.status, await response.json()


async def test_shows_the_flow_files_with_their_drawings(admin: Browser) -> None:
    """The shipped ones, until others are published."""
    _, told = await ask(admin, "GET", "/flows")
    main = next(card for card in told["flows"] if card["name"] == "main")
    assert main == {
        "name": "main",
        "title": "Entry of every inbound call",
        "version": 0,
        "file": "main.yaml",
        "problems": [],
    }
    status, page = await ask(admin, "GET", "/flows/main")
    assert (status, page["version"], page["problems"]) == (200, 0, [])
    assert page["mermaid"].startswith("flowchart")
    assert page["svg"].startswith("<svg")
    for name in ("none", "..%2Fetc", "A"):
        assert (await ask(admin, "GET", f"/flows/{name}"))[0] == 404


async def test_publishes_a_text_that_holds_for_new_calls(admin: Browser, stage: Stage) -> None:
    """What stood there before is kept as the first version; who is late is told so."""
    _, page = await ask(admin, "GET", "/flows/main")
    text = page["text"].replace("Entry of every inbound call", "The front door")
    assert await ask(admin, "PUT", "/flows/main", text=text, version=0) == (200, {"version": 2})
    _, told = await ask(admin, "GET", "/flows")
    assert [(c["title"], c["version"]) for c in told["flows"] if c["name"] == "main"] == [
        ("The front door", 2)
    ]
    status, told = await ask(admin, "PUT", "/flows/main", text=text, version=0)
    assert (status, told["code"]) == (409, "stale_version")
    _, told = await ask(admin, "GET", "/flows/main/history")
    assert [(each["version"], each["by"]) for each in told["editions"]] == [(2, "root"), (1, "system")]
    assert await ask(admin, "POST", "/flows/main/rollback", version=1) == (200, {"version": 3})
    _, again = await ask(admin, "GET", "/flows/main")
    assert (again["text"], again["version"]) == (page["text"], 3)
    assert (await ask(admin, "POST", "/flows/main/rollback", version=9))[0] == 404
    _, old = await ask(admin, "GET", "/flows/main?version=2")
    assert (old["text"], old["version"]) == (text, 2)
    assert (await ask(admin, "GET", "/flows/main?version=9"))[0] == 404
    assert [line.what for line in await stage.records.audit_lines(2)] == ["flow.published"] * 2


async def test_publishes_no_text_with_an_error(admin: Browser) -> None:
    """Its own, or one that it would make in another file; checking says the same and changes nothing."""
    _, page = await ask(admin, "GET", "/flows/main")
    broken = page["text"].replace("start: who-calls", "start: nowhere")
    status, told = await ask(admin, "PUT", "/flows/main", text=broken, version=0)
    assert (status, told["code"]) == (422, "bad_flow")
    assert any("missing-step" in each for each in told["problems"])
    _, looked = await ask(admin, "POST", "/flows/main/check", text=broken)
    assert any("missing-step" in each for each in looked["problems"])
    assert looked["mermaid"] == ""
    renamed = page["text"].replace("flow: main", "flow: reception")
    status, told = await ask(admin, "PUT", "/flows/main", text=renamed, version=0)
    assert (status, told["code"]) == (422, "bad_flow")
    _, unchanged = await ask(admin, "GET", "/flows/main")
    assert (unchanged["text"], unchanged["version"]) == (page["text"], 0)


async def test_tries_a_call_without_anybody_calling(admin: Browser) -> None:
    """Turn by turn, with what is known of the caller, in the flows as they are."""
    facts = {"tier": "A", "open": {"main": False}}
    status, told = await ask(admin, "POST", "/flows/try", flow="main", facts=facts, inputs=["fail"])
    assert status == 200
    assert told["turns"][0]["expect"]["expect"] == "look-up"
    assert told["turns"][1]["said"] == "fail"
    status, told = await ask(admin, "POST", "/flows/try", flow="none")
    assert (status, told["code"]) == (404, "not_found")


async def test_tries_a_text_that_is_not_published(admin: Browser) -> None:
    """A new file, walked to its end; a broken one is refused."""
    status, told = await ask(admin, "POST", "/flows/try", flow="hello", text=HELLO, inputs=["1"])
    assert status == 200
    assert told["turns"][0]["prompts"][0]["text"] == "Press one."
    assert told["turns"][-1]["exit"]["exit"] == "queue"
    status, told = await ask(admin, "POST", "/flows/try", flow="hello", text="flow: hello")
    assert (status, told["code"]) == (422, "bad_flow")
    assert (await ask(admin, "GET", "/flows/hello"))[0] == 404
