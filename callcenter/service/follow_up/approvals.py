"""Approvals: asked for, decided by a second person, and made once, together with the change itself."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from callcenter.accounts.account import Account, Secrecy
from callcenter.accounts.person import Person
from callcenter.cases import approvals
from callcenter.cases.approvals import Approval, ApprovalState, FieldChange, Finding, RouteStep, Verdict
from callcenter.cases.plans import Plan
from callcenter.cases.refusal import Refusal
from callcenter.cases.tasks import Task, TaskKind, new_task
from callcenter.ports.books import Change, Cursor, Match, Put, StaleVersion
from callcenter.ports.notices import Notice
from callcenter.quality.scorecards.cards import Scorecard
from callcenter.service.follow_up.appliers import applier_of
from callcenter.service.follow_up.chronicle import approval_line
from callcenter.service.follow_up.tools import Doer, Tools, new_id
from callcenter.service.follow_up.words import word
from callcenter.service.permissions import Permission
from callcenter.service.quality.scorecards.told import card_told

#: The customer hears of a decision within this time.
_NOTICE_SECONDS = 2 * 86400.0
#: So often a change is tried again when somebody else changes the same thing at that moment.
_TRIES = 3

Decide = Callable[[Approval, float], Approval]


class ChangeWish(Struct, frozen=True):
    """A change that somebody asks for: fields of the target with their new values."""

    subject: str
    target: str
    changes: dict[str, Any] = field(default_factory=dict)
    reason: str = ""
    title: str = ""
    amount: float = 0.0
    finding: Finding | None = None
    notify: bool = False
    effective_at: float = 0.0


class ApprovalSearch(Struct, frozen=True):
    """Which approvals are wanted: `box` is `mine` (to decide or to mend), `asked` (by me) or `all`."""

    box: str = "mine"
    subject: str = ""
    account: str = ""
    target: str = ""
    state: ApprovalState | None = None
    limit: int = 100
    after: Cursor | None = None


class Approvals:
    """What people do with approvals. Refuses with `cases.refusal.Refusal`."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def ask(self, wish: ChangeWish, doer: Doer) -> Approval:
        """Ask for a change; a finding that is not serious is only written down (FL-23 ③)."""
        approval = await self._wished(wish, doer)
        now = self._tools.now()
        if approval.finding is not None and not approval.finding.serious:
            begun = approvals.note(approval, now)
        else:
            begun = approvals.ask(approval, await self.route(wish.subject), now)
        return await self._tools.keep(begun, doer.name, told(begun, now))

    async def ask_again(self, id_: str, wish: ChangeWish, doer: Doer) -> Approval:
        """Ask anew for what was returned, with the change as it is wanted now."""
        approval = await self.see(id_, doer)
        if doer.name != approval.requester:
            raise Refusal("not_yours", id_)
        mended = await self._wished(replace(wish, subject=approval.subject, target=approval.target), doer)
        route = await self.route(approval.subject)
        now = self._tools.now()
        asked = approvals.ask_again(approval, mended, route, now)
        return await self._tools.keep(asked, doer.name, told(asked, now))

    async def see(self, id_: str, doer: Doer) -> Approval:
        """Return an approval. One that is nothing to the doer is `not_found`."""
        approval = await self._tools.get(Approval, id_)
        involved = {approval.requester, approval.holder}
        for step in approval.steps:
            involved |= {step.approver, step.responsible}
        if doer.name in involved or await self._tools.serves(doer, approval.account):
            return approval
        raise Refusal("not_found", id_)

    async def find(self, wanted: ApprovalSearch, doer: Doer) -> list[Approval]:
        """Return a page of a box, the oldest first; of all the newest."""
        where: dict[str, Match] = {}
        if wanted.box == "mine":
            where["holder"] = doer.name
        elif wanted.box == "asked":
            where["requester"] = doer.name
        elif not await self._tools.serves(doer, wanted.account):
            raise Refusal("forbidden", wanted.box)
        for name in ("subject", "account", "target"):
            if value := getattr(wanted, name):
                where[name] = value
        if wanted.state is not None:
            where["state"] = wanted.state.value
        order = "at" if wanted.box == "mine" else "-at"
        return await self._tools.books.find(
            Approval, where, order=order, limit=wanted.limit, after=wanted.after
        )

    async def approve(self, id_: str, doer: Doer, reason: str = "") -> Approval:
        """Agree. After the last yes the change is made, now or on its day."""
        await self._may_decide(doer)
        return await self._decide(id_, doer, lambda a, now: approvals.approve(a, doer.name, now, reason))

    async def reject(self, id_: str, doer: Doer, reason: str) -> Approval:
        """Say no for good."""
        return await self._decide(id_, doer, lambda a, now: approvals.reject(a, doer.name, now, reason))

    async def send_back(self, id_: str, doer: Doer, reason: str) -> Approval:
        """Hand it back to be mended."""
        return await self._decide(id_, doer, lambda a, now: approvals.send_back(a, doer.name, now, reason))

    async def withdraw(self, id_: str, doer: Doer, reason: str = "") -> Approval:
        """Call off what one asked for oneself."""
        return await self._decide(id_, doer, lambda a, now: approvals.withdraw(a, doer.name, now, reason))

    async def delegate(self, id_: str, doer: Doer, to: str, reason: str = "") -> Approval:
        """Hand the open step to somebody else who may approve."""
        if to not in await self._approvers():
            raise Refusal("no_approver", to)
        return await self._decide(id_, doer, lambda a, now: approvals.delegate(a, doer.name, to, now, reason))

    async def apply_due(self, approval: Approval, _now: float) -> None:
        """Make an approved change whose day has come."""
        await self._apply(approval.id)

    async def route(self, subject: str) -> tuple[RouteStep, ...]:
        """Return who must agree: the house's route, of those who may approve; without one any of them."""
        may = await self._approvers()
        routes = {each.id: each.steps for each in self._tools.house().approval_routes}
        if subject not in routes:
            return (RouteStep(tuple(may)),)
        return tuple(
            replace(step, users=tuple(name for name in step.users if name in may)) for step in routes[subject]
        )

    async def _approvers(self) -> list[str]:
        """Return who may approve, supervisors first."""
        return [user.name for user in await self._tools.users_with(Permission.APPROVE)]

    async def _may_decide(self, doer: Doer) -> None:
        if doer.name not in await self._approvers():
            raise Refusal("forbidden", doer.name)

    async def _wished(self, wish: ChangeWish, doer: Doer) -> Approval:
        """Return the approval that a wish would begin, with what is there now beside what shall be."""
        applier = applier_of(wish.subject)
        thing = await self._tools.get(applier.kind, wish.target)
        now = applier.now(thing)
        if unknown := wish.changes.keys() - now.keys():
            raise Refusal("bad_change", min(unknown))
        if wish.changes:
            applier.check(thing, wish.changes, self._tools.house())
        if wish.subject == "credit" and thing.credit.grade and wish.finding is None:
            raise Refusal("incomplete", "finding")
        return Approval(
            new_id("approval"),
            subject=wish.subject,
            target=wish.target,
            account=account_of(thing),
            title=wish.title or named(thing),
            changes=tuple(FieldChange(name, now[name], after) for name, after in wish.changes.items()),
            reason=wish.reason,
            amount=wish.amount,
            finding=wish.finding,
            notify=wish.notify,
            effective_at=wish.effective_at,
            requester=doer.name,
        )

    async def _decide(self, id_: str, doer: Doer, decide: Decide) -> Approval:
        """Store a decision with what it changes at once; a yes to the last step whose day is here is made."""
        before = await self.see(id_, doer)
        now = self._tools.now()
        after = decide(before, now)
        if after.state is ApprovalState.APPROVED and after.effective_at <= now:
            return await self._apply(id_, decide, doer.name)
        also: list[Change] = [*told(after, now)]
        if after.state in {ApprovalState.REJECTED, ApprovalState.RETURNED, ApprovalState.WITHDRAWN}:
            applier = applier_of(after.subject)
            thing = await self._tools.books.get(applier.kind, after.target)
            undone = applier.turned_down(thing, after, now) if thing is not None else None
            also += [Put(undone)] if undone is not None else []
        return await self._tools.keep(after, doer.name, also)

    async def _apply(self, id_: str, decide: Decide | None = None, by: str = "") -> Approval:
        """Make an approved change: the approval and the thing in one transaction, so once and whole.

        Whoever changes the thing at that moment goes first; then it is looked at anew.
        """
        for tries in range(_TRIES, 0, -1):
            approval, now = await self._tools.get(Approval, id_), self._tools.now()
            agreed = decide(approval, now) if decide is not None else approval
            try:
                made, also = await self._made(agreed, now)
                return await self._tools.keep(made, by, also)
            except StaleVersion:
                if tries == 1:
                    raise
        raise AssertionError("unreachable")

    async def _made(self, agreed: Approval, now: float) -> tuple[Approval, list[Change]]:
        """Return the approval as it is once its change is made, and what is stored with it."""
        applier = applier_of(agreed.subject)
        thing = await self._tools.books.get(applier.kind, agreed.target)
        wrong = "target" if thing is None else applier.outdated(thing, agreed)
        if thing is None or wrong:
            back = approvals.outdate(agreed, now, wrong)
            return back, [*told(back, now)]
        made = approvals.apply(agreed, now)
        changed = applier.apply(thing, agreed, now)
        also: list[Change] = [Put(changed), *told(made, now)]
        also += card_told(changed, now) if isinstance(changed, Scorecard) else []
        account = await self._tools.books.get(Account, agreed.account) if agreed.account else None
        also += approval_line(made, account.secrecy if account is not None else Secrecy.NORMAL)
        if agreed.notify and isinstance(thing, Account):
            also.append(Put(await self._notice(agreed, thing, now)))
        return made, also

    async def _notice(self, approval: Approval, account: Account, now: float) -> Task:
        """Return the task to tell the customer (FL-23 ⑥), for whoever manages the account or asked."""
        task = Task(
            new_id("task"),
            kind=TaskKind.CALL_BACK,
            title=word("tell_customer", self._tools.house().language),
            note=approval.reason,
            owner=await self._tools.manager_of(account) or approval.requester,
            due=now + _NOTICE_SECONDS,
            account=account.id,
            by=approval.requester,
        )
        return new_task(task, now)


def account_of(thing: Account | Person | Plan) -> str:
    """Return the account that a thing concerns."""
    return thing.id if isinstance(thing, Account) else thing.account


def named(thing: Account | Person | Plan) -> str:
    """Return what people call it."""
    if isinstance(thing, Account):
        return thing.company
    return thing.name if isinstance(thing, Person) else thing.title


def told(approval: Approval, now: float) -> list[Put]:
    """Return the notice of the last act: to whoever decides next, or to whoever asked."""
    act = approval.acts[-1]
    user = approval.holder or approval.requester
    if user == act.by and act.verdict is not Verdict.APPLY:
        return []
    notice = Notice(
        new_id("notice"),
        user=user,
        at=now,
        kind="approval",
        subject=approval.id,
        what=act.verdict.value,
        title=approval.title,
        text=act.reason,
        by=act.by,
    )
    return [Put(notice, quiet=True)]
