"""Progressive: one record for each free agent, an agent first, inbound before it, settled by the journal."""

import pytest

from callcenter.floor import commands as c
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.values import LegCause
from callcenter.outbound.campaign import moves
from callcenter.outbound.campaign.campaign import CampaignState, Mode, Retry
from callcenter.outbound.refusal import OutboundRefusal
from callcenter.service.campaigns.tools import No
from tests.service.campaigns.campaign_world import NOW, CampaignWorld

pytestmark = pytest.mark.unit


async def test_as_many_are_dialled_as_agents_are_free(world: CampaignWorld) -> None:
    """Two agents, two records; another look brings no third."""
    campaign = await world.progressive_campaign(5)
    assert await world.progressive.look() == 2
    assert await world.progressive.look() == 0
    contacts = world.runner.floor.state.contacts
    assert {each.agent or each.offer.agent for each in contacts.values() if each.offer} == {"ana", "ben"}
    assert [(await world.record(campaign, n)).state for n in (1, 2, 3)] == ["dialling", "dialling", "waiting"]


async def test_the_customer_is_dialled_once_the_agent_is_there(world: CampaignWorld) -> None:
    """And what came of it is the record's, tried again by the campaign's own rule."""
    campaign = await world.progressive_campaign(1, retries=(Retry("busy", 15.0, 1),))
    await world.progressive.look()
    record = await world.record(campaign, 1)
    live = world.runner.floor.state.contacts[record.contact]
    assert (live.phase, live.dial) == (Phase.OFFERED, None)
    assert live.offer is not None
    agent = live.offer.agent
    await world.rings(record.contact, agent)
    await world.fails(record.contact, LegCause.BUSY)
    await world.results.settle()
    after = await world.record(campaign, 1)
    assert (after.state, after.result, after.next_at) == ("waiting", "busy", NOW + 900.0)
    assert (after.attempts[0].agent, after.attempts[0].reached) == (agent, False)
    assert await world.progressive.look() == 0
    world.clock.time = NOW + 900.0
    assert await world.progressive.look() == 1
    assert (await world.record(campaign, 1)).contact == f"{record.id}-2"


async def test_whoever_calls_in_goes_first(world: CampaignWorld) -> None:
    """A record in line waits behind a caller who came after it."""
    await world.do(c.RequestPresence("ben", Presence.OFFLINE))
    campaign = await world.progressive_campaign(1)
    await world.progressive.look()
    record = await world.record(campaign, 1)
    offer = world.runner.floor.state.contacts[record.contact].offer
    assert offer is not None
    await world.do(c.DeclineOffer("ana", offer.id))
    assert world.runner.floor.state.contacts[record.contact].phase is Phase.WAITING
    await world.do(c.RequestPresence("ana", Presence.NOT_READY, "break"))
    await world.do(c.ArriveContact("c1", "leg-c1", caller="+14155559999", dialled="+12025550100"))
    await world.do(c.RequestQueue("c1", "outbound"))
    await world.do(c.RequestPresence("ana", Presence.AVAILABLE))
    caller = world.runner.floor.state.contacts["c1"]
    assert caller.offer is not None
    assert (caller.phase, caller.offer.agent) == (Phase.OFFERED, "ana")


async def test_an_attempt_that_no_agent_takes_is_called_off(world: CampaignWorld) -> None:
    """Nothing rang: it counts for nothing, and the gate is asked anew."""
    await world.do(c.RequestPresence("ben", Presence.OFFLINE))
    campaign = await world.progressive_campaign(1)
    await world.progressive.look()
    record = await world.record(campaign, 1)
    offer = world.runner.floor.state.contacts[record.contact].offer
    assert offer is not None
    await world.do(c.DeclineOffer("ana", offer.id))
    await world.do(c.RequestPresence("ana", Presence.NOT_READY, "break"))
    world.clock.time = NOW + 60.0
    await world.progressive.look()
    await world.results.settle()
    back = await world.record(campaign, 1)
    assert (back.state, back.attempts, back.turns) == ("waiting", (), 1)
    await world.do(c.RequestPresence("ana", Presence.AVAILABLE))
    asked = len(world.asked)
    assert await world.progressive.look() == 1
    assert (len(world.asked), (await world.record(campaign, 1)).contact) == (asked + 1, f"{record.id}-2")


async def test_the_gate_is_asked_before_every_dial(world: CampaignWorld) -> None:
    """What it forbids is held, and the next record has its turn."""
    campaign = await world.progressive_campaign(3)
    world.noes["+14155550001"] = No("US-06", "night", NOW + 600.0)
    assert await world.progressive.look() == 2
    states = [(await world.record(campaign, number)).state for number in (1, 2, 3)]
    assert states == ["waiting", "dialling", "dialling"]


