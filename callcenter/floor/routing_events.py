"""What happened through time alone, for routing: rests that are over."""

from callcenter.floor.base import Event


class AgentRested(Event, frozen=True, tag="agent.rested"):
    """An agent who missed an offer may be offered contacts again."""

    agent: str


AnyRoutingEvent = AgentRested
