"""Marks of an account, kept with the score and the tier that they stood for (KA-01)."""

from msgspec.structs import replace

from callcenter.accounts.assessments import Rating
from callcenter.accounts.refusal import AccountRefusal
from callcenter.accounts.tiers import nominate
from callcenter.service.house_accounts import AccountRules


def rated(rating: Rating, rules: AccountRules) -> Rating:
    """Return the rating with its score and tier by the house's criteria. Refuses `unknown_criterion`."""
    if unknown := set(rating.marks) - {each.id for each in rules.criteria}:
        raise AccountRefusal("unknown_criterion", min(unknown))
    found = nominate(rating.account, rating.marks, rules.criteria, rules.bounds)
    return replace(rating, score=found.score, tier=found.tier)
