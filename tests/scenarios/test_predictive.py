"""A predictive campaign through the API: dialled ahead, abandoned within the law, machines, and the cap."""

import asyncio
from typing import Any

import pytest

from callcenter.floor.values import LegCause
from callcenter.outbound.campaign.days import CampaignDay, day_id
from callcenter.ports.books import Put
from tests.scenarios.agents import Agent
from tests.scenarios.calling import calls_back, ended, stands
from tests.scenarios.conftest import OpenHouse
from tests.scenarios.house import House
from tests.scenarios.test_campaigns import BO, IDA, NUMBERS, comes_to, records, started, supervisor
from tests.scenarios.world import OURS

BOTH = {"Ida": IDA, "Bo": BO}
TELEPHONE = "+14155550177"
MESSAGE = f"This is Acme. We called you. Our number is {OURS}."
AHEAD: dict[str, Any] = {
    "mode": "predictive",
    "on_behalf": "Acme",
    "jurisdiction": "us",
    "abandoned_message": MESSAGE,
    "retries": [{"outcome": "abandoned", "after": 4320, "times": 1}],
}


def house_for(**rules: float) -> dict[str, Any]:
    """Return a house whose queue dials once, and how long who answers waits there."""
    return (
        calls_back(attempts=1)
        | NUMBERS
        | {"rules": {"answered_seconds": 1.0, "connect_seconds": 10.0} | rules}
    )


async def stands_by(house: House) -> Agent:
    """An agent is there with a leg that stands."""
    tess = await house.agent("tess")
    tess.leg = await house.world.stand_by("tess", TELEPHONE)
    await house.until(lambda: house.service.state.agents["tess"].leg == tess.leg, "standing")
    return tess


async def answered_before(house: House, campaign: str, answered: int) -> None:
    """Let so many calls of a campaign have been answered today, none of them abandoned."""
    now = house.service.clock.now()
    day = CampaignDay(
        day_id(campaign, now), campaign=campaign, on=day_id(campaign, now)[-10:], answered=answered
    )
    await house.service.storage.books.commit([Put(day, quiet=True)], "", now)


async def takes_in(sue: Agent, campaign: str, **people: str) -> None:
    """Take a list of people in."""
    rows = "".join(f"{name},{number}\n" for name, number in people.items())
    path = f"/campaigns/{campaign}/lists?name={'-'.join(people)}&source=fair&confirm=true"
    await sue._ask("POST", path, data=f"Name,Phone\n{rows}".encode())


async def dialled_ahead(house: House, sue: Agent, people: dict[str, str], **wish: Any) -> str:
    """Start a predictive campaign that may dial ahead; return its id."""
    made = await sue.post(
        "/campaigns",
        **{"name": "Spring", "purpose": "service", "queue": "sales", "caller_id": OURS} | AHEAD | wish,
    )
    await answered_before(house, made["id"], 400)
    await takes_in(sue, made["id"], **people)
    await sue.post(f"/campaigns/{made['id']}/move", to="running", version=made["version"])
    return str(made["id"])


async def figures(house: House, sue: Agent, campaign: str, **counts: Any) -> dict[str, Any]:
    """Wait until the figures of a campaign say so, and return them."""
    found: dict[str, Any] = {}
    try:
        async with asyncio.timeout(60):
            while any(found.get(name) != count for name, count in counts.items()):
                found = await sue.get(f"/campaigns/{campaign}/figures")
    except TimeoutError:
        raise AssertionError((found, counts)) from None
    return found


async def wraps_up(agent: Agent, contact: str) -> None:
    """The customer has gone: register it and be done."""
    await agent.is_("wrap_up")
    await agent.disposes_of(contact)
    await agent.finishes()


@pytest.mark.scenario
async def test_one_answers_and_gets_the_agent_the_other_the_message(opened: OpenHouse) -> None:
    """Two telephones ring for one agent; the abandoned call is counted and left alone for three days."""
    async with opened(house_for()) as house:
        house.world.set_telephone(IDA, after=2.0)
        house.world.set_telephone(BO, after=12.0)
        sue, tess = await supervisor(house), await stands_by(house)
        campaign = await dialled_ahead(house, sue, BOTH)
        ida, bo = [f"{each['id']}-1" for each in await records(sue, campaign)]
        customer = (await stands(house, ida, "talking")).leg
        await house.until(lambda: house.world.together(tess.leg, customer), "together without ringing")
        lost = (await stands(house, bo, "announcing")).leg
        assert await ended(house, bo) == ("unreached", "abandoned")
        assert MESSAGE in house.world.heard(lost)
        waits = await comes_to(sue, campaign, 1, "waiting")
        assert waits["result"] == "abandoned"
        assert waits["next_at"] - waits["attempts"][0]["ended_at"] == 3 * 86_400
        told = await figures(house, sue, campaign, answered=402, abandoned=1, ahead=2)
        assert (told["rule"], told["cap"], told["rate"]) == ("US-01", 0.03, 1 / 402)
        await house.world.hang_up(customer)
        await wraps_up(tess, ida)
        assert (await comes_to(sue, campaign, 0, "done"))["result"] == "resolved"
        assert not house.world.over(tess.leg)
        await house.assert_sound()


