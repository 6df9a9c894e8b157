"""Plans: drafted, approved, carried out, revised, closed."""

from msgspec.structs import asdict

from callcenter.cases.plans import Plan
from callcenter.service.follow_up.plans import PlanSearch
from callcenter.web.api.follow_up.common import behind, cursor, doer
from callcenter.web.endpoint import Call
from callcenter.web.values_follow_up import (
    CustomerYes,
    ItemWish,
    NewPlan,
    PlanEdit,
    PlanQuery,
    PlanRows,
    PlanTasks,
    Reason,
    SectionText,
    SomeReason,
)


async def list_plans(call: Call[PlanQuery]) -> PlanRows:
    """One's own plans, the newest first, or those of an account."""
    wish = asdict(call.body)
    after = cursor(wish.pop("after"))
    found = await call.parts.follow_up.plans.find(PlanSearch(**wish, after=after), doer(call))
    return PlanRows(tuple(found), behind(found, call.body.limit, "-at"))


async def add_plan(call: Call[NewPlan]) -> Plan:
    """Draft a plan: service, account, development, maintenance, win-back, call-back campaign, programme."""
    return await call.parts.follow_up.plans.add(_plan(call.body), doer(call))


async def see_plan(call: Call[None]) -> Plan:
    """One plan with its former revisions."""
    return await call.parts.follow_up.plans.see(call.id, doer(call))


async def change_plan(call: Call[PlanEdit]) -> Plan:
    """Write a draft anew; its kind stays."""
    return await call.parts.follow_up.plans.change(call.id, call.body.version, _plan(call.body), doer(call))


async def submit_plan(call: Call[Reason]) -> Plan:
    """Ask for the approval of a draft, or of the results of a plan in force."""
    return await call.parts.follow_up.plans.submit(call.id, doer(call), call.body.reason)


async def revise_plan(call: Call[SomeReason]) -> Plan:
    """Make a plan in force a draft again; what held is kept."""
    return await call.parts.follow_up.plans.revise(call.id, doer(call), call.body.reason)


async def confirm_plan(call: Call[CustomerYes]) -> Plan:
    """Note that the customer said yes to the plan."""
    return await call.parts.follow_up.plans.confirm(call.id, doer(call), call.body.person, call.body.how)


async def drop_plan(call: Call[None]) -> Plan:
    """Give a draft up."""
    return await call.parts.follow_up.plans.drop(call.id, doer(call))


async def settle_item(call: Call[ItemWish]) -> Plan:
    """Say what came of an item of a plan in force."""
    wish = call.body
    return await call.parts.follow_up.plans.settle(call.id, wish.item, wish.state, wish.result, doer(call))


async def write_section(call: Call[SectionText]) -> Plan:
    """Write what belongs to the carrying out, such as the results."""
    return await call.parts.follow_up.plans.write(call.id, call.body.heading, call.body.text, doer(call))


async def make_tasks(call: Call[None]) -> PlanTasks:
    """Give everybody the open items that they own as tasks, each once."""
    plan, made = await call.parts.follow_up.plans.make_tasks(call.id, doer(call))
    return PlanTasks(plan, tuple(made))


def _plan(wish: NewPlan | PlanEdit) -> Plan:
    names = ("kind", "title", "account", "owner", "begins", "ends", "sections", "items")
    return Plan("", **{name: getattr(wish, name) for name in names if hasattr(wish, name)})
