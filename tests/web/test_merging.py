"""Two files made one, changes told to the account's people, and data whose time is over."""

from typing import Any

import pytest

from callcenter.accounts.keeping import DAY
from callcenter.cases.article_use import ArticleOpened
from callcenter.ports.books import put
from callcenter.ports.notices import Notice
from callcenter.service.accounts.change_feed import ChangeFeed
from callcenter.service.house import document_of, parse
from tests.service.stage import Noted
from tests.web.conftest import Visit
from tests.web.stage import HOUSE, Browser, Stage
from tests.web.test_accounts import ACME, form_of, got, graded, sent


@pytest.fixture
async def sue(visit: Visit) -> Browser:
    """A supervisor at her desk."""
    return await visit("sue")


def wish(gone: dict[str, Any], kept: dict[str, Any]) -> dict[str, Any]:
    """Return the wish to let one live on in another."""
    return {"version": gone["version"], "into": kept["id"], "into_version": kept["version"]}


async def test_a_person_lives_on_in_another(sue: Browser) -> None:
    """With numbers, timeline and consents; what was known of both is as the one who stays had it."""
    one = await sent(sue, "POST", "/people", name="Li Wei", numbers=["+4930111111"], title="Director")
    two = await sent(sue, "POST", "/people", name="Li W.", numbers=["+4930222222"], language="zh-CN")
    await sent(sue, "POST", f"/people/{two['id']}/consents", purpose="calls", evidence="form 7")
    await sent(sue, "POST", f"/people/{two['id']}/notes", text="met at the fair")

    merged = await sent(sue, "POST", f"/people/{two['id']}/merge", **wish(two, one))

    assert ["+4930111111", "+4930222222"] == merged["numbers"]
    assert ("Li Wei", "Director", "zh-CN") == (merged["name"], merged["title"], merged["language"])
    where = f"/people/{one['id']}"
    assert ["calls"] == [each["purpose"] for each in (await got(sue, f"{where}/consents"))["consents"]]
    assert ["met at the fair"] == [line["title"] for line in (await got(sue, f"{where}/timeline"))["entries"]]
    assert [one["id"]] == [each["id"] for each in (await got(sue, "/people?number=%2B4930222222"))["people"]]
    assert "stale_version" == (await sent(sue, "POST", f"{where}/merge", 409, **wish(one, two)))["code"]


async def test_what_is_merged_once_is_not_merged_again(sue: Browser) -> None:
    """Nor with itself."""
    one = await sent(sue, "POST", "/people", name="Li")
    two = await sent(sue, "POST", "/people", name="Li")
    one = await sent(sue, "POST", f"/people/{two['id']}/merge", **wish(two, one))
    two = await got(sue, f"/people/{two['id']}")

    for gone, kept in ((two, one), (one, one)):
        refused = await sent(sue, "POST", f"/people/{gone['id']}/merge", 409, **wish(gone, kept))
        assert "already_merged" == refused["code"]


async def test_an_account_lives_on_with_all_that_belongs_to_it(stage: Stage, sue: Browser) -> None:
    """People, needs, contracts, timeline; its tier stays as it was agreed."""
    acme = await graded(stage, await sent(sue, "POST", "/accounts", **ACME))
    old = await sent(sue, "POST", "/accounts", company="ACME Ltd", tier="C", segment="export")
    await sent(sue, "POST", "/people", name="Li", account=old["id"])
    for word, body in (
        ("needs", {"text": "faster"}),
        ("contracts", {"name": "frame"}),
        ("notes", {"text": "x"}),
    ):
        await sent(sue, "POST", f"/accounts/{old['id']}/{word}", **body)

    merged = await sent(sue, "POST", f"/accounts/{old['id']}/merge", **wish(old, acme))

    page = await got(sue, f"/accounts/{acme['id']}")
    assert ("A", "export") == (merged["tier"], merged["segment"])
    assert (1, 1, 1) == tuple(len(page[name]) for name in ("people", "needs", "contracts"))
    lines = (await got(sue, f"/accounts/{acme['id']}/timeline"))["entries"]
    assert ["approval", "note"] == sorted(line["kind"] for line in lines)
    assert [acme["id"]] == [each["id"] for each in (await got(sue, "/accounts"))["accounts"]]


async def test_who_may_be_one_is_suggested(sue: Browser) -> None:
    """Each group once, with what they share."""
    acme = await sent(sue, "POST", "/accounts", **ACME)
    for name, more in (
        ("Li", {"numbers": ["+4930111111"], "emails": ["li@acme.example"]}),
        ("Li Wei", {"numbers": ["+4930111111"], "emails": ["li@acme.example"]}),
        ("Wang", {"account": acme["id"]}),
        ("wang", {"account": acme["id"]}),
        ("Chen", {"numbers": ["+4930333333"]}),
    ):
        await sent(sue, "POST", "/people", name=name, **more)

    groups = (await got(sue, "/people/duplicates"))["groups"]

    assert [("name", {"Wang", "wang"}), ("number", {"Li", "Li Wei"})] == sorted(
        (group["reason"], {person["name"] for person in group["people"]}) for group in groups
    )


