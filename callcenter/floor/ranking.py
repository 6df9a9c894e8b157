"""A contact's place in line, and for how long it leaves its queue's last free agents to other tiers."""

from callcenter.floor.state import Contact, FloorState
from callcenter.floor.values import FloorRules, QueuePolicy, Reserve


def rank_of(rules: FloorRules, policy: QueuePolicy | None, tier: str, priority: int, since: float) -> float:
    """Return a contact's place in line, small first: `since` less the seconds its rank is worth.

    Ageing is linear, so the rank never changes while it waits: a contact of a lower tier
    is overtaken only by those of a higher tier who came less than the bonus after it.
    """
    grade = priority + (policy.priority if policy else 0)
    return since - rules.tier_bonus.get(tier, 0.0) - grade * rules.priority_seconds


def age_of(state: FloorState, contact: Contact) -> float:
    """Return the moment that a contact's place in line counts from: its rank without what it is worth."""
    policy = state.queues.get(contact.queue)
    return contact.rank - rank_of(state.rules, policy, contact.card.tier, contact.priority, 0.0)


def ageing_bound(rules: FloorRules, reserve: Reserve, tier: str) -> float:
    """Return for how long a contact of a tier leaves a reserve alone, 0 if it is kept for that tier."""
    if not reserve.agents or tier in reserve.tiers:
        return 0.0
    if reserve.after:
        return reserve.after
    best = max((rules.tier_bonus.get(kept, 0.0) for kept in reserve.tiers), default=0.0)
    return max(0.0, best - rules.tier_bonus.get(tier, 0.0))


def yields_until(state: FloorState, contact: Contact, at: float) -> float:
    """Return until when a contact in line at `at` leaves its queue's reserve alone, 0 for not at all.

    Who has answered a call of ours cannot wait: for them nothing is kept back.
    """
    policy = state.queues.get(contact.queue)
    if policy is None or not policy.reserve.agents or contact.pressing:
        return 0.0
    until = age_of(state, contact) + ageing_bound(state.rules, policy.reserve, contact.card.tier)
    return until if until > at else 0.0
