"""What is counted of cases: raised, resolved, answered after how long (ME-05, ME-06)."""

from callcenter.cases.case import Case
from callcenter.cases.table import CaseState

HOUR = 3600.0
_NEVER_WAS = frozenset({CaseState.MERGED, CaseState.DISCARDED})
_RESOLVED = frozenset({CaseState.SOLVED, CaseState.FOLLOWED_UP, CaseState.CLOSED})


def is_raised(case: Case) -> bool:
    """Whether it counts: one that lives on in another, or never was one, does not."""
    return case.state not in _NEVER_WAS


def is_resolved(case: Case) -> bool:
    """Whether what was agreed is done, as it stands now: a reopened one is not (ME-05)."""
    return case.state in _RESOLVED


def answer_hours(case: Case) -> float | None:
    """Return the hours by day and night from the opening to the first answer, None without one (ME-06)."""
    return None if case.responded_at is None else (case.responded_at - case.opened_at) / HOUR