async def test_a_dial_that_the_gate_stops_at_the_last_moment_counts_for_nothing(world: CampaignWorld) -> None:
    """Nothing rang: the number is no dead one, and the record comes again later."""
    campaign = await world.progressive_campaign(1)
    await world.progressive.look()
    record = await world.record(campaign, 1)
    offer = world.runner.floor.state.contacts[record.contact].offer
    assert offer is not None
    await world.rings(record.contact, offer.agent)
    dial = world.attempt(record.contact)
    await world.do(c.FailEffect("dial_number", record.contact, attempt=dial, reason="US-06"))
    await world.results.settle()
    back = await world.record(campaign, 1)
    assert (back.state, back.attempts, back.bad) == ("waiting", (), ())
    assert (back.reason, back.next_at) == ("not_made", NOW + 300.0)


async def test_a_queue_that_dials_by_itself_is_no_queue_for_it(world: CampaignWorld) -> None:
    """Its second dial would pass no gate."""
    campaign = await world.campaign(1, running=False, mode=Mode.PROGRESSIVE)
    changed = await world.change(campaign, queue="often")
    with pytest.raises(OutboundRefusal, match="queue_retries"):
        await world.room.campaigns.move(campaign.id, changed.version, CampaignState.RUNNING, "sue")


async def test_a_number_that_is_called_back_already_waits_its_turn(world: CampaignWorld) -> None:
    """Nobody is called twice for two wishes at once: the record gives way."""
    campaign = await world.progressive_campaign(1)
    world.clock.time = NOW + 1.0
    other = await world.progressive_campaign(1)
    assert await world.progressive.look() == 1
    assert (await world.record(campaign, 1)).state == "dialling"
    second = await world.record(other, 1)
    assert (second.state, second.reason, second.next_at) == ("waiting", "callback_exists", NOW + 301.0)


async def test_what_the_floor_never_had_is_taken_back(world: CampaignWorld) -> None:
    """A process that died between the record and the floor repeats nothing and loses nothing."""
    campaign = await world.progressive_campaign(1)
    record = await world.record(campaign, 1)
    stored = await world.tools.keep(moves.dial(record, Mode.PROGRESSIVE, "", NOW))
    await world.results.sweep()
    assert (await world.record(campaign, 1)).state == "dialling"
    world.clock.time = NOW + 31.0
    await world.results.sweep()
    back = await world.record(campaign, 1)
    assert (back.state, back.attempts) == ("waiting", ())
    await world.progressive.look()
    assert (await world.record(campaign, 1)).contact == stored.contact


async def test_what_ended_while_nobody_listened_is_settled(world: CampaignWorld) -> None:
    """The journal knows what came of it."""
    campaign = await world.progressive_campaign(1)
    await world.progressive.look()
    record = await world.record(campaign, 1)
    offer = world.runner.floor.state.contacts[record.contact].offer
    assert offer is not None
    await world.talks(record.contact, offer.agent, "order")
    assert (await world.record(campaign, 1)).state == "dialling"
    fresh = world.room.results(world.journal, world.faults)
    await fresh.sweep()
    done = await world.record(campaign, 1)
    assert (done.state, done.result, done.attempts[0].agent) == ("done", "order", offer.agent)


async def test_nobody_is_dialled_outside_the_hours_or_once_the_goal_is_met(world: CampaignWorld) -> None:
    """Whatever agents are free."""
    closed = await world.progressive_campaign(1, calendar="never")
    assert await world.progressive.look() == 0
    await world.room.campaigns.move(
        closed.id, (await world.tools.campaign(closed.id)).version, CampaignState.ENDED, "sue"
    )
    world.clock.time = NOW + 1.0
    campaign = await world.progressive_campaign(3, goal=1, goals=("order",))
    done = moves.dial(await world.record(campaign, 3), Mode.PREVIEW, "ana", NOW)
    stored = await world.tools.keep(done)
    await world.tools.keep(moves.settle(stored, campaign, "order", NOW, reached=True))
    assert await world.progressive.look() == 0


async def test_what_cannot_be_given_to_the_floor_is_counted_and_dialled_later(world: CampaignWorld) -> None:
    """No look fails in silence; the record's attempt never was, and comes again under its own id."""
    campaign = await world.progressive_campaign(1)
    world.runner.unavailable = "storage"
    assert await world.progressive.look() == 0
    assert world.faults.seen.pop().startswith("campaigns: ServiceUnavailable")
    world.runner.unavailable = ""
    world.clock.time = NOW + 60.0
    await world.results.sweep()
    assert await world.progressive.look() == 1
    assert (await world.record(campaign, 1)).turns == 1
