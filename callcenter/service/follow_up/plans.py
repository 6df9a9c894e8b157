"""Plans: drafted, asked for, carried out, revised and closed (FL-12 to FL-16, KA-18, KA-20, KA-24)."""

from msgspec import Struct
from msgspec.structs import replace

from callcenter.accounts.account import Account
from callcenter.cases import approvals, plans
from callcenter.cases.approvals import Approval, ApprovalState, FieldChange
from callcenter.cases.plans import Confirmation, ItemState, Plan, PlanItem, PlanKind, PlanState
from callcenter.cases.refusal import Refusal
from callcenter.cases.tasks import Task, TaskKind, TaskState, new_task
from callcenter.ports.books import Change, Cursor, Match, Put
from callcenter.service.follow_up.approvals import Approvals, told
from callcenter.service.follow_up.chronicle import plan_line
from callcenter.service.follow_up.tools import Doer, Tools, new_id
from callcenter.service.follow_up.words import word

_TASK_KINDS = {PlanKind.CALL_BACK: TaskKind.CALL_BACK}


class PlanSearch(Struct, frozen=True):
    """Which plans are wanted. `owner` "" is whoever asks, or everybody of an account of theirs."""

    owner: str = ""
    account: str = ""
    kind: PlanKind | None = None
    state: PlanState | None = None
    limit: int = 100
    after: Cursor | None = None


