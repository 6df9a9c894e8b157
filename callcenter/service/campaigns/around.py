"""What is so around a campaign now: its hours, its agents, and whether it has what it wanted."""

from callcenter.floor.asking import asked_in
from callcenter.floor.capacity import is_free
from callcenter.floor.hours import is_open, queue_is_open
from callcenter.floor.phases import Presence
from callcenter.floor.state import Agent, FloorState
from callcenter.floor.values import Channel, Needs, QueuePolicy, Skill
from callcenter.floor.waiting import has_skills
from callcenter.outbound.campaign.campaign import Campaign
from callcenter.outbound.campaign.reasons import Around
from callcenter.outbound.campaign.record import ListRecord, RecordState
from callcenter.ports.books import Among, Books, Match


def open_now(state: FloorState, campaign: Campaign, now: float) -> bool:
    """Whether a campaign's hours and those of its queue are open."""
    policy = state.queues.get(campaign.queue) or QueuePolicy(campaign.queue)
    calendar = state.calendars.get(campaign.calendar)
    return queue_is_open(state, policy, now) and (calendar is None or is_open(calendar, now))


def needs_of(campaign: Campaign) -> Needs:
    """Return what a campaign asks of an agent, beside what its queue asks."""
    return Needs(required=tuple(Skill(name, level) for name, level in sorted(campaign.skills.items())))


def may_serve(state: FloorState, agent: Agent, campaign: Campaign) -> bool:
    """Whether an agent is one of the campaign's: of its queue, with the skills of both."""
    profile = agent.profile
    needs = asked_in(state.queues.get(campaign.queue), needs_of(campaign))
    return campaign.queue in profile.queues and has_skills(profile.skills, needs.required)


def crew(state: FloorState, campaign: Campaign) -> list[Agent]:
    """Return the campaign's agents who are signed in."""
    return [
        agent
        for agent in state.agents.values()
        if agent.presence is not Presence.OFFLINE and may_serve(state, agent, campaign)
    ]


async def goal_met(books: Books, campaign: Campaign) -> bool:
    """Whether so many records have a wanted result as the campaign is to bring."""
    if not campaign.goal or not campaign.goals:
        return False
    where: dict[str, Match] = {
        "campaign": campaign.id,
        "result": Among(campaign.goals),
        "state": RecordState.DONE.value,
    }
    return await books.count(ListRecord, where) >= campaign.goal


async def around(books: Books, state: FloorState, campaign: Campaign, now: float) -> Around:
    """Return what is so around a campaign's records."""
    there = crew(state, campaign)
    return Around(
        is_open=open_now(state, campaign, now),
        agents=len(there),
        free=sum(is_free(agent, Channel.VOICE) for agent in there),
        goal_met=await goal_met(books, campaign),
    )
