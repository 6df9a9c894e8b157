"""What an agent has room for: one contact in all, or as many of each channel as their capacity says."""

from callcenter.floor.phases import Presence
from callcenter.floor.state import Agent
from callcenter.floor.values import AgentProfile, Channel

Room = tuple[Channel, ...]

NONE: Room = ()
VOICE: Room = (Channel.VOICE,)
MESSAGE: Room = (Channel.MESSAGE,)
BOTH: Room = (Channel.VOICE, Channel.MESSAGE)

_ROOMS = {(False, False): NONE, (True, False): VOICE, (False, True): MESSAGE, (True, True): BOTH}
_AWAY = frozenset({Presence.OFFLINE, Presence.NOT_READY})


def takes(profile: AgentProfile, channel: Channel) -> bool:
    """Whether an agent is ever offered contacts of a channel."""
    capacity = profile.capacity
    if capacity is None:
        return True
    return bool(capacity.voice if channel is Channel.VOICE else capacity.message)


def is_in_call(agent: Agent) -> bool:
    """Whether the agent has a call, is consulted in one, or works on one afterwards."""
    return bool(agent.call) or any(work.channel is Channel.VOICE for work in agent.wrap_ups)


def room_of(agent: Agent) -> Room:
    """Return the channels of which the agent can take one more contact now.

    None while something rings, or once the agent wants to be away after the contacts at hand.
    """
    capacity = agent.profile.capacity
    if capacity is None:
        return BOTH if agent.presence is Presence.AVAILABLE else NONE
    if agent.presence in _AWAY or agent.ringing or agent.wish is not None:
        return NONE
    in_call = is_in_call(agent)
    messages = agent.load - bool(agent.call) - sum(w.channel is Channel.VOICE for w in agent.wrap_ups)
    beside = capacity.beside_calls or not in_call
    return _ROOMS[capacity.voice > 0 and not in_call, beside and messages < capacity.message]


def has_room(agent: Agent, channel: Channel) -> bool:
    """Whether the agent can take one more contact of a channel now."""
    return channel in room_of(agent)


def is_free(agent: Agent, channel: Channel) -> bool:
    """Whether routing may choose the agent at all: room for it, and not at rest after a missed offer."""
    return not agent.rests_until and channel in room_of(agent)
