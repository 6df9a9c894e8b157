"""How the moments of routing change the state."""

from callcenter.floor import routing_events as e
from callcenter.floor.fold.base import folds
from callcenter.floor.state import FloorState


@folds(e.ContactWidened)
def contact_widened(state: FloorState, event: e.ContactWidened) -> None:
    contact = state.contacts[event.contact]
    contact.widened = event.steps
    contact.target = event.target
    contact.target_until = 0.0
    contact.target_why = event.why
    contact.needs = event.needs
    contact.wider_at = event.next_at
    contact.circle = event.circle


@folds(e.ReserveOpened)
def reserve_opened(state: FloorState, event: e.ReserveOpened) -> None:
    state.contacts[event.contact].yields_until = 0.0


@folds(e.AgentRested)
def agent_rested(state: FloorState, event: e.AgentRested) -> None:
    state.agents[event.agent].rests_until = 0.0
