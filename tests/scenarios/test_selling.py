"""Every call of ours leaves its record: who, when, which number was shown, how it ended (US-14, FL-25)."""

import asyncio

from callcenter.floor.values import LegCause
from callcenter.outbound.talks.talk import Talk
from tests.scenarios.agents import Agent
from tests.scenarios.calling import customer_answers, ended, wraps_up
from tests.scenarios.house import House

CUSTOMER = "+14155552072"


async def calls(house: House, agent: Agent) -> str:
    """An agent calls the customer and the browser phone dials in; return the contact."""
    placed = await agent.post("/calls", number=CUSTOMER)
    agent.leg = await house.world.connect_phone(agent, placed["attempt"])
    contact: str = placed["contact"]
    return contact


async def kept(house: House, contact: str) -> Talk:
    """Wait until the record of a call that is over is kept, and return it."""
    books, news = house.service.storage.books, asyncio.Event()
    books.watch(lambda _changes: news.set())
    async with asyncio.timeout(30):
        while not ((talk := await books.get(Talk, contact)) and talk.ended_at):
            await news.wait()
            news.clear()
    return talk


async def test_a_call_that_nobody_answered_has_its_record(house: House) -> None:
    """With the cause."""
    house.world.set_telephone(CUSTOMER, LegCause.BUSY)
    ana = await house.agent("ana")
    id_ = await calls(house, ana)
    assert await ended(house, id_) == ("unreached", "busy")
    talk = await kept(house, id_)
    assert (talk.agent, talk.who.number, talk.dial_result, talk.answered) == ("ana", CUSTOMER, "busy", False)
    assert 0 < talk.dialled_at <= talk.ended_at


async def test_what_the_desk_wrote_stays_when_the_call_is_over(house: House) -> None:
    """The journal adds when it was answered and when it ended."""
    house.world.set_telephone(CUSTOMER)
    ana = await house.agent("ana")
    id_ = await calls(house, ana)
    await customer_answers(house, ana, id_)
    await ana.post(f"/talks/{id_}")
    await ana.post(f"/talks/{id_}/objections", type="price")
    await ana.does("hang-up")
    await wraps_up(ana, id_)
    await ended(house, id_)
    talk = await kept(house, id_)
    assert [each.type for each in talk.objections] == ["price"]
    assert 0 < talk.dialled_at <= talk.answered_at <= talk.ended_at
