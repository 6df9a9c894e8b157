"""Cases over HTTP: from the agent to the department, to the customer, and to the end (FL-26)."""

import asyncio
from typing import Any

import pytest

from callcenter.accounts.account import Account, Secrecy
from callcenter.accounts.person import Person
from callcenter.floor.commands import EndLeg
from callcenter.ports.books import Put
from tests.web.case_stage import API, Desk, stage
from tests.web.conftest import Visit
from tests.web.stage import Stage

__all__ = ["stage"]


@pytest.fixture(name="desk")
def _desk(visit: Visit) -> "Open":
    return Open(visit)


class Open:
    """Opens desks for users, each once."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._desks: dict[str, Desk] = {}

    async def __call__(self, user: str, id: str = "") -> Desk:
        if user not in self._desks:
            self._desks[user] = Desk(await self._visit(user))
        found = self._desks[user]
        if id:
            await found.look(id)
        return found


async def test_a_case_goes_to_technical_support_and_comes_back(stage: Stage, desk: Open) -> None:
    """Answered, refused by the customer, reopened, solved, followed up and closed."""
    ann = await desk("ann")
    opened = await ann.open(tier="A", text="Since Monday")
    assert opened["case"]["number"] == "C-2026-000001"
    await ann.do("assign", department="tech", text="Please look")
    tom = await desk("tom", ann.id)
    assert await tom.notices() == ["assign"]
    inbox = await tom.get("/departments/tech/inbox")
    assert [case["number"] for case in inbox["cases"]] == ["C-2026-000001"]
    await tom.do("assign", department="tech", owner="tom")
    await tom.do("propose", text="A new cable")
    assert (await ann.notices())[-1] == "propose"
    await ann.do("feed-back", text="We bring a new cable", channel="voice")
    await ann.do("refuse", text="I want a new telephone")
    await ann.do("reopen", text="Not enough for them")
    assert (await tom.notices())[-2:] == ["refuse", "reopen"]
    await tom.do("propose", text="A new telephone")
    await ann.do("feed-back", text="You get a new telephone", channel="voice")
    await ann.do("accept")
    await tom.do("resolve", text="Delivered and tried", source="case")
    await ann.do("follow-up", text="It works", satisfaction=5)
    page = await ann.do("close", code="repaired")
    assert page["case"]["state"] == "closed"
    assert await ann.trail() == [
        "opened",
        "assign",
        "assign",
        "propose",
        "feed_back",
        "refuse",
        "reopen",
        "propose",
        "feed_back",
        "accept",
        "resolve",
        "follow_up",
        "close",
    ]
    behind = await ann.get(f"/cases/{ann.id}/entries", after=11)
    assert [entry["place"] for entry in behind["entries"]] == [12, 13]


#: Who does what to a case that the technicians have; whoever else is concerned is told of it.
STEPS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("ann", "assign", {"department": "tech", "text": "Please look"}),
    ("tom", "propose", {"text": "A new cable"}),
    ("ann", "feed-back", {"text": "We bring a new cable"}),
    ("ann", "refuse", {"text": "I want a new telephone"}),
    ("ann", "reopen", {"text": "Not enough for them"}),
    ("tia", "propose", {"text": "A new telephone"}),
    ("ann", "feed-back", {"text": "You get a new telephone"}),
    ("ann", "accept", {}),
    ("tom", "resolve", {"text": "Delivered and tried"}),
    ("ann", "follow-up", {"text": "It works"}),
    ("ann", "close", {}),
)


@pytest.mark.parametrize("owner", ["", "tia"])
async def test_at_each_step_its_people_are_told(stage: Stage, desk: Open, owner: str) -> None:
    """Whoever opened it, its owner, and the whole department while it has none; nobody of their own doing."""
    await (await desk("ann")).open(tier="A")
    case = (await desk("ann")).id
    told: dict[str, list[str]] = {"ann": [], "tom": [], "tia": [], "bea": []}
    for who, move, wish in STEPS:
        stage.clock.time += 60
        concerned = {"ann", owner} if owner else {"ann", "tom", "tia"}
        more = {"owner": owner} if move == "assign" and owner else {}
        await (await desk(who, case)).do(move, **wish, **more)
        for user in concerned - {who}:
            told[user].append(move.replace("-", "_"))
    assert told == {user: await (await desk(user)).notices() for user in told}


async def test_cannot_be_closed_without_the_customers_word(desk: Open) -> None:
    """Neither by leaving steps out, nor a complaint without its examination."""
    ann = await desk("ann")
    page = await ann.open(type="complaint")
    assert page["missing"] == "feedback_missing"
    assert "close" not in page["moves"]
    assert await ann.attempt("close") == (409, "wrong_state")
    for move, wish in (("propose", {"text": "x"}), ("feed-back", {"text": "x"}), ("accept", {})):
        assert await ann.attempt("close") == (409, "wrong_state")
        await ann.do(move, **wish)
    await ann.do("resolve", text="Done")
    assert await ann.attempt("close") == (409, "examination_missing")
    await ann.do("examine", upheld=False, root_cause="A misunderstanding", corrective_action="Clearer words")
    assert (await ann.do("close"))["case"]["state"] == "closed"


async def test_who_sees_it_and_who_does_not(desk: Open) -> None:
    """Whoever opened it keeps seeing it; other departments and other agents do not."""
    ann = await desk("ann")
    await ann.open()
    bob, bea, sue = await desk("bob"), await desk("bea"), await desk("sue")
    assert (await bob.get(f"/cases/{ann.id}"))["case"]["id"] == ann.id, "nobody has it yet"
    await ann.do("assign", department="tech", owner="tia")
    for stranger in (bob, bea):
        assert await stranger.get(f"/cases/{ann.id}") == "unknown_case"
        assert (await stranger.get("/cases"))["cases"] == []
    assert await bea.get("/departments/tech/inbox") == "forbidden"
    assert await bea.get("/departments/none/inbox") == "unknown_department"
    for friend in (ann, await desk("hal"), sue):
        assert [case["id"] for case in (await friend.get("/cases"))["cases"]] == [ann.id]
    await ann.do("comment", text="@bea what does it cost? @nobody")
    assert await bea.notices() == ["mentioned"]
    assert (await bea.look(ann.id))["case"]["watchers"] == ["bea"]


async def test_an_old_version_is_refused(desk: Open) -> None:
    """Nobody overwrites what they have not seen."""
    ann = await desk("ann")
    await ann.open()
    sue = await desk("sue", ann.id)
    await ann.do("comment", text="Customer called again")
    assert await sue.attempt("assign", department="tech") == (409, "stale_version")
    await sue.do("assign", department="tech")


async def test_names_that_nobody_has_are_refused(desk: Open) -> None:
    """A department, an owner, an owner of another department, a watcher."""
    ann = await desk("ann")
    await ann.open()
    assert await ann.attempt("assign", department="none") == (404, "unknown_department")
    assert await ann.attempt("assign", owner="nobody") == (422, "unknown_user")
    assert await ann.attempt("assign", department="tech", owner="bea") == (422, "not_a_member")
    assert await ann.attempt("watch", user="old") == (422, "unknown_user")
    assert await ann.attempt("discard", text="x") == (403, "forbidden")
    assert await ann.attempt("resolve", text="x", final=True) == (403, "forbidden")


async def test_is_opened_from_a_contact_with_its_customer(stage: Stage, desk: Open) -> None:
    """By who had the call; another agent has no business with it."""
    await stage.talk()
    ann, bob = await desk("ann"), await desk("bob")
    case = (await ann.open(contact="c1", department="tech"))["case"]
    assert (case["origin"], case["contact"], case["contacts"]) == ("contact", "c1", ["c1"])
    assert (case["person"], case["tier"], case["department"]) == ("p1", "A", "tech")
    response = await bob.browser.post(f"{API}/cases", json={"title": "x", "contact": "c1"})
    assert (response.status, (await response.json())["code"]) == (403, "forbidden")
    response = await bob.browser.post(f"{API}/cases", json={"title": "x", "contact": "none"})
    assert response.status == 404
    await stage.do(EndLeg("leg-c1"))
    found = await ann.get("/cases", contact="c1")
    assert [line["number"] for line in found["cases"]] == ["C-2026-000001"]


async def test_whoever_works_on_it_knows_for_whom(stage: Stage, desk: Open) -> None:
    """By name, even where one may not open the customer's file; a case of nobody known says so."""
    account, person = Account("acc-9", company="Quay Foods"), Person("p-9", name="Li Na", account="acc-9")
    await stage.parts.books.commit([Put(account), Put(person)], "sue", 1.0)
    ann = await desk("ann")
    opened = await ann.open(account="acc-9", person="p-9")
    await ann.do("assign", department="tech", text="Please look")
    tom = await desk("tom", ann.id)
    address = f"/cases/{opened['case']['id']}/customer"
    assert await tom.get(address) == {"company": "Quay Foods", "person": "Li Na"}
    stranger = await ann.open(account="", person="")
    assert await ann.get(f"/cases/{stranger['case']['id']}/customer") == {"company": "", "person": ""}


