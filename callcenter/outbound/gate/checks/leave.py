"""Consent: there, in the right form, provable, and not taken back (US-11, US-15, UK-08, DE-01, CN-07)."""

from callcenter.outbound.gate.case import Case, deny, stamp
from callcenter.outbound.gate.rules import Consent, NotWithdrawn
from callcenter.outbound.gate.values import Leave, Reason

_FORMS = ("none", "express", "written")


def consent(rule: Consent, case: Case) -> Reason | None:
    """Deny without a consent to this very purpose, or with one that could not be proved."""
    if rule.licensed_only and not case.facts.licensed:
        return None
    leave = case.leave()
    if leave is None:
        return deny(rule, consent="none", purpose=case.attempt.purpose.value)
    if leave.withdrawn_at:
        return deny(rule, lasting=True, consent=leave.id, withdrawn=stamp(leave.withdrawn_at))
    if _rank(leave) < _FORMS.index(rule.form):
        return deny(rule, consent=leave.id, form=leave.form, needed=rule.form)
    missing = [name for name in rule.must_have if not getattr(leave, name)]
    return deny(rule, consent=leave.id, missing=", ".join(missing)) if missing else None


def not_withdrawn(rule: NotWithdrawn, case: Case) -> Reason | None:
    """Deny where a consent was taken back."""
    leave = case.leave()
    if leave is None or not leave.withdrawn_at:
        return None
    return deny(rule, lasting=True, consent=leave.id, withdrawn=stamp(leave.withdrawn_at))


def _rank(leave: Leave) -> int:
    return _FORMS.index(leave.form) if leave.form in _FORMS else 0
