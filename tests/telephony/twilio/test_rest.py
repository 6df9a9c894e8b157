"""The REST client: well-formed requests, bounded, and every failure told by what it means."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import msgspec
import pytest
from aiohttp import web

from callcenter.ports.telephony import CarrierError, LegGone, Refused, TryAgain, Uncertain
from callcenter.telephony.twilio.answers import NotInProgress, RefusedWith
from callcenter.telephony.twilio.rest import Rest
from tests.telephony.twilio.house import SETTINGS
from tests.telephony.twilio.openapi_check import check_request

CALL = "CA" + "1" * 32
CONFERENCE = "CF" + "2" * 32
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Canned:
    """A server that checks each request against Twilio's description and answers as told."""

    def __init__(self) -> None:
        self.answer: Answer = self.fine
        self.seen: list[tuple[str, str, list[tuple[str, str]]]] = []

    async def fine(self, request: web.Request) -> web.StreamResponse:
        """Answer with everything that any resource needs."""
        listed: dict[str, list[str]] = {
            name: [] for name in ("calls", "conferences", "recordings", "incoming_phone_numbers")
        }
        return web.json_response({"sid": CALL, "status": "queued", "call_sid": CALL, "hold": True, **listed})

    async def handle(self, request: web.Request) -> web.StreamResponse:
        form = await request.post() if request.method == "POST" else request.query
        fields = [(name, str(value)) for name, value in form.items()]
        self.seen.append((request.method, request.path, fields))
        check_request(request.method, request.path, fields)
        return await self.answer(request)

    def fails(self, status: int, code: int = 0, **headers: str) -> None:
        """Answer with an error from now on."""

        async def answer(request: web.Request) -> web.StreamResponse:
            return web.json_response(
                {"code": code, "message": "To +14155550123"}, status=status, headers=headers
            )

        self.answer = answer


@pytest.fixture
def canned() -> Canned:
    """The server's answers."""
    return Canned()


@pytest.fixture
async def rest(canned: Canned) -> AsyncIterator[Rest]:
    """A client of a canned server."""
    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", canned.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    rest = Rest(msgspec.structs.replace(SETTINGS, api_url=url, timeout=60.0, concurrency=5))
    await rest.open()
    yield rest
    await rest.close()
    await runner.cleanup()


async def every_request(rest: Rest) -> None:
    """Make one request of each kind."""
    await rest.create_call({"To": "+14155550123", "From": "+18005550100", "Url": "https://x.example/a"})
    await rest.update_call(CALL, {"Status": "completed"}, urgent=True)
    await rest.call(CALL)
    await rest.latest_calls(To="+14155550123")
    assert [call async for call in rest.calls(Status="in-progress")] == []
    await rest.probe()
    await rest.conferences("contact-1")
    await rest.create_participant(
        CONFERENCE, {"To": "+14155550123", "From": "+18005550100", "EarlyMedia": False}
    )
    await rest.update_participant(CONFERENCE, CALL, {"Hold": True, "HoldUrl": "https://x.example/hold"})
    await rest.participant(CONFERENCE, CALL)
    await rest.remove_participant(CONFERENCE, CALL)
    await rest.start_recording(CALL, {"RecordingStatusCallbackEvent": ("completed", "absent")})
    await rest.update_recording(CALL, {"Status": "paused", "PauseBehavior": "skip"})
    await rest.recordings(CALL)
    await rest.send_message({"To": "+14155550123", "From": "+18005550100", "Body": "Hello"})
    await rest.numbers()
    await rest.update_number("PN" + "3" * 32, {"VoiceUrl": "https://x.example/voice"})
    await rest.application("AP" + "4" * 32)
    await rest.update_application("AP" + "4" * 32, {"VoiceUrl": "https://x.example/voice"})


async def test_every_request_is_one_that_twilio_describes(rest: Rest, canned: Canned) -> None:
    """Paths, fields, one value per field, true and false in Twilio's spelling."""
    await every_request(rest)
    assert len(canned.seen) == 19
    assert ("EarlyMedia", "false") in canned.seen[7][2]


@pytest.mark.parametrize(
    ("status", "code", "error"),
    [
        (400, 21220, NotInProgress),
        (404, 20404, LegGone),
        (404, 0, LegGone),
        (400, 21211, RefusedWith),
        (401, 20003, Refused),
        (403, 0, Refused),
        (302, 0, Refused),
        (500, 0, Uncertain),
        (503, 20503, Uncertain),
    ],
)
async def test_refusals_are_told_by_what_they_mean(
    rest: Rest, canned: Canned, status: int, code: int, error: type[CarrierError]
) -> None:
    """And never with Twilio's words, which may name a caller."""
    canned.fails(status, code)
    with pytest.raises(error) as told:
        await rest.update_call(CALL, {"Status": "completed"})
    assert type(told.value) is error or error is Refused
    assert "+1415" not in str(told.value)
    assert len(canned.seen) == 1  # nothing is repeated here


