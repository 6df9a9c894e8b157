"""Whose standing leg has just ended: the event names the leg alone."""

from collections.abc import Iterable

from callcenter.floor.events import Event, LegBound, LegEnded
from callcenter.floor.state import Agent
from callcenter.floor.values import LegRole


class StandingLegs:
    """Remembers which agent each standing leg is of. `agents` are all there are at the beginning."""

    def __init__(self, agents: Iterable[Agent]) -> None:
        self._agents = {agent.leg: agent.id for agent in agents if agent.leg}

    def ended(self, events: Iterable[Event]) -> set[str]:
        """Take in what happened; return the agents who lost a standing leg."""
        lost: set[str] = set()
        for event in events:
            if isinstance(event, LegBound) and event.role is LegRole.AGENT and not event.contact:
                self._agents[event.leg] = event.agent
            elif isinstance(event, LegEnded) and (agent := self._agents.pop(event.leg, "")):
                lost.add(agent)
        return lost
