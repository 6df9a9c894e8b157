"""Plans for customers: headings, items with owner and date, revisions, the customer's word (FL-14, KA-18)."""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from callcenter.cases.refusal import Refusal


class PlanKind(StrEnum):
    """What a plan is for (FL-12, FL-14 to FL-16, KA-24)."""

    SERVICE = "service"  #: 客户服务方案, confirmed by the customer
    ACCOUNT = "account"  #: 大客户关系维护方案
    DEVELOPMENT = "development"
    MAINTENANCE = "maintenance"
    WIN_BACK = "win_back"  #: 回收计划
    CALL_BACK = "call_back"  #: 大客户回访: a campaign, an item for each account
    PROGRAMME = "programme"  #: the year's key-account programme


#: The nine headings of an account plan (FL-14); the last is written when the others are carried out.
ACCOUNT_HEADINGS = (
    "plan",
    "implementation",
    "incentives",
    "service_capability",
    "information_system",
    "communication",
    "alliance",
    "consultative_selling",
    "results",
)
#: What each kind of plan is written under. `results` is filled in before it is closed.
HEADINGS: dict[PlanKind, tuple[str, ...]] = {
    PlanKind.SERVICE: ("content", "results"),
    PlanKind.ACCOUNT: ACCOUNT_HEADINGS,
    PlanKind.DEVELOPMENT: ("goal", "results"),
    PlanKind.MAINTENANCE: ("goal", "results"),
    PlanKind.WIN_BACK: ("reasons", "offer", "results"),
    PlanKind.CALL_BACK: ("notice", "quality", "results"),
    PlanKind.PROGRAMME: ("strategy", "targets", "results"),
}
#: Headings that may stay empty until the plan is carried out.
_LATER = ("results", "quality")


class PlanState(StrEnum):
    """How far a plan is."""

    DRAFT = "draft"
    ASKED = "asked"  #: an approval of it is asked for
    IN_FORCE = "in_force"
    REPORTED = "reported"  #: carried out, an approval of its results is asked for
    CLOSED = "closed"
    DROPPED = "dropped"


_S = PlanState

#: The law of plans: nothing comes into force and nothing is closed without an approval.
PLAN_MOVES: dict[PlanState, frozenset[PlanState]] = {
    _S.DRAFT: frozenset({_S.ASKED, _S.DROPPED}),
    _S.ASKED: frozenset({_S.DRAFT, _S.IN_FORCE}),
    _S.IN_FORCE: frozenset({_S.DRAFT, _S.REPORTED}),
    _S.REPORTED: frozenset({_S.IN_FORCE, _S.CLOSED}),
    _S.CLOSED: frozenset(),
    _S.DROPPED: frozenset(),
}


