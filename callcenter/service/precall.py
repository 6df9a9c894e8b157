"""The gate that every call of ours is asked to pass before the floor hears of it. Pure.

Quiet hours and do-not-call lists are rules of this gate. A house without any lets every call pass.
"""

from collections.abc import Callable

from msgspec import Struct

from callcenter.floor.values import CustomerCard, Kind


class PlannedCall(Struct, frozen=True):
    """A call that somebody of the house wants to make, at `at` (seconds UTC), to `number` (E.164).

    `kind`: outgoing for an agent's own call, callback for one that the customer is promised.
    """

    kind: Kind
    number: str
    at: float
    queue: str = ""
    agent: str = ""
    card: CustomerCard = CustomerCard()


class Denial(Struct, frozen=True):
    """Why a call may not be made: a rule's stable id, and words for people."""

    rule: str
    words: str = ""


Gate = Callable[[PlannedCall], Denial | None]


def open_gate(_call: PlannedCall) -> Denial | None:
    """Let every call pass."""
    return None
