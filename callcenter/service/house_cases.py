"""What a house decides about cases: its departments, how long things take, who hears when they do not."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from callcenter.cases.case import CaseType, Step
from callcenter.cases.deadlines import DeadlineKind
from callcenter.service.house_parts import Choice, Fault, Names

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_YEAR = 8760.0


class Department(Struct, frozen=True, omit_defaults=True):
    """A department that cases are given to (FL-26, PW-06).

    `head` and `members` are users' names. A solution is proposed within `proposal_hours` of the
    `calendar` (all hours without one). What it is told also goes to `email`, if that is given.
    """

    id: str
    name: Names = field(default_factory=dict)
    head: str = ""
    members: tuple[str, ...] = ()
    email: str = ""
    calendar: str = ""
    proposal_hours: float = 24.0


class LadderRule(Struct, frozen=True):
    """At which share of a deadline's time a case goes up to which step; more than 1 is after it."""

    share: float
    step: Step


class TypeRules(Struct, frozen=True, omit_defaults=True):
    """Hours for cases of one type; 0 leaves a thing to the tier, to the department, or undone.

    A customer of a quicker tier is answered in the time of the tier.
    """

    response_hours: float = 0.0
    proposal_hours: float = 0.0
    resolution_hours: float = 0.0
    follow_up_hours: float = 0.0


def _types() -> dict[CaseType, TypeRules]:
    """Five days to answer a complaint, three for the department, five until it is followed up: a preset."""
    return {CaseType.COMPLAINT: TypeRules(120.0, 72.0, 0.0, 120.0)}


class PauseReason(Choice, frozen=True, omit_defaults=True):
    """Why a case may wait for others, and which of its clocks then stand still: all without any (ME-04)."""

    stops: tuple[DeadlineKind, ...] = ()


class CaseRules(Struct, frozen=True, omit_defaults=True):
    """How cases run (ME-04, KA-21). The time to answer is that of `sla_policy`, of the first one if "".

    `resolution_hours` by tier; a tier that is not there has no deadline to be solved by. Whom the
    ladder ends at are the users of `management`. `file_megabytes` is the size of the largest file.
    Complaints are counted by the `root_causes` (DU-02). With `pause_reasons` clocks stand still for one of
    these alone. Whoever manages the account calls back within
    `complaint_call_back_hours` of a complaint (0: nobody does); another one of the same customer within
    `complaint_repeat_days` goes up to the head of the case's department, of `complaint_department` where it
    has none, else to the management (KA-21).
    """

    sla_policy: str = ""
    resolution_hours: dict[str, float] = field(default_factory=dict)
    ladder: tuple[LadderRule, ...] = (
        LadderRule(1.0, Step.DEPARTMENT_HEAD),
        LadderRule(1.5, Step.MANAGEMENT),
    )
    types: dict[CaseType, TypeRules] = field(default_factory=_types)
    management: tuple[str, ...] = ()
    file_megabytes: float = 20.0
    root_causes: tuple[Choice, ...] = ()
    pause_reasons: tuple[PauseReason, ...] = ()
    complaint_call_back_hours: float = 24.0
    complaint_repeat_days: float = 90.0
    complaint_department: str = ""


def check_departments(departments: Iterable[Department], calendars: set[str]) -> Iterator[Fault]:
    """Yield everything that is wrong with the departments, each with its place."""
    for each in departments:
        at, name = f"departments.{each.id}", f"department {each.id}"
        if each.calendar and each.calendar not in calendars:
            message = f"{name}: unknown calendar {each.calendar}"
            yield Fault(f"{at}.calendar", "unknown_calendar", message, each.calendar)
        if each.email and not _ADDRESS.fullmatch(each.email):
            message = f"{name}: {each.email} is no e-mail address"
            yield Fault(f"{at}.email", "bad_address", message, each.email)
        if not 0 < each.proposal_hours <= _YEAR:
            message = f"{name}: proposal_hours are more than 0, at most 8760"
            yield Fault(f"{at}.proposal_hours", "out_of_range", message, f"{each.proposal_hours:g}")
        for member in sorted({one for one in each.members if each.members.count(one) > 1}):
            yield Fault(f"{at}.members", "twice", f"{name}: {member} appears twice", member)


def check_rules(rules: CaseRules, policies: set[str], departments: set[str]) -> Iterator[Fault]:
    """Yield everything that is wrong with the rules of cases."""
    yield from _complaint_faults(rules, departments)
    if rules.sla_policy and rules.sla_policy not in policies:
        message = f"case_rules: unknown sla_policy {rules.sla_policy}"
        yield Fault("case_rules.sla_policy", "unknown_policy", message, rules.sla_policy)
    spans = {f"resolution_hours.{tier}": hours for tier, hours in rules.resolution_hours.items()}
    for kind, given in rules.types.items():
        spans |= {f"types.{kind.value}.{name}": getattr(given, name) for name in given.__struct_fields__}
    for place, hours in spans.items():
        if not 0 <= hours <= _YEAR:
            message = f"case_rules: {place}: hours are 0 to 8760"
            yield Fault(f"case_rules.{place}", "out_of_range", message, f"{hours:g}")
    shares = [rule.share for rule in rules.ladder]
    heights = [rule.step.height for rule in rules.ladder]
    if shares != sorted(shares) or heights != sorted(set(heights)) or not all(0 < s <= 10 for s in shares):
        message = "case_rules: the ladder goes up, each step later than the one before"
        yield Fault("case_rules.ladder", "bad_shares", message)
    for place in ("root_causes", "pause_reasons"):
        ids = [each.id for each in getattr(rules, place)]
        for one in sorted({each for each in ids if not each or ids.count(each) > 1}):
            message = f"case_rules: {place}: {one or '?'} appears twice or has no name"
            yield Fault(f"case_rules.{place}.{one}", "twice", message, one)
    if not 0 < rules.file_megabytes <= 100:
        message = "case_rules: file_megabytes are more than 0, at most 100"
        yield Fault("case_rules.file_megabytes", "out_of_range", message, f"{rules.file_megabytes:g}")


def _complaint_faults(rules: CaseRules, departments: set[str]) -> Iterator[Fault]:
    at, department = "case_rules", rules.complaint_department
    if department and department not in departments:
        message = f"{at}: unknown complaint_department {department}"
        yield Fault(f"{at}.complaint_department", "unknown_department", message, department)
    for name, most in (("complaint_call_back_hours", _YEAR), ("complaint_repeat_days", 3650.0)):
        value = getattr(rules, name)
        if not 0 <= value <= most:
            yield Fault(f"{at}.{name}", "out_of_range", f"{at}: {name} is 0 to {most:g}", f"{value:g}")
