"""The gate itself: one question before every dial, in every mode (FL-25)."""

from collections.abc import Sequence

from callcenter.outbound.gate.case import Case, case_of
from callcenter.outbound.gate.checks import CHECKS
from callcenter.outbound.gate.rulebook import Rulebook
from callcenter.outbound.gate.rules import AnyRule, Consent, Must, NationalList
from callcenter.outbound.gate.values import Attempt, Duty, Facts, Reason, Verdict

#: How often the moment at which everything allows it may be put off by another rule.
_ROUNDS = 24


def ask(attempt: Attempt, facts: Facts, packs: Rulebook, now: float) -> Verdict:
    """Return whether a number may be dialled at `now` (seconds UTC), with every reason against it.

    Asked again at `again_at`, with the same facts, it allows. What the facts do not say is unknown, and
    unknown means no.
    """
    case = case_of(attempt, facts, now, packs.countries)
    rules = packs.rules_for(case)
    against = _against(rules, case)
    standing, waived = _without_waived(against, packs, attempt, now) if against else ((), ())
    return Verdict(
        allowed=not standing,
        reasons=standing,
        again_at=_again_at(attempt, facts, packs, standing) if standing else None,
        duties=tuple(
            Duty(rule.id, rule.do, rule.value, rule.says) for rule in rules if isinstance(rule, Must)
        ),
        asked=tuple(rule.id for rule in rules),
        waived=waived,
        leave=_leave(rules, case),
    )


def _against(rules: Sequence[AnyRule], case: Case) -> list[Reason]:
    found = []
    for rule in rules:
        check = CHECKS.get(type(rule))
        reason = check(rule, case) if check is not None else None
        if reason is not None:
            found.append(reason)
    return found


def _without_waived(
    against: Sequence[Reason], packs: Rulebook, attempt: Attempt, now: float
) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """Return the reasons that stand, and those that somebody set aside."""
    standing: list[Reason] = []
    waived: list[Reason] = []
    for reason in against:
        waiver = None if reason.final else packs.waived(reason.rule, attempt, now)
        (standing if waiver is None else waived).append(reason)
    return tuple(standing), tuple(waived)


def _again_at(attempt: Attempt, facts: Facts, packs: Rulebook, standing: Sequence[Reason]) -> float | None:
    """Return the first moment at which no rule that we know forbids it, None if waiting does not help."""
    for _ in range(_ROUNDS):
        moments = [reason.again_at for reason in standing if reason.again_at is not None]
        if len(moments) < len(standing):
            return None
        at = max(moments)
        case = case_of(attempt, facts, at, packs.countries)
        against = _against(packs.rules_for(case), case)
        standing = _without_waived(against, packs, attempt, at)[0]
        if not standing:
            return at
    return None


def _leave(rules: Sequence[AnyRule], case: Case) -> str:
    """Return the consent that the call rests on, "" where none was asked for."""
    if not any(isinstance(rule, Consent | NationalList) for rule in rules):
        return ""
    leave = case.leave()
    return leave.id if leave is not None and not leave.withdrawn_at else ""
