"""Agents, legs and the house."""

from msgspec.structs import replace

from callcenter.floor import events as e
from callcenter.floor.fold.base import folds, late_moment, loosen, settle, stand
from callcenter.floor.phases import IN_QUEUE, Phase, Presence
from callcenter.floor.ranking import yields_until
from callcenter.floor.state import Agent, Contact, FloorState, Leg
from callcenter.floor.values import LegRole


@folds(e.FloorConfigured)
def floor_configured(state: FloorState, event: e.FloorConfigured) -> None:
    state.queues = {queue.id: queue for queue in event.queues}
    state.calendars = {calendar.id: calendar for calendar in event.calendars}
    state.rules = event.rules
    state.by_hand = {queue: open_ for queue, open_ in state.by_hand.items() if queue in state.queues}
    known = state.agents
    state.agents = {}
    for profile in event.agents:
        agent = known.get(profile.id) or Agent(profile.id, profile, since=event.at)
        agent.profile = profile
        state.agents[profile.id] = agent
    for agent in known.values():
        if agent.id not in state.agents:
            _leave(state, agent, event.at)
    for contact in state.contacts.values():
        if contact.phase in IN_QUEUE:
            _line_up_again(state, contact, event.at)


@folds(e.LegBound)
def leg_bound(state: FloorState, event: e.LegBound) -> None:
    leg = state.legs.get(event.leg) or Leg(event.leg, event.role, event.at)
    leg.contact, leg.agent, leg.end_by = event.contact, event.agent, 0.0
    state.legs[event.leg] = leg
    if event.role is LegRole.AGENT and not event.contact:
        _stand_by(state, state.agents[event.agent], event)
    elif event.role is LegRole.AGENT:
        contact = state.contacts[event.contact]
        if contact.offer is not None and contact.offer.agent == event.agent:
            contact.agent_leg = event.leg
    elif event.role is LegRole.CUSTOMER:
        state.contacts[event.contact].leg = event.leg
    elif event.role is LegRole.MONITOR and (monitor := state.contacts[event.contact].monitor(event.agent)):
        monitor.leg = event.leg


def _line_up_again(state: FloorState, contact: Contact, at: float) -> None:
    """Let the new rules hold for one who is in line."""
    contact.yields_until = yields_until(state, contact, at)
    if contact.queue not in state.queues:
        contact.late_at = late_moment(state, contact, at)


def _leave(state: FloorState, agent: Agent, at: float) -> None:
    """Take an agent out of the house: one at work ends it first, but is routed nothing more."""
    if agent.contact or agent.wrap_ups:
        agent.profile = replace(agent.profile, queues=(), capacity=None)
        state.agents[agent.id] = agent
    elif agent.leg:
        state.legs[agent.leg].end_by = at + state.rules.leg_grace_seconds


def _stand_by(state: FloorState, agent: Agent, event: e.LegBound) -> None:
    """Give an agent a standing leg; an idle one it had before has no business any more."""
    before = state.legs.get(agent.leg)
    agent.leg = event.leg
    if before is not None and not before.contact:
        loosen(state, before.id, event.at)


@folds(e.LegEnded)
def leg_ended(state: FloorState, event: e.LegEnded) -> None:
    leg = state.legs.pop(event.leg)
    agent = state.agents.get(leg.agent)
    if agent is not None and agent.leg == leg.id:
        agent.leg = ""
    contact = state.contacts.get(leg.contact)
    if contact is not None and contact.phase is Phase.VOICEMAIL:
        contact.late_at = event.at + state.rules.voicemail_grace_seconds


@folds(e.LegOverdue)
def leg_overdue(state: FloorState, event: e.LegOverdue) -> None:
    state.legs[event.leg].end_by = event.end_by


@folds(e.PresenceChanged)
def presence_changed(state: FloorState, event: e.PresenceChanged) -> None:
    agent = state.agents[event.agent]
    stand(agent, event.presence, event.at, event.reason)
    agent.wish = None
    agent.misses = 0
    if event.presence is Presence.OFFLINE:
        agent.help = None
        agent.notes = []


@folds(e.PresenceWished)
def presence_wished(state: FloorState, event: e.PresenceWished) -> None:
    agent = state.agents[event.agent]
    agent.wish = None if event.presence is Presence.AVAILABLE else event.presence
    agent.wish_reason = event.reason


@folds(e.WrapUpExtended)
def wrap_up_extended(state: FloorState, event: e.WrapUpExtended) -> None:
    agent = state.agents[event.agent]
    for work in agent.wrap_ups:
        if event.contact in ("", work.contact):
            work.until = event.until
            work.extensions += 1


@folds(e.WrapUpEnded)
def wrap_up_ended(state: FloorState, event: e.WrapUpEnded) -> None:
    agent = state.agents[event.agent]
    agent.wrap_ups = [work for work in agent.wrap_ups if work.contact != event.contact]
    if agent.presence is Presence.WRAP_UP:
        settle(agent, event.at)
    contact = state.contacts.get(event.contact)
    if contact is not None and contact.wrapping == agent.id:
        contact.wrapping = ""


@folds(e.EffectFailed)
def effect_failed(_state: FloorState, _event: e.EffectFailed) -> None:
    """Told for the record; what it changes is said by the events beside it."""
