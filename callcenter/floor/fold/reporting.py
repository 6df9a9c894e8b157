"""How reports after the fact change the state: of live contacts, and of those that are over."""

from msgspec.structs import replace

from callcenter.floor import reporting_events as re
from callcenter.floor.fold.base import folds
from callcenter.floor.state import Awaited, Contact, FloorState, Recorded, Sent

#: A carrier gives a message up within hours; nobody waits for a report longer than this (seconds).
REPORTS_COME_WITHIN = 2 * 86_400.0


@folds(re.DeliveryReported)
def delivery_reported(state: FloorState, event: re.DeliveryReported) -> None:
    contact, over = state.contacts.get(event.contact), state.awaited.get(event.contact)
    sent = contact.sent if contact is not None else over.sent if over is not None else []
    if 0 < event.message <= len(sent):
        sent[event.message - 1] = Sent(event.delivery, event.error)
    if over is not None:
        _wait_on(state, event.contact, over)


@folds(re.RecordingReported)
def recording_reported(state: FloorState, event: re.RecordingReported) -> None:
    contact, over = state.contacts.get(event.contact), state.awaited.get(event.contact)
    found = Recorded(event.recording, event.leg, event.seconds, event.absent)
    if contact is not None:
        contact.recordings = [*contact.recordings, found]
        return
    if event.contact in state.closed:
        state.recorded[event.contact] = [*state.recorded.get(event.contact, ()), found.name]
    if over is not None:
        _wait_on(state, event.contact, replace(over, recording=False))


def await_reports(state: FloorState, contact: Contact, at: float) -> None:
    """Remember what is to be reported yet of a contact that ends now, and the recordings told of already."""
    if contact.recordings:
        state.recorded[contact.id] = [each.name for each in contact.recordings]
    recording = contact.recording != "off" and not contact.recordings
    _wait_on(state, contact.id, Awaited(contact.arrived_at, at, contact.sent, recording))
    waiting, oldest = state.awaited, at - REPORTS_COME_WITHIN
    while waiting and waiting[first := next(iter(waiting))].since < oldest:
        del waiting[first]


def _wait_on(state: FloorState, contact: str, awaited: Awaited) -> None:
    if not awaited.over:
        state.awaited[contact] = awaited
    else:
        state.awaited.pop(contact, None)
