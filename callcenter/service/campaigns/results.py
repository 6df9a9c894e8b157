"""What came of each attempt: read from the journal once its contact is over, and kept with the record.

A process that dies at any moment loses no attempt and repeats none: the record says that an attempt is
under way before the floor hears of it, and the journal says what the floor made of it.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from callcenter.floor import events as e
from callcenter.floor.ahead_events import CallAbandoned, CallDialledAhead
from callcenter.floor.calling_events import CallPlaced, CustomerDialled, DialEnded
from callcenter.floor.values import Outcome
from callcenter.outbound.campaign import moves
from callcenter.outbound.campaign.campaign import Campaign
from callcenter.outbound.campaign.record import ListRecord, RecordState, record_of
from callcenter.ports.books import StaleVersion, cursor_of
from callcenter.ports.journal import Journal
from callcenter.service.campaigns.tools import CampaignTools
from callcenter.service.settling import Settling
from callcenter.service.signals import Signals
from callcenter.service.wire import decode_event

#: Seconds between looks at attempts of which nothing was heard.
SWEEP = 60.0
#: Seconds that an attempt may be stored before the floor has it.
_ON_ITS_WAY = 30.0
_AGAIN = 5.0
#: How an attempt ended whose customer answered and got the message instead of an agent.
ABANDONED = "abandoned"
_PAGE = 200


class Came(Struct, frozen=True):
    """What an attempt came to. `known`: the floor had it; `over`: it is closed; `unmade`: no dial came."""

    known: bool = False
    over: bool = False
    reached: bool = False
    dialled: bool = False
    agent: str = ""
    disposition: str = ""
    ended: str = ""
    unmade: bool = False

    @property
    def result(self) -> str:
        """The disposition, else how the dial ended, else that nothing rang."""
        if self.reached:
            return self.disposition or "reached"
        if self.unmade:
            return moves.NOT_MADE
        return (self.ended or "failed") if self.dialled else moves.NOT_DIALLED


def came_of(events: Iterable[e.Event]) -> Came:
    """Return what the events of a contact say about its attempt."""
    found = Came()
    for event in events:
        found = _told(found, event)
    return found


def _told(so: Came, event: e.Event) -> Came:
    so = replace(so, known=True)
    match event:
        case CallPlaced(agent=agent) | e.ContactOffered(agent=agent):
            return replace(so, agent=agent)
        case CustomerDialled(agent=agent):
            return replace(so, dialled=True, agent=agent)
        case CallDialledAhead():
            return replace(so, dialled=True)
        case CallAbandoned():
            return replace(so, ended=ABANDONED)
        case e.EffectFailed(effect="dial_number"):
            return replace(so, unmade=True)
        case DialEnded(result=result):
            return replace(so, ended=result)
        case e.ContactConnected(agent=agent):
            return replace(so, reached=True, agent=agent)
        case e.ContactDisposed(disposition=disposition):
            return replace(so, disposition=disposition)
        case e.ContactClosed(reason=reason, outcome=Outcome.UNREACHED):
            return replace(so, over=True, ended=so.ended or reason)
        case e.ContactClosed():
            return replace(so, over=True)
        case _:
            return so


class Results:
    """Listens to the feed and settles the attempts whose contacts are over."""

    #: The events that it looks at.
    hears = (e.ContactClosed,)

    def __init__(self, tools: CampaignTools, journal: Journal, signals: Signals) -> None:
        self._tools = tools
        self._journal = journal
        self._signals = signals
        self._line = Settling("campaigns", self._one, signals)
        #: called when attempts were settled
        self.on_settled: Callable[[], object] = lambda: None

    def listen(self, _seq: int, events: Sequence[e.Event], _now: float) -> None:
        """Note the contacts of campaigns that are over now."""
        for event in events:
            if isinstance(event, e.ContactClosed) and record_of(event.contact):
                self._line.add(event.contact)

    async def run(self) -> None:
        """Settle what is over, for ever; now and then, and first of all, whatever nobody told of."""
        swept = -SWEEP
        loop = asyncio.get_running_loop()
        while True:
            self._line.begin()
            done = await self.settle()
            if loop.time() - swept >= SWEEP:
                swept = loop.time()
                await self.sweep()
            await self._line.wait(SWEEP if done else _AGAIN)

    async def settle(self) -> bool:
        """Settle the contacts that are over; False if one could not be and is to be tried again."""
        done = await self._line.settle()
        self.on_settled()
        return done

    async def _one(self, contact: str) -> None:
        record = await self._tools.books.get(ListRecord, record_of(contact))
        if record is not None and record.contact == contact:
            await self._settle(record)

    async def sweep(self) -> None:
        """Look after every attempt that is under way: one that the floor has no more is settled."""
        after = None
        where = {"state": RecordState.DIALLING.value}
        try:
            while page := await self._tools.books.find(ListRecord, where, limit=_PAGE, after=after):
                after = cursor_of(page[-1])
                for record in page:
                    if record.contact not in self._tools.state().contacts:
                        await self._settle(record)
        except StaleVersion:
            self._line.wake()
        except Exception as error:  # noqa: BLE001 - whatever fails is counted, and looked at again
            self._signals.fault("campaigns", error)

    async def _settle(self, record: ListRecord) -> None:
        rows = await self._journal.of_contact(record.contact)
        came, now = came_of(decode_event(row.payload) for row in rows), self._tools.now()
        if came.over:
            campaign = await self._tools.books.get(Campaign, record.campaign) or Campaign(record.campaign)
            await self._tools.keep(
                moves.settle(record, campaign, came.result, now, reached=came.reached, agent=came.agent)
            )
        elif not came.known and now - record.since >= _ON_ITS_WAY:
            await self._tools.keep(moves.undo(record, now, taken=False))
