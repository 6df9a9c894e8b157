"""How callbacks and calls of our own change the state."""

from callcenter.floor import calling_events as e
from callcenter.floor.fold.base import folds, move, settle, take
from callcenter.floor.phases import Phase
from callcenter.floor.ranking import yields_until
from callcenter.floor.state import Callback, Contact, Dial, FloorState, Offer
from callcenter.floor.values import Kind


@folds(e.CallbackOpened)
def callback_opened(state: FloorState, event: e.CallbackOpened) -> None:
    if not event.order:
        state.queued += 1
    state.contacts[event.contact] = _held(event, event.order or state.queued)
    state.callbacks.setdefault(event.number, []).append(event.contact)


def _held(event: e.CallbackOpened, order: int) -> Contact:
    return Contact(
        *(event.contact, "", event.at, Phase.SCHEDULED, event.at),
        kind=Kind.CALLBACK,
        callback=_promise(event),
        caller=event.number,
        dialled=event.caller_id,
        card=event.card,
        queue=event.queue,
        order=order,
        queued_at=event.since,
        rank=event.rank,
        needs=event.needs,
        priority=event.priority,
        target=event.target,
        late_at=event.due_at,
    )


def _promise(event: e.CallbackOpened) -> Callback:
    return Callback(
        event.at,
        event.due_at,
        event.promised_by,
        event.latest_at,
        origin=event.origin,
        by=event.by,
        note=event.note,
    )


@folds(e.CallbackDue)
def callback_due(state: FloorState, event: e.CallbackDue) -> None:
    contact = state.contacts[event.contact]
    move(contact, Phase.WAITING, event.at)
    contact.late_at = event.until
    contact.yields_until = yields_until(state, contact, event.at)
    contact.target_until = event.target_until


@folds(e.CallbackHeld)
def callback_held(state: FloorState, event: e.CallbackHeld) -> None:
    contact = state.contacts[event.contact]
    move(contact, Phase.SCHEDULED, event.at)
    contact.late_at = event.due_at
    contact.target_until = 0.0
    if contact.callback is not None:
        contact.callback.due_at = event.due_at
        contact.callback.held_for = event.reason


@folds(e.CallPlaced)
def call_placed(state: FloorState, event: e.CallPlaced) -> None:
    state.contacts[event.contact] = Contact(
        event.contact,
        "",
        event.at,
        Phase.CONNECTING,
        event.at,
        kind=Kind.OUTGOING,
        caller=event.number,
        dialled=event.caller_id,
        card=event.card,
        queue=event.queue,
        attempts=1,
        offer=Offer(event.offer, event.agent, event.at, event.lapses_at, "own_call", event.at),
    )
    agent = state.agents[event.agent]
    agent.ringing = event.contact
    settle(agent, event.at)


@folds(e.CustomerDialled)
def customer_dialled(state: FloorState, event: e.CustomerDialled) -> None:
    contact = state.contacts[event.contact]
    move(contact, Phase.DIALLING, event.at)
    contact.offer = None
    contact.agent = event.agent
    contact.attempts += 1
    contact.dial = Dial(event.attempt, event.at, event.lapses_at)
    contact.target_until = 0.0
    if contact.callback is not None:
        contact.callback.dials += 1
    agent = state.agents[event.agent]
    take(agent, contact)
    settle(agent, event.at)
    agent.misses = 0


@folds(e.DialEnded)
def dial_ended(state: FloorState, event: e.DialEnded) -> None:
    contact = state.contacts[event.contact]
    contact.dial = None
    if contact.callback is not None:
        contact.callback.result = event.result


def forget_callback(state: FloorState, contact: Contact) -> None:
    """The customer was reached, or the callback is over: nobody calls them for it any more."""
    ids = state.callbacks.get(contact.caller, [])
    if contact.id in ids:
        ids.remove(contact.id)
        if not ids:
            del state.callbacks[contact.caller]
