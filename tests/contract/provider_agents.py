"""What every provider promises about agents, bridges, dials and messages."""

import pytest

from callcenter.floor.effects import (
    CancelDial,
    DialNumber,
    HoldLeg,
    MoveLeg,
    Record,
    RingAgent,
    TuneLeg,
)
from callcenter.floor.values import LegCause
from callcenter.ports.telephony import AskAgent, Goodbye, Join, LegGone, Refused, Say, StandBy, Wait
from tests.contract.stage import Stage

CUSTOMER = "+14155550123"
OURS = "+18005550100"
TELEPHONE = "+14155550177"
CONTACT = "contact-1"
OFFER = "offer-1"


async def waiting(stage: Stage) -> str:
    """A customer waits; return the leg."""
    stage.desk.replies("call_arrived", Say("Hello."), Wait("sales"))
    leg = await stage.dial_in(CUSTOMER, OURS)
    await stage.hears(leg, "Hello.")
    return leg


async def talking(stage: Stage) -> tuple[str, str]:
    """A customer and an agent talk; return their legs."""
    customer = await waiting(stage)
    stage.desk.replies("agent_arrived", Join(CONTACT, "agent"))
    agent = await stage.connect_phone("ann", OFFER)
    await stage.desk.told("agent_arrived", leg=agent)
    stage.desk.gives(customer, Join(CONTACT, "customer", ends_bridge=True))
    await stage.provider.carry_out("move-customer", MoveLeg(CONTACT, customer))
    await stage.together(customer, agent)
    return customer, agent


class BridgeStories:
    """Customers and agents meet, are held, and leave."""

    async def test_an_agents_phone_calls_in_for_an_offer(self, stage: Stage) -> None:
        """The report names the agent and the offer."""
        stage.desk.replies("agent_arrived", StandBy())
        leg = await stage.connect_phone("ann", OFFER)
        await stage.desk.told("agent_arrived", leg=leg, agent="ann", attempt=OFFER)
        assert leg in await stage.provider.live_legs()

    async def test_customer_and_agent_meet_in_the_bridge_of_the_contact(self, stage: Stage) -> None:
        """Both hear one another, and the provider's name of the bridge is told."""
        await talking(stage)
        report = await stage.desk.told("bridge_opened", contact=CONTACT)
        assert report.said["bridge"]

    async def test_a_standing_leg_is_moved_into_a_bridge(self, stage: Stage) -> None:
        """A leg that stands by does nothing until it is moved."""
        customer = await waiting(stage)
        stage.desk.replies("agent_arrived", StandBy())
        agent = await stage.connect_phone("ann", "")
        await stage.desk.told("agent_arrived", leg=agent, attempt="")
        for number, leg in enumerate((agent, customer)):
            stage.desk.gives(leg, Join(CONTACT, "any", ends_bridge=leg == customer))
            await stage.provider.carry_out(f"move-{number}", MoveLeg(CONTACT, leg))
        await stage.together(customer, agent)

    async def test_the_customers_end_is_the_bridges_end(self, stage: Stage) -> None:
        """The agent's leg fetches its script: nobody stays in an empty bridge."""
        customer, agent = await talking(stage)
        stage.desk.gives(agent, Say("The customer has left."), Goodbye())
        await stage.hang_up(customer)
        await stage.desk.told("leg_ended", leg=customer)
        await stage.hears(agent, "The customer has left.")
        await stage.desk.told("leg_ended", leg=agent)

    async def test_an_agent_who_leaves_leaves_the_customer_on_the_line(self, stage: Stage) -> None:
        """The customer can be moved on: a transfer, a survey, the queue again."""
        customer, agent = await talking(stage)
        await stage.hang_up(agent)
        await stage.desk.told("leg_ended", leg=agent)
        assert customer in await stage.provider.live_legs()
        stage.desk.gives(customer, Say("How was it?"), Wait("sales"))
        await stage.provider.carry_out("move-on", MoveLeg(CONTACT, customer))
        await stage.hears(customer, "How was it?")

    async def test_a_held_customer_hears_nobody_until_taken_back(self, stage: Stage) -> None:
        """Hold and resume by the bridge's own name."""
        customer, agent = await talking(stage)
        bridge = (await stage.desk.told("bridge_opened", contact=CONTACT)).said["bridge"]
        await stage.provider.carry_out("hold", HoldLeg(CONTACT, customer, bridge, on=True))
        await stage.apart(customer, agent)
        await stage.provider.carry_out("resume", HoldLeg(CONTACT, customer, bridge, on=False))
        await stage.together(customer, agent)

    async def test_nobody_is_held_in_a_bridge_that_is_over(self, stage: Stage) -> None:
        """A leg or bridge that is gone is `LegGone`."""
        customer, _ = await talking(stage)
        bridge = (await stage.desk.told("bridge_opened", contact=CONTACT)).said["bridge"]
        await stage.hang_up(customer)
        await stage.desk.told("leg_ended", leg=customer)
        with pytest.raises(LegGone):
            await stage.provider.carry_out("hold", HoldLeg(CONTACT, customer, bridge, on=True))

    async def test_nobody_is_held_in_another_bridge(self, stage: Stage) -> None:
        """A bridge's name that is not the leg's is `LegGone`, and the talk goes on."""
        customer, agent = await talking(stage)
        await stage.desk.told("bridge_opened", contact=CONTACT)
        with pytest.raises(LegGone):
            await stage.provider.carry_out("hold", HoldLeg(CONTACT, customer, "another", on=True))
        await stage.together(customer, agent)

    async def test_a_customer_who_is_moved_away_has_left_the_bridge(self, stage: Stage) -> None:
        """And has ended it: the agent's leg hears what comes after."""
        customer, agent = await talking(stage)
        stage.desk.gives(customer, Say("Back in the queue."), Wait("sales"))
        stage.desk.gives(agent, Say("Done."), StandBy())
        await stage.provider.carry_out("move-away", MoveLeg(CONTACT, customer))
        await stage.hears(customer, "Back in the queue.")
        await stage.hears(agent, "Done.")
        await stage.apart(customer, agent)
        assert {customer, agent} <= await stage.provider.live_legs()

    async def test_a_recording_pauses_for_card_data(self, stage: Stage) -> None:
        """Start, pause, resume and stop, in that order (PC-02)."""
        customer, _ = await talking(stage)
        for action, state in (("start", "on"), ("pause", "paused"), ("resume", "on"), ("stop", "off")):
            await stage.provider.carry_out(action, Record(CONTACT, customer, action))
            await stage.recording(customer, state)

    async def test_nothing_is_recorded_on_a_leg_that_is_gone(self, stage: Stage) -> None:
        """The wish meets `LegGone`."""
        customer = await waiting(stage)
        await stage.hang_up(customer)
        await stage.desk.told("leg_ended", leg=customer)
        with pytest.raises(LegGone):
            await stage.provider.carry_out("start", Record(CONTACT, customer, "start"))


