"""A leg is gone: whose it was and where the contact stood decides what follows."""

from collections.abc import Callable

from callcenter.floor import commands as c
from callcenter.floor import events as e
from callcenter.floor.effects import HangUpLeg
from callcenter.floor.handlers.answering import left_at_once, told
from callcenter.floor.handlers.arriving import end_survey
from callcenter.floor.handlers.base import handles, require
from callcenter.floor.handlers.consulting import hand_over
from callcenter.floor.handlers.dialling import lose_agent, not_reached
from callcenter.floor.handlers.offering import end_offer
from callcenter.floor.handlers.parties import drop_leg, end_party, let_out, lost_device
from callcenter.floor.handlers.queueing import back_in_line
from callcenter.floor.handlers.talking import close_after_talk, finish_talk, release
from callcenter.floor.phases import IN_QUEUE, OWNED, Phase
from callcenter.floor.state import Contact
from callcenter.floor.turn import Refusal, Turn
from callcenter.floor.values import Kind, LegCause, MonitorEnd, OfferEnd, Outcome


@handles(c.EndLeg)
def end_leg(turn: Turn, command: c.EndLeg) -> None:
    """Forward only: a leg ends once, and nothing wakes it."""
    leg = turn.state.legs.get(command.leg)
    if leg is None:
        raise Refusal("unknown_leg", command.leg)
    contact = turn.state.contacts.get(leg.contact)
    lose_leg(turn, command.leg, command.cause, contact)


@handles(c.HangUpContact)
def hang_up_contact(turn: Turn, command: c.HangUpContact) -> None:
    """The agent ends the talk, or has heard enough ringing, or thinks better of an own call."""
    contact = turn.contact(command.contact)
    offer = contact.offer
    if contact.kind is Kind.OUTGOING and offer is not None and offer.agent == command.agent:
        return end_offer(turn, contact, OfferEnd.WITHDRAWN)
    turn.owned(command.contact, command.agent)
    require(contact, *OWNED)
    if contact.phase is Phase.DIALLING:
        return not_reached(turn, contact, "stopped", rings=True)
    return finish_talk(turn, contact, "hang_up")


def lose_leg(turn: Turn, leg: str, cause: LegCause, contact: Contact | None) -> None:
    """Record that a leg is over and draw the consequence for its contact."""
    agent = turn.state.agents.get(turn.state.legs[leg].agent)
    standing = agent is not None and agent.leg == leg
    turn.emit(e.LegEnded(turn.now, leg, cause, contact.id if contact else ""))
    if contact is None:
        if agent is not None and standing and agent.ringing:
            stop_ringing(turn, turn.state.contacts[agent.ringing], OfferEnd.FAILED)
    elif leg == contact.leg and contact.phase in _UNANSWERED:
        abandon(turn, contact, cause)
    elif leg == contact.leg:
        _CUSTOMER_LEFT[contact.phase](turn, contact)
    elif leg == contact.agent_leg:
        agent_left(turn, contact, cause)
    elif contact.party is not None and leg == contact.party.leg:
        end_party(turn, contact, OfferEnd.WITHDRAWN, rings=False)
    elif leg == contact.forward_leg:
        outside_left(turn, contact)
    elif monitor := next((each for each in contact.monitors if each.leg == leg), None):
        let_out(turn, contact, monitor, MonitorEnd.LEFT, hang_up=False)


def agent_left(turn: Turn, contact: Contact, cause: LegCause) -> None:
    """An agent who hangs up ends the talk or hands it over; one whose line broke loses nobody."""
    party = contact.party
    if contact.phase is Phase.DIALLING:
        lose_agent(turn, contact, cause)
    elif party is not None and party.leg:
        hand_over(turn, contact)
    elif contact.phase is Phase.TALKING and cause is LegCause.HUNG_UP:
        finish_talk(turn, contact, "hang_up")
    else:
        _back_in_line(turn, contact)


def outside_left(turn: Turn, contact: Contact) -> None:
    """The outside party of a finished transfer hung up: so does the customer's line."""
    phase = contact.phase.value
    turn.emit(e.ContactClosed(turn.now, contact.id, Outcome.TRANSFERRED_OUT, phase))
    turn.wish(HangUpLeg(contact.id, contact.leg))


def stop_ringing(turn: Turn, contact: Contact, end: OfferEnd) -> None:
    """The standing leg that an offer or consultation rang on is gone or out of reach."""
    if contact.offer is not None:
        end_offer(turn, contact, end, rings=False)
    else:
        end_party(turn, contact, end, rings=False)


def abandon(turn: Turn, contact: Contact, cause: LegCause) -> None:
    """The customer left before an agent answered. Early in the queue it is a short abandon."""
    if contact.pressing:
        return left_at_once(turn, contact, cause)
    phase = contact.phase.value
    if contact.offer is not None:
        end_offer(turn, contact, OfferEnd.WITHDRAWN)
    policy = turn.state.queues.get(contact.queue)
    waited = turn.now - contact.queued_at
    queued = policy is not None and contact.queued_at > 0 and not contact.answered_at
    short = queued and policy is not None and waited <= policy.short_abandon_seconds
    outcome = Outcome.FAILED if cause in (LegCause.FAILED, LegCause.LOST) else Outcome.ABANDONED
    turn.emit(e.ContactClosed(turn.now, contact.id, outcome, phase, short))
    return None


def _back_in_line(turn: Turn, contact: Contact) -> None:
    agent = turn.state.agents[contact.agent]
    if contact.party is not None:
        end_party(turn, contact, OfferEnd.WITHDRAWN)
    release(turn, contact, "lost")
    back_in_line(turn, contact, "agent_lost")
    lost_device(turn, agent)


def _left_agent(turn: Turn, contact: Contact) -> None:
    agent, leg = turn.state.agents[contact.agent], contact.agent_leg
    spoken = turn.now - contact.since
    early = contact.phase is Phase.TALKING and spoken < turn.state.rules.leg_grace_seconds
    if contact.party is not None:
        end_party(turn, contact, OfferEnd.WITHDRAWN)
    release(turn, contact, "customer_left")
    close_after_talk(turn, contact)
    if early:  # the customer may never have reached the bridge whose end lets the agent go
        drop_leg(turn, contact, agent, leg)


def _left_forward(turn: Turn, contact: Contact) -> None:
    turn.emit(e.ContactClosed(turn.now, contact.id, Outcome.TRANSFERRED_OUT, contact.phase.value))


def _left_voicemail(turn: Turn, contact: Contact) -> None:
    """Nothing yet: the recording comes after the hang-up, or a deadline passes."""


def _left_already(turn: Turn, contact: Contact) -> None:
    """The customer had gone; the agent still works on the contact."""


_UNANSWERED = frozenset({Phase.GREETED}) | IN_QUEUE

_CUSTOMER_LEFT: dict[Phase, Callable[[Turn, Contact], None]] = {
    Phase.TALKING: _left_agent,
    Phase.ON_HOLD: _left_agent,
    Phase.CONSULTING: _left_agent,
    Phase.CONFERENCING: _left_agent,
    Phase.TRANSFERRING: _left_forward,
    Phase.SURVEYING: end_survey,
    Phase.ANNOUNCING: told,
    Phase.VOICEMAIL: _left_voicemail,
    Phase.WRAPPING_UP: _left_already,
}
