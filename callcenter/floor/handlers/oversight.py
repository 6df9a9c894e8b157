"""What supervisors do with agents, queues and those who wait; agents' calls for help."""

from callcenter.floor import events as e
from callcenter.floor import oversight as o
from callcenter.floor import oversight_events as oe
from callcenter.floor.effects import MoveLeg
from callcenter.floor.handlers.base import handles, require
from callcenter.floor.handlers.callbacks import queue_switched
from callcenter.floor.handlers.presence import CHOICES, become_available, change, give_back
from callcenter.floor.handlers.queueing import Place, begin_anew, obstacle
from callcenter.floor.handlers.wrapping import end_wrap_ups
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.ranking import age_of
from callcenter.floor.state import Agent
from callcenter.floor.turn import Refusal, Turn
from callcenter.floor.values import Channel

#: Priorities that may be given by hand.
LOWEST, HIGHEST = -9, 99


@handles(o.ForcePresence)
def force_presence(turn: Turn, command: o.ForcePresence) -> None:
    """Not while on a contact: a customer is never cut off by a change of presence."""
    agent = turn.agent(command.agent)
    if command.presence not in CHOICES:
        raise Refusal("not_a_choice", command.presence.value)
    if agent.presence is Presence.ON_CONTACT:
        raise Refusal("agent_busy", agent.id)
    if command.presence is Presence.AVAILABLE:
        _force_available(turn, agent, command.by)
        return
    if agent.ringing:
        give_back(turn, agent)
    reason = command.reason or ("supervisor" if command.presence is Presence.NOT_READY else "")
    if agent.presence is Presence.WRAP_UP and command.presence is Presence.NOT_READY:
        turn.emit(e.PresenceWished(turn.now, agent.id, command.presence, reason))
    else:
        change(turn, agent, command.presence, reason, command.by)


@handles(o.MoveContact)
def move_contact(turn: Turn, command: o.MoveContact) -> None:
    """Another queue starts its own clock; the place in line is by the contact's own age."""
    contact = turn.contact(command.contact)
    require(contact, Phase.WAITING)
    if contact.to_dial or contact.pressing:
        raise Refusal("wrong_kind", contact.kind.value)
    policy = turn.state.queues.get(command.queue)
    if policy is None or policy.id == contact.queue:
        raise Refusal("unknown_target", command.queue)
    if contact.channel is Channel.VOICE and (found := obstacle(turn, contact, policy)):
        raise Refusal(f"queue_{found[0]}", command.queue)
    place = Place(policy.id, priority=contact.priority, reason="moved", by=command.by)
    begin_anew(turn, contact, place, aged=age_of(turn.state, contact))
    if contact.channel is Channel.VOICE:
        turn.wish(MoveLeg(contact.id, contact.leg))


@handles(o.SetPriority)
def set_priority(turn: Turn, command: o.SetPriority) -> None:
    """The place in line changes; the clock goes on."""
    contact = turn.contact(command.contact)
    require(contact, Phase.WAITING)
    if not LOWEST <= command.priority <= HIGHEST:
        raise Refusal("priority_out_of_range", str(command.priority))
    if command.priority == contact.priority:
        return
    rank = contact.rank + (contact.priority - command.priority) * turn.state.rules.priority_seconds
    turn.emit(oe.PriorityChanged(turn.now, contact.id, command.priority, rank, command.by))


@handles(o.SetQueueOpen)
def set_queue_open(turn: Turn, command: o.SetQueueOpen) -> None:
    """Those who wait already are still served; a closed queue takes nobody new, and calls nobody."""
    policy = turn.state.queues.get(command.queue)
    if policy is None:
        raise Refusal("unknown_queue", command.queue)
    if turn.state.by_hand.get(command.queue) is not command.open:
        turn.emit(oe.QueueSwitched(turn.now, command.queue, command.open, command.by))
        queue_switched(turn, policy)


@handles(o.AskHelp)
def ask_help(turn: Turn, command: o.AskHelp) -> None:
    """About the agent's own contact, or about none. Asking again says it in other words."""
    agent = turn.agent(command.agent)
    if command.contact and not agent.holds(command.contact):
        raise Refusal("not_your_contact", command.contact)
    turn.emit(oe.HelpAsked(turn.now, agent.id, command.contact, command.text))


@handles(o.EndHelp)
def end_help(turn: Turn, command: o.EndHelp) -> None:
    """Ending what nobody asked for changes nothing."""
    if turn.agent(command.agent).help is not None:
        turn.emit(oe.HelpEnded(turn.now, command.agent, command.by))


@handles(o.SendNote)
def send_note(turn: Turn, command: o.SendNote) -> None:
    """It lies on the desk until it is read, or the agent signs out."""
    turn.emit(oe.NoteSent(turn.now, turn.agent(command.agent).id, command.text, command.by))


@handles(o.ClearNotes)
def clear_notes(turn: Turn, command: o.ClearNotes) -> None:
    """Read."""
    if turn.agent(command.agent).notes:
        turn.emit(oe.NotesCleared(turn.now, command.agent))


def _force_available(turn: Turn, agent: Agent, by: str) -> None:
    if agent.monitoring:
        raise Refusal("monitoring", agent.id)
    end_wrap_ups(turn, agent)
    become_available(turn, agent, by)
