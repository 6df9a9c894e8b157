"""Predictive over a restart: what was learned is known again, and no abandoned call is forgotten (US-01)."""

from functools import partial

import pytest

from callcenter.floor import commands as c
from callcenter.floor.phases import Phase, Presence
from callcenter.outbound.campaign.campaign import Campaign, Mode
from callcenter.outbound.campaign.days import CampaignDay, day_id
from callcenter.outbound.pacing.learning import Learned
from callcenter.ports.books import Put
from callcenter.service.campaigns.counting import CampaignDays
from callcenter.service.campaigns.predictive import Predictive
from callcenter.service.journal_reader import JournalReader
from tests.service.campaigns.campaign_world import NOW, CampaignWorld

pytestmark = pytest.mark.unit


def reader_of(world: CampaignWorld) -> JournalReader:
    """Return who counts the calls of campaigns out of the journal, in a process that has just begun."""
    return JournalReader(
        world.journal, world.books, world.clock, world.faults, [CampaignDays(world.books, "campaign-days")]
    )


async def begun(world: CampaignWorld, answered: int) -> Campaign:
    """Two agents stand by for a campaign that had so many answers today."""
    for name in ("ana", "ben"):
        await world.do(c.BindLeg(f"S-{name}", name))
    campaign = await world.predictive_campaign(4)
    day = day_id(campaign.id, NOW)
    so_far = CampaignDay(day, campaign=campaign.id, on=day.rpartition(":")[2], answered=answered)
    await world.books.commit([Put(so_far)], "sue", NOW)
    return campaign


async def answers(world: CampaignWorld, contact: str) -> None:
    """Who was dialled picks up."""
    await world.do(c.AnswerLeg(contact, world.attempt(contact), f"leg-{contact}"))


async def is_over(world: CampaignWorld, contact: str) -> None:
    """The customer hangs up, and the agent is done with it."""
    agent = world.runner.floor.state.contacts[contact].agent
    await world.do(c.EndLeg(f"leg-{contact}"))
    await world.do(c.Dispose(agent, contact, "resolved"))
    await world.do(c.FinishWrapUp(agent))


async def modes(world: CampaignWorld, campaign: Campaign) -> list[Mode | None]:
    """Return how each record was dialled last."""
    records = [await world.record(campaign, number) for number in (1, 2, 3, 4)]
    return [each.attempts[-1].mode if each.attempts else None for each in records]


async def test_what_was_learned_is_known_after_a_restart(world: CampaignWorld) -> None:
    """One call that was answered after 12 seconds and took 60 is enough to know more than the guess."""
    campaign = await begun(world, 400)
    before = world.room.predictive(world.faults)
    world.feed.subscribe(before.listen)
    await before.look()
    contact = (await world.record(campaign, 1)).contact
    world.clock.time += 12.0
    await answers(world, contact)
    world.clock.time += 60.0
    await is_over(world, contact)
    learned = before.experience.of(campaign.id)
    assert learned.handles.value < Learned().handles.value
    await before.look()

    after = world.room.predictive(world.faults)
    await after.look()

    assert after.experience.of(campaign.id) == learned
    told = (await world.room.campaigns.figures(campaign.id)).learned
    assert (told.answer_share, told.ring_seconds) == (learned.answers.value, learned.rings.value)
    assert (told.handle_seconds, told.at) == (learned.handles.value, world.clock.time)


async def test_a_restart_does_not_forget_who_was_abandoned(world: CampaignWorld) -> None:
    """One of 35 was: a second could break the cap. The process ends before that is in the campaign's day.

    Until the next one has counted it, the agent comes first; and from then on, too.
    """
    campaign = await begun(world, 33)
    assert await world.room.predictive(world.faults).look() == 2
    assert await modes(world, campaign) == [Mode.PREDICTIVE, Mode.PREDICTIVE, None, None]
    first, second = [(await world.record(campaign, number)).contact for number in (1, 2)]
    await world.do(c.RequestPresence("ben", Presence.NOT_READY, "break"))
    await answers(world, first)
    await answers(world, second)
    world.clock.time += 2.0
    await world.do(c.PassTime())
    assert world.runner.floor.state.contacts[second].phase is Phase.ANNOUNCING
    await world.do(c.RequestPresence("ben", Presence.AVAILABLE))

    reader = reader_of(world)
    after: Predictive = world.room.predictive(
        world.faults, partial(reader.has_given, CampaignDays.fault, world.runner.seq)
    )
    await after.look()
    assert (await modes(world, campaign))[2:] == [Mode.PROGRESSIVE, None]

    await reader.catch_up()
    figures = await world.room.campaigns.figures(campaign.id)
    assert (figures.answered, figures.abandoned, figures.rate) == (35, 1, 1 / 35)
    await is_over(world, first)
    await after.look()
    assert (await modes(world, campaign))[2:] == [Mode.PROGRESSIVE, Mode.PROGRESSIVE]
