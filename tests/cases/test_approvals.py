"""Approvals: in order, by a second person, within an amount, and made once."""

import pytest
from msgspec.structs import replace

from callcenter.cases import approvals as a
from callcenter.cases.approvals import Approval, ApprovalState, Finding, RouteStep, Verdict
from callcenter.cases.refusal import Refusal
from tests.cases.approvals_world import ROUTE, WISH


def asked(wish: Approval = WISH) -> Approval:
    """Return an approval at its first step."""
    return a.ask(wish, ROUTE, 1.0)


def approved() -> Approval:
    """Return one that everybody agreed to."""
    return a.approve(a.approve(asked(), "ben", 2.0), "dan", 3.0)


def test_it_goes_from_one_to_the_next_in_order() -> None:
    """The holder of the open step decides, nobody else."""
    first = asked()
    assert (ApprovalState.ASKED, "ben") == (first.state, first.holder)
    with pytest.raises(Refusal, match="not_yours"):
        a.approve(first, "dan", 2.0)
    second = a.approve(first, "ben", 2.0, "fine")
    assert (ApprovalState.ASKED, "dan") == (second.state, second.holder)
    last = a.approve(second, "dan", 3.0)
    assert (ApprovalState.APPROVED, "") == (last.state, last.holder)
    assert [Verdict.ASK, Verdict.APPROVE, Verdict.APPROVE] == [act.verdict for act in last.acts]


def test_within_the_limit_the_first_alone_decides() -> None:
    """权限内: the limit itself is within it, one more is not."""
    assert 1 == len(a.steps_for(ROUTE, 1000.0, "ann"))
    assert 2 == len(a.steps_for(ROUTE, 1000.01, "ann"))


def test_who_asks_is_left_out_of_the_route() -> None:
    """The next of the step's people stands in; with nobody left nothing can be asked."""
    assert ["cam", "dan"] == [step.approver for step in a.steps_for(ROUTE, 5000.0, "ben")]
    with pytest.raises(Refusal, match="no_approver"):
        a.steps_for((RouteStep(("ann",)),), 0.0, "ann")
    with pytest.raises(Refusal, match="no_approver"):
        a.steps_for((), 0.0, "ann")


def test_nobody_agrees_twice() -> None:
    """The second step passes over who has the first."""
    route = (RouteStep(("ben",)), RouteStep(("ben", "cam")))
    assert ["ben", "cam"] == [step.approver for step in a.steps_for(route, 0.0, "ann")]


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (replace(WISH, reason=" "), "incomplete"),
        (replace(WISH, changes=()), "nothing_changes"),
        (replace(WISH, changes=(a.FieldChange("tier", "A", "A"),)), "nothing_changes"),
        (replace(WISH, finding=Finding("Paid late", "Bank holiday", serious=False)), "not_serious"),
    ],
)
def test_what_need_not_be_asked_is_refused(wish: Approval, code: str) -> None:
    """FL-23 ③: a finding that is not serious changes no grade."""
    with pytest.raises(Refusal, match=code):
        asked(wish)


@pytest.mark.parametrize("decide", [a.reject, a.send_back])
def test_saying_no_has_a_reason(decide: object) -> None:
    """Both no for good and back to mend."""
    assert callable(decide)
    with pytest.raises(Refusal, match="incomplete"):
        decide(asked(), "ben", 2.0, "  ")


def test_what_is_returned_goes_back_to_who_asked_and_begins_anew() -> None:
    """With the mended change, at the first step, with its whole history."""
    back = a.send_back(a.approve(asked(), "ben", 2.0), "dan", 3.0, "Which year?")
    assert (ApprovalState.RETURNED, "ann") == (back.state, back.holder)
    mended = replace(back, changes=(a.FieldChange("tier", "C", "A"),), reason="In 2026")
    anew = a.ask_again(back, mended, ROUTE, 4.0)
    assert (ApprovalState.ASKED, 0, "ben", "C") == (
        anew.state,
        anew.step,
        anew.holder,
        anew.changes[0].before,
    )
    assert len(anew.acts) == 4


def test_who_stands_in_answers_alone() -> None:
    """The one who handed it on can no longer decide."""
    handed = a.delegate(asked(), "ben", "eve", 2.0, "On leave")
    assert "eve" == handed.holder
    with pytest.raises(Refusal, match="not_yours"):
        a.approve(handed, "ben", 3.0)
    assert "dan" == a.approve(handed, "eve", 3.0).holder


@pytest.mark.parametrize("to", ["ann", "ben", "dan", ""])
def test_it_is_handed_to_a_new_person(to: str) -> None:
    """Never to who asked, to oneself, or to somebody of another step."""
    with pytest.raises(Refusal, match="second_person"):
        a.delegate(asked(), "ben", to, 2.0)


def test_only_who_asked_calls_it_off() -> None:
    """And not once it is decided."""
    with pytest.raises(Refusal, match="not_yours"):
        a.withdraw(asked(), "ben", 2.0)
    assert a.withdraw(asked(), "ann", 2.0).state is ApprovalState.WITHDRAWN
    with pytest.raises(Refusal, match="wrong_state"):
        a.withdraw(approved(), "ann", 4.0)


def test_a_change_waits_for_its_day() -> None:
    """FL-23: an effective date."""
    agreed = replace(approved(), effective_at=50.0)
    assert agreed.wakes_at == 50.0
    assert asked().wakes_at is None
    with pytest.raises(Refusal, match="not_yet"):
        a.apply(agreed, 49.0)
    assert a.apply(agreed, 50.0).state is ApprovalState.APPLIED


def test_a_finding_that_is_not_serious_is_kept() -> None:
    """Nobody decides and nothing changes; it says what was looked into."""
    seen = replace(WISH, finding=Finding("Paid late", "Bank holiday", serious=False))
    noted = a.note(seen, 3.0)
    assert (ApprovalState.NOTED, "", ()) == (noted.state, noted.holder, noted.changes)
    for bad in (
        WISH,
        replace(WISH, finding=Finding("Paid late")),
        replace(WISH, finding=Finding("x", "y", True)),
    ):
        with pytest.raises(Refusal, match="incomplete"):
            a.note(bad, 3.0)


def test_what_is_outdated_goes_back() -> None:
    """Nobody agreed to change it from what it is by now."""
    back = a.outdate(approved(), 9.0, "tier")
    assert (ApprovalState.RETURNED, "ann") == (back.state, back.holder)
    with pytest.raises(Refusal, match="wrong_state"):
        a.outdate(asked(), 9.0, "tier")
