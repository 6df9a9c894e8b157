"""Whole calls on the simulated carrier, recorded: what was reported and what agents did, with the moments."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any

from msgspec import Struct

from callcenter.assembly.carrier import MakeProvider
from callcenter.assembly.service import Service
from callcenter.floor import commands as c
from callcenter.floor.effects import AnyEffect, DialNumber, HangUpLeg
from callcenter.floor.events import ContactConnected
from callcenter.floor.phases import Presence
from callcenter.floor.turn import Refusal
from callcenter.floor.values import Target, TargetKind
from callcenter.main import running
from callcenter.ports.telephony import PhonePass, Switchboard
from callcenter.service.desk import Desk
from callcenter.service.flow_files import sources
from callcenter.settings import Settings
from callcenter.telephony.simulated.carrier import SimulatedCarrier
from callcenter.telephony.simulated.crowd import Crowd
from callcenter.telephony.simulated.mix import CallerKind, Profile
from callcenter.telephony.simulated.people import Line, SimulatedAgent
from ivr.library import Library
from tests.scenarios.house import FLOWS, KEY_ACCOUNT, KEY_CARD, document
from tests.scenarios.world import OURS, WAREHOUSE
from tests.virtual_time import EPOCH, VirtualClock, run

SETTINGS = Settings(database_url="memory:", calls_per_second=10.0)
DOORS = (
    ("1",),
    ("1",),
    ("1",),
    ("1",),
    ("1",),
    ("2",),
    ("2",),
    ("3",),
    ("4",),
    ("5",),
    ("7",),
    ("8",),
    ("9", "5"),
    ("*", "1"),
)
CREW = (SimulatedAgent("ana"), SimulatedAgent("ben"), SimulatedAgent("tess", telephone="+14155550177"))
SECONDS = 400.0


class Told(Struct, frozen=True):
    """One thing that reached the service: a report (`what` is the switchboard's method) or a command."""

    at: float
    what: str
    given: tuple[Any, ...]

    async def reach(self, service: Service) -> None:
        """Let it reach a service; a refused command is an answer."""
        if self.what != "submit":
            await getattr(service.switchboard, self.what)(*self.given)
            return
        try:
            await service.runner.submit(*self.given)
        except Refusal:
            return


class Recorder:
    """Stands before a switchboard and a runner, and writes down what they are told."""

    def __init__(self, told: list[Told], behind: Any) -> None:
        self._told = told
        self._behind = behind

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._behind, name)
        if name in ("waiting", "overloaded"):
            return found

        def and_note(*given: Any, **named: Any) -> Awaitable[Any]:
            now = asyncio.get_running_loop().time()
            self._told.append(Told(now, name, (*given, *named.values())))
            answer: Awaitable[Any] = found(*given, **named)
            return answer

        return and_note


class SilentCarrier:
    """A provider that does what it is asked, reports nothing, and has the legs it is said to have."""

    name = "silent"

    def __init__(self) -> None:
        self.legs: set[str] = set()

    async def start(self) -> None:
        """Begin."""

    async def stop(self) -> None:
        """End."""

    async def carry_out(self, intent: str, effect: AnyEffect) -> None:
        """Do it."""
        if isinstance(effect, HangUpLeg):
            self.legs.discard(effect.leg)

    async def live_legs(self) -> frozenset[str]:
        """Return the legs there are."""
        return frozenset(self.legs)

    async def is_dialling(self, effect: DialNumber) -> bool:
        """Return whether a dial is under way: none ever is."""
        return False

    async def check(self) -> None:
        """All is well."""

    def phone_pass(self, agent: str, now: float) -> PhonePass:
        """Return a pass."""
        return PhonePass(self.name, agent)


@cache
def library() -> Library:
    """Return the house's flows, read once."""
    return Library().load(sources(FLOWS))[0]


def small_service(make_provider: MakeProvider) -> Any:
    """Return the context of a whole service in memory and virtual time, where it rings as long as in life."""
    found = document()
    for queue in found["queues"]:
        queue["ring_seconds"] = 15.0
    return running(SETTINGS, clock=VirtualClock(), make_provider=make_provider, document=found)


