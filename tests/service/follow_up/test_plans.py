"""Plans over the books: approved before they hold, carried out as tasks, closed with their results."""

import pytest
from msgspec.structs import replace

from callcenter.cases.plans import ItemState, Plan, PlanItem, PlanKind, PlanState
from callcenter.cases.refusal import Refusal
from callcenter.cases.tasks import TaskKind, TaskState
from callcenter.service.follow_up.plans import PlanSearch
from tests.service.follow_up.world import ANN, DAY, MAX, NOW, SUE, World

ITEMS = (
    PlanItem("i1", "Call Acme", "ann", NOW + DAY, "by phone", "acme"),
    PlanItem("i2", "Call Other", "max", NOW + DAY, "by phone", "other"),
)
CAMPAIGN = Plan(
    "", kind=PlanKind.CALL_BACK, title="Autumn", sections={"notice": "All of tier B"}, items=ITEMS
)


async def in_force(world: World) -> Plan:
    """Return a campaign of max that sue approved."""
    plans = world.office.plans
    asked = await plans.submit((await plans.add(CAMPAIGN, MAX)).id, MAX)
    await world.office.approvals.approve(asked.approval, SUE)
    return await plans.see(asked.id, MAX)


async def test_a_plan_holds_when_it_is_approved(world: World) -> None:
    """The approver compares what holds with what shall, and sees the plan."""
    asked = await world.office.plans.submit((await world.office.plans.add(CAMPAIGN, MAX)).id, MAX)
    approval = await world.office.approvals.see(asked.approval, SUE)
    assert (PlanState.ASKED, "plan", "sue") == (asked.state, approval.subject, approval.holder)
    assert ("notice", "", "All of tier B") == (
        approval.changes[1].name,
        approval.changes[1].before,
        approval.changes[1].after,
    )
    await world.office.approvals.approve(asked.approval, SUE)
    assert (await world.office.plans.see(asked.id, SUE)).state is PlanState.IN_FORCE


@pytest.mark.parametrize("verdict", ["reject", "return", "withdraw"])
async def test_a_no_makes_it_a_draft_again(world: World, verdict: str) -> None:
    """It is mended and asked for anew; the returned approval itself goes on."""
    plans, approvals = world.office.plans, world.office.approvals
    asked = await plans.submit((await plans.add(CAMPAIGN, MAX)).id, MAX)
    if verdict == "withdraw":
        await approvals.withdraw(asked.approval, MAX)
    else:
        decide = approvals.reject if verdict == "reject" else approvals.send_back
        await decide(asked.approval, SUE, "Who calls?")
    draft = await plans.see(asked.id, MAX)
    assert draft.state is PlanState.DRAFT
    await plans.change(draft.id, draft.version, replace(CAMPAIGN, title="Winter", owner="max"), MAX)
    again = await plans.submit(asked.id, MAX)
    assert (verdict == "return") is (again.approval == asked.approval)
    await approvals.approve(again.approval, SUE)
    assert "Winter" == (await plans.see(asked.id, MAX)).title


async def test_items_become_tasks_and_are_done_with_them(world: World) -> None:
    """Each owner has theirs, once; the campaign knows what came of it (FL-15)."""
    plan = await in_force(world)
    _, made = await world.office.plans.make_tasks(plan.id, MAX)
    assert [("ann", "acme", TaskKind.CALL_BACK), ("max", "other", TaskKind.CALL_BACK)] == [
        (task.owner, task.account, task.kind) for task in made
    ]
    assert [] == (await world.office.plans.make_tasks(plan.id, MAX))[1]
    await world.office.tasks.move(made[0].id, TaskState.DONE, ANN, result="Content")
    items = (await world.office.plans.see(plan.id, MAX)).items
    assert [(ItemState.DONE, "Content"), (ItemState.OPEN, "")] == [
        (item.state, item.result) for item in items
    ]


async def test_results_are_approved_before_it_is_closed(world: World) -> None:
    """Its report goes the same way as the plan did."""
    plans = world.office.plans
    plan = await in_force(world)
    for heading, text in (("quality", "No case open"), ("results", "Two called")):
        await plans.write(plan.id, heading, text, MAX)
    reported = await plans.submit(plan.id, MAX)
    assert PlanState.REPORTED is reported.state
    await world.office.approvals.approve(reported.approval, SUE)
    assert PlanState.CLOSED is (await plans.see(plan.id, MAX)).state


async def test_a_plan_is_revised_and_confirmed(world: World) -> None:
    """The customer says yes to what holds (KA-18); a revision is asked for anew (KA-20)."""
    plans = world.office.plans
    plan = await in_force(world)
    confirmed = await plans.confirm(plan.id, MAX, "Mr Li", "letter")
    assert confirmed.confirmed is not None
    revised = await plans.revise(plan.id, MAX, "Two more accounts")
    assert (2, None, PlanState.DRAFT) == (revised.revision, revised.confirmed, revised.state)
    again = await plans.submit(plan.id, MAX)
    assert plan.approval != again.approval
    assert PlanState.ASKED is again.state


async def test_plans_are_seen_by_those_they_concern(world: World) -> None:
    """Their owner, who has an item, the account's people."""
    plans = world.office.plans
    plan = await plans.add(CAMPAIGN, MAX)
    assert plan == await plans.see(plan.id, ANN)
    assert [plan] == await plans.find(PlanSearch(kind=PlanKind.CALL_BACK), MAX)
    assert [plan] == await plans.find(PlanSearch(state=PlanState.DRAFT), SUE)
    assert [] == await plans.find(PlanSearch(), ANN)
    with pytest.raises(Refusal, match="unknown_user"):
        await plans.add(replace(CAMPAIGN, owner="nemo"), MAX)
    with pytest.raises(Refusal, match="not_found"):
        await plans.add(replace(CAMPAIGN, account="nowhere"), MAX)
    assert PlanState.DROPPED is (await plans.drop(plan.id, MAX)).state
