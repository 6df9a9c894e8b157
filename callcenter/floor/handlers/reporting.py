"""Reports that come after the fact. They go forward only, whatever their order."""

from callcenter.floor import reporting as r
from callcenter.floor import reporting_events as re
from callcenter.floor.handlers.base import handles
from callcenter.floor.state import Contact, FloorState, Recorded, Sent
from callcenter.floor.turn import Refusal, Turn
from callcenter.floor.values import Delivery


@handles(r.ReportDelivery)
def report_delivery(turn: Turn, command: r.ReportDelivery) -> None:
    """The rank of the state decides, not the order of arrival: an end stays an end (T14, T15)."""
    sent = sent_message(turn.state, command.contact, command.message)
    if sent is None:
        raise Refusal("unknown_message", command.contact)
    if command.delivery.rank <= sent.delivery.rank:
        raise Refusal("stale_report", sent.delivery.value)
    _reported(turn, command.contact, command.message, command.delivery, command.error)


@handles(r.ReportRecording)
def report_recording(turn: Turn, command: r.ReportRecording) -> None:
    """It comes after the call, and often after the contact's end; of a stranger's call it is refused.

    Each is told once, however often and late the carrier repeats it (T14).
    """
    contact = turn.state.contacts.get(command.contact)
    if contact is None and command.contact not in turn.state.closed:
        raise Refusal("unknown_contact", command.contact)
    known = turn.state.recorded.get(command.contact, []) if contact is None else _names(contact)
    if Recorded(command.recording, command.leg).name in known:
        raise Refusal("known_recording", command.recording)
    told = (command.contact, command.leg, command.recording, command.seconds, command.absent)
    turn.emit(re.RecordingReported(turn.now, *told))


def _names(contact: Contact) -> list[str]:
    return [each.name for each in contact.recordings]


def message_failed(turn: Turn, contact: str, message: int, error: str) -> None:
    """A message could not even be handed to the carrier."""
    sent = sent_message(turn.state, contact, message)
    if sent is not None and sent.delivery.rank < Delivery.FAILED.rank:
        _reported(turn, contact, message, Delivery.FAILED, error)


def sent_message(state: FloorState, contact: str, message: int) -> Sent | None:
    """Return where a message stands; None if it is not known, or not waited for any more."""
    live, over = state.contacts.get(contact), state.awaited.get(contact)
    sent = live.sent if live is not None else over.sent if over is not None else []
    return sent[message - 1] if 0 < message <= len(sent) else None


def _reported(turn: Turn, contact: str, message: int, delivery: Delivery, error: str) -> None:
    turn.emit(re.DeliveryReported(turn.now, contact, message, delivery, error))
