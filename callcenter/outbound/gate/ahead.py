"""What the packs say about dialling ahead of the agents: whether at all, and what may be abandoned."""

from collections.abc import Iterable
from datetime import date

from callcenter.outbound.gate.rulebook import Rulebook
from callcenter.outbound.gate.rules import AbandonRate, AnyRule, Barred
from callcenter.outbound.gate.values import Attempt, Mode
from callcenter.outbound.pacing.law import AbandonLaw

#: What holds of our own accord where no law says a figure: that of US-01.
OWN = AbandonLaw("own", 0.03, 30, allowed=True)


def ahead_law(
    rulebook: Rulebook, attempt: Attempt, countries: Iterable[str], today: date, now: float, *, own_cap: float
) -> AbandonLaw:
    """Return the law for a campaign's calls: the strictest of those in force where it calls.

    `own_cap` is the campaign's, and can only be stricter. A bar that somebody waived with a reason (UK-01)
    does not hold; what may be abandoned cannot be waived away.
    """
    law = OWN
    for rule in _rules(rulebook, attempt, frozenset(countries), today):
        if isinstance(rule, AbandonRate):
            law = min(AbandonLaw(rule.id, rule.most, rule.days, law.allowed), law, key=_strictness)
    for rule in _rules(rulebook, attempt, frozenset(countries), today):
        if isinstance(rule, Barred) and not rule.licensed_only and not rulebook.waived(rule.id, attempt, now):
            law = AbandonLaw(rule.id, law.cap, law.days, allowed=False)
    return AbandonLaw(law.id, min(law.cap, own_cap), law.days, law.allowed)


def _strictness(law: AbandonLaw) -> tuple[float, int]:
    return law.cap, law.days


def _rules(rulebook: Rulebook, attempt: Attempt, countries: frozenset[str], today: date) -> Iterable[AnyRule]:
    packs = [pack for pack in rulebook.packs if not pack.countries or countries.intersection(pack.countries)]
    for rule in (*(rule for pack in packs for rule in pack.rules), *rulebook.own):
        in_force = rule.since <= today.isoformat() and (not rule.until or today.isoformat() < rule.until)
        for_purpose = not rule.purposes or attempt.purpose in rule.purposes
        if in_force and for_purpose and not rule.parts and Mode.PREDICTIVE in (rule.modes or Mode):
            yield rule
