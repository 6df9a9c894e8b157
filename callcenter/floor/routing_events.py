"""What happened through time alone, for routing: rests that are over, reaches that grow."""

from callcenter.floor.base import Event
from callcenter.floor.values import Needs


class AgentRested(Event, frozen=True, tag="agent.rested"):
    """An agent who missed an offer may be offered contacts again."""

    agent: str


class ContactWidened(Event, frozen=True, tag="contact.widened"):
    """So many `steps` of its queue have been taken for a contact; the next comes at `next_at` (0: none).

    It is for `target` alone, for the reason `why` (last_agent, account_manager, deputy), or for anyone
    (empty) who meets its `needs`.
    """

    contact: str
    steps: int
    target: str = ""
    why: str = ""
    needs: Needs = Needs()
    next_at: float = 0.0


AnyRoutingEvent = AgentRested | ContactWidened
