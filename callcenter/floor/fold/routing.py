"""How the moments of routing change the state."""

from callcenter.floor import routing_events as e
from callcenter.floor.fold.base import folds
from callcenter.floor.state import FloorState


@folds(e.AgentRested)
def agent_rested(state: FloorState, event: e.AgentRested) -> None:
    state.agents[event.agent].rests_until = 0.0
