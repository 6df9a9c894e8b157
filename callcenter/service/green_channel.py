"""What tiers mean for the floor: bonus, way through the queues, past the menu (KA-09). Pure."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from callcenter.accounts.tiers import Path, PathStep, TierPolicy
from callcenter.floor.values import AgentProfile, Capacity, CustomerCard, FloorRules, Reach, WideningStep
from callcenter.service.house_parts import Fault, Team
from callcenter.service.phrases import phrase
from ivr.outputs import Say, ToQueue
from ivr.state import State, Turn

if TYPE_CHECKING:
    from callcenter.service.house import House

_REACH = {
    Path.MANAGER: Reach.MANAGER,
    Path.DEPUTY: Reach.DEPUTY,
    Path.TEAM: Reach.TEAM,
    Path.ANYONE: Reach.ANYONE,
}


def rules_with(rules: FloorRules, tiers: Iterable[TierPolicy]) -> FloorRules:
    """Return the floor's rules with those of the tiers, which win where both speak of a tier."""
    listed = tuple(tiers)
    if not listed:
        return rules
    own = {tier.id: tier.bonus_seconds for tier in listed if tier.bonus_seconds is not None}
    steps = rules.tier_steps | {tier.id: _steps(tier.path) for tier in listed if tier.path}
    return replace(rules, tier_bonus=rules.tier_bonus | own, tier_steps=steps)


def profiles_with(
    agents: Iterable[AgentProfile], teams: Iterable[Team], capacity: Capacity | None = None
) -> tuple[AgentProfile, ...]:
    """Return the agents with the teams that they are in, in the order of the teams.

    `capacity` is that of agents who have none of their own.
    """
    listed = tuple(teams)
    return tuple(
        replace(
            agent,
            teams=tuple(team.id for team in listed if agent.id in team.members),
            capacity=agent.capacity or capacity,
        )
        for agent in agents
    )


def past_the_menu(house: "House", card: CustomerCard) -> Turn | None:
    """Return the turn that leads a customer straight into a queue, None if their tier hears the menu.

    Whoever is recorded is told so before (EU-05).
    """
    if not card.tier:
        return None
    tier = next((each for each in house.tiers if each.id == card.tier), None)
    if tier is None or not tier.skip_menu:
        return None
    leave = ToQueue(queue=house.queue_or_fallback(tier.queue))
    language = card.language or house.language
    records = any(queue.record for queue in house.queues if queue.id == leave.queue)
    welcome = phrase("straight_through_recorded" if records else "straight_through", language)
    state = State(flow="", version="", step="", language=language, exit=leave)
    return Turn(state=state, prompts=(Say(welcome.text, welcome.language),), exit=leave)


def tier_faults(house: "House") -> Iterator[Fault]:
    """Yield everything that is wrong with the tiers of a house."""
    queues = {queue.id for queue in house.queues}
    calendars = {calendar.id for calendar in house.calendars}
    for tier in house.tiers:
        at, name = f"tiers.{tier.id}", f"tier {tier.id}"
        if tier.queue and tier.queue not in queues:
            yield Fault(f"{at}.queue", "unknown_queue", f"{name}: unknown queue {tier.queue}", tier.queue)
        if tier.calendar and tier.calendar not in calendars:
            message = f"{name}: unknown calendar {tier.calendar}"
            yield Fault(f"{at}.calendar", "unknown_calendar", message, tier.calendar)
        yield from _figures(tier, at, name)
        yield from _path(tier, at, name)


def _figures(tier: TierPolicy, at: str, name: str) -> Iterator[Fault]:
    spans = {"bonus_seconds": 86_400.0, "response_hours": 8760.0, "visit_days": 3650.0}
    for field, most in spans.items():
        value = getattr(tier, field)
        if value is not None and not 0 <= value <= most:
            yield Fault(f"{at}.{field}", "out_of_range", f"{name}: {field} is 0 to {most:g}", f"{value:g}")
    if not all(0 < share < 1 for share in tier.warn_at) or list(tier.warn_at) != sorted(tier.warn_at):
        yield Fault(f"{at}.warn_at", "bad_shares", f"{name}: warn_at are shares between 0 and 1, in order")


def _path(tier: TierPolicy, at: str, name: str) -> Iterator[Fault]:
    for index, step in enumerate(tier.path):
        if not 0 <= step.after <= 86_400:
            message = f"{name}: path.after is 0 to 86400"
            yield Fault(f"{at}.path.{index}", "out_of_range", message, f"{step.after:g}")
    if tier.path and tier.path[0].after and tier.path[0].to is not Path.ANYONE:
        message = f"{name}: a first step that is not for anyone comes after 0 seconds"
        yield Fault(f"{at}.path", "narrows", message)
    circle = list(Path)
    for earlier, later in pairwise(tier.path):
        if circle.index(earlier.to) >= circle.index(later.to) or earlier.after >= later.after:
            message = f"{name}: each step of the path comes later than the one before and is wider"
            yield Fault(f"{at}.path", "narrows", message)


def _steps(path: tuple[PathStep, ...]) -> tuple[WideningStep, ...]:
    return tuple(WideningStep(step.after, _REACH[step.to]) for step in path)
