"""The customer beside a contact in one request, and what happened with them before."""

import pytest
from msgspec.structs import replace

from callcenter.accounts.account import Account
from callcenter.floor import commands as c
from callcenter.floor.phases import Presence
from callcenter.floor.values import CustomerCard, LegCause
from callcenter.ports.books import put
from callcenter.service.accounts.chronicle import Chronicle
from tests.reading import reader
from tests.web.conftest import Visit
from tests.web.stage import NUMBER, Browser, Stage
from tests.web.test_accounts import ACME, got, sent


@pytest.fixture
async def sue(visit: Visit) -> Browser:
    """A supervisor at her desk."""
    return await visit("sue")


async def arrive(stage: Stage, contact: str, card: CustomerCard) -> None:
    """A customer calls and waits."""
    await stage.do(c.ArriveContact(contact, f"leg-{contact}", caller=NUMBER, dialled="+2", card=card))
    await stage.do(c.RequestQueue(contact, "support"))


async def customer(stage: Stage, sue: Browser, **changes: object) -> CustomerCard:
    """Keep an account with a person, and return their card."""
    acme = await sent(sue, "POST", "/accounts", **ACME | changes)
    kept = await stage.parts.books.get(Account, acme["id"])
    assert kept is not None
    await put(stage.parts.books, replace(kept, tier="A"), "", 0.0)
    li = await sent(sue, "POST", "/people", name="Li Wei", account=acme["id"], numbers=[NUMBER])
    return CustomerCard(person=li["id"], name="Li Wei", account=acme["id"], company="Acme", tier="A")


async def test_the_agent_sees_who_it_is_in_one_request(sue: Browser, visit: Visit, stage: Stage) -> None:
    """Header, health, promises, needs and what was before; to them the number is no secret (FL-24 ④)."""
    card = await customer(stage, sue)
    where = f"/accounts/{card.account}"
    await sent(sue, "POST", f"{where}/promises", text="an offer", owner="sue", due=2_000_000.0)
    await sent(sue, "POST", f"{where}/needs", text="quieter pumps", importance=5)
    await sent(sue, "POST", f"{where}/notes", text="prefers mornings")
    ann = await visit("ann")
    await stage.do(c.RequestPresence("ann", Presence.AVAILABLE))
    await arrive(stage, "k1", card)

    found = await got(ann, "/contacts/k1/customer")

    assert ("Li Wei", [NUMBER]) == (found["person"]["name"], found["person"]["numbers"])
    header = found["account"]
    assert ("Acme Pumps", "A", "ann", "bob") == tuple(
        header[name] for name in ("company", "tier", "manager", "deputy")
    )
    assert "account_manager" in header["benefits"]
    assert ["an offer"] == [each["text"] for each in found["promises"]]
    assert ["quieter pumps"] == [each["text"] for each in found["needs"]]
    assert ["prefers mornings"] == [line["title"] for line in found["timeline"]]
    assert ["overdue_visit"] == [each["id"] for each in found["health"]["reasons"]]


async def test_another_agents_customer_is_not_theirs(sue: Browser, visit: Visit, stage: Stage) -> None:
    """Supervisors see every contact's customer; one that never was is nobody's."""
    await stage.records.save_user(stage.user("bob", "agent"))
    await arrive(stage, "k1", await customer(stage, sue))
    bob = await visit("bob")

    assert "forbidden" == (await got(bob, "/contacts/k1/customer", 403))["code"]
    assert "Li Wei" == (await got(sue, "/contacts/k1/customer"))["person"]["name"]
    await got(sue, "/contacts/nothing/customer", 404)


async def test_of_a_secret_file_the_agent_sees_the_header_alone(
    sue: Browser, visit: Visit, stage: Stage
) -> None:
    """They must greet the customer, and need no more (DA-08)."""
    await stage.records.save_user(stage.user("bob", "agent"))
    card = await customer(stage, sue, secrecy="secret", manager="", deputy="")
    await sent(sue, "POST", f"/accounts/{card.account}/notes", text="merger in March")
    bob = await visit("bob")
    await stage.do(c.RequestPresence("bob", Presence.AVAILABLE))
    await arrive(stage, "k1", card)

    found = await got(bob, "/contacts/k1/customer")

    assert (True, "Acme Pumps", []) == (
        found["restricted"],
        found["account"]["company"],
        found["timeline"],
    )
    assert "merger" not in str(found)


async def test_who_shares_the_number_is_named(sue: Browser, stage: Stage) -> None:
    """Where nobody can be told to be the caller, the agent asks."""
    await customer(stage, sue)
    await sent(sue, "POST", "/people", name="Wang Fang", numbers=[NUMBER])
    await arrive(stage, "k1", CustomerCard())

    found = await got(sue, "/contacts/k1/customer")

    assert found["person"] is None
    assert [("Li Wei", "Acme Pumps"), ("Wang Fang", "")] == [
        (each["name"], each["company"]) for each in found["candidates"]
    ]


async def test_a_contact_that_is_over_still_has_its_customer(sue: Browser, stage: Stage) -> None:
    """And is a line of both their timelines, page by page."""
    card = await customer(stage, sue)
    for contact in ("k1", "k2", "k3"):
        await arrive(stage, contact, card)
        stage.clock.time += 60
        await stage.do(c.EndLeg(f"leg-{contact}", LegCause.HUNG_UP))
    await reader(stage, Chronicle(stage.records.books)).catch_up()

    first = await got(sue, f"/people/{card.person}/timeline?limit=2&kinds=contact")
    rest = await got(sue, f"/people/{card.person}/timeline?limit=2&after={first['after']}")
    whole = await got(sue, f"/accounts/{card.account}/timeline")

    assert ["k3", "k2"] == [line["ref"] for line in first["entries"]]
    assert (["k1"], "") == ([line["ref"] for line in rest["entries"]], rest["after"])
    assert first["entries"] + rest["entries"] == whole["entries"]
    assert "Li Wei" == (await got(sue, "/contacts/k1/customer"))["person"]["name"]


async def test_a_note_has_words(stage: Stage, sue: Browser) -> None:
    """An empty one is refused; so is one about nobody."""
    card = await customer(stage, sue)

    await sent(sue, "POST", f"/people/{card.person}/notes", 422, text=" ")
    await sent(sue, "POST", "/people/nobody/notes", 404, text="hello")


async def test_an_erased_persons_timeline_has_no_words(stage: Stage, sue: Browser, visit: Visit) -> None:
    """What happened to the account stays, unnamed (EU-03)."""
    card = await customer(stage, sue)
    await sent(sue, "POST", f"/people/{card.person}/notes", text="plays tennis")
    ada = await visit("ada")

    proof = await sent(ada, "POST", f"/people/{card.person}/erase", version=1, request="by phone")

    assert 1 == proof["also"]["timeline"]
    (line,) = (await got(sue, f"/accounts/{card.account}/timeline"))["entries"]
    assert ("note", "", "") == (line["kind"], line.get("title", ""), line.get("person", ""))