async def test_the_accounts_people_hear_of_a_change(sue: Browser, visit: Visit, stage: Stage) -> None:
    """By a notice each, but for whoever made it; it is told once (KA-32)."""
    feed = ChangeFeed(stage.parts.customers.office, Noted())
    await feed.catch_up()
    ada = await visit("ada")
    acme = await sent(sue, "POST", "/accounts", **ACME)
    li = await sent(sue, "POST", "/people", name="Li", account=acme["id"])
    await sent(ada, "PUT", f"/accounts/{acme['id']}", **form_of(acme, segment="export"))

    assert 3 == await feed.catch_up()
    assert 0 == await feed.catch_up()

    told = await stage.records.books.find(Notice, {"subject": acme["id"]}, order="at")
    # Ann is the manager, Bob stands in, and Ada works as Ann's agent too.
    assert {"ann", "bob", "ada"} == {notice.user for notice in told}
    assert not any(notice.user == notice.by for notice in told)
    lines = (await got(sue, f"/accounts/{acme['id']}/timeline?kinds=change"))["entries"]
    assert {("account.added", "sue"), ("person.added", "sue"), ("account.changed", "ada")} == {
        (line["what"], line["by"]) for line in lines
    }
    assert li["id"] in {line["ref"] for line in lines}
    assert ["segment"] == [
        name
        for line in lines
        if line["what"] == "account.changed"
        for name in line["detail"]["fields"]
        if name not in {"looked_at", "version"}
    ]


async def would_go(ada: Browser) -> list[dict[str, Any]]:
    """Return what the next deletion would take."""
    found: list[dict[str, Any]] = (await got(ada, "/purges/dry-run"))["categories"]
    return found


async def test_what_is_over_goes_with_a_proof(sue: Browser, visit: Visit, stage: Stage) -> None:
    """Lines of timelines and proofs of consents, each by its own rule; the rest stays (EU-04)."""
    rules = {
        "retention": [{"category": "timeline", "keep_days": 10}, {"category": "consents", "keep_days": 20}]
    }
    house = parse(document_of(HOUSE) | {"account_rules": rules})
    await stage.parts.keeper.change(document_of(house), stage.parts.keeper.version, "ada")
    ada = await visit("ada")
    li = await sent(sue, "POST", "/people", name="Li")
    await sent(sue, "POST", f"/people/{li['id']}/notes", text="old")
    await sent(sue, "POST", f"/people/{li['id']}/consents", purpose="calls", evidence="form 7")
    stage.clock.time += 11 * DAY
    ada = await visit("ada")
    sue = await visit("sue")
    await sent(sue, "POST", f"/people/{li['id']}/notes", text="new")

    foreseen = {each["category"]: each["count"] for each in await would_go(ada)}
    first = await sent(ada, "POST", "/purges")
    after = {each["category"]: each["count"] for each in await would_go(ada)}
    stage.clock.time += 9 * DAY
    ada = await visit("ada")
    then = {each["category"]: each["count"] for each in await would_go(ada)}
    second = await sent(ada, "POST", "/purges")

    assert [(1, 0), (0, 0), (0, 1)] == [
        (each["timeline"], each["consents"]) for each in (foreseen, after, then)
    ]
    assert [("timeline", 1)] == [(each["category"], each["deleted"]) for each in first["purges"]]
    assert [("consents", 1)] == [(each["category"], each["deleted"]) for each in second["purges"]]
    assert ["consents", "timeline"] == [each["category"] for each in (await got(ada, "/purges"))["purges"]]
    sue = await visit("sue")
    left = (await got(sue, f"/people/{li['id']}/timeline"))["entries"]
    assert ["new"] == [line["title"] for line in left]


async def test_every_category_goes_by_its_own_rule(stage: Stage, visit: Visit) -> None:
    """The trail, who opened what, and what users were told; the rules in force can be read (EU-04)."""
    rules = {
        "region": "eu",
        "retention": [{"category": name, "keep_days": 1} for name in ("audit", "article_openings", "calls")],
    }
    house = parse(document_of(HOUSE) | {"account_rules": rules})
    await stage.parts.keeper.change(document_of(house), stage.parts.keeper.version, "ada")
    books = stage.records.books
    await put(books, ArticleOpened("o1", article="a1", at=stage.clock.time), "sue", 1.0, quiet=True)
    await put(
        books, Notice("n1", user="sue", at=stage.clock.time, kind="case", what="assign"), "", 1.0, quiet=True
    )
    stage.clock.time += 2 * DAY
    ada = await visit("ada")
    await put(books, ArticleOpened("o2", article="a1", at=stage.clock.time), "sue", 1.0, quiet=True)

    gone = {each["category"]: each["deleted"] for each in (await sent(ada, "POST", "/purges"))["purges"]}
    shown = {each["category"]: each for each in (await got(ada, "/retention"))["rules"]}

    assert 1 == gone["article_openings"]
    assert gone["audit"] >= 1
    assert ["o2"] == [each.id for each in await books.find(ArticleOpened)]
    assert 1 == await books.count(Notice)
    assert all(line.at > DAY for line in await stage.records.audit_lines(100))
    assert (1, True, 1) == (
        shown["audit"]["keep_days"],
        shown["audit"]["ours"],
        shown["article_openings"]["last"]["deleted"],
    )
    assert (90, False, None) == tuple(shown["recordings"][name] for name in ("keep_days", "ours", "last"))


async def test_a_time_shorter_than_the_law_is_told(stage: Stage, visit: Visit) -> None:
    """The house decides; the rule that it falls short of stands beside (CN-08)."""
    rules = {"retention": [{"category": "recordings", "keep_days": 10}]}
    house = parse(document_of(HOUSE) | {"account_rules": rules})
    await stage.parts.keeper.change(document_of(house), stage.parts.keeper.version, "ada")
    shown = {each["category"]: each for each in (await got(await visit("ada"), "/retention"))["rules"]}
    assert (30, "CN-08", True) == tuple(
        shown["recordings"][each] for each in ("least_days", "law", "too_short")
    )
    assert not shown["calls"]["too_short"]
