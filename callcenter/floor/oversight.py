"""What supervisors tell the floor, and agents who ask for them. `by` is the user's name, for the record."""

from callcenter.floor.base import Command
from callcenter.floor.phases import Presence
from callcenter.floor.values import MonitorMode


class ForcePresence(Command, frozen=True, tag="force_presence"):
    """A supervisor puts an agent elsewhere; what rings is given back, a talk is never broken."""

    agent: str
    presence: Presence
    reason: str = ""
    by: str = ""


class MoveContact(Command, frozen=True, tag="move_contact"):
    """A supervisor moves a waiting contact to another queue, with its place by its own arrival."""

    contact: str
    queue: str
    by: str = ""


class SetPriority(Command, frozen=True, tag="set_priority"):
    """A supervisor gives a waiting contact another priority, -9 to 99."""

    contact: str
    priority: int
    by: str = ""


class SetQueueOpen(Command, frozen=True, tag="set_queue_open"):
    """A queue is opened or closed by hand until further notice; None: the calendar says again."""

    queue: str
    open: bool | None = None
    by: str = ""


class AskHelp(Command, frozen=True, tag="ask_help"):
    """An agent asks a supervisor for help, with the contact at hand or in general."""

    agent: str
    contact: str = ""
    text: str = ""


class EndHelp(Command, frozen=True, tag="end_help"):
    """The call for help is over: the agent takes it back (`by` empty) or a supervisor has answered."""

    agent: str
    by: str = ""


class SendNote(Command, frozen=True, tag="send_note"):
    """A supervisor writes a note to an agent's desk."""

    agent: str
    text: str
    by: str = ""


class ClearNotes(Command, frozen=True, tag="clear_notes"):
    """The agent has read the notes."""

    agent: str


class MonitorContact(Command, frozen=True, tag="monitor_contact"):
    """Somebody's own leg shall join a talk. `monitor` is an agent's id, or the name of their phone."""

    contact: str
    monitor: str
    mode: MonitorMode
    by: str = ""


class ChangeMonitor(Command, frozen=True, tag="change_monitor"):
    """Listen, whisper or barge from now on."""

    contact: str
    monitor: str
    mode: MonitorMode
    by: str = ""


class EndMonitor(Command, frozen=True, tag="end_monitor"):
    """Leave a talk that was listened to."""

    contact: str
    monitor: str


class TakeOver(Command, frozen=True, tag="take_over"):
    """An agent (a supervisor) takes the customer from the agent who has them.

    At once if their leg is in the talk, else as soon as it is.
    """

    contact: str
    agent: str
    by: str = ""


AnyOversight = (
    ForcePresence
    | MoveContact
    | SetPriority
    | SetQueueOpen
    | AskHelp
    | EndHelp
    | SendNote
    | ClearNotes
    | MonitorContact
    | ChangeMonitor
    | EndMonitor
    | TakeOver
)
