"""Whom an agent's word about a contact was about: what the journal and the files say of it."""

from collections.abc import Sequence

from callcenter.accounts.account import Account
from callcenter.accounts.person import Person
from callcenter.floor import events as e
from callcenter.floor.values import CustomerCard
from callcenter.ports.books import Books
from callcenter.service.house import House


def customer_in(story: Sequence[e.Event]) -> tuple[CustomerCard, str]:
    """Return who the customer of a contact was when it began, and their number."""
    found = CustomerCard(), ""
    for event in story:
        if (card := getattr(event, "card", None)) is not None:
            found = card, getattr(event, "caller", "") or getattr(event, "number", "")
    return found


async def as_today(books: Books, card: CustomerCard) -> tuple[Person | None, Account | None]:
    """Return the files of a customer as they stand today: of whoever they were merged into."""
    person = await books.get(Person, card.person) if card.person else None
    if person is not None and person.merged_into:
        person = await books.get(Person, person.merged_into)
    of = person.account if person is not None and person.account else card.account
    account = await books.get(Account, of) if of else None
    if account is not None and account.merged_into:
        account = await books.get(Account, account.merged_into)
    return person, account


def named(house: House, disposition: str) -> str:
    """Return the name of a disposition in the language of the house, its id where it has none."""
    names = next((each.name for each in house.dispositions if each.id == disposition), {})
    return names.get(house.language) or disposition
