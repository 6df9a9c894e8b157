"""A campaign through the API: its list taken in, started, dialled for free agents, settled with a result."""

from typing import Any

import pytest

from callcenter.floor.values import LegCause
from tests.scenarios.agents import Agent
from tests.scenarios.calling import calls_back, customer_answers, stands
from tests.scenarios.conftest import OpenHouse
from tests.scenarios.house import House
from tests.scenarios.world import OURS

IDA, BO = "+14155552081", "+14155552082"
#: What may be shown: a number that calls come in on.
NUMBERS: dict[str, Any] = {"numbers": {OURS: "main"}}
LIST = f"Name,Phone,Product\nIda,{IDA},Card\nBo,{BO},Loan\n"


async def supervisor(house: House) -> Agent:
    """A supervisor signs in."""
    sue = Agent(house.url, "sue", house.world, house.watch)
    house._agents.append(sue)
    await sue.signs_in()
    return sue


async def started(sue: Agent, **wish: Any) -> str:
    """Make a campaign with two records, and start it; return its id."""
    usual = {"name": "Spring", "purpose": "service", "queue": "sales", "caller_id": OURS}
    made = await sue.post("/campaigns", **usual | wish)
    path = f"/campaigns/{made['id']}/lists?name=Fair&source=fair&confirm=true"
    report = await sue._ask("POST", path, data=LIST.encode())
    assert (report["added"], report["refused"]) == (2, 0)
    await sue.post(f"/campaigns/{made['id']}/move", to="running", version=made["version"])
    return str(made["id"])


async def records(sue: Agent, campaign: str) -> list[dict[str, Any]]:
    """Return the records of a campaign, by their list."""
    found: list[dict[str, Any]] = (await sue.get(f"/campaigns/{campaign}/records"))["records"]
    return found


async def comes_to(sue: Agent, campaign: str, place: int, state: str) -> dict[str, Any]:
    """Wait until a record is in a state, and return it."""
    while True:
        record = (await records(sue, campaign))[place]
        if record["state"] == state:
            return record


@pytest.mark.scenario
async def test_a_progressive_campaign_dials_for_free_agents(opened: OpenHouse) -> None:
    """Agent first, then the customer; who is not there comes again by the campaign's rule."""
    async with opened(calls_back(attempts=1) | NUMBERS) as house:
        house.world.set_telephone(IDA, after=2.0)
        house.world.set_telephone(BO, LegCause.BUSY)
        sue = await supervisor(house)
        campaign = await started(
            sue, mode="progressive", retries=[{"outcome": "busy", "after": 30, "times": 1}]
        )
        ida, bo = await records(sue, campaign)
        ana = await house.agent("ana")
        await ana.accepts()
        contact = f"{ida['id']}-1"
        customer = await customer_answers(house, ana, contact)
        assert (await ana.get(f"/contacts/{contact}/record"))["record"]["fields"] == {"Product": "Card"}
        await house.world.hang_up(customer)
        await ana.is_("wrap_up")
        await ana.disposes_of(contact)
        await ana.finishes()
        done = await comes_to(sue, campaign, 0, "done")
        assert (done["result"], done["attempts"][0]["agent"]) == ("resolved", "ana")
        await ana.accepts()
        await house.until(lambda: f"{bo['id']}-1" not in house.service.state.contacts, "nobody was reached")
        waits = await comes_to(sue, campaign, 1, "waiting")
        assert (waits["result"], len(waits["attempts"])) == ("busy", 1)
        why = (await sue.get(f"/campaign-records/{waits['id']}"))["why_not"]
        assert ("not_yet", "busy") in [(each["code"], each["detail"]) for each in why]
        await house.assert_sound()


@pytest.mark.scenario
async def test_an_agent_previews_dials_and_ends_a_record(opened: OpenHouse) -> None:
    """Their own phone dials in for the attempt; the result of the talk is the record's, entered once."""
    async with opened(NUMBERS) as house:
        house.world.set_telephone(IDA, after=2.0)
        sue = await supervisor(house)
        campaign = await started(sue)
        ana = await house.agent("ana")
        shown = await ana.post(f"/desk/campaigns/{campaign}/next")
        assert (shown["record"]["name"], shown["number"]) == ("Ida", IDA)
        placed = await ana.post(f"/desk/records/{shown['record']['id']}/dial")
        ana.leg = await house.world.connect_phone(ana, placed["attempt"])
        await stands(house, placed["contact"], "dialling")
        customer = await customer_answers(house, ana, placed["contact"])
        await house.world.hang_up(customer)
        await ana.is_("wrap_up")
        await ana.post(f"/talks/{placed['contact']}")
        await ana._ask("PUT", f"/talks/{placed['contact']}/result", json={"result": "sale"})
        await ana.finishes()
        done = await comes_to(sue, campaign, 0, "done")
        assert (done["result"], done["attempts"][0]["talk"]) == ("sale", "sale")
        progress = await sue.get(f"/campaigns/{campaign}/progress")
        assert (progress["penetration"], progress["counts"]["reached"]) == (0.5, 1)
        await house.assert_sound()
