"""Callbacks: agreed, held until their time, in line, called off."""

from msgspec import Struct

from callcenter.floor import calling as k
from callcenter.floor.asking import asked_in
from callcenter.floor.calling_events import CallbackHeld, CallbackOpened
from callcenter.floor.events import ContactClosed
from callcenter.floor.handlers.base import handles, require
from callcenter.floor.handlers.dialling import MINUTE, callback_of, give_up, let_go, stand_in_line
from callcenter.floor.handlers.offering import end_offer
from callcenter.floor.hours import opens_at, queue_is_open
from callcenter.floor.phases import Phase
from callcenter.floor.ranking import rank_of
from callcenter.floor.state import Contact
from callcenter.floor.turn import Refusal, Turn
from callcenter.floor.values import (
    CallsIn,
    CustomerCard,
    Kind,
    Needs,
    OfferEnd,
    Outcome,
    QueuePolicy,
    is_e164,
)

HOUR = 3600.0

_NOT_REACHED = (Phase.SCHEDULED, Phase.WAITING, Phase.OFFERED, Phase.CONNECTING, Phase.DIALLING)


#: What is told on as it was said.
_SAID = ("at", "caller_id", "card", "priority", "by", "note")
_TOLD_ON = ("order", "caller_id", "card", "needs", "priority", "target", "origin", "by", "note")


class Asked(Struct, frozen=True):
    """What a callback is about. `rank` and `order` are a place in line that is kept, `order` 0 for none."""

    contact: str
    queue: str
    number: str
    at: float = 0.0
    caller_id: str = ""
    card: CustomerCard = CustomerCard()
    needs: Needs = Needs()
    priority: int = 0
    target: str = ""
    origin: str = ""
    by: str = ""
    note: str = ""
    since: float = 0.0
    rank: float = 0.0
    order: int = 0


@handles(k.ScheduleCallback)
def schedule_callback(turn: Turn, command: k.ScheduleCallback) -> None:
    """Somebody of the house agrees a callback for a time, or for as soon as it can be."""
    if command.contact in turn.state.contacts or command.contact in turn.state.closed:
        raise Refusal("known_contact", command.contact)
    if command.queue not in turn.state.queues:
        raise Refusal("unknown_queue", command.queue)
    check_number(command.number)
    if held_for(turn, command.number, command.queue) is not None:
        raise Refusal("callback_exists", command.queue)
    open_callback(turn, _asked(turn, command))


@handles(k.CancelCallback)
def cancel_callback(turn: Turn, command: k.CancelCallback) -> None:
    """Called off at any time before the customer is reached."""
    contact = turn.state.contacts.get(command.contact)
    if contact is None or contact.kind is not Kind.CALLBACK:
        raise Refusal("unknown_callback", command.contact)
    if not contact.to_dial:
        raise Refusal("wrong_phase", contact.phase.value)
    require(contact, *_NOT_REACHED)
    withdraw(turn, contact, command.reason or "called_off", command.by)


def check_number(number: str) -> None:
    """Refuse with `bad_number` what cannot be dialled."""
    if not is_e164(number):
        raise Refusal("bad_number", "not E.164")


def held_for(turn: Turn, number: str, queue: str) -> Contact | None:
    """Return the callback to a number in a queue whose customer has not been reached, if there is one."""
    for id_ in turn.state.callbacks.get(number, ()):
        contact = turn.state.contacts[id_]
        if contact.queue == queue:
            return contact
    return None


def call_back(turn: Turn, contact: Contact, queue: str, number: str, priority: int) -> None:
    """Open a callback for somebody on the line; whoever waits in that queue keeps the place.

    Somebody who has one already keeps that one: nobody is called twice for one wish.
    """
    id_ = f"{contact.id}-callback"
    if held_for(turn, number, queue) is not None or id_ in turn.state.contacts or id_ in turn.state.closed:
        return
    waits = contact.phase is Phase.WAITING and contact.queue == queue
    asked = Asked(
        id_,
        queue,
        number,
        caller_id=contact.dialled,
        card=contact.card,
        needs=contact.needs if waits else asked_in(turn.state.queues.get(queue)),
        priority=contact.priority if waits else priority,
        origin=contact.id,
        since=contact.queued_at if waits else 0.0,
        rank=contact.rank if waits else 0.0,
        order=contact.order if waits else 0,
    )
    open_callback(turn, asked)


