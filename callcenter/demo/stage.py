"""The demo on its stage: a service on the simulated carrier with a crowd around it."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from random import Random

from callcenter.assembly.beside import own
from callcenter.assembly.service import Service
from callcenter.demo.accounts import file_in
from callcenter.demo.articles import stock
from callcenter.demo.campaigns import campaign
from callcenter.demo.cases import remember
from callcenter.demo.coaching import calibrate, coach, draft, sampled
from callcenter.demo.people import (
    FOR_PEOPLE,
    MANAGERS,
    OFFICE,
    PASSWORD,
    arrivals,
    crew,
    customers,
    house_document,
)
from callcenter.demo.quality import judge, sample, train
from callcenter.demo.reports import keep_reports
from callcenter.demo.scorecards import score
from callcenter.demo.selling import sold_before
from callcenter.demo.story import follow
from callcenter.floor.values import CustomerCard
from callcenter.main import running
from callcenter.ports.clock import Clock
from callcenter.ports.records import Records, User
from callcenter.ports.telephony import Provider
from callcenter.service.follow_up.tools import Tools
from callcenter.service.selling.scripts import ScriptBook
from callcenter.service.switchboard import ServiceSwitchboard
from callcenter.settings import Settings
from callcenter.system_clock import SystemClock
from callcenter.telephony.simulated.carrier import SimulatedCarrier
from callcenter.telephony.simulated.crowd import Crowd
from callcenter.web.passwords import Passwords


@asynccontextmanager
async def demo(
    settings: Settings, *, rate: float = 110.0, agents: int = 6, speed: float = 1.0, seed: int = 0
) -> AsyncIterator[Service]:
    """Run the demo: `rate` calls per hour, so many simulated `agents`, line time times `speed`."""

    def carrier(_: Settings, board: ServiceSwitchboard, clock: Clock, service: Service) -> Provider:
        return SimulatedCarrier(board, clock, seed, speed=speed)

    async with running(
        settings, make_provider=carrier, document=sampled(house_document(), SystemClock().now())
    ) as service:
        service.phones.exempt = lambda agent: agent not in FOR_PEOPLE
        await furnish(service.storage.records)
        await file_in(service.storage.books, service.clock)
        await stock(service.storage.books, service.clock)
        await remember(service.storage.books, service.clock, service.house)
        tools = Tools(service.storage.books, service.storage.records, service.clock, lambda: service.house)
        await follow(service.storage.books, service.clock, service.house)
        await sold_before(tools.books, tools.clock, service.house, ScriptBook(tools))
        await campaign(service.storage.books, service.clock, service.house, _carrier(service))
        staff = [agent.id for agent in service.house.agents]
        await train(service.quality.training, staff, service.clock.now())
        await sample(service.quality.sampling)
        await coach(service.quality, tools.books, service.clock.now())
        await score(tools)
        await keep_reports(service.storage.books, service.clock.now())
        crowd = _crowd(service, rate, seed)
        service.feed.subscribe(lambda _seq, events, _now: crowd.on_events(events))
        crowd.start(agents)
        try:
            async with AsyncExitStack() as stack:
                work = judge(service.quality.evaluations, service.past, seed, partial(_meet, service))
                own(stack, service.metrics, "demo-quality", work)
                yield service
        finally:
            await crowd.stop()


async def _meet(service: Service, dice: Random) -> None:
    """Have a note begun from what was seen, and contacts judged by two."""
    books, now = service.storage.books, service.clock.now()
    await draft(service.quality, books)
    await calibrate(service.quality, books, now, dice)


async def furnish(records: Records) -> None:
    """Put the demo's customers and users in place."""
    await introduce(records)
    called = {agent["id"]: agent["name"] for agent in house_document()["agents"] if agent["id"] in MANAGERS}
    word = ""
    for name, roles in (FOR_PEOPLE | MANAGERS | OFFICE).items():
        if await records.user(name) is None:
            word = word or await _hashed(PASSWORD)
            agent = name if name in FOR_PEOPLE | MANAGERS else ""
            await records.save_user(User(name, word, called.get(name, name.capitalize()), agent, roles))


async def _hashed(password: str) -> str:
    """Return what is kept of a password: the same for all, as the demo has one for all."""
    passwords = Passwords()
    try:
        return await passwords.hash(password)
    finally:
        passwords.close()


async def introduce(records: Records) -> None:
    """Put the demo's customers in place."""
    for person in customers():
        card = CustomerCard(**{name: getattr(person, name) for name in CustomerCard.__struct_fields__})
        await records.save_person(card, person.numbers)


def _crowd(service: Service, rate: float, seed: int) -> Crowd:
    carrier = _carrier(service)
    staff = crew([agent.id for agent in service.house.agents])
    return Crowd(carrier, service.desk, staff, [arrivals(customers(), rate)], seed, FOR_PEOPLE)


def _carrier(service: Service) -> SimulatedCarrier:
    carrier = service.provider
    if not isinstance(carrier, SimulatedCarrier):
        raise TypeError("the demo runs on the simulated carrier")
    return carrier