async def test_cases_are_numbered_without_gaps_even_at_once(desk: Open) -> None:
    """Three at the same moment get three numbers, and are paged through by them."""
    ann = await desk("ann")
    opened = await asyncio.gather(*(ann.open() for _ in range(3)))
    numbers = sorted(page["case"]["number"] for page in opened)
    assert numbers == ["C-2026-000001", "C-2026-000002", "C-2026-000003"]
    page = await ann.get("/cases", order="number", limit=2)
    assert [case["number"] for case in page["cases"]] == numbers[:2]
    rest = await ann.get("/cases", order="number", limit=2, after=page["next"])
    assert ([case["number"] for case in rest["cases"]], rest["next"]) == (numbers[2:], "")
    assert await ann.get("/cases", after="nonsense") == "bad_cursor"
    assert await ann.get("/cases", order="title") == "bad_order"


async def test_two_cases_become_one(desk: Open) -> None:
    """Whoever opened the one follows it into the other."""
    ann, bob = await desk("ann"), await desk("bob")
    await bob.open(title="Dead line")
    await ann.open(tags=["line"])
    first = bob.id
    status, page = await ann.attempt("merge", into=first)
    assert status == 200
    assert (page["case"]["id"], page["case"]["tags"], page["case"]["watchers"]) == (first, ["line"], ["ann"])
    old = await ann.look(ann.id)
    assert (old["case"]["state"], old["case"]["merged_into"], old["moves"]) == ("merged", first, [])


