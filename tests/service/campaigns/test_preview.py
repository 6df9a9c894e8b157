"""Preview: the next record is shown once the gate allows it, dialled or skipped, and ends with a result."""

import pytest

from callcenter.floor import Refusal
from callcenter.floor import commands as c
from callcenter.floor.phases import Presence
from callcenter.outbound.campaign.campaign import CampaignState
from callcenter.outbound.refusal import OutboundRefusal
from callcenter.service.campaigns.preview import Shown
from callcenter.service.campaigns.tools import No
from tests.service.campaigns.campaign_world import NOW, CampaignWorld

pytestmark = pytest.mark.unit


async def shown(world: CampaignWorld, campaign: str, agent: str = "ana") -> Shown:
    """Return the next record of an agent; there is one."""
    found = await world.room.preview.next(campaign, agent)
    assert found is not None
    return found


async def test_an_agent_sees_a_record_dials_it_and_registers_it(world: CampaignWorld) -> None:
    """The disposition is its result."""
    campaign = await world.campaign()
    seen = await shown(world, campaign.id)
    assert (seen.record.name, seen.number) == ("P1", "+14155550001")
    contact = await world.room.preview.dial(seen.record.id, "ana")
    live = world.runner.floor.state.contacts[contact]
    assert (live.caller, live.dialled, live.queue, live.card.name) == (
        "+14155550001",
        campaign.caller_id,
        "outbound",
        "P1",
    )
    await world.talks(contact, "ana", "order")
    assert await world.results.settle()
    record = await world.record(campaign, 1)
    assert (record.state, record.result) == ("done", "order")
    (attempt,) = record.attempts
    assert (attempt.reached, attempt.agent, attempt.contact) == (True, "ana", contact)
    assert (await shown(world, campaign.id)).record.name == "P2"


async def test_two_agents_never_see_the_same_record(world: CampaignWorld) -> None:
    """And who has one keeps it until it is dealt with."""
    campaign = await world.campaign()
    first, second = await shown(world, campaign.id, "ana"), await shown(world, campaign.id, "ben")
    assert first.record.id != second.record.id
    assert (await shown(world, campaign.id, "ana")).record.id == first.record.id
    with pytest.raises(OutboundRefusal, match="not_yours"):
        await world.room.preview.dial(first.record.id, "ben")


async def test_what_may_not_be_dialled_is_shown_to_nobody(world: CampaignWorld) -> None:
    """It waits until the gate may be asked again, or is withdrawn for good; each says the rule."""
    campaign = await world.campaign()
    world.noes = {
        "+14155550001": No("US-06", "It is night there.", NOW + 600.0),
        "+14155550002": No("DNC", "Asked not to be called.", final=True),
    }
    assert (await shown(world, campaign.id)).record.name == "P3"
    night, listed = await world.record(campaign, 1), await world.record(campaign, 2)
    assert (night.state, night.next_at) == ("waiting", NOW + 600.0)
    assert (listed.state, listed.result) == ("withdrawn", "DNC")
    assert [each.code for each in await world.room.campaigns.why(night)] == ["not_yet", "denied"]


async def test_what_the_gate_would_say_is_told_before_anybody_asks(world: CampaignWorld) -> None:
    """Of a record in line; nothing is kept of the question."""
    campaign = await world.campaign()
    world.noes["+14155550001"] = No("CN-11", "Not at night.", NOW + 600.0)
    record = await world.record(campaign, 1)
    (why,) = await world.room.campaigns.why(record)
    assert (why.code, why.detail, why.until) == ("denied", "CN-11", NOW + 600.0)
    assert await world.record(campaign, 1) == record
    assert await world.room.campaigns.why(await world.record(campaign, 2)) == ()


async def test_the_gate_is_asked_again_before_the_dial(world: CampaignWorld) -> None:
    """A no takes the record from the agent, and no telephone rings."""
    campaign = await world.campaign()
    seen = await shown(world, campaign.id)
    world.noes[seen.number] = No("US-06", "It is night there.", NOW + 600.0)
    with pytest.raises(OutboundRefusal, match="call_denied") as refused:
        await world.room.preview.dial(seen.record.id, "ana")
    assert refused.value.detail.startswith("US-06: It is night there. Again from 2027-01-15")
    assert not world.runner.floor.state.contacts
    assert (await shown(world, campaign.id)).record.name == "P2"


