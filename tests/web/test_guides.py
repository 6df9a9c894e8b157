"""Scripts, knowledge and the agent's own day over HTTP."""

from tests.web.conftest import Visit
from tests.web.stage import Stage

GUIDED = {
    "scripts": [
        {
            "id": "broken",
            "queues": ["support"],
            "steps": [{"id": "hello", "text": {"en": "Which pump is it?"}}],
        }
    ],
    "articles": [
        {"id": "all", "title": {"en": "Hours"}, "text": {"en": "Always."}},
        {"id": "own", "title": {"en": "Seals"}, "text": {"en": "Grease."}, "queues": ["support"]},
    ],
}


async def test_gives_the_guides_of_a_queue(stage: Stage, visit: Visit) -> None:
    """Its own scripts, and the articles that fit it with its own first."""
    keeper = stage.parts.keeper
    await keeper.change(keeper.document | GUIDED, keeper.version, "test")
    browser = await visit("ann")
    found = await (await browser.get("/api/v1/queues/support/guides")).json()
    assert [script["id"] for script in found["scripts"]] == ["broken"]
    assert [article["id"] for article in found["articles"]] == ["own", "all"]
    other = await (await browser.get("/api/v1/queues/sales/guides")).json()
    assert (other["scripts"], [article["id"] for article in other["articles"]]) == ([], ["all"])
    missing = await browser.get("/api/v1/queues/nowhere/guides")
    assert (missing.status, (await missing.json())["code"]) == (404, "unknown_queue")


async def test_tells_an_agent_their_day(stage: Stage, visit: Visit) -> None:
    """A contact counts once its after-contact work is done."""
    await stage.talk()
    browser = await visit("ann")
    before = await (await browser.get("/api/v1/day")).json()
    assert (before["handled"], before["aht"]) == (0, None)
    stage.clock.time += 60
    await browser.post("/api/v1/contacts/c1/hang-up")
    stage.clock.time += 15
    await browser.post("/api/v1/contacts/c1/disposition", json={"disposition": "resolved"})
    await browser.post("/api/v1/contacts/c1/wrap-up/finish")
    after = await (await browser.get("/api/v1/day")).json()
    assert (after["handled"], after["aht"], after["acw"]) == (1, 75.0, 15.0)
    assert (await (await visit("sue")).get("/api/v1/day")).status == 403