@pytest.mark.parametrize(
    ("header", "after"), [("7", 7.0), ("0", 0.1), ("9999", 30.0), ("soon", 1.0), ("nan", 1.0), ("", 1.0)]
)
async def test_too_many_requests_may_be_tried_again(
    rest: Rest, canned: Canned, header: str, after: float
) -> None:
    """Twilio never processed it; the wait is the one it names, within reason."""
    canned.fails(429, 20429, **({"Retry-After": header} if header else {}))
    with pytest.raises(TryAgain) as told:
        await rest.create_call({"To": "+14155550123", "From": "+18005550100", "Url": "https://x.example/a"})
    assert told.value.after == after


@pytest.mark.parametrize("body", [b"", b"<html>", b'{"status": "queued"}', b'{"sid": 7}', b"\xff\xfe"])
async def test_a_broken_answer_is_uncertain(rest: Rest, canned: Canned, body: bytes) -> None:
    """The call may exist."""

    async def broken(request: web.Request) -> web.StreamResponse:
        return web.Response(body=body, status=201)

    canned.answer = broken
    with pytest.raises(Uncertain):
        await rest.create_call({"To": "+14155550123", "From": "+18005550100", "Url": "https://x.example/a"})


async def test_a_broken_connection_is_uncertain(rest: Rest, canned: Canned) -> None:
    """The request was sent, the answer never came."""

    async def hang_up(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.close()
        return web.Response()

    canned.answer = hang_up
    with pytest.raises(Uncertain):
        await rest.call(CALL)


async def test_a_slow_answer_is_uncertain(rest: Rest, canned: Canned) -> None:
    """The client's own limit holds."""
    never = asyncio.Event()
    limited = Rest(msgspec.structs.replace(rest._settings, timeout=0.2))
    await limited.open()

    async def stall(request: web.Request) -> web.StreamResponse:
        await never.wait()
        return web.Response()

    canned.answer = stall
    with pytest.raises(Uncertain):
        await limited.call(CALL)
    never.set()
    await limited.close()


async def test_a_refused_connection_may_be_tried_again(unused_tcp_port: int) -> None:
    """Nothing was sent. Nor was it by a client that is not open."""
    rest = Rest(msgspec.structs.replace(SETTINGS, api_url=f"http://127.0.0.1:{unused_tcp_port}"))
    with pytest.raises(TryAgain):
        await rest.call(CALL)
    await rest.open()
    with pytest.raises(TryAgain):
        await rest.call(CALL)
    await rest.close()


async def test_ending_a_call_never_queues_behind_other_requests(rest: Rest, canned: Canned) -> None:
    """The bound holds for what begins something; endings have a lane of their own."""
    gate, waiting = asyncio.Event(), asyncio.Event()

    async def slow_creates(request: web.Request) -> web.StreamResponse:
        if request.method == "GET":
            waiting.set()
            await gate.wait()
        return await canned.fine(request)

    canned.answer = slow_creates
    fetches = [asyncio.create_task(rest.call(CALL)) for _ in range(5)]
    await waiting.wait()
    await rest.update_call(CALL, {"Status": "completed"}, urgent=True)
    assert [method for method, _, _ in canned.seen] == ["GET", "POST"]
    gate.set()
    await asyncio.gather(*fetches)


async def test_lists_are_followed_to_their_end(rest: Rest, canned: Canned) -> None:
    """Page by page, as Twilio names the next one."""

    async def pages(request: web.Request) -> web.StreamResponse:
        page = int(request.query.get("Page", "0"))
        more = f"/2010-04-01/Accounts/{SETTINGS.account_sid}/Calls.json?Page={page + 1}"
        calls = [{"sid": f"CA{page}", "status": "ringing"}]
        return web.json_response({"calls": calls, "next_page_uri": more if page < 2 else None})

    canned.answer = pages
    assert [call.sid async for call in rest.calls(Status="ringing")] == ["CA0", "CA1", "CA2"]


async def test_the_load_that_twilio_states_is_noted(rest: Rest, canned: Canned) -> None:
    """The last figure and the highest; nonsense is passed over."""
    for load in ("9", "3", "many"):
        canned.fails(404, 20404, **{"Twilio-Concurrent-Requests": load})
        with pytest.raises(LegGone):
            await rest.call(CALL)
    assert (rest.concurrent_requests, rest.concurrent_peak) == (3, 9)


async def test_the_login_is_the_api_key_or_else_the_account() -> None:
    """As Twilio advises."""
    assert SETTINGS.login == (SETTINGS.api_key, SETTINGS.api_secret)
    assert msgspec.structs.replace(SETTINGS, api_key="").login == (SETTINGS.account_sid, "12345")


async def test_what_stands_in_a_path_stays_in_it(rest: Rest, canned: Canned) -> None:
    """A name with odd letters begins no other line of the request."""
    with pytest.raises(CarrierError):
        await rest.participant("röom 7\rX-Odd: 1", CALL)
    ((_, path, _),) = canned.seen
    assert path.endswith(f"/Conferences/röom 7\rX-Odd: 1/Participants/{CALL}.json")
