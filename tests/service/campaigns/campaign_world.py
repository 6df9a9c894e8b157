"""Campaigns over memory and a real floor, with a clock that is set by hand and a gate that can be told."""

from typing import Any

from msgspec.structs import replace

from callcenter.floor import commands as c
from callcenter.floor.phases import Presence
from callcenter.floor.values import LegCause
from callcenter.outbound.campaign.campaign import Campaign, CampaignState, Mode
from callcenter.outbound.campaign.record import CallList, ListRecord
from callcenter.ports.books import Put
from callcenter.service.campaigns.room import CampaignRoom
from callcenter.service.campaigns.tools import CampaignTools, No, Question
from callcenter.service.feed import Feed
from callcenter.service.house import HouseKeeper, default_document
from callcenter.service.runner import Runner
from callcenter.service.signals import Signals
from callcenter.storage.memory import MemoryJournal
from callcenter.storage.memory_records import MemoryRecords

NOW = 1_800_000_000.0
OURS = "+12025550100"


class HandClock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.time = NOW

    def now(self) -> float:
        return self.time


class Faults(Signals):
    """Signals that keep the faults."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def fault(self, where: str, error: BaseException) -> None:
        self.seen.append(f"{where}: {error!r}")


class CampaignWorld:
    """Everything behind the campaigns; `noes` are the gate's, by number."""

    def __init__(self) -> None:
        self.clock, self.faults = HandClock(), Faults()
        self.records, self.journal = MemoryRecords(), MemoryJournal()
        self.books = self.records.books
        feed = self.feed = Feed(lambda error: self.faults.fault("feed", error))
        self.runner = Runner(self.journal, self.clock, feed, self.faults)
        self.keeper = HouseKeeper(self.records, self.runner)
        self.noes: dict[str, No] = {}
        self.asked: list[str] = []
        self.tools = CampaignTools(
            books=self.books,
            records=self.records,
            clock=self.clock,
            house=lambda: self.keeper.house,
            state=lambda: self.runner.floor.state,
            submit=self.runner.submit,
            ask=self._gate,
        )
        self.room = CampaignRoom(self.tools)
        self.results = self.room.results(self.journal, self.faults)
        self.progressive = self.room.progressive(self.faults)
        feed.subscribe(self.results.listen)

    async def _gate(self, question: Question) -> No | None:
        self.asked.append(question.number)
        return self.noes.get(question.number)

    async def open(self) -> "CampaignWorld":
        """Begin, with two agents at their desks."""
        await self.records.open()
        await self.journal.open()
        await self.runner.start()
        queues = [
            {"id": "outbound", "callback": {"attempts": 1}},
            {"id": "often", "callback": {"attempts": 3}},
        ]
        agents = [{"id": name, "name": name, "queues": ["outbound", "often"]} for name in ("ana", "ben")]
        document = default_document() | {"queues": queues, "agents": agents, "numbers": {OURS: "main"}}
        document["calendars"] = [*document["calendars"], {"id": "never", "zone": "UTC", "week": []}]
        document |= {"tiers": [], "surveys": [], "message_queue": "", "fallback_queue": ""}
        await self.keeper.open(document)
        for name in ("ana", "ben"):
            await self.do(c.RequestPresence(name, Presence.AVAILABLE))
        return self

    async def do(self, command: c.Command) -> None:
        """Give the floor a command."""
        await self.runner.submit(command)

    async def campaign(self, count: int = 3, *, running: bool = True, **more: Any) -> Campaign:
        """Make a campaign with so many records, and start it."""
        wish = Campaign("", name="Spring", queue="outbound", caller_id=OURS, **more)
        made = await self.room.campaigns.add(wish, "sue")
        listed = CallList(f"list-{made.id}", campaign=made.id, name="Fair")
        people = [
            ListRecord(
                f"record-{made.id}-{number:06d}",
                campaign=made.id,
                list=listed.id,
                name=f"P{number}",
                numbers=(f"+1415555{number:04d}",),
            )
            for number in range(1, count + 1)
        ]
        await self.books.commit([Put(each) for each in (listed, *people) if people], "sue", NOW)
        if running:
            return await self.room.campaigns.move(made.id, made.version, CampaignState.RUNNING, "sue")
        return made

    async def record(self, campaign: Campaign, number: int) -> ListRecord:
        """Return one of a campaign's records as it is now."""
        return await self.tools.record(f"record-{campaign.id}-{number:06d}")

    async def talks(self, contact: str, agent: str, disposition: str = "resolved") -> None:
        """The agent's phone comes, the customer answers, they talk, and it is registered."""
        await self.rings(contact, agent)
        await self.do(c.AnswerLeg(contact, self.attempt(contact), f"leg-{contact}"))
        await self.do(c.EndLeg(f"leg-{contact}"))
        await self.do(c.Dispose(agent, contact, disposition))
        await self.do(c.FinishWrapUp(agent))

    async def rings(self, contact: str, agent: str) -> None:
        """The agent's phone comes, and the customer's telephone rings."""
        offer = self.runner.floor.state.contacts[contact].offer
        assert offer is not None
        await self.do(c.BindLeg(f"phone-{contact}", agent, offer.id))

    async def fails(self, contact: str, cause: LegCause = LegCause.NO_ANSWER) -> None:
        """The customer's telephone rings and nobody is reached."""
        await self.do(c.FailDial(contact, self.attempt(contact), cause))

    def attempt(self, contact: str) -> str:
        """Return the dial that is under way."""
        dial = self.runner.floor.state.contacts[contact].dial
        assert dial is not None
        return dial.attempt

    async def predictive_campaign(self, count: int = 3, **more: Any) -> Campaign:
        """Make a running campaign that dials ahead; what it says to who is abandoned is said, too."""
        said = {"on_behalf": "Acme", "abandoned_message": "This is Acme."}
        return await self.campaign(count, mode=Mode.PREDICTIVE, **said | more)

    async def progressive_campaign(self, count: int = 3, **more: Any) -> Campaign:
        """Make a running progressive campaign."""
        return await self.campaign(count, mode=Mode.PROGRESSIVE, **more)

    async def change(self, campaign: Campaign, **more: Any) -> Campaign:
        """Change a campaign as it stands."""
        now = await self.tools.campaign(campaign.id)
        return await self.room.campaigns.change(campaign.id, replace(now, **more), "sue")
