"""Every store of records knows who calls, and keeps a trail of who changed what."""

import pytest
from msgspec.structs import replace

from callcenter.floor.values import CustomerCard
from callcenter.ports.records import Records

pytestmark = pytest.mark.contract

CARD = CustomerCard(
    person="p1",
    name="Grace Hopper",
    account="acme",
    company="Acme",
    tier="A",
    language="en",
    manager="a1",
    deputy="a2",
)
MOBILE, DESK = "+15550100", "+15550101"


async def test_a_customer_is_known_by_every_number(records: Records) -> None:
    """The whole card comes back by each of them, and by no other."""
    await records.save_person(CARD, (MOBILE, DESK, MOBILE))
    assert await records.card(MOBILE) == CARD
    assert await records.card(DESK) == CARD
    assert await records.card("+15550199") is None


async def test_a_person_may_have_no_account_and_no_number(records: Records) -> None:
    """A private customer: the fields of the account are empty."""
    private = CustomerCard(person="p2", name="Ida", language="zh-CN")
    await records.save_person(private, (MOBILE,))
    assert await records.card(MOBILE) == private
    await records.save_person(private, ())
    assert await records.card(MOBILE) is None


async def test_a_shared_number_names_nobody(records: Records) -> None:
    """Two people behind one number cannot be told apart, until one has left it."""
    other = replace(CARD, person="p2", name="Alan")
    await records.save_person(CARD, (DESK, MOBILE))
    await records.save_person(other, (DESK,))
    assert await records.card(DESK) is None
    assert await records.card(MOBILE) == CARD
    await records.save_person(CARD, (MOBILE,))
    assert await records.card(DESK) == other


async def test_saving_again_replaces_person_and_numbers(records: Records) -> None:
    """Old numbers are forgotten, and the person may leave the account."""
    await records.save_person(CARD, (MOBILE,))
    gone = CustomerCard(person="p1", name="G. Hopper")
    await records.save_person(gone, (DESK,))
    assert await records.card(MOBILE) is None
    assert await records.card(DESK) == gone


async def test_an_account_is_shared_by_its_people(records: Records) -> None:
    """What is saved of it with one of them is known of all."""
    await records.save_person(CARD, (MOBILE,))
    await records.save_person(replace(CARD, person="p2", name="Alan", tier="B", manager="a9"), (DESK,))
    assert await records.card(MOBILE) == replace(CARD, tier="B", manager="a9")


@pytest.mark.parametrize(
    "card", [CustomerCard(name="Nobody"), CustomerCard(person="p1", tier="A"), CustomerCard(company="Acme")]
)
async def test_a_card_that_would_lose_something_is_refused(records: Records, card: CustomerCard) -> None:
    """It names a person, and what belongs to an account needs one."""
    with pytest.raises(ValueError, match=r"person|account"):
        await records.save_person(card, (MOBILE,))
    assert await records.card(MOBILE) is None


async def test_the_audit_trail_is_newest_first(records: Records) -> None:
    """Each line comes back whole; at one time the later written is the newer."""
    assert await records.audit_trail() == []
    for number in range(5):
        await records.audit(7.0, "ada", "changed a queue", {"queue": f"q{number}", "was": None})
    trail = await records.audit_trail(limit=3)
    assert trail == [
        {"at": 7.0, "who": "ada", "what": "changed a queue", "detail": {"queue": f"q{number}", "was": None}}
        for number in (4, 3, 2)
    ]
    assert len(await records.audit_trail()) == 5
