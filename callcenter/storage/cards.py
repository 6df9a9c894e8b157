"""Customer cards out of people and accounts, in whatever store."""

from msgspec import structs

from callcenter.accounts.account import Account
from callcenter.accounts.person import Person
from callcenter.floor.values import CustomerCard
from callcenter.ports.books import Books, Put, StaleVersion

#: How often a card is tried that somebody else changes at the same time.
_TRIES = 5


def check_card(card: CustomerCard) -> None:
    """Raise `ValueError` for a card that would lose something when it is stored.

    A card needs a person, and a company has an account.
    """
    if not card.person:
        raise ValueError("a card to be kept names a person")
    if card.company and not card.account:
        raise ValueError("a company has an account")


def card_of(person: Person, account: Account | None) -> CustomerCard:
    """Return the card of a person; tier, manager and deputy are those of the account if there is one."""
    served = account if account is not None else person
    return CustomerCard(
        person=person.id,
        name=person.name,
        account=account.id if account is not None else "",
        company=account.company if account is not None else "",
        tier=served.tier,
        language=person.language,
        manager=served.manager,
        deputy=served.deputy,
    )


async def save_card(books: Books, card: CustomerCard, numbers: tuple[str, ...]) -> None:
    """Store what a card says of a person and of their account; what else is known of both stays.

    Raises `ValueError` as `check_card` does, and `RecordsError`.
    """
    check_card(card)
    for last in range(_TRIES - 1, -1, -1):
        told = await _told(books, card, numbers)
        try:
            await books.commit([Put(entity, quiet=True) for entity in told], "", 0.0)
            return
        except StaleVersion:
            if not last:
                raise


async def _told(books: Books, card: CustomerCard, numbers: tuple[str, ...]) -> list[Person | Account]:
    """Return the person and the account of a card as they will be."""
    person = await books.get(Person, card.person) or Person(card.person)
    held = tuple(dict.fromkeys(numbers))
    told = structs.replace(person, name=card.name, account=card.account, language=card.language, numbers=held)
    served = {"tier": card.tier, "manager": card.manager, "deputy": card.deputy}
    if not card.account:
        return [structs.replace(told, **served)]
    account = await books.get(Account, card.account) or Account(card.account)
    return [told, structs.replace(account, company=card.company, **served)]
