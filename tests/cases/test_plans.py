"""Plans: moves, headings, items, revisions and the customer's word."""

from itertools import product

import pytest
from msgspec.structs import replace

from callcenter.cases import plans
from callcenter.cases.plans import (
    ACCOUNT_HEADINGS,
    HEADINGS,
    PLAN_MOVES,
    Confirmation,
    ItemState,
    Plan,
    PlanItem,
    PlanKind,
    PlanState,
)
from callcenter.cases.refusal import Refusal

ITEM = PlanItem("i1", "Train the users", "lee", 100.0, "on site")
DRAFT = Plan("p1", title="Service 2027", account="a1", owner="lee", sections={"content": "x"}, items=(ITEM,))
YES = Confirmation("person-1", "letter", 9.0, "lee")


def in_force(plan: Plan = DRAFT) -> Plan:
    """Return a plan that was asked for and approved."""
    return plans.decided(plans.ask(plan, "ap1", 1.0), 2.0, approved=True)


@pytest.mark.parametrize(("old", "new"), list(product(PlanState, PlanState)))
def test_a_plan_moves_only_as_the_table_says(old: PlanState, new: PlanState) -> None:
    """All pairs."""
    plan = replace(DRAFT, state=old)
    if new in PLAN_MOVES[old]:
        assert (new, 3.0) == (plans.move(plan, new, 3.0).state, plans.move(plan, new, 3.0).since)
    else:
        with pytest.raises(Refusal, match="wrong_state"):
            plans.move(plan, new, 3.0)


def test_an_account_plan_has_nine_headings() -> None:
    """FL-14, and every kind ends with its results."""
    assert len(set(ACCOUNT_HEADINGS)) == 9
    assert {"results"} == {headings[-1] for headings in HEADINGS.values()}


@pytest.mark.parametrize("kind", list(PlanKind))
def test_a_plan_is_asked_for_when_its_headings_are_written(kind: PlanKind) -> None:
    """Each heading but those of its carrying out; the refusal names the empty one."""
    written = {name: "text" for name in HEADINGS[kind] if name not in ("results", "quality")}
    plan = replace(DRAFT, kind=kind, sections=written)
    assert plans.ask(plan, "ap1", 1.0).state is PlanState.ASKED
    for name in written:
        with pytest.raises(Refusal) as refused:
            plans.ask(replace(plan, sections={**written, name: " "}), "ap1", 1.0)
        assert ("incomplete", name) == (refused.value.code, refused.value.detail)


@pytest.mark.parametrize("lacks", ["what", "owner", "due", "method"])
def test_an_item_says_what_who_when_and_how(lacks: str) -> None:
    """KA-18: content, person, time and way."""
    item = replace(ITEM, **{lacks: type(getattr(ITEM, lacks))()})
    with pytest.raises(Refusal, match="incomplete"):
        plans.ask(replace(DRAFT, items=(item,)), "ap1", 1.0)


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        (replace(DRAFT, items=()), "incomplete"),
        (replace(DRAFT, title=""), "incomplete"),
        (replace(DRAFT, sections={"content": "x", "weather": "fine"}), "unknown_heading"),
        (replace(DRAFT, items=(ITEM, ITEM)), "doubled_item"),
    ],
)
def test_half_a_plan_is_not_asked_for(plan: Plan, code: str) -> None:
    """Nobody is to approve what cannot be carried out."""
    with pytest.raises(Refusal, match=code):
        plans.ask(plan, "ap1", 1.0)


def test_a_plan_that_is_turned_down_is_a_draft_again() -> None:
    """And may be changed, which a plan in force may not."""
    back = plans.decided(plans.ask(DRAFT, "ap1", 1.0), 2.0, approved=False)
    assert back.state is PlanState.DRAFT
    assert plans.change(back, replace(DRAFT, title="Better"), 3.0).title == "Better"
    with pytest.raises(Refusal, match="wrong_state"):
        plans.change(in_force(), DRAFT, 3.0)


def test_a_revision_keeps_what_held_and_asks_the_customer_anew() -> None:
    """KA-20: adjusted with a reason, the confirmation belongs to its revision (KA-18)."""
    revised = plans.revise(plans.confirm(in_force(), YES), "lee", "They moved", 10.0)
    assert (PlanState.DRAFT, 2, None) == (revised.state, revised.revision, revised.confirmed)
    (held,) = revised.former
    assert (1, "They moved", YES, (ITEM,)) == (held.revision, held.reason, held.confirmed, held.items)


def test_a_revision_has_its_reason() -> None:
    """Without one it is refused."""
    with pytest.raises(Refusal, match="incomplete"):
        plans.revise(in_force(), "lee", "", 10.0)


def test_results_are_written_approved_and_closed() -> None:
    """FL-14 ⑨: not closed without them, and back in force when they are turned down."""
    plan = in_force()
    with pytest.raises(Refusal, match="incomplete"):
        plans.ask(plan, "ap2", 5.0)
    reported = plans.ask(plans.write(plan, "results", "It worked"), "ap2", 5.0)
    assert reported.state is PlanState.REPORTED
    assert plans.decided(reported, 6.0, approved=False).state is PlanState.IN_FORCE
    assert plans.decided(reported, 6.0, approved=True).state is PlanState.CLOSED


def test_what_was_agreed_is_not_rewritten() -> None:
    """Only the headings of its carrying out."""
    with pytest.raises(Refusal, match="unknown_heading"):
        plans.write(in_force(), "content", "else")


def test_items_are_settled_one_by_one() -> None:
    """Only of a plan in force, and only those it has."""
    done = plans.settle(in_force(), "i1", ItemState.DONE, "Trained 12")
    assert ("Trained 12", ItemState.DONE) == (done.items[0].result, done.items[0].state)
    for plan, item, code in ((DRAFT, "i1", "wrong_state"), (in_force(), "i9", "unknown_item")):
        with pytest.raises(Refusal, match=code):
            plans.settle(plan, item, ItemState.DONE, "")


def test_only_what_holds_is_confirmed() -> None:
    """A draft has nothing to say yes to."""
    with pytest.raises(Refusal, match="wrong_state"):
        plans.confirm(DRAFT, YES)
