"""The hand-over of an account from one manager to another, on leave or for good (KA-07). Pure.

Both go through a list, the customer is introduced, both sign; only then the account changes hands.
"""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from callcenter.cases.case import Case
from callcenter.cases.moves import Circle
from callcenter.cases.refusal import Refusal
from callcenter.cases.turn import Decision, Turn


class HandOverState(StrEnum):
    """How far a hand-over is."""

    OPEN = "open"
    SIGNED = "signed"  #: one of the two signed; nothing but the other signature or calling it off follows
    DONE = "done"
    CALLED_OFF = "called_off"


class Point(StrEnum):
    """What the two go through together."""

    FILE = "file"  #: the file: history, tier, credit, strengths and weaknesses
    PEOPLE = "people"  #: who decides, who is for us, who is not
    CASES = "cases"
    TASKS = "tasks"  #: tasks and visits
    PROMISES = "promises"
    CONTRACTS = "contracts"


class Check(Struct, frozen=True):
    """A point that was gone through: by whom (a user's name), when (seconds UTC), what is to be known."""

    point: Point
    by: str
    at: float
    note: str = ""


class Introduction(Struct, frozen=True):
    """The customer met the new manager: how, noted by whom and when (seconds UTC)."""

    how: str
    by: str
    at: float


class Signature(Struct, frozen=True):
    """Who signed (a user's name) for which agent, and when (seconds UTC)."""

    agent: str
    by: str
    at: float


class Moved(Struct, frozen=True):
    """Something that changed hands with the account: `kind` is case, task or promise."""

    kind: str
    id: str
    title: str


class HandOver(Struct, frozen=True):
    """The account `account` goes from the agent `giver` to the agent `taker`.

    `back_on` (YYYY-MM-DD, "" for good) is when the giver is expected back. `moved` is what went along, once
    it is done.
    """

    id: str
    version: int = 0
    account: str = ""
    giver: str = ""
    taker: str = ""
    reason: str = ""
    back_on: str = ""
    checks: tuple[Check, ...] = ()
    introduced: Introduction | None = None
    signatures: tuple[Signature, ...] = ()
    moved: tuple[Moved, ...] = ()
    state: HandOverState = HandOverState.OPEN
    since: float = 0.0
    at: float = 0.0
    by: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """What keeps it from being signed: points of the list, and `introduced`."""
        done = {check.point for check in self.checks}
        left = tuple(point.value for point in Point if point not in done)
        return left if self.introduced is not None else (*left, "introduced")


_S = HandOverState
#: In these it is not over.
RUNNING = (_S.OPEN, _S.SIGNED)


def begin(wish: HandOver, now: float) -> HandOver:
    """Return a hand-over as it begins. Refuses without a reason, a manager before or another one after."""
    for name in ("account", "giver", "taker", "reason"):
        if not getattr(wish, name).strip():
            raise Refusal("incomplete", name)
    if wish.giver == wish.taker:
        raise Refusal("nothing_changes", "taker")
    return replace(
        wish, state=_S.OPEN, since=now, at=now, checks=(), signatures=(), moved=(), introduced=None
    )


def check(one: HandOver, point: Point, by: str, now: float, note: str = "") -> HandOver:
    """Return it with a point gone through; said again, the later word stands."""
    _needs(one, _S.OPEN)
    others = tuple(each for each in one.checks if each.point is not point)
    return replace(one, checks=(*others, Check(point, by, now, note)))


def introduce(one: HandOver, how: str, by: str, now: float) -> HandOver:
    """Return it with how the customer was introduced to the new manager."""
    _needs(one, _S.OPEN)
    if not how.strip():
        raise Refusal("incomplete", "how")
    return replace(one, introduced=Introduction(how, by, now))


def sign(one: HandOver, agent: str, by: str, now: float) -> HandOver:
    """Return it signed for one of the two agents by a user; done with the second signature.

    Refuses `incomplete` while something is missing, `not_yours` for any other agent, `second_person` where
    the same user or for the same agent is signed twice.
    """
    _needs(one, *RUNNING)
    if one.missing:
        raise Refusal("incomplete", ", ".join(one.missing))
    if agent not in {one.giver, one.taker}:
        raise Refusal("not_yours", agent)
    if any(by == each.by or agent == each.agent for each in one.signatures):
        raise Refusal("second_person", by)
    signed = (*one.signatures, Signature(agent, by, now))
    state = _S.DONE if len(signed) == 2 else _S.SIGNED
    return replace(one, signatures=signed, state=state, since=now)


def call_off(one: HandOver, now: float) -> HandOver:
    """Return it called off; the account stays where it is."""
    _needs(one, *RUNNING)
    return replace(one, state=_S.CALLED_OFF, since=now)


def given_over(case: Case, to: str, by: str, text: str, now: float) -> Decision:
    """Return a case with another owner, where it stands: state, department and clocks stay."""
    turn = Turn(case, now, by, Circle())
    turn.set(owner=to)
    told = turn.tell((to,), "assign", text)
    turn.note("assign", text, department=case.department, owner=to, told=told)
    return turn.decision(case.state)


def _needs(one: HandOver, *states: HandOverState) -> None:
    if one.state not in states:
        raise Refusal("wrong_state", one.state.value)
