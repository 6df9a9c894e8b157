"""An agent calls a customer: the agent's own leg first, then the customer is dialled."""

from callcenter.floor import calling as k
from callcenter.floor import events as e
from callcenter.floor.calling_events import CallPlaced
from callcenter.floor.capacity import is_in_call
from callcenter.floor.effects import MoveLeg, RingAgent
from callcenter.floor.handlers.base import handles
from callcenter.floor.handlers.callbacks import check_number
from callcenter.floor.handlers.offering import take_leg
from callcenter.floor.phases import Presence
from callcenter.floor.state import Agent
from callcenter.floor.turn import Refusal, Turn
from callcenter.floor.values import Device, QueuePolicy


@handles(k.PlaceCall)
def place_call(turn: Turn, command: k.PlaceCall) -> None:
    """Whoever was not ready is so again afterwards: a call of their own brings no other work."""
    agent = _caller(turn, command)
    presence, reason = agent.presence, agent.reason
    rings = agent.device is Device.TELEPHONE and not agent.leg
    policy = turn.state.queues.get(command.queue) or QueuePolicy(command.queue)
    spare = policy.ring_seconds if rings else 0.0
    placed = _placed(turn, command, turn.now + turn.state.rules.connect_seconds + spare)
    turn.emit(placed)
    if presence is Presence.NOT_READY:
        turn.emit(e.PresenceWished(turn.now, agent.id, presence, reason))
    _fetch(turn, agent, placed.contact, placed.offer, spare)


def _may_call(agent: Agent) -> bool:
    """Whether the agent's line is free: beside written contacts only with a capacity that allows it."""
    if agent.profile.capacity is None or agent.presence is Presence.NOT_READY:
        return not agent.contact and not agent.wrap_ups
    return not agent.ringing and not is_in_call(agent)


def _placed(turn: Turn, command: k.PlaceCall, lapses_at: float) -> CallPlaced:
    return CallPlaced(
        turn.now,
        command.contact,
        command.agent,
        command.number,
        f"{command.contact}.1",
        lapses_at,
        command.queue,
        command.caller_id,
        command.card,
    )


def _fetch(turn: Turn, agent: Agent, contact: str, offer: str, ring_seconds: float) -> None:
    """Get the agent's leg: a standing one is there, a telephone is rung, a browser dials in by itself."""
    if agent.leg:
        take_leg(turn, turn.state.contacts[contact], agent, offer, agent.leg)
        turn.wish(MoveLeg(contact, agent.leg))
    elif ring_seconds:
        turn.wish(RingAgent(contact, agent.id, agent.profile.number, offer, ring_seconds))


def _caller(turn: Turn, command: k.PlaceCall) -> Agent:
    if command.contact in turn.state.contacts or command.contact in turn.state.closed:
        raise Refusal("known_contact", command.contact)
    agent = turn.agent(command.agent)
    check_number(command.number)
    if command.queue and command.queue not in turn.state.queues:
        raise Refusal("unknown_queue", command.queue)
    if agent.presence is Presence.OFFLINE:
        raise Refusal("agent_offline", agent.id)
    if not _may_call(agent):
        raise Refusal("agent_busy", agent.id)
    if agent.monitoring:
        raise Refusal("monitoring", agent.id)
    return agent
