"""Whoever answers a call dialled ahead: an agent at once, else within two seconds the campaign's message.

Nobody who answered is left in silence, and nobody is handed over too late (US-02, US-04, UK-02, UK-03).
"""

from callcenter.floor import ahead_events as a
from callcenter.floor import commands as c
from callcenter.floor import events as e
from callcenter.floor.effects import CancelDial, HangUpLeg, MoveLeg
from callcenter.floor.fold.ahead import ahead_of
from callcenter.floor.handlers.dialling import policy_of, start_recording
from callcenter.floor.phases import Phase
from callcenter.floor.ranking import rank_of
from callcenter.floor.state import Agent, Contact
from callcenter.floor.turn import Refusal, Turn
from callcenter.floor.values import AnsweredBy, LegCause, LegRole, OnMachine, Outcome

#: Who answers stands as far ahead as if they had come so many seconds ago: they cannot wait.
HEAD = 86_400.0


def customer_answered(turn: Turn, contact: Contact, command: c.AnswerLeg) -> None:
    """A person gets an agent or the message; a machine what the campaign wants."""
    if not is_reached_for(contact, command.attempt):
        raise Refusal("offer_over", command.attempt)
    if command.leg in turn.state.legs:
        raise Refusal("leg_taken", command.leg)
    turn.emit(e.LegBound(turn.now, command.leg, LegRole.CUSTOMER, contact.id))
    machine = command.answered_by is AnsweredBy.MACHINE
    if machine and ahead_of(contact).on_machine is not OnMachine.AGENT:
        return _machine_answered(turn, contact, command)
    greeted_at = turn.now - max(0.0, command.greeted_for)
    by = greeted_at + turn.state.rules.answered_seconds
    turn.emit(_answered(turn, contact, command.answered_by, greeted_at, by))
    if by <= turn.now:
        abandon_call(turn, contact, moving=False)
    return None


def _answered(
    turn: Turn, contact: Contact, by: AnsweredBy, greeted_at: float, until: float
) -> a.CallAnswered:
    policy = policy_of(turn, contact)
    rank = rank_of(turn.state.rules, policy, contact.card.tier, contact.priority, turn.now - HEAD)
    campaign = ahead_of(contact).campaign
    return a.CallAnswered(turn.now, contact.id, campaign, by, greeted_at, until, rank if until else 0.0)


def _machine_answered(turn: Turn, contact: Contact, command: c.AnswerLeg) -> None:
    ahead = ahead_of(contact)
    turn.emit(_answered(turn, contact, AnsweredBy.MACHINE, turn.now, 0.0))
    if ahead.on_machine is OnMachine.LEAVE_MESSAGE and ahead.machine_message:
        turn.emit(a.MachineTold(turn.now, contact.id, ahead.campaign))
        return
    _close(turn, contact, LegCause.MACHINE.value)
    turn.wish(HangUpLeg(contact.id, command.leg))


def hand_over_at_once(turn: Turn, contact: Contact, agent: Agent, why: str) -> None:
    """Connect whoever answered with an agent whose leg stands, without ringing; not after the deadline."""
    if turn.now > ahead_of(contact).connect_by:
        return abandon_call(turn, contact)
    offer, leg = f"{contact.id}.{contact.attempts + 1}", agent.leg
    turn.emit(e.ContactOffered(turn.now, contact.id, offer, agent.id, turn.now, why))
    turn.emit(e.OfferAccepted(turn.now, contact.id, offer, agent.id, turn.now))
    turn.emit(e.LegBound(turn.now, leg, LegRole.AGENT, contact.id, agent.id))
    turn.emit(e.ContactConnected(turn.now, contact.id, agent.id, offer))
    turn.wish(MoveLeg(contact.id, leg))
    if not _has_just_answered(turn, contact):
        turn.wish(MoveLeg(contact.id, contact.leg))
    return start_recording(turn, contact)


def _has_just_answered(turn: Turn, contact: Contact) -> bool:
    """Whether the customer's leg fetches its script now anyway."""
    return any(isinstance(event, a.CallAnswered) and event.contact == contact.id for event in turn.events)


def abandon_call(turn: Turn, contact: Contact, *, moving: bool = True) -> None:
    """Nobody is free in time: say who called and why. `moving`: the leg hears something else now."""
    ahead = ahead_of(contact)
    answered_by = ahead.answered_by or AnsweredBy.UNKNOWN
    turn.emit(a.CallAbandoned(turn.now, contact.id, ahead.campaign, answered_by))
    if moving:
        turn.wish(MoveLeg(contact.id, contact.leg))


def left_at_once(turn: Turn, contact: Contact, cause: LegCause) -> None:
    """Whoever answered has hung up before the two seconds were over: no abandoned call, and no talk."""
    _close(turn, contact, cause.value)


def told(turn: Turn, contact: Contact, *, hang_up: bool = False) -> None:
    """The message is over: said, cut short, or it could not be said."""
    _close(turn, contact, ahead_of(contact).telling)
    if hang_up:
        turn.wish(HangUpLeg(contact.id, contact.leg))


def nobody_reached(turn: Turn, contact: Contact, result: str, *, rings: bool) -> None:
    """A dial ahead came to nothing. `rings`: the telephone may still ring."""
    dial = contact.dial
    if dial is None:
        raise AssertionError(f"nobody is dialled for contact {contact.id}")
    if rings:
        turn.wish(CancelDial(contact.id, dial.attempt, contact.caller, contact.dialled))
    _close(turn, contact, result)


def is_reached_for(contact: Contact, attempt: str) -> bool:
    """Whether this very dial ahead of the agents is under way."""
    return contact.phase is Phase.REACHING and contact.dial is not None and contact.dial.attempt == attempt


def _close(turn: Turn, contact: Contact, reason: str) -> None:
    phase = contact.phase.value
    turn.emit(e.ContactClosed(turn.now, contact.id, Outcome.UNREACHED, phase, reason=reason))
