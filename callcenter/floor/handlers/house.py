"""The house itself: configuration, the provider's truth, what could not be done."""

from collections.abc import Callable

from callcenter.floor import commands as c
from callcenter.floor import events as e
from callcenter.floor.effects import HangUpLeg
from callcenter.floor.handlers.answering import is_reached_for, nobody_reached, told
from callcenter.floor.handlers.base import handles
from callcenter.floor.handlers.dialling import is_dialled, not_reached
from callcenter.floor.handlers.ending import agent_left, lose_leg, stop_ringing
from callcenter.floor.handlers.offering import end_offer
from callcenter.floor.handlers.parties import drop_leg, end_party, let_out
from callcenter.floor.handlers.queueing import back_in_line
from callcenter.floor.handlers.reporting import message_failed
from callcenter.floor.handlers.talking import release
from callcenter.floor.phases import Phase
from callcenter.floor.state import Contact
from callcenter.floor.turn import Turn
from callcenter.floor.values import LegCause, MonitorEnd, OfferEnd, TargetKind


@handles(c.Configure)
def configure(turn: Turn, command: c.Configure) -> None:
    """The new configuration holds at once, for those who wait already too."""
    standing = [(agent.id, agent.leg) for agent in turn.state.agents.values() if agent.leg]
    turn.emit(e.FloorConfigured(turn.now, command.queues, command.agents, command.calendars, command.rules))
    for agent, leg in standing:
        if agent not in turn.state.agents:
            turn.wish(HangUpLeg("", leg))


@handles(c.Reconcile)
def reconcile(turn: Turn, command: c.Reconcile) -> None:
    """A leg the provider does not know is lost. Legs younger than the question are left alone."""
    lost = [
        leg for leg in turn.state.legs.values() if leg.id not in command.live and leg.since < command.as_of
    ]
    for leg in lost:
        if leg.id in turn.state.legs:
            lose_leg(turn, leg.id, LegCause.LOST, turn.state.contacts.get(leg.contact))


@handles(c.OpenBridge)
def open_bridge(turn: Turn, command: c.OpenBridge) -> None:
    """Remember the provider's name of the bridge."""
    contact = turn.contact(command.contact)
    if contact.bridge != command.bridge:
        turn.emit(e.BridgeOpened(turn.now, contact.id, command.bridge))


@handles(c.FailEffect)
def fail_effect(turn: Turn, command: c.FailEffect) -> None:
    """A wish that could not be carried out comes back, so that nobody waits for it."""
    turn.emit(e.EffectFailed(turn.now, command.effect, command.contact, command.leg, command.reason))
    if command.message:
        message_failed(turn, command.contact, command.message, command.code or command.reason)
    contact = turn.state.contacts.get(command.contact)
    if contact is not None and (consequence := _CONSEQUENCES.get(command.effect)):
        consequence(turn, contact, command)


def _move_failed(turn: Turn, contact: Contact, command: c.FailEffect) -> None:
    """Customer and agent cannot be brought together: back in line, with the place kept."""
    if command.leg == contact.leg and contact.phase is Phase.TALKING:
        drop_leg(turn, contact, turn.state.agents[contact.agent], contact.agent_leg)
        release(turn, contact, "lost")
        back_in_line(turn, contact, "move_failed")
    elif command.leg == contact.leg and contact.phase is Phase.ANNOUNCING:
        told(turn, contact, hang_up=True)
    elif command.leg and command.leg == contact.agent_leg:
        agent_left(turn, contact, LegCause.FAILED)
    elif command.leg and command.leg == _rings_on(turn, contact):
        stop_ringing(turn, contact, OfferEnd.FAILED)


def _rings_on(turn: Turn, contact: Contact) -> str:
    """Return the standing leg that an offer or consultation rings on, empty if none does."""
    party = contact.party
    ringing = contact.offer.agent if contact.offer else ""
    if party is not None and not party.leg and party.target.kind is TargetKind.AGENT:
        ringing = party.target.id
    agent = turn.state.agents.get(ringing)
    return agent.leg if agent else ""


def _ring_failed(turn: Turn, contact: Contact, command: c.FailEffect) -> None:
    if is_dialled(contact, command.attempt):
        not_reached(turn, contact, LegCause.FAILED.value, rings=True)
    elif is_reached_for(contact, command.attempt):
        nobody_reached(turn, contact, LegCause.FAILED.value, rings=True)
    elif contact.offer is not None and contact.offer.id == command.attempt:
        end_offer(turn, contact, OfferEnd.FAILED)
    elif contact.party is not None and contact.party.attempt == command.attempt and not contact.party.leg:
        end_party(turn, contact, OfferEnd.FAILED)


def _hold_failed(turn: Turn, contact: Contact, _command: c.FailEffect) -> None:
    """Say the truth: a customer who could not be held is still in the talk, and hears no consultation."""
    if contact.phase is Phase.CONSULTING:
        end_party(turn, contact, OfferEnd.FAILED)
    if contact.phase is Phase.ON_HOLD:
        turn.emit(e.ContactResumed(turn.now, contact.id, contact.agent))


def _record_failed(turn: Turn, contact: Contact, command: c.FailEffect) -> None:
    """A recording that could not be paused runs on: the agent must know (PC-02)."""
    state = "on" if contact.recording == "paused" else "off"
    if contact.recording != state:
        turn.emit(e.RecordingChanged(turn.now, contact.id, state, reason=command.reason or "failed"))


def _tune_failed(turn: Turn, contact: Contact, command: c.FailEffect) -> None:
    """Whoever would be heard by the wrong ones, or not by the right ones, is taken out."""
    if monitor := next((each for each in contact.monitors if each.leg == command.leg), None):
        let_out(turn, contact, monitor, MonitorEnd.FAILED)
    elif command.leg and command.leg == contact.agent_leg:
        drop_leg(turn, contact, turn.state.agents[contact.agent], contact.agent_leg)
        agent_left(turn, contact, LegCause.FAILED)


_CONSEQUENCES: dict[str, Callable[[Turn, Contact, c.FailEffect], None]] = {
    "move_leg": _move_failed,
    "ring_agent": _ring_failed,
    "dial_number": _ring_failed,
    "hold_leg": _hold_failed,
    "tune_leg": _tune_failed,
    "record": _record_failed,
}
