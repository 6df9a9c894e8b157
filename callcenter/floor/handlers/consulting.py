"""Asking a third party while the customer is held; three-way; handing over announced."""

from callcenter.floor import commands as c
from callcenter.floor import events as e
from callcenter.floor.capacity import has_room
from callcenter.floor.effects import DialNumber, HoldLeg, MoveLeg, RingAgent
from callcenter.floor.handlers.answering import customer_answered
from callcenter.floor.handlers.base import handles, require
from callcenter.floor.handlers.dialling import customer_answers
from callcenter.floor.handlers.parties import drop_leg, end_party, party_of, party_there, tune
from callcenter.floor.handlers.talking import release, release_agent, spoken_to, wrap_up_until
from callcenter.floor.phases import Phase
from callcenter.floor.state import Agent, Contact
from callcenter.floor.turn import Refusal, Turn
from callcenter.floor.values import Channel, Device, LegRole, OfferEnd, TargetKind


@handles(c.Consult)
def consult(turn: Turn, command: c.Consult) -> None:
    """Only a colleague with room for a call can be consulted: nobody is offered two at once."""
    contact = spoken_to(turn, command.contact, command.agent, Phase.TALKING, Phase.ON_HOLD)
    colleague = _colleague(turn, command)
    attempt = f"{contact.id}.{contact.attempts + 1}"
    seconds = turn.state.rules.consult_seconds
    if contact.phase is Phase.TALKING:
        turn.wish(HoldLeg(contact.id, contact.leg, contact.bridge, True))
    until = turn.now + seconds
    turn.emit(e.ConsultStarted(turn.now, contact.id, command.agent, command.target, attempt, until))
    if colleague is None:
        turn.wish(DialNumber(contact.id, command.target.id, attempt, seconds))
    else:
        _ring(turn, contact, colleague, attempt, seconds)


@handles(c.AnswerLeg)
def answer_leg(turn: Turn, command: c.AnswerLeg) -> None:
    """The outside party answered, or the customer we called. Too late counts as never: it is told goodbye."""
    contact = turn.contact(command.contact)
    if contact.phase is Phase.REACHING:
        return customer_answered(turn, contact, command)
    if contact.dial is not None:
        return customer_answers(turn, contact, contact.dial, command)
    party = contact.party
    if party is None or party.attempt != command.attempt or party.target.kind is not TargetKind.NUMBER:
        raise Refusal("offer_over", command.attempt)
    if party.leg == command.leg:
        return None
    if party.leg:
        raise Refusal("offer_over", command.attempt)
    if command.leg in turn.state.legs:
        raise Refusal("leg_taken", command.leg)
    turn.emit(e.LegBound(turn.now, command.leg, LegRole.OUTSIDE, contact.id))
    return party_there(turn, contact, command.leg)


@handles(c.Merge)
def merge(turn: Turn, command: c.Merge) -> None:
    """Three-way: the customer comes off hold into the talk."""
    contact = _consulting(turn, command.contact, command.agent)
    turn.emit(e.ConsultMerged(turn.now, contact.id, command.agent))
    turn.wish(HoldLeg(contact.id, contact.leg, contact.bridge, False))


@handles(c.CompleteConsult)
def complete_consult(turn: Turn, command: c.CompleteConsult) -> None:
    """The agent leaves; customer and third party stay together."""
    contact = _with_party(turn, command.contact, command.agent)
    agent = turn.state.agents[command.agent]
    drop_leg(turn, contact, agent, contact.agent_leg)
    hand_over(turn, contact)


@handles(c.CancelConsult)
def cancel_consult(turn: Turn, command: c.CancelConsult) -> None:
    """The third party is let go and the customer is spoken to again."""
    contact = turn.owned(command.contact, command.agent)
    require(contact, Phase.CONSULTING, Phase.CONFERENCING)
    end_party(turn, contact, OfferEnd.WITHDRAWN)
    if contact.phase is Phase.ON_HOLD:
        turn.emit(e.ContactResumed(turn.now, contact.id, command.agent))
        turn.wish(HoldLeg(contact.id, contact.leg, contact.bridge, False))


def hand_over(turn: Turn, contact: Contact) -> None:
    """Give the customer to the third party that is there; the agent goes into after-contact work."""
    party, agent = party_of(contact), contact.agent
    if contact.phase is Phase.CONSULTING:
        turn.wish(HoldLeg(contact.id, contact.leg, contact.bridge, False))
    if party.target.kind is TargetKind.NUMBER:
        release(turn, contact, "transfer")
        turn.emit(e.ContactForwarded(turn.now, contact.id, party.target.id, party.leg))
        return
    until = wrap_up_until(turn, contact)
    turn.emit(e.ContactHandedOver(turn.now, contact.id, agent, party.target.id))
    tune(turn, contact)
    release_agent(turn, contact, agent, "transfer", until)


def _consulting(turn: Turn, contact_id: str, agent_id: str) -> Contact:
    contact = turn.owned(contact_id, agent_id)
    require(contact, Phase.CONSULTING)
    if not party_of(contact).leg:
        raise Refusal("party_not_there", contact_id)
    return contact


def _with_party(turn: Turn, contact_id: str, agent_id: str) -> Contact:
    contact = turn.owned(contact_id, agent_id)
    require(contact, Phase.CONSULTING, Phase.CONFERENCING)
    if not party_of(contact).leg:
        raise Refusal("party_not_there", contact_id)
    return contact


def _colleague(turn: Turn, command: c.Consult) -> Agent | None:
    target = command.target
    if target.kind is TargetKind.NUMBER and target.id:
        return None
    colleague = turn.state.agents.get(target.id) if target.kind is TargetKind.AGENT else None
    if colleague is None or colleague.id == command.agent:
        raise Refusal("unknown_target", target.id)
    if not has_room(colleague, Channel.VOICE):
        raise Refusal("agent_busy", target.id)
    return colleague


def _ring(turn: Turn, contact: Contact, colleague: Agent, attempt: str, seconds: float) -> None:
    if colleague.leg:
        turn.wish(MoveLeg(contact.id, colleague.leg))
    elif colleague.device is Device.TELEPHONE:
        turn.wish(RingAgent(contact.id, colleague.id, colleague.profile.number, attempt, seconds))
