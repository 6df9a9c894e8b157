"""What a second person agrees to, before it holds."""

from decimal import Decimal

import pytest

from callcenter.accounts.account import Account, Credit
from callcenter.accounts.proposals import (
    NothingChanges,
    SamePerson,
    apply,
    propose_credit,
    propose_tier,
)

HARBOUR = Account("acc", company="Harbour", tier="B", credit=Credit("A", Decimal("100000.50"), "EUR", 30))


def test_a_tier_changes_with_its_reason_in_the_history() -> None:
    """Whoever asks later why reads it there (KA-06)."""
    proposal = propose_tier(HARBOUR, "A", "scored 81")
    after = apply(HARBOUR, proposal, "ana", "ben", 7.0)

    assert ({"tier": "B"}, {"tier": "A"}) == (proposal.before, proposal.after)
    assert "A" == after.tier
    assert [(7.0, "ben", "A", "scored 81")] == [
        (each.at, each.by, each.tier, each.reason) for each in after.tiers
    ]


def test_a_credit_changes_as_a_whole() -> None:
    """Grade, limit and term are approved together, to the cent (FL-23)."""
    credit = Credit("C", Decimal("20000.10"), "EUR", 14, "2027-01-01")
    proposal = propose_credit(HARBOUR, credit, "late three times")
    after = apply(HARBOUR, proposal, "ana", "ben", 7.0)

    assert credit == after.credit
    assert ("late three times", credit) == (after.credits[0].reason, after.credits[0].credit)
    assert "100000.50" == proposal.before["limit"]


def test_nobody_agrees_with_themselves() -> None:
    """Two people, or nothing changes."""
    with pytest.raises(SamePerson):
        apply(HARBOUR, propose_tier(HARBOUR, "A", "because"), "ana", "ana", 7.0)


def test_what_holds_already_is_no_proposal() -> None:
    """Neither a tier nor a credit."""
    with pytest.raises(NothingChanges):
        propose_tier(HARBOUR, "B", "because")
    with pytest.raises(NothingChanges):
        propose_credit(HARBOUR, HARBOUR.credit, "because")
