"""The same day without one of the things that no formula knows: what it costs is then plain."""

from collections import Counter, defaultdict
from collections.abc import Container
from enum import StrEnum

from msgspec.structs import replace

from callcenter.floor.commands import Configure
from callcenter.floor.values import AgentProfile, Needs, Reserve
from callcenter.simulation.plan import Call, Plan


class Cause(StrEnum):
    """Why a day needs more agents than a formula says, or fewer."""

    SKILLS = "skills"  #: callers or their queues need skills that only some have
    TIERS = "tiers"  #: some tiers and priorities go first, or have agents kept for them
    WIDENING = "widening"  #: account managers and other steps come first, and others wait for theirs
    REDIALS = "redials"  #: who hung up calls again
    MISSES = "misses"  #: offers are let ring
    SHARED = "shared"  #: agents serve several queues


def without(plan: Plan, cause: Cause) -> Plan:
    """Return a day without a cause; the callers come when they came and talk as long."""
    if cause is Cause.MISSES:
        return replace(plan, misses=0.0)
    if cause is Cause.SHARED:
        return replace(plan, house=parted(plan))
    house = plan.house
    if cause is Cause.SKILLS:
        queues = tuple(replace(queue, skills={}, preferred={}) for queue in house.queues)
        house = replace(house, queues=queues)
    if cause is Cause.TIERS:
        queues = tuple(replace(queue, reserve=Reserve(), priority=0) for queue in house.queues)
        house = replace(house, queues=queues)
    if cause is Cause.WIDENING:
        queues = tuple(replace(queue, steps=()) for queue in house.queues)
        house = replace(house, queues=queues, rules=replace(house.rules, tier_steps={}))
    return replace(plan, house=house, calls=tuple(_call_without(call, cause) for call in plan.calls))


def _call_without(call: Call, cause: Cause) -> Call:
    if cause is Cause.SKILLS:
        return replace(call, needs=Needs())
    if cause is Cause.REDIALS:
        return replace(call, again=())
    if cause is Cause.TIERS:
        return replace(call, card=replace(call.card, tier=""), priority=0)
    return replace(call, card=replace(call.card, manager="", deputy="", last_agent=""), target="")


def parted(plan: Plan) -> Configure:
    """Return a house in which every agent serves one queue: theirs with the most work for its agents."""
    work: dict[str, float] = defaultdict(float)
    for call in plan.calls:
        work[call.queue] += call.talk + call.after_call + call.answer
    coming = {move.agent for move in plan.moves}
    agents = {agent.id: agent for agent in plan.house.agents if agent.id in coming}
    there = Counter(
        queue for agent in agents.values() if len(_of(agent, work)) == 1 for queue in _of(agent, work)
    )
    chosen: dict[str, AgentProfile] = {}
    for agent in agents.values():
        if len(own := _of(agent, work)) > 1:
            most = max(own, key=lambda queue: (work[queue] / (there[queue] + 1), queue))
            there[most] += 1
            chosen[agent.id] = replace(agent, queues=(most,))
    return replace(plan.house, agents=tuple(chosen.get(agent.id, agent) for agent in plan.house.agents))


def _of(agent: AgentProfile, work: Container[str]) -> list[str]:
    return [queue for queue in agent.queues if queue in work]


def at_play(plan: Plan) -> list[Cause]:
    """Return the causes that change anything in a day."""
    house, calls = plan.house, plan.calls
    work = {call.queue for call in calls}
    steps = any(queue.steps for queue in house.queues) or bool(house.rules.tier_steps)
    named = any(call.card.manager or call.card.deputy or call.card.last_agent for call in calls)
    asked = {queue.id: queue for queue in house.queues if queue.id in work}
    grades = {(call.card.tier, call.priority + asked[call.queue].priority) for call in calls}
    found = {
        Cause.SKILLS: any(call.needs.required for call in calls)
        or any(each.skills for each in asked.values()),
        Cause.TIERS: len(grades) > 1 or any(queue.reserve.agents for queue in asked.values()),
        Cause.WIDENING: steps and named,
        Cause.REDIALS: any(call.again for call in calls),
        Cause.MISSES: plan.misses > 0,
        Cause.SHARED: any(len(_of(agent, work)) > 1 for agent in house.agents),
    }
    return [cause for cause, there in found.items() if there]
