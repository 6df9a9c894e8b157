"""When one of our documents fails the caller hears so, and is never simply cut off."""

import pytest

from callcenter.ports.telephony import Join, Say, StandBy, Wait
from tests.telephony.twilio.house import CALL, CALLER, OURS, House

SORRY = "We are sorry, something went wrong. Please stay on the line."
MESSAGE = "We are sorry, we cannot take your call right now. Please leave a message after the tone."


async def test_a_call_that_could_not_be_kept_comes_back_by_itself(house: House) -> None:
    """The apology, a short silence, and the call arrives after all."""
    house.desk.out_of_order = 1
    house.desk.replies("call_arrived", Say("Welcome."), Wait("sales"))
    caller = await house.twilio.call(CALLER, OURS)
    assert caller.heard == [SORRY]
    await house.twilio.pass_time(3)
    assert caller.heard[:2] == [SORRY, "Welcome."]
    fallback = next(each for each in house.twilio.webhooks.sent if each.path == "/twilio/fallback")
    assert fallback.form["ErrorCode"] == "11200"


async def test_an_agent_who_comes_back_still_has_the_offer(house: House) -> None:
    """The parameters of the browser phone are given once only: the way back carries the offer."""
    house.desk.out_of_order = 1
    house.desk.replies("agent_arrived", StandBy())
    await house.twilio.device_connect("ann", "o-1")
    await house.twilio.pass_time(3)
    await house.desk.told("agent_arrived", agent="ann", attempt="o-1")


async def test_a_service_that_stays_down_takes_a_message(house: House) -> None:
    """After three returns; when it is up again it hears of the recording."""
    house.desk.out_of_order = 4
    caller = await house.twilio.call(CALLER, OURS)
    for _ in range(3):
        await house.twilio.pass_time(3)
    assert (caller.heard, caller.place) == ([SORRY, SORRY, SORRY, MESSAGE], "recording")
    await house.twilio.pass_time(20)
    await house.twilio.hang_up(caller)
    report = await house.desk.told("voicemail_left", leg=caller.sid)
    assert report.said["seconds"] == 20


async def test_a_leg_in_the_middle_of_things_fetches_its_script_again(house: House) -> None:
    """Whatever document failed: what follows is rendered from the state there is."""
    status, body = await house.post("/twilio/fallback", ErrorUrl=f"{house.url}/twilio/input/{CALL}/3")
    assert (status, b"/twilio/leg</Redirect>" in body) == (200, True)


async def test_a_waiting_document_that_fails_puts_nobody_out(house: House) -> None:
    """Twilio then ends the stay in its queue: the caller waits outside it, and is back in it soon."""
    house.desk.replies("call_arrived", Wait("sales"))
    house.desk.announcement = (Say("You are second."),)
    house.twilio.webhooks.drop("/twilio/wait", times=2)
    caller = await house.twilio.call(CALLER, OURS)
    assert (caller.heard[0], caller.queue, caller.place) == ("You are second.", "", "pause")
    await house.twilio.pass_time(25)
    assert (caller.queue, caller.place) == ("sales", "queue")


@pytest.mark.parametrize("language", ["zh-CN", "fi"])
async def test_it_speaks_the_houses_language_or_english(language: str) -> None:
    """With a voice of that language."""
    async with House(language=language) as house:
        _, body = await house.post("/twilio/fallback")
        spoken = b"zh-CN" if language == "zh-CN" else b"en-US"
        assert b'<Say language="' + spoken + b'">' in body


async def test_a_lost_answer_repeats_the_report_not_the_event(house: House) -> None:
    """A status report is repeated as its address asks, and counts once."""
    house.desk.replies("agent_arrived", Join("c-1", "agent"))
    house.twilio.webhooks.lose_answer("/twilio/conference")
    await house.twilio.device_connect("ann", "o-1")
    assert len(house.desk.all_of("bridge_opened")) == 1
    assert [each.path for each in house.twilio.webhooks.sent].count("/twilio/conference") == 2
