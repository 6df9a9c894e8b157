"""What is well-formed in a configuration and its flows and yet cannot work. Pure.

The house runs all the same: callers go on by the queue's overflow. Somebody should know.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from callcenter.floor.ranking import ageing_bound
from callcenter.floor.values import FloorRules, QueuePolicy, Reach, WideningStep
from callcenter.service.accounts.managers import Keepers, Kept
from callcenter.service.house_needs import KINDS as NEEDS_KINDS
from callcenter.service.house_needs import needs_warnings, queue_warnings
from callcenter.service.house_parts import Fault
from callcenter.service.house_people import KINDS as PEOPLE_KINDS
from ivr.program import Flow
from ivr.steps.callback import Callback
from ivr.steps.look_up import LookUp
from ivr.steps.queue import Queue
from ivr.steps.step import Step
from ivr.steps.transfer import Transfer
from notation.texts import holes

if TYPE_CHECKING:
    from callcenter.service.house import House

#: What a warning may be of; each is a `code`.
KINDS = (
    "unserved_queue",
    *NEEDS_KINDS,
    "unknown_queue",
    "unknown_flow",
    "unknown_look_up",
    "dead_step",
    "idle_reserve",
    "whole_reserve",
    *PEOPLE_KINDS,
)

NOBODY: Kept = {}


def warnings(
    house: "House",
    flows: Mapping[str, Flow],
    kept: Kept = NOBODY,
    answered: Collection[str] | None = None,
) -> list[Fault]:
    """Return what cannot work in a house with these flows, in the order of the document, flows last.

    `kept` tells who looks after accounts; a house without accounts is not told that nobody does. `answered`
    are the look-ups that flows have an answer to, None where that is not known.
    """
    found = [*_queues(house, kept), *_tiers(house, kept), *_flow_names(house, flows)]
    for name, flow in flows.items():
        for label, step in flow.steps.items():
            at = f"flows.{name}.{label}"
            found += _step(house, at, step)
            if answered is not None and isinstance(step, LookUp) and step.name not in answered:
                message = f"{at}: nothing answers the look-up {step.name}"
                found.append(Fault(at, "unknown_look_up", message, step.name))
    return found


def _queues(house: "House", kept: Kept) -> Iterator[Fault]:
    rules = house.configure().rules
    for queue in house.queues:
        at, crew = f"queues.{queue.id}", _crew(house, {queue.id})
        if not crew:
            yield Fault(at, "unserved_queue", f"queue {queue.id}: no agent serves it", queue.id)
        yield from queue_warnings(house, queue)
        for index, step in enumerate(queue.steps):
            here = f"{at}.steps.{index}"
            if queue.max_wait and step.after >= queue.max_wait:
                message = f"{here}: nobody waits for {step.after:g} seconds, max_wait is {queue.max_wait:g}"
                yield Fault(here, "dead_step", message, f"{step.after:g}")
            yield from _teamless(house, here, step, crew)
            yield from _unkept(house, here, step, crew, kept.values())
        yield from _reserve(queue, rules, len(crew))


def _tiers(house: "House", kept: Kept) -> Iterator[Fault]:
    """Yield what is wrong with the tiers' ways; those of a house without teams may speak of them."""
    crew = _crew(house, {queue.id for queue in house.queues})
    for tier, steps in house.configure().rules.tier_steps.items():
        for index, step in enumerate(steps):
            here = f"tiers.{tier}.path.{index}"
            if house.teams:
                yield from _teamless(house, here, step, crew)
            yield from _unkept(house, here, step, crew, [kept[tier]] if tier in kept else [])


def _crew(house: "House", queues: set[str]) -> set[str]:
    """Return the agents who serve one of the queues."""
    return {agent.id for agent in house.agents if queues & set(agent.queues)}


def _teamless(house: "House", at: str, step: WideningStep, crew: set[str]) -> Iterator[Fault]:
    if step.to is Reach.TEAM and not any(crew & set(team.members) for team in house.teams):
        yield Fault(at, "dead_step", f"{at}: no agent who could serve is in a team", "team")


def _unkept(
    house: "House", at: str, step: WideningStep, crew: set[str], kept: Collection[Keepers]
) -> Iterator[Fault]:
    """Yield that a step is for somebody who is an agent for none of the accounts that there are (KA-09)."""
    if not kept:
        return
    agents = {agent.id for agent in house.agents}
    managers = agents.intersection(name for each in kept for name in each.managers)
    deputies = agents.intersection(name for each in kept for name in each.deputies)
    teams = [members for team in house.teams if crew & (members := set(team.members))]
    if step.to is Reach.MANAGER and not managers:
        yield Fault(at, "dead_step", f"{at}: no account has an agent as its manager", "manager")
    elif step.to is Reach.DEPUTY and not deputies:
        yield Fault(at, "dead_step", f"{at}: no account has an agent as its deputy", "deputy")
    elif step.to is Reach.TEAM and teams and not any(managers & members for members in teams):
        message = f"{at}: no account manager is in a team with an agent who could serve"
        yield Fault(at, "dead_step", message, "team")


def _reserve(queue: QueuePolicy, rules: FloorRules, crew: int) -> Iterator[Fault]:
    reserve, at = queue.reserve, f"queues.{queue.id}.reserve"
    if not reserve.agents:
        return
    others = {*rules.tier_bonus, ""} - {*reserve.tiers}
    if not any(ageing_bound(rules, reserve, tier) for tier in others):
        message = f"queue {queue.id}: the reserve is kept from nobody, no tier counts for less than its tiers"
        yield Fault(at, "idle_reserve", message, queue.id)
    elif 0 < crew <= reserve.agents:
        message = f"queue {queue.id}: all {crew} agents are kept in reserve"
        yield Fault(at, "whole_reserve", message, str(crew))


def _flow_names(house: "House", flows: Mapping[str, Flow]) -> Iterator[Fault]:
    named = {f"numbers.{number}": flow for number, flow in house.numbers.items()}
    named["default_flow"] = house.default_flow
    named |= {f"queues.{queue.id}.survey": queue.survey for queue in house.queues if queue.survey}
    for at, flow in named.items():
        if flow not in flows:
            yield Fault(at, "unknown_flow", f"{at}: unknown flow {flow}", flow)


def _step(house: "House", at: str, step: Step) -> Iterator[Fault]:
    """Yield what a step of a flow asks for in vain; what is filled in during the call is not known yet."""
    queue = _queue_of(step)
    if not queue or any(holes(queue)):
        return
    policy = next((each for each in house.queues if each.id == queue), None)
    if policy is None:
        yield Fault(at, "unknown_queue", f"{at}: unknown queue {queue}", queue)
    elif isinstance(step, Queue):
        yield from needs_warnings(house, policy, at, step)


def _queue_of(step: Step) -> str:
    if isinstance(step, Queue | Callback):
        return step.queue
    return step.to.get("queue", "") if isinstance(step, Transfer) else ""
