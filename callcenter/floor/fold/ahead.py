"""How calls dialled ahead of the agents change the state."""

from msgspec.structs import replace

from callcenter.floor import ahead_events as e
from callcenter.floor.fold.base import folds, move
from callcenter.floor.phases import Phase
from callcenter.floor.state import Ahead, Contact, Dial, FloorState
from callcenter.floor.values import Kind

#: Seconds that a message to somebody may last.
LONGEST_MESSAGE = 120.0


@folds(e.CallDialledAhead)
def call_dialled_ahead(state: FloorState, event: e.CallDialledAhead) -> None:
    state.contacts[event.contact] = Contact(
        *(event.contact, "", event.at, Phase.REACHING, event.at),
        kind=Kind.PREDICTIVE,
        caller=event.number,
        dialled=event.caller_id,
        card=event.card,
        queue=event.queue,
        needs=event.needs,
        attempts=1,
        dial=Dial(event.attempt, event.at, event.lapses_at),
        ahead=_ahead(event),
    )


def _ahead(event: e.CallDialledAhead) -> Ahead:
    return Ahead(event.campaign, event.message, event.language, event.on_machine, event.machine_message)


@folds(e.CallAnswered)
def call_answered(state: FloorState, event: e.CallAnswered) -> None:
    contact = state.contacts[event.contact]
    contact.dial = None
    contact.ahead = replace(ahead_of(contact), answered_by=event.answered_by, connect_by=event.connect_by)
    if event.connect_by:
        move(contact, Phase.WAITING, event.at)
        state.queued += 1
        contact.order, contact.rank = state.queued, event.rank


@folds(e.CallAbandoned)
def call_abandoned(state: FloorState, event: e.CallAbandoned) -> None:
    _tell(state.contacts[event.contact], "abandoned", event.at)


@folds(e.MachineTold)
def machine_told(state: FloorState, event: e.MachineTold) -> None:
    _tell(state.contacts[event.contact], "machine", event.at)


@folds(e.AnswerJudged)
def answer_judged(state: FloorState, event: e.AnswerJudged) -> None:
    contact = state.contacts[event.contact]
    contact.ahead = replace(ahead_of(contact), judged=event.answered_by)


def no_longer_pressing(contact: Contact) -> None:
    """Note that whoever answered a call dialled ahead has an agent."""
    if contact.ahead is not None and contact.ahead.connect_by:
        contact.ahead = replace(contact.ahead, connect_by=0.0)


def ahead_of(contact: Contact) -> Ahead:
    """Return what a call dialled ahead is for; asking of another contact is a bug."""
    if contact.ahead is None:
        raise AssertionError(f"contact {contact.id} was not dialled ahead")
    return contact.ahead


def _tell(contact: Contact, what: str, at: float) -> None:
    move(contact, Phase.ANNOUNCING, at)
    contact.ahead = replace(ahead_of(contact), connect_by=0.0, telling=what)
    contact.late_at = at + LONGEST_MESSAGE
