"""What every provider promises about calls that we make to customers."""

from callcenter.floor.effects import CancelDial, DialNumber
from callcenter.floor.values import AnsweredBy, LegCause
from callcenter.ports.telephony import Goodbye, Join, Say, StandBy
from tests.contract.stage import Stage

TELEPHONE = "+14155550177"
CONTACT = "contact-1"


class CallStories:
    """The agent waits in the bridge and hears ringing; the customer is dialled into it."""

    async def test_who_calls_hears_ringing_until_the_customer_is_there(self, stage: Stage) -> None:
        """Both then hear one another, and the customer's end is the bridge's end."""
        stage.desk.replies("agent_arrived", Join(CONTACT, "agent", ringing=True))
        agent = await stage.connect_phone("ann", "offer-1")
        await stage.hears(agent, "ringing.wav")
        stage.set_telephone(TELEPHONE)
        stage.desk.replies("outside_answered", Join(CONTACT, "customer", ends_bridge=True))
        await stage.provider.carry_out("dial", DialNumber(CONTACT, TELEPHONE, "dial-1"))
        answered = await stage.desk.told("outside_answered", contact=CONTACT, attempt="dial-1")
        customer = answered.said["leg"]
        await stage.together(customer, agent)
        await stage.hang_up(customer)
        await stage.desk.told("leg_ended", leg=customer)
        await stage.apart(customer, agent)

    async def test_a_machine_is_nobody_where_it_is_looked_for(self, stage: Stage) -> None:
        """The dial comes back as failed; without the wish a machine picks up like anybody."""
        stage.set_telephone(TELEPHONE, LegCause.MACHINE)
        looked_for = DialNumber(CONTACT, TELEPHONE, "dial-1", detect_machine=True)
        await stage.provider.carry_out("first", looked_for)
        await stage.desk.told("dial_failed", contact=CONTACT, attempt="dial-1", cause=LegCause.MACHINE)
        assert not stage.desk.all_of("outside_answered")
        await stage.provider.carry_out("second", DialNumber(CONTACT, TELEPHONE, "dial-2"))
        await stage.desk.told("outside_answered", contact=CONTACT, attempt="dial-2")

    async def test_who_answered_is_told_where_that_is_wished(self, stage: Stage) -> None:
        """A machine is then an answer like a person's, and hears what the service says."""
        stage.set_telephone(TELEPHONE, LegCause.MACHINE)
        for n, by in enumerate((AnsweredBy.MACHINE, AnsweredBy.PERSON)):
            dial = DialNumber(
                CONTACT, TELEPHONE, f"dial-{n}", detect_machine=True, machine_answers=True, message_end=True
            )
            stage.desk.replies("outside_answered", Say("Sorry."), Goodbye())
            await stage.provider.carry_out(f"dial-{n}", dial)
            answered = await stage.desk.told("outside_answered", contact=CONTACT, attempt=f"dial-{n}")
            assert answered.said["by"] is by
            await stage.desk.told("leg_ended", leg=answered.said["leg"])
            stage.set_telephone(TELEPHONE)

    async def test_a_dial_under_way_is_found(self, stage: Stage) -> None:
        """While it rings and while it is answered; one that never was, or is over, is not."""
        dial = DialNumber(CONTACT, TELEPHONE, "dial-1", ring_seconds=60.0)
        assert not await stage.provider.is_dialling(dial)
        stage.set_telephone(TELEPHONE, after=1.0)
        stage.desk.replies("outside_answered", StandBy())
        await stage.provider.carry_out("dial", dial)
        assert await stage.provider.is_dialling(dial)
        answered = await stage.desk.told("outside_answered", attempt="dial-1")
        assert await stage.provider.is_dialling(dial)
        await stage.hang_up(answered.said["leg"])
        await stage.desk.told("leg_ended", leg=answered.said["leg"])

    async def test_a_customers_telephone_stops_ringing(self, stage: Stage) -> None:
        """Called off, the dial comes back as failed, and nobody is there."""
        stage.set_telephone(TELEPHONE, after=30.0)
        await stage.provider.carry_out("dial", DialNumber(CONTACT, TELEPHONE, "dial-1", ring_seconds=60.0))
        await stage.provider.carry_out("cancel", CancelDial(CONTACT, "dial-1"))
        await stage.desk.told("dial_failed", attempt="dial-1")
        assert not stage.desk.all_of("outside_answered")
