"""Visits to customers: planned, made, reported, and who has not been visited for too long (KA-36, ME-14)."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from callcenter.cases.refusal import Refusal

DAY = 86400.0


class VisitState(StrEnum):
    """How far a visit is."""

    PLANNED = "planned"
    DONE = "done"  #: made and reported
    CANCELLED = "cancelled"


_S = VisitState

#: The law of visits: what was reported stays so, though its report may be mended.
VISIT_MOVES: dict[VisitState, frozenset[VisitState]] = {
    _S.PLANNED: frozenset({_S.DONE, _S.CANCELLED}),
    _S.DONE: frozenset({_S.DONE}),
    _S.CANCELLED: frozenset({_S.PLANNED}),
}


class HeardNeed(Struct, frozen=True):
    """A need that was heard on a visit. `importance` and `urgency` 1 to 5 (KA-17)."""

    text: str
    importance: int = 3
    urgency: int = 3


class VisitReport(Struct, frozen=True):
    """What came of a visit (KA-36). Times in seconds UTC, 0 for none.

    `met` are the people spoken to, `decision_maker` whether one of them decides (PR-01). `news`: what
    was told of products and services; `trial`: what was offered to try; `opinions`: what the customer
    thinks; `escalation`: what our own management must hear.
    """

    held_at: float
    summary: str = ""
    met: tuple[str, ...] = ()
    decision_maker: bool = False
    news: str = ""
    trial: str = ""
    opinions: str = ""
    escalation: str = ""
    needs: tuple[HeardNeed, ...] = ()
    next_visit: float = 0.0


class Visit(Struct, frozen=True):
    """A visit that `owner` (a user's name) makes to an account at `planned` (seconds UTC).

    `visitors` go along. `follows` is the visit whose report asked for this one.
    """

    id: str
    version: int = 0
    account: str = ""
    owner: str = ""
    planned: float = 0.0
    purpose: str = ""
    preparation: str = ""
    people: tuple[str, ...] = ()
    visitors: tuple[str, ...] = ()
    state: VisitState = VisitState.PLANNED
    since: float = 0.0
    report: VisitReport | None = None
    held_at: float = 0.0
    plan: str = ""
    item: str = ""
    follows: str = ""
    at: float = 0.0
    by: str = ""


def new_visit(visit: Visit, now: float) -> Visit:
    """Return a visit as it begins. Refuses one without an account, an owner, a time or a purpose."""
    for name in ("account", "owner", "planned", "purpose"):
        if not getattr(visit, name):
            raise Refusal("incomplete", name)
    return replace(visit, state=_S.PLANNED, since=now, at=now, report=None, held_at=0.0)


def move(visit: Visit, to: VisitState, now: float) -> Visit:
    """Return the visit in another state. Refuses with `wrong_state` what `VISIT_MOVES` does not hold."""
    if to not in VISIT_MOVES[visit.state]:
        raise Refusal("wrong_state", visit.state.value)
    return replace(visit, state=to, since=now)


def report(visit: Visit, told: VisitReport, now: float) -> Visit:
    """Return the visit with its report. Refuses one without a summary, or of a visit still to come."""
    if not told.summary:
        raise Refusal("incomplete", "summary")
    if not 0 < told.held_at <= now:
        raise Refusal("not_yet", "held_at")
    if not all(1 <= mark <= 5 for need in told.needs for mark in (need.importance, need.urgency)):
        raise Refusal("out_of_range", "needs")
    return replace(move(visit, _S.DONE, now), report=told, held_at=told.held_at)


def next_visit(visit: Visit, id_: str, now: float) -> Visit | None:
    """Return the visit that a report asks for, None if it asks for none."""
    if visit.report is None or not visit.report.next_visit:
        return None
    return Visit(
        id_,
        account=visit.account,
        owner=visit.owner,
        planned=visit.report.next_visit,
        purpose=visit.purpose,
        people=visit.people,
        since=now,
        plan=visit.plan,
        item=visit.item,
        follows=visit.id,
        at=now,
        by=visit.by,
    )


class Visited(Struct, frozen=True):
    """What the visit cycle asks of an account: since when we have it, and when it was last visited.

    `planned` is the next visit that stands, 0 for none. All in seconds UTC. `days`: the account's own
    cycle, 0 for its tier's.
    """

    account: str
    tier: str
    owner: str
    since: float
    last: float = 0.0
    planned: float = 0.0
    days: float = 0.0


class OverdueVisit(Struct, frozen=True):
    """An account that should have been visited by `due`; `days` is how long ago that was.

    `owner` is whoever manages the account (an agent's id), "" for nobody.
    """

    account: str
    tier: str
    owner: str
    due: float
    days: float
    last: float
    planned: float


def visit_due(seen: Visited, cycle_days: Mapping[str, float]) -> float | None:
    """Return by when an account is to be visited again: a cycle after the last visit (ME-14).

    The cycle is its own, else its tier's; None without either. Who was never visited is counted from
    the day they became ours.
    """
    days = seen.days or cycle_days.get(seen.tier)
    return None if not days else (seen.last or seen.since) + days * DAY


def overdue_visits(
    seen: Iterable[Visited], cycle_days: Mapping[str, float], now: float
) -> list[OverdueVisit]:
    """Return the accounts whose visit is overdue, the longest overdue first."""
    dues = ((each, visit_due(each, cycle_days)) for each in seen)
    late = [
        OverdueVisit(s.account, s.tier, s.owner, due, (now - due) / DAY, s.last, s.planned)
        for s, due in dues
        if due is not None and due < now
    ]
    return sorted(late, key=lambda each: (each.due, each.account))
