"""Secret files: shut to whom they are not open, less of them in lists, every reading noted (DA-08)."""

from io import BytesIO
from typing import Any

import pytest

from callcenter.accounts.account import Account, Secrecy, TeamRole
from callcenter.accounts.person import DecisionRole, Person, PersonalNote
from callcenter.cases.case import Case, CaseType
from callcenter.cases.plans import Plan
from callcenter.cases.tasks import Task
from callcenter.cases.visits import Visit
from callcenter.floor import commands as c
from callcenter.floor.phases import Presence
from callcenter.floor.values import CustomerCard
from callcenter.ports.books import Put
from callcenter.ports.timeline import TimelineEntry
from tests.web.case_stage import Desk, stage
from tests.web.conftest import Visit as Visiting
from tests.web.stage import Browser, Stage
from tests.web.test_accounts import got, sent

__all__ = ["stage"]

CRYPT = Account(
    "crypt",
    company="Crypt",
    tier="A",
    team=(TeamRole("sue", "sales"),),
    secrecy=Secrecy.TOP_SECRET,
    note="merger in March",
    address="Behind the hill 1",
)
LI = Person("li", name="Li", account="crypt", numbers=("+15550000123",), note="the go-between", influence=5)
KEPT = (
    CRYPT,
    Account("open", company="Open", tier="A"),
    LI,
    TimelineEntry("t1", at=1.0, account="crypt", person="li", kind="note", title="a word of hers"),
)


@pytest.fixture(name="sue")
async def _sue(stage: Stage, visit: Visiting) -> Browser:
    """A supervisor who is of the account's team; the house has one file that is top secret."""
    await stage.records.books.commit([Put(each) for each in KEPT], "", 0.0)
    return await visit("sue")


@pytest.fixture(name="mia")
async def _mia(visit: Visiting) -> Browser:
    """A supervisor to whom the file is not open."""
    return await visit("mia")


async def told(stage: Stage) -> list[tuple[str, str]]:
    """Return who was shown the secret file, and where, oldest first."""
    lines = await stage.records.audit_lines(100, what="account.read")
    assert all(line.detail["files"] == {"crypt": "top_secret"} for line in lines)
    return [(line.who, line.detail["in"]) for line in reversed(lines)]


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("/accounts", "list"),
        ("/people", "people"),
        ("/glances?ids=crypt,open", "glances"),
        ("/register", "register"),
        ("/pareto", "pareto"),
        ("/key-figures?since=1970-01&until=1970-02", "key_figures"),
        ("/exports?what=customers&format=csv", "export"),
        ("/exports?what=register&format=csv", "register"),
        ("/accounts/crypt/timeline", "file"),
        ("/people/li/consents", "file"),
    ],
)
async def test_every_way_to_read_it_is_noted(
    stage: Stage, sue: Browser, mia: Browser, path: str, where: str
) -> None:
    """Once for each request; to the other it is not there."""
    seen, shut = await sue.get(f"/api/v1{path}"), await mia.get(f"/api/v1{path}")

    text = await seen.text()
    assert 200 == seen.status, text
    assert shut.status in {200, 403}
    assert "crypt" not in (await shut.text()).lower()
    assert [("sue", where)] == await told(stage)


async def test_the_watch_list_notes_whom_it_names(stage: Stage, sue: Browser) -> None:
    """A file that is not on it was not read."""
    await got(sue, "/watch-list")
    assert [] == await told(stage)
    late = Account("late", company="Late", secrecy=Secrecy.SECRET, last_visit=1.0, visit_days=1)
    left = Person("boss", account="late", decision=DecisionRole.DECIDES, left_at=stage.clock.now())
    cases = [Case(f"k{n}", account="late", type=CaseType.COMPLAINT) for n in range(3)]
    await stage.records.books.commit([Put(each) for each in (late, left, *cases)], "", 0.0)
    named = [line["account"] for line in (await got(sue, "/watch-list"))["accounts"]]
    lines = await stage.records.audit_lines(10, what="account.read")
    assert (named, [line.detail["files"] for line in lines]) == (["late"], [{"late": "secret"}])


async def test_a_list_shows_less_of_it(sue: Browser) -> None:
    """Who has it, and how a person is reached; the words are in the file alone."""
    crypt, open_ = (await got(sue, "/accounts"))["accounts"]
    (li,) = (await got(sue, "/people"))["people"]

    assert ("Crypt", "A", "top_secret") == (crypt["company"], crypt["tier"], crypt["secrecy"])
    assert not crypt.get("note")
    assert not crypt.get("address")
    assert ("Li", ["+15550000123"]) == (li["name"], li["numbers"])
    assert ("", 0) == (li["note"], li["influence"])
    assert "merger in March" == (await got(sue, "/accounts/crypt"))["account"]["note"]
    assert "Open" == open_["company"]