class MonitorStories:
    """Somebody beside the agent: heard by nobody, by the agent alone, or by all."""

    async def test_who_hears_a_third_leg(self, stage: Stage) -> None:
        """As it joins, and as it is changed while it is there; the talk itself is not touched."""
        customer, agent = await talking(stage)
        stage.desk.replies("agent_arrived", Join(CONTACT, "monitor-2", muted=True))
        third = await stage.connect_phone("sue", "offer-2")
        await stage.heard_by(agent, customer, third)
        await stage.heard_by(third)
        bridge = (await stage.desk.told("bridge_opened")).said["bridge"]
        for number, (muted, coach, hearing) in enumerate(
            ((False, agent, (agent,)), (False, "", (agent, customer)), (True, "", ()))
        ):
            tuned = TuneLeg(CONTACT, third, bridge, muted=muted, coach=coach)
            await stage.provider.carry_out(f"tune-{number}", tuned)
            await stage.heard_by(third, *hearing)
            await stage.together(customer, agent)

    async def test_a_leg_that_begins_with_a_whisper(self, stage: Stage) -> None:
        """The customer never hears it; its end ends nothing else."""
        customer, agent = await talking(stage)
        stage.desk.replies("agent_arrived", Join(CONTACT, "monitor-2", coach=agent))
        third = await stage.connect_phone("sue", "offer-2")
        await stage.heard_by(third, agent)
        await stage.heard_by(customer, agent, third)
        await stage.hang_up(third)
        await stage.desk.told("leg_ended", leg=third)
        await stage.together(customer, agent)

    async def test_a_leg_that_is_not_there_cannot_be_tuned(self, stage: Stage) -> None:
        """The floor must hear of it: somebody may be heard by the wrong ones."""
        customer, _ = await talking(stage)
        bridge = (await stage.desk.told("bridge_opened")).said["bridge"]
        await stage.hang_up(customer)
        await stage.desk.told("leg_ended", leg=customer)
        with pytest.raises(LegGone):
            await stage.provider.carry_out("tune", TuneLeg(CONTACT, customer, bridge, muted=True))


