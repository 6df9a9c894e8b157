"""Every store of records knows who calls, and keeps a trail of who changed what."""

import pytest
from msgspec.structs import replace

from callcenter.accounts.account import Account
from callcenter.accounts.person import Person
from callcenter.floor.values import CustomerCard
from callcenter.ports.books import Put, put
from callcenter.ports.records import Records
from callcenter.storage.kinds import SHELVES
from tests.stores import Home

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


async def test_a_private_customer_may_have_a_tier_and_a_manager(records: Records) -> None:
    """Their own, until they belong to an account."""
    private = CustomerCard(person="p2", name="Ida", tier="B", manager="a1", deputy="a2")
    await records.save_person(private, (MOBILE,))
    assert await records.card(MOBILE) == private
    await records.save_person(replace(CARD, person="p2", tier="", deputy=""), (MOBILE,))
    assert await records.card(MOBILE) == replace(CARD, person="p2", tier="", deputy="")


async def test_who_was_merged_into_another_is_nobody(home: Home) -> None:
    """The number that both of them hold names the one who stays."""
    records = home.records_on(SHELVES)
    await records.open()
    await records.save_person(CARD, (MOBILE,))
    await records.save_person(CustomerCard(person="p2", name="G. Hopper"), (MOBILE,))
    assert await records.card(MOBILE) is None
    twin = await records.books.get(Person, "p2")
    assert twin is not None
    await put(records.books, replace(twin, merged_into="p1"), "ada", 8.0)
    assert await records.card(MOBILE) == CARD
    await records.close()


async def test_a_card_shows_what_the_books_say(home: Home) -> None:
    """And what a card does not know of stays as it was."""
    records = home.records_on(SHELVES)
    await records.open()
    await records.books.commit(
        [
            Put(Account("acme", company="Acme", tier="A", manager="a1", deputy="a2", industry="steel")),
            Put(Person("p1", name="Grace Hopper", account="acme", language="en", numbers=(MOBILE, DESK))),
        ],
        "ada",
        7.0,
    )
    assert await records.cards((DESK, MOBILE, "+1")) == {DESK: CARD, MOBILE: CARD}
    await records.save_person(replace(CARD, tier="B"), (MOBILE,))
    account = await records.books.get(Account, "acme")
    assert account is not None
    assert (account.version, account.tier, account.industry) == (2, "B", "steel")
    assert await records.books.count(Person, {"numbers": DESK}) == 0
    await records.close()


@pytest.mark.parametrize(
    "card", [CustomerCard(name="Nobody"), CustomerCard(person="p1", company="Acme"), CustomerCard()]
)
async def test_a_card_that_would_lose_something_is_refused(records: Records, card: CustomerCard) -> None:
    """It names a person, and a company needs an account."""
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
