"""How it is dialled: the number shown, ringing, machines, and what an abandoned party hears."""

from callcenter.outbound.gate.case import Case, deny
from callcenter.outbound.gate.rules import (
    AbandonedMessage,
    Barred,
    CallerNumber,
    NoMachineDetection,
    Ringing,
)
from callcenter.outbound.gate.values import ForAbandoned, Reason


def caller_number(rule: CallerNumber, case: Case) -> Reason | None:
    """Deny any number shown but one of our own that is as the rule wants it (US-12, UK-06, CN-10)."""
    shown = case.attempt.caller_id
    own = next((each for each in case.facts.own_numbers if each.number == shown), None)
    if own is None:
        return deny(rule, shown=shown or "none", why="not on the list")
    if rule.proof and not own.proof:
        return deny(rule, shown=shown, why="no proof")
    if rule.answered and not own.answered:
        return deny(rule, shown=shown, why="nobody answers it")
    if rule.no_presence and own.presence:
        return deny(rule, shown=shown, why="taken only to look local")
    return None


def barred(rule: Barred, case: Case) -> Reason | None:
    """Deny a kind of call altogether, or to a house under a licence (UK-01, CN-08)."""
    if rule.licensed_only and not case.facts.licensed:
        return None
    return deny(rule, purpose=case.attempt.purpose.value, mode=case.attempt.mode.value)


def no_machine_detection(rule: NoMachineDetection, case: Case) -> Reason | None:
    """Deny listening for answering machines: who is taken for one hears silence (UK-02)."""
    return deny(rule, machine_detection="on") if case.attempt.detect_machine else None


def ringing(rule: Ringing, case: Case) -> Reason | None:
    """Deny giving up before the telephone has rung long enough (US-03, UK-04)."""
    rings = case.attempt.ring_seconds
    return (
        deny(rule, rings=f"{rings:g}", least=f"{rule.least_seconds:g}")
        if rings < rule.least_seconds
        else None
    )


def abandoned_message(rule: AbandonedMessage, case: Case) -> Reason | None:
    """Deny where nobody could say who called, should no agent be free (US-04, UK-03)."""
    message = case.attempt.for_abandoned or ForAbandoned()
    missing = [name for name in rule.says_also if not getattr(message, name)]
    if message.sells:
        return deny(rule, message="it sells")
    return deny(rule, missing=", ".join(missing)) if missing else None
