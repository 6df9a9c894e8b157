"""What is well-formed in a configuration and its flows and yet cannot work. Pure.

The house runs all the same: callers go on by the queue's overflow. Somebody should know.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from callcenter.floor.ranking import ageing_bound
from callcenter.floor.values import FloorRules, QueuePolicy, Reach, WideningStep
from callcenter.service.house_parts import Fault
from callcenter.service.house_people import KINDS as PEOPLE_KINDS
from ivr.program import Flow
from ivr.steps.callback import Callback
from ivr.steps.queue import Queue
from ivr.steps.step import Step
from ivr.steps.transfer import Transfer
from notation.texts import holes

if TYPE_CHECKING:
    from callcenter.service.house import House

#: What a warning may be of; each is a `code`.
KINDS = (
    "unserved_queue",
    "missing_skill",
    "unknown_queue",
    "unknown_flow",
    "dead_step",
    "idle_reserve",
    "whole_reserve",
    *PEOPLE_KINDS,
)


def warnings(house: "House", flows: Mapping[str, Flow]) -> list[Fault]:
    """Return what cannot work in a house with these flows, in the order of the document, flows last."""
    found = [*_queues(house), *_tiers(house), *_flow_names(house, flows)]
    for name, flow in flows.items():
        for label, step in flow.steps.items():
            found += _step(house, f"flows.{name}.{label}", step)
    return found


def _serving(house: "House", queue: str) -> list[dict[str, int]]:
    """Return the skills of each agent who serves a queue."""
    return [agent.skills for agent in house.agents if queue in agent.queues]


def _queues(house: "House") -> Iterator[Fault]:
    rules = house.configure().rules
    for queue in house.queues:
        at, crew = f"queues.{queue.id}", _serving(house, queue.id)
        if not crew:
            yield Fault(at, "unserved_queue", f"queue {queue.id}: no agent serves it", queue.id)
        yield from _steps(house, f"{at}.steps", queue.steps, {queue.id}, queue.max_wait)
        yield from _reserve(queue, rules, len(crew))


def _tiers(house: "House") -> Iterator[Fault]:
    """Yield what is wrong with the tiers' ways; those of a house without teams may speak of them."""
    if not house.teams:
        return
    queues = {queue.id for queue in house.queues}
    for tier, steps in house.configure().rules.tier_steps.items():
        yield from _steps(house, f"tiers.{tier}.path", steps, queues, 0.0)


def _steps(
    house: "House", at: str, steps: tuple[WideningStep, ...], queues: set[str], max_wait: float
) -> Iterator[Fault]:
    crew = {agent.id for agent in house.agents if queues & set(agent.queues)}
    teams = any(crew & set(team.members) for team in house.teams)
    for index, step in enumerate(steps):
        if max_wait and step.after >= max_wait:
            message = f"{at}: nobody waits for {step.after:g} seconds, max_wait is {max_wait:g}"
            yield Fault(f"{at}.{index}", "dead_step", message, f"{step.after:g}")
        if step.to is Reach.TEAM and not teams:
            yield Fault(f"{at}.{index}", "dead_step", f"{at}: no agent who could serve is in a team", "team")


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
    if all(each.id != queue for each in house.queues):
        yield Fault(at, "unknown_queue", f"{at}: unknown queue {queue}", queue)
    elif isinstance(step, Queue):
        crew = _serving(house, queue)
        for skill in step.skills:
            if crew and not any(holes(skill)) and not any(skill in skills for skills in crew):
                message = f"{at}: no agent of queue {queue} has the skill {skill}"
                yield Fault(at, "missing_skill", message, skill)


def _queue_of(step: Step) -> str:
    if isinstance(step, Queue | Callback):
        return step.queue
    return step.to.get("queue", "") if isinstance(step, Transfer) else ""
