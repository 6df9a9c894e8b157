"""An agent is offered a contact: accepts, declines, does not answer, or the leg never comes."""

from callcenter.floor import commands as c
from callcenter.floor import events as e
from callcenter.floor.effects import CancelDial, HangUpLeg, MoveLeg
from callcenter.floor.handlers.answering import is_reached_for, nobody_reached
from callcenter.floor.handlers.base import handles
from callcenter.floor.handlers.dialling import dial_customer, is_dialled, not_reached, start_recording
from callcenter.floor.handlers.monitoring import bind_monitor
from callcenter.floor.handlers.parties import end_party, let_wish_hold, not_ready, party_there
from callcenter.floor.phases import Phase
from callcenter.floor.state import Agent, Contact, Offer
from callcenter.floor.turn import Refusal, Turn
from callcenter.floor.values import Channel, Device, Kind, LegCause, LegRole, OfferEnd, Outcome, QueuePolicy

#: The agent let it ring, or could not be reached.
_MISSED = frozenset({OfferEnd.NO_ANSWER, OfferEnd.FAILED})


@handles(c.AcceptOffer)
def accept_offer(turn: Turn, command: c.AcceptOffer) -> None:
    """Accepting twice is accepting once; an offer that is over is refused."""
    agent, contact = offered(turn, command.agent, command.offer)
    if _accepted(contact, command.offer):
        return
    lapses_at = turn.now + turn.state.rules.connect_seconds
    turn.emit(e.OfferAccepted(turn.now, contact.id, command.offer, agent.id, lapses_at))
    if contact.channel is Channel.MESSAGE:
        connect(turn, contact, agent, command.offer)
    elif agent.leg:
        take_leg(turn, contact, agent, command.offer, agent.leg)
        turn.wish(MoveLeg(contact.id, agent.leg))


@handles(c.DeclineOffer)
def decline_offer(turn: Turn, command: c.DeclineOffer) -> None:
    """The agent rests from this contact for a while and stays available for others."""
    _, contact = offered(turn, command.agent, command.offer)
    if contact.offer is not None:
        end_offer(turn, contact, OfferEnd.DECLINED)
    else:
        end_party(turn, contact, OfferEnd.DECLINED)


@handles(c.BindLeg)
def bind_leg(turn: Turn, command: c.BindLeg) -> None:
    """An agent's leg is there: only now is the agent claimed for good."""
    contact = turn.state.contacts.get(command.offer.rpartition(".")[0])
    monitor = contact.monitor(command.agent) if contact else None
    if contact is not None and monitor is not None and monitor.attempt == command.offer:
        bind_monitor(turn, command, contact, monitor)
    else:
        _bind_agent(turn, command)


def _bind_agent(turn: Turn, command: c.BindLeg) -> None:
    agent = turn.agent(command.agent)
    known = turn.state.legs.get(command.leg)
    if known is not None and (known.agent != agent.id or known.end_by):
        raise Refusal("leg_taken", command.leg)
    if known is not None and known.contact:
        return
    if not command.offer:
        _stand_by(turn, agent, command.leg)
        return
    agent, contact = offered(turn, command.agent, command.offer)
    if not _accepted(contact, command.offer):
        lapses_at = turn.now + turn.state.rules.connect_seconds
        turn.emit(e.OfferAccepted(turn.now, contact.id, command.offer, agent.id, lapses_at))
    take_leg(turn, contact, agent, command.offer, command.leg)


@handles(c.FailDial)
def fail_dial(turn: Turn, command: c.FailDial) -> None:
    """The telephone we rang did not answer, or could not be rung."""
    contact = turn.contact(command.contact)
    missed = command.cause in (LegCause.NO_ANSWER, LegCause.BUSY, LegCause.HUNG_UP)
    end = OfferEnd.NO_ANSWER if missed else OfferEnd.FAILED
    if is_dialled(contact, command.attempt):
        not_reached(turn, contact, command.cause.value, rings=False)
    elif is_reached_for(contact, command.attempt):
        nobody_reached(turn, contact, command.cause.value, rings=False)
    elif contact.offer is not None and contact.offer.id == command.attempt:
        end_offer(turn, contact, end, rings=False)
    elif contact.party is not None and contact.party.attempt == command.attempt and not contact.party.leg:
        end_party(turn, contact, end, rings=False)
    else:
        raise Refusal("offer_over", command.attempt)


