"""Reports of messages and recordings: in any order, twice, with fields that nobody knows."""

import asyncio
from typing import Any

import pytest

from callcenter.floor.effects import Record, SendMessage
from callcenter.floor.values import Delivery
from callcenter.ports.telephony import Say, Wait
from tests.telephony.twilio.house import CALL, CALLER, OURS, House

MESSAGE = "SM" + "5" * 32
RECORDING = "RE" + "7" * 32
STATUS = "/twilio/message-status/c-1/2"


def told(house: House) -> list[tuple[str, dict[str, Any]]]:
    """Return everything that was reported."""
    return [(report.what, report.said) for report in house.desk.reports]


async def status(house: House, status: str, path: str = STATUS, **fields: str) -> int:
    """Report a message's status; return the answer's own."""
    return (await house.post(path, MessageSid=MESSAGE, MessageStatus=status, CallSid="", **fields))[0]


async def test_every_status_of_a_message_is_a_report_of_its_own(house: House) -> None:
    """Known by message and status together: a first one hides no later one (T10)."""
    for each in ("sent", "delivered", "delivered", "sent"):
        assert await status(house, each) == 204
    said = {"contact": "c-1", "message": 2, "error": ""}
    assert told(house) == [
        ("message_reported", {**said, "delivery": Delivery.SENT}),
        ("message_reported", {**said, "delivery": Delivery.DELIVERED}),
    ]


@pytest.mark.parametrize(
    ("reported", "delivery"),
    [
        ("undelivered", Delivery.UNDELIVERED),
        ("failed", Delivery.FAILED),
        ("canceled", Delivery.FAILED),
    ],
)
async def test_a_failure_comes_with_twilios_code(house: House, reported: str, delivery: Delivery) -> None:
    """No timestamp and no sequence number come with it (T15)."""
    await status(house, reported, ErrorCode="30003", RawDlrDoneDate="2611230600")
    said = {"contact": "c-1", "message": 2, "delivery": delivery, "error": "30003"}
    assert told(house) == [("message_reported", said)]


@pytest.mark.parametrize("reported", ["queued", "accepted", "sending", "scheduled", "receiving", "news", ""])
async def test_what_is_no_news_is_passed_over(house: House, reported: str) -> None:
    """Still with Twilio, or a word that it did not have when this was written."""
    assert await status(house, reported) == 204
    assert told(house) == []


async def test_the_older_names_of_the_fields_do(house: House) -> None:
    """Twilio sends both; one is enough. Without any identifier it is no report."""
    path = "/twilio/message-status/c-1/1"
    assert (await house.post(path, SmsSid=MESSAGE, SmsStatus="delivered", ErrorCode=""))[0] == 204
    assert told(house)[0][1]["delivery"] is Delivery.DELIVERED
    assert (await house.post(path, MessageStatus="delivered"))[0] == 400


async def test_of_a_long_message_the_last_part_tells_unless_one_fails(house: House) -> None:
    """A message is there once all of it is."""
    house.twilio.unreachable["+14155550199"] = "30005"
    await house.provider.carry_out("m", SendMessage("c-1", CALLER, OURS, "a" * 1600 + "b", 1))
    await house.twilio.rest_now()
    assert [said["delivery"] for _, said in told(house)] == [Delivery.SENT, Delivery.DELIVERED]

    await house.provider.carry_out("n", SendMessage("c-1", "+14155550199", OURS, "a" * 1600 + "b", 2))
    await house.twilio.rest_now()

    failed = [said["error"] for _, said in told(house) if said["delivery"] is Delivery.UNDELIVERED]
    assert failed == ["30005", "30005"]


async def test_a_message_of_no_contact_is_not_followed(house: House) -> None:
    """An invitation to a survey belongs to nobody's conversation."""
    await house.provider.carry_out("m", SendMessage("", CALLER, OURS, "How were we?"))
    await house.twilio.rest_now()
    (request,) = house.twilio.requests
    assert "StatusCallback" not in dict(request[2])


async def test_lost_and_swapped_reports_are_told_as_they_come(house: House) -> None:
    """What they mean is the floor's to say; a 5xx is asked for again."""
    held = house.twilio.webhooks.hold("/twilio/message-status/")
    await house.provider.carry_out("m", SendMessage("c-1", CALLER, OURS, "hello", 1))
    await house.twilio.rest_now()
    house.desk.out_of_order = 1
    held.release(reverse=True)
    await house.twilio.rest_now()
    assert {said["delivery"] for _, said in told(house)} == {Delivery.SENT, Delivery.DELIVERED}


async def test_a_recording_is_told_of_when_the_call_is_over(house: House) -> None:
    """Its contact rides in the path: an outgoing call has another name than its contact."""
    house.desk.replies("call_arrived", Say("Hello."), Wait("sales"))
    customer = await house.twilio.call(CALLER, OURS)
    await house.provider.carry_out("r", Record("c-9", customer.sid, "start"))
    await house.twilio.pass_time(30.0)
    await house.twilio.hang_up(customer)
    (said,) = [said for what, said in told(house) if what == "recording_reported"]
    recording = "RE" + customer.sid[2:]
    expected = {"contact": "c-9", "leg": customer.sid, "recording": recording}
    assert said == {**expected, "seconds": 30.0, "absent": False}


async def test_silence_is_told_as_no_recording(house: House) -> None:
    """So that nobody looks for one."""
    house.desk.replies("call_arrived", Say("Hello."), Wait("sales"))
    customer = await house.twilio.call(CALLER, OURS)
    customer.silent = True
    await house.provider.carry_out("r", Record("c-9", customer.sid, "start"))
    await house.twilio.hang_up(customer)
    (said,) = [said for what, said in told(house) if what == "recording_reported"]
    assert (said["absent"], said["seconds"]) == (True, 0.0)


@pytest.mark.parametrize("fields", [{}, {"RecordingStatus": "in-progress"}, {"RecordingStatus": "new"}])
async def test_a_recording_that_goes_on_is_no_news(house: House, fields: dict[str, str]) -> None:
    """Nor is a status that nobody knows."""
    assert (await house.post("/twilio/recording/c-1", RecordingSid=RECORDING, **fields))[0] == 204
    assert told(house) == []


async def test_a_recording_told_at_once_and_again_is_one(house: House) -> None:
    """The same answer, one report."""
    fields = {"RecordingSid": RECORDING, "RecordingStatus": "completed", "RecordingDuration": "nonsense"}
    answers = await asyncio.gather(*(house.post("/twilio/recording/c-1", **fields) for _ in range(3)))
    assert {code for code, _ in answers} == {204}
    said = {"contact": "c-1", "leg": CALL, "recording": RECORDING, "seconds": 0.0, "absent": False}
    assert told(house) == [("recording_reported", said)]
