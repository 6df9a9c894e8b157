"""Predictive: more people are dialled than agents are free, as far as the law of abandoned calls allows.

How many is decided by `outbound/pacing` from what was learned of this list, and the gate is asked before
each dial. While one abandoned call more could break the cap, agents come first as in a progressive
campaign: then nobody can be abandoned (US-01, UK-01). Only agents whose leg stands are counted on.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from random import Random

from callcenter.floor import Refusal
from callcenter.floor import events as e
from callcenter.floor.ahead import DialAhead
from callcenter.floor.capacity import is_free
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.state import Agent, FloorState
from callcenter.floor.values import Channel, OnMachine, QueuePolicy
from callcenter.outbound.campaign import campaign as law_of_campaigns
from callcenter.outbound.campaign import moves
from callcenter.outbound.campaign.campaign import Campaign, Mode
from callcenter.outbound.campaign.days import CampaignDay, lawful_days, period_now
from callcenter.outbound.campaign.record import ListRecord
from callcenter.outbound.pacing.law import AbandonLaw, Period
from callcenter.outbound.pacing.pace import Situation, predictive, spends
from callcenter.outbound.pacing.standing import standing, used_of_cap
from callcenter.ports.books import RecordsError
from callcenter.service.campaigns.around import crew, goal_met, needs_of, open_now
from callcenter.service.campaigns.experience import Experience
from callcenter.service.campaigns.gating import asked, held
from callcenter.service.campaigns.progressive import Progressive
from callcenter.service.campaigns.remembering import Remembered
from callcenter.service.campaigns.tools import CampaignTools
from callcenter.service.signals import Signals

#: Seconds before the end of a period in which nobody is dialled ahead: the answer would fall into the next.
_CLOSING = timedelta(minutes=3).total_seconds()
_DAYS = 400
_BUSY = frozenset({Presence.ON_CONTACT, Presence.WRAP_UP})


class Predictive(Progressive):
    """Keeps the predictive campaigns dialling; `dice` choose which machines agents listen to all the same.

    Until `counted`, what a former process left is not in the days of campaigns yet, so agents come first.
    """

    mode = Mode.PREDICTIVE

    def __init__(
        self,
        tools: CampaignTools,
        signals: Signals,
        dice: Random | None = None,
        counted: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(tools, signals)
        self._dice = dice or Random()
        self._counted = counted
        self.experience = Experience()
        self._remembered = Remembered(tools, self.experience)
        self._periods: dict[str, tuple[AbandonLaw, Period]] = {}

    def listen(self, seq: int, events: Sequence[e.Event], now: float) -> None:
        """The floor changed: somebody may be free, and something may be learned."""
        self.experience.learn(events)
        super().listen(seq, events, now)

    async def look(self) -> int:
        """Dial for every campaign, and tell how they stand to the law of abandoned calls."""
        self._periods = {}
        begun = await super().look()
        try:
            await self._remembered.keep()
        except RecordsError as error:
            self._signals.fault("campaigns", error)
        stands = Counter(standing(*each) for each in self._periods.values())
        used = max((used_of_cap(*each) for each in self._periods.values()), default=0.0)
        self._signals.abandoning(stands, used)
        return begun

    async def _dial(self, campaign: Campaign) -> int:
        """Dial ahead as much as may be; agents first while the cap is near."""
        now, state, counted = self._tools.now(), self._tools.state(), self._counted()
        law, period = self._tools.law(campaign), await self._period(campaign, counted=counted)
        self._periods[campaign.id] = law, period
        if not open_now(state, campaign, now) or await goal_met(self._tools.books, campaign):
            return await super()._dial(campaign)
        learned = await self._remembered.of(campaign.id)
        if not counted or agents_first(law, period, now):
            return await super()._dial(campaign)
        await self._coming(campaign, now)
        so = situation(state, campaign)
        return await self._work_off(campaign, predictive(so, learned, law, period), self._begin_ahead)

    async def _period(self, campaign: Campaign, *, counted: bool) -> Period:
        """Return the period that now lies in, with what was not written into its days yet."""
        law, now = self._tools.law(campaign), self._tools.now()
        days = await self._tools.books.find(CampaignDay, {"campaign": campaign.id}, order="-on", limit=_DAYS)
        period = period_now(law, lawful_days(days), now)
        return self.experience.with_unwritten(campaign.id, period, days) if counted else period

    def _bespoken(self, campaign: Campaign) -> int:
        return bespoken(self._tools.state(), campaign)

    async def _begin_ahead(self, campaign: Campaign, record: ListRecord) -> bool:
        """Dial a record ahead of the agents unless the gate says no; whether it went."""
        now = self._tools.now()
        no = await asked(self._tools, campaign, record, mode=Mode.PREDICTIVE)
        if no is not None:
            await self._tools.keep(held(record, no, now))
            return False
        begun = await self._tools.keep(moves.dial(record, Mode.PREDICTIVE, "", now))
        try:
            await self._tools.submit(await self._command(campaign, begun))
        except Refusal as refusal:
            back = moves.undo(begun, now, taken=False)
            await self._tools.keep(moves.give_way(back, now, refusal.code))
            return False
        return True

    async def _command(self, campaign: Campaign, record: ListRecord) -> DialAhead:
        number = record.attempts[-1].number
        sampled = campaign.detect_machine and self._dice.random() < campaign.machine_sample
        on_machine = law_of_campaigns.OnMachine.AGENT if sampled else campaign.on_machine
        return DialAhead(
            record.contact,
            campaign.queue,
            number,
            campaign.id,
            campaign.abandoned_message,
            language=campaign.language,
            caller_id=campaign.caller_id,
            card=await self._tools.card(record, number),
            needs=needs_of(campaign),
            ring_seconds=self._ring_seconds(campaign),
            detect_machine=campaign.detect_machine,
            on_machine=OnMachine(on_machine.value),
            machine_message=campaign.machine_message,
        )

    def _ring_seconds(self, campaign: Campaign) -> float:
        """Return how long a telephone rings: as the campaign's queue says of callbacks."""
        policy = self._tools.state().queues.get(campaign.queue) or QueuePolicy(campaign.queue)
        return policy.callback.ring_seconds


def agents_first(law: AbandonLaw, period: Period, now: float) -> bool:
    """Whether nobody is dialled ahead now: it is barred, the cap is near, or the period is about to end."""
    return not law.allowed or now + _CLOSING >= period.ends or spends(law, period)


def bespoken(state: FloorState, campaign: Campaign) -> int:
    """Return how many are dialled ahead, or have answered, and will need an agent."""
    here = [each for each in state.contacts.values() if each.queue == campaign.queue]
    return sum(each.phase is Phase.REACHING or each.pressing for each in here)


def situation(state: FloorState, campaign: Campaign) -> Situation:
    """Return how a campaign's agents are, of those whose leg stands, and who rings or waits for them.

    What its queue keeps in reserve is not there for those who are dialled.
    """
    standing = [agent for agent in crew(state, campaign) if agent.leg]
    policy = state.queues.get(campaign.queue)
    reserve = policy.reserve.agents if policy is not None else 0
    here = [each for each in state.contacts.values() if each.queue == campaign.queue]
    return Situation(
        free=max(0, _free(standing) - reserve),
        busy=sum(agent.presence in _BUSY and agent.wish is None for agent in standing),
        ringing=sum(each.phase is Phase.REACHING for each in here),
        waiting=sum(each.phase is Phase.WAITING and each.channel is Channel.VOICE for each in here),
    )


def _free(agents: Iterable[Agent]) -> int:
    return sum(is_free(agent, Channel.VOICE) for agent in agents)
