"""People through HTTP: numbers in every spelling, what they agreed to, and how they are forgotten."""

from typing import Any

import pytest

from callcenter.service.house import document_of
from tests.web.conftest import Visit
from tests.web.stage import Browser, Stage, build
from tests.web.test_accounts import ACME, got, sent

LI = {"name": "Li Wei", "numbers": ["+86 138 0055 0102"], "emails": ["Li@Acme.example"]}


def form_of(person: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return the form of a person as they were read, with changes."""
    kept = {"id", "tier", "tiers", "created_at", "looked_at", "left_at", "erased_at", "merged_into"}
    return {name: value for name, value in person.items() if name not in kept} | changes


@pytest.fixture
async def sue(visit: Visit) -> Browser:
    """A supervisor at her desk."""
    return await visit("sue")


@pytest.fixture
async def ada(visit: Visit) -> Browser:
    """An administrator at her desk."""
    return await visit("ada")


async def test_a_person_is_found_by_a_number_however_it_is_written(sue: Browser) -> None:
    """E.164 is what is kept; two people may share a number."""
    one = await sent(sue, "POST", "/people", **LI)
    two = await sent(sue, "POST", "/people", name="Wang Fang", numbers=["+8613800550102"])

    found = await got(sue, "/people?number=%2B86-138-0055-0102")

    assert ["+8613800550102"] == one["numbers"]
    assert ["li@acme.example"] == one["emails"]
    assert {one["id"], two["id"]} == {person["id"] for person in found["people"]}
    assert [one["id"]] == [each["id"] for each in (await got(sue, "/people?email=LI@acme.example"))["people"]]
    assert [two["id"]] == [each["id"] for each in (await got(sue, "/people?name=Wang"))["people"]]
    assert [two["id"]] == [each["id"] for each in (await got(sue, "/people?words=fang"))["people"]]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": ""}, "name_missing"),
        ({"numbers": ["nonsense"]}, "bad_number"),
        ({"emails": ["nonsense"]}, "bad_address"),
        ({"account": "nobody"}, "not_found"),
        ({"reports_to": "nobody"}, "not_found"),
        ({"influence": 6}, "invalid_request"),
        ({"personal": {"hobbies": "sailing"}}, "field_off"),
    ],
)
async def test_what_does_not_fit_is_refused(sue: Browser, change: dict[str, Any], code: str) -> None:
    """Nothing is kept; of the personal life nothing unless the house switched it on (DA-04)."""
    answer = await sue.post("/api/v1/people", json=LI | change)

    assert code == (await answer.json())["code"]
    assert [] == (await got(sue, "/people"))["people"]


async def test_the_personal_life_is_seen_by_the_roles_it_is_meant_for(
    tmp_path: Any, aiohttp_client: Any
) -> None:
    """A purpose, a basis, an end; others neither see nor lose it (DA-04)."""
    from aiohttp.test_utils import TestServer

    from tests.web.stage import HOUSE, sign_in

    field = {
        "id": "hobbies",
        "purpose": "events",
        "basis": "consent",
        "keep_days": 10,
        "roles": ["supervisor"],
    }
    from callcenter.service.house import parse

    house = parse(document_of(HOUSE) | {"account_rules": {"personal_fields": [field]}})
    stage = await build(tmp_path / "dist", house)
    server = TestServer(stage.app())
    sue, ada = await aiohttp_client(server), await aiohttp_client(server)
    await sign_in(sue, "sue")
    await sign_in(ada, "ada")
    li = await sent(sue, "POST", "/people", **LI | {"personal": {"hobbies": "sailing"}})

    seen = await got(ada, f"/people/{li['id']}")
    changed = await sent(ada, "PUT", f"/people/{li['id']}", **form_of(seen, title="Director"))
    again = await got(sue, f"/people/{li['id']}")

    assert not seen.get("personal")
    assert not changed.get("personal")
    assert ("sailing", "sue") == (again["personal"]["hobbies"]["text"], again["personal"]["hobbies"]["by"])
    assert stage.clock.now() + 10 * 86_400 == again["personal"]["hobbies"]["until"]
    await stage.runner.stop()


async def test_who_may_not_see_numbers_does_not_spoil_them(sue: Browser, visit: Visit, stage: Stage) -> None:
    """A masked number that comes back is the number that it stands for."""
    await stage.records.save_user(stage.user("bob", "agent", "account_manager"))
    li = await sent(sue, "POST", "/people", **LI)
    bob = await visit("bob")

    await sent(bob, "PUT", f"/people/{li['id']}", **form_of(li, title="Director"))

    kept = await got(sue, f"/people/{li['id']}")
    assert (["+8613800550102"], "Director") == (kept["numbers"], kept["title"])


async def test_whoever_leaves_has_no_number_there(sue: Browser) -> None:
    """The next call from it is not theirs; the account's health knows that they went."""
    acme = await sent(sue, "POST", "/accounts", **ACME)
    li = await sent(sue, "POST", "/people", **LI | {"account": acme["id"], "decision": "decides"})

    await sent(sue, "POST", f"/people/{li['id']}/leave", version=1)

    assert [] == (await got(sue, "/people?number=%2B8613800550102"))["people"]
    reasons = (await got(sue, f"/accounts/{acme['id']}/health"))["reasons"]
    assert "contact_gone" in {part["id"] for part in reasons}


async def test_an_erased_person_does_not_come_back(ada: Browser, sue: Browser, stage: Stage) -> None:
    """What is left proves it and names nobody, and they are not kept again (EU-03)."""
    acme = await sent(sue, "POST", "/accounts", **ACME)
    li = await sent(sue, "POST", "/people", **LI | {"account": acme["id"], "title": "Director"})
    await sent(sue, "POST", f"/accounts/{acme['id']}/needs", text="quieter pumps", person=li["id"])
    await sent(sue, "POST", f"/people/{li['id']}/consents", purpose="calls", evidence="form 7")
    await sent(sue, "POST", f"/people/{li['id']}/erase", 403, version=1, request="letter")

    proof = await sent(ada, "POST", f"/people/{li['id']}/erase", version=1, request="letter")

    assert {"name", "numbers", "emails", "title"} == set(proof["removed"])
    assert {"consents", "journal"} == set(proof["locked"])
    assert {"needs": 1} == proof["also"]
    left = await got(ada, f"/people/{li['id']}")
    kept = {"id", "version", "account", "created_at", "looked_at", "erased_at"}
    assert kept == {name for name, value in left.items() if value and value != "unknown"}
    for body in (LI, {"name": "L. W.", "emails": ["li@acme.example"]}):
        assert "suppressed" == (await sent(sue, "POST", "/people", 409, **body))["code"]
    assert (
        "erased" == (await sent(ada, "POST", f"/people/{li['id']}/erase", 410, version=2, request=""))["code"]
    )
    trail = str(await stage.records.audit_trail(100))
    assert not any(word in trail for word in ("Li Wei", "13800550102", "acme.example", "Director", "quieter"))


async def test_consents_are_kept_with_their_proof_and_taken_back(sue: Browser) -> None:
    """Without a proof there is none; to take it back nothing is asked (CN-02)."""
    li = await sent(sue, "POST", "/people", **LI)
    where = f"/people/{li['id']}/consents"
    given = await sent(sue, "POST", where, purpose="calls", evidence="form 7", notice="2026-1")

    refused = await sent(sue, "POST", where, 422, purpose="calls")
    back = await sent(sue, "POST", f"/consents/{given['id']}/withdraw")

    assert "evidence_missing" == refused["code"]
    assert 1_000_000.0 == back["withdrawn_at"]
    assert [back] == (await got(sue, where))["consents"]


async def test_a_person_can_have_all_that_is_kept(ada: Browser, sue: Browser, stage: Stage) -> None:
    """Who took it out is in the trail (CN-05)."""
    li = await sent(sue, "POST", "/people", **LI)
    await sent(sue, "POST", f"/people/{li['id']}/consents", purpose="calls", evidence="form 7")

    found = await got(ada, f"/people/{li['id']}/export")

    assert ("Li Wei", "form 7") == (found["person"]["name"], found["consents"][0]["evidence"])
    assert all(name in found for name in ("case_entries", "letters", "talks", "tasks", "recordings"))
    assert [("ada", li["id"])] == [
        (line.who, line.detail["id"]) for line in await stage.records.audit_lines(5, what="person.exported")
    ]
    await got(sue, f"/people/{li['id']}/export", 403)


async def test_a_private_person_with_a_tier_is_answered_by_its_clock(
    stage: Stage, sue: Browser, visit: Visit
) -> None:
    """Tier and manager stand on the card of the next call, the case has the tier's hours (KA-08, ME-04)."""
    li = await sent(sue, "POST", "/people", **LI | {"manager": "bob"})
    asked = await sent(
        sue, "POST", "/approvals", subject="person_tier", target=li["id"], changes={"tier": "A"}, reason="x"
    )
    assert "second_person" == (await sent(sue, "POST", f"/approvals/{asked['id']}/approve", 403))["code"]
    second = await visit(asked["holder"])
    await sent(second, "POST", f"/approvals/{asked['id']}/approve")

    card = await stage.records.card("+8613800550102")
    case = await sent(sue, "POST", "/cases", title="Broken", person=li["id"])

    assert card is not None
    assert ("A", "bob") == (card.tier, card.manager)
    assert "A" == case["case"]["tier"]


async def test_who_reports_to_whom_is_no_circle(sue: Browser) -> None:
    """The map of who decides has a top (KA-37)."""
    boss = await sent(sue, "POST", "/people", name="Boss")
    li = await sent(sue, "POST", "/people", **LI | {"reports_to": boss["id"]})

    refused = await sent(sue, "PUT", f"/people/{boss['id']}", 422, **form_of(boss, reports_to=li["id"]))

    assert "reports_to_self" == refused["code"]
