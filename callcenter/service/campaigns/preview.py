"""Preview: an agent gets the next record, sees it, and dials it or skips it (FL-25)."""

from msgspec import Struct

from callcenter.floor import Refusal
from callcenter.floor.calling import PlaceCall
from callcenter.floor.capacity import is_free
from callcenter.floor.values import Channel
from callcenter.outbound.campaign import moves
from callcenter.outbound.campaign.campaign import Campaign, CampaignState, Mode
from callcenter.outbound.campaign.record import ListRecord, RecordState
from callcenter.outbound.refusal import OutboundRefusal
from callcenter.ports.books import StaleVersion
from callcenter.service.calling.again import again_from
from callcenter.service.campaigns.around import around, may_serve, open_now
from callcenter.service.campaigns.gating import asked, held
from callcenter.service.campaigns.line import in_line
from callcenter.service.campaigns.tools import CampaignTools, No

#: So many records are shown to the gate at most before an agent is told that there is none.
MOST_ASKED = 50


class Shown(Struct, frozen=True):
    """A record with its campaign. `number` is the one that will be dialled."""

    campaign: Campaign
    record: ListRecord
    number: str


class Preview:
    """What agents do with records. Refuses with `OutboundRefusal`."""

    def __init__(self, tools: CampaignTools) -> None:
        self._tools = tools

    async def campaigns(self, agent: str, mode: Mode = Mode.PREVIEW) -> list[Campaign]:
        """Return the running campaigns of a mode that an agent works for."""
        where = {"state": CampaignState.RUNNING.value, "mode": mode.value}
        found = await self._tools.books.find(Campaign, where, order="at")
        state = self._tools.state()
        known = state.agents.get(agent)
        return [each for each in found if known is not None and may_serve(state, known, each)]

    async def mine(self, agent: str) -> Shown | None:
        """Return the record that an agent has reserved, if any."""
        where = {"agent": agent, "state": RecordState.RESERVED.value}
        held_by = await self._tools.books.find(ListRecord, where, limit=1)
        return await self._shown(held_by[0]) if held_by else None

    async def next(self, campaign_id: str, agent: str) -> Shown | None:
        """Reserve the next record for an agent, None if there is none now; who has one keeps it.

        The gate is asked first: what may not be dialled is shown to nobody. Refuses with `not_running`,
        `closed`, `goal_met` or `not_yours`.
        """
        if (already := await self.mine(agent)) is not None:
            return already
        campaign = await self._running(campaign_id, agent)
        asked_of = 0
        async for record in in_line(self._tools.books, campaign, self._tools.now()):
            asked_of += 1
            if asked_of > MOST_ASKED:
                return None
            if (found := await self._take(campaign, record, agent)) is not None:
                return await self._shown(found)
        return None

    async def dial(self, id_: str, agent: str) -> str:
        """Dial the record that an agent has reserved and return its contact.

        The agent's own phone comes first, then the customer is dialled. Refuses with `call_denied` what
        the gate forbids; what the floor refuses leaves the record with the agent.
        """
        campaign, record = await self._reserved(id_, agent)
        if campaign.state is not CampaignState.RUNNING:
            raise OutboundRefusal("not_running", campaign.state.value)
        if not open_now(self._tools.state(), campaign, self._tools.now()):
            raise OutboundRefusal("closed", campaign.calendar or campaign.queue)
        no = await asked(self._tools, campaign, record, agent)
        if no is not None:
            await self._tools.keep(held(record, no, self._tools.now()))
            raise self._denied(no)
        self._check_free(agent)
        begun = await self._tools.keep(moves.dial(record, Mode.PREVIEW, agent, self._tools.now()))
        return await self._place(campaign, begun, agent)

    async def skip(
        self, id_: str, agent: str, reason: str, *, again_at: float = 0.0, forever: bool = False
    ) -> ListRecord:
        """Put a reserved record back with a reason: for now, for a time, or never to be dialled."""
        _, record = await self._reserved(id_, agent)
        if not reason:
            raise OutboundRefusal("incomplete", "reason")
        now = self._tools.now()
        if forever:
            return await self._tools.keep(moves.withdraw(record, reason, now), agent)
        later = again_at or now + _SKIPPED
        return await self._tools.keep(moves.give_back(record, now, reason, later), agent)

    async def lapse(self, record: ListRecord, now: float) -> None:
        """Put a record back that was reserved for too long."""
        await self._tools.keep(moves.give_back(record, now))

    async def _running(self, id_: str, agent: str) -> Campaign:
        campaign, state = await self._tools.campaign(id_), self._tools.state()
        known = state.agents.get(agent)
        if known is None or not may_serve(state, known, campaign):
            raise OutboundRefusal("not_yours", id_)
        if campaign.state is not CampaignState.RUNNING or campaign.mode is not Mode.PREVIEW:
            raise OutboundRefusal("not_running", campaign.state.value)
        so = await around(self._tools.books, state, campaign, self._tools.now())
        if not so.is_open:
            raise OutboundRefusal("closed", campaign.calendar or campaign.queue)
        if so.goal_met:
            raise OutboundRefusal("goal_met", id_)
        return campaign

    async def _take(self, campaign: Campaign, record: ListRecord, agent: str) -> ListRecord | None:
        """Reserve a record unless the gate says no, or a colleague was quicker."""
        now = self._tools.now()
        no = await asked(self._tools, campaign, record, agent)
        try:
            if no is not None:
                await self._tools.keep(held(record, no, now))
                return None
            return await self._tools.keep(moves.reserve(record, campaign, agent, now))
        except StaleVersion:
            return None

    async def _reserved(self, id_: str, agent: str) -> tuple[Campaign, ListRecord]:
        record = await self._tools.record(id_)
        if record.state is not RecordState.RESERVED or record.agent != agent:
            raise OutboundRefusal("not_yours", id_)
        return await self._tools.campaign(record.campaign), record

    def _check_free(self, agent: str) -> None:
        """Refuse before anything is stored what the floor would refuse anyway."""
        known = self._tools.state().agents.get(agent)
        if known is not None and known.contact and not is_free(known, Channel.VOICE):
            raise OutboundRefusal("agent_busy", agent)

    async def _place(self, campaign: Campaign, record: ListRecord, agent: str) -> str:
        """Give the floor the call whose attempt is stored; what it refuses is taken back.

        Where it could not be kept, whoever settles attempts asks the journal whether it was.
        """
        number, contact = record.attempts[-1].number, record.contact
        card = await self._tools.card(record, number)
        try:
            await self._tools.submit(
                PlaceCall(contact, agent, number, campaign.queue, campaign.caller_id, card)
            )
        except Refusal:
            await self._tools.keep(moves.refused(record, campaign, self._tools.now()))
            raise
        return contact

    def _denied(self, no: No) -> OutboundRefusal:
        house = self._tools.house()
        said = f"{no.rule}: {no.words}" if no.words else no.rule
        again = again_from(no.again_at, house.zone, house.language)
        return OutboundRefusal("call_denied", " ".join(filter(None, (said, again))))

    async def _shown(self, record: ListRecord) -> Shown:
        return Shown(await self._tools.campaign(record.campaign), record, moves.number_of(record))


#: Seconds until a record that was skipped for no time is shown again.
_SKIPPED = 3600.0
