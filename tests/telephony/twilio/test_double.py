"""The double behaves as Twilio does, on demand badly, and always the same way."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest

from callcenter.floor.effects import MoveLeg
from callcenter.ports.telephony import Ask, Goodbye, Join, Pause, Play, Say, StandBy, Wait
from callcenter.telephony.twilio.double import TwilioDouble
from tests.telephony.twilio.house import ACCOUNT, CALLER, OURS, House


async def test_time_passes_only_when_told(house: House) -> None:
    """Pauses and music last as long as the test wants; the double's clock fits the service's port."""
    house.desk.replies("call_arrived", Pause(10), Say("Now."), Goodbye())
    start = house.twilio.clock.now()
    caller = await house.twilio.call(CALLER, OURS)
    await house.twilio.pass_time(9.5)
    assert (caller.heard, caller.place) == ([], "pause")
    await house.twilio.pass_time(0.5)
    assert (caller.heard, caller.over) == (["Now."], True)
    assert house.twilio.clock.now() == start + 10


async def test_keys_are_pressed_only_when_somebody_listens(house: House) -> None:
    """A test that presses into the void learns so at once."""
    house.desk.replies("call_arrived", Wait("sales"))
    caller = await house.twilio.call(CALLER, OURS)
    with pytest.raises(AssertionError, match="nobody listens"):
        await house.twilio.press(caller, "1")
    house.twilio.phone("+1").calls.append(caller)
    with pytest.raises(AssertionError, match="does not ring"):
        await house.twilio.answer("+1")


async def test_speech_and_keys_reach_the_question(house: House) -> None:
    """Said and pressed, in order; the second question takes what was dialled ahead by a telephone."""
    house.desk.replies("call_arrived", Ask((Say("Who?"),), 1, speech=True, max_digits=3))
    house.desk.replies("heard", Ask((Say("Which?"),), 2, max_digits=3))
    caller = await house.twilio.call(CALLER, OURS)
    await house.twilio.say(caller, "sales")
    await house.twilio.press(caller, "42")
    assert caller.place == "gather"
    await house.twilio.press(caller, "#")
    heard = [(report.said["turn"], report.said["value"]) for report in house.desk.all_of("heard")]
    assert heard == [(1, "sales"), (2, "42")]


async def test_held_webhooks_come_late_and_in_any_order(house: House) -> None:
    """The service decides without them, and bears them afterwards."""
    held = house.twilio.webhooks.hold("/twilio/conference")
    house.desk.replies("agent_arrived", Join("c-1", "agent"))
    agent = await house.twilio.device_connect("ann", "o-1")
    await house.twilio.hang_up(agent)
    assert not house.desk.all_of("bridge_opened")
    held.release(reverse=True)
    await house.twilio.rest_now()
    events = [
        each.form["SequenceNumber"] for each in house.twilio.webhooks.sent if "/conference" in each.path
    ]
    assert events == ["3", "2", "1"]
    assert len(house.desk.all_of("leg_ended")) == 1


async def test_doubled_webhooks_count_once(house: House) -> None:
    """For documents and for reports."""
    house.twilio.webhooks.double("/twilio/", times=10)
    house.desk.replies("call_arrived", Goodbye())
    await house.twilio.call(CALLER, OURS)
    assert [report.what for report in house.desk.reports] == ["call_arrived", "leg_ended"]
    assert set(house.desk.deliveries.values()) == {2}


async def test_a_dropped_report_leaves_the_truth_to_rest(house: House) -> None:
    """Nobody is told of the end; the live legs know."""
    house.twilio.webhooks.drop("/twilio/call", times=9)
    house.desk.replies("call_arrived", Say("x"), StandBy())
    caller = await house.twilio.call(CALLER, OURS)
    assert caller.sid in await house.provider.live_legs()
    await house.twilio.hang_up(caller)
    assert house.desk.all_of("leg_ended") == []
    assert await house.provider.live_legs() == frozenset()


async def test_a_redirect_asks_for_two_documents(house: House) -> None:
    """The action of what the leg was in, then the new one (T25)."""
    house.desk.replies("agent_arrived", Join("c-1", "agent"))
    agent = await house.twilio.device_connect("ann", "o-1")
    house.desk.gives(agent.sid, StandBy())
    await house.provider.carry_out("m", MoveLeg("c-1", agent.sid))
    await house.twilio.until(lambda: agent.place == "pause")
    paths = [each.path for each in house.twilio.webhooks.sent if each.path != "/twilio/conference"]
    assert paths == ["/twilio/voice", "/twilio/dial-action", "/twilio/leg"]


async def test_a_service_that_spins_is_found_out() -> None:
    """Documents that take no time are a loop that would burn money."""
    async with House() as house:
        house.desk.replies("call_arrived", Say("Again."))
        caller = await house.twilio.call(CALLER, OURS)
        assert caller.over
        assert "within no time" in house.twilio.complaints[0]


@pytest.mark.parametrize(
    ("method", "path", "fields", "status"),
    [
        ("GET", f"/{ACCOUNT}.json", {}, 200),
        ("GET", f"/{ACCOUNT}/Calls/CA9.json", {}, 404),
        ("POST", f"/{ACCOUNT}/Calls/CA9/Recordings.json", {}, 404),
        ("POST", f"/{ACCOUNT}/Calls.json", {"To": "", "Url": "http://x"}, 400),
        ("POST", f"/{ACCOUNT}/Applications/AP9.json", {}, 404),
        ("POST", f"/{ACCOUNT}/Queues.json", {}, 404),
        ("GET", "/AC9/Calls.json", {}, 401),
    ],
)
async def test_rest_answers_as_twilio_would(
    twilio: TwilioDouble, method: str, path: str, fields: dict[str, str], status: int
) -> None:
    """Errors with Twilio's shape; another account is shut out."""
    headers = {"Authorization": aiohttp.encode_basic_auth("SK1", "secret")}
    url = f"{twilio.api_url}/2010-04-01/Accounts{path}"
    async with aiohttp.ClientSession() as session:
        async with session.request(method, url, data=fields or None, headers=headers) as answer:
            body = await answer.json()
            assert (answer.status, "code" in body) == (status, status >= 400)
        async with session.request(method, url, headers={}) as answer:
            assert answer.status == 401


