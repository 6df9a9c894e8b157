"""What the console needs to know of the house once."""

from collections.abc import Iterable

from msgspec import UNSET

from callcenter.floor.state import FloorState
from callcenter.floor.values import QueuePolicy
from callcenter.service.house import House as Configured
from callcenter.service.house_parts import Choice
from callcenter.web.endpoint import Call
from callcenter.web.values import (
    House,
    HouseAgent,
    HouseCriterion,
    HouseDepartment,
    HouseDisposition,
    HouseNumber,
    HouseQueue,
    HouseTier,
    HouseWord,
)


async def see_house(call: Call[None]) -> House:
    """Names of queues and agents, and the choices of the forms."""
    return house(call.parts.house(), call.parts.state(), call.parts.provider.name)


def house(configured: Configured, state: FloorState, provider: str) -> House:
    """Put the house together from its configuration and the floor."""
    queues = sorted(state.queues.values(), key=lambda queue: queue.id)
    agents = sorted(state.agents.values(), key=lambda agent: agent.id)
    return House(
        name=configured.name,
        provider=provider,
        zone=configured.zone,
        thresholds=configured.thresholds_of(),
        queues=tuple(_queue(configured, state, queue) for queue in queues),
        agents=tuple(HouseAgent(agent.id, agent.profile.name) for agent in agents),
        dispositions=tuple(_disposition(choice) for choice in configured.dispositions),
        presence_reasons=_words(configured.presence_reasons),
        resolution_sources=_words(configured.resolution_sources),
        root_causes=_words(configured.case_rules.root_causes),
        pause_reasons=_words(configured.case_rules.pause_reasons),
        transfer_numbers=tuple(HouseNumber(each.number, each.name) for each in configured.transfer_numbers),
        tiers=tuple(HouseTier(tier.id, tier.name, tier.benefits) for tier in configured.tiers),
        criteria=tuple(
            HouseCriterion(each.id, each.name, each.weight) for each in configured.account_rules.criteria
        ),
        departments=tuple(
            HouseDepartment(each.id, each.name, each.head, each.members) for each in configured.departments
        ),
        teams=tuple(HouseWord(each.id, each.name) for each in configured.teams),
    )


def _queue(configured: Configured, state: FloorState, queue: QueuePolicy) -> HouseQueue:
    calendar = state.calendars.get(queue.calendar)
    zone = calendar.zone if calendar is not None else "UTC"
    return HouseQueue(queue.id, queue.name, zone, configured.thresholds_of(queue.id))


def _words(choices: Iterable[Choice]) -> tuple[HouseWord, ...]:
    return tuple(HouseWord(choice.id, choice.name) for choice in choices)


def _disposition(choice: Choice) -> HouseDisposition:
    return HouseDisposition(choice.id, choice.name, choice.queues or UNSET)
