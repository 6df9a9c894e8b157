"""Who works and who calls in the demo."""

from importlib import resources
from typing import Any

import msgspec
import yaml

from callcenter.floor.values import CustomerCard
from callcenter.telephony.simulated.mix import Profile, usual_kinds
from callcenter.telephony.simulated.people import SimulatedAgent

#: The number that the demo's callers dial.
DIALLED = "+12025550100"
#: Agents whom the demo leaves to people, with their roles.
FOR_PEOPLE = {"ana": ("agent",), "ben": ("agent", "supervisor")}
#: The account managers: users as well, while the crowd answers for them.
MANAGERS = {"wanglei": ("agent", "account_manager"), "fatima": ("agent", "account_manager")}
#: Users who take no contacts, with their roles.
OFFICE = {"ada": ("administrator",), "lin": ("account_manager",), "tia": ("department",), "tom": ("auditor",)}
#: One word for all: the demo listens on this machine alone.
PASSWORD = "demo"


class Person(CustomerCard, frozen=True):
    """A customer with the numbers they call from."""

    numbers: tuple[str, ...] = ()


def house_document() -> dict[str, Any]:
    """Return the demo's configuration."""
    document: dict[str, Any] = yaml.safe_load(_text("house.yaml"))
    return document


def customers() -> list[Person]:
    """Return the demo's customers."""
    return msgspec.convert(yaml.safe_load(_text("people.yaml")), list[Person])


def arrivals(people: list[Person], rate: float) -> Profile:
    """Return the stream of calls, `rate` per hour."""
    tiers: dict[str, tuple[str, ...]] = {}
    for person in people:
        tiers[person.tier] = (*tiers.get(person.tier, ()), *person.numbers)
    kinds = usual_kinds(tiers, journeys=(("2", "1"), ("2", "2"), ("2", "3"), ("1", "2")))
    return Profile("day", DIALLED, rate, kinds)


def crew(agents: list[str]) -> list[SimulatedAgent]:
    """Return the agents who work by themselves."""
    return [SimulatedAgent(agent) for agent in agents if agent not in FOR_PEOPLE]


def _text(name: str) -> str:
    return resources.files("callcenter.demo").joinpath(name).read_text(encoding="utf-8")
