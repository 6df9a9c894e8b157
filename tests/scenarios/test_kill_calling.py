"""The process is killed while it calls a customer: the call goes on, and nobody is dialled twice."""

import signal
from typing import Any

import pytest

from callcenter.storage.open import open_storage
from tests.scenarios.agents import Agent
from tests.scenarios.test_kill import Street, nobody_was_dialled_twice, the_journal_is_whole
from tests.scenarios.test_kill import street as street  # noqa: PLC0414 - a fixture, told on

CUSTOMER = "+14155552073"


@pytest.fixture
async def ana(street: Street) -> Agent:
    """An agent at her desk, and a supervisor who looks on."""
    await rings_for_long(street)
    await street.process.start()
    await street.supervisor.signs_in()
    (agent,) = [each for each in street.agents if each.name == "ana"]
    await agent.signs_in()
    await agent.available()
    street.twilio.phone(CUSTOMER).rings()
    return agent


async def rings_for_long(street: Street) -> None:
    """Let telephones ring until a process has been started anew."""
    storage = await open_storage(street.database)
    try:
        kept = await storage.records.configuration()
        assert kept is not None
        kept.document["queues"][0]["callback"]["ring_seconds"] = 120.0
        await storage.records.save_configuration(kept.document, kept.version, "test", 0.0)
    finally:
        await storage.close()


async def is_killed(street: Street, agent: Agent) -> None:
    """Kill the process, start it again, and let the desks find it."""
    await street.process.end(signal.SIGKILL)
    await street.process.start()
    for each in (street.supervisor, agent):
        await each.reloads()


async def rings(street: Street) -> None:
    """Wait until the customer's telephone rings."""
    phone = street.twilio.phone(CUSTOMER)
    await street.watch.until(lambda: bool(phone.calls) and phone.call.place == "ringing", "it rings")


def view(street: Street, id_: str) -> dict[str, Any]:
    """Return a contact as the supervisor sees it."""
    found: dict[str, Any] = street.supervisor.contacts.get(id_, {"phase": "gone"})
    return found


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.parametrize("path", ["/callbacks", "/calls"])
async def test_a_customer_who_is_being_dialled_when_the_process_dies_is_spoken_to(
    street: Street, ana: Agent, path: str
) -> None:
    """The telephone goes on ringing over the restart, and who picks up hears the agent."""
    made = await ana.post(path, number=CUSTOMER, queue="sales")
    id_ = made.get("id") or made["contact"]
    if path == "/callbacks":
        await ana.accepts()
    else:
        ana.leg = await street.twilio_world.connect_phone(ana, made["attempt"])
    await rings(street)
    await is_killed(street, ana)
    await street.watch.until(lambda: view(street, id_)["phase"] == "dialling", "it is known to ring")
    customer = (await street.twilio.answer(CUSTOMER)).sid
    await street.watch.until(lambda: street.twilio_world.together(ana.leg, customer), "they talk")
    await ana.sees("talking")
    await street.twilio_world.hang_up(customer)
    await ana.is_("wrap_up")
    await ana.disposes_of(id_)
    await ana.finishes()
    await street.watch.until(lambda: view(street, id_)["phase"] == "gone", "it is over")
    assert await street.process.end(signal.SIGTERM) == 0
    nobody_was_dialled_twice(street.twilio)
    await the_journal_is_whole(street)


@pytest.mark.slow
@pytest.mark.timeout(400)
async def test_an_agent_who_goes_while_the_process_is_dead_leaves_no_telephone_ringing(
    street: Street, ana: Agent
) -> None:
    """The dial of the dead process is found by its numbers and called off; the callback keeps its place."""
    id_ = (await ana.post("/callbacks", number=CUSTOMER, queue="sales"))["id"]
    await ana.accepts()
    await rings(street)
    await street.process.end(signal.SIGKILL)
    await street.twilio_world.lose(ana.leg)
    await street.process.start()
    for each in (street.supervisor, ana):
        await each.reloads()
    await street.watch.until(lambda: street.twilio.phone(CUSTOMER).call.over, "it rings no more")
    await street.watch.until(lambda: view(street, id_)["phase"] == "waiting", "in line again")
    await ana.delete(f"/callbacks/{id_}")
    await street.watch.until(lambda: view(street, id_)["phase"] == "gone", "called off")
    assert await street.process.end(signal.SIGTERM) == 0
    nobody_was_dialled_twice(street.twilio)
