"""What happened through supervisors. Who did it (`by`, a user's name) is part of the truth."""

from callcenter.floor.base import Event
from callcenter.floor.values import MonitorEnd, MonitorMode


class PriorityChanged(Event, frozen=True, tag="contact.priority_changed"):
    """A waiting contact stands elsewhere in its line now."""

    contact: str
    priority: int
    rank: float
    by: str = ""


class QueueSwitched(Event, frozen=True, tag="queue.switched"):
    """A queue is open or closed by hand; None: its calendar says again."""

    queue: str
    open: bool | None = None
    by: str = ""


class HelpAsked(Event, frozen=True, tag="agent.help_asked"):
    """An agent asked for help."""

    agent: str
    contact: str = ""
    text: str = ""


class HelpEnded(Event, frozen=True, tag="agent.help_ended"):
    """The call for help is over; `by` names the supervisor who answered it."""

    agent: str
    by: str = ""


class NoteSent(Event, frozen=True, tag="agent.note_sent"):
    """A note lies on an agent's desk."""

    agent: str
    text: str
    by: str = ""


class NotesCleared(Event, frozen=True, tag="agent.notes_cleared"):
    """The agent has read the notes."""

    agent: str


class MonitorStarted(Event, frozen=True, tag="contact.monitor_started"):
    """Somebody may join the talk with a leg of their own, until `lapses_at` if it does not come."""

    contact: str
    monitor: str
    mode: MonitorMode
    attempt: str
    lapses_at: float
    by: str = ""


class MonitorChanged(Event, frozen=True, tag="contact.monitor_changed"):
    """Who listens now whispers, barges, or takes over when the leg is there."""

    contact: str
    monitor: str
    mode: MonitorMode
    by: str = ""


class MonitorEnded(Event, frozen=True, tag="contact.monitor_ended"):
    """Nobody listens under this attempt any more."""

    contact: str
    monitor: str
    attempt: str
    end: MonitorEnd


class ContactTakenOver(Event, frozen=True, tag="contact.taken_over"):
    """The customer is spoken to by another agent, who was listening: `agent` lost them, `to` has them."""

    contact: str
    agent: str
    to: str
    by: str = ""


AnyOversightEvent = (
    PriorityChanged
    | QueueSwitched
    | HelpAsked
    | HelpEnded
    | NoteSent
    | NotesCleared
    | MonitorStarted
    | MonitorChanged
    | MonitorEnded
    | ContactTakenOver
)
