"""Visits: moves, reports, and the cycle of each tier."""

from itertools import product

import pytest
from msgspec.structs import replace

from callcenter.cases.refusal import Refusal
from callcenter.cases.visits import (
    VISIT_MOVES,
    HeardNeed,
    Visit,
    Visited,
    VisitReport,
    VisitState,
    move,
    new_visit,
    next_visit,
    overdue_visits,
    report,
    visit_due,
)

DAY = 86400.0
CYCLES = {"A": 30.0, "B": 60.0}
PLANNED = Visit("v1", account="a1", owner="lee", planned=DAY, purpose="Quarterly talk", people=("p1",))
TOLD = VisitReport(DAY, "They grow", opinions="Too slow", trial="Portal", next_visit=31 * DAY)


@pytest.mark.parametrize(("old", "new"), list(product(VisitState, VisitState)))
def test_a_visit_moves_only_as_the_table_says(old: VisitState, new: VisitState) -> None:
    """All pairs."""
    visit = replace(PLANNED, state=old)
    if new in VISIT_MOVES[old]:
        assert new is move(visit, new, 2.0).state
    else:
        with pytest.raises(Refusal, match="wrong_state"):
            move(visit, new, 2.0)


@pytest.mark.parametrize("lacks", ["account", "owner", "planned", "purpose"])
def test_a_visit_says_to_whom_by_whom_when_and_why(lacks: str) -> None:
    """The refusal names what is missing."""
    with pytest.raises(Refusal) as refused:
        new_visit(replace(PLANNED, **{lacks: type(getattr(PLANNED, lacks))()}), 0.0)
    assert ("incomplete", lacks) == (refused.value.code, refused.value.detail)


def test_a_report_ends_a_visit_and_plans_the_next() -> None:
    """With the same people, and a word of where it came from."""
    visit = report(PLANNED, TOLD, 2 * DAY)
    assert (VisitState.DONE, DAY) == (visit.state, visit.held_at)
    coming = next_visit(visit, "v2", 2 * DAY)
    assert coming is not None
    assert (31 * DAY, "v1", ("p1",), VisitState.PLANNED) == (
        coming.planned,
        coming.follows,
        coming.people,
        coming.state,
    )


def test_a_report_may_be_mended() -> None:
    """It stays a visit that was made."""
    mended = report(report(PLANNED, TOLD, 2 * DAY), replace(TOLD, summary="They shrink"), 3 * DAY)
    assert mended.report is not None
    assert mended.report.summary == "They shrink"


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (replace(TOLD, summary=""), "incomplete"),
        (replace(TOLD, held_at=9 * DAY), "not_yet"),
        (replace(TOLD, needs=(HeardNeed("speed", importance=6),)), "out_of_range"),
    ],
)
def test_a_report_tells_of_what_has_been(told: VisitReport, code: str) -> None:
    """With a summary, of a past visit, with marks from 1 to 5."""
    with pytest.raises(Refusal, match=code):
        report(PLANNED, told, 2 * DAY)


def test_without_a_wish_no_visit_follows() -> None:
    """Neither before the report nor after one that names no date."""
    assert next_visit(PLANNED, "v2", 0.0) is None
    assert next_visit(report(PLANNED, replace(TOLD, next_visit=0.0), 2 * DAY), "v2", 0.0) is None


def test_the_cycle_counts_from_the_last_visit_or_the_first_day() -> None:
    """A tier without a cycle is never due; an account's own cycle goes before its tier's."""
    assert visit_due(Visited("a1", "A", "lee", since=0.0, last=5 * DAY), CYCLES) == 35 * DAY
    assert visit_due(Visited("a1", "A", "lee", since=2 * DAY), CYCLES) == 32 * DAY
    assert visit_due(Visited("a1", "C", "lee", since=0.0), CYCLES) is None
    assert visit_due(Visited("a1", "A", "lee", since=0.0, days=7.0), CYCLES) == 7 * DAY


def test_the_longest_overdue_comes_first() -> None:
    """The day itself is in time."""
    seen = [
        Visited("late", "A", "lee", since=0.0, last=5 * DAY),
        Visited("later", "A", "lee", since=0.0),
        Visited("today", "B", "ann", since=0.0),
        Visited("never", "C", "ann", since=0.0),
    ]
    late = overdue_visits(seen, CYCLES, 60 * DAY)
    assert [("later", 30.0), ("late", 25.0)] == [(each.account, each.days) for each in late]
