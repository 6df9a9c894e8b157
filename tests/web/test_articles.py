"""The knowledge base through HTTP: written, agreed to, found, suggested, and counted by how it helps."""

from typing import Any

import pytest

from callcenter.floor.commands import ArriveContact, HangUpContact, RequestQueue
from tests.web.conftest import Visit
from tests.web.stage import Browser, Stage

LEAK: dict[str, Any] = {
    "title": "泵轴处漏水",
    "text": "停泵，关闭前后阀门，订购密封件。",
    "keywords": ["密封"],
    "queues": ["support"],
}
ENGLISH: dict[str, Any] = {
    "title": "Pump leaks at the shaft",
    "text": "Close **both** valves.",
    "queues": ["support"],
}


async def sent(browser: Browser, method: str, path: str, status: int = 200, /, **body: Any) -> Any:
    answer = await browser.request(method, f"/api/v1/articles{path}", json=body)
    assert answer.status == status, await answer.text()
    return await answer.json() if status != 204 else None


async def got(browser: Browser, path: str, status: int = 200) -> Any:
    answer = await browser.get(f"/api/v1/articles{path}")
    assert answer.status == status, await answer.text()
    return await answer.json()


async def moved(
    browser: Browser, article: dict[str, Any], word: str, status: int = 200, reason: str = ""
) -> Any:
    body = {"version": article["version"], "reason": reason}
    return await sent(browser, "POST", f"/{article['id']}/{word}", status, **body)


async def published(sue: Browser, ada: Browser, content: dict[str, Any], **more: Any) -> Any:
    made = await sent(sue, "POST", "", content=content, **{"language": "zh-CN"} | more)
    return await moved(ada, await moved(sue, made, "submit"), "approve")


@pytest.fixture
async def sue(visit: Visit) -> Browser:
    """A supervisor, who writes."""
    return await visit("sue")


@pytest.fixture
async def ada(visit: Visit) -> Browser:
    """An administrator, who agrees."""
    return await visit("ada")


@pytest.fixture
async def ann(visit: Visit, stage: Stage) -> Browser:
    """An agent."""
    await stage.records.save_user(stage.user("ann", "agent"))
    return await visit("ann")


def titles(page: dict[str, Any]) -> list[str]:
    return [article["title"] for article in page["articles"]]


async def test_an_article_is_agreed_to_by_another_suggested_solves_and_expires(
    stage: Stage, sue: Browser, ada: Browser, ann: Browser
) -> None:
    """The whole story of one article (FL-24)."""
    end = stage.clock.time + 1000
    made = await sent(sue, "POST", "", language="zh-CN", content=LEAK | {"valid_until": end})
    waiting = await moved(sue, made, "submit")
    assert "approve" not in waiting["moves"]
    assert (await sent(sue, "POST", f"/{made['id']}/approve", 403, version=2))["code"] == "second_person"
    assert titles(await got(ann, "/search?q=漏水")) == []

    agreed = await moved(ada, waiting, "approve")
    assert (agreed["standing"], agreed["live"]) == ("published", 1)

    await stage.talk()
    for words in ("", "&words=客户说水泵漏水"):
        (found,) = (await got(ann, f"/suggested?contact=c1{words}"))["articles"]
        assert (found["title"], found["why"]) == ("泵轴处漏水", ["words", "queue"] if words else ["queue"])
    for _ in range(2):
        await sent(ann, "POST", f"/{made['id']}/opened", 204, contact="c1")
    await stage.do(HangUpContact("ann", "c1"))
    entry = {"disposition": "resolved", "resolution": "agent_knowledge", "article": made["id"]}
    for _ in range(2):
        assert (await ann.post("/api/v1/contacts/c1/disposition", json=entry)).status == 204

    (line,) = (await got(sue, ""))["articles"]
    assert line["excerpt"] == "停泵，关闭前后阀门，订购密封件。"
    assert line["use"] == {"opened": 1, "solved": 1, "rate": 1.0}
    timeline = (await (await ann.get("/api/v1/contacts/c1")).json())["timeline"]
    told = [moment["data"] for moment in timeline if moment["kind"] == "contact.disposed"]
    assert [(each["article"], each["edition"]) for each in told] == [(made["id"], 1)] * 2

    stage.clock.time = end
    assert (await got(ann, "/suggested?contact=c1&words=漏水"))["articles"] == []
    assert titles(await got(ann, "/search?q=漏水")) == titles(await got(ann, "")) == []
    assert [each["standing"] for each in (await got(sue, "?expired=true"))["articles"]] == ["expired"]