async def test_notices_are_read_once(desk: Open) -> None:
    """One's own only, one by one or all at once."""
    ann, tom = await desk("ann"), await desk("tom")
    await ann.open(department="tech")
    await ann.do("assign", department="tech", owner="tom")
    page = await tom.get("/notices")
    assert [each["what"] for each in page["notices"]] == ["assign", "assign"]
    assert page["unread"] == 2
    first = page["notices"][0]["id"]
    assert (await ann.browser.post(f"{API}/notices/{first}/read")).status == 404
    assert (await tom.browser.post(f"{API}/notices/{first}/read")).status == 204
    assert (await tom.get("/notices"))["unread"] == 1
    assert (await tom.browser.post(f"{API}/notices/read")).status == 204
    assert await tom.notices() == []


async def test_cases_are_found_by_the_names_of_customers(stage: Stage, desk: Open) -> None:
    """Of the company or of the person, page by page; a secret file gives no name away."""
    secret = Account("hush", company="Acme Secret", secrecy=Secrecy.SECRET)
    people = Person("li", name="Li Acme")
    for entity in (Account("acme", company="Acme Pumps"), Account("beta", company="Beta"), secret, people):
        await stage.parts.books.commit([Put(entity)], "", 0.0)
    ann = await desk("ann")
    for title, about in (
        ("One", {"account": "acme"}),
        ("Two", {"account": "beta"}),
        ("Three", {"person": "li"}),
        ("Four", {"account": "acme", "person": "li"}),
        ("Five", {"account": "hush"}),
    ):
        stage.clock.time += 60.0
        await ann.open(title=title, **about)

    async def titles(**query: Any) -> list[str]:
        found, after = [], ""
        while True:
            page = await ann.get("/cases", order="-opened_at", limit=1, after=after, **query)
            found += [case["title"] for case in page["cases"]]
            if not (after := page["next"]):
                return found

    assert await titles(customer="acme") == ["Four", "Three", "One"]
    assert await titles(customer="beta") == ["Two"]
    assert await titles(customer="acme", person="li") == ["Four", "Three"]
    assert await titles(customer="nobody") == []