def open_callback(turn: Turn, asked: Asked) -> None:
    """Keep the promise in mind; it stands in line at once if its time has come and the queue is open."""
    policy = turn.state.queues.get(asked.queue) or QueuePolicy(asked.queue)
    due = opens_at(turn.state, policy, max(turn.now, asked.at))
    turn.emit(_opened(turn, policy, asked, due))
    if due <= turn.now:
        stand_in_line(turn, turn.state.contacts[asked.contact])


def _opened(turn: Turn, policy: QueuePolicy, asked: Asked, due: float) -> CallbackOpened:
    rules, wished, tier = policy.callback, max(turn.now, asked.at), asked.card.tier
    spare = rules.punctual_minutes if wished > turn.now else rules.promise_minutes
    return CallbackOpened(
        turn.now,
        asked.contact,
        asked.queue,
        asked.number,
        asked.since or wished,
        asked.rank or rank_of(turn.state.rules, policy, tier, asked.priority, wished),
        due,
        wished + spare * MINUTE,
        max(wished, due) + rules.keep_hours * HOUR,
        **{name: getattr(asked, name) for name in _TOLD_ON},
    )


def _asked(turn: Turn, command: k.ScheduleCallback) -> Asked:
    target = command.target if command.target in turn.state.agents else ""
    told = {name: getattr(command, name) for name in _SAID}
    needs = asked_in(turn.state.queues[command.queue], command.needs)
    return Asked(command.contact, command.queue, command.number, needs=needs, target=target, **told)


def callback_moment(turn: Turn, contact: Contact) -> None:
    """The time of a callback has come, or its queue closes, or it is too late for it."""
    policy = turn.state.queues.get(contact.queue)
    if policy is None:
        give_up(turn, contact, "unknown_queue")
    elif callback_of(contact).latest_at <= turn.now:
        give_up(turn, contact, callback_of(contact).result or "too_late")
    elif queue_is_open(turn.state, policy, turn.now):
        stand_in_line(turn, contact)
    else:
        hold_until_open(turn, contact, policy)


def hold_until_open(turn: Turn, contact: Contact, policy: QueuePolicy) -> None:
    """Nobody is called while the queue is closed: the callback is held, with its place kept."""
    due = min(opens_at(turn.state, policy, turn.now), callback_of(contact).latest_at)
    turn.emit(CallbackHeld(turn.now, contact.id, due, "closed"))


def queue_switched(turn: Turn, policy: QueuePolicy) -> None:
    """A queue was opened or closed by hand: its callbacks step into line, or out of it."""
    is_open = queue_is_open(turn.state, policy, turn.now)
    for ids in list(turn.state.callbacks.values()):
        for contact in [turn.state.contacts[id_] for id_ in ids]:
            if contact.queue != policy.id:
                continue
            if is_open and contact.phase is Phase.SCHEDULED and callback_of(contact).held_for == "closed":
                stand_in_line(turn, contact)
            elif not is_open and contact.phase is Phase.WAITING:
                hold_until_open(turn, contact, policy)


def withdraw(turn: Turn, contact: Contact, reason: str, by: str = "") -> None:
    """Call a callback off, wherever it stands: nothing rings for it any more."""
    phase = contact.phase.value
    if contact.offer is not None:
        end_offer(turn, contact, OfferEnd.WITHDRAWN)
    elif contact.dial is not None:
        let_go(turn, contact, "withdrawn", rings=True)
    turn.emit(ContactClosed(turn.now, contact.id, Outcome.CANCELLED, phase, reason=reason, by=by))


def called_in(turn: Turn, contact: Contact, queue: str) -> float:
    """Apply the queue's rule to the callback of somebody who calls it before we did.

    Returns the moment that their place in line counts from, 0 for now.
    """
    policy = turn.state.queues.get(queue)
    held = held_for(turn, contact.caller, queue)
    if policy is None or held is None or policy.callback.calls_in is CallsIn.KEEP:
        return 0.0
    worth = rank_of(turn.state.rules, policy, held.card.tier, held.priority, 0.0)
    withdraw(turn, held, "called_in")
    joins = policy.callback.calls_in is CallsIn.JOIN
    return min(turn.now, held.rank - worth) if joins else 0.0
