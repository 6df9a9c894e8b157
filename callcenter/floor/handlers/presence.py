"""Agents come, go and rest."""

from callcenter.floor import commands as c
from callcenter.floor import events as e
from callcenter.floor.effects import HangUpLeg
from callcenter.floor.handlers.base import handles
from callcenter.floor.handlers.offering import end_offer
from callcenter.floor.handlers.parties import end_party
from callcenter.floor.handlers.wrapping import end_wrap_ups
from callcenter.floor.phases import Presence
from callcenter.floor.state import Agent
from callcenter.floor.turn import Refusal, Turn
from callcenter.floor.values import OfferEnd

#: Where somebody may ask to stand; everything else comes with work.
CHOICES = frozenset({Presence.AVAILABLE, Presence.NOT_READY, Presence.OFFLINE})


@handles(c.RequestPresence)
def request_presence(turn: Turn, command: c.RequestPresence) -> None:
    """A free agent changes at once; a busy one's wish is kept; who leaves gives an offer back."""
    agent = turn.agent(command.agent)
    if command.presence not in CHOICES:
        raise Refusal("not_a_choice", command.presence.value)
    if command.presence is Presence.NOT_READY and not command.reason:
        raise Refusal("reason_missing", agent.id)
    if agent.monitoring and command.presence is Presence.AVAILABLE:
        raise Refusal("monitoring", agent.id)
    if agent.ringing and command.presence is Presence.OFFLINE:
        give_back(turn, agent)
    if agent.presence in (Presence.OFFERED, Presence.ON_CONTACT):
        turn.emit(e.PresenceWished(turn.now, agent.id, command.presence, command.reason))
    elif agent.wrap_ups and command.presence is not Presence.OFFLINE:
        _after_wrap_up(turn, agent, command)
    else:
        change(turn, agent, command.presence, command.reason)


def change(turn: Turn, agent: Agent, presence: Presence, reason: str, by: str = "") -> None:
    """Change an agent's presence; asking for what is so already changes nothing."""
    if (agent.presence, agent.reason) == (presence, reason):
        return
    if agent.presence is presence and presence is not Presence.NOT_READY:
        return
    turn.emit(e.PresenceChanged(turn.now, agent.id, presence, reason, by=by))
    if presence is Presence.OFFLINE and agent.leg and not agent.contact:
        turn.wish(HangUpLeg("", agent.leg))


def give_back(turn: Turn, agent: Agent) -> None:
    """Give back what rings at an agent."""
    contact = turn.state.contacts[agent.ringing]
    if contact.offer is not None:
        end_offer(turn, contact, OfferEnd.WITHDRAWN)
    else:
        end_party(turn, contact, OfferEnd.WITHDRAWN)


def _after_wrap_up(turn: Turn, agent: Agent, command: c.RequestPresence) -> None:
    if command.presence is Presence.NOT_READY:
        if agent.presence is Presence.WRAP_UP:
            turn.emit(e.PresenceWished(turn.now, agent.id, command.presence, command.reason))
        else:
            change(turn, agent, command.presence, command.reason)
        return
    end_wrap_ups(turn, agent)
    become_available(turn, agent)


def become_available(turn: Turn, agent: Agent, by: str = "") -> None:
    """Let an agent who holds nothing be available; while something rings, only a wish to leave is off."""
    if agent.presence is not Presence.OFFERED:
        change(turn, agent, Presence.AVAILABLE, "", by)
    elif agent.wish is not None:
        turn.emit(e.PresenceWished(turn.now, agent.id, Presence.AVAILABLE))
