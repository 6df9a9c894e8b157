"""The green channel: a key account goes past the menu to its own people, whoever of them is there (KA-09)."""

import asyncio
from typing import Any

from tests.scenarios.agents import Agent
from tests.scenarios.conftest import OpenHouse
from tests.scenarios.house import RINGS_OUT, House

GOLD = {
    "id": "A",
    "name": {"en": "Gold", "zh-CN": "金牌"},
    "skip_menu": True,
    "queue": "key-accounts",
    "path": [{"to": "manager"}, {"to": "deputy", "after": 1}, {"to": "anyone", "after": 300}],
}
IDA = "+14155550163"


async def supervisor(house: House, name: str = "sue") -> Agent:
    """A supervisor signs in; she takes no calls."""
    sue = Agent(house.url, name, house.world, house.watch)
    await sue.signs_in()
    return sue


async def kept_by(sue: Agent, house: House) -> dict[str, Any]:
    """Keep a key account with one person, to whose tier a second supervisor agrees; return that person."""
    account = await sue.post("/accounts", company="Fjord", tier="A", manager="ana", deputy="ben")
    tia = await supervisor(house, "tia")
    (asked,) = (await tia.get("/approvals"))["approvals"]
    await tia.post(f"/approvals/{asked['id']}/approve")
    await tia.leaves()
    person: dict[str, Any] = await sue.post("/people", name="Ida Holm", account=account["id"], numbers=[IDA])
    return person


async def test_a_tier_a_caller_is_led_past_the_menu_and_the_deputy_answers(opened: OpenHouse) -> None:
    """The manager lets it ring; the deputy has the call, and the caller has kept the place."""
    async with opened(changed={"tiers": [GOLD]}) as house:
        sue = await supervisor(house)
        ida = await kept_by(sue, house)
        ana, ben = await house.agent("ana"), await house.agent("ben")
        caller = house.caller(IDA)

        await caller.dials()
        await caller.hears("Welcome. We are connecting you.")
        await ana.is_offered(caller)
        assert "account_manager" == ana.desk["offer"]["why"]
        since = (await house.is_in(caller, "offered")).queued_at
        await house.passes(RINGS_OUT)
        await ana.is_("not_ready")
        await ben.is_offered(caller)
        assert "deputy" == ben.desk["offer"]["why"]
        await ben.answers(caller)

        contact = await house.is_in(caller, "talking")
        beside = await ben.get(f"/contacts/{caller.contact}/customer")
        assert (since, "Fjord") == (contact.queued_at, beside["account"]["company"])
        assert not caller.has_heard("Sales, press 1.")
        await ben.does("hang-up")
        await ben.wraps_up(caller)
        line = await in_timeline(sue, ida["id"])
        assert ("handled", caller.contact, "ben") == (line["what"], line["ref"], line["by"])
        await sue.leaves()


async def in_timeline(sue: Agent, person: str) -> dict[str, Any]:
    """Return the newest contact in a person's timeline, once it stands there."""
    async with asyncio.timeout(30):
        while True:
            lines = (await sue.get(f"/people/{person}/timeline?kinds=contact"))["entries"]
            if lines:
                found: dict[str, Any] = lines[0]
                return found


async def test_everybody_else_hears_the_menu(opened: OpenHouse) -> None:
    """Known or not: the house has said nothing about their tier."""
    async with opened(changed={"tiers": [GOLD]}) as house:
        await house.agent("ana")
        caller = house.caller()

        await caller.dials()

        await caller.hears("Sales, press 1.")
        await caller.hangs_up()