async def test_what_solved_can_be_taken_back_or_be_another(
    stage: Stage, sue: Browser, ada: Browser, ann: Browser
) -> None:
    """The last word of the agent counts, and an edition that never was is refused."""
    first = await published(sue, ada, LEAK)
    second = await published(sue, ada, ENGLISH, language="en")
    await stage.talk()
    where = "/api/v1/contacts/c1/disposition"
    for article in (first["id"], second["id"], "", second["id"]):
        assert (await ann.post(where, json={"disposition": "resolved", "article": article})).status == 204
    solved = {each["title"]: each["use"]["solved"] for each in (await got(sue, ""))["articles"]}
    assert solved == {"泵轴处漏水": 0, "Pump leaks at the shaft": 1}
    for wrong in ({"article": "nothing"}, {"article": first["id"], "edition": 2}):
        refused = await ann.post(where, json={"disposition": "resolved"} | wrong)
        assert (refused.status, (await refused.json())["code"]) == (422, "unknown_article")


async def test_readers_see_what_was_agreed_to_while_it_is_rewritten(
    sue: Browser, ada: Browser, ann: Browser
) -> None:
    """Every edition is kept; the next one is seen once it is agreed to."""
    article = await published(sue, ada, ENGLISH, language="en")
    where = f"/{article['id']}"
    better = ENGLISH | {"text": "Close both valves, then call us."}
    changed = await sent(sue, "PUT", where, version=article["version"], content=better)

    read = await got(ann, where)
    assert (read["content"]["text"], read["edition"], read["moves"]) == ("Close **both** valves.", 1, [])
    assert (read["authors"], read["acts"]) == ([], [])
    await got(ann, f"{where}/editions", 403)
    kept = (await got(sue, f"{where}/editions"))["editions"]
    assert [(each["number"], each["by"]) for each in kept] == [(2, "sue"), (1, "sue")]
    await moved(ada, await moved(sue, changed, "submit"), "approve")
    assert (await got(ann, where))["content"]["text"] == "Close both valves, then call us."


async def test_the_second_of_two_authors_is_told(sue: Browser, ada: Browser) -> None:
    """What was changed meanwhile is not written over."""
    made = await sent(sue, "POST", "", language="en", content=ENGLISH)
    where = f"/{made['id']}"
    await sent(ada, "PUT", where, version=1, content=ENGLISH | {"title": "from Ada"})

    refused = await sent(sue, "PUT", where, 409, version=1, content=ENGLISH | {"title": "from Sue"})

    assert refused["code"] == "stale_version"
    assert (await got(sue, where))["content"]["title"] == "from Ada"


async def test_what_was_published_is_withdrawn_and_what_never_was_is_deleted(
    sue: Browser, ada: Browser, ann: Browser
) -> None:
    """With a reason; and a withdrawn one can be taken up again."""
    article = await published(sue, ada, ENGLISH, language="en")
    assert (await moved(sue, article, "withdraw", 422))["code"] == "incomplete"
    gone = await moved(sue, article, "withdraw", reason="product is gone")
    assert (gone["standing"], gone["moves"]) == ("withdrawn", ["reopen"])
    await got(ann, f"/{gone['id']}", 404)
    await sent(sue, "DELETE", f"/{gone['id']}", 409, version=gone["version"])
    assert (await moved(sue, gone, "reopen"))["standing"] == "draft"
    draft = await sent(sue, "POST", "", language="en", content=ENGLISH)
    await sent(sue, "DELETE", f"/{draft['id']}", 204, version=1)
    await got(sue, f"/{draft['id']}", 404)


async def test_translations_know_one_another(sue: Browser, ada: Browser, ann: Browser, stage: Stage) -> None:
    """One in each language; the desk is given the agent's own."""
    original = await published(sue, ada, LEAK)
    english = await published(sue, ada, ENGLISH, language="en", translates=original["id"])
    again = {"language": "en", "content": ENGLISH, "translates": english["id"]}
    assert (await sent(sue, "POST", "", 409, **again))["code"] == "already_there"
    linked = (await got(ann, f"/{original['id']}"))["translations"]
    assert [(each["language"], each["title"]) for each in linked] == [("en", ENGLISH["title"])]
    await stage.talk()
    for language, title in (("en", ENGLISH["title"]), ("zh-CN", LEAK["title"])):
        assert titles(await got(ann, f"/suggested?contact=c1&language={language}")) == [title]