class DialStories:
    """Telephones are rung, answered by keys, missed, cancelled."""

    @pytest.mark.parametrize("keys", ["1", "2", ""])
    async def test_an_agent_answers_a_telephone_by_a_key(self, stage: Stage, keys: str) -> None:
        """Picking up is not accepting (a voicemail picks up too): the key is reported, or its absence."""
        stage.set_telephone(TELEPHONE, keys=keys)
        stage.desk.replies("agent_reached", AskAgent(OFFER, (Say("A call for you."),), timeout=3.0))
        stage.desk.replies("agent_pressed", Say("Understood."), Goodbye())
        await stage.provider.carry_out("ring", RingAgent(CONTACT, "ann", TELEPHONE, OFFER))
        reached = await stage.desk.told("agent_reached", attempt=OFFER)
        leg = reached.said["leg"]
        await stage.desk.told("agent_pressed", leg=leg, attempt=OFFER, digits=keys)
        await stage.desk.told("leg_ended", leg=leg)

    @pytest.mark.parametrize("cause", [LegCause.NO_ANSWER, LegCause.BUSY, LegCause.FAILED])
    async def test_a_ring_that_nobody_answers_tells_why(self, stage: Stage, cause: LegCause) -> None:
        """The attempt comes back with the cause, for agents and for outside numbers alike."""
        stage.set_telephone(TELEPHONE, cause)
        await stage.provider.carry_out("ring", RingAgent(CONTACT, "ann", TELEPHONE, OFFER, ring_seconds=5.0))
        await stage.desk.told("dial_failed", contact=CONTACT, attempt=OFFER, cause=cause)
        await stage.provider.carry_out("dial", DialNumber(CONTACT, TELEPHONE, "consult-1", ring_seconds=5.0))
        await stage.desk.told("dial_failed", contact=CONTACT, attempt="consult-1", cause=cause)
        assert not stage.desk.all_of("agent_reached")
        assert not stage.desk.all_of("outside_answered")

    async def test_an_outside_party_joins_the_talk(self, stage: Stage) -> None:
        """Three are in the bridge, and the outside party's end is not the bridge's end."""
        customer, agent = await talking(stage)
        stage.set_telephone(TELEPHONE)
        stage.desk.replies("outside_answered", Join(CONTACT, "outside"))
        await stage.provider.carry_out("dial", DialNumber(CONTACT, TELEPHONE, "consult-1"))
        answered = await stage.desk.told("outside_answered", contact=CONTACT, attempt="consult-1")
        outside = answered.said["leg"]
        await stage.together(customer, agent, outside)
        await stage.hang_up(outside)
        await stage.desk.told("leg_ended", leg=outside)
        await stage.together(customer, agent)

    async def test_a_cancelled_dial_reaches_nobody(self, stage: Stage) -> None:
        """A telephone that rings stops ringing, and the attempt is over."""
        stage.set_telephone(TELEPHONE, keys="1", after=30.0)
        await stage.provider.carry_out("ring", RingAgent(CONTACT, "ann", TELEPHONE, OFFER, ring_seconds=60.0))
        await stage.provider.carry_out("cancel", CancelDial(CONTACT, OFFER))
        await stage.desk.told("dial_failed", attempt=OFFER)
        assert not stage.desk.all_of("agent_reached")
        assert not await stage.provider.live_legs()

    async def test_a_cancellation_may_come_before_its_dial(self, stage: Stage) -> None:
        """The wish is remembered: the telephone is not answered by anybody of ours."""
        stage.set_telephone(TELEPHONE, keys="1")
        await stage.provider.carry_out("cancel", CancelDial(CONTACT, OFFER))
        await stage.provider.carry_out("ring", RingAgent(CONTACT, "ann", TELEPHONE, OFFER))
        await stage.desk.told("dial_failed", attempt=OFFER)
        assert not stage.desk.all_of("agent_reached")

    async def test_one_intent_rings_once(self, stage: Stage) -> None:
        """The intent is the idempotency key of an effect."""
        stage.set_telephone(TELEPHONE, keys="1")
        stage.desk.replies("agent_reached", StandBy())
        for _ in range(2):
            await stage.provider.carry_out("ring", RingAgent(CONTACT, "ann", TELEPHONE, OFFER))
        await stage.desk.told("agent_reached", attempt=OFFER)
        assert len(await stage.provider.live_legs()) == 1

    @pytest.mark.parametrize("number", ["", "12", "anonymous", "+0155501234"])
    async def test_what_is_no_number_is_refused(self, stage: Stage, number: str) -> None:
        """It would never succeed, and the floor hears so at once."""
        with pytest.raises(Refused):
            await stage.provider.carry_out("dial", DialNumber(CONTACT, number, "consult-1"))


class ProviderStories:
    """The provider itself."""

    async def test_it_says_that_it_is_ready(self, stage: Stage) -> None:
        """`check` raises nothing while calls can be handled."""
        await stage.provider.check()

    async def test_a_phone_pass_names_the_agent(self, stage: Stage) -> None:
        """The pass is of the provider's kind and for this agent alone."""
        one = stage.provider.phone_pass("ann", 1_800_000_000.0)
        other = stage.provider.phone_pass("bob", 1_800_000_000.0)
        assert one.kind == stage.provider.name
        assert one.identity
        assert one.identity != other.identity
