"""Why not: for a waiting contact, agent by agent. Says yes exactly where routing does."""

from msgspec import Struct

from callcenter.floor.phases import Presence
from callcenter.floor.state import Agent, Contact, FloorState

ELIGIBLE = "eligible"

_AWAY = {Presence.OFFLINE: "offline", Presence.NOT_READY: "not_ready"}


class Verdict(Struct, frozen=True):
    """Whether an agent may be offered a contact, else the first reason why not.

    `verdict`: eligible, meant_for_other, not_serving_queue, skill_missing:<skill>, offline,
    not_ready, busy, missed_recently, declined_recently. `detail` says more: the presence or its
    reason, the level that is needed, until when (seconds UTC) the agent rests from this contact or all.
    """

    verdict: str
    detail: str = ""


def why_not(state: FloorState, contact: Contact) -> dict[str, Verdict]:
    """Return the verdict on every agent of the house, by id."""
    return {id_: judge(agent, contact) for id_, agent in state.agents.items()}


def judge(agent: Agent, contact: Contact) -> Verdict:
    """Return whether routing may offer the contact to the agent, whoever else there is, or why not."""
    found = _unfit(agent, contact)
    if found is not None:
        return found
    if agent.presence in _AWAY:
        return Verdict(_AWAY[agent.presence], agent.reason)
    if agent.presence is not Presence.AVAILABLE:
        return Verdict("busy", agent.presence.value)
    if agent.rests_until:
        return Verdict("missed_recently", f"{agent.rests_until:.0f}")
    if agent.id in contact.excluded:
        return Verdict("declined_recently", f"{contact.excluded[agent.id]:.0f}")
    return Verdict(ELIGIBLE)


def _unfit(agent: Agent, contact: Contact) -> Verdict | None:
    """Return what would keep the agent from the contact even when free."""
    if contact.target:
        return None if contact.target == agent.id else Verdict("meant_for_other", contact.target)
    if contact.queue not in agent.profile.queues:
        return Verdict("not_serving_queue", contact.queue)
    for skill in contact.needs.required:
        if agent.profile.abilities.get(skill.name, 0) < skill.level:
            return Verdict(f"skill_missing:{skill.name}", f"needs level {skill.level}")
    return None
