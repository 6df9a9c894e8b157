"""Somebody beside the agent in a talk: listening, whispering, barging in, taking over."""

from callcenter.floor import commands as c
from callcenter.floor import events as e
from callcenter.floor import oversight as o
from callcenter.floor import oversight_events as oe
from callcenter.floor.effects import HoldLeg, TuneLeg
from callcenter.floor.handlers.base import by_voice, handles, require
from callcenter.floor.handlers.parties import drop_leg, let_out, tune
from callcenter.floor.handlers.talking import release_agent, wrap_up_until
from callcenter.floor.phases import WITH_AGENT, Phase, Presence
from callcenter.floor.state import Contact, Monitor
from callcenter.floor.turn import Refusal, Turn
from callcenter.floor.values import Device, LegRole, MonitorEnd, MonitorMode

_BUSY = frozenset({Presence.OFFERED, Presence.ON_CONTACT})


@handles(o.MonitorContact)
def monitor_contact(turn: Turn, command: o.MonitorContact) -> None:
    """Let somebody in beside the agent; who and why is on record before anything is heard."""
    contact = turn.contact(command.contact)
    require(contact, *WITH_AGENT)
    by_voice(contact)
    if command.mode is MonitorMode.TAKE_OVER:
        raise Refusal("not_a_choice", command.mode.value)
    if contact.monitor(command.monitor) is None:
        _let_in(turn, contact, command.monitor, command.mode, command.by)
    else:
        _change(turn, contact, command.monitor, command.mode, command.by)


@handles(o.ChangeMonitor)
def change_monitor(turn: Turn, command: o.ChangeMonitor) -> None:
    """Another way of being there, at once if the leg is."""
    contact = turn.contact(command.contact)
    if command.mode is MonitorMode.TAKE_OVER:
        raise Refusal("not_a_choice", command.mode.value)
    _change(turn, contact, command.monitor, command.mode, command.by)


@handles(o.EndMonitor)
def end_monitor(turn: Turn, command: o.EndMonitor) -> None:
    """Nobody notices but the one who leaves."""
    contact = turn.contact(command.contact)
    let_out(turn, contact, _part(contact, command.monitor), MonitorEnd.LEFT)


@handles(o.TakeOver)
def take_over(turn: Turn, command: o.TakeOver) -> None:
    """The agent who had the customer goes into after-contact work."""
    contact = turn.contact(command.contact)
    require(contact, Phase.TALKING, Phase.ON_HOLD)
    by_voice(contact)
    if turn.agent(command.agent).presence is Presence.OFFLINE:
        raise Refusal("agent_offline", command.agent)
    monitor = contact.monitor(command.agent)
    if monitor is None:
        _let_in(turn, contact, command.agent, MonitorMode.TAKE_OVER, command.by)
    elif monitor.leg:
        _take(turn, contact, monitor, command.by)
    elif monitor.mode is not MonitorMode.TAKE_OVER:
        turn.emit(oe.MonitorChanged(turn.now, contact.id, monitor.id, MonitorMode.TAKE_OVER, command.by))


def bind_monitor(turn: Turn, command: c.BindLeg, contact: Contact, monitor: Monitor) -> None:
    """The leg of somebody who was let in is there."""
    known = turn.state.legs.get(command.leg)
    if monitor.leg == command.leg:
        return
    if known is not None:
        raise Refusal("leg_taken", command.leg)
    if monitor.leg:
        raise Refusal("offer_over", command.offer)
    turn.emit(e.LegBound(turn.now, command.leg, LegRole.MONITOR, contact.id, monitor.id))
    if monitor.mode is not MonitorMode.TAKE_OVER:
        return
    agent = turn.state.agents.get(monitor.id)
    ready = agent is not None and agent.presence is Presence.NOT_READY
    if ready and contact.phase in (Phase.TALKING, Phase.ON_HOLD):
        _take(turn, contact, monitor, "")
    else:
        let_out(turn, contact, monitor, MonitorEnd.FAILED)


def _let_in(turn: Turn, contact: Contact, id_: str, mode: MonitorMode, by: str) -> None:
    if contact.agent == id_:
        raise Refusal("own_contact", contact.id)
    if _is_elsewhere(turn, id_):
        raise Refusal("monitoring", id_)
    agent = turn.state.agents.get(id_)
    if agent is not None and (agent.presence in _BUSY or agent.wrap_ups):
        raise Refusal("agent_busy", id_)
    if agent is not None and agent.device is not Device.BROWSER:
        raise Refusal("wrong_device", id_)
    attempt = f"{contact.id}.{contact.attempts + 1}"
    until = turn.now + turn.state.rules.connect_seconds
    turn.emit(oe.MonitorStarted(turn.now, contact.id, id_, mode, attempt, until, by))
    if agent is not None and agent.presence is Presence.AVAILABLE:
        turn.emit(e.PresenceChanged(turn.now, id_, Presence.NOT_READY, "monitoring"))


def _is_elsewhere(turn: Turn, id_: str) -> bool:
    return any(contact.monitor(id_) is not None for contact in turn.state.contacts.values())


def _change(turn: Turn, contact: Contact, id_: str, mode: MonitorMode, by: str) -> None:
    monitor = _part(contact, id_)
    if monitor.mode is mode:
        return
    turn.emit(oe.MonitorChanged(turn.now, contact.id, id_, mode, by))
    if monitor.leg:
        coach = contact.agent_leg if mode is MonitorMode.WHISPER else ""
        muted = mode is MonitorMode.LISTEN
        turn.wish(TuneLeg(contact.id, monitor.leg, contact.bridge, muted=muted, coach=coach))


def _take(turn: Turn, contact: Contact, monitor: Monitor, by: str) -> None:
    """Hand the customer from the agent to the one who listened."""
    if turn.agent(monitor.id).presence is not Presence.NOT_READY:
        raise Refusal("agent_offline", monitor.id)
    agent = turn.state.agents[contact.agent]
    if contact.phase is Phase.ON_HOLD:
        turn.wish(HoldLeg(contact.id, contact.leg, contact.bridge, False))
    drop_leg(turn, contact, agent, contact.agent_leg)
    until = wrap_up_until(turn, contact)
    turn.emit(oe.ContactTakenOver(turn.now, contact.id, agent.id, monitor.id, by))
    turn.wish(TuneLeg(contact.id, contact.agent_leg, contact.bridge))
    tune(turn, contact)
    release_agent(turn, contact, agent.id, "taken_over", until)


def _part(contact: Contact, id_: str) -> Monitor:
    monitor = contact.monitor(id_)
    if monitor is None:
        raise Refusal("not_monitoring", contact.id)
    return monitor