async def furnish(service: Service) -> None:
    """Put flows and the key account in place."""
    service.menus.library = library()
    service.phones.exempt = lambda agent: True
    await service.storage.records.save_person(KEY_CARD, (KEY_ACCOUNT,))


@cache
def recorded(seed: int) -> tuple[Told, ...]:
    """Return what reached a service while the crowd of `seed` called for some minutes."""
    told: list[Told] = []
    run(_record(told, seed))
    return tuple(told)


async def _record(told: list[Told], seed: int) -> None:
    def carrier(_: Settings, board: Switchboard, clock: Any, __: Service) -> SimulatedCarrier:
        return SimulatedCarrier(Recorder(told, board), clock, seed)

    async with small_service(carrier) as service:
        await furnish(service)
        recorder = Recorder(told, service.runner)
        crowd = crowd_of(service, Desk(recorder), seed, rate=240.0)  # type: ignore[arg-type]
        asking = asyncio.create_task(_ask_around(service, recorder), name="who asks around")
        crowd.start()
        await asyncio.sleep(SECONDS)
        crowd.set_rate("day", 0.0)
        await asyncio.sleep(SECONDS)
        await crowd.stop()
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)


def crowd_of(service: Service, desk: Desk, seed: int, rate: float) -> Crowd:
    """Return callers and agents for a service on the simulated carrier."""
    carrier = service.provider
    assert isinstance(carrier, SimulatedCarrier)
    carrier.set_line(WAREHOUSE, Line(after=4.0, talk=20.0))
    kinds = (
        CallerKind("usual", 8.0, journeys=DOORS, leaves_menu=0.05, patience=60.0, talk=20.0),
        CallerKind("key", 1.0, (KEY_ACCOUNT,), journeys=DOORS, patience=90.0, talk=25.0),
    )
    crew = [
        SimulatedAgent(
            each.id,
            misses=0.1,
            declines=0.1,
            talk=25.0,
            wrap_up=8.0,
            telephone=each.telephone,
            break_seconds=15.0,
        )
        for each in CREW
    ]
    crowd = Crowd(carrier, desk, crew, [Profile("day", OURS, rate, kinds)], seed)
    service.feed.subscribe(lambda _seq, events, _now: crowd.on_events(events))
    return crowd


Way = Callable[[str, str], tuple[c.Command, ...]]
WAYS: tuple[Way, ...] = (
    lambda agent, contact: (c.Hold(agent, contact), c.Resume(agent, contact)),
    lambda agent, contact: (
        c.Consult(agent, contact, Target(TargetKind.NUMBER, WAREHOUSE)),
        c.Merge(agent, contact),
        c.CompleteConsult(agent, contact),
    ),
    lambda agent, contact: (
        c.Consult(agent, contact, Target(TargetKind.AGENT, "ben")),
        c.CancelConsult(agent, contact),
    ),
    lambda agent, contact: (c.Transfer(agent, contact, Target(TargetKind.QUEUE, "quick")),),
    lambda agent, contact: (c.Transfer(agent, contact, Target(TargetKind.NUMBER, WAREHOUSE)),),
    lambda agent, contact: (c.RequestPresence(agent, Presence.NOT_READY, "break"),),
    lambda agent, contact: (),
)


async def _ask_around(service: Service, recorder: Any) -> None:
    """Do something with each talk that begins: hold, ask, hand over, want a break."""
    talks: asyncio.Queue[ContactConnected] = asyncio.Queue()

    def note(_seq: int, events: Any, _now: float) -> None:
        for event in events:
            if isinstance(event, ContactConnected):
                talks.put_nowait(event)

    service.feed.subscribe(note)
    count = 0
    while True:
        talk = await talks.get()
        for command in WAYS[count % len(WAYS)](talk.agent, talk.contact):
            await asyncio.sleep(4.0)
            await Told(0.0, "submit", (command,)).reach(Recorded(recorder))  # type: ignore[arg-type]
        count += 1


class Recorded:
    """As much of a service as a command needs, with the recorder in front."""

    def __init__(self, runner: Any) -> None:
        self.runner = runner


__all__ = ["EPOCH", "SilentCarrier", "Told", "crowd_of", "furnish", "recorded", "small_service"]
