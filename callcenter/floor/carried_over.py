"""Snapshots of other times: an agent had one contact at most, nobody asked how messages fared."""

import msgspec
from msgspec import Struct

from callcenter.floor.fold.base import take
from callcenter.floor.phases import Presence
from callcenter.floor.state import FloorState, Sent, WrapUp


class _Agent(Struct):
    presence: Presence = Presence.OFFLINE
    contact: str = ""
    wrap_up: WrapUp | None = None


class _State(Struct):
    agents: dict[str, _Agent] = {}


def carry_over(snapshot: bytes, state: FloorState) -> None:
    """Put the contact and the after-contact work of each agent of an old snapshot where they are now.

    Messages that it does not count are on their way.
    """
    for each in state.contacts.values():
        written = sum(who == "agent" for who, _, _ in each.messages)
        each.sent += [Sent()] * (written - len(each.sent))
    for id_, old in msgspec.json.decode(snapshot, type=_State).agents.items():
        agent = state.agents[id_]
        if old.wrap_up is not None:
            contact = state.contacts.get(old.wrap_up.contact)
            if contact is not None:
                old.wrap_up.channel = contact.channel
            agent.wrap_ups = [old.wrap_up]
        if not old.contact:
            continue
        if old.presence is Presence.OFFERED:
            agent.ringing = old.contact
        else:
            take(agent, state.contacts[old.contact])