async def test_where_a_caller_was_in_the_menu_finds_articles(
    stage: Stage, sue: Browser, ada: Browser
) -> None:
    """By the flow or by the very step, before what fits the queue."""
    await published(sue, ada, ENGLISH | {"queues": ["sales"], "menus": ["reception/pin"]}, language="en")
    await published(sue, ada, LEAK)
    for contact, step, found in (
        ("c1", "pin", [ENGLISH["title"], LEAK["title"]]),
        ("c2", "bill", [LEAK["title"]]),
    ):
        menu = {"flow": "reception", "step": step}
        await stage.do(ArriveContact(contact, f"leg-{contact}", caller="+15551234567", menu=menu))
        await stage.do(RequestQueue(contact, "support"))
        assert titles(await got(sue, f"/suggested?contact={contact}")) == found


async def test_a_contact_is_suggested_to_those_who_have_to_do_with_it(
    stage: Stage, visit: Visit, ann: Browser
) -> None:
    """What somebody is asked about is theirs."""
    await stage.talk()
    await stage.records.save_user(stage.user("bob", "agent"))
    assert (await got(await visit("bob"), "/suggested?contact=c1", 403))["code"] == "forbidden"
    await got(ann, "/suggested?contact=c9", 404)


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"queues": ["nowhere"]}, 404, "unknown_queue"),
        ({"title": " "}, 422, "incomplete"),
        ({"valid_from": 5.0, "valid_until": 5.0}, 422, "bad_time"),
        ({"title": "x" * 201}, 422, "invalid_request"),
    ],
)
async def test_what_does_not_fit_is_refused(
    sue: Browser, change: dict[str, Any], status: int, code: str
) -> None:
    """Nothing is kept."""
    refused = await sent(sue, "POST", "", status, language="en", content=ENGLISH | change)

    assert refused["code"] == code
    assert (await got(sue, ""))["articles"] == []


async def test_the_list_is_read_page_by_page_and_by_what_it_holds(
    sue: Browser, ada: Browser, ann: Browser
) -> None:
    """Drafts are for those who keep articles."""
    await published(sue, ada, LEAK | {"department": "field"})
    await sent(sue, "POST", "", language="en", content=ENGLISH | {"queues": ["sales"]})
    first = await got(sue, "?limit=1")
    rest = await got(sue, f"?limit=1&after={first['after']}")
    assert [len(titles(first)), len(titles(rest))] == [1, 1]
    assert {*titles(first), *titles(rest)} == {LEAK["title"], ENGLISH["title"]}
    assert titles(await got(ann, "")) == [LEAK["title"]]
    for query, title in (
        ("state=draft", ENGLISH["title"]),
        ("language=zh-CN", LEAK["title"]),
        ("department=field", LEAK["title"]),
        ("queue=sales", ENGLISH["title"]),
    ):
        assert titles(await got(sue, f"?{query}")) == [title]
    assert titles(await got(sue, "/search?q=leaks&all=true")) == [ENGLISH["title"]]
    assert titles(await got(ann, "/search?q=leaks&all=true")) == []
    await got(sue, "?after=nonsense", 422)


async def test_the_guides_give_the_knowledge_base_first_and_lose_nothing(
    stage: Stage, sue: Browser, ada: Browser, ann: Browser
) -> None:
    """An article of the configuration is shown until a published one stands for it."""
    keeper = stage.parts.keeper
    old = [{"id": each, "title": {"en": each}, "text": {"en": "old"}} for each in ("seal", "hours")]
    await keeper.change(keeper.document | {"articles": old}, keeper.version, "test")
    original = await published(sue, ada, LEAK, replaces="seal")
    await published(sue, ada, ENGLISH, language="en", translates=original["id"])

    guides = await (await ann.get("/api/v1/queues/support/guides")).json()

    assert [(each["id"], each["source"]) for each in guides["articles"]] == [
        (original["id"], "knowledge"),
        ("hours", "configuration"),
    ]
    assert guides["articles"][0]["title"] == {"zh-CN": LEAK["title"], "en": ENGLISH["title"]}
    await moved(sue, original, "withdraw", reason="wrong")
    guides = await (await ann.get("/api/v1/queues/support/guides")).json()
    assert "seal" in [each["id"] for each in guides["articles"]]


async def test_the_list_is_put_in_order(sue: Browser, ada: Browser) -> None:
    """Those that end soonest first, or by when they were changed; another order is none."""
    for title, until in (("Long", 9e9), ("Short", 8e9), ("Endless", 0.0)):
        await published(sue, ada, {"title": title, "text": "x", "valid_until": until})

    async def titles(order: str) -> list[str]:
        return [line["title"] for line in (await got(sue, f"?order={order}"))["articles"]]

    assert await titles("valid_until") == ["Short", "Long", "Endless"]
    assert sorted(await titles("changed_at")) == ["Endless", "Long", "Short"]
    assert (await got(sue, "?order=colour", 422))["code"] == "bad_order"
