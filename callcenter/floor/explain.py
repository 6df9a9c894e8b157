"""Why not: for a waiting contact, agent by agent. Says yes exactly where routing does."""

from msgspec import Struct

from callcenter.floor.capacity import has_room, is_free, takes
from callcenter.floor.phases import Presence
from callcenter.floor.state import Agent, Contact, FloorState

ELIGIBLE = "eligible"

_AWAY = {Presence.OFFLINE: "offline", Presence.NOT_READY: "not_ready"}


class Verdict(Struct, frozen=True):
    """Whether an agent may be offered a contact, else the first reason why not.

    `verdict`: eligible, meant_for_other, meant_for_team, channel_not_taken, not_serving_queue,
    skill_missing:<skill>, offline, not_ready, busy, missed_recently, no_standing_leg, declined_recently,
    reserved. `detail` says more: the channel, the presence or its reason, the level that is needed, whom it
    is meant for, or until when (seconds UTC) it is meant for the team, the agent rests from this contact or
    all, the reserve is kept from it.
    """

    verdict: str
    detail: str = ""


def why_not(state: FloorState, contact: Contact) -> dict[str, Verdict]:
    """Return the verdict on every agent of the house, by id."""
    spares = is_reserved(state, contact)
    return {id_: _judge(agent, contact, spares) for id_, agent in state.agents.items()}


def is_reserved(state: FloorState, contact: Contact) -> bool:
    """Whether the contact must leave the last free agents of its queue to other tiers."""
    policy = state.queues.get(contact.queue)
    if policy is None or not policy.reserve.agents or not contact.yields_until or contact.narrow:
        return False
    crew = [agent for agent in state.agents.values() if policy.id in agent.profile.queues]
    free = sum(is_free(agent, contact.channel) for agent in crew)
    return free <= policy.reserve.agents


def _judge(agent: Agent, contact: Contact, spares: bool) -> Verdict:
    found = _unfit(agent, contact)
    if found is not None:
        return found
    if agent.presence in _AWAY:
        return Verdict(_AWAY[agent.presence], agent.reason)
    if not has_room(agent, contact.channel):
        return Verdict("busy", agent.presence.value)
    if agent.rests_until:
        return Verdict("missed_recently", f"{agent.rests_until:.0f}")
    if contact.pressing and not agent.leg:
        return Verdict("no_standing_leg", agent.device.value)
    if agent.id in contact.excluded:
        return Verdict("declined_recently", f"{contact.excluded[agent.id]:.0f}")
    if spares:
        return Verdict("reserved", f"{contact.yields_until:.0f}")
    return Verdict(ELIGIBLE)


def _unfit(agent: Agent, contact: Contact) -> Verdict | None:
    """Return what would keep the agent from the contact even when free."""
    if contact.narrow and agent.id not in (contact.target, *contact.circle):
        return _meant_for(contact)
    if not takes(agent.profile, contact.channel):
        return Verdict("channel_not_taken", contact.channel.value)
    if contact.narrow:
        return None
    if contact.queue not in agent.profile.queues:
        return Verdict("not_serving_queue", contact.queue)
    for skill in contact.needs.required:
        if agent.profile.skills.get(skill.name, 0) < skill.level:
            return Verdict(f"skill_missing:{skill.name}", f"needs level {skill.level}")
    return None


def _meant_for(contact: Contact) -> Verdict:
    if contact.target:
        return Verdict("meant_for_other", contact.target)
    return Verdict("meant_for_team", f"{contact.wider_at:.0f}")