async def test_beside_a_call_it_is_noted_and_shut_to_others(
    stage: Stage, sue: Browser, visit: Visiting
) -> None:
    """Who may not read the file sees how to greet; the personal life is for its roles."""
    wei = Person("wei", name="Wei", personal={"hobbies": PersonalNote("sailing", "sue", 0.0, 9e9)})
    await stage.records.books.commit([Put(wei)], "", 0.0)
    ann = await visit("ann")
    await stage.do(c.RequestPresence("ann", Presence.AVAILABLE))
    for id, person in (("k1", LI), ("k2", wei)):
        card = CustomerCard(person=person.id, name=person.name, account=person.account, tier="A")
        await stage.do(c.ArriveContact(id, f"leg-{id}", caller="+15550000123", dialled="+2", card=card))
        await stage.do(c.RequestQueue(id, "support"))

    shut, open_ = await got(ann, "/contacts/k1/customer"), await got(sue, "/contacts/k1/customer")
    hobby = await got(sue, "/contacts/k2/customer")

    assert (True, "Li", "Crypt") == (shut["restricted"], shut["person"]["name"], shut["account"]["company"])
    assert not any(word in str(shut) for word in ("go-between", "merger", "a word of hers"))
    assert ["a word of hers"] == [line["title"] for line in open_["timeline"]]
    assert [("sue", "screen_pop")] == await told(stage)
    assert "sailing" not in str(hobby)


async def test_a_case_of_it_is_seen_by_whom_it_was_given_to(
    stage: Stage, sue: Browser, mia: Browser, visit: Visiting
) -> None:
    """Not by all who take or lead cases: neither it, nor its trail, files, deadlines and words."""
    mine, boss, tom = Desk(sue), Desk(mia), Desk(await visit("tom"))
    await mine.open(title="Leak in the vault", account="crypt", tier="A")
    query = {"name": "vault.txt", "version": str(mine.version)}
    added = await sue.post(f"/api/v1/cases/{mine.id}/files", params=query, data=BytesIO(b"the vault"))
    file = (await added.json())["case"]["files"][0]["id"]
    await stage.parts.cases.archive.catch_up()

    async def seen(desk: Desk) -> list[Any]:
        """Return what each way to a case answers."""
        page = await desk.get(f"/cases/{mine.id}")
        handed = await desk.browser.get(f"/api/v1/cases/{mine.id}/files/{file}")
        await handed.read()
        return [
            page if isinstance(page, str) else page["case"]["title"],
            handed.status,
            (await desk.browser.get(f"/api/v1/cases/{mine.id}/entries")).status,
            [each["title"] for each in (await desk.get("/cases"))["cases"]],
            [each["number"] for each in (await desk.get("/archive/search", q="vault"))["files"]],
            [each["item"]["title"] for each in (await desk.get("/deadlines", hours=700))["deadlines"]],
        ]

    nothing = ["unknown_case", 404, 404, [], [], []]
    assert nothing == await seen(boss)
    assert nothing == await seen(tom)
    page = await seen(mine)
    assert ("Leak in the vault", 200, 200, 1) == (*page[:3], len(page[3]))
    await mine.do("assign", department="tech")
    assert "Leak in the vault" == (await seen(tom))[0]
    assert nothing == await seen(boss)
    assert ("tom", "case") in await told(stage)
    assert {"sue", "tom"} == {who for who, _ in await told(stage)}


async def test_the_review_says_nothing_of_it(sue: Browser, mia: Browser) -> None:
    """It is counted, and has no words."""
    await Desk(sue).open(title="Leak in the vault", account="crypt")
    query = "since=0&before=9000000000&type=all"
    behind = await got(mia, f"/case-review/cases?{query}&mark=raised")
    sheet = await mia.get(f"/api/v1/case-review/export?{query}&format=csv")
    assert (1, [""]) == (behind["count"], [each["case"]["title"] for each in behind["cases"]])
    rows = await sheet.text()
    assert ("C-", False, False) == (rows[rows.index("C-") :][:2], "vault" in rows, "Crypt" in rows)
    assert "vault" in str(await got(sue, f"/case-review/cases?{query}&mark=raised"))


async def test_tasks_visits_and_plans_of_it_say_nothing(stage: Stage, sue: Browser, mia: Browser) -> None:
    """Whose they are and when is seen by who leads; the words by who may read the file."""
    kept = (
        Task("k1", title="Call the vault", owner="sue", account="crypt", due=5.0),
        Visit("v1", purpose="See the vault", owner="sue", account="crypt", planned=5.0),
        Plan("p1", title="Win the vault", owner="sue", account="crypt", at=5.0),
    )
    await stage.records.books.commit([Put(each) for each in kept], "", 0.0)
    for path, rows in (("/tasks", "tasks"), ("/visits", "visits"), ("/plans", "plans")):
        everybody = "?everybody=true" if path != "/plans" else ""
        (open_,), (shut,) = [(await got(who, f"{path}{everybody}"))[rows] for who in (sue, mia)]
        assert (open_["owner"], shut["owner"]) == ("sue", "sue")
        assert "vault" in str(open_)
        assert "vault" not in str(shut)
        await got(mia, f"{path}/{shut['id']}", 404)
    assert [] == (await got(mia, "/tasks?account=crypt"))["tasks"]


async def test_what_belongs_to_a_person_of_it_is_shut(mia: Browser, sue: Browser) -> None:
    """A consent is neither noted nor taken back, and nobody says that they left."""
    given = await sent(sue, "POST", "/people/li/consents", purpose="calls", evidence="form 7")
    for path, body in (
        ("/people/li/consents", {"purpose": "calls", "evidence": "form 8"}),
        (f"/consents/{given['id']}/withdraw", {}),
        ("/people/li/leave", {"version": 1}),
    ):
        assert "secret_file" == (await sent(mia, "POST", path, 403, **body))["code"]
