"""Approvals: a change that others must agree to, in order, before it is made once (FL-22, FL-23, FL-13).

The change is carried as data, before and after. At any time one person answers for the open step, and it
is never the one who asks.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from callcenter.cases.refusal import Refusal


class ApprovalState(StrEnum):
    """How far an approval is."""

    ASKED = "asked"  #: the holder of the open step is to decide
    RETURNED = "returned"  #: back to whoever asked, to mend it or let it be
    APPROVED = "approved"  #: everybody agreed, the change is still to be made
    APPLIED = "applied"  #: the change was made
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    NOTED = "noted"  #: a finding that was written down and changes nothing


_S = ApprovalState

#: Those that may still lead to a change.
WAITING = (_S.ASKED, _S.RETURNED, _S.APPROVED)
#: The law of approvals. Agreeing keeps it asked while another step follows.
APPROVAL_MOVES: dict[ApprovalState, frozenset[ApprovalState]] = {
    _S.ASKED: frozenset({_S.ASKED, _S.RETURNED, _S.APPROVED, _S.REJECTED, _S.WITHDRAWN}),
    _S.RETURNED: frozenset({_S.ASKED, _S.WITHDRAWN}),
    _S.APPROVED: frozenset({_S.APPLIED, _S.RETURNED}),
    _S.APPLIED: frozenset(),
    _S.REJECTED: frozenset(),
    _S.WITHDRAWN: frozenset(),
    _S.NOTED: frozenset(),
}


class Verdict(StrEnum):
    """What somebody did with an approval."""

    ASK = "ask"
    APPROVE = "approve"
    REJECT = "reject"
    RETURN = "return"
    DELEGATE = "delegate"
    WITHDRAW = "withdraw"
    OUTDATE = "outdate"  #: the thing was changed by another way meanwhile
    APPLY = "apply"


class FieldChange(Struct, frozen=True):
    """One field of the change, as plain values of JSON."""

    name: str
    before: Any = None
    after: Any = None


class Act(Struct, frozen=True):
    """A line of an approval's history. `to`: to whom it was handed; `at` in seconds UTC."""

    verdict: Verdict
    by: str
    at: float
    step: int = 0
    reason: str = ""
    to: str = ""


class Finding(Struct, frozen=True):
    """Why a credit grade should change (FL-23): what was seen, what came out, whether it is serious.

    One that is not serious is written down and changes nothing.
    """

    anomaly: str
    investigation: str = ""
    serious: bool = False


class ApprovalStep(Struct, frozen=True):
    """One who must agree. `approver` was chosen, `holder` answers now (a user's name)."""

    approver: str
    holder: str = ""

    @property
    def responsible(self) -> str:
        """The one person who is to decide."""
        return self.holder or self.approver


class Approval(Struct, frozen=True):
    """A change to the thing `target` of the kind `subject` that `requester` asks for.

    `subject` is what the house has a route for (`tier`, `credit_grade`, `nomination`, `plan`, ...).
    `effective_at` (seconds UTC, 0 for at once) is when it is to hold. `holder` is the one who is to decide
    now, "" when nobody is; `notify`: the customer is to be told (FL-23 ⑥). `concerns` is the user whom it is
    about, if it is about one: they decide no more of it than the requester does (ME-17).
    """

    id: str
    version: int = 0
    subject: str = ""
    target: str = ""
    account: str = ""
    title: str = ""
    changes: tuple[FieldChange, ...] = ()
    reason: str = ""
    amount: float = 0.0
    finding: Finding | None = None
    notify: bool = False
    effective_at: float = 0.0
    requester: str = ""
    concerns: str = ""
    steps: tuple[ApprovalStep, ...] = ()
    step: int = 0
    holder: str = ""
    state: ApprovalState = ApprovalState.ASKED
    since: float = 0.0
    acts: tuple[Act, ...] = ()
    at: float = 0.0

    @property
    def wakes_at(self) -> float | None:
        """When an approved change is to be made, None for any other."""
        return max(self.since, self.effective_at) if self.state is _S.APPROVED else None


class RouteStep(Struct, frozen=True, omit_defaults=True):
    """Who agrees, the first of `users` (names) who may; and up to which amount no further step is needed.

    Without `up_to` the step alone never ends the route before its last.
    """

    users: tuple[str, ...]
    up_to: float = 0.0


def steps_for(
    route: Iterable[RouteStep], amount: float, requester: str, concerns: str = ""
) -> tuple[ApprovalStep, ...]:
    """Return who must agree to a change of this amount, in order (权限内: within their power it ends).

    Nobody agrees twice, and never the requester or whom it concerns. Refuses with `no_approver` when nobody
    is left for a step.
    """
    steps: list[ApprovalStep] = []
    for each in route:
        taken = {requester, concerns, *(step.approver for step in steps)}
        chosen = next((user for user in each.users if user not in taken), None)
        if chosen is None:
            raise Refusal("no_approver", ", ".join(each.users))
        steps.append(ApprovalStep(chosen))
        if each.up_to and amount <= each.up_to:
            break
    if not steps:
        raise Refusal("no_approver")
    return tuple(steps)


def ask(wish: Approval, route: Iterable[RouteStep], now: float) -> Approval:
    """Return an approval that goes to its first step.

    Refuses `nothing_changes`, `incomplete` without a reason, and `not_serious` for a finding that is to be
    written down only.
    """
    _check(wish)
    steps = steps_for(route, wish.amount, wish.requester, wish.concerns)
    act = Act(Verdict.ASK, wish.requester, now, reason=wish.reason)
    begun = replace(wish, state=_S.ASKED, since=now, at=now, steps=steps, step=0, acts=(act,))
    return _held(begun)


