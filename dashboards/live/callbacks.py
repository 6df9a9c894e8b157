"""Callbacks as lines of a list. Pure."""

from callcenter.floor.state import Contact, FloorState
from callcenter.floor.values import QueuePolicy
from callcenter.ports.views import CallbackView


def callback_line(state: FloorState, contact: Contact) -> CallbackView:
    """Return a callback with its number whole. Raises `ValueError` for what is none."""
    callback = contact.callback
    if callback is None:
        raise ValueError(f"contact {contact.id} is no callback")
    policy = state.queues.get(contact.queue) or QueuePolicy(contact.queue)
    ringing = contact.offer.agent if contact.offer is not None else ""
    return CallbackView(
        contact.id,
        contact.queue,
        contact.caller,
        contact.card.name,
        contact.card.company,
        contact.card.tier,
        contact.phase,
        callback.asked_at,
        callback.due_at,
        callback.promised_by,
        callback.latest_at,
        callback.held_for,
        callback.dials,
        policy.callback.attempts,
        callback.result,
        contact.agent or ringing,
        contact.target,
        callback.origin,
        callback.by,
        callback.note,
    )
