"""A crowd around Twilio's double: callers and agents who do something of all that they could, by dice."""

import asyncio
from contextlib import suppress
from random import Random

import aiohttp

from callcenter.telephony.twilio.double import Call, TwilioDouble
from callcenter.telephony.twilio.double.call import HungUp, Keys
from tests.scenarios.agents import Agent, Refused
from tests.scenarios.world import OURS, WAREHOUSE

TICK = 0.05
DOORS = "1112233559*"
#: How the telephones of those who are called behave, by the last digit of their number.
HABITS = ("answers", "answers", "answers", "answers", "busy", "busy", "machine", "rings", "rings", "answers")
TELEPHONES = {"tess": "+14155550177", "tom": "+14155550178", "tia": "+14155550179"}


class Crowd:
    """Keeps `size` callers on the line while it is `busy`; its agents sit at their desks until it ends."""

    def __init__(self, twilio: TwilioDouble, agents: list[Agent], size: int, dice: Random) -> None:
        self.twilio = twilio
        self.size = size
        self.busy = False
        self._agents = agents
        self._dice = dice
        self._called = 0
        self._tasks: list[asyncio.Task[None]] = []

    def begin(self) -> None:
        """Let everybody begin."""
        for number in TELEPHONES.values():
            self.twilio.phone(number).answers("1", after=2.0)
        self.twilio.phone(WAREHOUSE).answers(after=2.0)
        work = [("callers", self._callers()), *((agent.name, self._desk(agent)) for agent in self._agents)]
        self._tasks = [asyncio.create_task(each, name=f"crowd: {name}") for name, each in work]

    async def end(self) -> None:
        """Let nobody do anything any more. Raises what went wrong with them."""
        for task in self._tasks:
            task.cancel()
        done = await asyncio.gather(*self._tasks, return_exceptions=True)
        for each in done:
            if isinstance(each, Exception):
                raise each

    def customers(self) -> list[Call]:
        """Return the calls of customers that are up."""
        calls = self.twilio.calls.values()
        return [c for c in calls if not c.over and c.direction == "inbound" and c.caller.startswith("+")]

    def others(self) -> list[Call]:
        """Return all other calls that are up: agents' and outside parties'."""
        customers = set(self.customers())
        return [call for call in self.twilio.calls.values() if not call.over and call not in customers]

    # --- callers ---------------------------------------------------------------------------

    async def _callers(self) -> None:
        while True:
            await asyncio.sleep(TICK)
            if not self.busy:
                continue
            live = self.customers()
            for call in live:
                self._act(call)
            for _ in range(min(4, self.size - len(live))):
                self._called += 1
                self.twilio.ring_in(self._number(self._called), OURS)

    def _number(self, count: int) -> str:
        """Return somebody's number, whose telephone has its own ways when it is rung."""
        number = f"+1415555{count % 10000:04d}"
        phone, habit = self.twilio.phone(number), HABITS[count % 10]
        if habit == "answers":
            phone.answers(after=1.0, talk=self._dice.uniform(2.0, 20.0))
        elif habit == "busy":
            phone.is_busy(0.5)
        elif habit == "machine":
            phone.is_a_machine(1.0, records=30.0)
        return number

    def _act(self, call: Call) -> None:
        luck = self._dice.random()
        if call.place == "gather" and luck < 0.1:
            call.signal(Keys(self._dice.choice(DOORS)))
        elif call.place == "recording" and luck < 0.05:
            call.signal(Keys("#"))
        elif luck < {"conference": 0.01, "queue": 0.002, "gather": 0.101, "forward": 0.05}.get(
            call.place, 0.0
        ):
            call.signal(HungUp())

    # --- agents ----------------------------------------------------------------------------

    async def _desk(self, agent: Agent) -> None:
        while True:
            await asyncio.sleep(TICK * 2)
            # The world goes on between the look at the desk and the press of the button, and the
            # service may be gone: agents look again.
            with suppress(Refused, aiohttp.ClientError):
                if agent.is_watching and self.busy:
                    await self._work(agent)

    async def _work(self, agent: Agent) -> None:
        desk = agent.desk
        if desk["agent"]["presence"] == "not_ready" and self._likes_to_call():
            await self._call(agent)
        elif desk["agent"]["presence"] in ("offline", "not_ready"):
            await agent.available()
        elif desk["offer"] is not None and not desk["offer"]["accepted"]:
            await self._answer(agent, desk["offer"]["id"])
        elif agent.wrapping:
            await self._wrap_up(agent)
        elif agent.contact and self._dice.random() < 0.15:
            await self._talk(agent, agent.contact["id"])
        elif desk["agent"]["presence"] == "available" and self._likes_to_call():
            await self._call(agent)

    async def _wrap_up(self, agent: Agent) -> None:
        for work in agent.work:
            if work["wrap_up"] is not None and not work["wrap_up"]["disposed"]:
                await agent.disposes_of(work["id"])
        if self._likes_to_call():
            await agent.post("/presence", presence="not_ready", reason="break")
        await agent.finishes()

    async def _answer(self, agent: Agent, offer: str) -> None:
        if self._dice.random() < 0.1:
            await agent.post(f"/offers/{offer}/decline")
        elif agent.name not in TELEPHONES:
            await agent.post(f"/offers/{offer}/accept")
            self.twilio.device_rings_in(agent.name, offer)

    def _likes_to_call(self) -> bool:
        return self.size > 0 and self._dice.random() < 0.4

    async def _call(self, agent: Agent) -> None:
        """Call a customer, or agree a callback with one."""
        number = self._number(self._dice.randrange(10_000))
        if self._dice.random() < 0.5:
            await agent.post("/callbacks", number=number, queue="sales")
            return
        placed = await agent.post("/calls", number=number, queue="sales")
        if placed["attempt"]:
            self.twilio.device_rings_in(agent.name, placed["attempt"])

    async def _talk(self, agent: Agent, contact: str) -> None:
        controls = agent.controls
        ways: dict[str, dict[str, str]] = {
            "hold": {},
            "resume": {},
            "cancel_consult": {},
            "merge": {},
            "complete": {},
            "hang_up": {},
        }
        ways |= {"transfer": {"kind": "queue", "id": "sales"}, "consult": {"kind": "number", "id": WAREHOUSE}}
        open_ways = [way for way in ways if controls[way] == ""]
        if open_ways:
            way = self._dice.choice(open_ways)
            await agent.post(f"/contacts/{contact}/{way.replace('_', '-')}", **ways[way])
