"""A whole service on a real port, with a world around it: what the stories happen in."""

import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from aiohttp import web
from argon2 import PasswordHasher

from callcenter.assembly.carrier import provider_of
from callcenter.assembly.service import Service
from callcenter.floor.commands import PassTime
from callcenter.floor.events import AnyEvent
from callcenter.floor.state import Contact
from callcenter.floor.values import CustomerCard
from callcenter.main import running
from callcenter.ports.clock import Clock
from callcenter.ports.records import User
from callcenter.settings import Settings
from callcenter.system_clock import SystemClock
from callcenter.telephony.twilio.double import TwilioDouble
from callcenter.web.passwords import Passwords
from tests.contract.watch import Watch
from tests.floor import laws
from tests.scenarios.agents import PASSWORD, Agent
from tests.scenarios.people import Caller
from tests.scenarios.schema import make_schema
from tests.scenarios.simulated_world import SimulatedWorld
from tests.scenarios.twilio_world import TwilioWorld
from tests.scenarios.world import DIAL_IN, OURS, PIN, World
from tests.telephony.twilio.openapi_check import check_request
from tests.telephony.twilio.twiml_rules import check_document

HERE = Path(__file__).parent
#: Longer than any telephone of the house rings (`ring_seconds`).
RINGS_OUT = 61.0
FLOWS = HERE / "flows"
ACCOUNT, TOKEN = "AC" + "a" * 32, "12345"
KEY_ACCOUNT = "+14155550142"
#: As weak as argon2 goes: the stories are not about its cost.
HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
HASH = HASHER.hash(PASSWORD)

KEY_CARD = CustomerCard(
    person="p1", name="Ida Lindqvist", account="a1", company="Fjord AB", tier="A", manager="ana"
)


def document(**changes: Any) -> dict[str, Any]:
    """Return the house's configuration with some parts replaced."""
    found: dict[str, Any] = yaml.safe_load((HERE / "house.yaml").read_text(encoding="utf-8"))
    return found | changes


