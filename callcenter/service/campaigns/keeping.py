"""Campaigns: made, changed, started, paused and ended; their progress, and why a record is not dialled."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from callcenter.floor.state import FloorState
from callcenter.outbound.campaign import campaign as law
from callcenter.outbound.campaign import moves
from callcenter.outbound.campaign.campaign import Campaign, CampaignState, Mode
from callcenter.outbound.campaign.days import AheadFigures, CampaignDay, figures
from callcenter.outbound.campaign.experience import CampaignExperience
from callcenter.outbound.campaign.progress import Progress, Tally
from callcenter.outbound.campaign.reasons import WhyNot, why_not
from callcenter.outbound.campaign.record import CallList, ListRecord, RecordState
from callcenter.outbound.refusal import OutboundRefusal
from callcenter.ports.books import Cursor, Match, cursor_of
from callcenter.service.campaigns.around import around
from callcenter.service.campaigns.gating import asked
from callcenter.service.campaigns.tools import CampaignTools, new_id

_PAGE = 500


class RecordSearch(Struct, frozen=True):
    """Which records of a campaign: in a state, of a list, with a result, with a number (E.164)."""

    state: RecordState | None = None
    list: str = ""
    result: str = ""
    number: str = ""
    limit: int = 50
    after: Cursor | None = None


class Campaigns:
    """What supervisors do with campaigns. Refuses with `OutboundRefusal`; raises `StaleVersion`."""

    def __init__(self, tools: CampaignTools) -> None:
        self._tools = tools

    async def all(self) -> list[Campaign]:
        """Return every campaign, the newest first."""
        return await self._tools.books.find(Campaign, order="-at", limit=500)

    async def see(self, id_: str) -> Campaign:
        """Return a campaign."""
        return await self._tools.campaign(id_)

    async def add(self, wish: Campaign, by: str) -> Campaign:
        """Keep a new campaign as a draft."""
        made = replace(
            self._fits(wish),
            id=new_id("campaign"),
            version=0,
            state=CampaignState.DRAFT,
            since=self._tools.now(),
            started_at=0.0,
            at=self._tools.now(),
            by=by,
        )
        return await self._tools.store(made, by)

    async def change(self, id_: str, wish: Campaign, by: str) -> Campaign:
        """Change a campaign that has not ended; while it runs, its mode and queue stay as they are."""
        before = await self._tools.campaign(id_)
        if before.state is CampaignState.ENDED:
            raise OutboundRefusal("wrong_state", before.state.value)
        fixed = before.state is CampaignState.RUNNING
        if fixed and (wish.mode, wish.queue) != (before.mode, before.queue):
            raise OutboundRefusal("wrong_state", before.state.value)
        kept = {name: getattr(before, name) for name in ("id", "state", "since", "started_at", "at", "by")}
        return await self._tools.store(self._fits(replace(wish, **kept)), by)

    async def move(self, id_: str, version: int, to: CampaignState, by: str) -> Campaign:
        """Start, pause or end a campaign."""
        before = replace(await self._tools.campaign(id_), version=version)
        moved = law.move(before, to, self._tools.now())
        if to is CampaignState.RUNNING:
            self._startable(moved)
        return await self._tools.store(moved, by)

    async def lists(self, id_: str) -> list[CallList]:
        """Return the lists of a campaign, the first taken in first."""
        return await self._tools.books.find(CallList, {"campaign": id_}, order="at", limit=500)

    async def records(self, id_: str, wanted: RecordSearch) -> list[ListRecord]:
        """Return a page of a campaign's records, by their lists."""
        where: dict[str, Match] = {"campaign": id_}
        if wanted.state is not None:
            where["state"] = wanted.state.value
        named = {"list": wanted.list, "result": wanted.result, "numbers": wanted.number}
        where |= {field: value for field, value in named.items() if value}
        return await self._tools.books.find(ListRecord, where, limit=wanted.limit, after=wanted.after)

    async def progress(self, id_: str) -> Progress:
        """Return how far a campaign is."""
        tally, after = Tally(await self._tools.campaign(id_)), None
        while page := await self._tools.books.find(ListRecord, {"campaign": id_}, limit=_PAGE, after=after):
            after = cursor_of(page[-1])
            for record in page:
                tally.add(record)
        return tally.progress()

    async def figures(self, id_: str) -> AheadFigures:
        """Return what a campaign's calls came to, against the law of abandoned calls."""
        campaign = await self._tools.campaign(id_)
        days = await self._tools.books.find(CampaignDay, {"campaign": id_}, order="on", limit=1000)
        learned = await self._tools.books.get(CampaignExperience, id_)
        return figures(self._tools.law(campaign), days, self._tools.now(), learned)

    async def record(self, id_: str) -> ListRecord:
        """Return a record."""
        return await self._tools.record(id_)

    async def why(self, record: ListRecord) -> Sequence[WhyNot]:
        """Return why a record is not dialled now; of one in line the gate is asked what it would say."""
        campaign = await self._tools.campaign(record.campaign)
        now = self._tools.now()
        so = await around(self._tools.books, self._tools.state(), campaign, now)
        if record.state is not RecordState.WAITING or record.denied is not None:
            return why_not(record, campaign, so, now)
        no = await asked(self._tools, campaign, record, dry=True)
        against = () if no is None else (WhyNot("denied", no.rule, no.again_at or 0.0),)
        return (*against, *why_not(record, campaign, so, now))

    async def withdraw(self, id_: str, reason: str, by: str) -> ListRecord:
        """Take a record out of the line for good."""
        record = await self._tools.record(id_)
        return await self._tools.keep(moves.withdraw(record, reason, self._tools.now()), by)

    async def reopen(self, id_: str, by: str) -> ListRecord:
        """Put a record that is done or withdrawn in line again."""
        record = await self._tools.record(id_)
        return await self._tools.keep(moves.reopen(record, self._tools.now()), by)

    def _fits(self, wish: Campaign) -> Campaign:
        """Refuse what does not fit into the house."""
        house = self._tools.house()
        campaign = law.checked(wish)
        if campaign.queue and campaign.queue not in {queue.id for queue in house.queues}:
            raise OutboundRefusal("unknown_queue", campaign.queue)
        own = house.numbers.keys() | {each.number for each in house.calling.numbers}
        if campaign.caller_id and campaign.caller_id not in own:
            raise OutboundRefusal("unknown_caller_id", campaign.caller_id)
        if campaign.calendar and campaign.calendar not in {each.id for each in house.calendars}:
            raise OutboundRefusal("unknown_calendar", campaign.calendar)
        return campaign

    def _startable(self, campaign: Campaign) -> None:
        """Refuse to start what would dial more often than its own rules say.

        The floor tries a callback again by its queue's rules, without asking the gate: a progressive
        campaign needs a queue that dials once, and so does one that dials ahead, for while its cap is near.
        Where the law bars dialling ahead, it does not begin (UK-01, CN-07).
        """
        self._fits(campaign)
        if campaign.mode is Mode.PREDICTIVE and not (law := self._tools.law(campaign)).allowed:
            raise OutboundRefusal("predictive_barred", law.id)
        if campaign.mode is not Mode.PREVIEW and not dials_once(self._tools.state(), campaign):
            raise OutboundRefusal("queue_retries", campaign.queue)


def dials_once(state: FloorState, campaign: Campaign) -> bool:
    """Whether the campaign's queue dials a callback once and no more, and forgets it when customers call."""
    policy = state.queues.get(campaign.queue)
    return policy is not None and policy.callback.attempts == 1
