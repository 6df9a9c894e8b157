"""Calls that we begin: callbacks for a time, and an agent's own calls."""

from callcenter.floor.base import Command
from callcenter.floor.values import CustomerCard, Needs


class ScheduleCallback(Command, frozen=True, tag="schedule_callback"):
    """A customer is to be called at `number` (E.164) about `queue`, from `at` on (seconds UTC, 0: now).

    `contact` is the new callback's id, `target` the agent who is tried first, `by` the user who
    asks for it, `caller_id` the number shown ("" for the provider's own).
    """

    contact: str
    queue: str
    number: str
    at: float = 0.0
    caller_id: str = ""
    card: CustomerCard = CustomerCard()
    needs: Needs = Needs()
    priority: int = 0
    target: str = ""
    by: str = ""
    note: str = ""


class CancelCallback(Command, frozen=True, tag="cancel_callback"):
    """A callback whose customer has not been reached is called off."""

    contact: str
    by: str = ""
    reason: str = ""


class PlaceCall(Command, frozen=True, tag="place_call"):
    """An agent calls `number` (E.164) for `queue` ("" for none). `contact` is the new contact's id."""

    contact: str
    agent: str
    number: str
    queue: str = ""
    caller_id: str = ""
    card: CustomerCard = CustomerCard()


AnyCalling = ScheduleCallback | CancelCallback | PlaceCall
