"""What must be known before anybody is dialled: unknown means no (EU-01, UK-09, US-14)."""

from callcenter.outbound.gate.case import Case, deny
from callcenter.outbound.gate.number import is_dialable
from callcenter.outbound.gate.rules import Known, Told
from callcenter.outbound.gate.values import Audience, Reason


def told(rule: Told, case: Case) -> Reason | None:
    """Deny an attempt that leaves something open which the law wants written down."""
    if rule.not_by_hand and case.attempt.mode.by_hand:
        return None
    missing = [name for name in rule.fields if getattr(case.attempt, name) in ("", Audience.UNKNOWN)]
    return deny(rule, missing=", ".join(missing)) if missing else None


def known(rule: Known, case: Case) -> Reason | None:
    """Deny a called party of whom we do not know whose law holds, or what time it is there."""
    match rule.what:
        case "jurisdiction":
            countries = [place.country for place in case.facts.places] or [""]
            strange = [each or "unknown" for each in countries if each not in case.countries]
            return deny(rule, jurisdiction=", ".join(strange)) if strange else None
        case "zone":
            return None if case.known_zone else deny(rule, zone="unknown")
        case "number":
            return None if is_dialable(case.attempt.number) else deny(rule, number="none")
