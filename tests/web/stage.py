"""A whole web application over a real runner, with memory for storage and a clock that is set by hand."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient
from aiohttp.web import Application, Request
from argon2 import PasswordHasher

from callcenter.floor.commands import ArriveContact, BindLeg, Command, RequestPresence, RequestQueue
from callcenter.floor.phases import Presence
from callcenter.floor.values import CustomerCard
from callcenter.ports.records import User
from callcenter.ports.telephony import LegGone, PhonePass
from callcenter.service.cases.room import build_cases
from callcenter.service.feed import Feed
from callcenter.service.flow_book import FlowBook
from callcenter.service.flow_files import FlowFiles
from callcenter.service.house import House, HouseKeeper, default_document, document_of, parse
from callcenter.service.menus import Menus
from callcenter.service.runner import Runner
from callcenter.service.signals import Signals
from callcenter.service.watchfulness import Watchfulness
from callcenter.storage.memory import MemoryJournal
from callcenter.storage.memory_records import MemoryRecords
from callcenter.web.app import make_app
from callcenter.web.live import text_head
from callcenter.web.parts import Parts, Readiness, WebSettings
from callcenter.web.passwords import Passwords
from dashboards.live.history import Past
from dashboards.live.hub import Limits, LiveHub
from dashboards.live.shifts import Shifts

NUMBER = "+15551234567"
PASSWORD = "correct horse"
#: As weak as argon2 goes: the tests are about who gets in, not about the cost.
HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
HASH = HASHER.hash(PASSWORD)

Browser = TestClient[Request, Application]
Client = Callable[[Application], Awaitable[Browser]]

HOUSE = parse(
    default_document()
    | {
        "agents": [
            {"id": "ann", "name": "Ann", "queues": ["support"]},
            {"id": "bob", "name": "Bob", "queues": ["support", "sales"]},
        ],
        "skills": [],
        "transfer_numbers": [{"number": "+15550000009", "name": "Warehouse"}],
    }
)

USERS = (
    User("ann", HASH, "Ann", "ann"),
    User("bob", HASH, "Bob", "bob"),
    User("sue", HASH, "Sue", "", ("supervisor",)),
    User("ada", HASH, "Ada", "ann", ("agent", "administrator")),
    User("tom", HASH, "Tom", "", ("auditor",)),
    User("old", HASH, "Old", "", active=False),
)


class HandClock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.time = 1_000_000.0

    def now(self) -> float:
        return self.time


class FakeProvider:
    """A provider with phones that note what they are told."""

    name = "simulated"

    def __init__(self) -> None:
        self.calls: list[tuple[str, str]] = []
        self.digits: list[tuple[str, str]] = []

    def phone_pass(self, agent: str, now: float) -> PhonePass:
        return PhonePass(self.name, agent, "token", now + 3600)

    def connect(self, agent: str, attempt: str) -> str:
        self.calls.append((agent, attempt))
        return "leg"

    def send_digits(self, agent: str, digits: str) -> None:
        if not self.calls or not self.calls[-1][1]:
            raise LegGone(agent)
        self.digits.append((agent, digits))

    def hang_up(self, agent: str) -> None:
        if not self.calls:
            raise LegGone(agent)
        self.calls.append((agent, ""))


class FakePhones:
    """Notes the heartbeats."""

    def __init__(self) -> None:
        self.beats: list[str] = []

    def beat(self, agent: str) -> None:
        self.beats.append(agent)


class Faults(Signals):
    """Signals that keep the faults."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def fault(self, where: str, error: BaseException) -> None:
        self.seen.append(where)


@dataclass
class Stage:
    """The application and everything behind it."""

    clock: HandClock
    records: MemoryRecords
    journal: MemoryJournal
    runner: Runner
    live: LiveHub
    provider: FakeProvider
    phones: FakePhones
    parts: Parts
    readiness: Readiness

    def app(self) -> Application:
        return make_app(self.parts, Passwords(HASHER))

    def user(self, name: str, *roles: str) -> User:
        """Return a user who is also the agent of that name."""
        return User(name, HASH, name.title(), name, roles)

    async def do(self, command: Command) -> None:
        await self.runner.submit(command)

    async def call(self, contact: str = "c1") -> None:
        """A customer calls and waits in the queue of ann and bob."""
        card = CustomerCard(person="p1", name="Li", company="Acme", tier="A")
        await self.do(
            ArriveContact(contact, f"leg-{contact}", caller=NUMBER, dialled="+15550000001", card=card)
        )
        await self.do(RequestQueue(contact, "support"))

    async def talk(self, contact: str = "c1", agent: str = "ann") -> None:
        """A customer calls and an agent talks to them."""
        await self.do(RequestPresence(agent, Presence.AVAILABLE))
        await self.call(contact)
        offer = self.runner.floor.state.contacts[contact].offer
        assert offer is not None
        await self.do(BindLeg(f"leg-{agent}", agent, offer.id))


async def build(console: Path, house: House = HOUSE, **settings: object) -> Stage:
    """Build a stage; its runner must be stopped at the end."""
    clock, records, journal = HandClock(), MemoryRecords(), MemoryJournal()
    await records.open()
    await journal.open()
    for user in USERS:
        await records.save_user(user)
    signals = Faults()
    feed = Feed(lambda error: signals.fault("feed", error))
    runner = Runner(journal, clock, feed, signals)
    await runner.start()
    keeper = HouseKeeper(records, runner, records.books)
    menus = Menus()
    files = FlowFiles(menus, signals)
    await files.load()
    keeper.on_change = Watchfulness(keeper, menus, signals).look
    await keeper.open(document_of(house))
    often = Limits(tick=0.01)
    live = LiveHub(lambda: runner.floor.state, clock, lambda _: True, runner.seq, often, head=text_head)
    past = Past(lambda: runner.floor.state, journal)
    feed.subscribe(live.listen)
    records.books.watch(live.hear)
    shifts = Shifts(lambda: keeper.house.zone)
    feed.subscribe(past.listen)
    feed.subscribe(shifts.listen)
    provider, phones = FakeProvider(), FakePhones()
    made = Stage(clock, records, journal, runner, live, provider, phones, None, Readiness(True, {}))  # type: ignore[arg-type]

    async def ready() -> Readiness:
        return made.readiness

    async def metrics() -> bytes:
        return b"callcenter_build_info 1\n"

    made.parts = Parts(
        settings=WebSettings(console=console, **settings),  # type: ignore[arg-type]
        clock=clock,
        records=records,
        books=records.books,
        cases=build_cases(
            records.books, records, clock, lambda: keeper.house, signals, console.parent / "files"
        ),
        keeper=keeper,
        flows=FlowBook(files, records, clock.now),
        house=lambda: keeper.house,
        state=lambda: runner.floor.state,
        submit=runner.submit,
        provider=provider,
        phones=phones,
        live=live,
        history=past,
        shifts=shifts,
        ready=ready,
        metrics=metrics,
        simulated=provider,
    )
    return made


async def sign_in(browser: Browser, name: str = "ann", password: str = PASSWORD) -> ClientResponse:
    """Sign a user in; the browser keeps the cookie."""
    return await browser.post("/api/v1/session", json={"name": name, "password": password})