async def test_what_the_floor_refuses_stays_with_the_agent(world: CampaignWorld) -> None:
    """The attempt is none, and the next one is the same."""
    campaign = await world.campaign()
    seen = await shown(world, campaign.id)
    await world.do(c.RequestPresence("ana", Presence.OFFLINE))
    with pytest.raises(Refusal, match="agent_offline"):
        await world.room.preview.dial(seen.record.id, "ana")
    record = await world.record(campaign, 1)
    assert (record.state, record.agent, record.attempts) == ("reserved", "ana", ())
    await world.do(c.RequestPresence("ana", Presence.AVAILABLE))
    assert await world.room.preview.dial(seen.record.id, "ana") == f"{record.id}-1"


async def test_a_record_is_skipped_with_a_reason(world: CampaignWorld) -> None:
    """For a while, for a time, or for good."""
    campaign = await world.campaign()
    for at, forever in ((0.0, False), (NOW + 7200.0, False), (0.0, True)):
        seen = await shown(world, campaign.id)
        await world.room.preview.skip(seen.record.id, "ana", "wrong", again_at=at, forever=forever)
    states = [await world.record(campaign, number) for number in (1, 2, 3)]
    assert [each.state for each in states] == ["waiting", "waiting", "withdrawn"]
    assert [each.next_at for each in states] == [NOW + 3600.0, NOW + 7200.0, 0.0]
    seen_again = await world.room.preview.next(campaign.id, "ana")
    assert seen_again is None
    with pytest.raises(OutboundRefusal, match="not_yours"):
        await world.room.preview.skip(states[0].id, "ana", "again")


async def test_nobody_keeps_a_record_for_ever(world: CampaignWorld) -> None:
    """After the campaign's minutes it is somebody else's to dial."""
    campaign = await world.campaign(1)
    await shown(world, campaign.id, "ana")
    due = world.room.due_kind(world.faults)
    assert await due.next_at(NOW) == NOW + 900.0
    assert await due.run_due(NOW + 899.0) == 0
    assert await due.run_due(NOW + 900.0) == 1
    assert (await shown(world, campaign.id, "ben")).record.name == "P1"


async def test_only_a_running_campaign_of_ones_own_has_a_next_record(world: CampaignWorld) -> None:
    """Each refusal says why."""
    campaign = await world.campaign(running=False)
    with pytest.raises(OutboundRefusal, match="not_running"):
        await world.room.preview.next(campaign.id, "ana")
    with pytest.raises(OutboundRefusal, match="not_yours"):
        await world.room.preview.next(campaign.id, "nobody")
    spanish = await world.campaign(skills={"spanish": 5})
    with pytest.raises(OutboundRefusal, match="not_yours"):
        await world.room.preview.next(spanish.id, "ana")
    assert await world.room.preview.campaigns("ana") == []


async def test_a_campaign_that_has_what_it_wanted_rests(world: CampaignWorld) -> None:
    """Its goal is met: the next record is shown to nobody, and says why."""
    campaign = await world.campaign(2, goal=1, goals=("order",))
    seen = await shown(world, campaign.id)
    await world.talks(await world.room.preview.dial(seen.record.id, "ana"), "ana", "order")
    await world.results.settle()
    with pytest.raises(OutboundRefusal, match="goal_met"):
        await world.room.preview.next(campaign.id, "ana")
    left = await world.record(campaign, 2)
    assert [each.code for each in await world.room.campaigns.why(left)] == ["goal_met"]


async def test_a_paused_campaign_dials_nobody(world: CampaignWorld) -> None:
    """Not even what an agent has before them."""
    campaign = await world.campaign()
    seen = await shown(world, campaign.id)
    await world.room.campaigns.move(campaign.id, campaign.version, CampaignState.PAUSED, "sue")
    with pytest.raises(OutboundRefusal, match="not_running"):
        await world.room.preview.dial(seen.record.id, "ana")


async def test_nobody_is_dialled_outside_the_campaigns_hours(world: CampaignWorld) -> None:
    """Neither shown nor dialled, even if an agent has the record already; the record says why."""
    campaign = await world.campaign()
    seen = await shown(world, campaign.id)
    await world.change(campaign, calendar="never")
    with pytest.raises(OutboundRefusal, match="closed"):
        await world.room.preview.dial(seen.record.id, "ana")
    with pytest.raises(OutboundRefusal, match="closed"):
        await world.room.preview.next(campaign.id, "ben")
    why = await world.room.campaigns.why(await world.record(campaign, 2))
    assert [(each.code, each.detail) for each in why] == [("closed", "never")]