class ItemState(StrEnum):
    """How far an item of a plan is."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class PlanItem(Struct, frozen=True):
    """One thing to do: what, by whom (a user's name), by when (seconds UTC), how (KA-18).

    `account` is the one it concerns where the plan concerns several, `needs` who else must help
    (KA-40). `task` is the task that was made of it.
    """

    id: str
    what: str = ""
    owner: str = ""
    due: float = 0.0
    method: str = ""
    account: str = ""
    needs: str = ""
    state: ItemState = ItemState.OPEN
    result: str = ""
    task: str = ""


class Confirmation(Struct, frozen=True):
    """The customer said yes to a plan: who, how (a call, a letter), when (seconds UTC), noted by whom."""

    person: str
    how: str
    at: float
    by: str


class PlanEdition(Struct, frozen=True):
    """A plan as it was in force before it was revised (KA-20). `at`: when it was revised, seconds UTC."""

    revision: int
    at: float
    by: str
    reason: str
    sections: dict[str, str] = {}
    items: tuple[PlanItem, ...] = ()
    confirmed: Confirmation | None = None


class Plan(Struct, frozen=True):
    """A plan of `owner` (a user's name) for an account, or for several through its items.

    `sections` are texts under the headings of its kind. `begins` and `ends` in seconds UTC, 0 for open.
    `approval` is the one that was asked for last.
    """

    id: str
    version: int = 0
    kind: PlanKind = PlanKind.SERVICE
    title: str = ""
    account: str = ""
    owner: str = ""
    begins: float = 0.0
    ends: float = 0.0
    sections: dict[str, str] = {}
    items: tuple[PlanItem, ...] = ()
    state: PlanState = PlanState.DRAFT
    since: float = 0.0
    revision: int = 1
    approval: str = ""
    confirmed: Confirmation | None = None
    former: tuple[PlanEdition, ...] = ()
    at: float = 0.0
    by: str = ""


def check_plan(plan: Plan) -> None:
    """Refuse a plan without a title or an owner, with strange headings, or with two items of one id."""
    for name in ("title", "owner"):
        if not getattr(plan, name):
            raise Refusal("incomplete", name)
    strange = sorted(plan.sections.keys() - set(HEADINGS[plan.kind]))
    if strange:
        raise Refusal("unknown_heading", strange[0])
    if len({item.id for item in plan.items}) < len(plan.items):
        raise Refusal("doubled_item")


def move(plan: Plan, to: PlanState, now: float) -> Plan:
    """Return the plan in another state. Refuses with `wrong_state` what `PLAN_MOVES` does not hold."""
    if to not in PLAN_MOVES[plan.state]:
        raise Refusal("wrong_state", plan.state.value)
    return replace(plan, state=to, since=now)


def change(plan: Plan, changed: Plan, now: float) -> Plan:
    """Return a draft with the words and items of `changed`. Refuses a plan that is no draft any more."""
    if plan.state is not _S.DRAFT:
        raise Refusal("wrong_state", plan.state.value)
    check_plan(changed)
    return replace(
        plan,
        title=changed.title,
        owner=changed.owner,
        begins=changed.begins,
        ends=changed.ends,
        sections=changed.sections,
        items=changed.items,
        since=now,
    )


def ask(plan: Plan, approval: str, now: float) -> Plan:
    """Return the plan as it goes to be approved; with its results if it is in force.

    Refuses `incomplete` while a heading is empty, an item has no owner, date or method, or there is none.
    """
    if plan.state is _S.IN_FORCE:
        _filled(plan, HEADINGS[plan.kind])
        return replace(move(plan, _S.REPORTED, now), approval=approval)
    check_plan(plan)
    _filled(plan, tuple(name for name in HEADINGS[plan.kind] if name not in _LATER))
    if not plan.items:
        raise Refusal("incomplete", "items")
    for item in plan.items:
        if not (item.what and item.owner and item.due and item.method):
            raise Refusal("incomplete", item.id)
    return replace(move(plan, _S.ASKED, now), approval=approval)


def decided(plan: Plan, now: float, *, approved: bool) -> Plan:
    """Return the plan after its approval: one step on, or back to where it was asked from."""
    if plan.state is _S.REPORTED:
        return move(plan, _S.CLOSED if approved else _S.IN_FORCE, now)
    return move(plan, _S.IN_FORCE if approved else _S.DRAFT, now)


def confirm(plan: Plan, word: Confirmation) -> Plan:
    """Return the plan with the customer's yes to its present revision (KA-18)."""
    if plan.state is not _S.IN_FORCE:
        raise Refusal("wrong_state", plan.state.value)
    return replace(plan, confirmed=word)


def revise(plan: Plan, by: str, reason: str, now: float) -> Plan:
    """Return a plan in force as a draft again; what held is kept, and is to be confirmed anew (KA-20)."""
    if not reason:
        raise Refusal("incomplete", "reason")
    if plan.state is not _S.IN_FORCE:
        raise Refusal("wrong_state", plan.state.value)
    held = PlanEdition(plan.revision, now, by, reason, plan.sections, plan.items, plan.confirmed)
    moved = move(plan, _S.DRAFT, now)
    return replace(moved, revision=plan.revision + 1, confirmed=None, former=(*plan.former, held))


def settle(plan: Plan, item: str, state: ItemState, result: str) -> Plan:
    """Return the plan with an item done, dropped or opened again. Only of a plan in force."""
    if plan.state is not _S.IN_FORCE:
        raise Refusal("wrong_state", plan.state.value)
    if all(each.id != item for each in plan.items):
        raise Refusal("unknown_item", item)
    items = tuple(replace(i, state=state, result=result) if i.id == item else i for i in plan.items)
    return replace(plan, items=items)


def write(plan: Plan, heading: str, text: str) -> Plan:
    """Return a plan in force with a heading written that belongs to its carrying out."""
    if plan.state is not _S.IN_FORCE:
        raise Refusal("wrong_state", plan.state.value)
    if heading not in _LATER or heading not in HEADINGS[plan.kind]:
        raise Refusal("unknown_heading", heading)
    return replace(plan, sections={**plan.sections, heading: text})


def _filled(plan: Plan, headings: tuple[str, ...]) -> None:
    for name in headings:
        if not plan.sections.get(name, "").strip():
            raise Refusal("incomplete", name)
