"""Webhooks over HTTP, late, doubled, swapped and lost, amid a crowd: the service heals by itself."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from random import Random

import pytest

from callcenter.floor.values import Channel
from callcenter.telephony.twilio.double.call import HungUp
from callcenter.telephony.twilio.double.line import Line
from tests.floor import laws
from tests.scenarios.agents import Agent, Refused
from tests.scenarios.calling import calls_back
from tests.scenarios.crowd import Crowd
from tests.scenarios.house import House, document, impatient, open_house
from tests.scenarios.twilio_world import TwilioWorld

SECONDS = 5.0
BEGUN = ("ContactArrived", "CallbackOpened", "CallPlaced")
REPORTS = ("/twilio/call", "/twilio/conference", "/twilio/recording")
REQUESTS = ("/twilio/voice", "/twilio/input", "/twilio/leg", "/twilio/wait", "/twilio/dial-action")


@pytest.fixture
async def house(database: str) -> AsyncIterator[House]:
    """A house that asks the carrier often, and waits for no message for long."""
    rules = document()["rules"] | {"voicemail_grace_seconds": 1.0, "leg_grace_seconds": 1.0}
    changed = {"rules": rules | {"dial_grace_seconds": 2.0}}
    changed |= {"queues": impatient(calls_back(ring_seconds=5.0, detect_machine=True)["queues"])}
    async with open_house("twilio", database, changed=changed, reconcile_seconds=0.5) as found:
        yield found


async def disturb(line: Line, dice: Random) -> None:
    """Let something go wrong with the webhooks every few moments."""
    while True:
        await asyncio.sleep(0.05)
        luck = dice.random()
        if luck < 0.3:
            line.double(dice.choice((*REPORTS, *REQUESTS)), times=2)
        elif luck < 0.5:
            line.lose_answer(dice.choice(REPORTS))
        elif luck < 0.6:
            line.drop(dice.choice((*REPORTS, *REQUESTS)))
        elif luck < 0.7:
            held = line.hold(dice.choice(REPORTS))
            try:
                await asyncio.sleep(dice.uniform(0.0, 0.5))
            finally:
                held.release(reverse=True)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
async def test_a_crowd_on_a_bad_line_leaves_nothing_behind(house: House, seed: int) -> None:
    """After the mischief everybody hangs up: no call is open, no leg is up, every agent is free."""
    assert isinstance(house.world, TwilioWorld)
    twilio, dice = house.world.twilio, Random(seed)
    agents = [await house.agent(name) for name in ("ana", "ben", "tess")]
    crowd = Crowd(twilio, agents, 12, dice)
    crowd.begin()
    crowd.busy = True
    disturbing = asyncio.create_task(disturb(twilio.webhooks, dice), name="mischief")
    try:
        begun = house.service.clock.now()
        while house.service.clock.now() < begun + SECONDS or not ids(house, "CustomerDialled"):
            await asyncio.sleep(SECONDS / 10)
            laws.check(house.service.runner.floor, house.service.clock.now())
        disturbing.cancel()
        crowd.size = 0
        for call in crowd.customers():
            call.signal(HungUp())
        await all_called_off(house, agents[0])
        await all_is_quiet(house, crowd)
        await house.until(lambda: not house.service.state.legs, "no leg here")
        await house.until(lambda: not calls_open(house), "no call open")
        await house.until(lambda: all_free(agents), "everybody free")
    finally:
        disturbing.cancel()
        await asyncio.gather(disturbing, return_exceptions=True)
        await crowd.end()
    await house.until(lambda: ids(house, *BEGUN) == ids(house, "ContactClosed"), "each ended once")
    assert ids(house, "CustomerDialled")


async def all_called_off(house: House, agent: Agent) -> None:
    """Call off every callback; one that is answered at that moment goes on, and ends by itself."""
    while house.service.state.callbacks:
        for ids_ in list(house.service.state.callbacks.values()):
            for id_ in list(ids_):
                with suppress(Refused):
                    await agent.delete(f"/callbacks/{id_}")


async def all_is_quiet(house: House, crowd: Crowd) -> None:
    """Wait until the carrier has no call."""
    try:
        await house.until(lambda: not [*crowd.customers(), *crowd.others()], "no call at the carrier")
    except AssertionError:
        raise AssertionError([*crowd.customers(), *crowd.others()]) from None


def ids(house: House, *kinds: str) -> list[str]:
    """Return the contacts that events of these kinds told of."""
    return sorted(event.contact for kind in kinds for event in house.told(kind))


def calls_open(house: House) -> list[str]:
    """Return the voice contacts on the floor."""
    return [each.id for each in house.service.state.contacts.values() if each.channel is Channel.VOICE]


def all_free(agents: list[Agent]) -> bool:
    """Whether every desk shows a free agent."""
    return all(agent.presence == "available" for agent in agents)
