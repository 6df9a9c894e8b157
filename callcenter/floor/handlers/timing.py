"""What is due: offers lapse, waits grow too long, after-contact work ends, legs overstay."""

from callcenter.floor import commands as c
from callcenter.floor import events as e
from callcenter.floor.effects import HangUpLeg
from callcenter.floor.handlers.answering import abandon_call, nobody_reached, told
from callcenter.floor.handlers.base import handles
from callcenter.floor.handlers.callbacks import callback_moment
from callcenter.floor.handlers.dialling import not_reached
from callcenter.floor.handlers.offering import end_offer
from callcenter.floor.handlers.parties import end_party, let_out
from callcenter.floor.handlers.queueing import Place, overflow, start_voicemail
from callcenter.floor.handlers.widening import go_on, steps_of, widen
from callcenter.floor.handlers.wrapping import end_wrap_up, may_finish
from callcenter.floor.phases import IN_QUEUE, Phase
from callcenter.floor.routing_events import AgentRested, ReserveOpened
from callcenter.floor.state import Agent, Contact, Leg
from callcenter.floor.turn import Turn
from callcenter.floor.values import LegCause, MonitorEnd, OfferEnd, Outcome, QueuePolicy


@handles(c.PassTime)
def pass_time(turn: Turn, _command: c.PassTime) -> None:
    """Do everything that is due, earliest first."""
    for kind, id_ in turn.due():
        if kind == "contact" and (contact := turn.state.contacts.get(id_)):
            contact_due(turn, contact)
        elif kind == "agent" and (agent := turn.state.agents.get(id_)):
            agent_due(turn, agent)
        elif kind == "leg" and (leg := turn.state.legs.get(id_)):
            leg_due(turn, leg)


def contact_due(turn: Turn, contact: Contact) -> None:
    """One of a contact's moments has come."""
    _lapse(turn, contact)
    if contact.phase is Phase.CLOSED:
        return
    now = turn.now
    if contact.ahead is not None and 0.0 < contact.ahead.connect_by <= now:
        abandon_call(turn, contact)
    if contact.target_until and contact.target_until <= now:
        release_target(turn, contact)
    if contact.wider_at and contact.wider_at <= now and contact.phase in IN_QUEUE:
        policy = turn.state.queues.get(contact.queue) or QueuePolicy(contact.queue)
        widen(turn, contact, steps_of(turn, contact, policy))
    if contact.yields_until and contact.yields_until <= now and contact.phase in IN_QUEUE:
        turn.emit(ReserveOpened(now, contact.id))
    if rested := tuple(agent for agent, until in contact.excluded.items() if until <= now):
        turn.emit(e.RestEnded(now, contact.id, rested))
    if contact.late_at and contact.late_at <= now:
        late(turn, contact)
    turn.renew(contact.id)


def release_target(turn: Turn, contact: Contact) -> None:
    """Whom it was meant for has not taken it: it is for anyone, and levels fall by how long it has waited."""
    turn.emit(e.TargetReleased(turn.now, contact.id))
    if contact.phase in IN_QUEUE and contact.queued_at:
        go_on(turn, contact)


def _lapse(turn: Turn, contact: Contact) -> None:
    """Whatever rang for the contact and was not answered in time is over."""
    offer, party, now = contact.offer, contact.party, turn.now
    if offer is not None and offer.lapses_at <= now:
        end_offer(turn, contact, OfferEnd.FAILED if offer.accepted_at else OfferEnd.NO_ANSWER)
    if contact.dial is not None and contact.dial.lapses_at <= now:
        is_ahead = contact.phase is Phase.REACHING
        ended = nobody_reached if is_ahead else not_reached
        ended(turn, contact, LegCause.NO_ANSWER.value, rings=True)
    if party is not None and not party.leg and party.lapses_at <= now:
        end_party(turn, contact, OfferEnd.NO_ANSWER)
    for monitor in [each for each in contact.monitors if not each.leg and each.lapses_at <= now]:
        let_out(turn, contact, monitor, MonitorEnd.NEVER_CAME)


def late(turn: Turn, contact: Contact) -> None:
    """A wait has reached the queue's limit, the queue is no more, or a message never came."""
    if contact.to_dial and contact.phase in (Phase.SCHEDULED, Phase.WAITING):
        callback_moment(turn, contact)
    elif contact.phase is Phase.ANNOUNCING:
        told(turn, contact, hang_up=True)
    elif contact.phase is Phase.VOICEMAIL:
        turn.emit(e.ContactClosed(turn.now, contact.id, Outcome.ABANDONED, contact.phase.value))
    elif contact.phase is Phase.WAITING:
        policy = turn.state.queues.get(contact.queue)
        if policy is None:
            return start_voicemail(turn, contact, contact.queue, "unknown_queue", moving=True)
        place = Place(contact.queue, contact.needs, contact.priority)
        overflow(turn, contact, place, "late", policy.when_late, moving=True)
    return None


def agent_due(turn: Turn, agent: Agent) -> None:
    """A rest is over, or after-contact work, unless the contact still has to be registered."""
    if agent.rests_until and agent.rests_until <= turn.now:
        turn.emit(AgentRested(turn.now, agent.id))
    for wrap_up in agent.wrap_ups:
        if wrap_up.until <= turn.now and may_finish(turn, agent, wrap_up):
            end_wrap_up(turn, agent, wrap_up)
    turn.renew_agent(agent)


def leg_due(turn: Turn, leg: Leg) -> None:
    """A leg without business is still up: end it, and look again."""
    if leg.end_by and leg.end_by <= turn.now:
        again = turn.now + turn.state.rules.leg_grace_seconds * 3
        turn.emit(e.LegOverdue(turn.now, leg.id, again))
        turn.wish(HangUpLeg(leg.contact, leg.id))
