"""The third party of a consultation: there, gone, let go."""

from callcenter.floor import events as e
from callcenter.floor import oversight_events as oe
from callcenter.floor.effects import CancelDial, HangUpLeg, MoveLeg, TuneLeg
from callcenter.floor.phases import Presence
from callcenter.floor.state import Agent, Contact, Monitor, Party
from callcenter.floor.turn import Turn
from callcenter.floor.values import Device, MonitorEnd, MonitorMode, OfferEnd, TargetKind


def party_of(contact: Contact) -> Party:
    """Return the third party; asking where there is none is a bug."""
    if contact.party is None:
        raise AssertionError(f"no third party in contact {contact.id}")
    return contact.party


def party_there(turn: Turn, contact: Contact, leg: str, agent: str = "") -> None:
    """The third party answered."""
    turn.emit(e.ConsultAnswered(turn.now, contact.id, party_of(contact).attempt, leg, agent))


def end_party(turn: Turn, contact: Contact, end: OfferEnd, *, rings: bool = True) -> None:
    """The consultation is over; unless nothing `rings`, the third party's leg or dial is ended."""
    party = party_of(contact)
    agent = turn.state.agents.get(party.target.id) if party.target.kind is TargetKind.AGENT else None
    turn.emit(e.ConsultEnded(turn.now, contact.id, party.attempt, end, agent.id if agent else ""))
    if agent is not None:
        let_wish_hold(turn, agent)
    if rings:
        _let_go(turn, contact, party, agent)


def drop_leg(turn: Turn, contact: Contact, agent: Agent, leg: str) -> None:
    """Take an agent's leg out of the bridge while the bridge goes on."""
    if agent.leg == leg and leg:
        turn.wish(MoveLeg(contact.id, leg))
    elif leg:
        turn.wish(HangUpLeg(contact.id, leg))


def lost_device(turn: Turn, agent: Agent) -> None:
    """An agent whose leg broke is not ready until they say so."""
    if agent.wish is None and agent.presence not in (Presence.NOT_READY, Presence.OFFLINE):
        not_ready(turn, agent, "device")


def not_ready(turn: Turn, agent: Agent, reason: str) -> None:
    """Take an agent out of routing, for a reason: at once, or after the contacts at hand."""
    if agent.presence is Presence.AVAILABLE:
        turn.emit(e.PresenceChanged(turn.now, agent.id, Presence.NOT_READY, reason))
    else:
        turn.emit(e.PresenceWished(turn.now, agent.id, Presence.NOT_READY, reason))


def let_wish_hold(turn: Turn, agent: Agent) -> None:
    """Put an agent where they wished to be, once nothing is at hand any more."""
    if agent.wish is not None and agent.presence is Presence.AVAILABLE:
        turn.emit(e.PresenceChanged(turn.now, agent.id, agent.wish, agent.wish_reason))


def let_out(turn: Turn, contact: Contact, monitor: Monitor, end: MonitorEnd, *, hang_up: bool = True) -> None:
    """End somebody's part beside the agent; who was free before is free again."""
    turn.emit(oe.MonitorEnded(turn.now, contact.id, monitor.id, monitor.attempt, end))
    if monitor.leg and hang_up:
        turn.wish(HangUpLeg(contact.id, monitor.leg))
    agent = turn.state.agents.get(monitor.id)
    was_free = agent is not None and (agent.presence, agent.reason) == (Presence.NOT_READY, "monitoring")
    if was_free and end in (MonitorEnd.LEFT, MonitorEnd.OVER):
        turn.emit(e.PresenceChanged(turn.now, monitor.id, Presence.AVAILABLE))


def tune(turn: Turn, contact: Contact) -> None:
    """Let those who whisper be heard by the agent who has the customer now."""
    for monitor in contact.monitors:
        if monitor.leg and monitor.mode is MonitorMode.WHISPER:
            turn.wish(TuneLeg(contact.id, monitor.leg, contact.bridge, coach=contact.agent_leg))


def _let_go(turn: Turn, contact: Contact, party: Party, agent: Agent | None) -> None:
    if agent is not None and agent.leg:
        turn.wish(MoveLeg(contact.id, agent.leg))
    elif party.leg:
        turn.wish(HangUpLeg(contact.id, party.leg))
    elif agent is None or agent.device is Device.TELEPHONE:
        turn.wish(CancelDial(contact.id, party.attempt))
