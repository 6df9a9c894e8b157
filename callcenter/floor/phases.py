"""Where a contact and an agent can stand, and every move they may make.

The two tables are the law of the floor: a move that is absent cannot happen, and every
move that is there does happen. One decision may make several: whoever gives an offer
back to leave is available in between, though nobody sees it.
The state diagrams in the documentation are drawn from them.
"""

from enum import StrEnum


class Phase(StrEnum):
    """Where a contact stands in its life."""

    GREETED = "greeted"  #: the menu is speaking
    SCHEDULED = "scheduled"  #: a callback is held until its time
    WAITING = "waiting"  #: in a queue, nobody offered yet
    OFFERED = "offered"  #: one agent is reserved and ringing
    CONNECTING = "connecting"  #: the agent accepted, the agent's leg is under way
    DIALLING = "dialling"  #: the agent is there and the customer's telephone is rung
    REACHING = "reaching"  #: the customer's telephone is rung ahead, and no agent is there yet
    TALKING = "talking"  #: customer and agent are bridged
    ON_HOLD = "on_hold"  #: the customer hears music, the agent is still theirs
    CONSULTING = "consulting"  #: customer held, the agent calls or speaks to a third party
    CONFERENCING = "conferencing"  #: customer, agent and third party speak together
    TRANSFERRING = "transferring"  #: handed to an outside number, no agent of ours in it
    SURVEYING = "surveying"  #: the agent has left, the customer answers a survey
    VOICEMAIL = "voicemail"  #: the customer leaves a message
    ANNOUNCING = "announcing"  #: a campaign's message is said, and nothing else
    WRAPPING_UP = "wrapping_up"  #: the customer has gone, the agent still works on it
    CLOSED = "closed"  #: over for good


class Presence(StrEnum):
    """Where an agent stands."""

    OFFLINE = "offline"  #: signed out, or no device registered
    AVAILABLE = "available"  #: free, takes the next contact
    OFFERED = "offered"  #: reserved for one contact that rings or connects, with no other at hand
    ON_CONTACT = "on_contact"  #: with one customer or more, or in a consultation
    WRAP_UP = "wrap_up"  #: after-contact work, time-boxed, with no customer any more
    NOT_READY = "not_ready"  #: signed in and away, with a reason


_P = Phase

CONTACT_MOVES: dict[Phase, frozenset[Phase]] = {
    _P.GREETED: frozenset({_P.WAITING, _P.TRANSFERRING, _P.VOICEMAIL, _P.CLOSED}),
    _P.SCHEDULED: frozenset({_P.SCHEDULED, _P.WAITING, _P.CLOSED}),
    _P.WAITING: frozenset({_P.WAITING, _P.SCHEDULED, _P.OFFERED, _P.VOICEMAIL, _P.ANNOUNCING, _P.CLOSED}),
    _P.OFFERED: frozenset({_P.CONNECTING, _P.WAITING}),
    _P.CONNECTING: frozenset({_P.TALKING, _P.DIALLING, _P.WAITING}),
    _P.DIALLING: frozenset({_P.TALKING, _P.SCHEDULED, _P.WAITING, _P.CLOSED}),
    _P.REACHING: frozenset({_P.WAITING, _P.ANNOUNCING, _P.CLOSED}),
    _P.TALKING: frozenset(
        {
            _P.ON_HOLD,
            _P.CONSULTING,
            _P.TRANSFERRING,
            _P.WAITING,
            _P.SURVEYING,
            _P.WRAPPING_UP,
            _P.CLOSED,
        }
    ),
    _P.ON_HOLD: frozenset(
        {_P.TALKING, _P.CONSULTING, _P.TRANSFERRING, _P.WAITING, _P.WRAPPING_UP, _P.CLOSED}
    ),
    _P.CONSULTING: frozenset({_P.ON_HOLD, _P.TALKING, _P.CONFERENCING, _P.TRANSFERRING}),
    _P.CONFERENCING: frozenset({_P.TALKING, _P.TRANSFERRING}),
    _P.TRANSFERRING: frozenset({_P.WAITING, _P.VOICEMAIL, _P.CLOSED}),
    _P.SURVEYING: frozenset({_P.WRAPPING_UP, _P.CLOSED}),
    _P.VOICEMAIL: frozenset({_P.CLOSED}),
    _P.ANNOUNCING: frozenset({_P.CLOSED}),
    _P.WRAPPING_UP: frozenset({_P.CLOSED}),
    _P.CLOSED: frozenset(),
}

_A = Presence

AGENT_MOVES: dict[Presence, frozenset[Presence]] = {
    _A.OFFLINE: frozenset({_A.AVAILABLE, _A.NOT_READY}),
    _A.AVAILABLE: frozenset({_A.OFFERED, _A.NOT_READY, _A.OFFLINE}),
    _A.OFFERED: frozenset({_A.ON_CONTACT, _A.AVAILABLE}),
    _A.ON_CONTACT: frozenset({_A.WRAP_UP, _A.AVAILABLE, _A.OFFERED}),
    _A.WRAP_UP: frozenset({_A.AVAILABLE, _A.OFFLINE, _A.OFFERED, _A.ON_CONTACT}),
    _A.NOT_READY: frozenset({_A.AVAILABLE, _A.NOT_READY, _A.OFFLINE, _A.OFFERED, _A.ON_CONTACT}),
}

#: Where the life of a contact may begin: a call, a callback, an agent's own call, a call dialled ahead.
FIRST = (_P.GREETED, _P.SCHEDULED, _P.CONNECTING, _P.REACHING)

#: The customer has a live leg in these phases, unless the contact is one that we must dial.
LIVE = frozenset(Phase) - {_P.SCHEDULED, _P.DIALLING, _P.REACHING, _P.WRAPPING_UP, _P.CLOSED}

#: The queue clock runs in these phases (queue and ring time, until an agent answers).
IN_QUEUE = frozenset({_P.WAITING, _P.OFFERED, _P.CONNECTING})

#: An agent owns the contact and is bridged with it.
WITH_AGENT = frozenset({_P.TALKING, _P.ON_HOLD, _P.CONSULTING, _P.CONFERENCING})

#: An agent owns the contact: bridged with the customer, or while the customer's telephone rings.
OWNED = WITH_AGENT | {_P.DIALLING}


class ImpossibleMove(AssertionError):
    """A handler asked for a move that the table does not hold: a bug, never bad input."""


def check_contact_move(old: Phase, new: Phase) -> None:
    """Raise `ImpossibleMove` unless a contact may go from `old` to `new`."""
    if new not in CONTACT_MOVES[old]:
        raise ImpossibleMove(f"contact: {old.value} -> {new.value}")


def check_agent_move(old: Presence, new: Presence) -> None:
    """Raise `ImpossibleMove` unless an agent may go from `old` to `new`."""
    if new not in AGENT_MOVES[old]:
        raise ImpossibleMove(f"agent: {old.value} -> {new.value}")
