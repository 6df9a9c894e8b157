"""A switchboard over a small house, in virtual time."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from callcenter.floor import commands as c
from callcenter.floor.phases import Presence
from callcenter.floor.values import CustomerCard
from callcenter.ports.telephony import IncomingCall, Script
from callcenter.service.arrivals import Arrivals
from callcenter.service.directory import Directory
from callcenter.service.estimate import Estimator
from callcenter.service.house import House, parse
from callcenter.service.menus import Menus
from callcenter.service.precall import Denial, PlannedCall
from callcenter.service.switchboard import ServiceSwitchboard
from callcenter.storage.memory_records import MemoryRecords
from ivr.library import Library
from notation.source import Source
from tests.service.stage import Stage, stage

MAIN = """
flow: main
language: en
start: who
steps:
  who: {do: look-up, name: customer, gives: [tier], next: tier, not_found: menu}
  tier:
    do: branch
    cases:
      - {if: {tier: A}, next: key}
    otherwise: menu
  key: {do: queue, queue: sales, priority: 9}
  menu:
    do: menu
    prompt: Press 1 for sales, 2 for the hours, 3 for a message, 4 for the warehouse.
    options: {"1": sales, "2": hours, "3": message, "4": forward}
    otherwise: sales
  sales: {do: queue, queue: sales, text: One moment please.}
  hours: {do: hang-up, reason: hours, text: Nine to six. Goodbye.}
  message: {do: voicemail, prompt: After the tone., mailbox: sales, text: Thank you., otherwise: hours}
  forward: {do: transfer, to: {number: "+12025550191"}}
"""

SURVEY = """
flow: survey
language: en
start: ask
steps:
  ask: {do: survey, prompt: "From 1 to 5?", scale: [1, 5], store: csat, next: end, otherwise: end}
  end: {do: hang-up, reason: surveyed, text: Goodbye.}
"""

DOCUMENT: dict[str, Any] = {
    "queues": [{"id": "sales", "record": False}, {"id": "vip", "record": False, "survey": "survey"}],
    "agents": [{"id": "ana", "name": "Ana", "queues": ["sales", "vip"]}],
    "fallback_queue": "sales",
}

CALL = IncomingCall("CA1", "+12025550101", "+12025550100")


class Board:
    """A switchboard with what stands behind it."""

    def __init__(self, on: Stage, document: dict[str, Any], flows: tuple[str, ...]) -> None:
        self.on = on
        self.house: House = parse(document)
        self.records = MemoryRecords()
        self.menus = Menus(self._library(flows))
        self.directory = Directory(self.records, on.signals)
        clock = on.runner.clock
        self.asked: list[PlannedCall] = []
        self.denial: Denial | None = None
        arrivals = Arrivals(
            lambda: self.house,
            lambda: on.runner.floor.state,
            self.directory,
            self.menus,
            clock,
            on.signals,
            self._gate,
        )
        self.estimator = Estimator(lambda: on.runner.floor)
        self.switchboard = ServiceSwitchboard(on.runner, self.menus, arrivals, self.estimator, on.signals)

    async def _gate(self, wish: PlannedCall) -> Denial | None:
        self.asked.append(wish)
        return self.denial

    @staticmethod
    def _library(flows: tuple[str, ...]) -> Library:
        sources = [Source(f"{number}.yaml", text) for number, text in enumerate(flows)]
        library, problems = Library().load(sources)
        assert not [problem for problem in problems if problem.is_error], problems
        return library

    async def open(self) -> None:
        """Configure the floor and let a key account be known."""
        await self.records.open()
        card = CustomerCard(person="p1", name="Laura", account="a1", tier="A", language="en")
        await self.records.save_person(card, ("+12025550199",))
        await self.on.runner.submit(self.house.configure())

    async def arrive(self, call: IncomingCall = CALL) -> Script:
        """A customer calls."""
        return await self.switchboard.call_arrived(call, f"{call.leg}:0")

    async def ana(self) -> None:
        """Ana becomes available."""
        await self.on.runner.submit(c.RequestPresence("ana", Presence.AVAILABLE))

    async def talk(self) -> str:
        """Ana takes the call that is offered; return the contact."""
        contact = self.on.runner.floor.state.agents["ana"].contact
        offer = self.on.runner.floor.state.contacts[contact].offer
        assert offer is not None
        await self.on.runner.submit(c.AcceptOffer("ana", offer.id))
        await self.switchboard.agent_arrived("CAana", "ana", offer.id, f"CAana:{offer.id}")
        return contact


@asynccontextmanager
async def board(
    document: dict[str, Any] | None = None, flows: tuple[str, ...] = (MAIN, SURVEY)
) -> AsyncIterator[Board]:
    """Run a switchboard until the context ends."""
    async with stage() as on:
        found = Board(on, document or DOCUMENT, flows)
        await found.open()
        yield found
