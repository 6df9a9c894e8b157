"""What all folds share: the registry, the two kinds of move, and the loosening of legs."""

from collections.abc import Callable
from typing import Any, TypeVar

from callcenter.floor.events import Event
from callcenter.floor.phases import Phase, Presence, check_agent_move, check_contact_move
from callcenter.floor.state import Agent, Contact, FloorState
from callcenter.floor.values import Channel

#: How each kind of event changes the state.
FOLD: dict[type[Event], Callable[[FloorState, Any], None]] = {}

_HANDLING = frozenset({Presence.ON_CONTACT, Presence.WRAP_UP})
_FREE = frozenset({Presence.AVAILABLE, Presence.OFFERED})

_Fold = TypeVar("_Fold", bound=Callable[[FloorState, Any], None])


def folds(kind: type[Event]) -> Callable[[_Fold], _Fold]:
    """Register the fold of one kind of event."""

    def register(fold: _Fold) -> _Fold:
        FOLD[kind] = fold
        return fold

    return register


def move(contact: Contact, phase: Phase, at: float) -> None:
    """Put a contact into a phase the table allows."""
    check_contact_move(contact.phase, phase)
    contact.phase = phase
    contact.since = at


def stand(agent: Agent, presence: Presence, at: float, reason: str = "") -> None:
    """Put an agent where the table allows. Idle time counts from the last work, not the last ring."""
    check_agent_move(agent.presence, presence)
    _count(agent, at)
    comes = presence is Presence.AVAILABLE and agent.presence not in _FREE
    if comes or (presence in _FREE and agent.presence in _HANDLING):
        agent.idle_since = at
    if presence not in _FREE:
        agent.rests_until = 0.0
    agent.presence = presence
    agent.since = at
    agent.reason = reason


def settle(agent: Agent, at: float) -> None:
    """Put an agent where what they hold puts them: with a contact, after it, rung, or free."""
    presence = Presence.AVAILABLE
    if agent.call or agent.messages:
        presence = Presence.ON_CONTACT
    elif agent.wrap_ups:
        presence = Presence.WRAP_UP
    elif agent.ringing:
        presence = Presence.OFFERED
    if presence is not agent.presence:
        stand(agent, presence, at)


def take(agent: Agent, contact: Contact) -> None:
    """Note that an agent has a contact, or is consulted in it: it rings no more."""
    if agent.ringing == contact.id:
        agent.ringing = ""
    if contact.channel is Channel.VOICE:
        agent.call = contact.id
    elif contact.id not in agent.messages:
        agent.messages = [*agent.messages, contact.id]


def let_go(agent: Agent, contact: str) -> None:
    """Note that an agent has nothing to do with a contact any more."""
    if agent.ringing == contact:
        agent.ringing = ""
    if agent.call == contact:
        agent.call = ""
    if contact in agent.messages:
        agent.messages = [each for each in agent.messages if each != contact]


def _count(agent: Agent, at: float) -> None:
    """Add the time that ends now to what the agent was doing; signing in starts anew."""
    if agent.presence is Presence.OFFLINE:
        agent.handled_seconds = agent.free_seconds = 0.0
    elif agent.presence in _HANDLING:
        agent.handled_seconds += at - agent.since
    elif agent.presence in _FREE:
        agent.free_seconds += at - agent.since


def late_moment(state: FloorState, contact: Contact, at: float) -> float:
    """Return when a contact that joined its line at `at` has waited too long, 0 if never.

    In a queue that is no more nobody will come: it is late at once. Messages can wait, and who answered
    a call dialled ahead has a deadline of their own.
    """
    if contact.channel is not Channel.VOICE or contact.pressing:
        return 0.0
    policy = state.queues.get(contact.queue)
    if policy is None:
        return at
    return at + policy.max_wait if policy.max_wait else 0.0


def loosen(state: FloorState, leg_id: str, at: float) -> None:
    """Take a leg out of its contact: a standing leg stands by, any other gets a last moment."""
    leg = state.legs.get(leg_id)
    if leg is None:
        return
    agent = state.agents.get(leg.agent)
    if agent is not None and agent.leg == leg_id:
        leg.contact = ""
    elif not leg.end_by:
        leg.end_by = at + state.rules.leg_grace_seconds


def loosen_all(state: FloorState, contact: Contact, at: float) -> None:
    """Loosen every leg of a contact that is over."""
    for id_ in contact.legs():
        leg = state.legs.get(id_)
        if leg is not None and leg.contact == contact.id:
            loosen(state, id_, at)