class Plans:
    """What people do with plans. Refuses with `cases.refusal.Refusal`."""

    def __init__(self, tools: Tools, approvals_: Approvals) -> None:
        self._tools = tools
        self._approvals = approvals_

    async def add(self, wish: Plan, doer: Doer) -> Plan:
        """Draft a plan; without an owner it is whoever drafts it."""
        now = self._tools.now()
        plan = replace(wish, id=new_id("plan"), version=0, owner=wish.owner or doer.name)
        plan = replace(plan, at=now, since=now, by=doer.name, state=PlanState.DRAFT, former=(), approval="")
        plans.check_plan(plan)
        await self._check(plan)
        return await self._put(plan, doer)

    async def see(self, id_: str, doer: Doer) -> Plan:
        """Return a plan. One that is nothing to the doer is `not_found`."""
        plan = await self._tools.get(Plan, id_)
        involved = {plan.owner, plan.by, *(item.owner for item in plan.items)}
        if doer.name in involved or await self._tools.serves(doer, plan.account):
            return plan
        asked = await self._tools.books.get(Approval, plan.approval) if plan.approval else None
        if asked is not None and doer.name in {step.responsible for step in asked.steps}:
            return plan
        raise Refusal("not_found", id_)

    async def find(self, wanted: PlanSearch, doer: Doer) -> list[Plan]:
        """Return a page of plans, the newest first."""
        where: dict[str, Match] = {"account": wanted.account} if wanted.account else {}
        everybody = await self._tools.serves(doer, wanted.account)
        if wanted.owner not in {"", doer.name} and not everybody:
            raise Refusal("forbidden", wanted.owner)
        if wanted.owner or not everybody:
            where["owner"] = wanted.owner or doer.name
        if wanted.kind is not None:
            where["kind"] = wanted.kind.value
        if wanted.state is not None:
            where["state"] = wanted.state.value
        found = await self._tools.books.find(Plan, where, order="-at", limit=wanted.limit, after=wanted.after)
        return await self._tools.said(doer, found)

    async def change(self, id_: str, version: int, wish: Plan, doer: Doer) -> Plan:
        """Write a draft anew. Raises `StaleVersion`."""
        plan = replace(await self.see(id_, doer), version=version)
        changed = plans.change(plan, replace(wish, kind=plan.kind), self._tools.now())
        await self._check(changed)
        return await self._put(changed, doer)

    async def submit(self, id_: str, doer: Doer, reason: str = "") -> Plan:
        """Ask for the approval of a draft, or of the results of a plan in force; one that came back, anew."""
        plan, now = await self.see(id_, doer), self._tools.now()
        former = await self._tools.books.get(Approval, plan.approval) if plan.approval else None
        again = former if former is not None and former.state is ApprovalState.RETURNED else None
        asked_id = again.id if again is not None else new_id("approval")
        asked = plans.ask(plan, asked_id, now)
        wish = _wish(asked, asked_id, again.requester if again is not None else doer.name, reason)
        route = await self._approvals.route(wish.subject)
        approval = (
            approvals.ask_again(again, wish, route, now)
            if again is not None
            else approvals.ask(wish, route, now)
        )
        return await self._tools.keep(asked, doer.name, (Put(approval), *told(approval, now)))

    async def revise(self, id_: str, doer: Doer, reason: str) -> Plan:
        """Make a plan in force a draft again; what held is kept."""
        plan = plans.revise(await self.see(id_, doer), doer.name, reason, self._tools.now())
        return await self._put(replace(plan, approval=""), doer)

    async def confirm(self, id_: str, doer: Doer, person: str, how: str) -> Plan:
        """Note that the customer said yes (KA-18)."""
        if not (person and how):
            raise Refusal("incomplete", "how" if person else "person")
        word_of = Confirmation(person, how, self._tools.now(), doer.name)
        plan = plans.confirm(await self.see(id_, doer), word_of)
        return await self._tools.keep(plan, doer.name, plan_line(plan, doer.name))

    async def drop(self, id_: str, doer: Doer) -> Plan:
        """Give a draft up."""
        plan = plans.move(await self.see(id_, doer), PlanState.DROPPED, self._tools.now())
        return await self._put(plan, doer)

    async def settle(self, id_: str, item: str, state: ItemState, result: str, doer: Doer) -> Plan:
        """Say what came of an item."""
        return await self._put(plans.settle(await self.see(id_, doer), item, state, result), doer)

    async def write(self, id_: str, heading: str, text: str, doer: Doer) -> Plan:
        """Write what belongs to the carrying out, such as the results."""
        return await self._put(plans.write(await self.see(id_, doer), heading, text), doer)

    async def make_tasks(self, id_: str, doer: Doer) -> tuple[Plan, list[Task]]:
        """Give everybody the open items of a plan in force that they own as tasks, each once (FL-15 ②)."""
        plan, now = await self.see(id_, doer), self._tools.now()
        if plan.state is not PlanState.IN_FORCE:
            raise Refusal("wrong_state", plan.state.value)
        made = {
            item.id: self._task(plan, item, doer, now)
            for item in plan.items
            if item.state is ItemState.OPEN and not item.task
        }
        items = tuple(replace(i, task=made[i.id].id) if i.id in made else i for i in plan.items)
        changes: list[Change] = [Put(replace(plan, items=items)), *map(Put, made.values())]
        stored = await self._tools.commit(changes, doer.name)
        return stored[0], stored[1:]

    def _task(self, plan: Plan, item: PlanItem, doer: Doer, now: float) -> Task:
        task = Task(
            new_id("task"),
            kind=_TASK_KINDS.get(plan.kind, TaskKind.OTHER),
            title=word("plan_item", self._tools.house().language, title=plan.title, what=item.what),
            note=item.method,
            owner=item.owner,
            due=item.due,
            account=item.account or plan.account,
            plan=plan.id,
            item=item.id,
            state=TaskState.OPEN,
            by=doer.name,
        )
        return new_task(task, now)

    async def _check(self, plan: Plan) -> None:
        await self._tools.check_users(*{plan.owner, *(item.owner for item in plan.items if item.owner)})
        accounts = {plan.account, *(item.account for item in plan.items)} - {""}
        known = await self._tools.books.get_many(Account, accounts)
        if missing := accounts - known.keys():
            raise Refusal("not_found", min(missing))

    async def _put(self, plan: Plan, doer: Doer) -> Plan:
        return await self._tools.keep(plan, doer.name)


def _wish(plan: Plan, id_: str, requester: str, reason: str) -> Approval:
    """Return what the approval of a plan shows: its words beside those that held before."""
    held = plan.former[-1] if plan.former else None
    reported = plan.state is PlanState.REPORTED
    after = PlanState.CLOSED if reported else PlanState.IN_FORCE
    before = held.sections if held is not None and not reported else {}
    texts = (FieldChange(name, before.get(name, ""), text) for name, text in plan.sections.items())
    return Approval(
        id_,
        subject="plan_results" if reported else "plan",
        target=plan.id,
        account=plan.account,
        title=plan.title,
        changes=(
            FieldChange("state", plan.state.value, after.value),
            *(t for t in texts if t.before != t.after),
        ),
        reason=reason or plan.title,
        requester=requester,
    )
