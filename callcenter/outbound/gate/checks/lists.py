"""Do-not-call lists: our own, and copies of those of a country (US-08, US-09, UK-07, EU-02)."""

from callcenter.outbound.gate.case import Case, day_of, deny, stamp
from callcenter.outbound.gate.rules import NationalList, OwnList
from callcenter.outbound.gate.values import Listing, Reason


def own_list(rule: OwnList, case: Case) -> Reason | None:
    """Deny whom we were told not to call; a refusal of one topic also where ours is not known."""
    attempt = case.attempt
    for refused in case.facts.refused:
        if rule.sources and refused.source not in rule.sources:
            continue
        if not refused.topic or not attempt.subject or refused.topic in (attempt.subject, attempt.purpose):
            topic, at = refused.topic or "all", stamp(refused.at)
            return deny(rule, lasting=True, topic=topic, refusal=refused.id, at=at, source=refused.source)
    return None


def national_list(rule: NationalList, case: Case) -> Reason | None:
    """Deny a number on one of the lists, and any number while a copy is missing or too old."""
    found = {each.list: each for each in case.facts.listings}
    for name in rule.lists:
        listing = found.get(name, Listing(name))
        age = (day_of(case.now) - day_of(listing.as_of)).days
        if not listing.as_of or age > rule.max_age_days:
            copy = stamp(listing.as_of) if listing.as_of else "none"
            return deny(rule, final=True, list=name, copy=copy, max_age_days=str(rule.max_age_days))
        if listing.listed and not _is_young(rule, case, listing) and not _passes(rule, case):
            since = stamp(listing.since) if listing.since else ""
            return deny(rule, lasting=True, list=name, copy=stamp(listing.as_of), since=since)
    return None


def _is_young(rule: NationalList, case: Case, listing: Listing) -> bool:
    """Whether the number came on the list too recently to count."""
    since = listing.since
    return bool(since) and (day_of(case.now) - day_of(since)).days < rule.grace_days


def _passes(rule: NationalList, case: Case) -> bool:
    leave = case.leave()
    return rule.consent_passes and leave is not None and not leave.withdrawn_at and bool(leave.evidence)
