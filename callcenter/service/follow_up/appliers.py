"""What an approved change does to the thing it is about, by its subject (FL-22, FL-23, KA-01)."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Protocol

import msgspec

from callcenter.accounts.account import Account, Credit
from callcenter.accounts.person import Person, is_private
from callcenter.accounts.proposals import with_credit, with_tier
from callcenter.cases import plans
from callcenter.cases.approvals import Approval
from callcenter.cases.plans import Plan, PlanState
from callcenter.cases.refusal import Refusal
from callcenter.quality.scorecards.cards import CardState, Scorecard, decided
from callcenter.service.house import House


class Applier(Protocol):
    """How the thing of a subject is read and changed."""

    @property
    def kind(self) -> type[Any]:
        """What it is about."""

    def now(self, thing: Any) -> dict[str, Any]:
        """Return the fields that somebody may ask to change, as plain values of JSON."""

    def check(self, thing: Any, after: Mapping[str, Any], house: House) -> None:
        """Refuse with `bad_change` what cannot become of it."""

    def outdated(self, thing: Any, approval: Approval) -> str:
        """Return the field that is not as it was when the change was asked for, "" if all are."""

    def apply(self, thing: Any, approval: Approval, at: float) -> Any:
        """Return the thing with the approved change, in the name of whoever agreed last."""

    def turned_down(self, thing: Any, approval: Approval, at: float) -> Any:
        """Return the thing after a no; None if that changes nothing."""


class TierApplier:
    """The tier of an account; what it was before stays in its history."""

    kind: type[Any] = Account

    def now(self, thing: Account) -> dict[str, Any]:
        """Return the tier."""
        return {"tier": thing.tier}

    def check(self, thing: Account, after: Mapping[str, Any], house: House) -> None:
        """Refuse a tier that the house does not have."""
        if after["tier"] not in {"", *(tier.id for tier in house.tiers)}:
            raise Refusal("bad_change", "tier")

    def outdated(self, thing: Account, approval: Approval) -> str:
        """Return `tier` if another one holds by now."""
        return _differing(self.now(thing), approval)

    def apply(self, thing: Account, approval: Approval, at: float) -> Account:
        """Return the account in its new tier."""
        return with_tier(thing, _after(approval)["tier"], approval.reason, agreed_by(approval), at)

    def turned_down(self, thing: Account, approval: Approval, at: float) -> None:
        """Nothing was changed yet."""


class PersonTierApplier:
    """The tier of a private person: of somebody with an account the account's tier holds (KA-02, KA-08)."""

    kind: type[Any] = Person

    def now(self, thing: Person) -> dict[str, Any]:
        """Return the tier."""
        return {"tier": thing.tier}

    def check(self, thing: Person, after: Mapping[str, Any], house: House) -> None:
        """Refuse somebody who is not a private person, and a tier that the house does not have."""
        if not is_private(thing):
            raise Refusal("bad_change", "account")
        if after["tier"] not in {"", *(tier.id for tier in house.tiers)}:
            raise Refusal("bad_change", "tier")

    def outdated(self, thing: Person, approval: Approval) -> str:
        """Return `account` if they belong to one by now or are gone, `tier` if another one holds."""
        return _differing(self.now(thing), approval) if is_private(thing) else "account"

    def apply(self, thing: Person, approval: Approval, at: float) -> Person:
        """Return the person in their new tier."""
        return with_tier(thing, _after(approval)["tier"], approval.reason, agreed_by(approval), at)

    def turned_down(self, thing: Person, approval: Approval, at: float) -> None:
        """Nothing was changed yet."""


class CreditApplier:
    """Credit grade, limit, currency, payment term and review date of an account (DA-07)."""

    kind: type[Any] = Account

    def now(self, thing: Account) -> dict[str, Any]:
        """Return the credit."""
        return {name: msgspec.to_builtins(getattr(thing.credit, name)) for name in Credit.__struct_fields__}

    def check(self, thing: Account, after: Mapping[str, Any], house: House) -> None:
        """Refuse what is no credit, and amounts below nothing."""
        credit = _credit(self.now(thing) | dict(after))
        if not credit.limit.is_finite() or credit.limit < Decimal(0) or credit.term_days < 0:
            raise Refusal("bad_change", "credit")

    def outdated(self, thing: Account, approval: Approval) -> str:
        """Return the first field of the credit that changed meanwhile."""
        return _differing(self.now(thing), approval)

    def apply(self, thing: Account, approval: Approval, at: float) -> Account:
        """Return the account with its new credit, and a line of its history."""
        credit = _credit(self.now(thing) | _after(approval))
        return with_credit(thing, credit, approval.reason, agreed_by(approval), at)

    def turned_down(self, thing: Account, approval: Approval, at: float) -> None:
        """Nothing was changed yet."""


