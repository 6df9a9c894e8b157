"""What happens to calls that we begin: callbacks, agents' own calls, and the dials of both."""

from callcenter.floor.base import Event
from callcenter.floor.values import CustomerCard, Needs


class CallbackOpened(Event, frozen=True, tag="callback.opened"):
    """A callback to `number` is held until `due_at`, with its place in line kept.

    `rank` and `order` are its place (`order` 0: behind its equals), `since` starts its clock. It is
    promised by `promised_by` and given up at `latest_at`. `origin` is the contact that asked for it,
    `by` the user who made it, `caller_id` the number that is shown.
    """

    contact: str
    queue: str
    number: str
    since: float
    rank: float
    due_at: float
    promised_by: float
    latest_at: float
    order: int = 0
    caller_id: str = ""
    card: CustomerCard = CustomerCard()
    needs: Needs = Needs()
    priority: int = 0
    target: str = ""
    origin: str = ""
    by: str = ""
    note: str = ""


class CallbackDue(Event, frozen=True, tag="callback.due"):
    """A callback stands in line now, until the queue closes or it is too late for it (`until`).

    Its place is the one it has kept. `target_until` as in `ContactQueued`.
    """

    contact: str
    until: float
    target_until: float = 0.0


class CallbackHeld(Event, frozen=True, tag="callback.held"):
    """A callback is held until `due_at`: the queue is `closed`, or the customer is tried again (`retry`)."""

    contact: str
    due_at: float
    reason: str


class CallPlaced(Event, frozen=True, tag="call.placed"):
    """An agent calls a customer: the agent's own leg must be there by `lapses_at`."""

    contact: str
    agent: str
    number: str
    offer: str
    lapses_at: float
    queue: str = ""
    caller_id: str = ""
    card: CustomerCard = CustomerCard()


class CustomerDialled(Event, frozen=True, tag="contact.dialled"):
    """The agent is there and the customer's telephone is rung, until `lapses_at` at the latest."""

    contact: str
    agent: str
    attempt: str
    number: str
    lapses_at: float


class DialEnded(Event, frozen=True, tag="contact.dial_ended"):
    """The customer was not reached.

    `result`: a `LegCause`, or `stopped` by the agent, `agent_lost`, `withdrawn`.
    """

    contact: str
    agent: str
    attempt: str
    result: str


AnyCallingEvent = CallbackOpened | CallbackDue | CallbackHeld | CallPlaced | CustomerDialled | DialEnded
