"""What a carrier reports after the fact: it goes forward only, and may come after the contact's end."""

import pytest

from callcenter.floor import Floor
from callcenter.floor import commands as c
from callcenter.floor.reporting import ReportDelivery, ReportRecording
from callcenter.floor.reporting_events import DeliveryReported, RecordingReported
from callcenter.floor.state import Recorded, Sent
from callcenter.floor.values import Delivery, QueuePolicy
from tests.floor.house import NOON, House

DAY = 86_400.0


def writing(texts: int = 1) -> House:
    """Return a house in which ana has written to the customer of m1."""
    house = House(QueuePolicy("sales", wrap_up_seconds=0.0, disposition_required=False))
    house.write("m1")
    house.accept("ana")
    for number in range(texts):
        house.tell(c.SendReply("ana", "m1", f"text {number}"))
    return house


def report(house: House, delivery: Delivery, error: str = "", message: int = 1) -> None:
    """Tell of a message of m1."""
    house.tell(ReportDelivery("m1", message, delivery, error))


@pytest.mark.parametrize("late", [Delivery.SENDING, Delivery.SENT, Delivery.DELIVERED, Delivery.FAILED])
def test_a_report_that_goes_backwards_changes_nothing(late: Delivery) -> None:
    """ "Sent" after "delivered" is late, not news (T14); there is no time to order by (T15)."""
    house = writing()
    report(house, Delivery.DELIVERED)

    assert "stale_report" == house.refused(ReportDelivery("m1", 1, late))

    assert [Sent(Delivery.DELIVERED)] == house.contact("m1").sent


def test_each_message_goes_its_own_way() -> None:
    """Later statuses of one are heard although an earlier one was (T10), and none is another's."""
    house = writing(texts=2)

    report(house, Delivery.SENT, message=2)
    report(house, Delivery.UNDELIVERED, "30003", message=2)
    report(house, Delivery.DELIVERED)
    report(house, Delivery.READ)

    assert [Sent(Delivery.READ), Sent(Delivery.UNDELIVERED, "30003")] == house.contact("m1").sent


def test_a_message_may_fail_after_the_contact_is_over() -> None:
    """The last word is heard, and then nothing of it is kept."""
    house = writing(texts=2)
    report(house, Delivery.DELIVERED)
    house.hang_up("ana", "m1")
    assert "m1" in house.floor.state.closed

    told = house.tell(ReportDelivery("m1", 2, Delivery.UNDELIVERED, "30005"))

    assert (DeliveryReported(NOON, "m1", 2, Delivery.UNDELIVERED, "30005"),) == told.events
    assert {} == house.floor.state.awaited
    assert "unknown_message" == house.refused(ReportDelivery("m1", 2, Delivery.SENT))


def test_nobody_waits_for_a_report_for_ever() -> None:
    """Two days later the carrier has given it up."""
    house = writing()
    house.hang_up("ana", "m1")
    house.later(3 * DAY)

    house.write("m2")
    house.accept("ana")
    house.hang_up("ana", "m2")

    assert "unknown_message" == house.refused(ReportDelivery("m1", 1, Delivery.DELIVERED))


def test_what_the_carrier_refused_has_failed() -> None:
    """With its code, even if the contact is over by then."""
    house = writing(texts=2)
    house.tell(c.FailEffect("send_message", "m1", reason="refused", message=1, code="21610"))
    house.hang_up("ana", "m1")

    said = house.tell(c.FailEffect("send_message", "m1", reason="exhausted", message=2))

    assert DeliveryReported(NOON, "m1", 2, Delivery.FAILED, "exhausted") == said.events[-1]


def test_what_was_delivered_does_not_fail_afterwards() -> None:
    """The carrier's own word that it arrived outlasts a doubt of ours."""
    house = writing()
    report(house, Delivery.DELIVERED)

    house.tell(c.FailEffect("send_message", "m1", reason="exhausted", message=1))

    assert [Sent(Delivery.DELIVERED)] == house.contact("m1").sent


def test_messages_of_an_older_snapshot_are_counted() -> None:
    """A report of the next one finds it."""
    house = writing(texts=2)
    house.contact("m1").sent.clear()

    again = Floor.restore(house.floor.snapshot())

    assert [Sent(), Sent()] == again.state.contacts["m1"].sent


def test_a_recording_is_kept_with_its_contact() -> None:
    """Told twice it stands once."""
    house = House()
    house.call()
    told = ReportRecording("k1", "L-k1", "RE1", 12.0)

    house.tell(told)

    assert [Recorded("RE1", "L-k1", 12.0)] == house.contact("k1").recordings
    assert "known_recording" == house.refused(told)


def test_a_recording_comes_after_the_end_of_its_contact() -> None:
    """And is the story's all the same; of a contact that never was it is nobody's."""
    house = House(QueuePolicy("sales", wrap_up_seconds=0.0, disposition_required=False))
    house.call()
    house.drop()

    told = house.tell(ReportRecording("k1", "L-k1", "", absent=True))

    assert (RecordingReported(NOON, "k1", "L-k1", "", absent=True),) == told.events
    assert "unknown_contact" == house.refused(ReportRecording("k9", "L-k9", "RE9"))


@pytest.mark.parametrize("told_while", ["live", "over"])
def test_a_recording_told_twice_after_the_end_is_told_once(told_while: str) -> None:
    """Whether it was told first before the end or behind it; another is news, and a snapshot keeps that."""
    house = House(QueuePolicy("sales", wrap_up_seconds=0.0, disposition_required=False))
    house.call()
    told = ReportRecording("k1", "L-k1", "RE1", 12.0)
    if told_while == "live":
        house.tell(told)
    house.drop()
    if told_while == "over":
        house.tell(told)

    assert "known_recording" == house.refused(told)

    house.floor = Floor.restore(house.floor.snapshot())
    assert "known_recording" == house.refused(told)
    house.tell(ReportRecording("k1", "L-k1", "RE2", 3.0))
    assert {"k1": ["L-k1/RE1", "L-k1/RE2"]} == house.floor.state.recorded


def test_of_two_legs_without_a_recording_both_are_told() -> None:
    """Neither has a name; each once, and as long as the contact is known."""
    house = House(QueuePolicy("sales", wrap_up_seconds=0.0, disposition_required=False))
    house.call()
    house.drop()
    for leg in ("L-k1", "L-a"):
        house.tell(ReportRecording("k1", leg, "", absent=True))
        assert "known_recording" == house.refused(ReportRecording("k1", leg, "", absent=True))

    house.later(2 * DAY)
    house.call("k2")
    house.drop("L-k2")

    assert {} == house.floor.state.recorded
