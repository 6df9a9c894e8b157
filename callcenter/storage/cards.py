"""What makes a customer card fit to be kept, in whatever store."""

from callcenter.floor.values import CustomerCard


def check_card(card: CustomerCard) -> None:
    """Raise `ValueError` for a card that would lose something when it is stored.

    A card needs a person, and company, tier, manager and deputy belong to an account.
    """
    if not card.person:
        raise ValueError("a card to be kept names a person")
    if not card.account and (card.company or card.tier or card.manager or card.deputy):
        raise ValueError("company, tier, manager and deputy belong to an account")