@pytest.fixture
async def twilio(unused_tcp_port: int) -> AsyncIterator[TwilioDouble]:
    """A double whose service is down."""
    async with TwilioDouble(f"http://127.0.0.1:{unused_tcp_port}", ACCOUNT, "token") as twilio:
        yield twilio


async def test_a_caller_of_a_dead_service_hears_an_error(twilio: TwilioDouble) -> None:
    """Twilio's own, and the call is over."""
    caller = await twilio.call(CALLER, OURS)
    assert (caller.last_heard(), caller.over) == ("an application error has occurred", True)
    assert await twilio.text(CALLER, OURS, "Hello?") == 0


async def test_a_list_of_calls_has_pages(twilio: TwilioDouble) -> None:
    """Newest first, each call on one page."""
    calls = [await twilio.call(CALLER, OURS) for _ in range(5)]
    headers = {"Authorization": aiohttp.encode_basic_auth("SK1", "secret")}
    url: str | None = (
        f"/2010-04-01/Accounts/{ACCOUNT}/Calls.json?PageSize=2&Status=completed&To=%2B18005550100"
    )
    seen: list[str] = []
    async with aiohttp.ClientSession(headers=headers) as session:
        while url:
            async with session.get(twilio.api_url + url) as answer:
                page = await answer.json()
            seen += [call["sid"] for call in page["calls"]]
            url = page["next_page_uri"]
    assert seen == [call.sid for call in reversed(calls)]


async def test_what_goes_on_is_waited_for_within_patience() -> None:
    """A condition that never comes is told, not waited for without end."""
    double = TwilioDouble("http://127.0.0.1:1", ACCOUNT, "token", patience=0.01)
    with pytest.raises(TimeoutError):
        await double.until(lambda: False)


async def test_it_can_run_by_itself() -> None:
    """For a rehearsal time passes at the pace of life, or faster."""
    async with House() as house:
        house.desk.replies("call_arrived", Play("music.wav"), Goodbye())
        caller = await house.twilio.call(CALLER, OURS)
        house.twilio.run(speed=1000.0)
        await house.twilio.until(lambda: caller.over)


async def test_the_same_story_gives_the_same_calls(house: House) -> None:
    """Nothing is random: identifiers, order, times."""

    async def story(house: House) -> list[tuple[str, int]]:
        house.desk.replies("call_arrived", Ask((Say("?"),), 1))
        caller = await house.twilio.call(CALLER, OURS)
        await house.twilio.press(caller, "1")
        return [
            (f"{each.path}{sorted(each.form.items())}", each.status) for each in house.twilio.webhooks.sent
        ]

    first = await story(house)
    async with House() as other:
        assert await asyncio.create_task(story(other)) == first
