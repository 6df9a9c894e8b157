"""What every part of the campaigns works with, and the gate as they ask it before every dial."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import uuid4

from msgspec import Struct

from callcenter.floor.commands import Command
from callcenter.floor.state import FloorState
from callcenter.floor.values import CustomerCard
from callcenter.outbound.campaign.campaign import Campaign, Mode
from callcenter.outbound.campaign.record import ListRecord
from callcenter.outbound.pacing.law import AbandonLaw
from callcenter.outbound.refusal import OutboundRefusal
from callcenter.ports.books import Books, put
from callcenter.ports.clock import Clock
from callcenter.ports.records import Records, RecordsError
from callcenter.service.house import House

#: Who does what nobody in particular does.
MACHINE = "system"


class Question(Struct, frozen=True):
    """What the gate is asked: may this `number` (E.164) be dialled now, by `agent` ("" for nobody yet)?

    `dry`: nobody is about to dial, it is only asked what the answer would be. `mode`: how, if that is not
    the campaign's own way.
    """

    campaign: Campaign
    record: ListRecord
    number: str
    agent: str = ""
    contact: str = ""
    dry: bool = False
    mode: Mode | None = None


class No(Struct, frozen=True):
    """Why not: a rule's stable id and words for people.

    `again_at` (seconds UTC) is when it may be asked again, None if waiting alone does not help. `final`:
    this person is not to be called, whatever happens.
    """

    rule: str
    words: str = ""
    again_at: float | None = None
    final: bool = False


Ask = Callable[[Question], Awaitable[No | None]]


LawOf = Callable[[Campaign], AbandonLaw]


def no_law(campaign: Campaign) -> AbandonLaw:
    """Return the law of a house without rules: the campaign's own cap."""
    return AbandonLaw("own", campaign.abandon_cap, 30, allowed=True)


async def let_pass(_question: Question) -> No | None:
    """Let every call pass: a house without rules."""
    return None


@dataclass(frozen=True)
class CampaignTools:
    """The books, the clock, the configuration, the floor, the gate, and the law of abandoned calls.

    `submit` gives the floor a command and raises its refusals.
    """

    books: Books
    records: Records
    clock: Clock
    house: Callable[[], House]
    state: Callable[[], FloorState]
    submit: Callable[[Command], Awaitable[object]]
    ask: Ask = let_pass
    law: LawOf = no_law

    def now(self) -> float:
        """Return the time, seconds UTC."""
        return self.clock.now()

    async def campaign(self, id_: str) -> Campaign:
        """Return a campaign. Refuses with `not_found`."""
        found = await self.books.get(Campaign, id_)
        if found is None:
            raise OutboundRefusal("not_found", id_)
        return found

    async def record(self, id_: str) -> ListRecord:
        """Return a record. Refuses with `not_found`."""
        found = await self.books.get(ListRecord, id_)
        if found is None:
            raise OutboundRefusal("not_found", id_)
        return found

    async def keep(self, record: ListRecord, by: str = MACHINE) -> ListRecord:
        """Store a record; what machines do to it writes no line into the audit trail.

        Raises `StaleVersion` when somebody was quicker.
        """
        return await put(self.books, record, by, self.now(), quiet=by == MACHINE)

    async def store(self, campaign: Campaign, by: str) -> Campaign:
        """Store a campaign. Raises `StaleVersion`."""
        return await put(self.books, campaign, by, self.now())

    async def card(self, record: ListRecord, number: str) -> CustomerCard:
        """Return who is called: the customer as the house knows them, else as the list says."""
        try:
            known = await self.records.card(number)
        except RecordsError:
            known = None
        return known or CustomerCard(name=record.name, company=record.company, language=record.language)


def new_id(kind: str) -> str:
    """Return an id that nothing else has."""
    return f"{kind}-{uuid4().hex}"
