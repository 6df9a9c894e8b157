"""The process is killed amid a campaign: no record is lost, and nobody is dialled twice for one attempt."""

import signal
from datetime import UTC, datetime
from typing import Any

import pytest

from callcenter.outbound.campaign.campaign import Campaign, CampaignState, Mode
from callcenter.outbound.campaign.days import CampaignDay
from callcenter.outbound.campaign.record import ListRecord, RecordState
from callcenter.ports.books import Put
from callcenter.storage.open import open_storage
from tests.scenarios.agents import Agent
from tests.scenarios.test_kill import Street, nobody_was_dialled_twice, the_journal_is_whole
from tests.scenarios.test_kill import street as street  # noqa: PLC0414 - a fixture, told on
from tests.scenarios.test_kill_calling import is_killed
from tests.scenarios.world import OURS

CUSTOMER = "+14155552073"
RECORD = "record-kill-000001"


async def opens(street: Street, mode: Mode) -> Agent:
    """Furnish the house with a running campaign of one record, start it, and let an agent come."""
    storage = await open_storage(street.database)
    try:
        kept = await storage.records.configuration()
        assert kept is not None
        kept.document["queues"][0]["callback"] |= {"ring_seconds": 120.0, "attempts": 1}
        await storage.records.save_configuration(kept.document, kept.version, "test", 0.0)
        campaign = Campaign(
            "kill",
            name="Kill",
            purpose="service",
            mode=mode,
            queue="sales",
            caller_id=OURS,
            state=CampaignState.RUNNING,
            on_behalf="Acme",
            abandoned_message=f"This is Acme. Our number is {OURS}.",
        )
        today = datetime.now(UTC).date().isoformat()
        before = CampaignDay(f"kill:{today}", campaign="kill", on=today, answered=400)
        record = ListRecord(RECORD, campaign="kill", list="l", name="Ida", numbers=(CUSTOMER,))
        await storage.books.commit([Put(campaign), Put(record), Put(before)], "test", 0.0)
    finally:
        await storage.close()
    street.twilio.phone(CUSTOMER).rings()
    await street.process.start()
    await street.supervisor.signs_in()
    (agent,) = [each for each in street.agents if each.name == "ana"]
    await agent.signs_in()
    await agent.available()
    return agent


async def rings(street: Street, agent: Agent, mode: Mode) -> None:
    """Let the agent's phone come and the customer's ring."""
    if mode is Mode.PREVIEW:
        await agent.post("/desk/campaigns/kill/next")
        placed = await agent.post(f"/desk/records/{RECORD}/dial")
        agent.leg = await street.twilio_world.connect_phone(agent, placed["attempt"])
    else:
        await agent.accepts()
    phone = street.twilio.phone(CUSTOMER)
    await street.watch.until(lambda: bool(phone.calls) and phone.call.place == "ringing", "it rings")


async def record(street: Street) -> ListRecord:
    """Return the record as it is kept."""
    storage = await open_storage(street.database)
    try:
        found = await storage.books.get(ListRecord, RECORD)
        assert found is not None
        return found
    finally:
        await storage.close()


def gone(street: Street) -> Any:
    """Whether the attempt's contact is over."""
    return f"{RECORD}-1" not in street.supervisor.contacts


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.parametrize("mode", [Mode.PREVIEW, Mode.PROGRESSIVE])
async def test_a_kill_while_it_rings_loses_and_repeats_nothing(street: Street, mode: Mode) -> None:
    """The telephone goes on ringing, who picks up hears the agent, and the record gets its result."""
    agent = await opens(street, mode)
    await rings(street, agent, mode)
    await is_killed(street, agent)
    customer = (await street.twilio.answer(CUSTOMER)).sid
    await street.watch.until(lambda: street.twilio_world.together(agent.leg, customer), "they talk")
    await agent.sees("talking")
    await street.twilio_world.hang_up(customer)
    await agent.is_("wrap_up")
    await agent.disposes_of(f"{RECORD}-1")
    await agent.finishes()
    await street.watch.until(lambda: gone(street), "it is over")
    # The result is kept a moment after the contact is over; a process that ends now must not lose it.
    await street.process.end(signal.SIGKILL)
    await street.process.start()
    for each in (street.supervisor, agent):
        await each.reloads()
    await settled(street)
    assert await street.process.end(signal.SIGTERM) == 0
    found = await record(street)
    assert (found.state, found.result, found.turns) == (RecordState.DONE, "resolved", 1)
    assert [(each.agent, each.reached) for each in found.attempts] == [("ana", True)]
    nobody_was_dialled_twice(street.twilio)
    await the_journal_is_whole(street)


async def settled(street: Street) -> None:
    """Wait until the record has its result."""
    while True:
        view = await street.supervisor.get(f"/campaign-records/{RECORD}")
        if view["record"]["state"] == "done":
            return


@pytest.mark.slow
@pytest.mark.timeout(400)
async def test_a_kill_while_it_rings_ahead_loses_and_repeats_nothing(street: Street) -> None:
    """Who picks up after the restart gets the agent whose leg stood all the while, and is rung once."""
    agent = await opens(street, Mode.PREDICTIVE)
    agent.leg = await street.twilio_world.connect_phone(agent, "")
    phone = street.twilio.phone(CUSTOMER)
    await street.watch.until(lambda: bool(phone.calls) and phone.call.place == "ringing", "it rings")
    await is_killed(street, agent)
    customer = (await street.twilio.answer(CUSTOMER)).sid
    await street.watch.until(lambda: street.twilio_world.together(agent.leg, customer), "they talk")
    await street.twilio_world.hang_up(customer)
    await agent.is_("wrap_up")
    await agent.disposes_of(f"{RECORD}-1")
    await agent.finishes()
    await settled(street)
    assert await street.process.end(signal.SIGTERM) == 0
    found = await record(street)
    assert (found.state, found.result, found.turns) == (RecordState.DONE, "resolved", 1)
    assert [(each.agent, each.mode) for each in found.attempts] == [("ana", Mode.PREDICTIVE)]
    nobody_was_dialled_twice(street.twilio)
    await the_journal_is_whole(street)
