"""What an agent has room for: one contact in all, or as many of each channel as their capacity says."""

from callcenter.floor.phases import Presence
from callcenter.floor.state import Agent
from callcenter.floor.values import AgentProfile, Channel

#: Channels as bits: they are looked up with every decision, and an enum member hashes slowly.
NONE, VOICE, MESSAGE, BOTH = 0, 1, 2, 3
#: The bits of a room, one by one.
BITS = ((), (VOICE,), (MESSAGE,), (VOICE, MESSAGE))

_AWAY = frozenset({Presence.OFFLINE, Presence.NOT_READY})


def bit_of(channel: Channel) -> int:
    """Return the bit of a channel."""
    return VOICE if channel is Channel.VOICE else MESSAGE


def takes(profile: AgentProfile, channel: Channel) -> bool:
    """Whether an agent is ever offered contacts of a channel."""
    capacity = profile.capacity
    if capacity is None:
        return True
    return bool(capacity.voice if channel is Channel.VOICE else capacity.message)


def is_in_call(agent: Agent) -> bool:
    """Whether the agent has a call, is consulted in one, or works on one afterwards."""
    return bool(agent.call) or any(work.channel is Channel.VOICE for work in agent.wrap_ups)


def room_of(agent: Agent) -> int:
    """Return the bits of the channels of which the agent can take one more contact now.

    No bit while something rings, or once the agent wants to be away after the contacts at hand.
    """
    capacity = agent.profile.capacity
    if capacity is None:
        return BOTH if agent.presence is Presence.AVAILABLE else NONE
    if agent.presence in _AWAY or agent.ringing or agent.wish is not None:
        return NONE
    in_call = is_in_call(agent)
    messages = agent.load - bool(agent.call) - sum(w.channel is Channel.VOICE for w in agent.wrap_ups)
    voice = VOICE if capacity.voice > 0 and not in_call else NONE
    beside = capacity.beside_calls or not in_call
    return voice | MESSAGE if beside and messages < capacity.message else voice


def has_room(agent: Agent, channel: Channel) -> bool:
    """Whether the agent can take one more contact of a channel now."""
    return bool(room_of(agent) & bit_of(channel))


def is_free(agent: Agent, channel: Channel) -> bool:
    """Whether routing may choose the agent at all: room for it, and not at rest after a missed offer."""
    return not agent.rests_until and has_room(agent, channel)
