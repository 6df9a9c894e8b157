"""What supervisors change: lines, queues, desks, and who else is in a talk."""

from callcenter.floor import oversight_events as e
from callcenter.floor.fold.base import folds, loosen, move, settle, take
from callcenter.floor.phases import Phase
from callcenter.floor.state import FloorState, Help, Monitor, Note
from callcenter.floor.values import LegRole

#: So many notes lie on a desk; older ones fall off.
NOTES_KEPT = 20


@folds(e.PriorityChanged)
def priority_changed(state: FloorState, event: e.PriorityChanged) -> None:
    contact = state.contacts[event.contact]
    contact.priority = event.priority
    contact.rank = event.rank


@folds(e.QueueSwitched)
def queue_switched(state: FloorState, event: e.QueueSwitched) -> None:
    if event.open is None:
        state.by_hand.pop(event.queue, None)
    else:
        state.by_hand[event.queue] = event.open


@folds(e.HelpAsked)
def help_asked(state: FloorState, event: e.HelpAsked) -> None:
    state.agents[event.agent].help = Help(event.at, event.contact, event.text)


@folds(e.HelpEnded)
def help_ended(state: FloorState, event: e.HelpEnded) -> None:
    state.agents[event.agent].help = None


@folds(e.NoteSent)
def note_sent(state: FloorState, event: e.NoteSent) -> None:
    agent = state.agents[event.agent]
    agent.notes = [*agent.notes, Note(event.at, event.by, event.text)][-NOTES_KEPT:]


@folds(e.NotesCleared)
def notes_cleared(state: FloorState, event: e.NotesCleared) -> None:
    state.agents[event.agent].notes = []


@folds(e.MonitorStarted)
def monitor_started(state: FloorState, event: e.MonitorStarted) -> None:
    contact = state.contacts[event.contact]
    contact.monitors.append(Monitor(event.monitor, event.mode, event.attempt, event.at, event.lapses_at))
    contact.attempts += 1
    agent = state.agents.get(event.monitor)
    if agent is not None:
        agent.monitoring = contact.id


@folds(e.MonitorChanged)
def monitor_changed(state: FloorState, event: e.MonitorChanged) -> None:
    monitor = state.contacts[event.contact].monitor(event.monitor)
    if monitor is not None:
        monitor.mode = event.mode


@folds(e.MonitorEnded)
def monitor_ended(state: FloorState, event: e.MonitorEnded) -> None:
    leg = _let_out(state, event.contact, event.monitor)
    loosen(state, leg, event.at)


@folds(e.ContactTakenOver)
def contact_taken_over(state: FloorState, event: e.ContactTakenOver) -> None:
    contact = state.contacts[event.contact]
    if contact.phase is not Phase.TALKING:
        move(contact, Phase.TALKING, event.at)
    loosen(state, contact.agent_leg, event.at)
    contact.agent = event.to
    contact.agent_leg = _let_out(state, event.contact, event.to)
    state.legs[contact.agent_leg].role = LegRole.AGENT
    agent = state.agents[event.to]
    take(agent, contact)
    settle(agent, event.at)


def _let_out(state: FloorState, contact_id: str, monitor_id: str) -> str:
    """Forget somebody's part in a talk; return the leg they were in it with."""
    contact = state.contacts[contact_id]
    monitor = contact.monitor(monitor_id)
    contact.monitors = [each for each in contact.monitors if each.id != monitor_id]
    agent = state.agents.get(monitor_id)
    if agent is not None:
        agent.monitoring = ""
    return monitor.leg if monitor else ""
