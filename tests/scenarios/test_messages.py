"""Contacts by text message: answered, ended, and never written to after STOP."""

from tests.scenarios.house import House
from tests.scenarios.world import OURS


async def test_a_message_is_answered_and_registered(house: House) -> None:
    """Offered like a call, several messages one contact, and a written answer."""
    ana, customer = await house.agent("ana"), house.caller()
    await customer.writes("Where is my pump?")
    offer = await ana.is_offered()
    await ana.post(f"/offers/{offer}/accept")
    await ana.sees("talking")
    customer.leg = ana.contact["id"]
    await customer.writes("It is number 7.")
    await house.until(lambda: len(ana.contact["messages"]) == 2, "both messages")
    await ana.post(f"/contacts/{customer.contact}/reply", text="On its way.")
    await house.until(lambda: (customer.number, "On its way.") in house.world.written(), "the answer")
    await house.until(lambda: ana.contact["messages"][-1].get("delivery") == "delivered", "delivered")
    await ana.does("hang-up")
    await ana.wraps_up(customer)
    assert (await house.closed(customer)).outcome == "handled"


async def test_a_message_is_handed_to_a_colleague(house: House) -> None:
    """Who reads what was written so far, and answers."""
    ana, ben, customer = await house.agent("ana"), await house.agent("ben"), house.caller()
    await customer.writes("Where is my pump?")
    await house.until(lambda: ana.desk["offer"] or ben.desk["offer"], "somebody is offered it")
    first, second = (ana, ben) if ana.desk["offer"] else (ben, ana)
    await first.post(f"/offers/{await first.is_offered()}/accept")
    await first.sees("talking")
    customer.leg = first.contact["id"]
    await first.transfers("agent", second.name)
    await second.post(f"/offers/{await second.is_offered()}/accept")
    await second.sees("talking")
    assert [each["text"] for each in second.contact["messages"]] == ["Where is my pump?"]
    await second.post(f"/contacts/{customer.contact}/reply", text="On its way.")
    await house.until(lambda: (customer.number, "On its way.") in house.world.written(), "the answer")
    await first.is_done()
    await second.does("hang-up")
    await second.wraps_up(customer)
    assert (await house.closed(customer)).outcome == "handled"


async def test_who_writes_stop_is_written_to_no_more(house: House) -> None:
    """US-10: it is no contact for an agent, and a later answer does not go out."""
    ana, customer = await house.agent("ana"), house.caller()
    await customer.writes("Hello?")
    await ana.post(f"/offers/{await ana.is_offered()}/accept")
    await ana.sees("talking")
    contact = ana.contact["id"]
    await customer.writes("STOP")
    await house.until(lambda: len(ana.contact["messages"]) == 2, "both messages")
    await ana.post(f"/contacts/{contact}/reply", text="Why?")
    await house.until(lambda: house.told("EffectFailed"), "refused")
    assert house.told("EffectFailed")[0].effect == "send_message"
    assert house.world.written() == []
    await ana.does("hang-up")
    await ana.disposes_of(contact)
    await ana.finishes()


async def test_an_answer_that_does_not_arrive_is_known(house: House) -> None:
    """The agent sees it with the carrier's code; told after the contact's end, its page says so."""
    ana, customer = await house.agent("ana"), house.caller()
    house.world.cannot_be_written_to(customer.number, "30003")
    await customer.writes("Where is my pump?")
    await ana.post(f"/offers/{await ana.is_offered()}/accept")
    await ana.sees("talking")
    customer.leg = contact = ana.contact["id"]
    await ana.post(f"/contacts/{contact}/reply", text="On its way.")
    await ana.does("hang-up")
    await ana.wraps_up(customer)

    def fate() -> list[tuple[str, str]]:
        return [(each.delivery.value, each.error) for each in house.told("DeliveryReported")]

    await house.until(lambda: ("undelivered", "30003") in fate(), "the report")
    page = await ana.get(f"/contacts/{contact}")
    assert [(each["delivery"], each["error"]) for each in page["contact"]["messages"][1:]] == [
        ("undelivered", "30003")
    ]


async def test_stop_from_nowhere_rings_nobody(house: House) -> None:
    """It is on record, and that is all."""
    ana, customer = await house.agent("ana"), house.caller()
    await customer.writes("STOP")
    await house.until(lambda: house.told("ContactClosed"), "closed")
    (arrived,), (closed,) = house.told("ContactArrived"), house.told("ContactClosed")
    assert (arrived.caller, arrived.dialled, closed.reason) == (customer.number, OURS, "opt_out_stop")
    assert not house.told("ContactOffered")
    assert ana.presence == "available"
