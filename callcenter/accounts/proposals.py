"""Changes that a second person agrees to: what, from what to what, and why (KA-01, FL-22, FL-23)."""

from decimal import Decimal
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from callcenter.accounts.account import Account, Credit, CreditChange, TierChange
from callcenter.accounts.person import Person

Graded = TypeVar("Graded", Account, Person)


class Proposal(Struct, frozen=True):
    """One change of one account as plain values, for whoever runs the approvals.

    `what` is `tier`, `credit`; `before` and `after` are what a person reads.
    """

    account: str
    what: str
    before: dict[str, str]
    after: dict[str, str]
    reason: str


class NothingChanges(ValueError):
    """The account has that already."""


class SamePerson(ValueError):
    """Nobody approves what they proposed themselves."""


def propose_tier(account: Account, tier: str, reason: str) -> Proposal:
    """Return the proposal of another tier. Raises `NothingChanges`."""
    if tier == account.tier:
        raise NothingChanges(tier)
    return Proposal(account.id, "tier", {"tier": account.tier}, {"tier": tier}, reason)


def propose_credit(account: Account, credit: Credit, reason: str) -> Proposal:
    """Return the proposal of another grade, limit or payment term. Raises `NothingChanges`."""
    if credit == account.credit:
        raise NothingChanges(credit.grade)
    return Proposal(account.id, "credit", _words(account.credit), _words(credit), reason)


def apply(account: Account, proposal: Proposal, proposed_by: str, by: str, at: float) -> Account:
    """Return the account with an approved proposal in force and in its history.

    Raises `SamePerson` if `by` proposed it, `NothingChanges` if it holds already.
    """
    if by == proposed_by:
        raise SamePerson(by)
    if proposal.what == "tier":
        return with_tier(account, proposal.after["tier"], proposal.reason, by, at)
    return with_credit(account, _credit(proposal.after), proposal.reason, by, at)


def with_tier(customer: Graded, tier: str, reason: str, by: str, at: float) -> Graded:
    """Return an account or a private person in another tier, with a line of history.

    Raises `NothingChanges`.
    """
    if tier == customer.tier:
        raise NothingChanges(tier)
    return replace(customer, tier=tier, tiers=(*customer.tiers, TierChange(at, by, tier, reason)))


def with_credit(account: Account, credit: Credit, reason: str, by: str, at: float) -> Account:
    """Return the account with another credit, with a line of history. Raises `NothingChanges`."""
    if credit == account.credit:
        raise NothingChanges(credit.grade)
    line = CreditChange(at, by, credit, reason)
    return replace(account, credit=credit, credits=(*account.credits, line))


def _words(credit: Credit) -> dict[str, str]:
    return {
        "grade": credit.grade,
        "limit": str(credit.limit),
        "currency": credit.currency,
        "term_days": str(credit.term_days),
        "review_on": credit.review_on,
    }


def _credit(words: dict[str, str]) -> Credit:
    return Credit(
        words["grade"],
        Decimal(words["limit"]),
        words["currency"],
        int(words["term_days"]),
        words["review_on"],
    )