def impatient(queues: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the queues for a crowd: it rings for a second in two of them, elsewhere as long as in life."""
    shorter = {"quick": 1.0, "key-accounts": 1.0}
    return [queue | {"ring_seconds": shorter.get(queue["id"], 20.0)} for queue in queues]


class StoryClock:
    """The machine's clock, which a story may put forward."""

    def __init__(self) -> None:
        self._real = SystemClock()
        self._ahead = 0.0

    def now(self) -> float:
        """Return seconds since 1970 UTC."""
        return self._real.now() + self._ahead

    def goes_on(self, seconds: float) -> None:
        """Let it be later by so many seconds."""
        self._ahead += seconds


class House:
    """A service, its world, and everybody in the story."""

    def __init__(self, url: str, world: World, watch: Watch, process: "Process") -> None:
        self.url = url
        self.world = world
        self.watch = watch
        self.events: list[AnyEvent] = []
        self.expected_faults: set[str] = set()
        self._process = process
        self._agents: list[Agent] = []
        self._numbers = 0
        self._hear()

    @property
    def service(self) -> Service:
        """The service that runs now."""
        return self._process.service

    async def restarts(self, meanwhile: Callable[[], object] = lambda: None) -> None:
        """Stop the service, let something happen, start another on the same store; the desks find it."""
        assert faults(self.service) <= self.expected_faults
        await self._process.stop()
        meanwhile()
        await self._process.start()
        self._hear()
        for agent in self._agents:
            await agent.reloads()

    async def visitor(self, name: str) -> Agent:
        """Somebody signs in and looks on."""
        visitor = Agent(self.url, name, self.world, self.watch)
        self._agents.append(visitor)
        await visitor.signs_in()
        return visitor

    async def agent(self, name: str) -> Agent:
        """Somebody signs in, ready for contacts."""
        agent = await self.visitor(name)
        await agent.available()
        await agent.is_("available", "offered")
        return agent

    async def passes(self, seconds: float) -> None:
        """Let so much time pass at once, and what falls due by it happen."""
        clock = self.service.clock
        assert isinstance(clock, StoryClock)
        clock.goes_on(seconds)
        phones = self.service.phones
        for name in filter(phones.is_there, self.service.state.agents):
            phones.beat(name)
        await self.service.runner.submit(PassTime())

    def caller(self, number: str = "") -> Caller:
        """Somebody who may call, from a number that nobody else has."""
        self._numbers += 1
        return Caller(self.world, self.watch, number or f"+1415555{2000 + self._numbers}")

    def contact(self, caller: Caller) -> Contact | None:
        """Return the caller's contact while it is on the floor."""
        return self.service.state.contacts.get(caller.contact)

    async def until(self, is_so: Callable[[], Any], what: str) -> None:
        """Wait until something is so; it is looked at whenever anything has changed."""
        await self.watch.until(lambda: bool(is_so()), what)

    async def is_in(self, caller: Caller, phase: str) -> Contact:
        """Wait until a contact is in a phase, and return it."""
        await self.until(lambda: self._phase(caller) == phase, f"{phase}, not {self._phase(caller)}")
        contact = self.contact(caller)
        assert contact is not None
        return contact

    async def closed(self, caller: Caller) -> Any:
        """Wait until a contact is closed, and return how."""
        await self.until(lambda: self.told("ContactClosed", caller), f"closed, not {self._phase(caller)}")
        (event,) = self.told("ContactClosed", caller)
        return event

    def told(self, kind: str, caller: Caller | None = None) -> list[Any]:
        """Return the events of a kind so far."""
        named = [event for event in self.events if type(event).__name__ == kind]
        return [each for each in named if caller is None or getattr(each, "contact", "") == caller.contact]

    async def leaves(self) -> None:
        """Everybody goes home."""
        for agent in self._agents:
            await agent.leaves()

    async def settles(self) -> None:
        """Wait until no effect is under way: what the floor wished is done."""
        await self.until(lambda: not self.service.outbox.size, "effects carried out")

    async def assert_sound(self) -> None:
        """The service still decides, the floor keeps its laws, and nothing failed that should not."""
        await self.service.runner.submit(PassTime())
        laws.check(self.service.runner.floor, self.service.clock.now())
        assert faults(self.service) <= self.expected_faults
        if isinstance(self.world, TwilioWorld):
            assert self.world.twilio.complaints == []
            for call in self.world.twilio.calls.values():
                for each in call.documents:
                    check_document(each.encode())

    def _phase(self, caller: Caller) -> str:
        contact = self.contact(caller)
        return contact.phase.value if contact else "gone"

    def _hear(self) -> None:
        self.service.feed.subscribe(self._heard)
        _poke_on(self.watch, self.service.metrics, "fault")
        _poke_on(self.watch, self.service.runner, "on_reload")

    def _heard(self, _seq: int, events: Any, _now: float) -> None:
        self.events.extend(events)
        self.watch.poke()


def _poke_on(watch: Watch, of: object, name: str) -> None:
    """Let the watch look again after every call of a method."""
    called = getattr(of, name)

    def and_poke(*args: object) -> None:
        called(*args)
        watch.poke()

    setattr(of, name, and_poke)


def faults(service: Service) -> set[str]:
    """Return where the service met a fault."""
    families = service.metrics._registry.prometheus.collect()
    samples = (sample for family in families for sample in family.samples)
    return {
        next(iter(sample.labels.values()))
        for sample in samples
        if sample.name == "callcenter_faults_total" and sample.value
    }


def settings_for(provider: str, url: str, database: str, **more: Any) -> Settings:
    """Return the settings of a service at `url`."""
    usual: dict[str, Any] = {
        "database_url": database,
        "public_url": url,
        "provider": provider,
        "flows": str(FLOWS),
        "calls_per_second": 50.0,
        "lookup_seconds": 30.0,  # a disk that stalls is no fault of the story
        "ready_seconds": 30.0,
        "twilio_account_sid": ACCOUNT,
        "twilio_auth_token": TOKEN,
        "twilio_api_key": "SK" + "b" * 32,
        "twilio_api_secret": "s" * 32,
        "twilio_application_sid": "AP" + "0" * 32,
        "twilio_caller_id": OURS,
        "twilio_agent_dial_in": DIAL_IN,
        "twilio_agent_pin": PIN,
    }
    return Settings(**usual | more)


class Process:
    """What a restart ends and begins: the service and the door it listens at."""

    def __init__(self, port: int, starting: Callable[[], AbstractAsyncContextManager[Service]]) -> None:
        self.service: Service
        self._port = port
        self._starting = starting
        self._stack = AsyncExitStack()

    async def start(self) -> None:
        """Open the door once the service is ready for calls."""
        self.service = await self._stack.enter_async_context(self._starting())
        await furnish(self.service)
        application = self.service.application(Passwords(HASHER))
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        self._stack.push_async_callback(runner.cleanup)
        await web.SockSite(runner, socket.create_server(("127.0.0.1", self._port))).start()

    async def stop(self) -> None:
        """Close the door and end the service."""
        await self._stack.aclose()


@asynccontextmanager
async def open_house(
    provider: str,
    database: str = "memory:",
    changed: dict[str, Any] | None = None,
    *,
    clock: Clock | None = None,
    **more: Any,
) -> AsyncIterator[House]:
    """Run a service with its world until the context ends: by this `clock`, or one of the story's.

    `more` are settings.
    """
    clock = clock or StoryClock()
    await make_schema(database)
    async with AsyncExitStack() as stack:
        with socket.create_server(("127.0.0.1", 0)) as door:
            port = door.getsockname()[1]
        url = f"http://127.0.0.1:{port}"
        watch = Watch()
        if provider == "twilio":
            twilio = TwilioDouble(url, ACCOUNT, TOKEN, check_request=check_request)
            await stack.enter_async_context(twilio)
            world: World = TwilioWorld(twilio, watch)
            settings = settings_for(provider, url, database, twilio_api_url=twilio.api_url, **more)
            starting = partial(running, settings, make_provider=provider_of)
        else:
            simulated = SimulatedWorld(watch)
            world, settings = simulated, settings_for(provider, url, database, **more)
            carrier = simulated.carrier
            starting = partial(
                running, settings, make_provider=lambda _, board, clock, __: carrier(board, clock)
            )
        process = Process(port, partial(starting, clock=clock, document=document(**changed or {})))
        stack.push_async_callback(process.stop)
        await process.start()
        house = House(url, world, watch, process)
        stack.push_async_callback(house.leaves)
        yield house
        await house.assert_sound()


async def furnish(service: Service) -> None:
    """Put the users and the key account in place."""
    records = service.storage.records
    for name in ("ana", "ben", "tess"):
        await records.save_user(User(name, HASH, name.capitalize(), name))
    for name in ("sue", "tia"):
        await records.save_user(User(name, HASH, name.capitalize(), "", ("supervisor",)))
    await records.save_person(KEY_CARD, (KEY_ACCOUNT,))