class PlanApplier:
    """A plan that waits for its approval: to come into force, or to be closed with its results."""

    kind: type[Any] = Plan

    def now(self, thing: Plan) -> dict[str, Any]:
        """Nothing of a plan is changed by asking for it here: the plan itself asks."""
        return {}

    def check(self, thing: Plan, after: Mapping[str, Any], house: House) -> None:
        """Refuse: a plan is asked for by its own endpoint."""
        raise Refusal("bad_change", "plan")

    def outdated(self, thing: Plan, approval: Approval) -> str:
        """Return `state` if the plan does not wait for this approval any more."""
        waits = thing.state in {PlanState.ASKED, PlanState.REPORTED} and thing.approval == approval.id
        return "" if waits else "state"

    def apply(self, thing: Plan, approval: Approval, at: float) -> Plan:
        """Return the plan one step on."""
        return plans.decided(thing, at, approved=True)

    def turned_down(self, thing: Plan, approval: Approval, at: float) -> Plan | None:
        """Return the plan where it was asked from."""
        return None if self.outdated(thing, approval) else plans.decided(thing, at, approved=False)


class ScorecardApplier:
    """A scorecard that was handed in: it counts once all agreed, else it comes back (ME-17)."""

    kind: type[Any] = Scorecard

    def now(self, thing: Scorecard) -> dict[str, Any]:
        """Nothing of a scorecard is changed by asking for it here: handing it in asks."""
        return {}

    def check(self, thing: Scorecard, after: Mapping[str, Any], house: House) -> None:
        """Refuse: a scorecard is asked for by its own endpoint."""
        raise Refusal("bad_change", "scorecard")

    def outdated(self, thing: Scorecard, approval: Approval) -> str:
        """Return `state` if the scorecard does not wait for this approval any more."""
        waits = thing.state is CardState.HANDED_IN and thing.approval == approval.id
        return "" if waits else "state"

    def apply(self, thing: Scorecard, approval: Approval, at: float) -> Scorecard:
        """Return the scorecard as approved."""
        return decided(thing, agreed_by(approval), at, approval.acts[-1].reason, approved=True)

    def turned_down(self, thing: Scorecard, approval: Approval, at: float) -> Scorecard | None:
        """Return the scorecard as it comes back."""
        act = approval.acts[-1]
        return (
            None if self.outdated(thing, approval) else decided(thing, act.by, at, act.reason, approved=False)
        )


_TIER, _PLAN = TierApplier(), PlanApplier()
#: What can be asked for, by subject.
APPLIERS: dict[str, Applier] = {
    "tier": _TIER,
    "nomination": _TIER,
    "person_tier": PersonTierApplier(),
    "credit": CreditApplier(),
    "plan": _PLAN,
    "plan_results": _PLAN,
    "scorecard": ScorecardApplier(),
}


def applier_of(subject: str) -> Applier:
    """Return how a subject is changed. Refuses with `unknown_subject`."""
    if subject not in APPLIERS:
        raise Refusal("unknown_subject", subject)
    return APPLIERS[subject]


def agreed_by(approval: Approval) -> str:
    """Return who agreed last."""
    return approval.steps[-1].responsible


def _differing(now: Mapping[str, Any], approval: Approval) -> str:
    return next((each.name for each in approval.changes if now.get(each.name) != each.before), "")


def _after(approval: Approval) -> dict[str, Any]:
    return {each.name: each.after for each in approval.changes}


def _credit(words: dict[str, Any]) -> Credit:
    try:
        return msgspec.convert(words, Credit)
    except msgspec.ValidationError as error:
        raise Refusal("bad_change", str(error)) from None
