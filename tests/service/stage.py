"""A small service on the memory journal, in virtual time: what the tests of this room stand on."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from callcenter.floor import commands as c
from callcenter.floor.effects import AnyEffect, DialNumber
from callcenter.floor.events import AnyEvent
from callcenter.floor.phases import Presence
from callcenter.floor.values import AgentProfile, QueuePolicy
from callcenter.ports.telephony import PhonePass
from callcenter.service.feed import Feed
from callcenter.service.runner import Runner
from callcenter.service.signals import Signals
from callcenter.storage.memory import MemoryJournal
from tests.virtual_time import VirtualClock

QUEUE = QueuePolicy("sales", record=False)
ANA = AgentProfile("ana", "Ana", ("sales",))


class Noted(Signals):
    """Signals that remember what they heard."""

    def __init__(self) -> None:
        self.faults: list[tuple[str, BaseException]] = []
        self.effects: list[tuple[str, str]] = []

    def fault(self, where: str, error: BaseException) -> None:
        """Remember a fault."""
        self.faults.append((where, error))

    def effect(self, kind: str, outcome: str) -> None:
        """Remember how an effect went."""
        self.effects.append((kind, outcome))


class Carrier:
    """A provider that notes what it is asked, and fails as it is told."""

    name = "noted"

    def __init__(self) -> None:
        self.done: list[AnyEffect] = []
        self.asked: list[AnyEffect] = []
        self.failures: list[Exception] = []
        self.legs: frozenset[str] = frozenset()
        self.dialling: frozenset[str] = frozenset()

    async def start(self) -> None:
        """Begin."""

    async def stop(self) -> None:
        """End."""

    async def carry_out(self, intent: str, effect: AnyEffect) -> None:
        """Note the effect, or raise the next failure."""
        self.asked.append(effect)
        if self.failures:
            raise self.failures.pop(0)
        self.done.append(effect)

    async def live_legs(self) -> frozenset[str]:
        """Return the legs said to be live."""
        if self.failures:
            raise self.failures.pop(0)
        return self.legs

    async def is_dialling(self, effect: DialNumber) -> bool:
        """Return whether a dial is said to be under way."""
        if self.failures:
            raise self.failures.pop(0)
        return effect.attempt in self.dialling

    async def check(self) -> None:
        """All is well."""

    def phone_pass(self, agent: str, now: float) -> PhonePass:
        """Return a pass."""
        return PhonePass(self.name, agent)


class Stage:
    """A runner with its journal, and everything that was published."""

    def __init__(self, journal: MemoryJournal, inbox_limit: int = 2000) -> None:
        self.journal = journal
        self.signals = Noted()
        self.events: list[AnyEvent] = []
        self.effects: list[tuple[str, Any]] = []
        feed = Feed(lambda error: self.signals.fault("feed", error))
        feed.subscribe(self._heard)
        self.runner = Runner(journal, VirtualClock(), feed, self.signals, inbox_limit=inbox_limit)
        self.runner.on_effects = self.effects.extend

    def _heard(self, _seq: int, events: Sequence[AnyEvent], _now: float) -> None:
        self.events.extend(events)

    async def furnish(self, *agents: AgentProfile) -> None:
        """Set one queue and its agents up, all available."""
        await self.runner.submit(c.Configure((QUEUE,), agents))
        for agent in agents:
            await self.runner.submit(c.RequestPresence(agent.id, Presence.AVAILABLE))

    async def furnish_deserted(self) -> None:
        """Set the queue up with one agent, who is away: callers wait."""
        await self.runner.submit(c.Configure((QUEUE,), (AgentProfile("ana", queues=("sales",)),)))

    async def call(self, contact: str) -> None:
        """Let a caller arrive and wait in the queue."""
        await self.runner.submit(c.ArriveContact(contact, contact))
        await self.runner.submit(c.RequestQueue(contact, "sales"))


@asynccontextmanager
async def stage(journal: MemoryJournal | None = None, inbox_limit: int = 2000) -> AsyncIterator[Stage]:
    """Run a stage until the context ends."""
    journal = journal or MemoryJournal()
    await journal.open()
    found = Stage(journal, inbox_limit)
    await found.runner.start()
    try:
        yield found
    finally:
        await found.runner.stop()
        await journal.close()
