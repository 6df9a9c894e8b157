"""What happened through time alone, for routing: rests that are over, reaches that grow."""

from callcenter.floor.base import Event
from callcenter.floor.values import Needs


class AgentRested(Event, frozen=True, tag="agent.rested"):
    """An agent who missed an offer may be offered contacts again."""

    agent: str


class ContactWidened(Event, frozen=True, tag="contact.widened"):
    """So many `steps` of its queue have been taken for a contact; the next comes at `next_at` (0: none).

    It is for `target`, for the reason `why` (last_agent, account_manager, deputy), and for the `circle`
    beside, or for anyone (both empty) who meets its `needs`.
    """

    contact: str
    steps: int
    target: str = ""
    why: str = ""
    needs: Needs = Needs()
    next_at: float = 0.0
    circle: tuple[str, ...] = ()


class ReserveOpened(Event, frozen=True, tag="contact.reserve_opened"):
    """The contact has waited long enough: its queue's last free agents may take it, too."""

    contact: str


AnyRoutingEvent = AgentRested | ContactWidened | ReserveOpened