@pytest.mark.scenario
async def test_who_hears_the_message_may_refuse_with_a_key(opened: OpenHouse) -> None:
    """From then on the gate forbids the number."""
    async with opened(house_for()) as house:
        house.world.set_telephone(IDA, after=2.0)
        house.world.set_telephone(BO, after=12.0, keys="9")
        sue = await supervisor(house)
        tess = await stands_by(house)
        campaign = await dialled_ahead(house, sue, BOTH)
        ida, bo = [f"{each['id']}-1" for each in await records(sue, campaign)]
        await ended(house, bo)
        await house.until(lambda: house.service.calling.lists.refused(BO), "refused")
        await house.world.hang_up((await stands(house, ida, "talking")).leg)
        await wraps_up(tess, ida)
        await house.assert_sound()


@pytest.mark.scenario
async def test_machines_are_hung_up_on_and_a_sample_finds_the_mistakes(opened: OpenHouse) -> None:
    """One is a machine; the other is a person whom the detection takes for one, as the agent says."""
    async with opened(house_for()) as house:
        house.world.set_telephone(IDA, LegCause.MACHINE, after=2.0)
        house.world.sounds_like_a_machine(BO)
        sue = await supervisor(house)
        tess = await stands_by(house)
        campaign = await dialled_ahead(house, sue, {"Ida": IDA}, detect_machine=True, machine_sample=1.0)
        for name, who in (("Ida", "machine"), ("Bo", "person")):
            (record,) = [each for each in await records(sue, campaign) if each["name"] == name]
            contact = f"{record['id']}-1"
            customer = (await stands(house, contact, "talking")).leg
            await tess.post(f"/contacts/{contact}/answered-by", answered_by=who)
            await house.world.hang_up(customer)
            await wraps_up(tess, contact)
            if name == "Ida":
                await takes_in(sue, campaign, Bo=BO)
        heard = {"said": 2, "told": 0, "judged": 2, "mistaken": 1, "mistaken_share": 0.5, "share": 2 / 403}
        await figures(house, sue, campaign, machines=heard, answered=401)
        await house.assert_sound()


@pytest.mark.scenario
async def test_a_machine_is_left_a_message(opened: OpenHouse) -> None:
    """It hears the words for machines, and the record is tried again by its rule."""
    async with opened(house_for()) as house:
        house.world.set_telephone(IDA, LegCause.MACHINE, after=2.0)
        sue = await supervisor(house)
        await stands_by(house)
        campaign = await dialled_ahead(
            house,
            sue,
            {"Ida": IDA},
            detect_machine=True,
            on_machine="leave_message",
            machine_message="Ring Acme.",
        )
        ida = f"{(await records(sue, campaign))[0]['id']}-1"
        leg = (await stands(house, ida, "announcing")).leg
        assert await ended(house, ida) == ("unreached", "machine")
        assert house.world.heard(leg) == ["Ring Acme."]
        heard = {"said": 1, "told": 1, "judged": 0, "mistaken": 0, "mistaken_share": None, "share": 1 / 401}
        await figures(house, sue, campaign, machines=heard, answered=400)
        await house.assert_sound()


@pytest.mark.scenario
async def test_while_the_cap_is_near_the_agent_comes_first(opened: OpenHouse) -> None:
    """Nobody has answered yet, so one abandoned call would be too much: nobody can be abandoned."""
    async with opened(house_for()) as house:
        house.world.set_telephone(IDA, after=2.0)
        house.world.set_telephone(BO, LegCause.BUSY)
        sue, tess = await supervisor(house), await stands_by(house)
        campaign = await started(sue, **AHEAD)
        ida = f"{(await records(sue, campaign))[0]['id']}-1"
        await house.until(lambda: ida in house.service.state.contacts, "on the floor")
        assert house.service.state.contacts[ida].kind == "callback"
        await tess.is_("offered")
        await house.world.press(tess.leg, "1")
        await house.world.hang_up((await stands(house, ida, "talking")).leg)
        await wraps_up(tess, ida)
        done = await comes_to(sue, campaign, 0, "done")
        assert done["attempts"][0]["mode"] == "progressive"
        await figures(house, sue, campaign, answered=1, abandoned=0, ahead=0)
        await house.assert_sound()
