"""What stories of callbacks and own calls share: a house whose queue calls back, and its words."""

from typing import Any

from callcenter.floor.state import Contact
from tests.scenarios.agents import Agent
from tests.scenarios.house import House, document
from tests.scenarios.people import Caller

RINGING = "ringing.wav"


def calls_back(**rules: Any) -> dict[str, Any]:
    """Return changes of the house: its sales queue calls back by these rules, key 5 asks for it."""
    found = document()
    sales, *others = found["queues"]
    rules = {"offered": True, "key": "5", "retry_minutes": 0.02, "attempts": 2} | rules
    return {"queues": [sales | {"callback": rules}, *others]}


async def asks_to_be_called_back(house: House, caller: Caller) -> str:
    """Wait in line, press the keys, hear it agreed; return the callback."""
    await caller.chooses("1")
    await house.is_in(caller, "waiting")
    await caller.hears("To be called back and keep your place in line, press 5.")
    await caller.presses("5")
    await house.until(lambda: _said(house, caller, "We will call you at") == 1, "asked to confirm")
    await caller.presses("1")
    await caller.is_gone()
    assert (await house.closed(caller)).outcome == "callback"
    assert _said(house, caller, "We will call you at") == 2
    return f"{caller.contact}-callback"


def _said(house: House, caller: Caller, words: str) -> int:
    return sum(text.startswith(words) for text in house.world.heard(caller.leg))


async def stands(house: House, contact: str, phase: str) -> Contact:
    """Wait until a contact is in a phase, and return it."""
    contacts = house.service.state.contacts
    await house.until(lambda: contact in contacts and contacts[contact].phase == phase, f"{contact} {phase}")
    return contacts[contact]


async def ended(house: House, contact: str) -> tuple[str, str]:
    """Wait until a contact is closed; return its outcome and the reason."""

    def over() -> list[Any]:
        return [each for each in house.told("ContactClosed") if each.contact == contact]

    await house.until(over, f"{contact} closed")
    (event,) = over()
    return event.outcome.value, event.reason


async def customer_answers(house: House, agent: Agent, contact: str) -> str:
    """Wait until the customer who was dialled hears the agent; return the customer's leg."""
    leg = (await stands(house, contact, "talking")).leg
    await house.until(lambda: house.world.together(agent.leg, leg), "the customer and the agent together")
    return leg


async def hears_ringing(house: House, agent: Agent) -> None:
    """Wait until the agent's phone plays the ringing."""
    await house.until(lambda: RINGING in house.world.heard(agent.leg), f"{agent.name} hears ringing")


async def wraps_up(agent: Agent, contact: str) -> None:
    """Register a contact and be done."""
    await agent.is_("wrap_up")
    await agent.disposes_of(contact)
    await agent.finishes()
    await agent.is_("available", "offered")
