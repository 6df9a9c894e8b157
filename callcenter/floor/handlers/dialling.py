"""The customer is dialled once the agent is there: answered, not reached, or the agent goes."""

from callcenter.floor import commands as c
from callcenter.floor import events as e
from callcenter.floor.calling_events import CallbackDue, CallbackHeld, CustomerDialled, DialEnded
from callcenter.floor.effects import CancelDial, DialNumber, Record
from callcenter.floor.handlers.parties import drop_leg, lost_device
from callcenter.floor.handlers.talking import release_agent
from callcenter.floor.hours import closes_at, opens_at
from callcenter.floor.phases import Phase
from callcenter.floor.state import Agent, Callback, Contact, Dial
from callcenter.floor.turn import Refusal, Turn
from callcenter.floor.values import Kind, LegCause, LegRole, Outcome, QueuePolicy

MINUTE = 60.0


def dial_customer(turn: Turn, contact: Contact, agent: Agent) -> None:
    """The agent's leg is there and hears ringing; the customer's telephone is rung only now."""
    rules = policy_of(turn, contact).callback
    attempt = f"{contact.id}.{contact.attempts + 1}"
    lapses_at = turn.now + rules.ring_seconds + turn.state.rules.dial_grace_seconds
    turn.emit(CustomerDialled(turn.now, contact.id, agent.id, attempt, contact.caller, lapses_at))
    detect = rules.detect_machine and contact.kind is Kind.CALLBACK
    dial = DialNumber(
        contact.id, contact.caller, attempt, rules.ring_seconds, contact.dialled, detect_machine=detect
    )
    turn.wish(dial)


def customer_answers(turn: Turn, contact: Contact, dial: Dial, command: c.AnswerLeg) -> None:
    """The customer is there: only now does anybody count as reached."""
    if dial.attempt != command.attempt:
        raise Refusal("offer_over", command.attempt)
    if command.leg in turn.state.legs:
        raise Refusal("leg_taken", command.leg)
    turn.emit(e.LegBound(turn.now, command.leg, LegRole.CUSTOMER, contact.id))
    turn.emit(e.ContactConnected(turn.now, contact.id, contact.agent))
    start_recording(turn, contact)


def start_recording(turn: Turn, contact: Contact) -> None:
    """Record the talk where the queue wants it."""
    policy = turn.state.queues.get(contact.queue)
    if policy is not None and policy.record and contact.recording == "off":
        turn.emit(e.RecordingChanged(turn.now, contact.id, "on"))
        turn.wish(Record(contact.id, contact.leg, "start"))


def not_reached(turn: Turn, contact: Contact, result: str, *, rings: bool, leg_up: bool = True) -> None:
    """The dial came to nothing: the agent is free, and the queue's rule says what becomes of the rest."""
    let_go(turn, contact, result, rings=rings, leg_up=leg_up)
    callback = contact.callback
    if callback is None:
        give_up(turn, contact, result)
    elif not _is_used_up(turn, contact, callback):
        policy = policy_of(turn, contact)
        due = opens_at(turn.state, policy, turn.now + policy.callback.retry_minutes * MINUTE)
        turn.emit(CallbackHeld(turn.now, contact.id, min(due, callback.latest_at), "retry"))
    else:
        give_up(turn, contact, result)


def lose_agent(turn: Turn, contact: Contact, cause: LegCause) -> None:
    """The agent's leg is gone while it rings: hung up is enough of ringing, broken loses nobody's place."""
    if cause is LegCause.HUNG_UP:
        return not_reached(turn, contact, "stopped", rings=True, leg_up=False)
    agent, callback = turn.state.agents[contact.agent], contact.callback
    let_go(turn, contact, "agent_lost", rings=True, leg_up=False)
    lost_device(turn, agent)
    if callback is None or _is_used_up(turn, contact, callback):
        return give_up(turn, contact, "agent_lost")
    return stand_in_line(turn, contact)


def let_go(turn: Turn, contact: Contact, result: str, *, rings: bool, leg_up: bool = True) -> None:
    """End a dial and the agent's part in it. `rings`: the telephone may still ring."""
    dial = contact.dial
    if dial is None:
        raise AssertionError(f"nobody is dialled for contact {contact.id}")
    agent = turn.state.agents[contact.agent]
    turn.emit(DialEnded(turn.now, contact.id, agent.id, dial.attempt, result))
    if rings:
        turn.wish(CancelDial(contact.id, dial.attempt, contact.caller, contact.dialled))
    if leg_up:
        drop_leg(turn, contact, agent, contact.agent_leg)
    release_agent(turn, contact, agent.id, "not_reached" if leg_up else "lost", 0.0)


def give_up(turn: Turn, contact: Contact, reason: str) -> None:
    """Nobody was reached, and nobody will be tried again."""
    phase = contact.phase.value
    turn.emit(e.ContactClosed(turn.now, contact.id, Outcome.UNREACHED, phase, reason=reason))


def stand_in_line(turn: Turn, contact: Contact) -> None:
    """A callback waits for an agent in the place it has kept, as long as the queue is open."""
    policy, latest = policy_of(turn, contact), callback_of(contact).latest_at
    closes = closes_at(turn.state, policy, turn.now)
    until = min(closes, latest) if closes else latest
    meant = turn.now + turn.state.rules.targeted_seconds if contact.target else 0.0
    turn.emit(CallbackDue(turn.now, contact.id, until, meant))


def callback_of(contact: Contact) -> Callback:
    """Return what was promised; asking where nothing was is a bug."""
    if contact.callback is None:
        raise AssertionError(f"contact {contact.id} is no callback")
    return contact.callback


def policy_of(turn: Turn, contact: Contact) -> QueuePolicy:
    """Return the rules of a contact's queue, the usual ones for a queue that is no more."""
    return turn.state.queues.get(contact.queue) or QueuePolicy(contact.queue)


def _is_used_up(turn: Turn, contact: Contact, callback: Callback) -> bool:
    rules = policy_of(turn, contact).callback
    return callback.dials >= rules.attempts or callback.latest_at <= turn.now


def is_dialled(contact: Contact, attempt: str) -> bool:
    """Whether this very dial to the customer is under way."""
    return contact.phase is Phase.DIALLING and contact.dial is not None and contact.dial.attempt == attempt