def note(wish: Approval, now: float) -> Approval:
    """Return a finding that is not serious, as it is kept: nobody decides, nothing changes (FL-23 ③)."""
    if wish.finding is None or wish.finding.serious or not wish.finding.investigation.strip():
        raise Refusal("incomplete", "investigation")
    act = Act(Verdict.ASK, wish.requester, now, reason=wish.reason)
    return replace(wish, state=_S.NOTED, since=now, at=now, changes=(), acts=(act,))


def approve(approval: Approval, by: str, now: float, reason: str = "") -> Approval:
    """Return the approval with one more who agrees; approved after the last step."""
    _decides(approval, by)
    done = _acted(approval, Act(Verdict.APPROVE, by, now, approval.step, reason))
    if approval.step + 1 < len(approval.steps):
        return _held(replace(_moved(done, _S.ASKED, now), step=approval.step + 1))
    return _held(_moved(done, _S.APPROVED, now))


def reject(approval: Approval, by: str, now: float, reason: str) -> Approval:
    """Return the approval turned down for good, with the reason."""
    return _refused(approval, _S.REJECTED, Verdict.REJECT, by, now, reason)


def send_back(approval: Approval, by: str, now: float, reason: str) -> Approval:
    """Return the approval handed back to whoever asked, with what to mend."""
    return _refused(approval, _S.RETURNED, Verdict.RETURN, by, now, reason)


def delegate(approval: Approval, by: str, to: str, now: float, reason: str = "") -> Approval:
    """Return the open step in the hands of somebody else; one person answers for it, as before.

    Refuses `second_person` for the requester, whom it concerns, and those who hold or held another step.
    """
    _decides(approval, by)
    others = {s.responsible for i, s in enumerate(approval.steps) if i != approval.step}
    if not to or to in {by, approval.requester, approval.concerns, *others}:
        raise Refusal("second_person", to)
    steps = tuple(replace(s, holder=to) if i == approval.step else s for i, s in enumerate(approval.steps))
    moved = _moved(replace(approval, steps=steps), _S.ASKED, now)
    return _held(_acted(moved, Act(Verdict.DELEGATE, by, now, approval.step, reason, to)))


def ask_again(approval: Approval, mended: Approval, route: Iterable[RouteStep], now: float) -> Approval:
    """Return a returned approval with the mended change, at its first step anew."""
    _check(mended)
    steps = steps_for(route, mended.amount, approval.requester, approval.concerns)
    moved = _moved(approval, _S.ASKED, now) if approval.state is _S.RETURNED else _wrong(approval)
    begun = replace(
        moved,
        changes=mended.changes,
        reason=mended.reason,
        amount=mended.amount,
        finding=mended.finding,
        effective_at=mended.effective_at,
        steps=steps,
        step=0,
    )
    return _held(_acted(begun, Act(Verdict.ASK, approval.requester, now, reason=mended.reason)))


def withdraw(approval: Approval, by: str, now: float, reason: str = "") -> Approval:
    """Return the approval called off by whoever asked (`not_yours` for anybody else)."""
    if by != approval.requester:
        raise Refusal("not_yours", by)
    moved = _moved(approval, _S.WITHDRAWN, now)
    return _held(_acted(moved, Act(Verdict.WITHDRAW, by, now, approval.step, reason)))


def apply(approval: Approval, now: float) -> Approval:
    """Return the approval whose change is being made. It can be made once, and not before its time."""
    if now < approval.effective_at:
        raise Refusal("not_yet", "effective_at")
    moved = _moved(approval, _S.APPLIED, now)
    return _acted(moved, Act(Verdict.APPLY, approval.requester, now, approval.step))


def outdate(approval: Approval, now: float, field: str) -> Approval:
    """Return an approved change handed back, because the thing is not as it was when it was asked for."""
    moved = _moved(approval, _S.RETURNED, now) if approval.state is _S.APPROVED else _wrong(approval)
    return _held(_acted(moved, Act(Verdict.OUTDATE, "", now, approval.step, field)))


def _check(wish: Approval) -> None:
    if not wish.reason.strip():
        raise Refusal("incomplete", "reason")
    if not wish.requester or all(each.before == each.after for each in wish.changes):
        raise Refusal("nothing_changes")
    if wish.finding is not None and not wish.finding.serious:
        raise Refusal("not_serious")


def _decides(approval: Approval, by: str) -> None:
    if approval.state is not _S.ASKED:
        _wrong(approval)
    if by in {approval.requester, approval.concerns}:
        raise Refusal("second_person", by)
    if by != approval.holder:
        raise Refusal("not_yours", by)


def _refused(
    approval: Approval, to: ApprovalState, verdict: Verdict, by: str, now: float, reason: str
) -> Approval:
    _decides(approval, by)
    if not reason.strip():
        raise Refusal("incomplete", "reason")
    return _held(_acted(_moved(approval, to, now), Act(verdict, by, now, approval.step, reason)))


def _moved(approval: Approval, to: ApprovalState, now: float) -> Approval:
    if to not in APPROVAL_MOVES[approval.state]:
        _wrong(approval)
    return replace(approval, state=to, since=now)


def _wrong(approval: Approval) -> Approval:
    raise Refusal("wrong_state", approval.state.value)


def _acted(approval: Approval, act: Act) -> Approval:
    return replace(approval, acts=(*approval.acts, act))


def _held(approval: Approval) -> Approval:
    """Return the approval with the one who is to decide: the open step's, or whoever must mend it."""
    if approval.state is _S.ASKED:
        return replace(approval, holder=approval.steps[approval.step].responsible)
    return replace(approval, holder=approval.requester if approval.state is _S.RETURNED else "")
