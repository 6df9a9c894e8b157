"""No dial without the gate: what was agreed is asked again, and whoever says stop is rung no more (FL-25)."""

import pytest

from callcenter.outbound.gate.kept import DialCheck
from callcenter.service.journal_reader import JournalReader
from tests.scenarios.agents import Refused
from tests.scenarios.calling import asks_to_be_called_back, calls_back, customer_answers, ended, wraps_up
from tests.scenarios.conftest import OpenHouse
from tests.scenarios.house import House


async def checks(house: House, number: str) -> list[DialCheck]:
    """Return what the gate's book has of a number, the oldest first."""
    return await house.service.storage.books.find(DialCheck, {"number": number}, order="at")


async def test_a_callback_is_asked_about_when_agreed_and_before_its_dial(opened: OpenHouse) -> None:
    """Both answers are in the book, and what came of the dial."""
    async with opened(changed=calls_back()) as house:
        caller = house.caller()
        id_ = await asks_to_be_called_back(house, caller)
        house.world.set_telephone(caller.number, after=20.0)
        ana = await house.agent("ana")
        await ana.accepts()
        customer = await customer_answers(house, ana, id_)
        await house.world.hang_up(customer)
        await wraps_up(ana, id_)
        agreed, dialled = await checks(house, caller.number)
        assert (agreed.stage, agreed.allowed, dialled.stage, dialled.allowed) == (
            "agreed",
            True,
            "dial",
            True,
        )
        assert dialled.contact == id_
        assert dialled.attempt is not None
        assert (dialled.attempt.purpose, dialled.attempt.agent) == ("callback", "ana")
        storage, metrics = house.service.storage, house.service.metrics
        jobs = [house.service.calling.outcomes("second")]
        await JournalReader(storage.journal, storage.books, house.service.clock, metrics, jobs).catch_up()
        assert (await checks(house, caller.number))[1].result == "talked"


async def test_who_writes_stop_after_agreeing_is_not_rung(opened: OpenHouse) -> None:
    """The callback is called off with its rule, the agent is free, and no telephone rings."""
    async with opened(changed=calls_back()) as house:
        caller = house.caller()
        id_ = await asks_to_be_called_back(house, caller)
        await house.service.calling.lists.refuse(caller.number, source="message", by="caller")
        ana = await house.agent("ana")
        await ana.accepts()
        assert await ended(house, id_) == ("cancelled", "ALL-01")
        await ana.is_("available", "offered")
        assert not house.told("ContactConnected")
        assert [each.allowed for each in await checks(house, caller.number)] == [True, False]


async def test_a_caller_on_the_list_keeps_the_place_in_line(opened: OpenHouse) -> None:
    """They are promised nothing that we may not keep, and hear so."""
    async with opened(changed=calls_back()) as house:
        caller = house.caller()
        await house.service.calling.lists.refuse(caller.number, source="agent", by="ann")
        await caller.chooses("1")
        await house.is_in(caller, "waiting")
        await caller.hears("To be called back and keep your place in line, press 5.")
        await caller.presses("5")
        await caller.presses("1")
        await caller.hears("We cannot call this number back. Please stay on the line.")
        await house.is_in(caller, "waiting")
        assert not house.told("CallbackOpened")
        await caller.hangs_up()


async def test_a_message_that_refuses_puts_its_writer_on_the_list(house: House) -> None:
    """In Chinese as well, and in a whole sentence."""
    customer, other = house.caller(), house.caller()
    await customer.writes("请不要再给我打电话了")
    await other.writes("When do you open?")
    lists = house.service.calling.lists
    await house.until(lambda: lists.refused(customer.number), "on the list")
    assert lists.refused(customer.number)[0].source == "message"
    assert not lists.refused(other.number)


async def test_an_own_call_to_somebody_who_refused_since_is_not_dialled(house: House) -> None:
    """The agent's phone was rung, the customer's is not; nobody is lost: the agent is free."""
    ana, customer = await house.agent("ana"), house.caller()
    placed = await ana.post("/calls", number=customer.number)
    await house.service.calling.lists.refuse(customer.number, source="api", by="ada")
    ana.leg = await house.world.connect_phone(ana, placed["attempt"])
    assert await ended(house, placed["contact"]) == ("unreached", "failed")
    await ana.is_("available")
    assert [(each.stage, each.allowed) for each in await checks(house, customer.number)] == [
        ("agreed", True),
        ("dial", False),
    ]
    with pytest.raises(Refused, match="call_denied"):
        await ana.post("/calls", number=customer.number)
