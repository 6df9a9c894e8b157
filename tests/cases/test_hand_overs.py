"""A hand-over is gone through, the customer introduced, and signed by both (KA-07)."""

import pytest
from msgspec.structs import replace

from callcenter.cases.case import Case
from callcenter.cases.hand_overs import (
    HandOver,
    HandOverState,
    Point,
    begin,
    call_off,
    check,
    given_over,
    introduce,
    sign,
)
from callcenter.cases.refusal import Refusal
from callcenter.cases.table import CaseState

WISH = HandOver("h1", account="acme", giver="max", taker="ann", reason="Parental leave")
NOW = 1_000.0


def ready() -> HandOver:
    """Return one that nothing keeps from being signed."""
    one = begin(WISH, NOW)
    for point in Point:
        one = check(one, point, "max", NOW)
    return introduce(one, "Lunch with their board", "max", NOW)


@pytest.mark.parametrize(
    ("change", "code"),
    [({"reason": " "}, "incomplete"), ({"giver": ""}, "incomplete"), ({"taker": "max"}, "nothing_changes")],
)
def test_it_begins_between_two_with_a_reason(change: dict[str, str], code: str) -> None:
    """An account without a manager is given one, not handed over."""
    with pytest.raises(Refusal, match=code):
        begin(replace(WISH, **change), NOW)


def test_nobody_signs_before_the_list_is_through_and_the_customer_was_introduced() -> None:
    """What is missing is told; a point said again is there once, with the later word."""
    one = check(check(begin(WISH, NOW), Point.FILE, "max", NOW), Point.FILE, "ann", NOW + 1, "Two files")
    assert (("people", "cases", "tasks", "promises", "contracts", "introduced"), ["Two files"]) == (
        one.missing,
        [each.note for each in one.checks],
    )
    with pytest.raises(Refusal, match="incomplete"):
        sign(one, "max", "max", NOW)
    assert () == ready().missing


def test_both_sign_each_for_themselves() -> None:
    """In any order; never twice, never one for the other, never somebody else."""
    once = sign(ready(), "ann", "ann", NOW)
    assert HandOverState.SIGNED is once.state
    for agent, by, code in (
        ("ann", "max", "second_person"),
        ("max", "ann", "second_person"),
        ("tom", "tom", "not_yours"),
    ):
        with pytest.raises(Refusal, match=code):
            sign(once, agent, by, NOW)
    with pytest.raises(Refusal, match="wrong_state"):
        introduce(once, "again", "max", NOW)

    done = sign(once, "max", "max", NOW)

    assert (HandOverState.DONE, ["ann", "max"]) == (done.state, [each.agent for each in done.signatures])
    for over in (done, call_off(once, NOW)):
        with pytest.raises(Refusal, match="wrong_state"):
            call_off(over, NOW)


def test_a_case_changes_hands_where_it_stands() -> None:
    """State, department and deadlines stay; the new owner is told, the trail says why."""
    before = Case("c1", state=CaseState.PROPOSED, department="tech", owner="max")

    decision = given_over(before, "ann", "max", "Parental leave", NOW)

    assert ("ann", CaseState.PROPOSED, "tech") == (
        decision.case.owner,
        decision.case.state,
        decision.case.department,
    )
    assert [("assign", "Parental leave")] == [(each.kind, each.text) for each in decision.entries]
    assert [("ann",)] == [each.users for each in decision.effects]  # type: ignore[union-attr]
