"""What every provider promises to tell afterwards: of messages, and of recordings."""

import pytest

from callcenter.floor.effects import Record, SendMessage
from callcenter.floor.values import Delivery
from callcenter.ports.telephony import Refused
from tests.contract.provider_agents import CONTACT, CUSTOMER, OURS, waiting
from tests.contract.stage import Stage


class RecordingStories:
    """What was recorded is told when the call is over."""

    async def test_a_finished_recording_is_reported_with_its_contact(self, stage: Stage) -> None:
        """With its length, whoever ends the call, and once."""
        leg = await waiting(stage)
        await stage.provider.carry_out("rec", Record(CONTACT, leg, "start"))
        await stage.recording(leg, "on")
        await stage.lasts(3.0)
        await stage.hang_up(leg)
        told = await stage.desk.told("recording_reported", contact=CONTACT, leg=leg, absent=False)
        assert told.said["recording"]
        assert told.said["seconds"] >= 2.0

    async def test_a_recording_that_is_stopped_is_finished(self, stage: Stage) -> None:
        """The call goes on, and its end tells of no second one."""
        leg = await waiting(stage)
        await stage.provider.carry_out("rec", Record(CONTACT, leg, "start"))
        await stage.lasts(2.0)
        await stage.provider.carry_out("stop", Record(CONTACT, leg, "stop"))
        await stage.desk.told("recording_reported", leg=leg)
        await stage.hang_up(leg)
        await stage.desk.told("leg_ended", leg=leg)
        assert len(stage.desk.all_of("recording_reported")) == 1


class MessageStories:
    """Customers write and are written to."""

    async def test_messages_go_both_ways(self, stage: Stage) -> None:
        """What a customer writes is reported, what we write is delivered."""
        await stage.write(CUSTOMER, OURS, "Where is my order?")
        await stage.desk.told("message_arrived", sender=CUSTOMER, text="Where is my order?", opt_out="")
        await stage.provider.carry_out("send", SendMessage(CONTACT, CUSTOMER, OURS, "On its way."))
        assert stage.written() == [(CUSTOMER, "On its way.")]

    async def test_who_wrote_stop_is_not_written_to(self, stage: Stage) -> None:
        """The report says that it was an opt-out, and our reply is refused."""
        await stage.write(CUSTOMER, OURS, "STOP")
        await stage.desk.told("message_arrived", sender=CUSTOMER, opt_out="stop")
        with pytest.raises(Refused) as refused:
            await stage.provider.carry_out("send", SendMessage(CONTACT, CUSTOMER, OURS, "Are you sure?"))
        assert (stage.written(), refused.value.code) == ([], "21610")

    async def test_a_message_is_followed_until_it_is_delivered(self, stage: Stage) -> None:
        """Each step is reported with the contact and the number that the message was given."""
        await stage.provider.carry_out("send", SendMessage(CONTACT, CUSTOMER, OURS, "On its way.", 3))
        await stage.desk.told("message_reported", contact=CONTACT, message=3, delivery=Delivery.SENT)
        await stage.desk.told("message_reported", message=3, delivery=Delivery.DELIVERED, error="")

    async def test_a_message_that_cannot_be_delivered_says_why(self, stage: Stage) -> None:
        """The carrier's own code comes with it."""
        stage.cannot_be_written_to(CUSTOMER, "30003")
        await stage.provider.carry_out("send", SendMessage(CONTACT, CUSTOMER, OURS, "Hello?", 1))
        await stage.desk.told("message_reported", delivery=Delivery.UNDELIVERED, error="30003")
        assert not stage.desk.all_of("message_reported", delivery=Delivery.DELIVERED)

    async def test_a_status_told_twice_is_one_report(self, stage: Stage) -> None:
        """And it hides no other status of the same message."""
        stage.deliver_twice()
        await stage.provider.carry_out("send", SendMessage(CONTACT, CUSTOMER, OURS, "Hello?", 1))
        await stage.desk.told("message_reported", delivery=Delivery.DELIVERED)
        await stage.desk.delivered("message_reported", times=2)
        assert len(stage.desk.all_of("message_reported")) == 2
