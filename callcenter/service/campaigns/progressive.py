"""Progressive: as many records are dialled as agents are free, and an agent is there before anybody answers.

Each attempt is a callback of the floor with the lowest priority: an agent is offered it, then the customer
is dialled, and whoever calls in goes first. One that finds no agent in time is called off, and the gate is
asked anew before it comes again.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from callcenter.floor import Refusal
from callcenter.floor import events as e
from callcenter.floor.calling import CancelCallback, ScheduleCallback
from callcenter.floor.capacity import is_free
from callcenter.floor.phases import Phase
from callcenter.floor.values import Channel
from callcenter.outbound.campaign import moves
from callcenter.outbound.campaign.campaign import Campaign, CampaignState, Mode
from callcenter.outbound.campaign.record import ListRecord, RecordState
from callcenter.ports.books import Books, Changed, StaleVersion, cursor_of
from callcenter.service.campaigns.around import crew, goal_met, needs_of, open_now
from callcenter.service.campaigns.gating import asked, held
from callcenter.service.campaigns.line import in_line
from callcenter.service.campaigns.tools import CampaignTools
from callcenter.service.signals import Signals

#: Gives a record to the floor unless the gate says no; whether it went.
Begin = Callable[[Campaign, ListRecord], Awaitable[bool]]
#: What records count for in a queue beside those who call in: as if they had come a day later.
LAST = -1440
#: Seconds after which an attempt that no agent took is called off.
STALE = 60.0
#: Seconds between two looks at least, and at most.
_SOONEST, _LATEST = 0.5, 15.0
_WAITS = (Phase.SCHEDULED, Phase.WAITING)
#: So many records are shown to the gate at most in one look at one campaign.
_MOST_ASKED = 50


class Progressive:
    """Keeps the progressive campaigns dialling."""

    mode: ClassVar[Mode] = Mode.PROGRESSIVE

    def __init__(self, tools: CampaignTools, signals: Signals) -> None:
        self._tools = tools
        self._signals = signals
        self._woken = asyncio.Event()

    def listen(self, _seq: int, _events: Sequence[e.Event], _now: float) -> None:
        """The floor changed: somebody may be free."""
        self._woken.set()

    def hear(self, changes: Sequence[Changed]) -> None:
        """The books changed: a campaign may have been started, or people taken in."""
        if any(_is_news(change) for change in changes):
            self._woken.set()

    async def run(self) -> None:
        """Look whenever something changed, for ever."""
        while True:
            self._woken.clear()
            await self.look()
            await asyncio.sleep(_SOONEST)
            try:
                async with asyncio.timeout(_LATEST):
                    await self._woken.wait()
            except TimeoutError:
                continue

    async def look(self) -> int:
        """Dial for every campaign as much as its free agents can take; return how many records."""
        where = {"state": CampaignState.RUNNING.value, "mode": self.mode.value}
        begun = 0
        try:
            for campaign in await self._tools.books.find(Campaign, where, order="at"):
                begun += await self._dial(campaign)
        except StaleVersion:
            self._woken.set()  # somebody else works on these records: look again
        except Exception as error:  # noqa: BLE001 - counted; what was stored of an attempt the journal settles
            self._signals.fault("campaigns", error)
        return begun

    async def _dial(self, campaign: Campaign) -> int:
        """Dial for one campaign: for each of its free agents who has nothing coming."""
        now, state = self._tools.now(), self._tools.state()
        coming = await self._coming(campaign, now)
        if not open_now(state, campaign, now) or await goal_met(self._tools.books, campaign):
            return 0
        free = sum(is_free(agent, Channel.VOICE) for agent in crew(state, campaign))
        return await self._work_off(campaign, free - coming - self._bespoken(campaign), self._begin)

    def _bespoken(self, campaign: Campaign) -> int:
        """Return how many free agents are kept for somebody whose telephone rings already."""
        return 0

    async def _work_off(self, campaign: Campaign, wanted: int, begin: Begin) -> int:
        """Begin with the next records in line until so many attempts are under way; return how many are."""
        begun = shown = 0
        if wanted <= 0:
            return 0
        async for record in in_line(self._tools.books, campaign, self._tools.now()):
            if begun >= wanted or shown >= _MOST_ASKED:
                break
            shown += 1
            begun += await begin(campaign, record)
        return begun

    async def _coming(self, campaign: Campaign, now: float) -> int:
        """Return how many attempts wait for an agent; those that wait for too long are called off."""
        count = 0
        for record in await attempts_of(self._tools.books, campaign):
            contact = self._tools.state().contacts.get(record.contact)
            if contact is None or contact.phase not in _WAITS:
                continue
            count += 1
            if now - record.since >= STALE:
                await self._call_off(record.contact)
        return count

    async def _call_off(self, contact: str) -> None:
        try:
            await self._tools.submit(CancelCallback(contact, reason="nobody_free"))
        except Refusal:
            return  # somebody takes it this very moment

    async def _begin(self, campaign: Campaign, record: ListRecord) -> bool:
        """Give a record to the floor unless the gate says no; whether it went."""
        now = self._tools.now()
        no = await asked(self._tools, campaign, record, mode=Mode.PROGRESSIVE)
        if no is not None:
            await self._tools.keep(held(record, no, now))
            return False
        begun = await self._tools.keep(moves.dial(record, Mode.PROGRESSIVE, "", now))
        try:
            await self._tools.submit(await self._callback(campaign, begun))
        except Refusal as refusal:
            back = moves.undo(begun, now, taken=False)
            await self._tools.keep(moves.give_way(back, now, refusal.code))
            return False
        return True

    async def _callback(self, campaign: Campaign, record: ListRecord) -> ScheduleCallback:
        number = record.attempts[-1].number
        return ScheduleCallback(
            record.contact,
            campaign.queue,
            number,
            caller_id=campaign.caller_id,
            card=await self._tools.card(record, number),
            needs=needs_of(campaign),
            priority=LAST,
            by=f"campaign:{campaign.id}",
            note=campaign.name,
        )


def _is_news(change: Changed) -> bool:
    return isinstance(change.after, Campaign) or (
        isinstance(change.after, ListRecord) and change.before is None
    )


async def attempts_of(books: Books, campaign: Campaign) -> list[ListRecord]:
    """Return the records of a campaign whose attempt is under way."""
    where = {"campaign": campaign.id, "state": RecordState.DIALLING.value}
    found, after = [], None
    while page := await books.find(ListRecord, where, limit=200, after=after):
        found += page
        after = cursor_of(page[-1])
    return found