def offered(turn: Turn, agent_id: str, attempt: str) -> tuple[Agent, Contact]:
    """Return the agent and the contact of a live offer or consultation, or refuse."""
    agent = turn.agent(agent_id)
    contact = turn.state.contacts.get(agent.ringing)
    if contact is None:
        raise Refusal("offer_over", attempt)
    offer, party = contact.offer, contact.party
    if offer is not None and offer.id == attempt and offer.agent == agent_id:
        return agent, contact
    if party is not None and party.attempt == attempt and party.target.id == agent_id and not party.leg:
        return agent, contact
    raise Refusal("offer_over", attempt)


def take_leg(turn: Turn, contact: Contact, agent: Agent, attempt: str, leg: str) -> None:
    """Bind an agent's leg to the contact it came for, and connect."""
    turn.emit(e.LegBound(turn.now, leg, LegRole.AGENT, contact.id, agent.id))
    if contact.offer is not None and contact.offer.id == attempt:
        connect(turn, contact, agent, attempt)
    else:
        party_there(turn, contact, leg, agent.id)


def connect(turn: Turn, contact: Contact, agent: Agent, offer: str) -> None:
    """Customer and agent meet: the customer is fetched out of the queue, or dialled, only now."""
    if contact.to_dial:
        return dial_customer(turn, contact, agent)
    turn.emit(e.ContactConnected(turn.now, contact.id, agent.id, offer))
    if contact.channel is Channel.VOICE:
        turn.wish(MoveLeg(contact.id, contact.leg))
        start_recording(turn, contact)
    return None


def end_offer(turn: Turn, contact: Contact, end: OfferEnd, *, rings: bool = True) -> None:
    """Take an offer back: the contact keeps its place, an agent who missed it is not ready.

    `rings` tells that a telephone may still ring for it.
    """
    offer = contact.offer
    if offer is None:
        raise AssertionError(f"no offer in contact {contact.id}")
    agent = turn.state.agents[offer.agent]
    policy = turn.state.queues.get(contact.queue) or QueuePolicy(contact.queue)
    turn.emit(_ended(turn, contact, offer, end, policy))
    if rings and contact.channel is Channel.VOICE:
        hush(turn, contact, agent, offer.id)
    settle_agent(turn, agent, end, policy)
    if contact.kind is Kind.OUTGOING and contact.to_dial:
        _end_own_call(turn, contact, end)


def _ended(turn: Turn, contact: Contact, offer: Offer, end: OfferEnd, policy: QueuePolicy) -> e.OfferEnded:
    """Return what ended, and for how long the agent rests from this contact, or from all of them."""
    rest = 0.0 if end is OfferEnd.WITHDRAWN else turn.now + turn.state.rules.decline_rest_seconds
    rests = end in _MISSED and policy.no_answer_rest_seconds
    until = turn.now + policy.no_answer_rest_seconds if rests else 0.0
    return e.OfferEnded(turn.now, contact.id, offer.id, offer.agent, end, rest, until)


def _end_own_call(turn: Turn, contact: Contact, end: OfferEnd) -> None:
    """The agent who wanted to call is not there: nobody else calls in their place."""
    stopped = end in (OfferEnd.DECLINED, OfferEnd.WITHDRAWN)
    outcome = Outcome.CANCELLED if stopped else Outcome.UNREACHED
    phase, reason = Phase.CONNECTING.value, f"agent_{end.value}"
    turn.emit(e.ContactClosed(turn.now, contact.id, outcome, phase, reason=reason))


def hush(turn: Turn, contact: Contact, agent: Agent, attempt: str) -> None:
    """Stop an agent's telephone from ringing."""
    if agent.leg:
        turn.wish(MoveLeg(contact.id, agent.leg))
    elif agent.device is Device.TELEPHONE:
        turn.wish(CancelDial(contact.id, attempt))


def settle_agent(turn: Turn, agent: Agent, end: OfferEnd, policy: QueuePolicy) -> None:
    """After an offer: the agent's own wish holds, else missed often enough means not ready."""
    if agent.wish is not None:
        let_wish_hold(turn, agent)
    elif end in _MISSED and agent.misses >= (policy.max_misses or turn.state.rules.max_misses):
        not_ready(turn, agent, "no_answer" if end is OfferEnd.NO_ANSWER else "device")


def _accepted(contact: Contact, attempt: str) -> bool:
    if contact.offer is not None and contact.offer.id == attempt:
        return contact.phase is Phase.CONNECTING
    return contact.party is not None and contact.party.accepted


def _stand_by(turn: Turn, agent: Agent, leg: str) -> None:
    if agent.leg == leg:
        return
    before = turn.state.legs.get(agent.leg)
    turn.emit(e.LegBound(turn.now, leg, LegRole.AGENT, "", agent.id))
    if before is not None and not before.contact:
        turn.wish(HangUpLeg("", before.id))
